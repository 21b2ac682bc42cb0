"""What stands in one column of a report, for the workbook and for the preview alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from timpora.core import xlsx
from timpora.core.dates import format_table, format_time
from timpora.core.templatetags.indonesian import angka

SHOWN_CHARACTERS = 4


@dataclass(frozen=True)
class Column:
    """``value`` takes a row and gives text, a number, a date or None.

    ``kind`` is "text", "integer", "number", "date" or "datetime"; ``width`` is in characters; neighbours with the
    same ``group`` get a common heading. ``private`` names a permission: without it the reader sees only the last
    four characters.
    """

    header: Any
    value: Callable[[Any], Any]
    kind: str = "text"
    width: float = 16
    group: Any = ""
    align: str | None = None
    bold: bool = False
    private: str = ""

    def reader(self, user) -> Callable[[Any], Any]:
        """``value`` as this user may see it."""
        if not self.private or user.has_perm(self.private):
            return self.value
        return lambda row: masked(self.value(row))

    def for_sheet(self) -> "xlsx.Column":
        group = str(self.group) or None
        return xlsx.Column(str(self.header), self.kind, self.width, group, self.align, self.bold)


def masked(number: Any) -> str | None:
    """``E98764320`` → ``···4320``; the short ones are hidden altogether."""
    text = str(number or "")
    if not text:
        return None
    return f"···{text[-SHOWN_CHARACTERS:]}" if len(text) > SHOWN_CHARACTERS else "···"


def row_maker(columns: Sequence[Column], user) -> Callable[[Any], tuple]:
    """A function that turns a row into the tuple of its cells, as ``user`` may see them."""
    readers = [column.reader(user) for column in columns]
    return lambda row: tuple([read(row) for read in readers])


def shown(value: Any) -> str:
    """A cell in the words of a page: 26-11-2024, 1.284; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{format_table(value)} {format_time(value)}"
    if isinstance(value, date):
        return format_table(value)
    return str(angka(value)) if isinstance(value, int | float) else str(value)
