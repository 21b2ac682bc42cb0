"""Django's admin under the rules of the house: scoped rows and choices, nothing deleted, no edit lost."""

from django.contrib import admin

from timpora.core.admin.audit import AuditEventAdmin
from timpora.core.admin.form import AdminForm
from timpora.core.admin.lists import VisibleFilter
from timpora.core.admin.scoped import ReadOnlyAdmin, ScopedAdmin, ScopedStack
from timpora.core.admin.site import settle

__all__ = [
    "AdminForm",
    "AuditEventAdmin",
    "ReadOnlyAdmin",
    "ScopedAdmin",
    "ScopedStack",
    "VisibleFilter",
]

settle(admin.site)
