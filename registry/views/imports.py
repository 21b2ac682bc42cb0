"""Spreadsheets in, step by step: file → columns → check → done. Nothing is stored before the last click."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.actions import notice as action
from registry.actions.notice_check import CheckSummary
from registry.forms.imports import ImportForm
from registry.imports.people import PeopleImport
from registry.models import Notice, NoticeRow
from registry.views.import_sheet import readings, sheet_line
from timpora.core import audit
from timpora.core.views import Page
from timpora.core.xlsx import UnreadableFile

STEPS = (
    ("import_start", gettext_lazy("Pilih berkas")),
    ("import_columns", gettext_lazy("Cocokkan kolom")),
    ("import_check", gettext_lazy("Periksa")),
    ("import_done", gettext_lazy("Selesai")),
)
ROWS_PER_PAGE = 100
# Columns that are understood and carry nothing for the registry.
NOT_DATA = frozenset({"", "row_no", "phone", "unused"})
DRAFTS_SHOWN = 10


class ImportPage(Page):
    """One step of the import of one draft."""

    model = Notice
    permission = "registry.import_notice"
    step = ""
    template_name = ""

    def rows(self) -> QuerySet:
        return super().rows().select_related("establishment__district__regency")

    @cached_property
    def draft(self) -> Notice:
        found = self.row_or_404(pk=self.kwargs["pk"])
        if found.state == Notice.State.DRAFT and not found.layout:
            # A draft that did not begin with a file has no columns to speak of.
            raise Http404
        return found

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        names = [name for name, _label in STEPS]
        here = names.index(self.step)
        steps = [
            {"label": label, "state": "done" if place < here else "current" if place == here else "", "url": ""}
            for place, (_name, label) in enumerate(STEPS)
        ]
        crumbs = [{"label": _("Laporan masuk"), "url": reverse("registry:notice_list")}]
        base = {"title": self.title, "steps": steps, "crumbs": crumbs}
        return render(self.request, self.template_name or f"registry/{self.step}.html", base | context, status=status)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if "pk" in kwargs and self.draft.state != Notice.State.DRAFT and self.step != "import_done":
            # The back button after the last click: there is nothing left to do here.
            return go("import_done", self.draft)
        if "pk" in kwargs:
            audit.record_request(request, audit.Verb.VIEW, self.draft, detail={"bagian": str(self.title)})
        return self.show(**self.context())

    def context(self) -> dict[str, Any]:
        return {}


def go(step: str, notice: Notice) -> HttpResponse:
    return HttpResponseRedirect(reverse(f"registry:{step}", args=[notice.pk]))


class ImportStart(ImportPage):
    step = "import_start"
    title = gettext_lazy("Impor data dari Excel")

    def context(self) -> dict[str, Any]:
        form = ImportForm(user=self.request.user, initial={"establishment": self.request.GET.get("pelapor")})
        return {"form": form, "drafts": self.drafts()}

    def drafts(self) -> list[Notice]:
        return list(self.rows().drafts().exclude(sha256="").order_by("-made_at")[:DRAFTS_SHOWN])

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self.show(422, form=form, drafts=self.drafts())
        upload = form.cleaned_data["file"]
        try:
            notice = action.stage_file(
                by=request.user,
                establishment=form.cleaned_data["establishment"],
                as_of=form.cleaned_data["as_of"],
                path=upload.temporary_file_path(),
                file_name=upload.name,
            )
        except UnreadableFile as problem:
            form.add_error("file", str(problem.message))
            return self.show(422, form=form, drafts=self.drafts())
        except action.AlreadyReceived as earlier:
            messages.info(request, _("Berkas ini sudah diterima. Tidak ada yang berubah."))
            return go("import_done", earlier.notice)
        return go("import_check" if self.is_understood(notice) else "import_columns", notice)

    def is_understood(self, notice: Notice) -> bool:
        """Whether the sheet raises no question: nothing missing, nothing guessed, no column passed over."""
        passed_over = ("ditebak", "diabaikan")
        doubtful = any(column["header"] and column["how"] in passed_over for column in notice.layout["columns"])
        return not doubtful and not action.layout_problems(notice)


class ImportColumns(ImportPage):
    step = "import_columns"
    title = gettext_lazy("Cocokkan kolom")

    def context(self) -> dict[str, Any]:
        layout = self.draft.layout
        return {
            "notice": self.draft,
            "layout": layout,
            "columns": layout["columns"],
            "examples": [example | readings(example) for example in layout["date_finding"]["examples"]],
            "fields": [(field.name, str(field.label)) for field in PeopleImport.fields],
            "problems": action.layout_problems(self.draft),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.draft.state != Notice.State.DRAFT:
            return go("import_done", self.draft)
        moved = self.moved_to()
        order = request.POST.get("urutan_tanggal", "")
        try:
            self.draft = action.set_layout(
                by=request.user,
                notice=self.draft,
                mapping=None if moved else self.chosen_columns(),
                date_order=order if order in ("dmy", "mdy") else None,
                **moved,
            )
        except KeyError:
            messages.error(request, _("Lembar atau baris judul itu tidak ada di berkas. Periksa nomor barisnya."))
            return self.show(422, **self.context())
        if moved or action.layout_problems(self.draft):
            return self.show(200 if moved else 422, **self.context())
        return go("import_check", self.draft)

    def chosen_columns(self) -> dict[int, str]:
        """What the user chose for each column: index → name of our field, "" to pass it over."""
        known = {field.name for field in PeopleImport.fields}
        chosen = {
            column["index"]: self.request.POST.get(f"kolom-{column['index']}", column["field"])
            for column in self.draft.layout["columns"]
        }
        return {index: name if name in known else "" for index, name in chosen.items()}

    def moved_to(self) -> dict[str, Any]:
        """Another sheet or header row, when the user named one; the columns are then suggested anew."""
        layout, moved = self.draft.layout, {}
        sheet, header = self.request.POST.get("lembar", ""), self.request.POST.get("baris_judul", "").strip()
        if sheet and sheet != layout["sheet"]:
            moved["sheet"] = sheet
        elif header.isdecimal() and int(header[:6]) != layout["header_row"]:
            moved["header_row"] = int(header[:6])
        return moved


class ImportCheck(ImportPage):
    """Every problem of every row at once, then the one click that stores."""

    step = "import_check"
    title = gettext_lazy("Periksa sebelum disimpan")
    FILTERS = {
        "": (gettext_lazy("Semua"), {}),
        "bermasalah": (gettext_lazy("Perlu diperbaiki"), {"state": NoticeRow.State.FAULTY}),
        "dilihat": (gettext_lazy("Perlu dilihat"), {"state": NoticeRow.State.READY, "problems__gt": []}),
        "siap": (gettext_lazy("Siap"), {"state": NoticeRow.State.READY, "problems": []}),
        "dilewati": (gettext_lazy("Dilewati"), {"state": NoticeRow.State.SKIPPED}),
    }

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.draft.state == Notice.State.DRAFT and action.layout_problems(self.draft):
            return go("import_columns", self.draft)
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        paging = self.request.GET.keys() & {"tampil", "hal"}
        summary = CheckSummary.of_notice(self.draft) if paging else None
        # Opening the page reads the file again, against what is known now; turning its pages does not.
        summary = summary or action.check_notice(by=self.request.user, notice=self.draft)
        lines = NoticeRow.objects.visible_to(self.request.user).filter(notice=self.draft).order_by("sheet_row")
        shown = self.request.GET.get("tampil", "")
        shown = shown if shown in self.FILTERS else ""
        page = Paginator(self.filtered(lines, shown), ROWS_PER_PAGE).get_page(self.request.GET.get("hal"))
        labels = {field.name: field.label for field in PeopleImport.fields}
        mapped = [column for column in self.draft.layout["columns"] if column["field"] not in NOT_DATA]
        columns = [column | {"label": labels[column["field"]]} for column in mapped]
        return {
            "notice": self.draft,
            "summary": summary,
            "page": page,
            "chips": self.chips(lines, shown),
            "shown": shown,
            "columns": columns,
            "lines": [sheet_line(line, columns) for line in page],
            "faults": self.first_faults(lines, labels),
            "file_notes": [*self.reading_notes(), *(f"{one.text} {one.remedy}".strip() for one in summary.problems)],
            "ignored": [column for column in self.draft.layout["columns"] if not column["field"] and column["header"]],
        }

    def reading_notes(self) -> list[str]:
        """How the dates were read, where that is not the way dates are written here."""
        if self.draft.layout["date_order"] != "mdy":
            return []
        text = _("Tanggal di berkas ini dibaca bulan dahulu. Bila keliru, ubah pencocokan kolom.")
        examples = [readings(example) for example in self.draft.layout["date_finding"]["examples"]]
        originals = [example["text"] for example in self.draft.layout["date_finding"]["examples"]]
        pairs = [f"{was} → {read['mdy']}" for was, read in zip(originals, examples, strict=True) if "mdy" in read]
        return [f"{text} {'; '.join(pairs)}".strip()]

    def filtered(self, lines: QuerySet, shown: str) -> QuerySet:
        """Rows of one chip. "Perlu dilihat" is a ready row with remarks: JSON lists compare alike nowhere, so by id."""
        conditions = dict(self.FILTERS[shown][1])
        looked_at = conditions.pop("problems__gt", None)
        found = lines.filter(**conditions)
        return found.exclude(problems=[]) if looked_at is not None else found

    def chips(self, lines: QuerySet, shown: str) -> list[dict[str, Any]]:
        return [
            {
                "label": label,
                "count": self.filtered(lines, key).count(),
                "url": f"?tampil={key}",
                "current": key == shown,
            }
            for key, (label, _conditions) in self.FILTERS.items()
        ]

    def first_faults(self, lines: QuerySet, labels: dict[str, Any]) -> list[dict[str, Any]]:
        found = []
        for line in lines.filter(state=NoticeRow.State.FAULTY)[:5]:
            fields = [str(labels.get(one["field"], "")) for one in line.problems if one["level"] == "error"]
            found.append({"row": line.sheet_row, "fields": ", ".join(sorted({name for name in fields if name}))})
        return found

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.draft.state != Notice.State.DRAFT:
            return go("import_done", self.draft)
        try:
            notice = action.commit_notice(by=request.user, notice=self.draft)
        except action.AlreadyReceived as earlier:
            messages.info(request, _("Berkas ini sudah diterima. Tidak ada yang berubah."))
            notice = earlier.notice
        except action.LayoutIncomplete:
            return go("import_columns", self.draft)
        except action.NothingToStore:
            messages.error(request, _("Tidak ada baris yang dapat disimpan. Perbaiki berkasnya lalu unggah lagi."))
            return go("import_check", self.draft)
        return go("import_done", notice)


class ImportDone(ImportPage):
    step = "import_done"
    title = gettext_lazy("Impor selesai")

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.draft.state == Notice.State.DRAFT:
            return go("import_check", self.draft)
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        people = f"{reverse('registry:person_list')}?laporan={self.draft.pk}"
        return {"notice": self.draft, "people_url": people}


class ImportDiscard(ImportPage):
    """Throw a draft away; nothing of it was ever stored as data."""

    step = "import_start"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return go("import_check", self.draft)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.draft.state == Notice.State.DRAFT:
            audit.record_request(request, audit.Verb.DELETE, self.draft)
            action.discard_draft(by=request.user, notice=self.draft)
            messages.success(request, _("Draf dibuang. Tidak ada data yang berubah."))
        return HttpResponseRedirect(reverse("registry:import_start"))
