"""From the rows of a notice to people, papers, jobs and whereabouts: what becomes of each row.

Identity in the registry is older than what a reporter typed: only blanks of it are filled, and a difference is
remarked for the secretariat. What the establishment itself reports (when, where, which permit) is updated.
"""

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from registry.actions.notice_across import same_name
from registry.actions.notice_entities import CHANGEABLE, Entity, Store, load, plain_values
from registry.actions.notice_papers import take_employment, take_permit
from registry.models import Employment, Establishment, Notice, NoticeRow, Person, Stay, StayPermit, TravelDocument
from registry.models.person import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from registry.values.category import suggest_category
from registry.values.names import name_key
from registry.values.plain_text import folded_words
from timpora.core.imports import WARNING, Problem

_PERSON = ("full_name", "nationality_id", *CHANGEABLE[Person])
_DOCUMENT = ("person_id", "number_key", "issuing_state_id", *CHANGEABLE[TravelDocument])
_IDENTITY = ("id", "version", *_DOCUMENT, "person__version", *(f"person__{name}" for name in _PERSON))
_IN_ONE_QUERY = 10_000
_FAIR = 256 - 256 % len(PUBLIC_ID_ALPHABET)
_UNFAIR = bytes(range(_FAIR, 256))
_LETTER_OF_BYTE = "".join(PUBLIC_ID_ALPHABET[byte % len(PUBLIC_ID_ALPHABET)] for byte in range(256)).encode()
# Enumerations are slow to ask ten thousand times.
_UNSPECIFIED, _OTHER, _WORKER = (
    Person.Sex.UNSPECIFIED.value,
    Person.Category.OTHER.value,
    Person.Category.WORKER.value,
)
_CREATED, _UPDATED, _UNCHANGED = (
    NoticeRow.Outcome.CREATED.value,
    NoticeRow.Outcome.UPDATED.value,
    NoticeRow.Outcome.UNCHANGED.value,
)


class Plan:
    """The unit of work of one notice: give it rows, then let it be written."""

    def __init__(self, notice: Notice, establishment: Establishment):
        self.notice = notice
        self.establishment = establishment
        self.is_work = not establishment.is_lodging or notice.kind == Notice.Kind.EMPLOYEES
        self.is_company = establishment.kind == Establishment.Kind.COMPANY
        self.kind = Stay.Kind.WORK if self.is_work else Stay.Kind.LODGING
        self.people, self.documents = Store(Person), Store(TravelDocument)
        self.permits, self.employments, self.stays = Store(StayPermit), Store(Employment), Store(Stay)
        self.by_number: dict[tuple[str, str], tuple[Entity, Entity]] = {}
        self.permits_of: dict[Entity, list[Entity]] = {}
        self.employments_of: dict[Entity, list[Entity]] = {}
        self.stays_of: dict[Entity, list[Entity]] = {}

    # What is known. --------------------------------------------------------------------------------------

    def look_up(self, rows: Iterable[dict[str, Any]]) -> None:
        """Load all that the registry knows of the passports in ``rows``; the same passport is the same person."""
        wanted = {(row.get("issuing_state") or row["nationality"], row["number_key"]) for row in rows}
        people: dict[int, Entity] = {}
        for keys in _chunks(sorted({key for _state, key in wanted})):
            for found in TravelDocument.objects.with_keys(keys).values_list(*_IDENTITY).iterator():
                self._know(found, wanted, people)
        self.people.known = list(people.values())
        mine = {"establishment": self.establishment, "kind": self.kind}
        self._load_of(self.stays, self.stays_of, Stay.objects.filter(**mine), people)
        if any("permit_kind" in row for row in rows):
            self._load_of(self.permits, self.permits_of, StayPermit.objects.all(), people)
        if self.is_work:
            jobs = Employment.objects.filter(employer=self.establishment)
            self._load_of(self.employments, self.employments_of, jobs, people)

    def _know(self, found: tuple, wanted: set[tuple[str, str]], people: dict[int, Entity]) -> None:
        own, theirs = found[: len(_DOCUMENT) + 2], found[len(_DOCUMENT) + 2 :]
        document = Entity(plain_values(_DOCUMENT, own[2:]), own[0], own[1])
        number = (document["issuing_state_id"], document["number_key"])
        if number not in wanted:
            return
        key = document["person_id"]
        if key not in people:
            people[key] = Entity(plain_values(_PERSON, theirs[1:]), key, theirs[0])
        self.documents.known.append(document)
        self.by_number[number] = (document, people[key])

    def _load_of(self, store: Store, by_person: dict, rows: QuerySet, people: dict[int, Entity]) -> None:
        columns = ("person_id", *CHANGEABLE[store.model])
        for keys in _chunks(sorted(people)):
            store.known += load(rows.filter(person__in=keys).order_by("pk"), columns)
        for entity in store.known:
            by_person.setdefault(people[entity["person_id"]], []).append(entity)

    # What a row does. ------------------------------------------------------------------------------------

    def take(self, values: dict[str, Any]) -> tuple[str, Entity, list[Problem]]:
        """Work one row in; answers its outcome, its stay, and remarks for the secretariat."""
        number = (values.get("issuing_state") or values["nationality"], values["number_key"])
        known = self.by_number.get(number)
        document, person = known or self._add_identity(number, values)
        remarks = [] if known is None or person.is_new else list(_differences(values, person, document))
        changed = _fill_identity(values, person, document) if known else False
        stay = self._stay_of(person, values)
        if existing := stay is not None:
            changed |= self._update_stay(stay, values, document)
        else:
            stay = self._add_stay(person, document, values)
        changed |= take_permit(self, person, values, same_stay=existing)
        if self.is_work:
            changed |= take_employment(self, person, values)
        if not existing:
            return _CREATED, stay, remarks
        return (_UPDATED if changed else _UNCHANGED), stay, remarks

    def _add_identity(self, number: tuple[str, str], values: dict[str, Any]) -> tuple[Entity, Entity]:
        person = self.people.add(
            {
                "public_id": _public_id(),
                "full_name": values["full_name"],
                "name_key": name_key(values["full_name"]),
                "nationality_id": values["nationality"],
                "sex": values.get("sex", _UNSPECIFIED),
                "birth_date": values.get("birth"),
                "birth_precision": values.get("birth_precision", "day"),
                "birth_place": values.get("birth_place", ""),
                "category": self.category(values) or _OTHER,
            }
        )
        document = self.documents.add(
            {
                "person_id": person,
                "number": values["number"],
                "number_key": number[1],
                "issuing_state_id": number[0],
                "issued_on": values.get("issued_on"),
                "expires_on": values.get("passport_expires_on"),
            }
        )
        self.by_number[number] = (document, person)
        return document, person

    def category(self, values: dict[str, Any]) -> str:
        """As the row says, as its visa hints, else a worker's where the establishment employs him."""
        hint = suggest_category(values.get("visa_index", ""), values.get("permit_kind", ""))
        employs = self.is_work and (values.get("position") or self.is_company)
        return values.get("category") or hint or (_WORKER if employs else "")

    def _stay_of(self, person: Entity, values: dict[str, Any]) -> Entity | None:
        """The stay a row speaks of. Without a day of arrival it continues the one that covers the day."""
        day, stays = values["arrived"], self.stays_of.get(person, ())
        exact = next((stay for stay in stays if stay["arrived"] == day), None)
        if exact:
            return exact
        if values["arrival_known"]:
            # Until now only known to have been here some day; now the reporter says since when.
            return next((stay for stay in stays if not stay["arrival_known"] and _covers(values, stay)), None)
        covering = [stay for stay in stays if stay["arrived"] <= day <= (stay["departed"] or day)]
        return max(covering, key=lambda stay: stay["arrived"], default=None)

    def _update_stay(self, stay: Entity, values: dict[str, Any], document: Entity) -> bool:
        changed = False
        if values["arrival_known"] and not stay["arrival_known"]:
            stay.values |= {"arrived": values["arrived"], "arrival_known": True}
            stay.changed = changed = True
        if stay["document_id"] is not document and (document.is_new or stay["document_id"] != document.id):
            changed |= stay.put(document_id=document)
        told = {name: values.get(name) for name in ("departed", "room", "purpose", "note")}
        changed |= stay.put(address=self._address(values), **told)
        changed |= stay.put(district_id=values.get("district"), village_id=values.get("village"))
        return changed | stay.put(reported_name=values["full_name"])

    def _address(self, values: dict[str, Any]) -> str:
        """Where somebody lives if not at the establishment itself, whose name or address says nothing new."""
        words = folded_words(values.get("address", ""))
        own = {folded_words(self.establishment.name), folded_words(self.establishment.address)} - {""}
        return "" if any(name in words for name in own) else values.get("address", "")

    def _add_stay(self, person: Entity, document: Entity, values: dict[str, Any]) -> Entity:
        home = "village" not in values and "district" not in values
        stay = self.stays.add(
            {
                "person_id": person,
                "document_id": document,
                "address": self._address(values),
                "district_id": values.get("district") or self.establishment.district_id,
                "village_id": values.get("village") or (self.establishment.village_id if home else None),
                "room": values.get("room", ""),
                "arrived": values["arrived"],
                "arrival_known": values["arrival_known"],
                "departed": values.get("departed"),
                "purpose": values.get("purpose", ""),
                "reported_name": values["full_name"],
                "note": values.get("note", ""),
            }
        )
        self.stays_of.setdefault(person, []).append(stay)
        return stay


def _covers(values: dict[str, Any], stay: Entity) -> bool:
    """Whether the days of a row include the day of a stay whose beginning was not known."""
    return values["arrived"] <= stay["arrived"] <= (values.get("departed") or stay["arrived"])


def _fill_identity(values: dict[str, Any], person: Entity, document: Entity) -> bool:
    """Fill blanks only, and nothing that would contradict what is there."""
    changed = person.fill(birth_place=values.get("birth_place"))
    if person["birth_date"] is None and values.get("birth"):
        changed |= person.put(birth_date=values["birth"], birth_precision=values["birth_precision"])
    if person["sex"] == _UNSPECIFIED:
        changed |= person.put(sex=values.get("sex"))
    issued, expires = values.get("issued_on"), values.get("passport_expires_on")
    if expires and not document["expires_on"] and expires > (document["issued_on"] or issued or ""):
        changed |= document.put(expires_on=expires)
    if issued and not document["issued_on"] and issued < (document["expires_on"] or "9999"):
        changed |= document.put(issued_on=issued)
    return changed


def _differences(values: dict[str, Any], person: Entity, document: Entity) -> Iterable[Problem]:
    name, sex = person["full_name"], person["sex"]
    if values["full_name"] != name and not same_name(name, values["full_name"]):
        yield _differs("full_name", name, values["full_name"])
    if values.get("birth", person["birth_date"]) != person["birth_date"] is not None:
        yield _differs("birth", person["birth_date"], values["birth"])
    if values["nationality"] != person["nationality_id"]:
        yield _differs("nationality", person["nationality_id"], values["nationality"])
    if values.get("passport_expires_on", document["expires_on"]) != document["expires_on"] is not None:
        yield _differs("passport_expires_on", document["expires_on"], values["passport_expires_on"])
    if "X" not in (told := {sex, values.get("sex", sex)}) and len(told) > 1:
        yield _differs("sex", sex, values["sex"])


def _differs(field: str, ours: str, theirs: str) -> Problem:
    text = _("Berbeda dengan data terdaftar: %(ours)s; pelapor menulis %(theirs)s.") % {"ours": ours, "theirs": theirs}
    remedy = _("Cocokkan dengan paspor; data terdaftar tidak diubah.")
    return Problem(field, WARNING, "differs", text, remedy, audience="staff")


def _public_id() -> str:
    """As Person makes it, at a tenth of the cost: one draw, and the bytes that would favour a letter thrown away."""
    drawn = secrets.token_bytes(2 * PUBLIC_ID_LENGTH).translate(_LETTER_OF_BYTE, _UNFAIR)[:PUBLIC_ID_LENGTH]
    return drawn.decode() if len(drawn) == PUBLIC_ID_LENGTH else _public_id()


def _chunks(keys: list) -> Iterable[list]:
    size = min(_IN_ONE_QUERY, (connection.features.max_query_params or _IN_ONE_QUERY) - 10)
    return (keys[at : at + size] for at in range(0, len(keys), size))
