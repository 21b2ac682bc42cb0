from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import REFERENCE
from registry.models import District, Regency, Village
from timpora.core.admin import ReadOnlyAdmin, ScopedAdmin, VisibleFilter


@admin.register(Regency)
class RegencyAdmin(ScopedAdmin):
    """Codes are loaded, never made up; only how a regency is named and what its clock shows can be mended."""

    section = REFERENCE
    list_display = ["code", "name", "province_name", "capital", "time_zone"]
    list_filter = ["time_zone"]
    search_fields = ["name", "code__startswith"]
    search_help_text = _("Nama, atau awal kode.")
    fields = ["code", "name", "province_name", "capital", "time_zone"]
    readonly_fields = ["code", "province_name"]

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(District)
class DistrictAdmin(ReadOnlyAdmin):
    section = REFERENCE
    list_display = ["code", "name", "regency"]
    list_filter = [("regency", VisibleFilter)]
    list_select_related = ["regency"]
    search_fields = ["name__istartswith", "code__startswith"]
    search_help_text = _("Awal nama atau awal kode.")


@admin.register(Village)
class VillageAdmin(ReadOnlyAdmin):
    section = REFERENCE
    list_display = ["code", "name", "district"]
    list_filter = [("district", VisibleFilter)]
    list_select_related = ["district"]
    search_fields = ["name__istartswith", "code__startswith"]
    search_help_text = _("Awal nama atau awal kode.")
