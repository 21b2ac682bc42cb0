"""What a user may choose of a report; always filled in, so that the first look already shows something."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timpora.core.dates import TanggalField, format_range, format_table
from timpora.core.forms import ScopedForm, shown_value
from timpora.core.reports.periods import last_closed_month, presets

LONGEST_YEARS = 10
PERIOD = ("dari", "sampai")


class ReportForm(ScopedForm):
    """The period. Names are those of the filters of lists, so that an address may be carried over."""

    dari = TanggalField(label=gettext_lazy("Dari tanggal"))
    sampai = TanggalField(label=gettext_lazy("Sampai tanggal"))

    @classmethod
    def filled(cls, data: Mapping[str, str], user) -> "ReportForm":
        """A bound form: what ``data`` does not name stands as in ``defaults``."""
        return cls({**cls.defaults(user), **{key: data[key] for key in data}}, user=user)

    @classmethod
    def defaults(cls, user) -> dict[str, Any]:
        first, last = last_closed_month(timezone.localdate())
        return {"dari": format_table(first), "sampai": format_table(last)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("dari"), cleaned.get("sampai")
        if first and last and last < first:
            self.add_error("sampai", _("Tanggal akhir lebih awal daripada tanggal awal. Tukar keduanya."))
        elif first and last and last.year - first.year > LONGEST_YEARS:
            message = _("Periode paling lama %(years)s tahun. Pilih periode yang lebih pendek.")
            self.add_error("sampai", message % {"years": LONGEST_YEARS})
        return cleaned

    def chosen(self) -> list[tuple[str, str]]:
        """Every choice in words, as the audit log and the sheet of definitions keep it; needs a valid form."""
        period = format_range(self.cleaned_data["dari"], self.cleaned_data["sampai"])
        words = [(_("Periode"), period)]
        for name, value in self.cleaned_data.items():
            if name not in PERIOD and value not in (None, ""):
                words.append((str(self.fields[name].label), shown_value(self.fields[name], value)))
        return words

    def carried(self) -> list[tuple[str, str]]:
        """Names and texts that make the same choice again, for hidden fields and addresses; needs a valid form."""
        return [(name, _text(value)) for name, value in self.cleaned_data.items() if value not in (None, "")]

    def shortcuts(self, today: date) -> list[dict[str, Any]]:
        """Links to the usual periods that keep every other choice: dicts of label, url, current."""
        rest = [(name, text) for name, text in self.data.items() if name in self.fields and name not in PERIOD]
        links = []
        for label, first, last in presets(today):
            days = {"dari": format_table(first), "sampai": format_table(last)}
            current = self.is_valid() and (self.cleaned_data["dari"], self.cleaned_data["sampai"]) == (first, last)
            links.append({"label": label, "url": f"?{urlencode([*days.items(), *rest])}", "current": current})
        return links


def _text(value: Any) -> str:
    if isinstance(value, date):
        return format_table(value)
    return str(value.pk if isinstance(value, models.Model) else value)
