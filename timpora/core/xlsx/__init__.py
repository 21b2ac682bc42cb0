"""Spreadsheets in and out: the only place that touches a spreadsheet library.

Names are found on first use, so that the child process which parses strangers' files starts without Django
and without the writer.
"""

import importlib

_HOMES = {
    "cells": ("BAD_CELLS", "BadCell", "Cell", "Note", "Sheet", "Spreadsheet"),
    "errors": ("UnreadableFile",),
    "headers": ("find_header", "tidy_header"),
    "limits": ("Limits",),
    "plan": ("Column", "SheetPlan", "Signature", "clean_sheet_names"),
    "reader": ("read_spreadsheet",),
    "writer": ("WorkbookFacts", "write_workbook"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "BAD_CELLS",
    "BadCell",
    "Cell",
    "Column",
    "Limits",
    "Note",
    "Sheet",
    "SheetPlan",
    "Signature",
    "Spreadsheet",
    "UnreadableFile",
    "WorkbookFacts",
    "clean_sheet_names",
    "find_header",
    "read_spreadsheet",
    "tidy_header",
    "write_workbook",
]


def __getattr__(name: str):
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
