"""Find a country by whatever a sheet calls it: any code, Indonesian or English name, nationality, other names."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from anyascii import anyascii
from django.utils.translation import gettext_lazy as _

from registry.values.plain_text import means_nothing, visible_text
from registry.values.problem import Remark, ValueProblem
from registry.values.slips import one_slip

INDONESIA = "IDN"
# An alias with this mark is understood, but the reader is told how: "Cina" is read as Tiongkok.
NOTED = "*"

_LEADING = re.compile(
    r"^(?:(?:WNA|WNI|WN|WARGA NEGARA|WARGANEGARA|KEWARGANEGARAAN|KEBANGSAAN|BANGSA|NEGARA|ORANG|THE)\s+)+(?=\w)"
)
_TRAILING = re.compile(r"\s+(?:CITIZEN|CITIZENS|NATIONAL|NATIONALITY|PASSPORT)$")
_PARTS = re.compile(r"[()/,;|\[\]]|\s[-–—]\s")
# Words of the form of government and little words; they and the order of words differ from list to list.
_LITTLE_WORDS = frozenset(
    ["OF", "THE", "AND", "DAN", "REPUBLIC", "REPUBLIK", "REP", "KINGDOM", "KERAJAAN", "STATE", "NEGARA"]
    + ["FEDERAL", "FEDERATIVE", "FEDERATED", "FEDERATION", "FEDERASI", "CONFEDERATION", "COMMONWEALTH", "UNION"]
    + ["DEMOCRATIC", "DEMOKRATIK", "PEOPLES", "RAKYAT", "SOCIALIST", "SOSIALIS", "ISLAMIC", "ISLAM", "ARAB"]
    + ["PRINCIPALITY", "SULTANATE", "GRAND", "DUCHY", "INDEPENDENT", "BOLIVARIAN", "PLURINATIONAL", "HASHEMITE"]
)
# Shorter names are too near to each other to suggest one for another (Iran, Irak).
_SHORTEST_SUGGESTION = 5


class CountryMatch(NamedTuple):
    """The outcome of a look-up.

    code: the Country's key, or None. note: None when plainly found; "alias" when found by a name one should be
    told about; without a code "ambiguous", "suggestion" (one slip away), "unknown" or "empty".
    choices: the codes it may be, best known order, for "ambiguous" and "suggestion".
    """

    code: str | None
    note: str | None = None
    choices: tuple[str, ...] = ()


class CountryBook:
    """All names of all countries, made once per import from rows (code, alpha2, icao, name, name_en, aliases)."""

    def __init__(self, rows: Iterable[tuple]):
        self.names: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._words: dict[str, set[str]] = {}
        self._cores: dict[str, set[str]] = {}
        self._noted: set[tuple[str, str]] = set()
        self._found: dict[str, CountryMatch] = {}
        for code, alpha2, icao, name, name_en, aliases in rows:
            self.names[code] = name
            self._codes.update({short: code for short in (code, alpha2, icao) if short})
            for alias in (name, name_en, *aliases):
                word = _folded(alias)
                self._words.setdefault(word, set()).add(code)
                if alias.endswith(NOTED):
                    self._noted.add((word, code))
                else:
                    self._cores.setdefault(_core(alias), set()).add(code)

    def find(self, text) -> CountryMatch:
        """Return what `text` names. Indonesia is found like any other (INDONESIA); refusing it is up to the caller.

        A slip of the finger is only suggested, a name that two countries share is never decided.
        """
        known = self._found.get(text) if isinstance(text, str) else None
        if known is None:
            known = self._find(visible_text(text) if isinstance(text, str) else "")
            if isinstance(text, str):
                self._found[text] = known
        return known

    def read(self, text) -> tuple[str, list[Remark]]:
        """Return the code and remarks; raises ValueProblem (empty, ambiguous, suggestion, unknown) with `choices`."""
        match = self.find(text)
        shown = " ".join(str(text or "").split())[:40]
        if match.code:
            if match.note is None:
                return match.code, []
            sentence = _("“%(text)s” dibaca sebagai %(name)s (%(code)s).")
            return match.code, [Remark(match.note, sentence, text=shown, name=self.names[match.code], code=match.code)]
        names = _(" atau ").join(self.names[code] for code in match.choices)
        sentences = {
            "empty": _("Isi kewarganegaraan."),
            "ambiguous": _("“%(text)s” bisa %(names)s. Pilih salah satu."),
            "suggestion": _("Tidak ada %(text)s. Maksud Anda %(names)s?"),
            "unknown": _("Tidak ada negara bernama “%(text)s”. Isi nama negara atau kodenya, misalnya AUS."),
        }
        raise ValueProblem(match.note, sentences[match.note], match.choices, text=shown, names=names)

    def _find(self, text: str) -> CountryMatch:
        # NA is Namibia's code and the commonest way to write "nothing".
        if text.upper() == "NA":
            return CountryMatch(None, "suggestion", ("NAM",))
        if means_nothing(text):
            return CountryMatch(None, "empty")
        whole = self._look_up(text)
        if whole.note != "unknown":
            return whole
        parts = [self._look_up(part) for part in _PARTS.split(text) if part.strip()]
        codes = {part.code for part in parts}
        if len(parts) > 1 and len(codes) == 1 and None not in codes:
            notes = {part.note for part in parts}
            return CountryMatch(codes.pop(), "alias" if "alias" in notes else None)
        return self._suggest(_folded(text))

    def _look_up(self, text: str) -> CountryMatch:
        word = _folded(text)
        code = self._codes.get(text.strip().upper())
        codes = {code} if code else set()
        codes |= self._words.get(word, set())
        if not codes:
            codes = self._cores.get(_core(text), set())
        if not codes:
            return CountryMatch(None, "unknown")
        if len(codes) > 1:
            return CountryMatch(None, "ambiguous", tuple(sorted(codes)))
        only = next(iter(codes))
        return CountryMatch(only, "alias" if not code and (word, only) in self._noted else None)

    def _suggest(self, word: str) -> CountryMatch:
        if len(word) < _SHORTEST_SUGGESTION:
            return CountryMatch(None, "unknown")
        near = {code for known, codes in self._words.items() if one_slip(word, known) for code in codes}
        return CountryMatch(None, "suggestion" if near else "unknown", tuple(sorted(near)))


def _plain_words(text: str) -> list[str]:
    plain = re.sub(r"[^A-Z0-9]+", " ", re.sub(r"['’`.]", "", anyascii(text)).upper()).strip()
    bare = _TRAILING.sub("", _LEADING.sub("", plain)) or plain
    return ["SAINT" if word == "ST" else word for word in bare.split()]


def _folded(text: str) -> str:
    """Capitals without accents, punctuation, spaces and the words around a nationality (WN, warga negara)."""
    return "".join(_plain_words(text))


def _core(text: str) -> str:
    """The words that name the country, in alphabetical order: "Iran, Islamic Republic of" is IRAN."""
    words = _plain_words(text)
    return " ".join(sorted(set(words) - _LITTLE_WORDS)) or "".join(words)
