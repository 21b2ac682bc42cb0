"""The directories of member agencies and of teams; both are kept in the admin."""

from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from registry.filters.directory import AgencyFilter, TeamFilter
from registry.models import Agency, Regency, Team
from registry.views.person_rows import tag
from timpora.core.dates import format_table
from timpora.core.views import Column, DetailPage, ListPage


def agency_name(row: Agency) -> SafeString:
    return format_html('{}<span class="sub">{}</span>', row.name, row.short_name)


def active_tag(row: Agency | Team) -> dict[str, Any]:
    if row.is_active:
        return {"tone": "ok", "icon": "check-circle-fill", "label": _("Aktif")}
    return {"tone": "", "icon": "pause-circle", "label": _("Nonaktif")}


def active_cell(row: Agency | Team) -> SafeString:
    shown = active_tag(row)
    return tag(shown["tone"], shown["icon"], shown["label"])


class AgencyList(ListPage):
    model = Agency
    title = _("Instansi anggota")
    noun = _("instansi")
    filterset_class = AgencyFilter
    SORTS = {"nama": ("name", "id"), "-nama": ("-name", "-id")}
    columns = (
        Column(_("Nama"), agency_name, header=True, sort="nama"),
        Column(_("Sektor"), lambda row: row.get_sector_display()),
        Column(_("Telepon"), lambda row: row.phone.as_national if row.phone else "–", css="nw"),
        Column(_("Surel"), lambda row: row.email or "–"),
        Column(_("Keadaan"), active_cell),
    )


class AgencyDetail(DetailPage):
    model = Agency

    def page_context(self) -> dict[str, Any]:
        today = timezone.localdate()
        officials = [one for one in self.row.officials.order_by("name") if one.until is None or one.until >= today]
        teams = Team.objects.visible_to(self.request.user).filter(members__agency=self.row).distinct()
        regencies = Regency.objects.visible_to(self.request.user).filter(agencies=self.row)
        return super().page_context() | {
            "agency": self.row,
            "identity": [self.row.short_name, self.row.get_sector_display()],
            "tags": [active_tag(self.row)],
            "officials": officials,
            "teams": list(teams),
            "regencies": list(regencies),
        }


class TeamList(ListPage):
    model = Team
    title = _("Tim")
    noun = _("tim")
    filterset_class = TeamFilter
    SORTS = {"nama": ("name", "id"), "-nama": ("-name", "-id")}
    columns = (
        Column(_("Nama"), lambda row: row.name, header=True, sort="nama"),
        Column(_("Jenis"), lambda row: row.get_kind_display()),
        Column(_("Tingkat"), lambda row: row.get_level_display()),
        Column(_("Anggota"), lambda row: row.member_count, css="r"),
        Column(_("SK berlaku sampai"), lambda row: format_table(row.valid_until) if row.valid_until else "–", css="nw"),
        Column(_("Keadaan"), active_cell),
    )

    def fetch(self, rows) -> list[Team]:
        return list(rows.annotate(member_count=Count("members")))


class TeamDetail(DetailPage):
    model = Team

    def page_context(self) -> dict[str, Any]:
        user = self.request.user
        members = list(self.row.members.select_related("agency", "official").order_by("order", "id"))
        agencies = Agency.objects.visible_to(user).filter(pk__in=[member.agency_id for member in members])
        return super().page_context() | {
            "team": self.row,
            "identity": [self.row.get_kind_display(), self.row.get_level_display()],
            "tags": [active_tag(self.row)],
            "members": members,
            "linked": set(agencies.values_list("pk", flat=True)),
            "regencies": list(Regency.objects.visible_to(user).filter(teams=self.row)),
            "today": timezone.localdate(),
        }
