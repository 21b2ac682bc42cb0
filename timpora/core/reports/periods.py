"""Periods people report for: whole months, quarters and years, and how a file name says them."""

from calendar import monthrange
from datetime import date, timedelta

from django.utils.translation import gettext as _

from timpora.core.dates.months import MONTH_NAMES


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month of ``day``."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def last_closed_month(today: date) -> tuple[date, date]:
    return month_of(today.replace(day=1) - timedelta(days=1))


def last_closed_quarter(today: date) -> tuple[date, date]:
    start = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    last = start - timedelta(days=1)
    return date(last.year, last.month - 2, 1), last


def presets(today: date) -> list[tuple[str, date, date]]:
    """Label, first and last day of the periods most asked for, the default first."""
    first, last = last_closed_month(today)
    quarter = last_closed_quarter(today)
    this = month_of(today)
    roman = ("I", "II", "III", "IV")[(quarter[0].month - 1) // 3]
    return [
        (f"{MONTH_NAMES[first.month - 1]} {first.year}", first, last),
        (_("%(month)s (berjalan)") % {"month": f"{MONTH_NAMES[today.month - 1]} {today.year}"}, *this),
        (_("Triwulan %(quarter)s %(year)s") % {"quarter": roman, "year": quarter[0].year}, *quarter),
        (_("Tahun %(year)s") % {"year": today.year}, date(today.year, 1, 1), date(today.year, 12, 31)),
    ]


def period_code(first: date, last: date) -> str:
    """``2024-11`` for a whole month, ``2024`` for a whole year, else ``2024-11-01_2024-11-15``."""
    if (first, last) == month_of(first):
        return f"{first:%Y-%m}"
    if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
        return f"{first:%Y}"
    return f"{first:%Y-%m-%d}_{last:%Y-%m-%d}"
