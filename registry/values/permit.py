"""Kinds of stay permit and visa indexes, from the many names that papers and people have for them."""

import re

from django.utils.translation import gettext_lazy as _

from registry.values.phrases import Phrases
from registry.values.plain_text import folded_words, means_nothing
from registry.values.problem import ValueProblem

PERMIT_KINDS = ("BVK", "VOA", "ITK", "ITAS", "ITAP", "ITP", "ITKT", "DIN", "DIP", "UNK")

_WORDS = Phrases(
    {
        "BVK": (
            "bvk | bebas visa | bebas visa kunjungan | visa free | visa exemption | visa exempt | "
            "free visa | visa waiver | tanda masuk | tm"
        ),
        "VOA": (
            "voa | e voa | evoa | vkk | vksk | visa on arrival | visa kunjungan saat kedatangan | "
            "visa saat kedatangan | kunjungan saat kedatangan | on arrival | saat kedatangan"
        ),
        "ITK": (
            "itk | kitk | izin tinggal kunjungan | ijin tinggal kunjungan | visa kunjungan | "
            "kunjungan | visit | visit permit | visit visa | visitor | visitor visa | visit stay permit | "
            "turis | tourist | tourist visa | visa turis | visa wisata | visa bisnis | business visa "
            "| visa sosial budaya | sosbud"
        ),
        "ITAS": (
            "itas | kitas | e itas | eitas | e kitas | ekitas | vitas | izin tinggal terbatas | ijin "
            "tinggal terbatas | kartu izin tinggal terbatas | visa tinggal terbatas | tinggal "
            "terbatas | limited stay permit | limited stay | temporary stay permit | itas online"
        ),
        "ITAP": (
            "itap | kitap | e itap | eitap | e kitap | ekitap | izin tinggal tetap | ijin tinggal "
            "tetap | kartu izin tinggal tetap | tinggal tetap | permanent stay permit | permanent "
            "stay | permanent resident"
        ),
        "ITP": (
            "itp | izin tinggal peralihan | ijin tinggal peralihan | peralihan | bridging | bridging "
            "visa | bridging permit"
        ),
        "ITKT": (
            "itkt | izin tinggal keadaan terpaksa | ijin tinggal keadaan terpaksa | keadaan terpaksa "
            "| forced stay | emergency stay permit"
        ),
        "DIN": ("din | dinas | izin tinggal dinas | ijin tinggal dinas | visa dinas | service visa | official visa"),
        "DIP": (
            "dip | diplomatik | izin tinggal diplomatik | ijin tinggal diplomatik | visa diplomatik | "
            "diplomat | diplomatic | diplomatic visa"
        ),
        "UNK": (
            "unk | tidak diketahui | tidak tahu | belum diketahui | tidak dapat menunjukkan | unknown "
            "| tanpa dokumen | tidak membawa"
        ),
    }
)
_INDEX = re.compile(r"(?<![A-Z0-9])([A-F])\s?-?(\d{1,3}[A-Z]?)(?![A-Z0-9])")
_OLD_INDEX = re.compile(r"(?<!\d)(21[12]|31[2-9])(?!\d)")
_OLD_KINDS = {"2": "ITK", "3": "ITAS"}


def read_visa_index(text) -> str:
    """Return the visa index standing in `text`, such as E23A or 312, without blanks; "" if there is none.

    Whether that index exists is for the caller to look up.
    """
    capitals = str(text or "").upper()
    if match := _INDEX.search(capitals):
        return "".join(match.groups())
    match = _OLD_INDEX.search(capitals)
    return match.group(1) if match else ""


def kind_of_index(index: str) -> str:
    """Return the permit kind a visa index leads to, by its series, or "".

    A is free, B and F on arrival, C and D visit, E limited stay; B21x and bare numbers are older series.
    """
    if re.fullmatch(r"B21\d[A-Z]?", index):
        return "VOA" if index == "B213" else "ITK"
    if index.isdecimal():
        return _OLD_KINDS.get(index[0], "")
    return {"A": "BVK", "B": "VOA", "C": "ITK", "D": "ITK", "E": "ITAS", "F": "VOA"}.get(index[:1], "")


def read_permit(value) -> str:
    """Return the permit kind (one of PERMIT_KINDS) that a cell names: KITAS, "e-ITAS E23", B1, bebas visa …

    Raises ValueProblem: empty; ambiguous (with `choices`) when it names two kinds; unknown.
    """
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "")
    if means_nothing(text):
        raise ValueProblem("empty", _("Isi jenis izin tinggal."))
    found = _WORDS.inside(text)
    # "Visa kunjungan C1 menjadi ITAS" and "ITAS/ITAP" cannot be decided here.
    if len(found) > 1:
        kinds = " atau ".join(found)
        raise ValueProblem(
            "ambiguous", _("“%(text)s” bisa %(kinds)s. Pilih salah satu."), found, text=text[:40], kinds=kinds
        )
    kind = found[0] if found else kind_of_index(read_visa_index(folded_words(text)))
    if not kind:
        sentence = _("Jenis izin tinggal “%(text)s” belum dikenal. Isi misalnya ITK, ITAS, ITAP, VoA, atau bebas visa.")
        raise ValueProblem("unknown", sentence, text=text[:40])
    return kind
