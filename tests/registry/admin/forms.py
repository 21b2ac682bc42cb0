"""Filling in the forms of the admin as a browser would."""

from django.contrib import admin
from django.urls import reverse


def page_of(name: str, page: str, row=None) -> str:
    """``page_of("user", "change", row)``: the address of an admin page."""
    model = next(model for model in admin.site._registry if model._meta.model_name == name)
    return reverse(f"admin:{model._meta.app_label}_{name}_{page}", args=[row.pk] if row is not None else [])


def typed(response) -> dict:
    """What the browser would send back from a form that nobody touched."""
    formsets = [one.formset for one in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    fields = [field for form in forms for field in form]
    values = {field.html_name: field.value() for field in fields}
    return {name: _sent(value) for name, value in values.items() if value is not None and value is not False}


def _sent(value):
    return [getattr(one, "pk", one) for one in value] if isinstance(value, list | tuple) else value


def errors_of(response) -> dict:
    return response.context["adminform"].form.errors
