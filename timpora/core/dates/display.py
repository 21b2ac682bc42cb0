"""Dates and times as Indonesian offices print them: 26 November 2024, pukul 14.05 WITA, 3 hari lagi."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from timpora.core.dates.months import DAY_NAMES, MONTH_NAMES, MONTHS_SHORT

# Indonesia's three zones; the database's zone names never reach a reader.
ZONE_LABELS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def local_day(value):
    """Return the calendar day of a date or datetime; an aware datetime is taken in the current time zone."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def format_long(value):
    """26 November 2024."""
    day = local_day(value)
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def format_day(value):
    """Selasa, 26 November 2024."""
    day = local_day(value)
    return f"{DAY_NAMES[day.weekday()]}, {format_long(day)}"


def format_short(value):
    """26 Nov 2024."""
    day = local_day(value)
    return f"{day.day} {MONTHS_SHORT[day.month - 1]} {day.year}"


def format_table(value):
    """26-11-2024, for columns that must line up."""
    day = local_day(value)
    return f"{day.day:02}-{day.month:02}-{day.year}"


def zone_label(zone_name):
    """Return WIB, WITA or WIT for a time zone name, or an empty text for any other zone."""
    return ZONE_LABELS.get(str(zone_name), "")


def format_time(moment, zone=None):
    """Return "pukul 14.05 WITA". `zone` is a time zone name; without it the current one is used.

    A naive `datetime` or `time` is taken to be in that zone already.
    """
    name = zone or timezone.get_current_timezone_name()
    return f"{_('pukul')} {_clock(moment, name)} {zone_label(name)}".rstrip()


def format_time_range(start, end, zone=None):
    """Return "pukul 08.30–12.00 WITA" for two moments of one day."""
    name = zone or timezone.get_current_timezone_name()
    return f"{_('pukul')} {_clock(start, name)}–{_clock(end, name)} {zone_label(name)}".rstrip()


def _clock(moment, zone_name):
    if isinstance(moment, datetime.datetime) and timezone.is_aware(moment):
        moment = moment.astimezone(ZoneInfo(str(zone_name)))
    return f"{moment.hour:02}.{moment.minute:02}"


def relative_days(value, today):
    """Return the distance in days as people say it: hari ini, kemarin, besok, 3 hari lagi, 41 hari lalu."""
    days = (local_day(value) - local_day(today)).days
    named = {-1: _("kemarin"), 0: _("hari ini"), 1: _("besok")}
    if days in named:
        return named[days]
    template = _("%(days)s hari lagi") if days > 0 else _("%(days)s hari lalu")
    return template % {"days": f"{abs(days):,}".replace(",", ".")}


def format_range(start, end):
    """Return a period: 1–30 November 2024, 28 Oktober – 3 November 2024, or one day if both are the same."""
    first, last = local_day(start), local_day(end)
    if first == last:
        return format_long(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_long(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} – {format_long(last)}"
    return f"{format_long(first)} – {format_long(last)}"
