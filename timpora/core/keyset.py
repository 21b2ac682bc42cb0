"""Paging by the last row seen. It costs the same on page 1 and on page 10,000, where OFFSET reads everything before."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

COUNT_LIMIT = 10_000


@dataclass(frozen=True)
class KeysetPage:
    """Primary keys of one page in order, and the rows to go on from (``None`` at either end)."""

    ids: list[Any]
    after: Any | None
    before: Any | None


def capped_count(queryset: models.QuerySet, limit: int = COUNT_LIMIT) -> tuple[int, bool]:
    """Number of rows, and whether there are more than ``limit`` (then ``limit`` is given)."""
    count = queryset.order_by()[: limit + 1].count()
    return min(count, limit), count > limit


def keyset_page(
    queryset: models.QuerySet,
    ordering: tuple[str, ...],
    size: int,
    *,
    after: Any | None = None,
    before: Any | None = None,
    within: models.QuerySet | None = None,
) -> KeysetPage:
    """One page of ``queryset`` in ``ordering`` (not-null columns, the last one unique).

    ``after`` and ``before`` are primary keys, never values: names must not stand in an address. A key that is
    gone, or not ``within`` what the user sees (by default the queryset), starts again from the first page:
    otherwise the place where a page begins would tell the name of a row nobody may see.
    """
    backwards = before is not None
    order = _reversed(ordering) if backwards else ordering
    pivot = _pivot(queryset if within is None else within, ordering, before if backwards else after)
    rows = queryset.filter(_beyond(order, pivot)) if pivot else queryset
    ids = list(rows.order_by(*order).values_list("pk", flat=True)[: size + 1])
    more, ids = len(ids) > size, ids[:size]
    if backwards and pivot:
        ids.reverse()
        return KeysetPage(ids, ids[-1] if ids else None, ids[0] if ids and more else None)
    return KeysetPage(ids, ids[-1] if more else None, ids[0] if ids and pivot else None)


def _pivot(queryset: models.QuerySet, ordering: tuple[str, ...], pk: Any | None) -> tuple | None:
    if pk is None:
        return None
    try:
        return queryset.filter(pk=pk).order_by().values_list(*(name.lstrip("-") for name in ordering)).first()
    except (ValueError, OverflowError):
        return None


def _reversed(ordering: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name[1:] if name.startswith("-") else f"-{name}" for name in ordering)


def _beyond(ordering: tuple[str, ...], pivot: tuple) -> Q:
    """Rows past ``pivot``. The leading range lets the planner enter the index in the right place."""
    name, value = ordering[0], pivot[0]
    column, strict = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
    if len(ordering) == 1:
        return Q(**{f"{column}__{strict}": value})
    rest = _beyond(ordering[1:], pivot[1:])
    return Q(**{f"{column}__{strict}e": value}) & (Q(**{f"{column}__{strict}": value}) | rest)
