from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from timpora.core.admin.scoped import ReadOnlyAdmin
from timpora.core.models import AuditEvent


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnlyAdmin):
    section = (90, _("Jejak"))
    list_display = ["moment", "actor", "actor_role", "verb", "object_label", "address"]
    list_filter = ["verb", "at"]
    search_fields = ["actor__startswith", "object_id__exact"]
    search_help_text = _("Awal surel pelaku, atau kode objek.")
    ordering = ["-id"]

    @admin.display(description=_("waktu"))
    def moment(self, event: AuditEvent) -> str:
        """By the second: two events of one minute are two lines."""
        return date_format(timezone.localtime(event.at), "d-m-Y H.i.s")
