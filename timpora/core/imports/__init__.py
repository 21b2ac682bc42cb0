"""Spreadsheets that come in: which column means what, and what its cells say.

An import is one ``SheetImport`` in one file of an app's ``imports`` package, found by itself.
"""

from timpora.core.imports.columns import ColumnMatch, column_letter
from timpora.core.imports.fields import Field, SheetImport, all_imports, find_import
from timpora.core.imports.problem import ERROR, WARNING, Problem
from timpora.core.imports.reading import Reading, Understood

__all__ = [
    "ERROR",
    "WARNING",
    "ColumnMatch",
    "Field",
    "Problem",
    "Reading",
    "SheetImport",
    "Understood",
    "all_imports",
    "column_letter",
    "find_import",
]
