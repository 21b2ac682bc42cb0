"""What the rows of a table say, each for itself: cells read column by column, then put together row by row.

Values are what JSON holds; days are ISO texts, which compare like days.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from registry.actions.notice_reference import Reference
from registry.actions.notice_source import Table
from registry.models import NoticeRow
from registry.values.names import join_name, name_tokens
from registry.values.permit import kind_of_index
from registry.values.plain_text import folded_words
from timpora.core.imports import ERROR, WARNING, Problem, Reading, SheetImport
from timpora.core.imports.reading import is_blank, read_column

# What stands under a table: totals and the signature. Only where name, passport and country are missing.
_FOOTER = frozenset(
    ["JUMLAH", "TOTAL", "SUBTOTAL", "NIHIL", "KETERANGAN", "KET", "CATATAN", "NB", "MENGETAHUI", "MENYETUJUI"]
    + ["KEPALA", "PIMPINAN", "DIREKTUR", "MANAJER"]
)
_TOTALS = frozenset(["JUMLAH", "TOTAL", "SUBTOTAL"])
_IMPLIED = (("ITAS", "ITAS"), ("KITAS", "ITAS"), ("ITAP", "ITAP"), ("KITAP", "ITAP"))


class Row:
    """One row of the sheet: ``raw`` cells, understood ``values``, what is wrong, and its state."""

    __slots__ = ("number", "problems", "raw", "state", "values")

    def __init__(self, number: int, raw: list, values: dict[str, Any], problems: list[Problem]):
        self.number = number
        self.raw = raw
        self.values = values
        self.problems = problems
        self.state = ""

    @property
    def is_faulty(self) -> bool:
        return any(problem.level == ERROR for problem in self.problems)

    def settle(self) -> None:
        """Ready or faulty, unless it is skipped."""
        if not self.state:
            self.state = NoticeRow.State.FAULTY if self.is_faulty else NoticeRow.State.READY


class Columns:
    """Which of our fields stands in which column."""

    def __init__(self, what: type[SheetImport], columns: Iterable[dict[str, Any]]):
        used = [column for column in columns if column["field"] and what.field(column["field"]).is_used]
        self.what = what
        self.index = {column["field"]: column["index"] for column in used}
        self.letter = {column["field"]: column["letter"] for column in used}
        self.header = {column["field"]: folded_words(column["header"]) for column in used}
        self.row_no = next((column["index"] for column in columns if column["field"] == "row_no"), None)

    def problem(self, field: str, level: str, code: str, text: str, remedy: str = "") -> Problem:
        return Problem(field, level, code, text, remedy, self.letter.get(field, ""))


def read_rows(table: Table, columns: Columns, reading: Reading) -> tuple[list[Row], int]:
    """All rows that say something, and how many more there are that do not (blank, numbered only, footer)."""
    kept = [at for at, row in enumerate(table.rows) if not _is_empty(row, columns)]
    kept = kept[: len(kept) - _footer(table, kept, columns)]
    if kept and _is_numbering(table.rows[kept[0]]):
        del kept[0]
    cells = {name: [table.rows[at][index] for at in kept] for name, index in columns.index.items()}
    outcomes = {
        name: read_column(columns.what.field(name), column, reading, columns.letter[name])
        for name, column in cells.items()
    }
    rows = []
    implied = implied_permit(columns)
    for place, at in enumerate(kept):
        values, problems = {}, []
        for name, found in outcomes.items():
            value, told = found[place]
            if value is not None and value != "":
                values[name] = value
            if told:
                problems.extend(told)
        row = Row(table.numbers[at], table.rows[at], values, problems)
        assemble(row, columns, reading.reference, implied)
        rows.append(row)
    last = table.numbers[-1] if table.numbers else table.header_number
    return rows, last - table.header_number - len(rows)


def _is_empty(row: list, columns: Columns) -> bool:
    return all(is_blank(row[index]) for index in columns.index.values())


def _is_numbering(row: list) -> bool:
    """The row of column numbers under the header of official tables: 1, 2, 3 … or (1), (2), (3) …"""
    marks = [str(int(cell) if isinstance(cell, float) else cell).strip(" ()") for cell in row if not is_blank(cell)]
    return len(marks) > 2 and marks == [str(number) for number in range(1, len(marks) + 1)]


def _footer(table: Table, kept: list[int], columns: Columns) -> int:
    """How many of the last rows are no people: nothing of a passport or country, and a word of footers or a gap."""
    telling = [columns.index[name] for name in ("number", "nationality") if name in columns.index]
    last = len(kept)
    while last and (
        _first_word(table.rows[kept[last - 1]]) in _TOTALS
        or all(is_blank(table.rows[kept[last - 1]][index]) for index in telling)
    ):
        last -= 1
    for place in range(last, len(kept)):
        at = kept[place]
        gap = at and table.numbers[at] - table.numbers[at - 1] > 1
        if _first_word(table.rows[at]) in _FOOTER or (gap and _is_unnumbered(table.rows[at], columns)):
            return len(kept) - place
    return 0


def _first_word(row: list) -> str:
    first = next((cell for cell in row if not is_blank(cell)), "")
    return (folded_words(first).split() or [""])[0] if isinstance(first, str) else ""


def _is_unnumbered(row: list, columns: Columns) -> bool:
    mark = None if columns.row_no is None else row[columns.row_no]
    return not (isinstance(mark, (int, float)) or (isinstance(mark, str) and mark.strip(" .").isdecimal()))


def implied_permit(columns: Columns) -> str:
    """The kind of permit that a column of its number names where none has its kind: "No. ITAS"."""
    if "permit_kind" in columns.index:
        return ""
    words = {word for name in ("permit_number", "permit_until") for word in columns.header.get(name, "").split()}
    return next((kind for word, kind in _IMPLIED if word in words), "")


def assemble(row: Row, columns: Columns, reference: Reference, implied: str) -> None:
    """Turn what the columns said into the values of one person: one name, one birth, one permit."""
    values = row.values
    _join_name(values)
    if found := values.pop("number", None):
        values["number"], values["number_key"] = found
    if found := values.pop("birth_place_day", None):
        values.setdefault("birth_place", found[0])
        if found[1]:
            values.setdefault("birth", found[1])
    if found := values.pop("birth", None):
        values["birth"], values["birth_precision"] = found
    _permit(values, implied)
    if "village" in values:
        row.problems.extend(_place_village(values, columns, reference))


def _join_name(values: dict[str, Any]) -> None:
    """One name of whatever columns there are; "Name" beside "Surname" holds the given names."""
    given, middle, family = (values.pop(f"{part}_name", "") for part in ("given", "middle", "family"))
    whole = values.pop("full_name", "")
    if whole and (given or family) and not set(name_tokens(f"{given} {family}")) <= set(name_tokens(whole)):
        given, family = (whole, family) if family and not given else (given, whole)
        whole = ""
    if name := whole or join_name(given, middle, family):
        values["full_name"] = name


def _permit(values: dict[str, Any], implied: str) -> None:
    """Kind of permit: as said, else as the visa index or the header says, else unknown where there is a permit."""
    kind, index = values.pop("permit_kind", ("", ""))
    if index:
        values.setdefault("visa_index", index)
    has_paper = any(name in values for name in ("permit_number", "permit_from", "permit_until"))
    kind = kind or kind_of_index(values.get("visa_index", "")) or (has_paper and (implied or "UNK"))
    if kind:
        values["permit_kind"] = kind


def _place_village(values: dict[str, Any], columns: Columns, reference: Reference) -> Iterator[Problem]:
    """A desa tells its kecamatan where the sheet does not; one that is not known is kept with the address."""
    name = values.pop("village")
    if code := reference.village(name, values.get("district", "")):
        values |= {"village": code, "district": reference.district_of_village[code]}
        return
    values["address"] = ", ".join(filter(None, [values.get("address"), name]))[:200]
    text = _("Desa/kelurahan “%(name)s” belum dikenal di kecamatan itu.") % {"name": name[:40]}
    yield columns.problem("village", WARNING, "unknown_village", text, _("Nama itu dicatat bersama alamat."))
