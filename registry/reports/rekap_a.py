from collections import namedtuple
from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import Person, Stay
from registry.reports.papers import Passport, Permit, current_permits, in_batches, newest_passports, permit_word
from registry.reports.presence import PresenceReport
from timpora.core.dates import PartialDate
from timpora.core.reports import Column

SEXES = {Person.Sex.MALE: "L", Person.Sex.FEMALE: "P", Person.Sex.UNSPECIFIED: "X"}
ORDER = ("district_id", "person__name_key", "person_id")

NO_PASSPORT, NO_PERMIT = Passport(), Permit()

# What is read of a stay, by the name it has here.
STAY_FIELDS = {
    "pk": "pk",
    "person": "person_id",
    "name": "person__full_name",
    "sex": "person__sex",
    "birth_date": "person__birth_date",
    "birth_precision": "person__birth_precision",
    "birth_place": "person__birth_place",
    "nationality": "person__nationality__name",
    "category": "person__category",
    "document": "document_id",
    "number": "document__number",
    "expires_on": "document__expires_on",
    "purpose": "purpose",
    "establishment": "establishment__name",
    "establishment_address": "establishment__address",
    "address": "address",
    "village": "village__name",
    "district": "district__name",
    "arrived": "arrived",
    "arrival_known": "arrival_known",
    "departed": "departed",
    "source": "source",
    "note": "note",
}
StayLine = namedtuple("StayLine", STAY_FIELDS)
Line = namedtuple("Line", [*STAY_FIELDS, "passport", "permit", "category_word", "source_word", "remark"])


class RekapA(PresenceReport):
    """Everybody who was here, one row each (Permendagri 49/2010)."""

    slug = "rekap-a"
    title = gettext_lazy("Rekap A Orang Asing")
    description = gettext_lazy(
        "Daftar nama orang asing yang berada di wilayah, dengan paspor, izin tinggal, dan alamat."
    )
    columns = (
        Column(gettext_lazy("Nama lengkap"), attrgetter("name"), width=22),
        Column(gettext_lazy("L/P"), lambda line: SEXES.get(line.sex, line.sex), width=5, align="center"),
        Column(gettext_lazy("Tempat, tanggal lahir"), lambda line: birth_text(line), width=17),
        Column(gettext_lazy("Kewarganegaraan"), attrgetter("nationality"), width=13),
        Column(
            gettext_lazy("Nomor"),
            attrgetter("passport.number"),
            width=12,
            group=gettext_lazy("Paspor"),
            private="registry.view_document_number",
        ),
        Column(gettext_lazy("Berlaku s.d."), attrgetter("passport.expires_on"), "date", 11, gettext_lazy("Paspor")),
        Column(
            gettext_lazy("Jenis"),
            lambda line: permit_word(line.permit.kind),
            width=10,
            group=gettext_lazy("Izin tinggal"),
        ),
        Column(gettext_lazy("Nomor"), attrgetter("permit.number"), width=13, group=gettext_lazy("Izin tinggal")),
        Column(
            gettext_lazy("Berlaku s.d."), attrgetter("permit.valid_until"), "date", 11, gettext_lazy("Izin tinggal")
        ),
        Column(
            gettext_lazy("Indeks visa"), attrgetter("permit.visa_index"), width=9, group=gettext_lazy("Izin tinggal")
        ),
        Column(gettext_lazy("Kategori pemantauan"), attrgetter("category_word"), width=14),
        Column(gettext_lazy("Kegiatan/tujuan"), attrgetter("purpose"), width=16),
        Column(gettext_lazy("Penjamin/sponsor"), attrgetter("permit.sponsor"), width=18),
        Column(gettext_lazy("Alamat di daerah"), lambda line: address_text(line), width=22),
        Column(gettext_lazy("Desa/Kel."), attrgetter("village"), width=12),
        Column(gettext_lazy("Kecamatan"), attrgetter("district"), width=12),
        Column(gettext_lazy("Tgl datang"), attrgetter("arrived"), "date", 11),
        Column(gettext_lazy("Tgl pergi"), attrgetter("departed"), "date", 11),
        Column(gettext_lazy("Sumber informasi"), attrgetter("source_word"), width=12),
        Column(gettext_lazy("Ket."), attrgetter("remark"), width=18),
    )

    def rows(self, user, filters: Mapping[str, Any]) -> Iterator[Line]:
        stays = self.stays(user, filters).order_by(*ORDER).values_list("pk", flat=True)
        for batch in in_batches(stays):
            yield from lines_of(batch, filters["sampai"], timezone.localdate())

    def definitions(self) -> list[tuple[str, str]]:
        return [
            *super().definitions(),
            (_("Paspor"), _("Paspor yang ditunjukkan pada keberadaan itu; jika tidak dicatat, paspor yang terbaru.")),
            (
                _("Tgl datang"),
                _("Hari pertama yang diketahui, bila kolom Ket. menyebut bahwa tanggalnya tidak dilaporkan."),
            ),
        ]


def lines_of(stays: list[int], last: date, today: date) -> list[Line]:
    """Lines of these stays in their order, papers as on ``last``; three queries, however many there are."""
    by_key = {values[0]: StayLine(*values) for values in _read(stays)}
    found = [by_key[pk] for pk in stays if pk in by_key]
    permits = current_permits([stay.person for stay in found], last)
    passports = newest_passports([stay.person for stay in found if stay.document is None])
    categories, sources = _words(Person.Category), _words(Stay.Source)
    lines = []
    for stay in found:
        permit = permits.get(stay.person, NO_PERMIT)
        shown = Passport(stay.number, stay.expires_on) if stay.document else passports.get(stay.person, NO_PASSPORT)
        remark = remark_text(stay, permit, min(last, today))
        words = categories.get(stay.category, stay.category), sources.get(stay.source, stay.source)
        lines.append(Line(*stay, shown, permit, *words, remark))
    return lines


def _read(stays: list[int]):
    return Stay.objects.filter(pk__in=stays).values_list(*STAY_FIELDS.values())


def _words(choices) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


def birth_text(line: Line) -> str:
    day = str(PartialDate.from_date(line.birth_date, line.birth_precision)) if line.birth_date else ""
    return ", ".join(filter(None, (line.birth_place, day)))


def address_text(line: Line) -> str:
    return ", ".join(filter(None, (line.establishment, line.address or line.establishment_address)))


def remark_text(stay: StayLine, permit: Permit, last: date) -> str:
    """The note of the stay, and what a reader of the row should know besides.

    A permit has ended if it ended while the person was here, by the end of the period or today.
    """
    ended = permit.valid_until is not None and permit.valid_until < min(stay.departed or last, last)
    parts = (
        stay.note,
        "" if stay.arrival_known else _("tanggal datang tidak dilaporkan"),
        _("izin tinggal sudah berakhir") if ended else "",
    )
    return "; ".join(filter(None, parts))
