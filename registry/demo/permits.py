"""Permits to stay, told backwards: from the day the last one ends, as planned, to the first."""

from datetime import date, timedelta
from random import Random

from registry.demo.clock import Clock
from registry.demo.people import Story
from registry.demo.places import GUEST, PRIVATE, WORK
from registry.models import StayPermit, VisaIndex

YEAR = 365
# Days from today until the end, first and last.
SPANS = {"expired": (-20, -1), "week": (0, 7), "month": (8, 30), "quarter": (31, 90), "later": (91, 330)}
OFFICES = {"64": "Kanim Kelas I TPI Balikpapan", "16": "Kanim Kelas II Non TPI Muara Enim"}
OUTSIDE_SPONSORS = {GUEST: "Perusahaan di luar daerah", WORK: "", PRIVATE: "Penjamin perorangan"}
# By category: visa index of a limited stay.
INDEXES = {"tka": "E23", "f": "E27", "d": "E29", "keluarga": "E31A", "b": "E23", "lainnya": "E28A", "c": "E28A"}
# A short visit by its length: kind, index and days that it gives at once.
SHORT = (("VOA", "B1", 30), ("BVK", "A1", 30), ("ITK", "C1", 60), ("ITK", "C2", 60), ("ITK", "D2", 60))


class PermitTeller:
    def __init__(self, rng: Random, clock: Clock) -> None:
        self.rng, self.clock = rng, clock
        self.numbers = rng.sample(range(1000, 9999), 3000)
        self.old_codes = {
            index.code: index.valid_until for index in VisaIndex.objects.filter(code="312", valid_until__isnull=False)
        }

    def tell(self, story: Story) -> None:
        slot = story.slot
        if slot.end == "none":
            return
        if slot.end == "left":
            self._of_one_who_left(story)
        elif slot.purpose == GUEST and slot.end != "later":
            self._short(story, self._end(slot.end))
        elif slot.purpose == PRIVATE and slot.end == "later" and self.rng.random() < 0.2:
            self._permanent(story)
        else:
            self._limited(story, self._end(slot.end))
        if slot.end == "expired":
            story.permits[0].state = self.rng.choice(StayPermit.State.values[:2] + StayPermit.State.values[3:])

    def _end(self, name: str) -> date:
        first, last = SPANS[name]
        return self.clock.day(self.rng.randint(first, last))

    def add(self, story: Story, kind: str, index: str | None, since: date, until: date | None, **more) -> StayPermit:
        """The newest permit of a story comes first."""
        slot = story.slot
        sponsor = slot.establishment if slot.purpose not in (GUEST, PRIVATE) else None
        permit = StayPermit(
            person=story.person,
            kind=kind,
            visa_index_id=index,
            number=f"2C{21 if slot.regency[:2] == '64' else 13}JE{self.numbers.pop():04}-{self.rng.choice('ABCDX')}",
            issued_by=OFFICES[slot.regency[:2]],
            valid_from=since,
            valid_until=until,
            sponsor=sponsor,
            sponsor_name="" if sponsor or kind in ("VOA", "BVK") else OUTSIDE_SPONSORS[slot.purpose],
            **more,
        )
        story.permits.append(permit)
        return permit

    def _limited(self, story: Story, until: date) -> None:
        """ITAS of half a year or a year, one after the other since the person came."""
        if story.slot.purpose == GUEST:
            # Somebody who lives in another regency and passes through; his index is not ours to know.
            self.add(story, "ITAS", "E23", until - timedelta(days=YEAR - 1), until)
            return
        index = INDEXES.get(story.person.category, "E28A")
        length = 183 if self.rng.random() < 0.2 else YEAR
        while True:
            since = until - timedelta(days=length - 1)
            self.add(story, "ITAS", self._index_then(index, since), since, until)
            if since <= story.first_seen:
                return
            until = since - timedelta(days=1)

    def _index_then(self, index: str, since: date) -> str:
        """Before June 2025 the same permit bore another code; it stays on the paper."""
        retired = self.old_codes.get("312")
        return "312" if index == "E23" and retired and since <= retired else index

    def _short(self, story: Story, until: date) -> None:
        latest = max(stay.arrived for stay in story.stays)
        fitting = [visit for visit in SHORT if until - timedelta(days=visit[2] - 1) <= latest]
        kind, index, days = self.rng.choice(fitting) if fitting else ("ITK", "C2", 60)
        since = min(until - timedelta(days=days - 1), latest)
        self.add(story, kind, index, since, until)

    def _permanent(self, story: Story) -> None:
        since = story.first_seen - timedelta(days=self.rng.randrange(100, 900))
        unlimited = self.rng.random() < 0.3
        self.add(story, "ITAP", None, since, None if unlimited else since + timedelta(days=5 * YEAR))

    def _of_one_who_left(self, story: Story) -> None:
        left = max(stay.departed for stay in story.stays)
        until = left + timedelta(days=self.rng.randrange(1, 25))
        if story.slot.purpose == WORK:
            self._limited(story, until)
        else:
            self._short(story, until)
        story.permits[0].state = StayPermit.State.LEFT_AREA
