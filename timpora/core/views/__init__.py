"""Page classes: a view names model, form, filter and columns; access, paging, audit and errors come from here."""

from timpora.core.views.audit import AuditList
from timpora.core.views.base import Page, TemplatePage
from timpora.core.views.edit import CreatePage, UpdatePage
from timpora.core.views.lists import Column, ListPage
from timpora.core.views.show import DetailPage

__all__ = [
    "AuditList",
    "Column",
    "CreatePage",
    "DetailPage",
    "ListPage",
    "Page",
    "TemplatePage",
    "UpdatePage",
]
