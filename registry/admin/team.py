from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import MEMBERS
from registry.models import Team, TeamMember
from timpora.core.admin import ScopedAdmin, ScopedStack, VisibleFilter


class TeamMemberInline(ScopedStack):
    model = TeamMember
    fields = [("order", "position"), ("agency", "official")]
    autocomplete_fields = ["agency", "official"]


@admin.register(Team)
class TeamAdmin(ScopedAdmin):
    section = MEMBERS
    list_display = ["name", "kind", "level", "decree_number", "valid_until", "is_active"]
    list_filter = ["kind", "level", ("regencies", VisibleFilter), "is_active"]
    search_fields = ["name", "decree_number"]
    search_help_text = _("Nama tim atau nomor SK.")
    inlines = [TeamMemberInline]
    fieldsets = [
        (None, {"fields": ["name", "kind", "level", "regencies", "is_active"]}),
        (_("Dasar"), {"fields": ["decree_number", "decree_date", "valid_until", "meetings_per_year"]}),
    ]
