from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from registry.filters.directory import NoticeFilter
from registry.models import Notice, NoticeRow
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
        shown = self.request.GET.get("keadaan", "")
        lines = NoticeRow.objects.visible_to(self.request.user).filter(notice=self.row).order_by("sheet_row")
        lines = lines.filter(state=shown) if shown in NoticeRow.State.values else lines
        page = Paginator(lines.select_related("stay__person"), ROWS_PER_PAGE).get_page(self.request.GET.get("hal"))
        return super().page_context() | {
            "notice": self.row,
            "page": page,
            "states": NoticeRow.State.choices,
            "shown": shown,
            "today": timezone.localdate(),
        }
