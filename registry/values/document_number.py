"""Numbers of passports and other travel documents: printed as written, compared by a key."""

import re
import unicodedata
from collections.abc import Iterable
from string import ascii_uppercase
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from registry.values.plain_text import means_nothing, visible_text
from registry.values.problem import Remark, ValueProblem
from registry.values.slips import one_slip

SHORTEST, LONGEST = 5, 20
# From 16 digits on a spreadsheet cell no longer holds the last ones.
_SURE_DIGITS = 15
_DROPPED = re.compile(r"[\s\-‐‑–—−./\\<_'’]")
_SHORTENED = re.compile(r"\d+([.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_WRITTEN_FLOAT = re.compile(r"\d+[.,]0+")
_LABEL = re.compile(
    r"^(?:(?:no|nomor|number)\b[.:\s]*)?(?:paspor|passport)\b[.:\s]*(?:(?:no|number)\b[.:\s]*)?",
    re.IGNORECASE,
)
_NOT_A_NUMBER = _("Isi kolom nomor paspor bukan nomor. Ketik nomornya sebagai teks.")
# What scanners and eyes confuse, folded to the digit; no new collision in a million synthetic numbers.
_CONFUSABLE = str.maketrans("OQILSBZ", "0011582")


class NumberReading(NamedTuple):
    """A number as it will be printed, the key it is compared by, and what somebody should look at."""

    number: str
    key: str
    warnings: list[Remark]


def normalise_number(text: str) -> str:
    """Return the key of a document number: capitals and digits without spaces, hyphens, dots and slashes."""
    kept = "".join(char for char in str(text) if unicodedata.category(char) != "Cf")
    # Dropping may bring letters together that combine, so what is compared is normalised once more.
    return unicodedata.normalize("NFKC", _DROPPED.sub("", unicodedata.normalize("NFKC", kept)).upper())


def read_number(cell) -> NumberReading:
    """Read one cell of a passport column; numbers typed as numbers keep their digits and get a warning.

    Raises ValueProblem: empty, shortened (1.23E+11 or 16 digits and more: digits are lost), unreadable,
    characters, length, control.
    """
    text, warnings = _text_of(cell)
    number = " ".join(unicodedata.normalize("NFKC", text).split()).upper()
    key = normalise_number(number)
    if not key or not set(key) - {"X", "0"}:
        raise _missing()
    if not (key.isascii() and key.isalnum()):
        raise ValueProblem(
            "characters", _("Nomor paspor %(text)s hanya boleh berisi huruf dan angka."), text=number[:40]
        )
    if not SHORTEST <= len(key) <= LONGEST:
        raise ValueProblem(
            "length", _("Nomor paspor %(text)s harus %(least)s sampai %(most)s huruf dan angka."),
            text=number[:40], least=SHORTEST, most=LONGEST,
        )  # fmt: skip
    return NumberReading(number, key, warnings + _doubts(key))


def _text_of(cell) -> tuple[str, list[Remark]]:
    if cell is None:
        raise _missing()
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        raise ValueProblem("unreadable", _NOT_A_NUMBER)
    if isinstance(cell, str):
        text = _LABEL.sub("", visible_text(cell))
        if means_nothing(text):
            raise _missing()
        if _SHORTENED.fullmatch(text):
            raise _shortened(text)
        if not _WRITTEN_FLOAT.fullmatch(text):
            return text, []
        cell = float(re.split("[.,]", text)[0])
    return _digits_of(cell)


def _digits_of(number: int | float) -> tuple[str, list[Remark]]:
    if number != number or number in (float("inf"), float("-inf")) or number != int(number) or number < 0:
        raise ValueProblem("unreadable", _NOT_A_NUMBER)
    digits = str(int(number))
    if len(digits) > _SURE_DIGITS:
        raise _shortened(digits)
    remark = Remark("leading_zeros", _("Nomor paspor tertulis sebagai angka; nol di depan mungkin hilang."))
    return digits, [remark]


def _doubts(key: str) -> list[Remark]:
    # Letters in front are the series; an O behind the first digit is what a hand or an eye makes of a zero.
    if "O" in key.lstrip(ascii_uppercase) and sum(char.isdigit() for char in key) >= 5:
        return [Remark("letter_o", _("Huruf O di antara angka, mungkin angka 0. Cocokkan dengan paspor."))]
    if not any(char.isdigit() for char in key):
        return [Remark("no_digits", _("Nomor paspor tanpa angka. Cocokkan dengan paspor."))]
    return []


def _missing() -> ValueProblem:
    return ValueProblem("empty", _("Isi nomor paspor."))


def _shortened(text: str) -> ValueProblem:
    sentence = _("Nomor %(text)s dipendekkan oleh Excel. Ketik ulang nomor paspor sebagai teks.")
    return ValueProblem("shortened", sentence, text=text[:40])


def confusable_key(key: str) -> str:
    """Return `key` with the letters that look like digits folded to them: O Q I L S B Z."""
    return key.translate(_CONFUSABLE)


def near_misses(key: str, known_keys: Iterable[str]) -> list[str]:
    """Return the known keys that look like `key` or are one slip away, look-alikes first; never `key`."""
    folded = confusable_key(key)
    others = sorted(set(known_keys) - {key})
    alike = [other for other in others if confusable_key(other) == folded]
    return alike + [other for other in others if other not in alike and one_slip(key, other)]
