from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import REFERENCE
from registry.models import VisaIndex
from timpora.core.admin import ScopedAdmin


@admin.register(VisaIndex)
class VisaIndexAdmin(ScopedAdmin):
    section = REFERENCE
    list_display = ["code", "name", "group", "initial_days", "max_days", "valid_until", "replaced_by"]
    search_fields = ["code__istartswith", "name"]
    search_help_text = _("Awal kode, atau nama.")

    def get_readonly_fields(self, request, obj=None):
        """Papers name the code; another code is another row."""
        return () if obj is None else ("code",)
