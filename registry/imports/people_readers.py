"""How the cells of a list of people are read: the readers of ``registry.values``, as a column calls them.

Days are kept as ISO texts, which JSON can hold and which compare like days.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.models import Person, TravelDocument
from registry.values import document_number, names, permit, sex, work
from registry.values.plain_text import folded_words, means_nothing, visible_text
from registry.values.problem import Remark, ValueProblem
from timpora.core.dates import DateProblem, parse_date, parse_partial_date
from timpora.core.imports import Reading, Understood

LONGEST_STAY = 730
_CATEGORIES = {folded_words(str(label)): value for value, label in Person.Category.choices} | {
    folded_words(value): value for value in Person.Category.values
}
_CATEGORY_WORDS = {
    "a": "diplomat | diplomatik | tamu vip asing | vip",
    "b": "tenaga ahli | akademisi | konsultan | konsultan asing | tenaga ahli asing | dosen",
    "c": "wartawan | jurnalis | shooting film | wartawan asing",
    "d": "peneliti",
    "e": "artis | seniman",
    "f": "rohaniwan | misionaris",
    "tka": "pekerja | tenaga kerja | pekerja asing",
    "keluarga": "penyatuan keluarga | ikut suami | ikut istri | ikut orang tua | dependent | family",
    "wisata": "wisatawan | turis | tourist | tourism | pariwisata",
    "lainnya": "lain lain | other | others",
}
_CATEGORIES |= {folded_words(word): value for value, words in _CATEGORY_WORDS.items() for word in words.split("|")}


def text(longest: int) -> Callable[[Any, Reading], str]:
    """A reader of any text of at most ``longest`` letters; numbers keep the digits they show."""

    def read(cell: Any, reading: Reading) -> str:
        value = plain(cell)
        if len(value) > longest:
            raise ValueProblem("too_long", _("Lebih dari %(most)s huruf. Persingkat isinya."), most=longest)
        return value

    return read


def plain(cell: Any) -> str:
    """A cell as text; "" for what means nothing."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime.date):
        cell = f"{cell:%d-%m-%Y}"
    value = visible_text(str(cell))
    return "" if means_nothing(value) else value


def full_name(cell: Any, reading: Reading) -> Understood:
    name, remarks = names.clean_display_name(cell)
    given, family = names.split_comma_name(name)
    return Understood(names.join_name(given, "", family) or name, remarks)


def part_of_name(cell: Any, reading: Reading) -> Understood | None:
    if isinstance(cell, str) and not names.join_name(cell):
        return None
    return Understood(*names.clean_display_name(cell))


def read_sex(cell: Any, reading: Reading) -> str:
    return sex.read_sex(cell, reading.style)


def day(cell: Any, reading: Reading) -> str | None:
    return None if _is_nothing(cell) else parse_date(cell, reading.date_order).isoformat()


def birth(cell: Any, reading: Reading) -> list[str] | None:
    """[first possible day, precision]: passports may know the year alone."""
    if _is_nothing(cell):
        return None
    born = parse_partial_date(cell, reading.date_order)
    return [born.first_day().isoformat(), born.precision]


def birth_place_day(cell: Any, reading: Reading) -> list | None:
    """[place, birth] of "Seoul, 17-06-1985", as Indonesian papers write it in one column."""
    if not isinstance(cell, str):
        return ["", birth(cell, reading)]
    if _is_nothing(cell):
        return None
    place, comma, rest = cell.rpartition(",")
    if not comma:
        place, _slash, rest = cell.rpartition(" / ")
    try:
        return [plain(place), birth(rest.strip(), reading)]
    except DateProblem:
        if any(char.isdigit() for char in rest):
            raise
        return [plain(cell), None]


def number(cell: Any, reading: Reading) -> Understood:
    """[number as printed, key]."""
    found = document_number.read_number(cell)
    longest = TravelDocument._meta.get_field("number").max_length
    printed = found.number if len(found.number) <= longest else found.key
    return Understood([printed, found.key], found.warnings)


def country(cell: Any, reading: Reading) -> Understood:
    if not isinstance(cell, str):
        raise ValueProblem("unreadable", _("Isi kolom ini bukan negara. Isi nama negara atau kodenya."))
    return Understood(*reading.reference.countries.read(cell))


def permit_kind(cell: Any, reading: Reading) -> list[str]:
    """[kind, visa index or ""]: "e-ITAS E23" says both."""
    return [permit.read_permit(cell), known_index(permit.read_visa_index(plain(cell)), reading)]


def visa_index(cell: Any, reading: Reading) -> Understood | None:
    written = plain(cell)
    if not written:
        return None
    index = permit.read_visa_index(written)
    if known_index(index, reading):
        return Understood(index)
    sentence = _("Indeks visa “%(text)s” belum dikenal dan tidak dicatat. Cocokkan dengan paspor.")
    return Understood(None, [Remark("unknown", sentence, text=written[:40])])


def known_index(index: str, reading: Reading) -> str:
    return index if index in reading.reference.visa_indexes else ""


def category(cell: Any, reading: Reading) -> str:
    written = folded_words(plain(cell))
    if not written:
        return ""
    found = _CATEGORIES.get(written) or _CATEGORIES.get(written.split(" ")[0] if len(written) > 2 else "")
    if not found:
        sentence = _("Kategori “%(text)s” belum dikenal. Isi misalnya Tenaga kerja asing, Wisata, atau Keluarga.")
        raise ValueProblem("unknown", sentence, text=plain(cell)[:40])
    return found


def level(cell: Any, reading: Reading) -> str:
    return work.read_level(cell)


def rptka_kind(cell: Any, reading: Reading) -> str:
    return work.read_rptka_kind(cell)


def district(cell: Any, reading: Reading) -> str:
    """Code of a kecamatan of the establishment's regency."""
    return reading.reference.district(plain(cell))


def nights(cell: Any, reading: Reading) -> int | None:
    written = plain(cell).split(" ")[0]
    if not written:
        return None
    if not (written.isdecimal() and int(written) <= LONGEST_STAY):
        sentence = _("Lama menginap “%(text)s” bukan jumlah malam. Isi angka, misalnya 3.")
        raise ValueProblem("unreadable", sentence, text=plain(cell)[:40])
    return int(written)


def _is_nothing(cell: Any) -> bool:
    return isinstance(cell, str) and means_nothing(cell)
