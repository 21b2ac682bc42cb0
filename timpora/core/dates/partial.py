"""Birth dates of passports that do not know the day, or not even the month (see ICAO Doc 9303-3)."""

import datetime
import functools
import re
from dataclasses import dataclass

from timpora.core.dates.display import format_long
from timpora.core.dates.months import MONTH_NAMES
from timpora.core.dates.problem import DateProblem
from timpora.core.dates.reading import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Parts,
    build,
    clean_text,
    number_as_text,
    split_parts,
)

_UNKNOWN = re.compile(r"(?<![\w-])(?:x{2,4}|\?{1,4}|\*{1,4}|-{2})(?![\w-])")
_YEAR = re.compile(r"\d{4}")
_YEAR_MONTH = re.compile(r"(\d{4})[\s./-]+(\d{1,2}|[^\W\d_]+)")
_MONTH_YEAR = re.compile(r"(\d{1,2}|[^\W\d_]+)[\s./-]+(\d{4})")


@functools.total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day. Unknown parts are None; sorts before the days it contains."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self):
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        self.first_day()

    @classmethod
    def from_date(cls, value, precision="day"):
        """Rebuild from a stored `date` and its precision: "year", "month" or "day"."""
        month = value.month if precision != "year" else None
        return cls(value.year, month, value.day if precision == "day" else None)

    @property
    def precision(self):
        """Return "year", "month" or "day"."""
        if self.day:
            return "day"
        return "month" if self.month else "year"

    def first_day(self):
        """Return the first `datetime.date` it can mean; this is what a date column stores."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def as_text(self):
        """Return dd-mm-yyyy with 00 for what is not known, the form that input fields show and read."""
        return f"{self.day or 0:02}-{self.month or 0:02}-{self.year}"

    def _key(self):
        return (self.year, self.month or 0, self.day or 0)

    def __lt__(self, other):
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key() < other._key()

    def __str__(self):
        if self.day:
            return format_long(self.first_day())
        return f"{MONTH_NAMES[self.month - 1]} {self.year}" if self.month else str(self.year)


def parse_partial_date(value, order="dmy"):
    """Return the PartialDate that `value` states, or raise DateProblem.

    Besides everything parse_date reads: 1950, 00/00/1950, 00-10-1985, 1985-00-00, XX/10/1985, 10-1985,
    Oktober 1985. A day whose month is unknown (10/00/1985, day first) cannot be kept: only the year is sure.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.date):
        return PartialDate.from_date(value)
    if value is None:
        raise DateProblem("empty")
    if not isinstance(value, str):
        value = number_as_text(value)
    found = _read(value, order)
    if isinstance(found, DateProblem):
        raise DateProblem(found.code, **found.params)
    return found


@functools.lru_cache(maxsize=16384)
def _read(text, order):
    try:
        clean = _UNKNOWN.sub("00", clean_text(text))
        return _from_parts(_short_parts(clean) or split_parts(clean, order), order, clean)
    except DateProblem as problem:
        return problem


def _short_parts(clean):
    if _YEAR.fullmatch(clean):
        return Parts(int(clean), 0, 0)
    if match := _YEAR_MONTH.fullmatch(clean):
        year, month = match.groups()
    elif match := _MONTH_YEAR.fullmatch(clean):
        month, year = match.groups()
    else:
        return None
    return split_parts(f"{year}-{month}-00", "ymd")


def _from_parts(parts, order, text):
    year, month, day = parts
    if not year:
        raise DateProblem("unknown_year")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateProblem("year", year=year)
    if month and day:
        return PartialDate.from_date(build(parts, order, text))
    if month > 12:
        raise DateProblem("month", month=month)
    return PartialDate(year, month or None)
