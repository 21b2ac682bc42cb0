from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from registry.filters.directory import NoticeFilter
from registry.models import Notice, NoticeRow, Stay
from registry.views.notice_rows import sheet_lines
from registry.views.person_rows import tag
from timpora.core.dates import format_table
from timpora.core.views import Column, DetailPage, ListPage

STATE_TONES = {
    Notice.State.DRAFT: ("", "pencil"),
    Notice.State.SENT: ("info", "send"),
    Notice.State.RETURNED: ("warn", "exclamation-triangle-fill"),
    Notice.State.ACCEPTED: ("ok", "check-circle-fill"),
    Notice.State.REJECTED: ("bad", "x-octagon-fill"),
}
ROWS_PER_PAGE = 100


def number_cell(row: Notice) -> SafeString:
    return format_html('{}<span class="sub">{}</span>', row.number, row.get_kind_display())


def state_cell(row: Notice) -> SafeString:
    tone, name = STATE_TONES[row.state]
    shown = tag(tone, name, row.get_state_display())
    return format_html("{} {}", shown, tag("warn", "clock", _("Terlambat"))) if row.is_late else shown


class NoticeList(ListPage):
    model = Notice
    title = _("Laporan masuk")
    noun = _("laporan")
    filterset_class = NoticeFilter
    SORTS = {"": ("-id",)}
    columns = (
        Column(_("Nomor"), number_cell, header=True),
        Column(_("Pelapor"), lambda row: row.establishment.name),
        Column(_("Keadaan per"), lambda row: format_table(row.as_of), css="nw"),
        Column(_("Diterima"), lambda row: format_table(row.received_at) if row.received_at else "–", css="nw"),
        Column(_("Baris"), lambda row: row.rows_read, css="r"),
        Column(_("Ditahan"), lambda row: row.rows_held, css="r"),
        Column(_("Keadaan"), state_cell),
    )

    def fetch(self, rows) -> list[Notice]:
        return list(rows.select_related("establishment"))

    def row_url(self, row: Notice) -> str:
        if row.state == Notice.State.DRAFT and self.request.user.has_perm("registry.import_notice"):
            return reverse("registry:import_check", args=[row.pk])
        return row.get_absolute_url()


class NoticeDetail(DetailPage):
    """One hand-in: its counts, and every row with what became of it."""

    model = Notice
    audited = True

    def rows(self):
        return super().rows().select_related("establishment__district__regency")

    def page_context(self) -> dict[str, Any]:
        user = self.request.user
        lines = NoticeRow.objects.visible_to(user).filter(notice=self.row)
        counts = dict(lines.order_by().values_list("state").annotate(Count("pk")))
        shown = self.request.GET.get("keadaan", "")
        shown = shown if shown in counts else ""
        chosen = lines.filter(state=shown) if shown else lines
        stays = Prefetch("stay", Stay.objects.visible_to(user).select_related("person"))
        pages = Paginator(chosen.order_by("sheet_row").prefetch_related(stays), ROWS_PER_PAGE)
        page = pages.get_page(self.request.GET.get("hal"))
        return super().page_context() | {
            "notice": self.row,
            "tags": self.tags(),
            "actions": self.actions(),
            "lines": sheet_lines(page.object_list, user),
            "chips": self.chips(counts, shown),
            "count_text": _("%(number)s baris") % {"number": number_format(pages.count, force_grouping=True)},
            "next_url": self.page_url(shown, page.number + 1) if page.has_next() else "",
            "previous_url": self.page_url(shown, page.number - 1) if page.has_previous() else "",
        }

    def tags(self) -> list[dict[str, Any]]:
        tone, icon = STATE_TONES[self.row.state]
        tags = [{"tone": tone, "icon": icon, "label": self.row.get_state_display()}]
        if self.row.is_late:
            tags.append({"tone": "warn", "icon": "clock", "label": _("Terlambat")})
        return tags

    def actions(self) -> list[dict[str, Any]]:
        if self.row.state != Notice.State.DRAFT or not self.request.user.has_perm("registry.import_notice"):
            return []
        url = reverse("registry:import_check", args=[self.row.pk])
        return [{"label": _("Lanjutkan draf"), "url": url, "icon": "pencil", "primary": True}]

    def chips(self, counts: dict[str, int], shown: str) -> list[dict[str, Any]]:
        """One link per state that occurs, with its number of lines."""
        chips = [{"label": _("Semua"), "count": sum(counts.values()), "url": "?", "current": not shown}]
        chips += [
            {"label": label, "count": counts[value], "url": f"?keadaan={value}", "current": shown == value}
            for value, label in NoticeRow.State.choices
            if value in counts
        ]
        return chips if len(counts) > 1 else []

    def page_url(self, shown: str, number: int) -> str:
        return f"?{urlencode({'keadaan': shown, 'hal': number} if shown else {'hal': number})}"
