from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from timpora.core import audit
from timpora.core.filters import ScopedFilterSet
from timpora.core.keyset import capped_count, keyset_page
from timpora.core.views.base import Page


@dataclass(frozen=True)
class Column:
    """One column of a list. ``value`` takes a row and returns text (or safe HTML); ``header`` marks the linked cell.

    ``sort`` names a key of the page's ``SORTS``.
    """

    label: Any
    value: Callable[[Any], Any]
    css: str = ""
    header: bool = False
    sort: str = ""


class ListPage(Page):
    """A list with filters as chips, keyset paging and a capped count: five queries, whatever the size of the table."""

    template_name = "core/list.html"
    columns: Sequence[Column] = ()
    filterset_class: type[ScopedFilterSet] | None = None
    SORTS: dict[str, tuple[str, ...]] = {"": ("pk",)}
    page_size = 50
    lede: Any = ""
    noun: Any = ""
    # Searching people leaves an event; browsing the directory of agencies does not.
    audited = False

    def get(self, request: HttpRequest) -> HttpResponse:
        context = self.page_context()
        if self.audited and self.filterset:
            detail = self.filterset.trace() | {"jumlah": self.count[0]}
            audit.record_request(request, audit.Verb.SEARCH, kind=self.model._meta.label_lower, detail=detail)
        return render(request, self.template_name, context)

    # What is listed ---------------------------------------------------------------------------------------

    @cached_property
    def filterset(self) -> ScopedFilterSet | None:
        if self.filterset_class is None:
            return None
        return self.filterset_class(self.request.GET, self.rows(), request=self.request)

    @cached_property
    def found(self) -> models.QuerySet:
        if self.filterset is None:
            return self.rows()
        return self.filterset.qs if self.filterset.is_valid() else self.rows().none()

    @cached_property
    def count(self) -> tuple[int, bool]:
        return capped_count(self.found)

    @cached_property
    def sort_key(self) -> str:
        key = self.request.GET.get("urut", "")
        return key if key in self.SORTS else next(iter(self.SORTS))

    @cached_property
    def keyset(self):
        after, before = self.request.GET.get("sesudah"), self.request.GET.get("sebelum")
        ordering = self.SORTS[self.sort_key]
        return keyset_page(self.found, ordering, self.page_size, after=after, before=before, within=self.rows())

    def page_rows(self) -> list[models.Model]:
        """Rows of this page, fetched by key after the page is cut: joins first would make the planner slow."""
        found = {row.pk: row for row in self.fetch(self.model._base_manager.filter(pk__in=self.keyset.ids))}
        return [found[pk] for pk in self.keyset.ids if pk in found]

    def fetch(self, rows: models.QuerySet) -> list[models.Model]:
        """Load what the columns need; pages override it with ``select_related`` or with second queries."""
        return list(rows)

    def row_url(self, row: models.Model) -> str:
        return row.get_absolute_url()

    # How it is shown --------------------------------------------------------------------------------------

    def page_context(self) -> dict[str, Any]:
        filterset, keyset = self.filterset, self.keyset
        rows = [self._row(row) for row in self.page_rows()]
        chips = filterset.chips() if filterset else []
        return super().page_context() | {
            "lede": self.lede,
            "caption": self.title,
            "actions": self.actions(),
            "tabs": self.tabs(),
            "filter_form": filterset.form if filterset else None,
            "chips": chips,
            "clear_url": self.request.path,
            "columns": [self._heading(column) for column in self.columns],
            "rows": rows,
            "count_text": self.count_text(),
            "next_url": self._url(sesudah=keyset.after) if keyset.after else "",
            "previous_url": self._url(sebelum=keyset.before) if keyset.before else "",
            "first_url": self._url() if keyset.before else "",
            "empty": None if rows else self.empty(bool(chips)),
        }

    def count_text(self) -> str:
        number, more = self.count
        shown = number_format(number, use_l10n=True, force_grouping=True)
        template = _("lebih dari %(number)s %(noun)s") if more else _("%(number)s %(noun)s")
        return template % {"number": shown, "noun": self.noun or self.model._meta.verbose_name}

    def actions(self) -> list[dict[str, Any]]:
        return []

    def tabs(self) -> list[dict[str, Any]]:
        return []

    def empty(self, filtered: bool) -> dict[str, Any]:
        """Which of the kinds of emptiness this is: nothing matches, or nothing was ever recorded."""
        if filtered:
            return {
                "title": _("Tidak ada yang cocok"),
                "text": _("Tidak ada data yang cocok dengan saringan ini."),
                "action_url": self.request.path,
                "action_label": _("Hapus semua saringan"),
            }
        return {"title": _("Belum ada data"), "text": "", "action_url": "", "action_label": ""}

    def _row(self, row: models.Model) -> dict[str, Any]:
        cells = [
            {"label": column.label, "html": column.value(row), "css": column.css, "header": column.header}
            for column in self.columns
        ]
        return {"url": self.row_url(row), "cells": cells}

    def _heading(self, column: Column) -> dict[str, Any]:
        sort = None
        if column.sort:
            up, down = column.sort, f"-{column.sort}"
            current = self.sort_key
            direction = "ascending" if current == up else "descending" if current == down else None
            sort = {
                "url": self._url(urut=down if current == up and down in self.SORTS else up),
                "direction": direction,
            }
        return {"label": column.label, "css": column.css, "sort": sort}

    def _url(self, **changes: Any) -> str:
        query: QueryDict = self.request.GET.copy()
        for name in ("sesudah", "sebelum"):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = str(value)
        return f"?{query.urlencode()}" if query else self.request.path
