"""Data rows as sheet XML, without an object per cell: this is what makes a long list cheap."""

import datetime
import decimal
import math
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from .celltext import CERTAINLY_SHORT, ODD, Losses, to_xml
from .plan import Column
from .sheetscan import column_letters

EPOCH = 693_594
"""Ordinal of 1899-12-30, day 0 of the serial numbers from 1 March 1900 on."""
FIRST_SERIAL = 61
SAFE_INTEGER = 10**15
CHUNK = 500
LAST_ROW = 1_048_576 - CHUNK
"""With room for what stands below the table."""
LINE_POINTS, AIR_POINTS, MOST_POINTS = 12, 4, 409
# Words break early, so a wrapped text needs more room than its letters alone; the cell's indent takes two of them.
BREAKS, INDENT = 1.12, 2


class RowStream:
    """Turns rows into XML, numbering them; `rows` tells how many there have been."""

    def __init__(
        self,
        columns: Sequence[Column],
        styles: Sequence[int],
        *,
        numbered: bool,
        losses: Losses,
        tz: datetime.tzinfo | None,
    ):
        self.losses = losses
        self.tz = tz
        self.rows = 0
        cells = [
            (f'<c r="{column_letters(index)}', f'" s="{style}"', column.kind)
            for index, (column, style) in enumerate(zip(columns, styles, strict=True))
        ]
        self.number = cells.pop(0) if numbered else None
        self.cells = [
            (start, f'{style} t="inlineStr"><is><t>', f"{style}><v>", f"{style}/>", kind == "text", fits)
            for (start, style, kind), fits in zip(cells, self._letters(columns, numbered), strict=True)
        ]

    @staticmethod
    def _letters(columns: Sequence[Column], numbered: bool) -> list[int]:
        """How many letters stand on one line of each column that holds values."""
        return [max(int((column.width - INDENT) / BREAKS), 1) for column in columns[1 if numbered else 0 :]]

    def chunks(self, rows: Iterable[Sequence], above: int) -> Iterator[bytes]:
        """Yield XML of up to 500 rows at a time; the first row is the one below `above`."""
        parts = []
        for values in rows:
            self.rows += 1
            parts.append(self._row(above + self.rows, values))
            if len(parts) == CHUNK:
                if above + self.rows > LAST_ROW:
                    raise ValueError(f"a sheet holds {LAST_ROW} rows")
                yield "".join(parts).encode()
                parts = []
        if parts:
            yield "".join(parts).encode()

    def _row(self, row: int, values: Sequence) -> str:
        if len(values) != len(self.cells):
            raise ValueError(f"row {self.rows} has {len(values)} values for {len(self.cells)} columns")
        parts, lines = [""], 1
        if self.number:
            parts.append(f"{self.number[0]}{row}{self.number[1]}><v>{self.rows}</v></c>")
        for (start, text, number, empty, is_text, fits), value in zip(self.cells, values, strict=True):
            kind = type(value)
            if kind is str and value:
                if len(value) > fits:
                    lines = max(lines, -(-len(value) // fits))
                if ODD.search(value) or value[0] == " " or value[-1] == " " or len(value) > CERTAINLY_SHORT:
                    parts.append(f"{start}{row}{self._preserved(text)}{to_xml(value, self.losses)}</t></is></c>")
                else:
                    parts.append(f"{start}{row}{text}{value}</t></is></c>")
            elif kind is int and not is_text and -SAFE_INTEGER < value < SAFE_INTEGER:
                parts.append(f"{start}{row}{number}{value}</v></c>")
            elif value is None or value == "":
                parts.append(f"{start}{row}{empty}")
            else:
                parts.append(self._other(start, row, text, number, empty, is_text, value))
        # Not every program finds the height of wrapped text by itself when it opens a file.
        points = min(lines * LINE_POINTS + AIR_POINTS, MOST_POINTS)
        height = f' ht="{points}" customHeight="1"' if lines > 1 else ""
        parts[0] = f'<row r="{row}"{height}>'
        parts.append("</row>")
        return "".join(parts)

    @staticmethod
    def _preserved(text: str) -> str:
        return f'{text[:-1]} xml:space="preserve">'

    def _other(self, start, row, text, number, empty, is_text, value) -> str:
        """Dates, fractions, truth values, and whatever else can be written as text."""
        plain = self.plain(value, is_text)
        if plain is None:
            return f"{start}{row}{empty}"
        if isinstance(plain, str):
            return f"{start}{row}{self._preserved(text)}{to_xml(plain, self.losses)}</t></is></c>"
        return f"{start}{row}{number}{plain!r}</v></c>"

    def plain(self, value, is_text: bool):
        """`value` as None, text, or the number that stands for it in a workbook."""
        if isinstance(value, bool):
            return _("Ya") if value else _("Tidak")
        if isinstance(value, datetime.date):
            return self._date(value, is_text)
        if isinstance(value, datetime.time):
            return value.strftime("%H:%M")
        if isinstance(value, float | decimal.Decimal) and not math.isfinite(value):
            return None
        if is_text or not isinstance(value, int | float | decimal.Decimal):
            return str(value)
        if isinstance(value, int):
            return int(value) if abs(value) < SAFE_INTEGER else str(int(value))
        return float(value)

    def _date(self, value: datetime.date, is_text: bool) -> str | int | float:
        """A serial number; as text where a workbook has no number for the day or the column holds text."""
        moment = isinstance(value, datetime.datetime)
        if moment and value.tzinfo:
            if not self.tz:
                raise ValueError("an aware datetime needs tz")
            value = value.astimezone(self.tz).replace(tzinfo=None)
        serial = value.toordinal() - EPOCH
        if is_text or serial < FIRST_SERIAL:
            return value.strftime("%d-%m-%Y %H:%M" if moment else "%d-%m-%Y")
        if not moment:
            return serial
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return serial + round(seconds / 86_400, 10) if seconds else serial
