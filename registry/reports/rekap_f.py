from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import StayPermit
from registry.reports.papers import permit_word
from registry.reports.presence import PresenceReport
from timpora.core.reports import OPEN, Column, Table
from timpora.core.reports.report import Numbers

NONE = ""
KINDS = ("ITAS", "ITAP", "ITK", "VOA", "BVK", "ITP", "ITKT", "DIN", "DIP", "UNK", NONE)


@dataclass
class Tally:
    """People of one nationality in one kecamatan, by kind of permit."""

    nationality: str
    code: str
    district: str
    by_kind: Counter = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.by_kind.total()


def kind_word(kind: str) -> str:
    return permit_word(kind) if kind else _("Tanpa catatan")


lazy_kind_word = lazy(kind_word, str)


def kind_column(kind: str) -> Column:
    return Column(
        lazy_kind_word(kind),
        lambda tally: tally.by_kind[kind] or None,
        "integer",
        11,
        gettext_lazy("Jenis izin tinggal"),
    )


class RekapF(PresenceReport):
    """The people of Rekap A, counted."""

    slug = "rekap-f"
    title = gettext_lazy("Rekap F Kewarganegaraan")
    subject = gettext_lazy("Rekapitulasi orang asing yang berada")
    description = gettext_lazy("Jumlah orang asing per kewarganegaraan, kecamatan, dan jenis izin tinggal; tanpa nama.")
    classification = OPEN
    counts_rows = False
    columns = (
        Column(gettext_lazy("Kewarganegaraan"), attrgetter("nationality"), width=22),
        Column(gettext_lazy("Kecamatan"), attrgetter("district"), width=22),
        *(kind_column(kind) for kind in KINDS),
        Column(gettext_lazy("Jumlah"), attrgetter("total"), "integer", 11, bold=True),
    )

    def rows(self, user, filters: Mapping[str, Any]) -> Iterator[Tally]:
        kind = StayPermit.objects.current_on(filters["sampai"]).filter(person=OuterRef("person")).values("kind")[:1]
        counted = (
            self.stays(user, filters)
            .annotate(permit=Subquery(kind))
            .values_list("person__nationality__name", "district_id", "district__name", "permit")
            .annotate(people=Count("pk"))
            .order_by("person__nationality__name", "district_id")
        )
        tallies: dict[tuple[str, str], Tally] = {}
        for nationality, code, district, permit, people in counted:
            tally = tallies.setdefault((nationality, code), Tally(nationality, code, district))
            tally.by_kind[permit if permit in KINDS else NONE] += people
        return iter(tallies.values())

    def totals(self, user, filters: Mapping[str, Any], numbers: Numbers) -> Mapping[int, Any]:
        whole = sum((tally.by_kind for tally in self.rows(user, filters)), Counter())
        by_column = {index: whole[kind] for index, kind in enumerate(KINDS, start=2)}
        return by_column | {len(self.columns) - 1: whole.total()}

    def extra_tables(self, user, filters: Mapping[str, Any]) -> list[Table]:
        """The same people as a square: nationalities down, kecamatan across."""
        tallies = list(self.rows(user, filters))
        districts = dict(sorted((tally.code, tally.district) for tally in tallies))
        square: dict[str, Counter] = {}
        for tally in tallies:
            square.setdefault(tally.nationality, Counter())[tally.code] += tally.total
        columns = [
            Column(gettext_lazy("Kewarganegaraan"), lambda line: line[0], width=22),
            *(_district_column(code, name) for code, name in districts.items()),
            Column(gettext_lazy("Jumlah"), lambda line: line[1].total(), "integer", 11, bold=True),
        ]
        whole = sum(square.values(), Counter())
        totals = {index: whole[code] for index, code in enumerate(districts, start=1)}
        totals |= {len(columns) - 1: whole.total()}
        return [Table(_("Negara x Kecamatan"), columns, list(square.items()), totals)]


def _district_column(code: str, name: str) -> Column:
    return Column(name, lambda line: line[1][code] or None, "integer", 13, gettext_lazy("Kecamatan"))
