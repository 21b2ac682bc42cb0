"""Registering somebody who is here. One passport is one person, whoever reports it."""

from typing import Any

from django.db import IntegrityError, transaction

from registry.models import NameToken, Person, Stay, TravelDocument, User
from registry.values.names import name_tokens


def record_person(*, by: User, person: Person, document: dict[str, Any], stay: dict[str, Any]) -> tuple[Person, bool]:
    """Store ``person`` with his passport and where he is; returns the person and whether he is new.

    When the very same passport is known already, the stay goes to its person and nothing he is known by changes:
    the identity in the registry is older than what was typed just now.
    """
    try:
        with transaction.atomic():
            return _record(by, person, document, stay)
    except IntegrityError:
        # Somebody stored the same passport between our look and our insert; now it is there to be found.
        with transaction.atomic():
            return _record(by, person, document, stay)


def _record(by: User, person: Person, document: dict[str, Any], stay: dict[str, Any]) -> tuple[Person, bool]:
    stay = dict(stay)
    state = document.get("issuing_state") or person.nationality
    known = TravelDocument.objects.with_number(document["number"], state.pk).select_related("person").first()
    if known is None:
        person.pk = None
        person.save(force_insert=True)
        index_name(person)
        known = TravelDocument.objects.create(person=person, **(document | {"issuing_state": state}))
    Stay.objects.get_or_create(
        person=known.person,
        establishment=stay.pop("establishment", None),
        kind=stay.pop("kind"),
        arrived=stay.pop("arrived"),
        defaults=stay | {"document": known, "reported_name": person.full_name, "recorded_by": by.email},
    )
    return known.person, known.person.pk == person.pk


def index_name(person: Person) -> None:
    """Make the words of a name findable again after it was set or changed."""
    wanted = set(name_tokens(person.full_name))
    person.tokens.exclude(token__in=wanted).delete()
    NameToken.objects.bulk_create(
        [NameToken(person=person, token=token) for token in sorted(wanted)], ignore_conflicts=True
    )
