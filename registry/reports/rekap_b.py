from collections import namedtuple
from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import Employment, Establishment, Stay, StayPermit
from registry.models.employment import EmploymentQuerySet
from registry.reports.papers import Passport, Permit, current_permits, in_batches, newest_passports
from registry.reports.place import PlaceReport
from registry.reports.rekap_a import SEXES
from timpora.core.reports import Column
from timpora.core.reports.report import Numbers

ORDER = ("employer__name", "employer_id", "person__name_key", "pk")

# What is read of a job, by the name it has here.
JOB_FIELDS = {
    "pk": "pk",
    "person": "person_id",
    "company": "employer__name",
    "nib": "employer__nib",
    "kbli": "employer__kbli",
    "sector": "employer__sector",
    "work_address": "work_address",
    "district": "work_district__name",
    "name": "person__full_name",
    "sex": "person__sex",
    "nationality": "person__nationality__name",
    "position": "position",
    "level": "level",
    "rptka_number": "rptka_number",
    "rptka_kind": "rptka_kind",
    "rptka_until": "rptka_until",
    "counterpart": "counterpart",
    "ended_on": "ended_on",
}
JobLine = namedtuple("JobLine", JOB_FIELDS)
Line = namedtuple("Line", [*JOB_FIELDS, "passport", "itas", "sector_text", "level_word", "rptka_word", "is_seen"])


class RekapB(PlaceReport):
    """Every foreign worker by the place of work (Permendagri 50/2010)."""

    slug = "rekap-b"
    title = gettext_lazy("Rekap B TKA")
    subject = gettext_lazy("Daftar tenaga kerja asing")
    description = gettext_lazy("Daftar tenaga kerja asing per perusahaan, dengan jabatan, RPTKA, dan ITAS.")
    columns = (
        Column(gettext_lazy("Perusahaan"), attrgetter("company"), width=20),
        Column(gettext_lazy("NIB"), attrgetter("nib"), width=15),
        Column(gettext_lazy("KBLI/sektor"), attrgetter("sector_text"), width=16),
        Column(gettext_lazy("Alamat lokasi kerja"), attrgetter("work_address"), width=20),
        Column(gettext_lazy("Kecamatan"), attrgetter("district"), width=12),
        Column(gettext_lazy("Nama TKA"), attrgetter("name"), width=22),
        Column(gettext_lazy("L/P"), lambda line: SEXES.get(line.sex, line.sex), width=5, align="center"),
        Column(gettext_lazy("Kewarganegaraan"), attrgetter("nationality"), width=13),
        Column(
            gettext_lazy("No. paspor"),
            attrgetter("passport.number"),
            width=12,
            private="registry.view_document_number",
        ),
        Column(gettext_lazy("Jabatan"), attrgetter("position"), width=16),
        Column(gettext_lazy("Level"), attrgetter("level_word"), width=12),
        Column(gettext_lazy("No. pengesahan"), attrgetter("rptka_number"), width=16, group="RPTKA"),
        Column(gettext_lazy("Jenis"), attrgetter("rptka_word"), width=14, group="RPTKA"),
        Column(gettext_lazy("Berlaku s.d."), attrgetter("rptka_until"), "date", 11, "RPTKA"),
        Column(gettext_lazy("Nomor"), attrgetter("itas.number"), width=13, group="ITAS"),
        Column(gettext_lazy("Berlaku s.d."), attrgetter("itas.valid_until"), "date", 11, "ITAS"),
        Column(gettext_lazy("Tenaga kerja pendamping"), attrgetter("counterpart"), width=16),
        Column(gettext_lazy("Ket."), lambda line: remark_text(line), width=18),
    )

    def jobs(self, user, filters: Mapping[str, Any]) -> EmploymentQuerySet:
        found = Employment.objects.visible_to(user).between(filters["dari"], filters["sampai"])
        area = self.area(filters)
        if area["district"] is not None:
            found = found.filter(work_district=area["district"])
        if area["regency"] is not None:
            found = found.filter(work_district__regency=area["regency"])
        return found

    def rows(self, user, filters: Mapping[str, Any]) -> Iterator[Line]:
        jobs = self.jobs(user, filters).order_by(*ORDER).values_list("pk", flat=True)
        for batch in in_batches(jobs):
            yield from lines_of(user, batch, filters["sampai"])

    def control_numbers(self, user, filters: Mapping[str, Any]) -> Numbers:
        jobs = self.jobs(user, filters)
        found = jobs.aggregate(
            jobs=Count("pk"),
            people=Count("person", distinct=True),
            companies=Count("employer", distinct=True),
            nationalities=Count("person__nationality", distinct=True),
        )
        permits = StayPermit.objects.current_on(filters["sampai"]).filter(person=OuterRef("person"), kind="ITAS")
        return [
            (_("pekerjaan"), found["jobs"]),
            (_("orang"), found["people"]),
            (_("perusahaan"), found["companies"]),
            (_("kewarganegaraan"), found["nationalities"]),
            (_("tanpa ITAS tercatat"), jobs.filter(~Exists(permits)).count()),
        ]

    def definitions(self) -> list[tuple[str, str]]:
        return [
            (
                _("Tenaga kerja asing"),
                _(
                    "Satu baris untuk setiap pekerjaan di lokasi kerja dalam wilayah yang dipilih, yang dijalani pada "
                    "sedikitnya satu hari dalam periode. Orang dengan dua pekerjaan tampil dua kali."
                ),
            ),
            (_("Kecamatan"), _("Kecamatan lokasi kerja, bukan tempat tinggal.")),
            (_("ITAS"), _("ITAS pada hari terakhir periode; jika tidak ada, ITAS yang berakhir paling akhir.")),
        ]


def lines_of(user, jobs: list[int], last: date) -> list[Line]:
    """Lines of these jobs in their order; four queries, however many there are.

    A job is visible by the place of work, a person by where he was: papers of somebody who only works here, as far
    as the data say, are not shown.
    """
    by_key = {values[0]: JobLine(*values) for values in _read(jobs)}
    people = {job.person for job in by_key.values()}
    seen = set(Stay.objects.visible_to(user).filter(person__in=people).values_list("person_id", flat=True))
    itas, passports = current_permits(seen, last, kind="ITAS"), newest_passports(seen)
    sectors, levels, kinds = map(_words, (Establishment.Sector, Employment.Level, Employment.RptkaKind))
    lines = []
    for job in (by_key[pk] for pk in jobs if pk in by_key):
        sector = " / ".join(filter(None, (job.kbli, sectors.get(job.sector, job.sector))))
        papers = passports.get(job.person, Passport()), itas.get(job.person, Permit())
        words = sector, levels.get(job.level, job.level), kinds.get(job.rptka_kind, job.rptka_kind)
        lines.append(Line(*job, *papers, *words, job.person in seen))
    return lines


def _read(jobs: list[int]):
    return Employment.objects.filter(pk__in=jobs).values_list(*JOB_FIELDS.values())


def _words(choices) -> dict[str, str]:
    return {"": ""} | {value: str(label) for value, label in choices.choices}


def remark_text(line: Line) -> str:
    return "" if line.is_seen else _("belum ada keberadaan tercatat di wilayah ini")
