"""Which category of Permendagri 49/2010 a visa index or permit suggests: a hint, never a decision."""

import re

# In this order; the first that fits the whole index counts. 17, 19 and 20 send experts, 18 tries out workers.
_BY_INDEX = (
    (re.compile(r"E23X|[CD](16|17|19|20)"), "b"),
    (re.compile(r"E2[35][A-Z]?|E26|C18|312"), "tka"),
    (re.compile(r"E27|C10A|C9A"), "f"),
    (re.compile(r"E29"), "d"),
    (re.compile(r"C5A?|[CD]14"), "c"),
    (re.compile(r"[CD]7[A-Z]?"), "e"),
    (re.compile(r"[ABCDF]4"), "a"),
    (re.compile(r"E31[A-Z]?|317"), "keluarga"),
    (re.compile(r"A1|B1|F1|[CD]1"), "wisata"),
)
_BY_PERMIT = {"DIP": "a", "DIN": "a"}


def suggest_category(visa_index: str = "", permit_kind: str = "") -> str:
    """Return a category value of Person ("a"–"f", "tka", "keluarga", "wisata"), or ""."""
    if permit_kind in _BY_PERMIT:
        return _BY_PERMIT[permit_kind]
    index = visa_index.strip().upper()
    return next((category for pattern, category in _BY_INDEX if pattern.fullmatch(index)), "")
