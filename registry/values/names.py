"""Names of people: kept as in the passport, compared and sorted by a key of plain capitals.

Many people have one name only; nothing here asks for a surname or makes one up.
"""

import functools
import re
import unicodedata

from anyascii import anyascii
from django.utils.translation import gettext_lazy as _

from registry.values.plain_text import means_nothing, visible_text
from registry.values.problem import Remark, ValueProblem

KEY_VERSION = 1  # raise when normal_name changes: stored keys must then be made again
LONGEST_NAME = 160
LONGEST_TOKEN = 40
MOST_TOKENS = 8

_APOSTROPHES = re.compile("['`´‘’ʻʼʹ′＇]")
_NOT_KEY = re.compile(r"[^A-Z0-9]+")
_DIGITS_AS_LETTERS = str.maketrans("012568", "OIZSGB")
_LEADING_TITLES = frozenset(
    ["MR", "MRS", "MS", "MISS", "MSTR", "MDM", "MADAM", "SIR", "DR", "DRS", "IR", "PROF", "REV"]
    + ["TN", "NY", "NN", "TUAN", "NYONYA", "NONA", "BPK", "BAPAK", "IBU", "SDR", "SDRI"]
    + ["HAJI", "HAJJAH", "HAJAH", "HJ", "DATO", "DATIN"]
)
# Airline and hotel systems put the title last: TESTER ALICE MRS.
_TRAILING_TITLES = frozenset(["MR", "MRS", "MS", "MISS", "MSTR"])
_SUFFIXES = frozenset(["JR", "SR", "II", "III", "IV"])
# Only those that cannot be initials or short given names: S.H. or BA may be either.
_DEGREES = frozenset(["PHD", "MBA", "MSC", "BSC"])
# Japanese and Korean names mix these by right; ª and º belong to Latin.
_SCRIPTS = dict.fromkeys(["HIRAGANA", "KATAKANA", "HANGUL"], "CJK") | dict.fromkeys(["FEMININE", "MASCULINE"], "LATIN")
_NO_NAME = frozenset(["FNU", "LNU", "XX", "XXX", "XXXX", "UNKNOWN", "NO NAME", "NO LAST NAME", "NO SURNAME"])


def normal_name(text: str) -> str:
    """Return `text` in capital letters A–Z for comparing: no accents, apostrophes, punctuation or titles.

    Other scripts are romanised, digits slipped into words become the letters they look like (W1NARNO).
    """
    plain = _APOSTROPHES.sub("", text[: 2 * LONGEST_NAME])
    if not plain.isascii():
        kept = "".join(char for char in plain if unicodedata.category(char) != "Cf")
        plain = anyascii(unicodedata.normalize("NFKC", kept))
        plain = _APOSTROPHES.sub("", plain)
    words = _NOT_KEY.sub(" ", plain.upper()).split()
    words = [word if word.isdecimal() else word.translate(_DIGITS_AS_LETTERS) for word in words]
    return " ".join(_without_titles(words))


def _without_titles(words: list[str]) -> list[str]:
    first, last = 0, len(words)
    while last - first > 1 and words[first] in _LEADING_TITLES:
        first += 1
    while last - first > 1 and words[last - 1] in _TRAILING_TITLES:
        last -= 1
    return words[first:last]


@functools.lru_cache(maxsize=16384)
def name_key(text: str) -> str:
    """Return the stored key of a name, at most 160 characters, cut between words."""
    key = normal_name(text)
    return key if len(key) <= LONGEST_NAME else key[: LONGEST_NAME + 1].rsplit(" ", 1)[0][:LONGEST_NAME]


def name_tokens(text: str) -> list[str]:
    """Return the different words of a name's key in their order, at most eight of at most 40 letters."""
    return list(dict.fromkeys(word[:LONGEST_TOKEN] for word in name_key(text).split()))[:MOST_TOKENS]


def join_name(given: str = "", middle: str = "", family: str = "") -> str:
    """Join given, middle and family name to one; "-", "FNU", "LNU" and blanks are no names."""
    parts = [visible_text(part) for part in (given or "", middle or "", family or "")]
    return " ".join(part for part in parts if not (means_nothing(part) or part.upper() in _NO_NAME))


def split_comma_name(text: str) -> tuple[str, str]:
    """Return (given, family) of "FAMILY, GIVEN" or of the MRZ's "FAMILY<<GIVEN<MIDDLE".

    Without a separator all of it is the given name. What follows a comma but is only a suffix (Jr.) or a
    degree (Ph.D.) does not turn the name round.
    """
    if "<<" in text:
        family, _separator, given = text.partition("<<")
        return " ".join(given.replace("<", " ").split()), " ".join(family.replace("<", " ").split())
    family, *rest = (" ".join(part.split()) for part in text.split(","))
    suffixes = [part for part in rest if part.rstrip(".").upper() in _SUFFIXES]
    names = [part for part in rest if part and part not in suffixes and part.replace(".", "").upper() not in _DEGREES]
    if not names:
        return " ".join([family, *suffixes]), ""
    return " ".join([*names, *suffixes]), family


def clean_display_name(value) -> tuple[str, list[Remark]]:
    """Return the name as it will be shown, and remarks. No script is refused.

    Raises ValueProblem: empty, digits (a number in the name column), control, too_long, unreadable.
    """
    if value is None or (isinstance(value, str) and means_nothing(value)):
        raise ValueProblem("empty", _("Isi nama seperti di paspor."))
    if isinstance(value, bool):
        raise ValueProblem("unreadable", _("Isi kolom nama bukan nama. Isi nama seperti di paspor."))
    name = visible_text(str(value))
    if not name:
        raise ValueProblem("empty", _("Isi nama seperti di paspor."))
    if not any(char.isalpha() for char in name):
        raise ValueProblem("digits", _("“%(text)s” bukan nama. Isi nama seperti di paspor."), text=name[:40])
    if len(name) > LONGEST_NAME:
        raise ValueProblem("too_long", _("Nama lebih dari %(most)s huruf. Periksa isi selnya."), most=LONGEST_NAME)
    return name, _remarks(name)


def _remarks(name: str) -> list[Remark]:
    remarks = []
    if len({_script(char) for char in name if char.isalpha()}) > 1:
        sentence = _("Nama memakai lebih dari satu jenis huruf. Cocokkan dengan paspor.")
        remarks.append(Remark("mixed_scripts", sentence))
    if any(char.isdecimal() for char in name):
        remarks.append(Remark("digits_in_name", _("Nama berisi angka. Cocokkan dengan paspor.")))
    if any(unicodedata.category(char) in ("So", "Sk", "Co", "Cn") for char in name):
        remarks.append(Remark("symbols", _("Nama berisi gambar atau tanda khusus. Cocokkan dengan paspor.")))
    return remarks


@functools.lru_cache(maxsize=4096)
def _script(char: str) -> str:
    script = unicodedata.name(char, "").split(" ")[0].split("-")[0]
    return _SCRIPTS.get(script, script)
