"""Who sees which rows: a model names the path to its scope, ``visible_to(user)`` does the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Q

EVERYTHING, CLOSED = "everything", "closed"


@dataclass(frozen=True)
class Scope:
    """The part of the world one account may see.

    ``kind`` is ``"everything"``, ``"closed"`` or a key of ``SCOPE_PATHS``; ``ids`` are primary keys of the rows
    the kind speaks of; ``since`` (aware datetime) cuts off what was recorded earlier, for accounts that see
    only recent rows. ``parts`` says the same place in smaller ones, as (kind, ids): where a model's path to the
    place leads through them, asking for them saves the database a join and shows it how many rows to expect.
    """

    kind: str
    ids: tuple[Any, ...] = ()
    since: datetime | None = None
    parts: tuple[str, tuple[Any, ...]] | None = None

    @property
    def is_everything(self) -> bool:
        return self.kind == EVERYTHING


def scope_condition(model: type[models.Model], lookups: Mapping[str, Any]) -> Q:
    """Turn lookups that share their first step into a condition that never repeats a row of ``model``.

    Steps to many rows become a subquery on the far table, so that no join multiplies the list and
    PostgreSQL may choose between a semi-join and a hash.
    """
    step = next(iter(lookups)).split("__", 1)[0]
    try:
        field = model._meta.get_field(step) if step != "pk" else None
    except FieldDoesNotExist:
        field = None
    if field is None or not field.is_relation or not any("__" in key[len(step) + 2 :] for key in lookups):
        return Q(**lookups)
    rest = {key[len(step) + 2 :]: value for key, value in lookups.items()}
    if field.many_to_many:
        through, near, far = _through(field)
        return Q(pk__in=through._base_manager.filter(scope_condition(through, _prefixed(far, rest))).values(near))
    if field.one_to_many:
        far_model = field.related_model
        return Q(pk__in=far_model._base_manager.filter(scope_condition(far_model, rest)).values(field.field.attname))
    if any(_is_plural(field.related_model, key) for key in rest):
        inner = field.related_model._base_manager.filter(scope_condition(field.related_model, rest))
        return Q(**{f"{step}__in": inner.values("pk")})
    return Q(**lookups)


def _prefixed(step: str, lookups: Mapping[str, Any]) -> dict[str, Any]:
    return {(f"{step}__{key}" if key != "in" else f"{step}__in"): value for key, value in lookups.items()}


def _through(field) -> tuple[type[models.Model], str, str]:
    """Through table of a many-to-many step with the attribute of the near side and the name of the far side."""
    if field.auto_created:  # the reverse side
        forward = field.field
        return (
            forward.remote_field.through,
            forward.m2m_reverse_field_name() + "_id",
            forward.m2m_field_name(),
        )
    return field.remote_field.through, field.m2m_field_name() + "_id", field.m2m_reverse_field_name()


def _is_plural(model: type[models.Model], lookup: str) -> bool:
    """Whether following ``lookup`` from ``model`` crosses a relation to many rows."""
    for step in lookup.split("__"):
        try:
            field = model._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        if not field.is_relation:
            return False
        if field.one_to_many or field.many_to_many:
            return True
        model = field.related_model
    return False


class ScopedQuerySet(models.QuerySet):
    def visible_to(self, user) -> "ScopedQuerySet":
        """Rows inside ``user.scope``; nothing where the model does not name a path for that kind of scope."""
        scope = user.scope
        if scope.is_everything:
            return self
        paths = self.model.SCOPE_PATHS.get(scope.kind, ())
        paths = (paths,) if isinstance(paths, str) else paths
        if not paths or not scope.ids:
            return self.none()
        condition = Q()
        for path in paths:
            condition |= scope_condition(self.model, self._lookups(path, scope))
        return self.filter(condition)

    def _lookups(self, path: str, scope: Scope) -> dict[str, Any]:
        lookups: dict[str, Any] = {f"{path}__in": scope.ids}
        if scope.parts:
            kind, ids = scope.parts
            smaller = self.model.SCOPE_PATHS.get(kind)
            if path == f"{smaller}__{scope.kind}":
                lookups = {f"{smaller}__in": ids}
        if scope.since and self.model.SCOPE_SINCE:
            lookups[f"{self.model.SCOPE_SINCE}__gte"] = scope.since
        return lookups


class ScopedModel(models.Model):
    """A row that belongs to a place or to a body; kinds of scope that are not named stay closed.

    ``SCOPE_PATHS`` maps a kind of scope to one lookup path, or to several of which one is enough.
    ``SCOPE_SINCE`` is the path of the time that ``Scope.since`` is compared with.
    """

    SCOPE_PATHS: Mapping[str, str | tuple[str, ...]] = {}
    SCOPE_SINCE: str = ""

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
