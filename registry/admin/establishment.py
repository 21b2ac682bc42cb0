from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from registry.admin.sections import REPORTERS
from registry.forms.establishment import EstablishmentForm
from registry.models import Establishment
from timpora.core.admin import AdminForm, ScopedAdmin, VisibleFilter


class EstablishmentAdminForm(AdminForm, EstablishmentForm):
    """The form of the page, in the admin."""


@admin.register(Establishment)
class EstablishmentAdmin(ScopedAdmin):
    section = REPORTERS
    form = EstablishmentAdminForm
    list_display = ["name", "kind", "district", "rhythm", "state", "contact_name", "contact_phone"]
    list_filter = ["kind", "state", "rhythm", ("district", VisibleFilter)]
    list_select_related = ["district"]
    search_fields = ["name", "nib__startswith"]
    search_help_text = _("Nama, atau awal NIB.")
    autocomplete_fields = ["district", "village"]
    fieldsets = [(legend, {"fields": names}) for legend, names in EstablishmentForm.FIELDSETS]
