"""What the import pages show of a stranger's sheet."""

import re
from datetime import date
from typing import Any

from registry.models import NoticeRow
from timpora.core.dates import format_long, format_table

# A date cell of a workbook is kept in this form; pages show it as dates are written here.
ISO_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)")


def readings(example: dict[str, str]) -> dict[str, str]:
    """Both readings of a date in words, so that nobody has to guess which number is the month."""
    return {order: format_long(date.fromisoformat(example[order])) for order in ("dmy", "mdy") if example.get(order)}


def sheet_line(line: NoticeRow, columns: list[dict[str, Any]]) -> dict[str, Any]:
    """One row for the sheet: its cells as read, each with what there is to say about it."""
    by_field: dict[str, list[dict[str, Any]]] = {}
    for problem in line.problems:
        by_field.setdefault(problem["field"], []).append(problem)
    cells = []
    for column in columns:
        said = by_field.pop(column["field"], [])
        worst = "e" if any(one["level"] == "error" for one in said) else "w" if said else ""
        raw = line.raw[column["index"]] if column["index"] < len(line.raw) else ""
        if column["is_date"] and isinstance(raw, str) and ISO_DAY.fullmatch(raw):
            raw = format_table(date.fromisoformat(raw))
        cells.append({"label": column["label"], "text": raw, "css": worst, "problems": said})
    rest = [problem for problems in by_field.values() for problem in problems]
    tone = "bad" if line.state == NoticeRow.State.FAULTY else "warn" if line.problems else ""
    return {"row": line, "cells": cells, "rest": rest, "tone": tone}
