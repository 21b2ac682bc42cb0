"""Read off a sheet's XML what the parser does not tell: true extent, error cells, formulas without a result.

Positions are (row, column) from zero.
"""

import re
from collections.abc import Iterator
from html import unescape

from .limits import Limits
from .refusal import Refusal

LAST_COLUMN = 16_384
LEAST_CELL = 5
TAG = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(row|c)(?=[\s/>])([^>]*)>")
PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d*)["']""")
USED_COLUMNS = re.compile(rb'r="([A-Z]{1,3})\d')
LAST_ROW = re.compile(rb'r="[A-Z]*(\d+)"')
PLAIN_CELLS, PREFIXED_CELLS = (b"<c ", b"<c>"), (b":c ", b":c>")
ALL_CELLS = PLAIN_CELLS + PREFIXED_CELLS
PLAIN_ODDITIES = (b"<f>", b"<f ", b't="e"', b"t='e'")
PREFIXED_ODDITIES = (b":f>", b":f ", b't="e"', b"t='e'")
FORMULA = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?f[\s>/]")
IS_ERROR = re.compile(rb"""(?:^|\s)t\s*=\s*["']e["']""")
IS_TEXT = re.compile(rb"""(?:^|\s)t\s*=\s*["'](?:str|s|inlineStr)["']""")
VALUE = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?v(?:\s[^>]*)?>([^<]*)<")
FILLED = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:v(?:\s[^>]*)?>[^<]|is[\s>]|f[\s/>])")


def scan_sheet(data: bytes, name: str, limits: Limits) -> dict[int, dict[int, list]]:
    """Raise Refusal for a sheet that is too wide or too large, else answer row -> column -> its bad cell."""
    _check_cell_counts(data, limits)
    _check_extent(data, name, limits)
    bad = {}
    if any(oddity in data for oddity in (PREFIXED_ODDITIES if _is_prefixed(data) else PLAIN_ODDITIES)):
        for row, column, value in _bad_cells(data):
            bad.setdefault(row, {})[column] = value
    return bad


def _count_cells(data: bytes) -> int:
    return sum(data.count(start) for start in (PREFIXED_CELLS if _is_prefixed(data) else PLAIN_CELLS))


def _is_prefixed(data: bytes) -> bool:
    """Some writers say <x:c> for <c>; found at once in the usual file, which is what makes the counting fast."""
    return b"<sheetData" not in data


def _check_cell_counts(data: bytes, limits: Limits) -> None:
    """A row holds at most 16,384 cells; one that claims more is an attack, however small the file."""
    total = _count_cells(data)
    if total <= LAST_COLUMN:
        return
    end_of_row = b":row>" if _is_prefixed(data) else b"</row>"
    for row in data.split(end_of_row):
        if len(row) > LAST_COLUMN * LEAST_CELL and sum(map(row.count, ALL_CELLS)) > LAST_COLUMN:
            raise Refusal("too_many_columns", limit=limits.columns)
    if total > limits.cells * 2:
        raise Refusal("too_many_cells")


def _check_extent(data: bytes, name: str, limits: Limits) -> None:
    columns = max((column_index(letters) for letters in set(USED_COLUMNS.findall(data))), default=0) + 1
    start = data.rfind(b'r="', 0, max(data.rfind(b"sheetData"), 0))
    last = LAST_ROW.match(data, start) if start >= 0 else None
    if columns > limits.columns or columns * int(last[1] if last else 0) > limits.area:
        _check_filled(data, name, limits)


def _check_filled(data: bytes, name: str, limits: Limits) -> None:
    """Cells with only a border or a colour do not count; what is filled in far away is named."""
    widest = lowest = 0
    for row, column, _attributes, body in _cells(data):
        if not FILLED.search(body):
            continue
        widest, lowest = max(widest, column), max(lowest, row)
        if (widest + 1) * (lowest + 1) > limits.area:
            raise Refusal("stray_cell", cell=f"{column_letters(column)}{row + 1}", sheet=name)
    if widest >= limits.columns:
        raise Refusal("too_many_columns", limit=limits.columns)


def _bad_cells(data: bytes) -> Iterator[tuple[int, int, list]]:
    for row, column, attributes, body in _cells(data):
        value = VALUE.search(body)
        text = unescape(value[1].decode("utf-8", "replace")) if value else ""
        if IS_ERROR.search(attributes):
            yield row, column, ["!", "error", text or "#?"]
        elif not text and FORMULA.search(body) and not (value and IS_TEXT.search(attributes)):
            yield row, column, ["!", "formula", ""]


def _cells(data: bytes) -> Iterator[tuple[int, int, bytes, bytes]]:
    """Walk the cells; a cell or row without a place follows the one before it."""
    row, column = -1, -1
    tags = TAG.finditer(data)
    tag = next(tags, None)
    while tag:
        following = next(tags, None)
        place = PLACE.search(tag[2])
        if tag[1] == b"row":
            row, column = (int(place[2]) - 1 if place and place[2] else row + 1), -1
        else:
            column = column_index(place[1]) if place and place[1] else column + 1
            blank = tag[2].endswith(b"/")
            end = following.start() if following else len(data)
            yield row, column, tag[2], b"" if blank else data[tag.end() : end]
        tag = following


def column_index(letters: bytes) -> int:
    """ "A" is 0, "XFD" 16383."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1


def column_letters(index: int) -> str:
    """0 is "A"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
