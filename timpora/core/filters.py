from typing import Any

import django_filters
from django.utils.crypto import salted_hmac

from timpora.core.dates import TanggalField
from timpora.core.forms import shown_value


class DayFilter(django_filters.DateFilter):
    """A day, typed the Indonesian way."""

    field_class = TanggalField


class ScopedFilterSet(django_filters.FilterSet):
    """Filters of a list: choices are narrowed to what the user sees, unknown parameters are ignored."""

    def __init__(self, data=None, queryset=None, *, request=None, **kwargs) -> None:
        super().__init__(data, queryset, request=request, **kwargs)
        for field in self.form.fields.values():
            choices = getattr(field, "queryset", None)
            if choices is not None and hasattr(choices, "visible_to"):
                field.queryset = choices.visible_to(request.user)

    def used(self) -> dict[str, Any]:
        """Filters that are set, by name, with their cleaned values."""
        cleaned = getattr(self.form, "cleaned_data", {}) if self.form.is_bound and self.form.is_valid() else {}
        return {
            name: value for name, value in cleaned.items() if value not in (None, "", [], ()) and value is not False
        }

    def chips(self) -> list[dict[str, str]]:
        """Active filters in words, each with the address that takes it away."""
        chips = []
        for name, value in self.used().items():
            field = self.form.fields[name]
            left = self.data.copy() if hasattr(self.data, "copy") else {}
            for gone in (name, "sesudah", "sebelum"):
                left.pop(gone, None)
            text = str(field.label) if value is True else f"{field.label}: {shown_value(field, value)}"
            chips.append({"label": text, "remove_url": f"?{left.urlencode()}"})
        return chips

    def trace(self) -> dict[str, Any]:
        """What the audit log keeps of a search: which filters, and free text only as a keyed hash.

        With the hash an auditor can answer "did anybody look for this name?", but nobody can read the names
        off the log.
        """
        used = self.used()
        kept: dict[str, Any] = {"saringan": sorted(used)}
        if text := used.get("q"):
            kept["sidik"] = salted_hmac("timpora.search", str(text).casefold()).hexdigest()[:16]
        return kept
