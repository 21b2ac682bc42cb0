"""What a workbook shall look like, in the words of the people who sign it. No library is named here."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Kind = Literal["text", "integer", "number", "date", "datetime"]
NIL = _("NIHIL")
TOTAL = _("Jumlah")
ROW_NUMBER = pgettext_lazy("running number", "No")  # Django itself has "No" for "Tidak"
PAGE_OF = _("Halaman {page} dari {pages}")
NAME_LENGTH = 31
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
RESERVED_NAMES = {"history", "riwayat"}


@dataclass(frozen=True)
class Column:
    """One column. `group` is printed above neighbouring columns that share it; `width` is in characters.

    A value that does not fit its `kind` (a dash among numbers) is written as text.
    """

    header: str
    kind: Kind = "text"
    width: float = 16
    group: str | None = None
    align: Literal["left", "center", "right"] | None = None
    bold: bool = False


@dataclass(frozen=True)
class Signature:
    """Who signs: "Tana Paser, 22 November 2024" or "Mengetahui,", the position, the name, rank and number."""

    place_date: str
    position: str
    name: str
    rank: str = ""
    number: str = ""


@dataclass
class SheetPlan:
    """One sheet: letterhead, title, table, signatures, source, from top to bottom; what is empty is left out.

    `rows` is walked once while the file is written, sheet after sheet in the given order; each row is a tuple as
    long as `columns` (None = empty cell), without the number that `number_rows` puts in front.
    `totals` maps an index in `columns` to a value; as a function it is asked after the rows have been walked.
    `look` "notes" is for a sheet of definitions: no header, numbering, borders or filter.
    The last of `signatures` stands right, one before it left.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence]
    letterhead: Sequence[str] = ()
    title: str = ""
    subtitle: str = ""
    look: Literal["table", "notes"] = "table"
    number_rows: bool = True
    numbering: bool = True
    totals: Mapping[int, object] | Callable[[], Mapping[int, object]] | None = None
    totals_label: str = TOTAL
    nil_text: str = NIL
    signatures: Sequence[Signature] = field(default_factory=tuple)
    source: str = ""
    classification: str = ""
    landscape: bool = True
    freeze_columns: int = 1

    @property
    def is_table(self) -> bool:
        return self.look == "table"

    @property
    def all_columns(self) -> list[Column]:
        """The columns as written, with the one for row numbers if there is one."""
        return [ROW_NUMBER_COLUMN, *self.columns] if self.has_row_numbers else list(self.columns)

    @property
    def has_row_numbers(self) -> bool:
        return self.is_table and self.number_rows


ROW_NUMBER_COLUMN = Column(ROW_NUMBER, "integer", 6, align="center")


def clean_sheet_names(names: Iterable[str]) -> list[str]:
    """Names a workbook can have: at most 31 characters, none of / \\ : * ? [ ], all different."""
    cleaned = []
    for number, name in enumerate(names, 1):
        name = " ".join(FORBIDDEN_IN_NAME.sub(" ", str(name)).split())
        name = _cut(name, NAME_LENGTH).strip("' ")
        if not name or name.casefold() in RESERVED_NAMES:
            name = f"Lembar {number}"
        taken = {other.casefold() for other in cleaned}
        unique, copy = name, 2
        while unique.casefold() in taken:
            ending = f" ({copy})"
            unique, copy = _cut(name, NAME_LENGTH - len(ending)) + ending, copy + 1
        cleaned.append(unique)
    return cleaned


def _cut(name: str, length: int) -> str:
    """Excel counts UTF-16 units: an emoji is two."""
    return name.encode("utf-16-le")[: length * 2].decode("utf-16-le", "ignore")
