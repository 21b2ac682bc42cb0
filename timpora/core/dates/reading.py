"""Read a date as offices write it, day first unless told otherwise, and never guess.

Django's own Indonesian locale reads 11/26/2024 as 26 November and refuses "26 Agustus 2024";
everything here exists so that neither can happen.
"""

import datetime
import functools
import re
import unicodedata
from typing import NamedTuple

from timpora.core.dates.months import DAY_WORDS, MONTH_NUMBERS
from timpora.core.dates.problem import DateProblem, impossible

ORDERS = ("dmy", "mdy", "ymd")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
# Two-digit years: 00–40 are 2000–2040, 41–99 are 1941–1999. Permits and passports reach ten years ahead.
TWO_DIGIT_PIVOT = 40
# Excel counts a 29 February 1900 that never was; up to serial 60 its dates are wrong.
FIRST_SERIAL, LAST_SERIAL = 61, 73415
_SERIAL_ZERO = datetime.date(1899, 12, 30)
_LONGEST = 60

_TIME_TAIL = re.compile(
    r"(?:(?<=\d)t|[\s,]+(?:pukul|jam)?\s*)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:am|pm)?\s*(?:z|wib|wita|wit|[+-]\d{2}:?\d{2})?$"
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s./,\-–—_()]*")
_NOISE = frozenset(["st", "nd", "rd", "th", "of", "tgl", "tanggal", "年", "月", "日"])


class Parts(NamedTuple):
    """Year, month and day as written; 0 stands for a part the document does not know."""

    year: int
    month: int
    day: int


def parse_date(value, order="dmy", *, serials=False):
    """Return the `datetime.date` that `value` states, or raise DateProblem.

    value: date, datetime (its own calendar day is taken), text, or a number from a spreadsheet cell.
    order: "dmy", "mdy" or "ymd", how numbers are ordered; a four-digit number in front is always a year.
    serials: whether a bare number may be an Excel serial (1900 calendar). Without it such a number is a
    problem, because nobody can say whether 45622 was meant as a date.
    """
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return _within(value)
    if value is None:
        raise DateProblem("empty")
    if not isinstance(value, str):
        value = number_as_text(value)
    found = _read(value, order, serials)
    if isinstance(found, DateProblem):
        raise DateProblem(found.code, **found.params)
    return found


def number_as_text(value):
    """Turn a numeric cell into the digits it shows; anything else is a DateProblem."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise DateProblem("unreadable", text=str(value)[:_LONGEST])
    if value != value or value in (float("inf"), float("-inf")):
        raise DateProblem("unreadable", text=str(value))
    return str(int(value))  # the fraction of a serial is the time of day


@functools.lru_cache(maxsize=16384)
def _read(text, order, serials):
    # Problems are returned, not raised, so that a column of equal mistakes is read once as well.
    try:
        clean = clean_text(text)
        if serials and clean.isdecimal() and len(clean) <= 5:
            return _from_serial(int(clean))
        return build(split_parts(clean, order), order, clean)
    except DateProblem as problem:
        return problem


def clean_text(text):
    """Return `text` folded to plain characters (NFKC, lower case, single spaces), or raise DateProblem."""
    if text.isascii() and text.isprintable():
        folded = text
    else:
        if any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\r\n" for char in text):
            raise DateProblem("control")
        # Cf: zero-width and direction marks that travel with text copied from chats and web pages.
        kept = "".join(char for char in text if unicodedata.category(char) != "Cf")
        folded = unicodedata.normalize("NFKC", kept)
    folded = " ".join(folded.lower().split())
    if not folded:
        raise DateProblem("empty")
    if len(folded) > _LONGEST:
        raise DateProblem("unreadable", text=folded[:_LONGEST])
    return folded


def split_parts(clean, order):
    """Return the Parts written in `clean` (see clean_text) without checking that they make a date."""
    if order not in ORDERS:
        raise ValueError(f"unknown order of day and month: {order!r}")
    if clean.lstrip("-").isdecimal():
        return _split_digits(clean, order)
    numbers, months = _tokens(clean)
    if len(months) == 1 and len(numbers) == 2:
        year_first = len(numbers[0]) == 4 or (order == "ymd" and len(numbers[1]) != 4)
        day, year = reversed(numbers) if year_first else numbers
        return Parts(_year(year, clean), months.pop(), _day(day, clean))
    if months or len(numbers) != 3:
        raise DateProblem("unreadable", text=clean)
    if len(numbers[0]) == 4:
        order = "ymd"
    named = dict(zip(order, numbers, strict=True))
    return Parts(_year(named["y"], clean), _day(named["m"], clean), _day(named["d"], clean))


def _tokens(clean):
    body = re.sub(r"['’‘ʼ`]", "", _TIME_TAIL.sub("", clean))
    if not _BETWEEN.fullmatch(_TOKEN.sub("", body)):
        raise DateProblem("unreadable", text=clean)
    tokens = [token for token in _TOKEN.findall(body) if token not in _NOISE]
    if tokens and tokens[0] in DAY_WORDS:
        del tokens[0]
    numbers = [token for token in tokens if token.isdecimal()]
    # A set, because passports print the month in two languages: 12 MEI/MAY 1985.
    months = {MONTH_NUMBERS.get(token) for token in tokens if not token.isdecimal()}
    if None in months:
        raise DateProblem("unreadable", text=clean)
    return numbers, months


def _split_digits(clean, order):
    if len(clean) != 8 or not clean.isdecimal():
        raise DateProblem("serial" if len(clean.lstrip("-")) <= 7 else "unreadable", text=clean)
    # 20241126 and 26112024 cannot be mistaken for each other: no month is 19, 20 or 21.
    if EARLIEST_YEAR <= int(clean[:4]) <= LATEST_YEAR and int(clean[4:6]) <= 12:
        return Parts(int(clean[:4]), int(clean[4:6]), int(clean[6:]))
    if order == "mdy":
        return Parts(int(clean[4:]), int(clean[:2]), int(clean[2:4]))
    return Parts(int(clean[4:]), int(clean[2:4]), int(clean[:2]))


def _year(digits, text):
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        raise DateProblem("unreadable", text=text)
    return int(digits) + (2000 if int(digits) <= TWO_DIGIT_PIVOT else 1900)


def _day(digits, text):
    if len(digits) > 2:
        raise DateProblem("unreadable", text=text)
    return int(digits)


def build(parts, order, text):
    """Return the date of complete `parts`, or raise the DateProblem that names the remedy."""
    year, month, day = parts
    if not (month and day):
        raise DateProblem("unknown_part", text=text)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateProblem("year", year=year)
    if month > 12:
        raise _wrong_month(parts, order, text)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise impossible(year, month, day) from None


def _wrong_month(parts, order, text):
    try:
        meant = datetime.date(parts.year, parts.day, parts.month)
    except ValueError:
        return DateProblem("month", month=parts.month)
    if order == "ymd" or text.startswith(str(parts.year)):
        return DateProblem("month", month=parts.month)
    if order == "mdy":
        return DateProblem("day_first", text=text, remedy=f"{meant:%m/%d/%Y}")
    return DateProblem("month_first", text=text, remedy=f"{meant:%d-%m-%Y}")


def _from_serial(serial):
    if not FIRST_SERIAL <= serial <= LAST_SERIAL:
        raise DateProblem("serial", text=serial)
    return _SERIAL_ZERO + datetime.timedelta(days=serial)


def _within(value):
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise DateProblem("year", year=value.year)
    return value
