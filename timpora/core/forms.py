"""Forms that know who is filling them in, and that notice when somebody else was faster."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core import signing
from django.db import models, transaction
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import gettext as _

from timpora.core.dates import PartialDateField, TanggalField
from timpora.core.models import VersionedModel

OPENED_SALT = "timpora.form.opened"


class StaleEditError(Exception):
    """Somebody changed the row after this editor opened it; ``current`` is the row as it stands now."""

    def __init__(self, current: models.Model) -> None:
        super().__init__(str(current))
        self.current = current


class ScopedFormMixin:
    """Narrows every choice of rows to what the user may see, and reads dates the Indonesian way."""

    FIELDSETS: Iterable[tuple[Any, Iterable[str]]] = ()

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for field in self.fields.values():
            queryset = getattr(field, "queryset", None)
            if queryset is not None and hasattr(queryset, "visible_to"):
                field.queryset = queryset.visible_to(user)
            label = str(field.label or "")
            field.error_messages |= {
                "required": _("%(label)s belum diisi.") % {"label": label},
                "invalid_choice": _("Pilihan %(label)s tidak ada di daftar. Pilih satu dari daftar.")
                % {"label": label},
            }
            if getattr(field, "empty_label", None) == BLANK_CHOICE_DASH[0][1]:
                field.empty_label = _("Pilih …")
            elif isinstance(field, forms.TypedChoiceField) and BLANK_CHOICE_DASH[0] in list(field.choices):
                field.choices = [("", _("Pilih …")), *(one for one in field.choices if one != BLANK_CHOICE_DASH[0])]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        if self.FIELDSETS:
            named = [name for _legend, names in self.FIELDSETS for name in names]
            rest = [name for name in self.fields if name not in named]
            helper.layout = Layout(*(Fieldset(legend, *names) for legend, names in self.FIELDSETS), *rest)
        return helper


class ScopedForm(ScopedFormMixin, forms.Form):
    """A plain form with scoped choices."""


def indonesian_field(field: models.Field, **kwargs) -> forms.Field | None:
    """Form field of a model field, dates by the one field of the house."""
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return field.formfield(form_class=TanggalField, **kwargs)
    return field.formfield(**kwargs)


class ScopedMeta:
    """What the ``Meta`` of every scoped model form inherits."""

    formfield_callback = indonesian_field


class ScopedModelForm(ScopedFormMixin, forms.ModelForm):
    """A model form with scoped choices and, for rows that carry a version, a guard against lost edits."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in self._beyond_scope():
            # What the editor may not see he neither reads nor erases.
            del self.fields[name]
        self.typed_fields = dict(self.fields)
        if self.instance.pk and isinstance(self.instance, VersionedModel):
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=self.instance.version)
            # What the editor saw when he opened the form, so that he can be shown what changed since.
            seen = signing.dumps(self._shown_initial(), salt=OPENED_SALT, compress=True)
            self.fields["opened"] = forms.CharField(widget=forms.HiddenInput, initial=seen, required=False)

    def _beyond_scope(self) -> list[str]:
        """Fields whose stored choice is a row this user does not see."""
        if not self.instance.pk:
            return []
        return [
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.ModelChoiceField)
            and not isinstance(field, forms.ModelMultipleChoiceField)
            and (stored := self.initial.get(name)) is not None
            and not field.queryset.filter(pk=stored).exists()
        ]

    @property
    def typed_changes(self) -> list[str]:
        """Names of the fields a person changed; what the form carries for itself does not count."""
        return [name for name in self.changed_data if name in self.typed_fields]

    def _shown_initial(self) -> dict[str, str]:
        return {
            name: shown_value(field, self.get_initial_for_field(field, name))
            for name, field in self.typed_fields.items()
        }

    def save_guarded(self) -> models.Model:
        """Save unless the row has moved on. Raises ``StaleEditError`` and writes nothing in that case."""
        if "version" not in self.fields:
            return self.save()
        with transaction.atomic():
            opened = self.cleaned_data["version"]
            taken = type(self.instance)._base_manager.filter(pk=self.instance.pk, version=opened)
            if not taken.update(version=opened + 1):
                raise StaleEditError(type(self.instance)._base_manager.get(pk=self.instance.pk))
            self.instance.version = opened + 1
            return self.save()

    def difference(self, current: models.Model) -> list[dict[str, str]]:
        """Where the three texts differ: dicts of label, original, theirs (stored now), yours (typed)."""
        now = type(self)(instance=current, user=self.user)._shown_initial()
        try:
            before = signing.loads(self.data.get(self.add_prefix("opened"), ""), salt=OPENED_SALT)
        except signing.BadSignature:
            before = {}
        rows = []
        for name, field in self.typed_fields.items():
            yours, theirs = shown_value(field, self.cleaned_data.get(name)), now[name]
            if yours != theirs:
                row = {"label": str(field.label), "original": before.get(name, ""), "theirs": theirs, "yours": yours}
                rows.append(row)
        return rows

    def take_version_of(self, current: models.Model) -> None:
        """Let the next attempt start from the row as it stands now, with the user's own words still filled in."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(current.version)
        fresh = type(self)(instance=current, user=self.user)
        self.data[self.add_prefix("opened")] = fresh.fields["opened"].initial


def shown_value(field: forms.Field, value: Any) -> str:
    """A value in the words the form shows for it."""
    if isinstance(value, models.Model):
        return str(value)
    if value in (None, ""):
        return "–"
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [getattr(one, "pk", one) for one in value]
        return ", ".join(map(str, field.queryset.model._base_manager.filter(pk__in=keys))) or "–"
    if isinstance(field, forms.ModelChoiceField):
        found = field.queryset.model._base_manager.filter(pk=value).first()
        return str(found) if found else "–"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.flatchoices if hasattr(field, "flatchoices") else field.choices).get(value, value))
    if isinstance(field, TanggalField | PartialDateField):
        return field.widget.format_value(value)
    return str(value)
