"""Builds the whole demo in one transaction."""

from datetime import date
from random import Random

from django.db import transaction

from registry.demo import special
from registry.demo.accounts import make_accounts
from registry.demo.agencies import make_agencies
from registry.demo.clock import Clock
from registry.demo.establishments import make_establishments
from registry.demo.jobs import JobTeller
from registry.demo.names import NameBook
from registry.demo.notices import Reporting
from registry.demo.people import Story, make_story, store_stories
from registry.demo.permits import PermitTeller
from registry.demo.places import plan_slots
from registry.demo.stays import StayTeller
from registry.demo.tables import REGENCIES
from registry.demo.trail import make_trail
from registry.demo.watch import make_watch_periods
from registry.models import Establishment, Regency

SEED = 20241126
PROTOTYPE_EMPLOYER = "PT Borneo Kencana Energi"


@transaction.atomic
def build(today: date) -> None:
    """Store everything. Needs the reference data; the caller sees to it that nothing of the demo is there yet."""
    rng, clock = Random(SEED), Clock(today)  # noqa: S311 - the same rows every time is what is wanted
    agencies = make_agencies(rng, clock)
    make_watch_periods()
    establishments, table = make_establishments(rng)
    accounts = make_accounts(clock, agencies, establishments)
    stories = _tell(rng, clock, establishments, table)
    zones = dict(Regency.objects.filter(pk__in=REGENCIES).values_list("pk", "time_zone"))
    reporting = Reporting(rng, clock, accounts, zones)
    reporting.report(stories, establishments, table)
    reporting.store()
    store_stories(stories, clock)
    reporting.store_rows()
    make_trail(rng, clock, accounts, stories)


def _tell(rng: Random, clock: Clock, establishments: dict[str, Establishment], table) -> list[Story]:
    names = NameBook(rng)
    slots = plan_slots(rng, establishments, table)
    stories = [make_story(rng, clock, names, slot, number) for number, slot in enumerate(slots, start=1)]
    stays = StayTeller(rng, clock, _lodgings(establishments))
    permits, jobs = PermitTeller(rng, clock), JobTeller(rng)
    chosen = special.first_at(stories, PROTOTYPE_EMPLOYER, "CHN")
    special.give_end(stories, chosen, "month")
    for story in stories:
        stays.tell(story)
    special.retell_prototype(chosen, stays, establishments, clock)
    special.contradict(stories, stays)
    for story in stories:
        permits.tell(story)
        jobs.tell(story)
    special.repaper_prototype(chosen, clock)
    special.open_closed_positions(stories)
    return stories


def _lodgings(establishments: dict[str, Establishment]) -> dict[str, list[Establishment]]:
    found = {code: [] for code in REGENCIES}
    for place in establishments.values():
        if place.is_lodging and place.state == Establishment.State.ACTIVE:
            found[place.district_id[:5]].append(place)
    return found
