"""The few people whom every tour of the software visits: set by hand where chance may not bring them."""

from datetime import date, timedelta

from registry.demo.clock import Clock
from registry.demo.people import Story, passport
from registry.demo.places import GUEST, WORK
from registry.demo.stays import StayTeller
from registry.models import Establishment, Person, StayPermit

CLOSED_POSITIONS = {
    "PT Borneo Kencana Energi": "Human Resource Manager",
    "PT Pembangkit Ogan Sejahtera": "Job Training Administrator",
}
CONTRADICTIONS = 2


def give_end(stories: list[Story], wanted: Story, end: str) -> None:
    """Let ``wanted`` have the planned ``end`` by trading it with somebody of the same kind and group."""
    for other in stories:
        alike = other.slot.regency == wanted.slot.regency and other.slot.present
        if alike and other.slot.purpose == wanted.slot.purpose and other.slot.end == end:
            other.slot.end, wanted.slot.end = wanted.slot.end, end
            return


def first_at(stories: list[Story], establishment: str, nationality: str) -> Story:
    here = [story for story in stories if story.slot.establishment and story.slot.establishment.name == establishment]
    return next(story for story in here if story.slot.present and story.slot.nationality == nationality)


def retell_prototype(story: Story, teller: StayTeller, establishments: dict[str, Establishment], clock: Clock) -> None:
    """The person of the design's prototype: a renewed passport, a hotel, a move, an ITAS with 23 days left."""
    person = story.person
    story.rename("CHEN WEI MING")
    person.sex, person.birth_date, person.birth_precision = Person.Sex.MALE, date(1986, 3, 4), "day"
    person.birth_place = "Wuhan"
    renewed = clock.day(-100)
    story.documents = [
        passport(person, "E98765432", renewed, renewed + timedelta(days=3652)),
        passport(person, "E61204881", clock.day(-3600), clock.day(52)),
    ]
    story.stays = []
    company = {"establishment": story.slot.establishment, "purpose": "Pemeliharaan alat berat"}
    teller.add(story, "bekerja", clock.day(-341), clock.day(-93), address="Mes karyawan Blok A", **company)
    teller.lodge(story, clock.day(-93), clock.day(-81), establishments["Hotel Melati Kandilo"])
    teller.add(story, "bekerja", clock.day(-81), None, address="Mes karyawan Blok C", **company)


def repaper_prototype(story: Story, clock: Clock) -> None:
    """Two half-year permits, an RPTKA that outlives them by a fortnight."""
    newest = story.permits[0]
    story.permits = [newest]
    newest.number, newest.valid_from, newest.valid_until = "2C21JE0417-X", clock.day(-159), clock.day(23)
    newest.visa_index_id, newest.state = "E23", StayPermit.State.EXTENSION_FILED
    before = StayPermit(
        person=story.person,
        kind="ITAS",
        visa_index_id="E23",
        number="2C21JE0093-X",
        issued_by=newest.issued_by,
        valid_from=clock.day(-342),
        valid_until=clock.day(-160),
        sponsor=newest.sponsor,
    )
    story.permits.append(before)
    job = story.jobs[0]
    job.position, job.level, job.started_on = "Technical Advisor", "penasihat", clock.day(-341)
    job.rptka_until, job.rptka_kind, job.counterpart = clock.day(39), "sementara", "Pendamping Contoh"


def open_closed_positions(stories: list[Story]) -> None:
    """One job in each story that the list of closed positions names."""
    for establishment, position in CLOSED_POSITIONS.items():
        jobs = [
            story.jobs[0]
            for story in stories
            if story.slot.purpose == WORK and story.slot.establishment.name == establishment and story.slot.present
        ]
        jobs[2].position, jobs[2].level = position, "manajer"


def contradict(stories: list[Story], teller: StayTeller) -> None:
    """Two hotels that both report the same guest for the same nights; both facts stay."""
    visitors = [story for story in stories if story.slot.purpose == GUEST and story.slot.present]
    for story in [story for story in visitors if len(story.stays) > 1][:CONTRADICTIONS]:
        visit = story.stays[-2]
        others = [place for place in teller.lodgings[story.slot.regency] if place != visit.establishment]
        teller.lodge(story, visit.arrived, visit.departed, others[0])
        story.stays.sort(key=lambda stay: stay.arrived)
