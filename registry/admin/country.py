from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import REFERENCE
from registry.models import Country
from timpora.core.admin import ScopedAdmin


class NamesField(forms.CharField):
    """A list of names, one on a line."""

    widget = forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value) -> list[str]:
        lines = (" ".join(line.split()) for line in (value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial, data) -> bool:
        return self.to_python(data) != list(initial or [])


@admin.register(Country)
class CountryAdmin(ScopedAdmin):
    """Codes and names follow ISO and ICAO; what is learned over time is how people write them."""

    section = REFERENCE
    list_display = ["name", "code", "alpha2", "icao", "name_en", "is_state"]
    list_filter = ["is_state"]
    search_fields = ["name", "name_en", "code__iexact", "alpha2__iexact", "icao__iexact"]
    search_help_text = _("Nama Indonesia atau Inggris, atau kode.")
    fields = ["name", "code", "alpha2", "icao", "name_en", "is_state", "aliases"]
    readonly_fields = ["name", "code", "alpha2", "icao", "name_en", "is_state"]

    def has_add_permission(self, request) -> bool:
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "aliases":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        explained = _(
            "Satu nama per baris. Nama dengan * di akhir tetap dibaca saat impor, tetapi pengirim diberi tahu "
            "cara membacanya, misalnya Cina*."
        )
        return NamesField(label=db_field.verbose_name, help_text=explained, required=False)
