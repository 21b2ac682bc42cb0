"""{% load indonesian %}: dates, times and numbers as Indonesian readers expect them. Blank stays blank."""

import functools
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django import template
from django.utils import timezone

from timpora.core.dates import (
    PartialDate,
    format_day,
    format_long,
    format_range,
    format_short,
    format_table,
    format_time,
    relative_days,
)

register = template.Library()


def _date_filter(name, show):
    """Register a filter that shows a date, a datetime or a PartialDate and leaves blanks blank."""

    @functools.wraps(show)
    def shown(value):
        if value in (None, ""):
            return ""
        if isinstance(value, PartialDate):
            if value.precision != "day":
                return value.as_text() if show is format_table else str(value)
            value = value.first_day()
        return show(value)

    register.filter(name, shown)


_date_filter("tanggal", format_long)
_date_filter("tanggal_hari", format_day)
_date_filter("tanggal_pendek", format_short)
_date_filter("tanggal_tabel", format_table)


@register.filter
def jam(moment, zone=None):
    """Return "pukul 14.05 WITA"; the argument is a time zone name, else the current zone."""
    return format_time(moment, zone) if moment else ""


@register.filter
def relatif(value, today=None):
    """Return "3 hari lagi"; always print the date beside it."""
    return relative_days(value, today or timezone.localdate()) if value else ""


@register.filter
def sampai(start, end):
    """Return a period, "1–30 November 2024"; an open one is shown by its first day."""
    if not start:
        return ""
    return format_range(start, end) if end else f"{format_long(start)} –"


@register.filter
def angka(value, decimals=None):
    """Return 1.284 or 82,5; `decimals` fixes the number of places."""
    number = _decimal(value)
    if number is None:
        return value if value is not None else ""
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)
    return f"{number:,f}".translate({ord(","): ".", ord("."): ","})


@register.filter
def persen(value, total=None):
    """Return 82,5% (at most one decimal). With an argument, the share that `value` is of `total`."""
    number = _decimal(value)
    if number is None:
        return ""
    if total is not None:
        whole = _decimal(total)
        if not whole:
            return "–"
        number = number * 100 / whole
    rounded = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return angka(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded) + "%"


def _decimal(value):
    if value is None or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
