"""Text of a cell without what nobody can see in it."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from registry.values.problem import ValueProblem

# Excel writes control characters as _x000B_; some readers pass the escape on as text.
_EXCEL_ESCAPE = re.compile(r"_x00[01][0-9A-Fa-f]_")
_BLANK_MARKS = frozenset(
    ["", "-", "--", "---", ".", "N/A", "NA", "#N/A", "NIL", "NULL", "NONE", "NIHIL", "TIDAK ADA", "BELUM ADA"]
)


def visible_text(text: str) -> str:
    """Return `text` in Unicode form NFC without direction marks, zero-width characters and double spaces.

    Tabs and line breaks become spaces; other control characters raise ValueProblem "control".
    """
    if text.isascii() and text.isprintable():
        cleaned = text
    else:
        categories = {char: unicodedata.category(char) for char in set(text)}
        if any(kind in ("Cc", "Cs") and char not in "\t\r\n" for char, kind in categories.items()):
            raise _control()
        cleaned = unicodedata.normalize("NFC", "".join(char for char in text if categories[char] != "Cf"))
    if _EXCEL_ESCAPE.search(cleaned):
        raise _control()
    return " ".join(cleaned.split())


def means_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: blank, "-", "N/A", "tidak ada"."""
    return text.strip().upper() in _BLANK_MARKS


def folded_words(text: str) -> str:
    """Return upper-case words and digits of `text` with single spaces, for looking up in lists of phrases."""
    plain = unicodedata.normalize("NFKC", visible_text(text)).upper()
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def _control() -> ValueProblem:
    return ValueProblem("control", _("Isian berisi karakter yang tidak tampak. Ketik ulang isian ini."))
