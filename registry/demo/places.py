"""Who is where: one slot per person, with the numbers of the prototype's front page exactly."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from registry.models import Establishment

WORK, GUEST, VOLUNTEER, TEACHER, PRIVATE = "work", "guest", "volunteer", "teacher", "private"

# People present, by nationality.
PRESENT = {
    "64.01": (
        "CHN 88 IND 41 MYS 33 KOR 27 AUS 19 PHL 16 JPN 7 SGP 5 TWN 4 GBR 4 USA 4 NLD 3 DEU 3 PAK 2 BGD 2 THA 2 VNM 2 "
        "RUS 2 BRA 1 TLS 1 FRA 1 CAN 1 NZL 1 ZAF 1 LKA 1 NPL 1 ITA 1 EGY 1 TUR 1 POL 1 YEM 1 MMR 1"
    ),
    "16.01": "CHN 52 MYS 3 JPN 2 SGP 1 AUS 1 IND 1 USA 1 PHL 1",
    "16.08": "CHN 8 MYS 6 JPN 6 IND 5 KOR 1 TWN 1 AUS 1",
    "16.09": "CHN 4 NLD 4 AUS 3 FRA 3 DEU 2 KOR 2 GBR 1 ITA 1",
}
# People present who live at an address of their own.
AT_HOME = {
    "64.01.01": 4, "64.01.02": 1, "64.01.04": 18, "64.01.05": 5, "64.01.06": 2, "64.01.07": 3, "64.01.08": 1,
    "64.01.09": 2, "64.01.10": 1, "16.01.14": 1, "16.08.01": 2, "16.08.03": 2, "16.09.01": 2, "16.09.03": 2,
}  # fmt: skip
# People who were here and left.
GONE = {"64.01": 22, "16.01": 5, "16.08": 3, "16.09": 2}

# When the last permit of a person who is present ends; "none": the hotel did not report any permit.
ENDS = {
    ("64", True): {"expired": 1, "week": 2, "month": 7, "quarter": 8, "none": 22, "later": 18},
    ("64", False): {"expired": 5, "week": 1, "month": 8, "quarter": 22, "later": 184},
    ("16", True): {"expired": 1, "week": 1, "month": 2, "quarter": 3, "none": 10, "later": 9},
    ("16", False): {"expired": 2, "week": 1, "month": 4, "quarter": 9, "later": 68},
}


@dataclass
class Slot:
    """One person of the plan: whence, where, what for; ``end`` is a key of ``ENDS``, or ``"left"``."""

    regency: str
    district: str
    purpose: str
    nationality: str
    establishment: Establishment | None = None
    present: bool = True
    end: str = "left"


def plan_slots(rng: Random, establishments: dict[str, Establishment], table: dict[str, dict[str, str]]) -> list[Slot]:
    slots = []
    for regency, line in PRESENT.items():
        words = line.split()
        deck = Counter(dict(zip(words[::2], map(int, words[1::2]), strict=True)))
        here = [name for name, row in table.items() if row["kecamatan"].startswith(regency)]
        # Those who want one nationality only draw first, while it lasts.
        for name in sorted(here, key=lambda name: " " in table[name]["suka"]):
            slots += _at_establishment(rng, deck, establishments[name], table[name])
        slots += _at_home(rng, deck, regency)
        slots += _gone(rng, regency, [slot for slot in slots if slot.regency == regency])
    _give_ends(rng, slots)
    return slots


def _at_establishment(rng: Random, deck: Counter, place: Establishment, row: dict[str, str]) -> Iterator[Slot]:
    for _number in range(int(row["hadir"])):
        nationality = _draw(rng, deck, row["suka"].split())
        yield Slot(row["kecamatan"][:5], row["kecamatan"], purpose_at(place), nationality, place)


def _at_home(rng: Random, deck: Counter, regency: str) -> Iterator[Slot]:
    for district, number in AT_HOME.items():
        if district.startswith(regency):
            for _number in range(number):
                yield Slot(regency, district, PRIVATE, _draw(rng, deck, list(deck)))


def _gone(rng: Random, regency: str, here: list[Slot]) -> list[Slot]:
    """Like people who are here, only that they left."""
    models = rng.sample([slot for slot in here if slot.purpose in (WORK, GUEST)], GONE[regency])
    return [
        Slot(regency, slot.district, slot.purpose, slot.nationality, slot.establishment, present=False)
        for slot in models
    ]


def _draw(rng: Random, deck: Counter, liked: list[str]) -> str:
    wanted = [code for code in liked if deck[code]]
    if not wanted or (len(liked) > 1 and rng.random() < 0.15):
        wanted = list(deck)
    code = rng.choices(wanted, [deck[code] for code in wanted])[0]
    deck[code] -= 1
    if not deck[code]:
        del deck[code]
    return code


def _give_ends(rng: Random, slots: list[Slot]) -> None:
    for (group, guests), ends in ENDS.items():
        deck = [end for end, number in ends.items() for _copy in range(number)]
        rng.shuffle(deck)
        wanted = [
            slot for slot in slots if slot.present and slot.regency[:2] == group and (slot.purpose == GUEST) == guests
        ]
        for slot, end in zip(wanted, deck, strict=True):
            slot.end = end


def purpose_at(place: Establishment) -> str:
    if place.is_lodging:
        return GUEST
    if place.kind == Establishment.Kind.COMPANY:
        return WORK
    return TEACHER if place.kind == Establishment.Kind.SCHOOL else VOLUNTEER
