"""Puts a report on paper: letterhead, title, table, totals, signature, source, and the sheet that explains it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from timpora.core import xlsx
from timpora.core.dates import format_long, format_range, format_table, format_time, zone_label
from timpora.core.documents import SignatureBlock
from timpora.core.reports.columns import row_maker
from timpora.core.reports.form import ReportForm
from timpora.core.reports.report import Numbers, Report, Table
from timpora.core.reports.snapshot import snapshot
from timpora.core.templatetags.indonesian import angka

NOTES_NAME = _("Keterangan")


class ControlMismatchError(RuntimeError):
    """The rows of a report are not as many as its control number says."""


@dataclass(frozen=True)
class Made:
    """What was written: rows of the main sheet, control numbers of the same moment, facts of the file."""

    rows: int
    numbers: Numbers
    file: "xlsx.WorkbookFacts"


class Paper:
    """One report for one user and one choice, being written. ``copy_id`` is the code by which a copy is traced."""

    def __init__(self, report: Report, user, form: ReportForm, copy_id: str, now: datetime) -> None:
        self.report, self.user, self.form, self.copy_id = report, user, form, copy_id
        self.filters: Mapping[str, Any] = form.cleaned_data
        self.now = now.astimezone(ZoneInfo(user.time_zone))
        self.rows_written = 0
        self.numbers: Numbers = []

    def write(self, path: str | os.PathLike, progress: Callable[[int], None] | None = None) -> Made:
        """Write the workbook to ``path``; everything in it is of one moment."""
        with snapshot():
            self.numbers = self.report.control_numbers(self.user, self.filters)
            facts = xlsx.write_workbook(
                path, self._sheets(), properties=self._properties(), progress=progress, tz=self.now.tzinfo
            )
        return Made(self.rows_written, self.numbers, facts)

    # Sheets -------------------------------------------------------------------------------------------------

    def _sheets(self) -> list["xlsx.SheetPlan"]:
        report, user, filters = self.report, self.user, self.filters
        main = Table(str(report.title), report.columns, report.rows(user, filters), None)
        totals = report.totals(user, filters, self.numbers)
        sheets = [self._table_sheet(main, totals, self._counted)]
        sheets += [self._table_sheet(table, table.totals) for table in report.extra_tables(user, filters)]
        return [*sheets, self._notes_sheet()]

    def _table_sheet(self, table: Table, totals, counted=iter) -> "xlsx.SheetPlan":
        signature = self.report.signature(self.user, self.filters)
        return xlsx.SheetPlan(
            name=table.name,
            columns=[column.for_sheet() for column in table.columns],
            rows=counted(map(row_maker(table.columns, self.user), table.rows)),
            letterhead=tuple(self.report.letterhead(self.user, self.filters).lines),
            title=self.report.heading(self.user, self.filters).upper(),
            subtitle=self._subtitle(),
            totals=totals,
            signatures=[_signature(signature)] if signature else [],
            source=self.source_line(),
            classification=self._mark(),
            freeze_columns=self.report.freeze_columns,
        )

    def _counted(self, rows: Iterable[tuple]) -> Iterator[tuple]:
        for row in rows:
            self.rows_written += 1
            yield row

    def _notes_sheet(self) -> "xlsx.SheetPlan":
        columns = [xlsx.Column(_("Hal"), width=30, bold=True), xlsx.Column(_("Isi"), width=100)]
        return xlsx.SheetPlan(
            name=NOTES_NAME,
            columns=columns,
            rows=self._notes(),
            title=NOTES_NAME.upper(),
            look="notes",
            classification=self._mark(),
        )

    def _notes(self) -> Iterator[tuple[str, str]]:
        """Read after the other sheets are written, so that it can tell how many rows they have.

        Raises ``ControlMismatchError`` where rows and control number differ: a wrong official number must not leave.
        """
        if self.report.counts_rows and self.numbers[0][1] != self.rows_written:
            raise ControlMismatchError(f"{self.report.slug}: {self.rows_written} rows, counted {self.numbers[0][1]}")
        yield _("Laporan"), self.report.heading(self.user, self.filters)
        yield _("Dibuat oleh"), ", ".join(filter(None, map(str, (self.user, self.user.role_name, self.user.body_name))))
        yield _("Dibuat pada"), self._moment(format_long(self.now))
        yield _("Kode salinan"), self.copy_id
        yield _("Klasifikasi"), str(self.report.classification)
        yield from ((_("Saringan: %(name)s") % {"name": label}, value) for label, value in self.form.chosen())
        for noun, number in self.numbers:
            yield _("Angka kendali: %(noun)s") % {"noun": noun}, str(angka(number))
        yield _("Baris ditulis"), str(angka(self.rows_written))
        if self.report.is_restricted:
            yield _("Data pribadi"), _("Unduhan ini berisi data pribadi dan tercatat atas nama Anda.")
        yield from ((_("Arti: %(term)s") % {"term": term}, meaning) for term, meaning in self.report.definitions())

    # Words --------------------------------------------------------------------------------------------------

    def _subtitle(self) -> str:
        period = format_range(self.filters["dari"], self.filters["sampai"])
        return _("Periode %(period)s (keadaan per %(moment)s)") % {
            "period": period,
            "moment": self._moment(format_long(self.now)),
        }

    def source_line(self) -> str:
        """``Sumber: TIMPORA Kabupaten Paser, dicetak oleh … 22-11-2024 08.41 WITA, kode …. TERBATAS.``"""
        return _("Sumber: TIMPORA %(place)s, dicetak oleh %(name)s %(when)s, kode %(code)s. %(mark)s.") % {
            "place": self.report.place(self.user, self.filters),
            "name": str(self.user),
            "when": f"{format_table(self.now)} {self.now:%H.%M} {zone_label(self.user.time_zone)}".rstrip(),
            "code": self.copy_id,
            "mark": self._mark(),
        }

    def _moment(self, day: str) -> str:
        return f"{day}, {format_time(self.now, self.user.time_zone)}"

    def _mark(self) -> str:
        return str(self.report.classification).upper()

    def _properties(self) -> dict[str, str]:
        return {
            "title": self.report.heading(self.user, self.filters),
            "subject": self._mark(),
            "creator": str(self.user),
            "keywords": self.copy_id,
            "description": self.source_line(),
        }


def _signature(block: SignatureBlock) -> "xlsx.Signature":
    return xlsx.Signature(block.place_date, f"{block.position},", block.name, block.rank, block.number_line)
