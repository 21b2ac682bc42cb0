"""The landing page: the composition of both apps, imported by none of them."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from registry.models import Agency, Establishment, Notice, Person, Stay, StayPermit, User
from timpora.core.dates import format_day
from timpora.core.keyset import capped_count
from timpora.core.views import TemplatePage

ENDING_DAYS = 30


class Home(TemplatePage):
    """What is here and what needs a hand today. Every number is the length of the list behind it."""

    permission = None
    template_name = "home.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.has_perm("registry.view_person") and request.user.has_perm("core.view_auditevent"):
            return redirect("audit_list")
        return super().get(request, *args, **kwargs)

    def page_context(self) -> dict[str, Any]:
        user = self.request.user
        groups = [
            {"title": _("Perlu tindakan"), "cards": self.work()},
            {"title": _("Keadaan sekarang"), "cards": self.figures()},
        ]
        return super().page_context() | {
            "title": _("Ringkasan hari ini"),
            "lede": format_day(timezone.localdate()),
            "groups": [group for group in groups if group["cards"]],
            "checklist": self.checklist() if user.has_perm("registry.import_notice") else [],
        }

    @cached_property
    def here(self) -> QuerySet:
        return Stay.objects.visible_to(self.request.user).open()

    def work(self) -> list[dict[str, Any]]:
        """What waits for somebody: permits that have ended or are about to, and imports that were not finished."""
        user, today, cards = self.request.user, timezone.localdate(), []
        if user.has_perm("registry.view_staypermit"):
            people, inside = reverse("registry:person_list"), self.people_in(self.here)
            last = StayPermit.objects.visible_to(user).last_to_end()
            late, soon = last.filter(valid_until__lt=today), last.ending_between(today, today + timedelta(ENDING_DAYS))
            for title, permits, key, tone in (
                (_("Izin tinggal lewat masa berlaku"), late, "lewat", "bad"),
                (_("Izin berakhir dalam 30 hari"), soon, "30", "warn"),
            ):
                rows = inside.filter(pk__in=permits.values("person"))
                cards.append(self.card(title, rows, f"{people}?izin={key}", tone))
        if user.has_perm("registry.import_notice"):
            url = f"{reverse('registry:notice_list')}?keadaan=draf"
            cards.append(self.card(_("Impor yang belum selesai"), Notice.objects.visible_to(user).drafts(), url))
        return cards

    def figures(self) -> list[dict[str, Any]]:
        user, cards = self.request.user, []
        if user.has_perm("registry.view_person"):
            url = f"{reverse('registry:person_list')}?berada=on"
            cards.append(self.card(_("Sedang berada"), self.people_in(self.here), url))
        if user.has_perm("registry.view_establishment") and not user.is_reporter:
            url = f"{reverse('registry:establishment_list')}?keadaan=aktif"
            cards.append(self.card(_("Pelapor aktif"), Establishment.objects.visible_to(user).active(), url))
        if user.has_perm("registry.view_notice"):
            notices = Notice.objects.visible_to(user)
            cards.append(self.card(_("Laporan masuk"), notices, reverse("registry:notice_list")))
        return cards

    def people_in(self, stays):
        return Person.objects.visible_to(self.request.user).filter(pk__in=stays.values("person"))

    def card(self, title: str, rows: QuerySet, url: str, tone: str = "") -> dict[str, Any]:
        value, more = capped_count(rows)
        return {"title": title, "value": value, "more": more, "url": url, "tone": tone if value else "", "text": ""}

    def checklist(self) -> list[dict[str, str]]:
        """First steps of a new installation; empty as soon as there are people."""
        user = self.request.user
        if Person.objects.visible_to(user).exists():
            return []
        steps = [
            (_("Tambah instansi"), "admin:registry_agency_changelist", Agency.objects.visible_to(user)),
            (_("Undang petugas"), "admin:registry_user_changelist", User.objects.visible_to(user).exclude(pk=user.pk)),
            (_("Daftarkan pelapor"), "registry:establishment_list", Establishment.objects.visible_to(user)),
            (_("Impor data awal (Excel)"), "registry:import_start", Notice.objects.visible_to(user).received()),
        ]
        return [
            {"label": label, "url": reverse(name), "state": "done" if rows.exists() else "todo"}
            for label, name, rows in steps
        ]
