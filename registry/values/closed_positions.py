"""The 18 positions closed to foreign workers (Kepmenaker 349/2019). A match warns, it never blocks."""

import functools
from typing import NamedTuple

from registry.values.plain_text import folded_words
from registry.values.slips import one_slip


class ClosedPosition(NamedTuple):
    """One closed position: its English name in the decree and the Indonesian one of the list of 2012."""

    english: str
    indonesian: str


CLOSED_POSITIONS = (
    ClosedPosition("Personnel Director", "Direktur Personalia"),
    ClosedPosition("Industrial Relation Manager", "Manajer Hubungan Industrial"),
    ClosedPosition("Human Resource Manager", "Manajer Personalia"),
    ClosedPosition("Personnel Development Supervisor", "Supervisor Pengembangan Personalia"),
    ClosedPosition("Personnel Recruitment Supervisor", "Supervisor Perekrutan Personalia"),
    ClosedPosition("Personnel Placement Supervisor", "Supervisor Penempatan Personalia"),
    ClosedPosition("Employee Career Development Supervisor", "Supervisor Pembinaan Karir Pegawai"),
    ClosedPosition("Personnel Declare Administrator", "Penata Usaha Personalia"),
    ClosedPosition("Personnel and Careers Specialist", "Ahli Pengembangan Personalia dan Karir"),
    ClosedPosition("Personnel Specialist", "Spesialis Personalia"),
    ClosedPosition("Career Advisor", "Penasihat Karir"),
    ClosedPosition("Job Advisor", "Penasihat Tenaga Kerja"),
    ClosedPosition("Job Advisor and Counseling", "Pembimbing dan Konseling Jabatan"),
    ClosedPosition("Employee Mediator", "Perantara Tenaga Kerja"),
    ClosedPosition("Job Training Administrator", "Pengadministrasi Pelatihan Pegawai"),
    ClosedPosition("Job Interviewer", "Pewawancara Pegawai"),
    ClosedPosition("Job Analyst", "Analis Jabatan"),
    ClosedPosition("Occupational Safety Specialist", "Ahli Keselamatan Kerja"),
)

# Spellings folded to one before comparing; longer phrases first.
_SYNONYMS = (
    ("HUMAN RESOURCES", "HUMAN RESOURCE"),
    ("SUMBER DAYA MANUSIA", "PERSONALIA"),
    ("INDUSTRIAL RELATIONS", "INDUSTRIAL RELATION"),
    ("PENYELENGGARA KESELAMATAN", "AHLI KESELAMATAN"),
    ("MANAGER", "MANAJER"),
    ("MANAGERS", "MANAJER"),
    ("DIRECTOR", "DIREKTUR"),
    ("SAFETY OFFICER", "SAFETY SPECIALIST"),
    ("SPECIALISTS", "SPECIALIST"),
    ("PENASEHAT", "PENASIHAT"),
    ("KARIER", "KARIR"),
    ("ADVISER", "ADVISOR"),
    ("COUNSELLING", "COUNSELING"),
    ("CAREERS", "CAREER"),
    ("HRD", "PERSONALIA"),
    ("HR", "PERSONALIA"),
    ("SDM", "PERSONALIA"),
    ("HUMAN RESOURCE", "PERSONALIA"),
    ("PERSONNEL", "PERSONALIA"),
)


def _folded(text: str) -> str:
    padded = f" {folded_words(text)} "
    for spelling, folded in _SYNONYMS:
        padded = padded.replace(f" {spelling} ", f" {folded} ")
    return padded.strip()


def _unordered(text: str) -> str:
    return " ".join(sorted(_folded(text).replace(" AND ", " ").replace(" DAN ", " ").split()))


_BY_WORDS = {_unordered(name): position for position in CLOSED_POSITIONS for name in position}


@functools.lru_cache(maxsize=4096)
def closed_position(text: str) -> ClosedPosition | None:
    """Return the closed position that a job title names, in either language and any word order, or None.

    One slip of the finger counts; words more or fewer do not: "Assistant to the HR Manager" is another job.
    """
    words = _unordered(text or "")
    if not words:
        return None
    found = _BY_WORDS.get(words)
    return found or next((position for known, position in _BY_WORDS.items() if one_slip(words, known)), None)
