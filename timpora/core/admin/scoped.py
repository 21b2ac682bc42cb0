import re
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from timpora.core import audit
from timpora.core.admin.form import AdminForm
from timpora.core.admin.lists import CappedPaginator, visible_rows
from timpora.core.dates import DateTextInput, TanggalField
from timpora.core.forms import StaleEditError

# What an address may ask of a field that a filter beside the list names. Anything else, such as
# `startswith` on a hash, would let a row be guessed letter by letter.
FILTER_LOOKUPS = frozenset({"exact", "isnull", "gte", "gt", "lte", "lt", "year", "month", "day"})
# Of these a value begins with its year.
TIME_LOOKUPS = frozenset({"year", "gte", "gt", "lte", "lt"})
FIRST_DIGITS = re.compile(r"\d+")
FIRST_YEAR, LAST_YEAR = 1900, 2200


class ScopedRows:
    """What lists, inlines, history and autocompletion have in common: rows and choices the user may see."""

    formfield_overrides = {models.DateField: {"form_class": TanggalField, "widget": DateTextInput}}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = super().get_queryset(request)
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", visible_rows(db_field.remote_field.model, request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", visible_rows(db_field.remote_field.model, request.user))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """Rows are deactivated or ended, never deleted."""
        return False


class PartRows(ScopedRows):
    """Rows of another model on the page of the one they belong to."""

    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Without rows that point at something the user may not see; they stay as they are."""
        rows = super().get_queryset(request)
        for field in self.opts.get_fields():
            if field.many_to_one and not field.auto_created and hasattr(field.related_model.objects, "visible_to"):
                seen = models.Q(**{f"{field.name}__in": visible_rows(field.related_model, request.user).order_by()})
                rows = rows.filter(seen | models.Q(**{f"{field.name}__isnull": True}) if field.null else seen)
        return rows


class ScopedStack(PartRows, admin.StackedInline):
    """Part rows of several lines each."""


class ScopedAdmin(ScopedRows, admin.ModelAdmin):
    """One table in the admin. Rights come from the grants, rows from the scope, and every change leaves an event.

    ``section`` is where it stands on the index: (order, heading).
    """

    form = AdminForm
    section: tuple[int, Any] = (50, _("Lainnya"))
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    change_form_template = "admin/scoped_change_form.html"

    def get_form(self, request, obj=None, change=False, **kwargs):
        made = super().get_form(request, obj, change=change, **kwargs)
        return type(made.__name__, (made,), {"asked_by": request.user})

    def get_object(self, request, object_id, from_field=None):
        """Rows of others and rows that never were answer alike: 404."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def get_view_on_site_url(self, obj=None) -> str | None:
        return obj.get_absolute_url() if obj is not None and hasattr(obj, "get_absolute_url") else None

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list ask themselves."""
        filters = [item[0] if isinstance(item, tuple) else item for item in self.get_list_filter(request)]
        offered = {getattr(item, "parameter_name", item) for item in filters}
        if lookup in offered:
            return True
        name, _separator, ending = lookup.rpartition("__")
        known = any(name == item or name.startswith(f"{item}__") for item in offered)
        if not known or ending not in FILTER_LOOKUPS or self._out_of_time(ending, str(value)):
            return False
        return super().lookup_allowed(lookup, value, request)

    @staticmethod
    def _out_of_time(ending: str, value: str) -> bool:
        """Whether a year is asked for that databases and calendars cannot count to."""
        digits = FIRST_DIGITS.match(value)
        return ending in TIME_LOOKUPS and bool(digits) and not FIRST_YEAR <= int(digits.group()) <= LAST_YEAR

    # Saving ---------------------------------------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except StaleEditError:
            # Somebody saved between our look and our write; looking again shows what he changed.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change) -> None:
        if change:
            form.take_version()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        fields = form.changed_data + [name for formset in formsets for name in _changed_names(formset)]
        if fields or not change:
            verb = audit.Verb.UPDATE if change else audit.Verb.CREATE
            audit.record_request(request, verb, form.instance, fields=set(fields))


def _changed_names(formset) -> list[str]:
    """``official`` for a new row, ``official.name`` for a field of one that was there."""
    noun = formset.model._meta.model_name
    changed = [f"{noun}.{name}" for _row, names in formset.changed_objects for name in names]
    return changed + ([noun] if formset.new_objects else [])


class ReadOnlyAdmin(ScopedAdmin):
    """A table to look things up in; its rows come from elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
