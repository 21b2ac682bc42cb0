from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from timpora.core import audit
from timpora.core.views.base import Page


class DetailPage(Page):
    """One row and what belongs to it. Opening a page of a person is an event of its own (``audited``)."""

    template_name = ""
    lookup = "pk"
    audited = False

    @cached_property
    def row(self) -> models.Model:
        return self.row_or_404(**{self.lookup: self.kwargs[self.lookup]})

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.audited:
            audit.record_request(request, audit.Verb.VIEW, self.row, detail=self.audit_detail())
        return render(request, self.get_template_name(), self.page_context())

    def audit_detail(self) -> dict[str, Any]:
        return {}

    def get_template_name(self) -> str:
        meta = self.model._meta
        return self.template_name or f"{meta.app_label}/{meta.model_name}_detail.html"

    def crumbs(self) -> list[dict[str, Any]]:
        return [self.list_crumb()]

    def page_context(self) -> dict[str, Any]:
        return super().page_context() | {"title": str(self.row), "row": self.row}
