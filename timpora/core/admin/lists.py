from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.utils.functional import cached_property

from timpora.core.keyset import capped_count

# A list of choices longer than this helps nobody; the filter is then left out.
MOST_CHOICES = 100


def visible_rows(model: type[models.Model], user) -> models.QuerySet:
    """Rows of ``model`` that ``user`` may see; all of them where the model belongs to no place."""
    rows = model._default_manager.all()
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows


class CappedPaginator(Paginator):
    """Counts no further than ``COUNT_LIMIT``: nobody turns that many pages, and counting millions is slow."""

    @cached_property
    def count(self) -> int:
        return capped_count(self.object_list)[0]


class VisibleFilter(admin.RelatedFieldListFilter):
    """A filter by related row that offers only rows the user may see; Django's own would list them all."""

    def field_choices(self, field, request, model_admin):
        rows = list(visible_rows(field.related_model, request.user)[: MOST_CHOICES + 1])
        return [(row.pk, str(row)) for row in rows] if len(rows) <= MOST_CHOICES else []

    def has_output(self) -> bool:
        return len(self.lookup_choices) > 1
