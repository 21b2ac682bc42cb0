"""Finding and comparing header cells. Which words mean what is the caller's business."""

import re
import unicodedata
from collections.abc import Callable

from .cells import Sheet
from .limits import HEADER_ROOM

PUNCTUATION = re.compile(r"[*:.•·;!?]+")
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
LATIN = re.compile(r"[a-z]")


def tidy_header(text: object) -> str:
    """A header as it is compared: folded, on one line, without marks; only its Latin part if it has one.

    "เลขหนังสือเดินทาง\\nPassport No. *" becomes "passport no".
    """
    folded = unicodedata.normalize("NFKC", str(text)).casefold()
    folded = "".join(" " if unicodedata.category(sign) in UNSEEN else sign for sign in folded)
    words = PUNCTUATION.sub(" ", folded).split()
    if any(LATIN.search(word) for word in words):
        words = [word for word in (_without_other_scripts(word) for word in words) if word]
    return " ".join(words).strip(" -_/,")


def _without_other_scripts(word: str) -> str:
    """Letters of other scripts and their marks go; accents on Latin letters stay."""
    kept = []
    for sign in word:
        category = unicodedata.category(sign)
        if category[0] == "L" and not unicodedata.name(sign, "").startswith("LATIN"):
            continue
        if category[0] == "M" and not (kept and unicodedata.category(kept[-1])[0] in "LM"):
            continue
        kept.append(sign)
    return "".join(kept)


def find_header(sheet: Sheet, score: Callable[[list[str]], int]) -> int | None:
    """Index in `sheet.rows` of the header row: the best scored of the first 20 rows, None if all score 0.

    `score` gets each row as tidied texts ("" for blank cells) and answers how much it looks like a header;
    of equals the first wins.
    """
    best, best_score = None, 0
    for index, row in enumerate(sheet.rows[:HEADER_ROOM]):
        points = score(["" if cell is None else tidy_header(cell) for cell in row])
        if points > best_score:
            best, best_score = index, points
    return best
