from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import MEMBERS
from registry.models import Official
from timpora.core.admin import ScopedAdmin, ScopedStack

LINES = [("name", "position"), ("rank", "id_kind", "id_number"), ("since", "until", "signs_reports")]


class OfficialInline(ScopedStack):
    model = Official
    fields = LINES


@admin.register(Official)
class OfficialAdmin(ScopedAdmin):
    section = MEMBERS
    list_display = ["name", "position", "agency", "signs_reports", "since", "until"]
    list_filter = ["signs_reports", "agency__sector"]
    list_select_related = ["agency"]
    search_fields = ["name", "position", "agency__name"]
    search_help_text = _("Nama, jabatan, atau instansi.")
    autocomplete_fields = ["agency"]
    fields = ["agency", *LINES]
