"""Tables as text: CSV in whatever encoding and with whatever separator an office has."""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from .incoming import CONTROL, marked, text_cell
from .limits import HEADER_ROOM, Limits
from .refusal import Refusal

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS = "\t;|,"
SEP_LINE = re.compile(r"(?i)\Asep=(.)\r?\n?")
SHORTENED = re.compile(r"[-+]?\d(?:[.,]\d+)?E\+\d{2,3}")
QUOTED_TEXT = re.compile(r'="([^"]*)"')
MOST_LINES_IN_A_FIELD = 20
FIELD_SIZE = 131_072


@dataclass(frozen=True)
class DelimitedText:
    """Decoded text, the encoding it was read in, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, encoding: str | None = None) -> DelimitedText:
    """UTF-8 and UTF-16 are recognised, Western then Central European Windows text is guessed.

    `encoding`, if given, is used instead of the guess.
    """
    for mark, meant in MARKS:
        if data.startswith(mark):
            return DelimitedText(_strictly(data, meant), meant, False)
    if b"\x00" in data:
        text = data.decode("latin-1")
        is_noise = len(CONTROL.findall(text.replace("\x00", ""))) > 3 or data.count(b"\x00") * 10 > len(data)
        if is_noise:
            raise Refusal("binary")
        raise Refusal("nul", row=data.count(b"\n", 0, data.index(b"\x00")) + 1)
    try:
        return DelimitedText(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        return DelimitedText(_strictly(data, encoding), encoding, False) if encoding else _guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise Refusal("damaged", f"{encoding}: {error}"[:100]) from error


def _guess(data: bytes) -> DelimitedText:
    for encoding in ("cp1252", "cp1250"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text):
            break
        return DelimitedText(text, encoding, True)
    raise Refusal("binary")


def separator_of(text: str) -> str:
    """The separator found equally often in most of the first lines, quoted parts left out."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:100_000].splitlines() if line.strip()]
    best, best_score = ",", (0, 0)
    for separator in SEPARATORS:
        counts = Counter(count for line in lines[:HEADER_ROOM] if (count := line.count(separator)))
        if not counts:
            continue
        count, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        if (times, count) > best_score:
            best, best_score = separator, (times, count)
    return best


def read_rows(text: str, limits: Limits):
    """Yield (row number from 1, cells) of each row; a cell is text, None or ["!", kind, text].

    The row number counts records, as a spreadsheet program numbers them.
    """
    named = SEP_LINE.match(text)
    separator = named[1] if named else separator_of(text)
    skipped = 1 if named else 0
    csv.field_size_limit(FIELD_SIZE)
    table = csv.reader(
        io.StringIO(text[named.end() :] if named else text, newline=""), delimiter=separator, strict=True
    )
    number, first_line = skipped, 0
    while True:
        number, first_line = number + 1, table.line_num + 1 + skipped
        try:
            values = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            code = "unclosed_quote" if table.line_num + skipped - first_line > MOST_LINES_IN_A_FIELD else _cause(error)
            raise Refusal(code, str(error), row=first_line) from error
        if table.line_num + skipped - first_line > MOST_LINES_IN_A_FIELD:
            raise Refusal("unclosed_quote", row=first_line)
        if len(values) > limits.columns and any(value.strip() for value in values[limits.columns :]):
            raise Refusal("too_many_columns", limit=limits.columns)
        yield number, [_cell(value, limits) for value in values[: limits.columns]]


def _cause(error: csv.Error) -> str:
    if "field larger" in str(error):
        return "long_field"
    return "unclosed_quote" if "end of data" in str(error) else "bad_quote"


def _cell(value: str, limits: Limits):
    value = value.strip(" \t\u00a0")
    if not value:
        return None
    if SHORTENED.fullmatch(value):
        return marked("shortened", value)
    as_text = QUOTED_TEXT.fullmatch(value)
    return text_cell(as_text[1] if as_text else value, limits)
