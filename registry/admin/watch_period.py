from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import MEMBERS
from registry.models import WatchFocus, WatchPeriod, WatchPhase
from timpora.core.admin import ScopedAdmin, ScopedStack, VisibleFilter


class WatchPhaseInline(ScopedStack):
    model = WatchPhase
    fields = [("name", "starts_on", "ends_on")]


class WatchFocusInline(ScopedStack):
    model = WatchFocus
    fields = [("order", "text")]


@admin.register(WatchPeriod)
class WatchPeriodAdmin(ScopedAdmin):
    section = MEMBERS
    list_display = ["name", "starts_on", "ends_on"]
    list_filter = [("regencies", VisibleFilter)]
    search_fields = ["name"]
    search_help_text = _("Nama masa pengawasan.")
    fields = ["name", "regencies", ("starts_on", "ends_on")]
    inlines = [WatchPhaseInline, WatchFocusInline]
