from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from timpora.core import audit
from timpora.core.models import AuditEvent
from timpora.core.reports.columns import row_maker, shown
from timpora.core.reports.copies import AUDIT_KIND, make_copy
from timpora.core.reports.discovery import find_report, reports_for
from timpora.core.reports.form import ReportForm
from timpora.core.reports.report import Report
from timpora.core.views import Page

PREVIEW_ROWS = 10
# From here on the page says that making the file takes a while.
LONG_REPORT = 5_000
PREVIEW_CSS = {int: "r", float: "r", date: "nw"}
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReportList(Page):
    """All reports this user may have."""

    title = _("Pusat laporan")
    permission = None

    def get(self, request: HttpRequest) -> HttpResponse:
        reports = reports_for(request.user)
        if not reports:
            raise PermissionDenied("reports")
        cards = [self._card(report) for report in reports]
        return render(request, "core/report_list.html", self.page_context() | {"cards": cards})

    def _card(self, report: Report) -> dict[str, Any]:
        form = report.form_class.filled({}, self.request.user)
        form.is_valid()
        return {
            "report": report,
            "url": reverse("report_detail", args=[report.slug]),
            "download_url": reverse("report_download", args=[report.slug]),
            "period": form.chosen()[0][1],
            "carried": form.carried(),
            "last_made": self._last_made.get(str(report.title)),
        }

    @cached_property
    def _last_made(self) -> dict[str, Any]:
        mine = AuditEvent.objects.filter(object_kind=AUDIT_KIND, verb=audit.Verb.EXPORT, actor=self.request.user.email)
        return dict(mine.order_by().values_list("object_label").annotate(Max("at")))


class ReportPage(Page):
    """What the two pages of one report share; the permission is the report's own."""

    @cached_property
    def report(self) -> Report:
        found = find_report(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    def get_permission(self) -> str:
        return self.report.permission

    def crumbs(self) -> list[dict[str, Any]]:
        return [{"label": _("Pusat laporan"), "url": reverse("report_list")}]

    def show(self, form: ReportForm, status: int = 200) -> HttpResponse:
        context = self.page_context() | {
            "title": self.report.title,
            "lede": self.report.description,
            "report": self.report,
            "form": form,
            "shortcuts": form.shortcuts(timezone.localdate()),
            "download_url": reverse("report_download", args=[self.report.slug]),
            "preview": self._preview(form) if form.is_valid() else None,
        }
        return render(self.request, "core/report_detail.html", context, status=status)

    def _preview(self, form: ReportForm) -> dict[str, Any]:
        report, user, filters = self.report, self.request.user, form.cleaned_data
        cells = row_maker(report.columns, user)
        rows = [
            [{"text": shown(value), "css": PREVIEW_CSS.get(type(value), "")} for value in cells(row)]
            for row in islice(report.rows(user, filters), PREVIEW_ROWS)
        ]
        numbers = report.control_numbers(user, filters)
        return {
            "columns": report.columns,
            "numbers": numbers,
            "rows": rows,
            "chosen": form.chosen(),
            "carried": form.carried(),
            "list_url": report.list_url(filters),
            "is_long": bool(numbers) and numbers[0][1] > LONG_REPORT,
            "definitions": report.definitions(),
        }


class ReportDetail(ReportPage):
    """Choose, look at the first rows and the control numbers, then take the file."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = self.report.form_class.filled(request.GET, request.user)
        answer = self.show(form)
        if form.is_valid() and self.report.is_restricted:
            detail = {"saringan": [f"{label}: {value}" for label, value in form.chosen()]}
            audit.record_request(request, audit.Verb.VIEW, kind=AUDIT_KIND, label=str(self.report.title), detail=detail)
        return answer


class ReportDownload(ReportPage):
    """The file itself. By POST: it takes personal data out of the house, so no link and no prefetch may do it."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        form = self.report.form_class.filled(request.POST, request.user)
        if not form.is_valid():
            return self.show(form, status=422)
        folder = Path(settings.MEDIA_ROOT) / "unduhan"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The open file outlives its name: nothing stays on disk, whatever becomes of the connection.
        with TemporaryDirectory(dir=folder) as made_in:
            path = Path(made_in) / "laporan.xlsx"
            make_copy(self.report, request.user, form, path, address=audit.client_address(request))
            file = path.open("rb")
        name = self.report.file_name(request.user, form.cleaned_data)
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)
