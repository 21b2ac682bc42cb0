from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from timpora.core import audit
from timpora.core.forms import ScopedModelForm, StaleEditError
from timpora.core.models import AuditEvent
from timpora.core.once import Once
from timpora.core.views.base import Page


class FormPage(Page):
    """A form page: what was typed comes back after a failure, and nothing is stored twice."""

    template_name = "core/form.html"
    form_class: type[ScopedModelForm]
    submit_label: Any = ""
    saved_message: Any = ""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.make_form())

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        return self.save(form)

    def form_kwargs(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def make_form(self, data=None):
        return self.form_class(data, self.request.FILES or None, **self.form_kwargs())

    def save(self, form) -> HttpResponse:
        raise NotImplementedError

    def finish(self, row: models.Model) -> HttpResponse:
        messages.success(self.request, self.saved_message or _("Perubahan disimpan."))
        return HttpResponseRedirect(self.success_url(row))

    def success_url(self, row: models.Model) -> str:
        return row.get_absolute_url()

    def cancel_url(self) -> str:
        return self.list_crumb()["url"]

    def show(self, form, status: int = 200, **more: Any) -> HttpResponse:
        context = self.page_context() | {
            "form": form,
            "cancel_url": self.cancel_url(),
            "submit_label": self.submit_label or _("Simpan"),
            "conflict": None,
        }
        return render(self.request, self.template_name, context | more, status=status)

    def show_taken(self, form) -> HttpResponse:
        """Somebody stored the same between our look and our insert."""
        form.add_error(None, _("Data yang sama baru saja disimpan. Buka daftarnya untuk melihatnya."))
        return self.show(form, status=HTTPStatus.CONFLICT)

    def crumbs(self) -> list[dict[str, Any]]:
        return [self.list_crumb()]


class CreatePage(FormPage):
    """Make one row. The form carries a token; a second click on it shows what the first one made."""

    action = "add"

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        once = Once(request)
        if earlier := once.earlier_result():
            return HttpResponseRedirect(earlier)
        response = super().post(request, **kwargs)
        if response.status_code == HTTPStatus.FOUND:
            once.done(response["Location"])
        else:
            once.failed()
        return response

    def save(self, form) -> HttpResponse:
        try:
            with transaction.atomic():
                row = self.create(form)
                audit.record_request(self.request, audit.Verb.CREATE, row, fields=form.typed_changes)
        except IntegrityError:
            return self.show_taken(form)
        return self.finish(row)

    def create(self, form) -> models.Model:
        return form.save()

    def make_form(self, data=None):
        form = super().make_form(data)
        token = forms.CharField(widget=forms.HiddenInput, required=False, initial=get_random_string(32))
        form.fields["form_token"] = token
        return form


class UpdatePage(FormPage):
    """Change one row. Whoever saves second is shown what the first one changed, and keeps his own words."""

    action = "change"
    lookup = "pk"
    # A form shows what it lets one change: opening one about a person is reading, and is logged as such.
    audited = False

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        response = super().get(request, **kwargs)
        if self.audited:
            audit.record_request(request, audit.Verb.VIEW, self.audit_subject(), detail={"bagian": "ubah"})
        return response

    def audit_subject(self) -> models.Model:
        return self.row

    @cached_property
    def row(self) -> models.Model:
        return self.row_or_404(**{self.lookup: self.kwargs[self.lookup]})

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"instance": self.row}

    def cancel_url(self) -> str:
        return self.row.get_absolute_url()

    def save(self, form) -> HttpResponse:
        changed = form.typed_changes
        try:
            with transaction.atomic():
                row = form.save_guarded()
                if changed:
                    audit.record_request(self.request, audit.Verb.UPDATE, row, fields=changed)
        except IntegrityError:
            return self.show_taken(form)
        except StaleEditError as stale:
            conflict = self.conflict(form, stale.current)
            form.take_version_of(stale.current)
            return self.show(form, status=HTTPStatus.CONFLICT, conflict=conflict)
        return self.finish(row)

    def conflict(self, form, current: models.Model) -> dict[str, Any]:
        """Who was faster, when, and where the two texts differ."""
        kind, public_id = current._meta.label_lower, str(getattr(current, "public_id", None) or current.pk)
        last = AuditEvent.objects.visible_to(self.request.user).about(kind, public_id)
        last = last.filter(verb=audit.Verb.UPDATE).order_by("-id").first()
        return {
            "by": last.actor if last else _("Pengguna lain"),
            "at": last.at if last else None,
            "rows": form.difference(current),
        }
