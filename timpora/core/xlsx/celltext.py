"""Text as a cell can carry it: XML's forbidden characters, Excel's length limit, Excel's own escapes."""

import re
from dataclasses import dataclass

LONGEST = 32_767
"""UTF-16 units in one cell."""
CERTAINLY_SHORT = LONGEST // 2
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ODD = re.compile("[&<>_\x00-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Losses:
    """What could not be written as it was."""

    replaced_characters: int = 0
    cut_texts: int = 0


def storable(text: str, losses: Losses) -> str:
    """`text` with what no workbook can hold replaced by U+FFFD, and cut to a cell's length; both are counted."""
    text, replaced = FORBIDDEN.subn("\ufffd", text)
    losses.replaced_characters += replaced
    if len(text) > CERTAINLY_SHORT:
        units = text.encode("utf-16-le")
        if len(units) > LONGEST * 2:
            losses.cut_texts += 1
            text = units[: LONGEST * 2].decode("utf-16-le", "ignore")
    return LOOKS_ESCAPED.sub("_x005F_", text)


def to_xml(text: str, losses: Losses) -> str:
    """The inside of a <t> element; a carriage return is written so that XML keeps it."""
    text = storable(text, losses).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")
