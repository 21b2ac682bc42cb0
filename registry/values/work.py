"""Words of work: level of a position and kind of RPTKA (PP 34/2021), sector (Kepmenaker 228/2019)."""

from django.utils.translation import gettext_lazy as _

from registry.values.phrases import Phrases
from registry.values.plain_text import means_nothing
from registry.values.problem import ValueProblem

_LEVELS = Phrases(
    {
        "komisaris": "komisaris | commissioner | komisaris utama | dewan komisaris",
        "direksi": (
            "direksi | direktur | director | presiden direktur | president director | managing "
            "director | ceo | cfo | coo | direktur utama | wakil direktur"
        ),
        "manajer": "manajer | manager | general manager | manajer umum | mgr | gm",
        "penasihat": (
            "penasihat | penasehat | konsultan | penasihat konsultan | adviser | advisor | consultant "
            "| technical advisor | penasihat teknis"
        ),
        "profesional": (
            "profesional | professional | tenaga ahli | ahli | expert | specialist | spesialis | "
            "engineer | insinyur | teknisi | technician | supervisor | operator | teacher | guru | "
            "instruktur | instructor"
        ),
    }
)
_RPTKA_KINDS = Phrases(
    {
        "sementara": (
            "sementara | pekerjaan bersifat sementara | bersifat sementara | pekerjaan sementara | "
            "temporary | jangka pendek | short term | maksimal 6 bulan | sampai 6 bulan"
        ),
        "lebih_6_bulan": (
            "lebih 6 bulan | lebih dari 6 bulan | pekerjaan lebih dari 6 bulan | jangka panjang | "
            "long term | lebih dari enam bulan"
        ),
        "non_dkptka": "non dkptka | nondkptka | tanpa dkptka",
        "kek": "kek | kawasan ekonomi khusus | special economic zone",
    }
)
_SECTORS = Phrases(
    {
        "konstruksi": "konstruksi | construction | bangunan",
        "real_estate": "real estate | real estat | properti | property",
        "pendidikan": "pendidikan | education | sekolah",
        "industri": "industri pengolahan | industri | manufaktur | manufacturing | pengolahan | pabrik",
        "air": ("pengelolaan air | air limbah | pengelolaan air air limbah sampah dan remediasi | sampah | remediasi"),
        "pengangkutan": (
            "pengangkutan dan pergudangan | pengangkutan | pergudangan | transportasi | logistik | transportation"
        ),
        "kesenian": "kesenian hiburan dan rekreasi | kesenian | hiburan | rekreasi",
        "akomodasi": "penyediaan akomodasi dan makan minum | akomodasi | perhotelan | hotel | restoran",
        "pertanian": (
            "pertanian kehutanan dan perikanan | pertanian | kehutanan | perikanan | perkebunan | "
            "agriculture | plantation | kelapa sawit"
        ),
        "penyewaan": ("penyewaan ketenagakerjaan agen perjalanan dan penunjang usaha | penyewaan | agen perjalanan"),
        "keuangan": "keuangan dan asuransi | keuangan | asuransi | perbankan | finance",
        "kesehatan": "kesehatan dan sosial | kesehatan | health",
        "informasi": "informasi dan telekomunikasi | informasi | telekomunikasi | teknologi informasi",
        "pertambangan": (
            "pertambangan dan penggalian | pertambangan | tambang | penggalian | mining | batu bara | batubara"
        ),
        "listrik": ("pengadaan listrik gas dan uap | listrik | pembangkit listrik | pltu | energi | power plant"),
        "perdagangan": ("perdagangan besar dan eceran reparasi | perdagangan | eceran | reparasi | trading | trade"),
        "jasa": "jasa lainnya | jasa | other services",
        "profesional": ("profesional ilmiah dan teknis | jasa profesional | professional services | konsultansi"),
    }
)


def read_level(value) -> str:
    """Return the level of a position: komisaris, direksi, manajer, penasihat, profesional; "" for a blank.

    Raises ValueProblem: ambiguous (with `choices`), unknown.
    """
    return _read(value, _LEVELS, _("Level jabatan"))


def suggest_level(position: str) -> str:
    """Return the level that a job title suggests, "" where it suggests none or several."""
    found = _LEVELS.inside(position or "")
    return found[0] if len(found) == 1 else ""


def read_rptka_kind(value) -> str:
    """Return the kind of RPTKA, sementara, lebih_6_bulan, non_dkptka or kek; else as read_level."""
    return _read(value, _RPTKA_KINDS, _("Jenis RPTKA"))


def read_sector(value) -> str:
    """Return the sector's value of Establishment; "" for a blank. Raises as read_level."""
    return _read(value, _SECTORS, _("Sektor"))


def _read(value, phrases: Phrases, label) -> str:
    text = str(value or "")
    if means_nothing(text):
        return ""
    exact = phrases.exact(text)
    found = (exact,) if exact else phrases.inside(text)
    if len(found) > 1:
        sentence = _("%(label)s “%(text)s” bisa dibaca lebih dari satu. Pilih salah satu.")
        raise ValueProblem("ambiguous", sentence, found, label=label, text=text[:40])
    if not found:
        raise ValueProblem("unknown", _("%(label)s “%(text)s” belum dikenal."), label=label, text=text[:40])
    return found[0]
