"""Which column of a stranger's sheet is which of our fields: known by alias, remembered, guessed, or ignored."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from timpora.core.imports.reading import is_blank
from timpora.core.xlsx import tidy_header

if TYPE_CHECKING:
    from timpora.core.imports.fields import Field

KNOWN, REMEMBERED, GUESSED, IGNORED = "dikenali", "diingat", "ditebak", "diabaikan"
SHOWN_SAMPLES = 3
# Between the header of a group of columns and the header of one of them.
UNDER = ": "
# Below this likeness a header is rather another word than a misspelt one.
LIKENESS = 0.86
_SHORTEST_MISSPELT = 5
# How a date is to be written, with its examples, says nothing about which date it is.
_DATE_FORMAT = re.compile(r"\b(?:[dhm]{2}|tgl|bln)\s?[/.-]\s?(?:[mbd]{2}|bln|tgl)\s?[/.-]\s?(?:y{2,4}|t{2,4}|thn)\b")
_MONTH_FIRST = re.compile(r"\bmm\s?[/.-]\s?dd\b")
_WRITTEN_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b.*")
_BRACKETS = re.compile(r"[(\[{].*?(?:[)\]}]|$)")
# BirthDate, as programs name it.
_NEW_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ENUMERATION = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s+")


@dataclass(frozen=True)
class ColumnMatch:
    """One column of the file: ``index`` from 0, ``letter`` as in Excel, ``header`` as written, at most three
    ``samples`` as text, ``field`` our field's name or "", ``how`` it was found, ``note`` what to say about it.
    ``key`` is what the match is remembered by: the tidied header, numbered where it occurs twice.
    """

    index: int
    letter: str
    header: str
    samples: tuple[str, ...]
    field: str
    how: str
    note: str = ""
    key: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"samples": list(self.samples)}


def column_letter(index: int) -> str:
    """0 → "A", 25 → "Z", 26 → "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def header_keys(headers: Iterable[Any]) -> list[str]:
    """Tidied headers; the second of the same is numbered, for a sheet may have two "valid until"."""
    seen: dict[str, int] = {}
    keys = []
    for header in headers:
        tidy = "" if is_blank(header) else tidy_header(header)
        seen[tidy] = seen.get(tidy, 0) + 1
        keys.append(tidy if not tidy or seen[tidy] == 1 else f"{tidy} #{seen[tidy]}")
    return keys


def stated_order(header: Any) -> str:
    """Order of day and month that a header prescribes ("DD/MM/YYYY", "hh/bb/tttt"): "dmy", "mdy" or ""."""
    text = str(header or "").casefold()
    if _MONTH_FIRST.search(text):
        return "mdy"
    return "dmy" if _DATE_FORMAT.search(text) else ""


def join_headers(upper: Sequence[Any], lower: Sequence[Any]) -> list[Any]:
    """Headers of a table that groups its columns: "Paspor" above "Nomor" and "Berlaku s.d."."""
    joined, group = [], None
    for above, below in zip(upper, lower, strict=True):
        group = group if is_blank(above) else above
        joined.append(above if is_blank(below) else below if group is None else f"{group}{UNDER}{below}")
    return joined


def _readings(header: Any) -> list[str]:
    """The header tidied, then with less and less of what surrounds its words."""
    if is_blank(header):
        return []
    text = _ENUMERATION.sub("", _NEW_WORD.sub(" ", str(header).strip()).casefold())
    bare = _WRITTEN_DATE.sub(" ", _DATE_FORMAT.sub(" ", _BRACKETS.sub(" ", text)))
    spaced = re.sub(r"[_\-]+", " ", bare)
    first_lines = [line for line in bare.splitlines() if tidy_header(line)]
    group, _under, own = bare.partition(UNDER)
    found = [str(header), bare, spaced, f"{own} {group}", *first_lines[:2], *re.split(r"\s/\s|\n", text)]
    return list(dict.fromkeys(tidy for tidy in map(tidy_header, found) if tidy))


class Matcher:
    """Finds fields for headers. Made once of an import's declaration."""

    def __init__(self, fields: Sequence["Field"], neighbours: Mapping[str, Mapping[str, str]]):
        self.fields = {field.name: field for field in fields}
        self.aliases: dict[str, str] = {}
        for field in fields:
            for alias in (*field.aliases, str(field.label), field.name):
                for reading in (tidy_header(alias), tidy_header(alias.replace("_", " "))):
                    self.aliases.setdefault(reading, field.name)
        self.neighbours = {tidy_header(alias): dict(by_group) for alias, by_group in neighbours.items()}

    def score(self, headers: list[str]) -> int:
        """How many different fields the tidied texts of a row name."""
        found = {self._known(header) or (header if header in self.neighbours else "") for header in headers}
        return len(found - {""})

    def match(
        self, headers: Sequence[Any], samples: Sequence[Sequence[Any]], remembered: Mapping[str, str]
    ) -> list[ColumnMatch]:
        keys = header_keys(headers)
        found: dict[int, tuple[str, str, str]] = {}
        for index, key in enumerate(keys):
            if key and remembered.get(key) in self.fields:
                self._claim(found, index, remembered[key], REMEMBERED)
        for index, header in enumerate(headers):
            if index not in found and keys[index] not in remembered and (name := self._known(header)):
                self._claim(found, index, name, KNOWN)
        self._claim_by_neighbour(found, headers, keys, remembered)
        self._guess(found, headers, keys, samples, remembered)
        return [
            self._told(index, header, keys[index], samples[index], found.get(index))
            for index, header in enumerate(headers)
            if index in found or not is_blank(header) or any(not is_blank(cell) for cell in samples[index])
        ]

    def _known(self, header: Any) -> str:
        return next((self.aliases[reading] for reading in _readings(header) if reading in self.aliases), "")

    def _claim(self, found: dict, index: int, name: str, how: str) -> None:
        """Take the field unless an earlier column has it; columns nobody uses may be many."""
        earlier = next((column for column, (taken, _how, _note) in found.items() if taken == name), None)
        if earlier is None or not self.fields[name].is_used:
            found[index] = (name, how, "")
        else:
            note = _("Kolom kedua untuk “%(label)s”; yang dipakai kolom %(letter)s.")
            told = note % {"label": self.fields[name].label, "letter": column_letter(earlier)}
            found[index] = ("", IGNORED, told)

    def _claim_by_neighbour(self, found: dict, headers: Sequence, keys: list[str], remembered: Mapping) -> None:
        """Give a bare "valid until" to the nearest thing left of it that can be valid, else right of it."""
        for index, header in enumerate(headers):
            if index in found or keys[index] in remembered:
                continue
            alone = [] if is_blank(header) else [tidy_header(str(header).rpartition(UNDER)[2])]
            texts = (text for text in _readings(header) + alone if text in self.neighbours)
            by_group = self.neighbours.get(next(texts, ""))
            if by_group is None:
                continue
            around = [*range(index - 1, -1, -1), *range(index + 1, len(headers))]
            groups = [self.fields[found[at][0]].group for at in around if found.get(at, ("",))[0]]
            taken = {name for name, _how, _note in found.values()}
            free = [by_group[group] for group in groups if by_group.get(group) and by_group[group] not in taken]
            if free or "" in by_group:
                self._claim(found, index, free[0] if free else by_group[""], KNOWN)

    def _guess(self, found: dict, headers: Sequence, keys: list[str], samples: Sequence, remembered: Mapping) -> None:
        """Guess what is left, by a header nearly right or else by the contents."""
        for guess in (self._misspelt, self._by_contents):
            for index, header in enumerate(headers):
                if index in found or (keys[index] and keys[index] in remembered):
                    continue
                taken = {name for name, _how, _note in found.values()}
                if name := guess(header, samples[index], taken):
                    found[index] = (name, GUESSED, "")

    def _misspelt(self, header: Any, _cells: Sequence, taken: set[str]) -> str:
        for reading in _readings(header):
            if len(reading) >= _SHORTEST_MISSPELT:
                near = difflib.get_close_matches(reading, self.aliases, n=1, cutoff=LIKENESS)
                if near and self.aliases[near[0]] not in taken:
                    return self.aliases[near[0]]
        return ""

    def _by_contents(self, _header: Any, cells: Sequence, taken: set[str]) -> str:
        filled = [cell for cell in cells if not is_blank(cell)]
        if not filled:
            return ""
        probes = (field for field in self.fields.values() if field.probe and field.name not in taken)
        return next((field.name for field in probes if field.probe(filled)), "")

    def _told(self, index: int, header: Any, key: str, cells: Sequence, match: tuple | None) -> ColumnMatch:
        name, how, note = match or ("", IGNORED, "")
        shown = tuple(str(cell)[:60] for cell in cells if not is_blank(cell))[:SHOWN_SAMPLES]
        if how == GUESSED:
            note = _("Ditebak dari isinya. Periksa contoh di samping.")
        text = "" if is_blank(header) else " ".join(str(header).split())[:120]
        return ColumnMatch(index, column_letter(index), text, shown, name, how, note, key)
