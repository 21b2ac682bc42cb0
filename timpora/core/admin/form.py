from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from timpora.core.audit import Verb
from timpora.core.forms import ScopedModelForm, StaleEditError, shown_value
from timpora.core.models import AuditEvent


class AdminForm(ScopedModelForm):
    """The scoped form as Django's admin needs it: it learns its user from the class, and saves in two steps."""

    # Set by `ScopedAdmin.get_form` on a subclass made for one request.
    asked_by: Any = None
    # Rows of label, original, theirs, yours, when somebody else was faster.
    conflict: list[dict[str, str]] | None = None

    def __init__(self, *args, user=None, **kwargs) -> None:
        super().__init__(*args, user=user or self.asked_by, **kwargs)
        if self.instance.pk:
            for name in self._plural_names():
                self.initial[name] = list(self._visible_links(self.instance, name))

    @cached_property
    def changed_data(self) -> list[str]:
        """Without what the form carries for itself, so that the history names only what a person typed."""
        return [name for name in super().changed_data if name in self.typed_fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        stored = self.instance
        if cleaned.get("version") and cleaned["version"] != stored.version:
            self.conflict = self.difference(stored)
            self.add_error(None, stale_sentence(stored, self.user))
            self.take_version_of(stored)
        return cleaned

    def take_version(self) -> None:
        """Raise the version of the row. ``StaleEditError`` when somebody saved since ``clean`` looked."""
        if "version" not in self.fields:
            return
        opened = self.cleaned_data["version"]
        rows = type(self.instance)._base_manager.filter(pk=self.instance.pk, version=opened)
        if not rows.update(version=opened + 1):
            raise StaleEditError(self.instance)
        self.instance.version = opened + 1

    def _save_m2m(self) -> None:
        """Keep links to rows this user does not see: he cannot have meant to take them away."""
        for name in self._plural_names():
            hidden = getattr(self.instance, name).exclude(pk__in=self._choices(name))
            self.cleaned_data[name] = [*self.cleaned_data[name], *hidden]
        super()._save_m2m()

    # What the two editors typed, lists of rows included. ------------------------------------------------

    def difference(self, current: models.Model) -> list[dict[str, str]]:
        plural, every = self._plural_names(), self.typed_fields
        self.typed_fields = {name: field for name, field in every.items() if name not in plural}
        rows = super().difference(current)
        self.typed_fields = every
        for name in plural:
            theirs = _joined(self._visible_links(current, name))
            yours = _joined(self.cleaned_data.get(name) or ())
            if theirs != yours:
                label = str(self.fields[name].label)
                rows.append({"label": label, "original": "", "theirs": theirs, "yours": yours})
        return rows

    def _shown_initial(self) -> dict[str, str]:
        plural = self._plural_names()
        return {
            name: shown_value(field, self.get_initial_for_field(field, name))
            for name, field in self.typed_fields.items()
            if name not in plural
        }

    def _plural_names(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, forms.ModelMultipleChoiceField)]

    def _choices(self, name: str) -> models.QuerySet:
        return self.fields[name].queryset.order_by().values("pk")

    def _visible_links(self, row: models.Model, name: str) -> models.QuerySet:
        return getattr(row, name).filter(pk__in=self._choices(name))


def _joined(rows) -> str:
    return ", ".join(sorted(str(row) for row in rows)) or "–"


def stale_sentence(row: models.Model, user) -> str:
    """Who changed ``row`` last and when, as far as ``user`` may know it."""
    events = AuditEvent.objects.visible_to(user).about(row._meta.label_lower, str(row.pk))
    last = events.filter(verb=Verb.UPDATE).order_by("-id").first()
    if last is None:
        return _("Pengguna lain mengubah data ini. Lihat perbedaannya sebelum menyimpan.")
    when = time_format(timezone.localtime(last.at), "H.i")
    return _("%(name)s mengubah data ini pukul %(time)s. Lihat perbedaannya sebelum menyimpan.") % {
        "name": last.actor,
        "time": when,
    }
