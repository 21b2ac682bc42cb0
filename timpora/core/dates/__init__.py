"""Dates: reading what people write, showing what Indonesian readers expect, and the form fields between."""

from timpora.core.dates.display import (
    format_day,
    format_long,
    format_range,
    format_short,
    format_table,
    format_time,
    format_time_range,
    relative_days,
    zone_label,
)
from timpora.core.dates.fields import DateTextInput, PartialDateField, TanggalField
from timpora.core.dates.order import OrderExample, OrderFinding, detect_order
from timpora.core.dates.partial import PartialDate, parse_partial_date
from timpora.core.dates.problem import DateProblem
from timpora.core.dates.reading import TWO_DIGIT_PIVOT, parse_date

__all__ = [
    "TWO_DIGIT_PIVOT",
    "DateProblem",
    "DateTextInput",
    "OrderExample",
    "OrderFinding",
    "PartialDate",
    "PartialDateField",
    "TanggalField",
    "detect_order",
    "format_day",
    "format_long",
    "format_range",
    "format_short",
    "format_table",
    "format_time",
    "format_time_range",
    "parse_date",
    "parse_partial_date",
    "relative_days",
    "zone_label",
]
