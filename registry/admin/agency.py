from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.actions.account import agencies_within
from registry.admin.official import OfficialInline
from registry.admin.sections import MEMBERS
from registry.models import Agency
from timpora.core.admin import ScopedAdmin, VisibleFilter

# What an agency is decides what its people see and may do.
RIGHTS = ("sector", "regencies", "district", "is_active")


@admin.register(Agency)
class AgencyAdmin(ScopedAdmin):
    section = MEMBERS
    list_display = ["name", "short_name", "sector", "phone", "is_active"]
    list_filter = ["sector", ("regencies", VisibleFilter), "is_active"]
    search_fields = ["name", "short_name"]
    search_help_text = _("Nama atau nama singkat.")
    autocomplete_fields = ["district"]
    inlines = [OfficialInline]
    fieldsets = [
        (None, {"fields": ["name", "short_name", "sector", "regencies", "district", "is_active"]}),
        (_("Kontak"), {"fields": ["address", "phone", "email"]}),
        (_("Kop surat"), {"fields": ["letterhead_government", "letterhead_office", "letterhead_contact"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Rights hang on these: not one's own, not of an agency that works beyond one's regencies."""
        if obj is None or self._may_change_rights(request.user, obj):
            return ()
        return RIGHTS

    def _may_change_rights(self, user, agency: Agency) -> bool:
        if not user.has_perm("registry.change_user") or agency.pk == user.agency_id:
            return False
        return agencies_within(user).filter(pk=agency.pk).exists()

    def get_search_results(self, request, queryset, search_term):
        """For the agency of an account, offer only those where the account may be put."""
        asked_for = (request.GET.get("model_name"), request.GET.get("field_name"))
        if asked_for == ("user", "agency"):
            queryset = queryset.filter(pk__in=agencies_within(request.user).order_by().values("pk"))
        return super().get_search_results(request, queryset, search_term)
