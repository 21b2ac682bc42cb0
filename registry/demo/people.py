"""A slot of the plan becomes a human being with papers; what happened to him is told by the other modules."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from registry.demo.clock import Clock
from registry.demo.names import NameBook
from registry.demo.places import GUEST, PRIVATE, TEACHER, VOLUNTEER, WORK, Slot
from registry.models import Employment, NameToken, Person, Stay, StayPermit, TravelDocument
from registry.models.person import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from registry.values.document_number import normalise_number
from registry.values.names import name_key, name_tokens

PASSPORT_DAYS = 3652
CATEGORIES = {
    WORK: {"tka": 1},
    GUEST: {"wisata": 60, "lainnya": 34, "e": 3, "c": 3},
    VOLUNTEER: {"f": 50, "lainnya": 50},
    TEACHER: {"b": 1},
    PRIVATE: {"keluarga": 65, "lainnya": 15, "d": 8, "b": 8, "c": 4},
}
SHARE_OF_MEN = {WORK: 0.92, GUEST: 0.65, VOLUNTEER: 0.5, TEACHER: 0.5, PRIVATE: 0.3}


@dataclass
class Story:
    """One person with all that is told of him; nothing of it is stored yet."""

    slot: Slot
    person: Person
    documents: list[TravelDocument] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    permits: list[StayPermit] = field(default_factory=list)
    jobs: list[Employment] = field(default_factory=list)

    def rename(self, name: str) -> None:
        self.person.full_name, self.person.name_key = name, name_key(name)

    def document_on(self, day: date) -> TravelDocument:
        """The passport that was valid on ``day``: the newest one issued by then, else the oldest."""
        issued = [document for document in self.documents if document.issued_on <= day]
        return issued[0] if issued else self.documents[-1]

    @property
    def first_seen(self) -> date:
        return min(stay.arrived for stay in self.stays)


def make_story(rng: Random, clock: Clock, names: NameBook, slot: Slot, number: int) -> Story:
    sex = "M" if rng.random() < SHARE_OF_MEN[slot.purpose] else "F"
    name = names.name(slot.nationality, sex)
    category = rng.choices(list(CATEGORIES[slot.purpose]), list(CATEGORIES[slot.purpose].values()))[0]
    born, precision = _birth(rng, clock, number)
    person = Person(
        public_id="".join(rng.choices(PUBLIC_ID_ALPHABET, k=PUBLIC_ID_LENGTH)),
        full_name=name,
        name_key=name_key(name),
        sex=sex,
        birth_date=born,
        birth_precision=precision,
        birth_place=names.birth_place(slot.nationality) if rng.random() < 0.8 else "",
        nationality_id=slot.nationality,
        category=category,
    )
    story = Story(slot, person)
    story.documents = _documents(rng, clock, names, person, number)
    return story


def _birth(rng: Random, clock: Clock, number: int) -> tuple[date, str]:
    """Some passports leave the day blank, a few the month too; the first of it then stands for the unknown."""
    born = clock.day(-rng.randrange(24 * 365, 59 * 365))
    if number % 41 == 0:
        return born.replace(day=1), Person.BirthPrecision.MONTH
    if number % 37 == 0:
        return born.replace(month=1, day=1), Person.BirthPrecision.YEAR
    return born, Person.BirthPrecision.DAY


def _documents(rng: Random, clock: Clock, names: NameBook, person: Person, number: int) -> list[TravelDocument]:
    """The passport; every seventh person had another before, every nineteenth has one that ends soon."""
    expires = clock.day(rng.randrange(20, 150) if number % 19 == 0 else rng.randrange(200, 3200))
    issued = expires - timedelta(days=PASSPORT_DAYS)
    spans = [(issued, expires)]
    if number % 7 == 0:
        renewed = clock.day(-rng.randrange(60, 500))
        spans = [(renewed, renewed + timedelta(days=PASSPORT_DAYS)), (issued, min(expires, clock.day(400)))]
    return [passport(person, names.passport(person.nationality_id), since, until) for since, until in spans]


def passport(person: Person, number: str, since: date, until: date) -> TravelDocument:
    return TravelDocument(
        person=person,
        number=number,
        number_key=normalise_number(number),
        issuing_state_id=person.nationality_id,
        issued_on=since,
        expires_on=until,
    )


def store_stories(stories: list[Story], clock: Clock) -> None:
    """Store the people with their papers, jobs and stays; notices come before, since stays point to them."""
    for story in stories:
        story.person.created_at = clock.moment(clock.past(story.first_seen + timedelta(days=1)), 10)
    Person.objects.bulk_create(story.person for story in stories)
    NameToken.objects.bulk_create(
        NameToken(person=story.person, token=token)
        for story in stories
        for token in name_tokens(story.person.full_name)
    )
    TravelDocument.objects.bulk_create(document for story in stories for document in story.documents)
    StayPermit.objects.bulk_create(permit for story in stories for permit in story.permits)
    Employment.objects.bulk_create(job for story in stories for job in story.jobs)
    Stay.objects.bulk_create(stay for story in stories for stay in story.stays)
