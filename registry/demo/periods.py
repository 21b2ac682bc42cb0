"""When a reporter had to report, and when it did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from registry.demo.clock import Clock
from registry.models import Establishment

DAILY, WEEKLY, MONTHLY = Establishment.Rhythm.DAILY, Establishment.Rhythm.WEEKLY, Establishment.Rhythm.MONTHLY
HOW_MANY = {DAILY: 60, WEEKLY: 26, MONTHLY: 12}
ON_TIME, LATE, MISSING = "t", "!", "x"


@dataclass(frozen=True)
class Period:
    """One period to report on, from ``first`` to ``last``; ``received`` is empty where nothing came."""

    first: date
    last: date
    due: datetime
    received: datetime | None


def periods_of(rng: Random, clock: Clock, row: dict[str, str], rhythm: str, zone: str) -> list[Period]:
    """Periods of one reporter, oldest first. ``row`` says how punctual it is in percent, and its last eight cells."""
    told = row["pola"].replace("0", ON_TIME)
    found = []
    for ago, (first, last) in enumerate(_spans(clock.today, rhythm)):
        outcome = told[-1 - ago] if ago < len(told) else _outcome(rng, int(row["tertib"]))
        due = clock.moment(last + timedelta(days=5 if rhythm == MONTHLY else 1), 12, zone=zone)
        received = _received(rng, rhythm, due, outcome)
        if received and received.date() >= clock.today:
            received = None
        found.append(Period(first, last, due, received))
    return found[::-1]


def _spans(today: date, rhythm: str) -> Iterator[tuple[date, date]]:
    """First and last day of the periods that are over, newest first."""
    last = today - timedelta(days=1)
    if rhythm == WEEKLY:
        last = today - timedelta(days=today.isoweekday())
    if rhythm == MONTHLY:
        last = today.replace(day=1) - timedelta(days=1)
    for _period in range(HOW_MANY[rhythm]):
        first = {DAILY: last, WEEKLY: last - timedelta(days=6), MONTHLY: last.replace(day=1)}[rhythm]
        yield first, last
        last = first - timedelta(days=1)


def _outcome(rng: Random, punctual: int) -> str:
    return ON_TIME if rng.randrange(100) < punctual else rng.choice((LATE, MISSING))


def _received(rng: Random, rhythm: str, due: datetime, outcome: str) -> datetime | None:
    if outcome == MISSING:
        return None
    minutes = timedelta(minutes=rng.randrange(60))
    if outcome == LATE:
        hours = rng.randrange(2, 8) if rhythm == DAILY else rng.randrange(20, 80)
        return due + timedelta(hours=hours) + minutes
    if rhythm == MONTHLY:
        return due - timedelta(days=rng.randrange(1, 4), hours=rng.randrange(0, 4)) + minutes
    return due - timedelta(hours=rng.randrange(17, 21)) + minutes
