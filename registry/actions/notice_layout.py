"""How a file is read: which sheet, which header row, which columns, which order of day and month."""

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from registry.actions.notice_dates import date_evidence, date_finding, order_question, settled_order
from registry.actions.notice_source import (
    Table,
    chosen_table,
    import_of,
    seen_establishment,
    sheet_named,
    spreadsheet_of,
    table_of,
)
from registry.models import Establishment, Notice, NoticeRow, User
from timpora.core.imports import ERROR, Problem, SheetImport
from timpora.core.imports.columns import IGNORED, KNOWN, join_headers
from timpora.core.xlsx import Sheet, Spreadsheet, find_header

# A row that names fewer fields is rather a title than a header.
LEAST_FIELDS = 2
ORDERS = ("dmy", "mdy", "ymd")
_SAMPLED, _PREVIEWED, _PREVIEW_WIDTH = 30, 3, 12


class LayoutIncomplete(Exception):  # noqa: N818 - something is asked, nothing is broken
    """Columns or the order of dates are not settled; ``problems`` says what to answer."""

    def __init__(self, problems: list[Problem]):
        super().__init__("; ".join(problem.text for problem in problems))
        self.problems = problems


class AlreadyReceived(Exception):  # noqa: N818 - not an error: the work is done already
    """The same file, read the same way, is in already; ``notice`` is the one that brought it."""

    def __init__(self, notice: Notice):
        super().__init__(notice.number)
        self.notice = notice


def suggest_layout(
    what: type[SheetImport],
    spreadsheet: Spreadsheet,
    establishment: Establishment,
    sheet_name: str | None = None,
    header_number: int | None = None,
) -> dict[str, Any]:
    """A layout as far as it can be told. Sheet and header row (its number in the sheet, 0 for none) are taken
    as given, or found: the first sheet that has a header. Raises KeyError for what is not there.
    """
    found = {sheet.name: _header_number(what, sheet) for sheet in spreadsheet.sheets}
    with_header = [name for name, number in found.items() if number is not None]
    name = sheet_name or next(iter(with_header), spreadsheet.sheets[0].name)
    sheet = sheet_named(spreadsheet, name)
    number = found[name] if header_number is None else header_number
    lines = _header_lines(what, sheet, number)
    columns = _suggest_columns(what, table_of(sheet, number, lines), establishment) if number is not None else []
    finding = date_finding(columns)
    notes = [note.message for note in spreadsheet.notes]
    if len(with_header) > 1:
        notes.append(_("Berkas berisi %(n)s lembar; yang dibaca “%(sheet)s”.") % {"n": len(found), "sheet": name})
    return {
        "import": what.slug,
        "sheets": list(found),
        "previews": {each.name: {"rows": len(each.rows), "lines": _preview(each)} for each in spreadsheet.sheets},
        "sheet": name,
        "header_row": number,
        "header_lines": lines,
        "columns": columns,
        "date_order": settled_order(finding),
        "date_finding": finding,
        "notes": notes,
    }


def _header_number(what: type[SheetImport], sheet: Sheet) -> int | None:
    at = find_header(sheet, what.header_score)
    return sheet.row_numbers[at] if at is not None and _score(what, sheet.rows[at]) >= LEAST_FIELDS else None


def _score(what: type[SheetImport], headers: Sequence[Any]) -> int:
    return what.header_score(["" if cell is None else str(cell) for cell in headers])


def _header_lines(what: type[SheetImport], sheet: Sheet, number: int | None) -> int:
    """2 where the row below the header names columns under its groups, and more fields are known with it."""
    if not number or number not in sheet.row_numbers[:-1]:
        return 1
    at = sheet.row_numbers.index(number)
    upper, lower = sheet.rows[at], sheet.rows[at + 1]
    if any(not isinstance(cell, str) for cell in lower if cell is not None):
        return 1
    return 2 if _score(what, join_headers(upper, lower)) > _score(what, upper) else 1


def _preview(sheet: Sheet) -> list[list[str]]:
    return [
        ["" if cell is None else str(cell)[:40] for cell in row[:_PREVIEW_WIDTH]] for row in sheet.rows[:_PREVIEWED]
    ]


def _suggest_columns(what: type[SheetImport], table: Table, establishment: Establishment) -> list[dict[str, Any]]:
    cells = [[row[at] for row in table.rows] for at in range(len(table.headers))]
    samples = [[cell for cell in column if cell is not None][:_SAMPLED] for column in cells]
    remembered = establishment.column_mapping.get(what.slug, {})
    columns = []
    for match in what.match_columns(table.headers, samples, remembered):
        field = what.field(match.field) if match.field else None
        evidence = date_evidence(match.header, cells[match.index], field)
        is_date = bool(field and field.is_date)
        columns.append(match.as_dict() | {"is_date": is_date, "dates": evidence})
    return columns


def layout_key(layout: Mapping[str, Any], as_of: datetime.date) -> str:
    """Digest of how a file is read; "" while the order of dates is not settled."""
    if not layout.get("date_order"):
        return ""
    fields = {column["index"]: column["field"] for column in layout["columns"] if column["field"]}
    told = [layout["import"], layout["sheet"], layout["header_row"], sorted(fields.items()), layout["date_order"]]
    return hashlib.sha256(json.dumps([*told, as_of.isoformat()]).encode()).hexdigest()[:32]


def layout_problems(notice: Notice) -> list[Problem]:
    """What must be answered before the rows can be checked: header row, columns, order of dates."""
    layout, what = notice.layout, import_of(notice)
    if layout.get("header_row") is None:
        text = _("Baris judul kolom belum ditemukan di lembar “%(sheet)s”.") % {"sheet": layout["sheet"]}
        return [Problem("", ERROR, "header", text, _("Pilih baris yang berisi judul kolom."))]
    letters: dict[str, list[str]] = {}
    for column in layout["columns"]:
        if column["field"]:
            letters.setdefault(column["field"], []).append(column["letter"])
    problems = [_missing(field) for field in what.fields if field.required and not letters.keys() & field.answers]
    problems += [_twice(what, name, at) for name, at in letters.items() if len(at) > 1 and what.field(name).is_used]
    if not layout["date_order"]:
        problems.append(Problem("", ERROR, "date_order", *order_question(layout["date_finding"])))
    return problems


def _missing(field: Any) -> Problem:
    label = str(field.label)
    text = _("Kolom “%(label)s” belum ditemukan.") % {"label": label}
    remedy = _("Pilih kolom di berkas Anda yang berisi %(label)s.") % {"label": label[:1].lower() + label[1:]}
    return Problem(field.name, ERROR, "missing_column", text, remedy)


def _twice(what: type[SheetImport], name: str, letters: Sequence[str]) -> Problem:
    words = {"letters": ", ".join(letters), "label": what.field(name).label}
    text = _("Kolom %(letters)s dipilih sebagai “%(label)s”.") % words
    return Problem(name, ERROR, "column_twice", text, _("Pilih satu kolom saja."), letters[-1])


def locked_draft(by: User, notice: Notice) -> Notice:
    """The draft as it stands now, locked until the transaction ends.

    Raises Notice.DoesNotExist where ``by`` may not see it, AlreadyReceived where it is no draft any more.
    """
    seen_establishment(by, notice.establishment_id)
    fresh = Notice.objects.select_for_update(of=("self",)).select_related("establishment__district__regency")
    fresh = fresh.get(pk=notice.pk)
    if fresh.state != Notice.State.DRAFT:
        raise AlreadyReceived(fresh)
    if "read_sheets" in notice.__dict__:
        fresh.__dict__["read_sheets"] = notice.__dict__["read_sheets"]
    return fresh


def set_layout(
    *,
    by: User,
    notice: Notice,
    sheet: str | None = None,
    header_row: int | None = None,
    mapping: Mapping[int, str] | None = None,
    date_order: str | None = None,
) -> Notice:
    """Change how a draft is read, and return it. What was checked before is forgotten.

    ``header_row`` is the row's number in the sheet, 0 for none; another sheet or header row suggests the columns
    anew. ``mapping`` says for column indexes which field they are, "" for none; others stay as they are.
    ``date_order`` is "dmy", "mdy" or "ymd". Raises KeyError for a sheet, row or field that does not exist.
    """
    if date_order is not None and date_order not in ORDERS:
        raise KeyError(date_order)
    with transaction.atomic():
        draft = locked_draft(by, notice)
        if sheet is not None or header_row is not None:
            _start_over(draft, sheet, header_row)
        if mapping:
            _assign(draft, mapping)
        if date_order:
            draft.layout["date_order"] = date_order
        draft.layout.pop("summary", None)
        draft.sheet_name = draft.layout["sheet"][:120]
        draft.layout_key = layout_key(draft.layout, draft.as_of)
        NoticeRow.objects.filter(notice=draft).delete()
        draft.save(update_fields=["layout", "layout_key", "sheet_name"])
    return draft


def _start_over(draft: Notice, sheet: str | None, header_row: int | None) -> None:
    name = sheet or draft.layout["sheet"]
    draft.layout = suggest_layout(import_of(draft), spreadsheet_of(draft), draft.establishment, name, header_row)


def _assign(draft: Notice, mapping: Mapping[int, str]) -> None:
    what, cells = import_of(draft), None
    known = {column["index"]: column for column in draft.layout["columns"]}
    for index, name in mapping.items():
        column, field = known[index], what.field(name) if name else None
        if column["field"] == name:
            continue
        column |= {
            "field": name,
            "how": KNOWN if name else IGNORED,
            "note": "",
            "is_date": bool(field and field.is_date),
            "chosen": True,
        }
        if column["is_date"] and not column["dates"]:
            cells = cells or chosen_table(draft)
            column["dates"] = date_evidence(column["header"], [row[index] for row in cells.rows], field)
    finding = date_finding(draft.layout["columns"])
    if finding != draft.layout["date_finding"]:
        draft.layout |= {"date_finding": finding, "date_order": settled_order(finding)}
