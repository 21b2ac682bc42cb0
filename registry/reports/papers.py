"""Passports and permits of many people at once. Callers pass people their user may see, a few thousand at most.

Nothing is scoped here: whether a person is visible decides whether his papers are, and the caller has just asked.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy

from registry.models import StayPermit, TravelDocument

FIRST_BATCH, BATCH = 25, 2_000
WORDS = {
    StayPermit.Kind.SERVICE.value: gettext_lazy("Dinas"),
    StayPermit.Kind.DIPLOMATIC.value: gettext_lazy("Diplomatik"),
    StayPermit.Kind.UNKNOWN.value: gettext_lazy("Tidak diketahui"),
}


class Passport(NamedTuple):
    number: str | None = None
    expires_on: date | None = None


class Permit(NamedTuple):
    kind: str = ""
    number: str = ""
    valid_until: date | None = None
    visa_index: str | None = None
    sponsor: str = ""


def in_batches(ids: QuerySet) -> Iterator[list[int]]:
    """Keys in order, some thousands at a time; the first batch is small, so that a preview costs little."""
    stream = ids.iterator(chunk_size=BATCH)
    batch = list(islice(stream, FIRST_BATCH))
    while batch:
        yield batch
        batch = list(islice(stream, BATCH))


def newest_passports(people: Collection[int]) -> dict[int, Passport]:
    """The passport that expires last, by person."""
    newest = TravelDocument.objects.filter(person__in=people)
    newest = newest.order_by("person_id", F("expires_on").desc(nulls_last=True), "-id")
    return _first_each(newest.values_list("person_id", "number", "expires_on"), Passport)


def current_permits(people: Collection[int], day: date, **only: str) -> dict[int, Permit]:
    """The permit that counts on ``day``, by person; ``only`` narrows it, for example to one ``kind``."""
    permits = StayPermit.objects.current_on(day).filter(person__in=people, **only)
    lines = permits.values_list(
        "person_id", "kind", "number", "valid_until", "visa_index", "sponsor__name", "sponsor_name"
    )
    return _first_each(((*line[:5], line[5] or line[6]) for line in lines), Permit)


def _first_each(lines: Iterable[tuple], kind: type) -> dict:
    found: dict = {}
    for person, *rest in lines:
        if person not in found:
            found[person] = kind(*rest)
    return found


def permit_word(kind: str) -> str:
    """A kind of permit as short as a column needs it."""
    return str(WORDS[kind]) if kind in WORDS else kind
