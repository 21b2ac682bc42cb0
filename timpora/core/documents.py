"""Letterhead and signature block of what the house prints, as plain data: who speaks, and who answers for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from timpora.core.dates import format_long

CIVIL_SERVANT_NUMBER = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})")


@dataclass(frozen=True)
class Letterhead:
    """Lines of the kop, from top to bottom: government, office (printed bold), address."""

    lines: Sequence[str] = ()


@dataclass(frozen=True)
class SignatureBlock:
    """Who signs. ``number_kind`` is "NIP", "NRP" or "NIPPPK"; ``rank`` and ``number`` may be empty."""

    place: str
    day: date
    position: str
    name: str
    rank: str = ""
    number_kind: str = ""
    number: str = ""

    @property
    def place_date(self) -> str:
        """``Tana Paser, 22 November 2024``."""
        return f"{self.place}, {format_long(self.day)}" if self.place else format_long(self.day)

    @property
    def number_line(self) -> str:
        """``NIP 19700101 199503 1 001``."""
        return f"{self.number_kind} {spaced_number(self.number)}".strip() if self.number else ""


def spaced_number(number: str) -> str:
    """A NIP in its four groups (birth, appointment, sex, serial); any other number as it is."""
    digits = "".join(number.split())
    found = CIVIL_SERVANT_NUMBER.fullmatch(digits)
    return " ".join(found.groups()) if found else number
