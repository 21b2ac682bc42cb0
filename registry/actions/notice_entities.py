"""Rows of the database while a notice is worked in: what is known, what is new, what changes.

Days are ISO texts throughout, as in the values of a notice.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import models

from registry.models import Employment, Person, Stay, StayPermit, TravelDocument
from timpora.core.bulk import copy_rows, reserve_ids, update_rows


class StaleRowError(Exception):
    """Somebody changed a row between our look and our write."""


class Entity:
    """One row: its primary key (None until it is stored), version and values by attribute."""

    __slots__ = ("changed", "id", "is_new", "values", "version")

    def __init__(self, values: dict[str, Any], id: int | None = None, version: int = 1):  # noqa: A002 - the column's name
        self.id = id
        self.version = version
        self.values = values
        self.is_new = id is None
        self.changed = False

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def put(self, **news: Any) -> bool:
        """Take over what is told and different; a blank never wipes anything out. Answers whether it changed."""
        differs = {
            name: value
            for name, value in news.items()
            if value is not None and value != "" and value != self.values[name]
        }
        self.values |= differs
        self.changed |= bool(differs)
        return bool(differs)

    def fill(self, **news: Any) -> bool:
        """Take over only what was blank."""
        return self.put(**{name: value for name, value in news.items() if self.values[name] in (None, "")})


# What an import may change of a row that exists; what else a new row has, it has from the start.
CHANGEABLE: dict[type[models.Model], tuple[str, ...]] = {
    Person: ("sex", "birth_date", "birth_precision", "birth_place", "category"),
    TravelDocument: ("issued_on", "expires_on"),
    StayPermit: (
        ("kind", "visa_index_id", "number", "issued_by")
        + ("valid_from", "valid_until", "sponsor_id", "sponsor_name")
    ),
    Employment: (
        ("work_district_id", "position", "level", "rptka_number", "rptka_kind", "rptka_until", "counterpart")
        + ("started_on", "ended_on")
    ),
    Stay: (
        ("document_id", "address", "district_id", "village_id", "room", "arrived", "arrival_known", "departed")
        + ("purpose", "reported_name", "note")
    ),
}  # fmt: skip


def load(rows: models.QuerySet, columns: Sequence[str]) -> list[Entity]:
    """Entities of a queryset with the named columns; days become texts."""
    found = rows.values_list("id", "version", *columns)
    return [Entity(plain_values(columns, values), key, version) for key, version, *values in found]


def plain_values(columns: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in zip(columns, values, strict=True)
    }


class Store:
    """All entities of one model that one notice touches."""

    def __init__(self, model: type[models.Model]):
        self.model = model
        self.new: list[Entity] = []
        self.known: list[Entity] = []

    def add(self, values: dict[str, Any]) -> Entity:
        entity = Entity(values)
        self.new.append(entity)
        return entity

    def number_new(self) -> None:
        """Give the new ones their primary keys, so that others can point to them."""
        for entity, key in zip(self.new, reserve_ids(self.model, len(self.new)), strict=True):
            entity.id = key

    def write(self, *, same: dict[str, Any] | None = None) -> None:
        """Insert what is new and update what changed; raises StaleRowError where somebody was faster.

        An Entity among the values stands for its primary key.
        """
        for entity in self.new:
            _resolve(entity)
        if self.new:
            names = tuple(self.new[0].values)
            copy_rows(self.model, ("id", *names), ((new.id, *new.values.values()) for new in self.new), same=same)
        names = CHANGEABLE[self.model]
        changed = [entity for entity in self.known if entity.changed]
        for entity in changed:
            _resolve(entity)
        rows = [(each.id, each.version, *(each.values[name] for name in names)) for each in changed]
        if update_rows(self.model, ("id", "version", *names), rows, guard="version") != len(rows):
            raise StaleRowError(self.model._meta.label)


def _resolve(entity: Entity) -> None:
    """Put primary keys where entities stand for them."""
    for name in ("person_id", "document_id"):
        target = entity.values.get(name)
        if target.__class__ is Entity:
            entity.values[name] = target.id
