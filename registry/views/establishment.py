from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from registry.filters.directory import EstablishmentFilter
from registry.forms.establishment import EstablishmentForm
from registry.models import Establishment, Notice, Stay
from registry.views.notice import state_cell as notice_state
from registry.views.person_rows import tag
from timpora.core.dates import format_table
from timpora.core.views import Column, CreatePage, DetailPage, ListPage, UpdatePage

STATE_TONES = {Establishment.State.ACTIVE: ("ok", "check-circle-fill"), Establishment.State.APPLYING: ("info", "clock")}
RECENT_NOTICES = 12


def state_cell(row: Establishment) -> SafeString:
    tone, name = STATE_TONES.get(row.state, ("", "pause-circle"))
    return tag(tone, name, row.get_state_display())


def name_cell(row: Establishment) -> SafeString:
    return format_html('{}<span class="sub">{}</span>', row.name, row.get_kind_display())


def contact_cell(row: Establishment) -> SafeString:
    phone = row.contact_phone.as_national if row.contact_phone else ""
    return format_html('{}<span class="sub">{}</span>', row.contact_name, phone)


class EstablishmentList(ListPage):
    """Directory of hotels, companies and others who report (S7)."""

    model = Establishment
    title = _("Pelapor")
    noun = _("pelapor")
    filterset_class = EstablishmentFilter
    SORTS = {"nama": ("name", "id"), "-nama": ("-name", "-id")}
    columns = (
        Column(_("Nama"), name_cell, header=True, sort="nama"),
        Column(_("Kecamatan"), lambda row: row.district.name),
        Column(_("Penanggung jawab"), contact_cell),
        Column(_("Jadwal lapor"), lambda row: row.get_rhythm_display()),
        Column(_("Laporan terakhir"), lambda row: format_table(row.last_notice) if row.last_notice else "–", css="nw"),
        Column(_("Keadaan"), state_cell),
    )

    def fetch(self, rows) -> list[Establishment]:
        found = list(rows.select_related("district"))
        notices = Notice.objects.visible_to(self.request.user).received().filter(establishment__in=found)
        last = dict(notices.order_by("received_at").values_list("establishment", "received_at"))
        for row in found:
            row.last_notice = last.get(row.pk)
        return found

    def actions(self) -> list[dict[str, Any]]:
        if not self.request.user.has_perm("registry.add_establishment"):
            return []
        url = reverse("registry:establishment_create")
        return [{"label": _("Tambah pelapor"), "url": url, "icon": "plus-lg", "primary": True}]


class EstablishmentDetail(DetailPage):
    model = Establishment

    def rows(self):
        return super().rows().select_related("district__regency", "village")

    def page_context(self) -> dict[str, Any]:
        user = self.request.user
        notices = Notice.objects.visible_to(user).received().filter(establishment=self.row)
        stays = Stay.objects.visible_to(user).filter(establishment=self.row)
        return super().page_context() | {
            "establishment": self.row,
            "identity": [self.row.get_kind_display(), self.row.district.name, self.row.district.regency.name],
            "tags": self.tags(),
            "recent": [{"row": notice, "state": notice_state(notice)} for notice in notices[:RECENT_NOTICES]],
            "staying": stays.open().values("person").distinct().count(),
            "accounts": list(self.row.users.filter(is_active=True).order_by("name")) if not user.is_reporter else [],
            "people_url": f"{reverse('registry:person_list')}?pelapor={self.row.pk}&berada=on",
            "actions": self.actions(),
        }

    def tags(self) -> list[dict[str, Any]]:
        tone, name = STATE_TONES.get(self.row.state, ("", "pause-circle"))
        return [{"tone": tone, "icon": name, "label": self.row.get_state_display()}]

    def actions(self) -> list[dict[str, Any]]:
        may, actions = self.request.user.has_perm, []
        if may("registry.change_establishment"):
            url = reverse("registry:establishment_update", args=[self.row.pk])
            actions.append({"label": _("Ubah"), "url": url, "icon": "pencil"})
        if may("registry.import_notice"):
            url = f"{reverse('registry:import_start')}?pelapor={self.row.pk}"
            actions.append(
                {"label": _("Impor laporannya"), "url": url, "icon": "file-earmark-arrow-up", "primary": True}
            )
        return actions


class EstablishmentCreate(CreatePage):
    model = Establishment
    form_class = EstablishmentForm
    title = _("Tambah pelapor")
    submit_label = _("Simpan pelapor")


class EstablishmentUpdate(UpdatePage):
    model = Establishment
    form_class = EstablishmentForm
    title = _("Ubah pelapor")
