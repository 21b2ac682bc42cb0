"""Decide for a whole column whether its dates are written day first or month first."""

import datetime
from typing import NamedTuple

from timpora.core.dates.problem import DateProblem
from timpora.core.dates.reading import Parts, clean_text, split_parts

_SHOWN = 3


class OrderExample(NamedTuple):
    """One cell and its two readings as `date`; None where that reading gives no date."""

    text: str
    dmy: datetime.date | None
    mdy: datetime.date | None


class OrderFinding(NamedTuple):
    """What a column tells about itself.

    order: "dmy", "mdy" or "ymd" when the cells prove it; "ambiguous" when every cell reads both ways (ask
    once per file); "mixed" when some cells can only be one and some only the other; "none" when nothing
    depends on it.
    examples: up to three cells to show, those in doubt first.
    """

    order: str
    examples: list[OrderExample]


def detect_order(values):
    """Return the OrderFinding for the raw cells of one column; dates, numbers and blanks prove nothing."""
    cells = {}
    for text in dict.fromkeys(value.strip() for value in values if isinstance(value, str)):
        kind, example = _classify(text)
        cells.setdefault(kind, []).append(example)
    proofs = [kind for kind in ("dmy", "mdy") if kind in cells]
    if len(proofs) == 2:
        doubtful = [cells["dmy"][0], cells["mdy"][0], *cells.get("both", [])]
        return OrderFinding("mixed", doubtful[:_SHOWN])
    shown = cells.get("both", [])[:_SHOWN]
    if proofs:
        return OrderFinding(proofs[0], shown)
    if shown:
        return OrderFinding("ambiguous", shown)
    return OrderFinding("ymd" if "ymd" in cells else "none", [])


def _classify(text):
    try:
        clean = clean_text(text)
        forward, backward = split_parts(clean, "dmy"), split_parts(clean, "mdy")
    except DateProblem:
        return "unread", None
    if forward == backward:  # a four-digit year in front, a month in words, or 05/05/2024
        year_first = clean[:4].isdecimal() and int(clean[:4]) == forward.year
        return ("ymd" if year_first else "same"), None
    example = OrderExample(text, _date(forward), _date(backward))
    kinds = {(True, True): "both", (True, False): "dmy", (False, True): "mdy", (False, False): "unread"}
    return kinds[bool(example.dmy), bool(example.mdy)], example


def _date(parts: Parts):
    try:
        return datetime.date(*parts)
    except ValueError:
        return None
