"""Who was here in a period: the one set of people that Rekap A lists and Rekap F counts."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import Stay, StayPermit
from registry.models.stay import StayQuerySet
from registry.reports.place import PlaceReport
from timpora.core.dates import format_table
from timpora.core.reports.report import Numbers


class PresenceReport(PlaceReport):
    """A report on people present in the period, each once, at his last place in it."""

    subject = gettext_lazy("Daftar orang asing yang berada")

    def stays(self, user, filters: Mapping[str, Any]) -> StayQuerySet:
        """One stay per person: the last that touches the period and lies in the chosen area."""
        first, last = filters["dari"], filters["sampai"]
        return Stay.objects.present(user, first, last, **self.area(filters)).latest_per_person()

    def control_numbers(self, user, filters: Mapping[str, Any]) -> Numbers:
        stays = self.stays(user, filters)
        found = stays.aggregate(
            people=Count("pk"),
            nationalities=Count("person__nationality", distinct=True),
            districts=Count("district", distinct=True),
        )
        permits = StayPermit.objects.current_on(filters["sampai"]).filter(person=OuterRef("person"))
        return [
            (_("orang"), found["people"]),
            (_("kewarganegaraan"), found["nationalities"]),
            (_("kecamatan"), found["districts"]),
            (_("tanpa izin tercatat"), stays.filter(~Exists(permits)).count()),
        ]

    def list_url(self, filters: Mapping[str, Any]) -> str:
        """The list of people with the same period and kecamatan; it cannot be narrowed to one of several regencies."""
        if filters.get("wilayah"):
            return ""
        wanted = {name: format_table(filters[name]) for name in ("dari", "sampai")}
        if district := filters.get("kecamatan"):
            wanted["kecamatan"] = district.pk
        return f"{reverse('registry:person_list')}?{urlencode(wanted)}"

    def definitions(self) -> list[tuple[str, str]]:
        return [
            (
                _("Orang asing yang berada"),
                _(
                    "Setiap orang dengan sedikitnya satu keberadaan yang menyentuh periode ini di wilayah yang "
                    "dipilih: datang paling lambat hari terakhir periode, dan belum pergi sebelum hari pertamanya. "
                    "Tiap orang dihitung satu kali, pada keberadaannya yang terakhir."
                ),
            ),
            (
                _("Izin tinggal"),
                _(
                    "Izin yang berlaku pada hari terakhir periode; jika tidak ada, izin yang berakhir paling akhir. "
                    "“Tanpa izin tercatat” berarti belum ada izin orang itu dalam data, bukan bahwa ia tidak "
                    "memilikinya."
                ),
            ),
            (_("Kecamatan"), _("Kecamatan tempat keberadaan terakhir dalam periode.")),
        ]
