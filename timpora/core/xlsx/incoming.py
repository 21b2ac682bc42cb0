"""Text that came in from a file: what must not be stored is marked ["!", kind, text]."""

import re

from .limits import SHOWN_TEXT, Limits

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}")
MAYBE_ODD = re.compile(CONTROL.pattern + "|#|Err:")
"""Finds whatever text_cell would mark, length aside; may be run over several texts put together."""


def text_cell(value: str, limits: Limits) -> str | list | None:
    """The text itself, None if it is blank, or a marked list."""
    if not value.strip():
        return None
    if len(value) > limits.text_length:
        return marked("too_long", value)
    if CONTROL.search(value):
        return marked("control", value)
    if ERROR.fullmatch(value):
        return marked("error", value)
    return value


def marked(kind: str, text: str) -> list:
    """A cell that is not stored, with as much of its text as can be shown."""
    return ["!", kind, CONTROL.sub("\ufffd", text[:SHOWN_TEXT])]
