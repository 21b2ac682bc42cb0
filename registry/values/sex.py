"""Sex as sheets write it. In Indonesia P is usually perempuan, but beside W it is pria."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from registry.values.phrases import Phrases
from registry.values.plain_text import folded_words, means_nothing
from registry.values.problem import ValueProblem

# 1 and 2 are the codes of ISO 5218 and of the Italian police file.
_WORDS = Phrases(
    {
        "M": ("m | l | lk | laki | laki laki | lelaki | pria | male | man | boy | mr | tn | tuan | bapak | 1"),
        "F": (
            "f | p | pr | w | perempuan | wanita | female | woman | girl | mrs | ms | miss | ny | nn "
            "| nyonya | nona | ibu | 2"
        ),
        "X": "x | 0 | 9 | tidak disebut | tidak diketahui | unspecified | other | unknown | lainnya",
    }
)


def letter_style(values: Iterable) -> str:
    """Return "PW" for a column that writes pria/wanita as P and W, else "LP" (laki-laki/perempuan)."""
    letters = {folded_words(value) for value in values if isinstance(value, str)}
    return "PW" if "W" in letters and "P" in letters and not letters & {"L", "F"} else "LP"


def read_sex(value, style: str = "LP") -> str:
    """Return "M", "F" or "X"; a blank is "X" (not stated). `style` is what letter_style said of the column.

    Raises ValueProblem "unknown".
    """
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "")
    if means_nothing(text):
        return "X"
    if style == "PW" and folded_words(text) == "P":
        return "M"
    found = _WORDS.exact(text)
    if found is None:
        raise ValueProblem("unknown", _("“%(text)s” belum dikenal. Isi L, P, atau X."), text=text[:40])
    return found
