from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import Notice, Stay
from registry.models.stay import StayQuerySet
from timpora.core.documents import Letterhead
from timpora.core.reports import Column, Report
from timpora.core.reports.report import Numbers

# The number as it is compared, made of the reporter's own letters: how others wrote it is not his to know.
FIELDS = (
    "reported_name",
    "document__number_key",
    "arrived",
    "departed",
    "room",
    "notice__serial_year",
    "notice__serial",
)
NAME, NUMBER, ARRIVED, DEPARTED, ROOM, YEAR, SERIAL = range(len(FIELDS))


class RekapSendiri(Report):
    """What a reporter handed in itself, and nothing else that is known of these people."""

    slug = "rekap-sendiri"
    title = gettext_lazy("Daftar tamu dan karyawan yang dilaporkan")
    description = gettext_lazy("Tamu dan karyawan asing seperti yang Anda laporkan, dengan nomor laporannya.")
    permission = "registry.export_own"
    columns = (
        Column(gettext_lazy("Nama pada laporan"), itemgetter(NAME), width=30),
        Column(gettext_lazy("Nomor paspor"), itemgetter(NUMBER), width=18),
        Column(gettext_lazy("Tgl datang"), itemgetter(ARRIVED), "date", 13),
        Column(gettext_lazy("Tgl pergi"), itemgetter(DEPARTED), "date", 13),
        Column(gettext_lazy("Kamar"), itemgetter(ROOM), width=10),
        Column(gettext_lazy("Laporan"), lambda line: notice_number(line), width=16),
    )

    def stays(self, user, filters: Mapping[str, Any]) -> StayQuerySet:
        """Stays that came in with a notice of the place itself; what officers saw there is not among them."""
        found = Stay.objects.present(user, filters["dari"], filters["sampai"])
        return found.filter(notice__establishment=F("establishment"))

    def rows(self, user, filters: Mapping[str, Any]) -> Iterator[tuple]:
        return self.stays(user, filters).order_by("arrived", "pk").values_list(*FIELDS).iterator(chunk_size=2_000)

    def control_numbers(self, user, filters: Mapping[str, Any]) -> Numbers:
        found = self.stays(user, filters).aggregate(stays=Count("pk"), notices=Count("notice", distinct=True))
        return [(_("baris"), found["stays"]), (_("laporan"), found["notices"])]

    def definitions(self) -> list[tuple[str, str]]:
        return [
            (
                _("Isi daftar"),
                _("Tamu dan karyawan dari laporan Anda sendiri yang berada pada sedikitnya satu hari dalam periode."),
            ),
            (_("Nama dan paspor"), _("Seperti pada laporan Anda; nomor paspor tanpa spasi dan tanda hubung.")),
        ]

    def letterhead(self, user, filters: Mapping[str, Any]) -> Letterhead:
        place = user.establishment
        return Letterhead((place.name.upper(), place.address) if place and place.address else (str(place or ""),))


def notice_number(line: tuple) -> str:
    return Notice(serial_year=line[YEAR], serial=line[SERIAL]).number if line[SERIAL] else ""
