"""What the demo accounts did during the last fortnight, so that the log is not empty on the first day."""

from datetime import timedelta
from random import Random

from registry.demo.clock import Clock
from registry.demo.people import Story
from registry.models import User
from timpora.core.models import AuditEvent

DAYS, A_DAY = 14, 10
READERS = ("sekretariat", "imigrasi", "polres", "pimpinan", "kecamatan")
Verb = AuditEvent.Verb


def make_trail(rng: Random, clock: Clock, accounts: list[User], stories: list[Story]) -> None:
    people = {group: [story for story in stories if story.slot.regency == group] for group in ("64.01", "16.01")}
    readers = [user for user in accounts if user.email.split("@")[0] in READERS]
    events = []
    for ago in range(DAYS, 0, -1):
        for number in range(A_DAY):
            user = rng.choice(readers)
            at = clock.moment(clock.day(-ago), 8) + timedelta(minutes=number * 45 + rng.randrange(40))
            story = rng.choice(people["64.01" if "paser" in user.email else "16.01"])
            events.append(_event(rng, user, story, at))
    times = [event.at for event in events]
    AuditEvent.objects.bulk_create(events)
    for event, at in zip(events, times, strict=True):
        event.at = at  # storing set it to now
    AuditEvent.objects.bulk_update(events, ["at"])


def _event(rng: Random, user: User, story: Story, at) -> AuditEvent:
    verb = rng.choices((Verb.VIEW, Verb.SIGN_IN, Verb.SEARCH, Verb.EXPORT), (60, 20, 15, 5))[0]
    about = {"object_kind": "registry.person", "object_id": story.person.public_id}
    labels = {Verb.VIEW: story.person.public_id, Verb.EXPORT: "Rekap A Orang Asing"}
    return AuditEvent(
        at=at,
        actor=user.email,
        actor_role=user.role_name,
        actor_body=user.body_name,
        places=user.audit_places,
        verb=verb,
        object_label=labels.get(verb, ""),
        address=f"192.0.2.{rng.randrange(1, 60)}",
        **(about if verb == Verb.VIEW else {}),
    )
