"""The landing page: the composition of both apps, imported by none of them."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
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
        cards = [card for card in self.cards() if card]
        return super().page_context() | {
            "title": _("Ringkasan hari ini"),
            "lede": format_day(timezone.localdate()),
            "cards": cards,
            "checklist": self.checklist() if user.has_perm("registry.import_notice") else [],
        }

    def cards(self) -> list[dict[str, Any] | None]:
        today, people = timezone.localdate(), reverse("registry:person_list")
        here = Stay.objects.visible_to(self.request.user).open()
        cards = [self.card(_("Sedang berada"), self.people_in(here), f"{people}?berada=on", "", "registry.view_person")]
        if self.request.user.has_perm("registry.view_staypermit"):
            last = StayPermit.objects.visible_to(self.request.user).last_to_end()
            late, soon = last.filter(valid_until__lt=today), last.ending_between(today, today + timedelta(ENDING_DAYS))
            inside = self.people_in(here)
            cards += [
                self.card(
                    _("Izin tinggal lewat masa berlaku"),
                    inside.filter(pk__in=late.values("person")),
                    f"{people}?izin=lewat",
                    "bad",
                ),
                self.card(
                    _("Izin berakhir dalam 30 hari"),
                    inside.filter(pk__in=soon.values("person")),
                    f"{people}?izin=30",
                    "warn",
                ),
            ]
        drafts = Notice.objects.visible_to(self.request.user).drafts()
        url = f"{reverse('registry:notice_list')}?keadaan=draf"
        cards.append(self.card(_("Laporan berupa draf"), drafts, url, "", "registry.view_notice"))
        active = Establishment.objects.visible_to(self.request.user).active()
        url = f"{reverse('registry:establishment_list')}?keadaan=aktif"
        cards.append(self.card(_("Pelapor aktif"), active, url, "", "registry.view_establishment"))
        return cards

    def people_in(self, stays):
        return Person.objects.visible_to(self.request.user).filter(pk__in=stays.values("person"))

    def card(self, title: str, rows, url: str, tone: str = "", permission: str = "") -> dict[str, Any] | None:
        if permission and not self.request.user.has_perm(permission):
            return None
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
            {"label": label, "url": reverse(name), "state": _("Selesai") if rows.exists() else _("Belum")}
            for label, name, rows in steps
        ]
