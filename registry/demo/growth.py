"""Many more people, with ten stays each, for measurements: plain rows, no stories, memory of one batch."""

from collections.abc import Iterator
from datetime import date
from random import Random

from django.db import transaction

from registry.demo.clock import Clock
from registry.demo.names import NameBook
from registry.demo.places import GUEST, WORK, purpose_at
from registry.models import Establishment, NameToken, Person, Stay, StayPermit, TravelDocument
from registry.models.person import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from registry.values.names import name_key, name_tokens
from timpora.core.bulk import copy_rows, reserve_ids

BATCH = 2_000
STAYS, DAYS = 10, 725
WINDOW = DAYS // STAYS
SEED = 64011601
STILL_HERE = 0.3
NATIONALITIES = {"CHN": 40, "IND": 12, "MYS": 12, "KOR": 10, "AUS": 6, "PHL": 6, "JPN": 5, "VNM": 3, "DEU": 2, "MMR": 1}
KINDS = {GUEST: Stay.Kind.LODGING.value, WORK: Stay.Kind.WORK.value}
PERSON = ("id", "public_id", "full_name", "name_key", "sex", "birth_date", "nationality", "category", "created_at")
DOCUMENT = ("id", "person", "number", "number_key", "issuing_state", "issued_on", "expires_on")
PERMIT = ("person", "kind", "visa_index", "number", "valid_from", "valid_until")
STAY = (
    "person", "document", "kind", "establishment", "district", "village", "room", "arrived", "departed",
    "reported_name", "recorded_at",
)  # fmt: skip


class Growth:
    """Adds people to the establishments that are there. Repeated growth adds others, not the same again."""

    def __init__(self, today: date) -> None:
        self.rng = Random(SEED + Person.objects.count())  # noqa: S311 - repeatable, not secret
        self.names = NameBook(self.rng)
        clock = Clock(today)
        # Text made once: a million dates are written from these few hundred.
        self.days = [clock.day(ago - DAYS).isoformat() for ago in range(DAYS + 400)]
        self.births = [clock.day(-ago).isoformat() for ago in range(20 * 365, 60 * 365, 7)]
        self.places = self._places()

    def add(self, number: int) -> Iterator[int]:
        """Add ``number`` people, batch by batch; yields how many each batch added."""
        for start in range(0, number, BATCH):
            size = min(BATCH, number - start)
            with transaction.atomic():
                self._batch(size)
            yield size

    def _places(self) -> list[list[tuple]]:
        """By regency: pk, district, village, kind of stay, whether it has rooms."""
        found: dict[str, list[tuple]] = {}
        for place in Establishment.objects.active().order_by("pk"):
            kind = KINDS.get(purpose_at(place), Stay.Kind.ACTIVITY.value)
            row = (place.pk, place.district_id, place.village_id, kind, place.is_lodging)
            found.setdefault(place.district_id[:5], []).append(row)
        return list(found.values())

    def _batch(self, size: int) -> None:
        codes = self.rng.choices(list(NATIONALITIES), list(NATIONALITIES.values()), k=size)
        people = [self._person(pk, code) for pk, code in zip(reserve_ids(Person, size), codes, strict=True)]
        papers = reserve_ids(TravelDocument, size)
        copy_rows(Person, PERSON, people)
        copy_rows(NameToken, ("person", "token"), ((row[0], token) for row in people for token in name_tokens(row[2])))
        copy_rows(TravelDocument, DOCUMENT, map(self._document, papers, people))
        copy_rows(StayPermit, PERMIT, map(self._permit, people))
        copy_rows(
            Stay, STAY, (stay for row, paper in zip(people, papers, strict=True) for stay in self._stays(row, paper))
        )

    def _person(self, pk: int, code: str) -> tuple:
        rng = self.rng
        sex = "M" if rng.random() < 0.7 else "F"
        name = self.names.name(code, sex)
        public_id = "".join(rng.choices(PUBLIC_ID_ALPHABET, k=PUBLIC_ID_LENGTH))
        category = "tka" if rng.random() < 0.6 else "wisata"
        return pk, public_id, name, name_key(name), sex, rng.choice(self.births), code, category, self._time(0)

    def _document(self, pk: int, person: tuple) -> tuple:
        code = person[6]
        number = f"{code[0]}Z{person[0]:07}"  # a series that no pattern of the name book makes
        return pk, person[0], number, number, code, self.days[0], self.days[-1 - int(self.rng.random() * 300)]

    def _permit(self, person: tuple) -> tuple:
        until = DAYS - 60 + int(self.rng.random() * 400)
        return person[0], "ITAS", "E23", f"2C21JG{person[0]:07}", self.days[until - 365], self.days[until]

    def _stays(self, person: tuple, paper: int) -> Iterator[tuple]:
        roll = self.rng.random
        places = self.places[int(roll() * len(self.places))]
        for number in range(STAYS):
            place, district, village, kind, has_rooms = places[int(roll() * len(places))]
            arrived = number * WINDOW + int(roll() * (WINDOW - 12))
            is_open = number == STAYS - 1 and roll() < STILL_HERE
            departed = None if is_open else self.days[arrived + 1 + int(roll() * 10)]
            room = str(100 + int(roll() * 300)) if has_rooms else ""
            yield (
                person[0], paper, kind, place, district, village, room, self.days[arrived], departed, person[2],
                self._time(arrived),
            )  # fmt: skip

    def _time(self, day: int) -> str:
        """In UTC, as both databases keep it."""
        return f"{self.days[day]} 10:00:00"
