import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.actions.notice_across import compare_rows, compare_with_earlier, is_held_back
from registry.actions.notice_layout import LayoutIncomplete, layout_problems, locked_draft
from registry.actions.notice_reference import Reference
from registry.actions.notice_rows import Columns, Row, read_rows
from registry.actions.notice_rules import Setting, apply_rules
from registry.actions.notice_source import chosen_table, import_of, seen_establishment
from registry.models import Establishment, Notice, NoticeRow, User
from timpora.core.bulk import collector_paused, copy_rows
from timpora.core.imports import WARNING, Problem, Reading
from timpora.core.xlsx import BadCell

Progress = Callable[[int, int], None]
_EVERY = 500
_COLUMNS = ("notice", "sheet_row", "raw", "values", "problems", "state")


def _as_text(cell: Any) -> str:
    return cell.text if isinstance(cell, BadCell) else str(cell)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_as_text).encode


@dataclass(frozen=True)
class CheckSummary:
    """Counts of one check: read = ready + faulty + skipped; ``warned`` rows are among the ready and skipped.

    ``held`` of the skipped wait for somebody; the others only repeat an earlier row.

    ``blank`` counts rows with nothing in them, which are not read. ``problems`` speak of the file as a whole;
    those of the rows stand in ``NoticeRow.problems``. ``by_code`` counts problems of rows by their code.
    """

    read: int
    ready: int
    faulty: int
    skipped: int
    warned: int
    blank: int
    held: int = 0
    problems: list[Problem] = field(default_factory=list)
    by_code: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of_rows(cls, rows: list[Row], blank: int, problems: list[Problem]) -> "CheckSummary":
        states = Counter(row.state for row in rows)
        state = NoticeRow.State
        warned = sum(1 for row in rows if row.problems and row.state != state.FAULTY)
        codes = Counter(problem.code for row in rows for problem in row.problems)
        counts = (states[state.READY], states[state.FAULTY], states[state.SKIPPED])
        held = sum(is_held_back(row.state, row.problems) for row in rows)
        return cls(len(rows), *counts, warned, blank, held, problems, dict(codes.most_common()))

    @classmethod
    def of_notice(cls, notice: Notice) -> "CheckSummary | None":
        """The last check of a draft; None where it has not been checked since its layout changed."""
        told = notice.layout.get("summary")
        return told and cls(**told | {"problems": [Problem(**problem) for problem in told["problems"]]})

    def as_dict(self) -> dict:
        return asdict(self)


def check_notice(*, by: User, notice: Notice, progress: Progress | None = None) -> CheckSummary:
    """Read every row, say everything that is wrong with it, and keep rows and counts with the draft.

    ``progress(done, total)`` counts rows. Raises LayoutIncomplete while something must be answered first, and
    AlreadyReceived where the notice is no draft any more.
    """
    establishment = seen_establishment(by, notice.establishment_id)
    notice.refresh_from_db(fields=["layout", "as_of", "state", "file", "file_name", "kind"])
    if problems := layout_problems(notice):
        raise LayoutIncomplete(problems)
    with collector_paused():
        rows, blank, problems = examine(notice, establishment, progress)
    summary = CheckSummary.of_rows(rows, blank, problems)
    with transaction.atomic(), collector_paused():
        draft = locked_draft(by, notice)
        if _asked(draft.layout) == _asked(notice.layout):
            NoticeRow.objects.filter(notice=draft).delete()
            copy_rows(NoticeRow, _COLUMNS, _stored(draft, rows))
            notice.layout = draft.layout = draft.layout | {"summary": summary.as_dict()}
            draft.save(update_fields=["layout"])
            return summary
    # Somebody changed the layout while we read: what we found no longer holds.
    return check_notice(by=by, notice=notice, progress=progress)


def _asked(layout: dict[str, Any]) -> dict[str, Any]:
    """The layout without what an earlier check found."""
    return {name: value for name, value in layout.items() if name != "summary"}


def examine(
    notice: Notice, establishment: Establishment, progress: Progress | None
) -> tuple[list[Row], int, list[Problem]]:
    """Rows with their problems, the number of blank ones, and the problems of the file. Writes nothing."""
    layout, what = notice.layout, import_of(notice)
    table = chosen_table(notice)
    columns = Columns(what, layout["columns"])
    reference = Reference.for_establishment(establishment)
    rows, blank = read_rows(table, columns, Reading(layout["date_order"], reference, remedies=what.remedies))
    setting = _setting(notice, establishment, columns)
    for done, row in enumerate(rows, 1):
        apply_rules(row, setting)
        if progress and done % _EVERY == 0:
            progress(done, len(rows))
    compare_rows(rows, setting)
    compare_with_earlier(rows, establishment, setting)
    for row in rows:
        row.settle()
    if progress:
        progress(len(rows), len(rows))
    return rows, blank, list(_of_file(rows, setting))


def _setting(notice: Notice, establishment: Establishment, columns: Columns) -> Setting:
    today = timezone.localdate(timezone=ZoneInfo(establishment.district.regency.time_zone))
    is_lodging = notice.kind == Notice.Kind.GUESTS and establishment.is_lodging
    return Setting(notice.as_of.isoformat(), today.isoformat(), columns, is_lodging)


def _of_file(rows: list[Row], setting: Setting) -> Iterable[Problem]:
    if "arrived" not in setting.columns.index and rows:
        text = _(
            "Berkas tidak memuat tanggal datang; yang dicatat hari pertama yang diketahui: "
            "tanggal laporan, atau tanggal pergi bila lebih awal."
        )
        yield Problem("arrived", WARNING, "no_arrivals", text, _("Tambahkan kolom tanggal datang bila ada."))
    if any(row.values.get("permit_kind") == "UNK" for row in rows) and "permit_kind" not in setting.columns.index:
        text = _("Berkas tidak memuat jenis izin tinggal; dicatat sebagai tidak diketahui.")
        yield Problem("permit_kind", WARNING, "no_permit_kind", text, _("Tambahkan kolom jenis izin tinggal."))


def _stored(draft: Notice, rows: list[Row]) -> Iterable[tuple]:
    for row in rows:
        problems = _encode([problem.as_dict() for problem in row.problems]) if row.problems else "[]"
        yield (
            draft.pk,
            row.number,
            _encode([_shown(cell) for cell in row.raw]),
            _encode(row.values),
            problems,
            row.state,
        )


def _shown(cell):
    return cell.text if isinstance(cell, BadCell) else cell
