"""Where each person was during the last two years."""

from datetime import date, timedelta
from random import Random

from registry.demo.clock import Clock
from registry.demo.people import Story
from registry.demo.places import GUEST, PRIVATE, TEACHER, VOLUNTEER, WORK
from registry.models import Establishment, Stay

LONGEST_AGO = 725
BLOCKS = "ABCD"
NIGHTS = (1, 1, 2, 2, 3, 3, 4, 5, 6, 9, 14, 20)
DOINGS = {
    "tka": ("Pemeliharaan alat berat", "Pengawasan konstruksi", "Pemasangan mesin", "Pengendalian mutu"),
    "wisata": ("Wisata", "Mengunjungi keluarga", "Singgah dalam perjalanan"),
    "lainnya": ("Kunjungan usaha", "Relawan pertanian", "Rapat dengan mitra"),
    "a": ("Kunjungan resmi",),
    "b": ("Mengajar bahasa Inggris", "Konsultasi teknis"),
    "c": ("Liputan lingkungan",),
    "d": ("Penelitian hutan mangrove",),
    "e": ("Pertunjukan musik tradisional",),
    "f": ("Pelayanan rohani",),
    "keluarga": ("Mengikuti suami", "Mengikuti istri"),
}
HOME_SOURCES = (Stay.Source.IMMIGRATION, Stay.Source.INTERVIEW, Stay.Source.FIELD, Stay.Source.COMPLAINT)


class StayTeller:
    """Tells stays. ``lodgings`` are the active hotels and the like of each regency."""

    def __init__(self, rng: Random, clock: Clock, lodgings: dict[str, list[Establishment]]) -> None:
        self.rng, self.clock, self.lodgings = rng, clock, lodgings
        self.tellers = {
            WORK: self.worker,
            GUEST: self.guest,
            VOLUNTEER: self.volunteer,
            TEACHER: self.teacher,
            PRIVATE: self.at_home,
        }

    def tell(self, story: Story) -> None:
        self.tellers[story.slot.purpose](story)
        story.stays.sort(key=lambda stay: stay.arrived)

    def add(self, story: Story, kind: str, first: date, last: date | None, **more) -> Stay:
        place = more.get("establishment")
        stay = Stay(
            person=story.person,
            document=story.document_on(first),
            kind=kind,
            district_id=more.pop("district_id", None) or place.district_id,
            village_id=more.pop("village_id", None) or (place.village_id if place else None),
            arrived=first,
            departed=last,
            purpose=more.pop("purpose", None) or self.rng.choice(DOINGS[story.person.category]),
            reported_name=story.person.full_name,
            **more,
        )
        story.stays.append(stay)
        return stay

    def lodge(self, story: Story, first: date, last: date | None, place: Establishment | None = None) -> Stay:
        """Some nights at ``place``, or at any lodging of the regency."""
        place = place or self.rng.choice(self.lodgings[story.slot.regency])
        room = f"{self.rng.randrange(1, 4)}{self.rng.randrange(1, 16):02}"
        return self.add(story, Stay.Kind.LODGING, first, last, establishment=place, room=room)

    def _since(self, shortest: int) -> int:
        """Day on which somebody who stayed came: more than a year ago for most, so that the curve rises slowly."""
        if self.rng.random() < 0.25:
            return -self.rng.randrange(shortest, 365)
        return -self.rng.randrange(365, LONGEST_AGO - 25)

    def worker(self, story: Story) -> None:
        """First some nights at a hotel, then the company's mess; later another block, or a leave at home."""
        left = None if story.slot.present else -self.rng.randrange(10, 200)
        first = self._since(20) if left is None else left - self.rng.randrange(60, 500)
        if self.rng.random() < 0.5:
            nights = self.rng.randrange(3, 13)
            self.lodge(story, self.clock.day(first), self.clock.day(first + nights))
            first += nights
        span = (left or 0) - first
        middle = first + span * self.rng.randrange(35, 65) // 100
        roll = self.rng.random()
        if span > 200 and roll < 0.4:
            self._at_work(story, first, middle)
            self._at_work(story, middle, left)
        elif span > 300 and roll < 0.65:
            self._at_work(story, first, middle)
            self._at_work(story, middle + self.rng.randrange(14, 31), left)
        else:
            self._at_work(story, first, left)

    def _at_work(self, story: Story, first: int, last: int | None) -> None:
        company = story.slot.establishment
        self.add(
            story,
            Stay.Kind.WORK,
            self.clock.day(first),
            None if last is None else self.clock.day(last),
            establishment=company,
            address=f"Mes karyawan Blok {self.rng.choice(BLOCKS)}",
            arrival_known=self.rng.random() > 0.06,
        )

    def guest(self, story: Story) -> None:
        """Here now or recently; many came before."""
        long_stay = story.slot.end in ("later", "quarter") and self.rng.random() < 0.3
        first = -self.rng.randrange(7, 25) if long_stay else -self.rng.randrange(1, 7)
        if not story.slot.present:
            first = -self.rng.randrange(12, 60)
        last = None if story.slot.present else self.clock.day(first + self.rng.randrange(1, 6))
        self.lodge(story, self.clock.day(first), last, story.slot.establishment)
        for _visit in range(self.rng.choices(range(9), (12, 12, 14, 14, 14, 12, 10, 7, 5))[0]):
            first -= self.rng.randrange(30, 110)
            if first < -LONGEST_AGO:
                break
            self.lodge(story, self.clock.day(first), self.clock.day(first + self.rng.choice(NIGHTS)))

    def volunteer(self, story: Story) -> None:
        first = self.clock.day(self._since(20))
        self.lodge(story, first - timedelta(days=2), first)
        self.add(story, Stay.Kind.ACTIVITY, first, None, establishment=story.slot.establishment)

    def teacher(self, story: Story) -> None:
        first = self.clock.day(self._since(60))
        self.add(story, Stay.Kind.WORK, first, None, establishment=story.slot.establishment)

    def at_home(self, story: Story) -> None:
        """At an address of their own, which some changed once; no reporter tells of them."""
        first = self._since(15)
        if first < -200 and self.rng.random() < 0.4:
            moved = first + self.rng.randrange(60, 180)
            self._at_address(story, first, moved)
            first = moved
        self._at_address(story, first, None)

    def _at_address(self, story: Story, first: int, last: int | None) -> None:
        licence = story.person.category in ("b", "c", "d")
        self.add(
            story,
            Stay.Kind.RESIDENCE,
            self.clock.day(first),
            None if last is None else self.clock.day(last),
            district_id=story.slot.district,
            address=f"Jalan Contoh Nomor {self.rng.randrange(1, 120)} RT {self.rng.randrange(1, 20)}",
            source=Stay.Source.LICENCE if licence else self.rng.choice(HOME_SOURCES),
        )
