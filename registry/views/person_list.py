from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.filters.person import OwnPersonFilter, PersonFilter
from registry.models import Person, TravelDocument
from registry.views import person_rows as cells
from timpora.core import audit
from timpora.core.views import Column, ListPage, Page


class PersonList(ListPage):
    """Everybody known in the user's scope (S4)."""

    model = Person
    title = _("Orang asing")
    noun = _("orang")
    audited = True
    filterset_class = PersonFilter
    SORTS = {"nama": ("name_key", "id"), "-nama": ("-name_key", "-id"), "terbaru": ("-id",)}
    columns = (
        Column(_("Nama"), cells.name_cell, header=True, sort="nama"),
        Column(_("Kewarganegaraan"), cells.nationality_cell),
        Column(_("Tujuan"), cells.purpose_cell),
        Column(_("Penjamin atau pelapor"), cells.place_cell),
        Column(_("Kecamatan"), cells.district_cell),
        Column(_("Izin sampai"), cells.permit_cell, css="nw"),
        Column(_("Laporan terakhir"), cells.reported_cell, css="nw"),
        Column(_("Status"), cells.status_cell),
    )
    TABS = (
        ("", _("Semua")),
        ("berada=on", _("Sedang berada")),
        ("izin=30", _("Izin ≤30 hari")),
        ("izin=lewat", _("Izin lewat masa berlaku")),
        ("kategori=tka&berada=on", _("TKA")),
        ("kategori=f&berada=on", _("Rohaniwan")),
    )
    OWN_COLUMNS = (
        Column(_("Nama"), cells.name_cell, header=True),
        Column(_("Negara penerbit"), cells.nationality_cell),
        Column(_("Datang"), lambda row: cells.format_table(row.stay.arrived), css="nw"),
        Column(_("Pergi"), lambda row: cells.format_table(row.stay.departed) if row.stay.departed else "–", css="nw"),
        Column(_("Kamar"), lambda row: row.stay.room),
        Column(_("Laporan terakhir"), cells.reported_cell, css="nw"),
    )

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        if getattr(request.user, "is_reporter", False):
            # A reporter sees its own words only, in the order in which it sent them.
            self.filterset_class, self.columns, self.SORTS = OwnPersonFilter, self.OWN_COLUMNS, {"": ("-id",)}
            self.TABS = self.TABS[:2]

    def fetch(self, rows) -> list[cells.PersonRow]:
        return cells.load_rows(rows.select_related("nationality"), self.request.user)

    def tabs(self) -> list[dict[str, Any]]:
        current = self.request.GET.urlencode()
        return [
            {"label": label, "url": f"?{query}" if query else self.request.path, "current": query == current}
            for query, label in self.TABS
        ]

    def actions(self) -> list[dict[str, Any]]:
        user, actions = self.request.user, []
        if user.has_perm("registry.import_notice"):
            url = reverse("registry:import_start")
            actions.append({"label": _("Impor dari Excel"), "url": url, "icon": "file-earmark-arrow-up"})
        if user.has_perm("registry.add_person"):
            url = reverse("registry:person_create")
            actions.append({"label": _("Tambah orang asing"), "url": url, "icon": "person-plus", "primary": True})
        return actions

    def empty(self, filtered: bool) -> dict[str, Any]:
        shown = super().empty(filtered)
        if filtered and (text := self.request.GET.get("q", "").strip()):
            shown["title"] = _("Tidak ada yang cocok dengan “%(text)s”") % {"text": text[:60]}
            shown["text"] = _("Coba bagian nama yang lain. Nomor paspor dicari utuh, lewat kotak cari di atas.")
        if filtered or not self.request.user.has_perm("registry.import_notice"):
            return shown
        return {
            "title": _("Belum ada data"),
            "text": _("Mulai dari mengimpor daftar yang sudah Anda punya di Excel."),
            "action_url": reverse("registry:import_start"),
            "action_label": _("Impor dari Excel"),
        }


class PersonLookup(Page):
    """A passport number, asked by POST: numbers stay out of addresses, histories and access logs."""

    model = Person
    template_name = "registry/person_lookup.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, self.template_name, {"title": _("Cari nomor paspor"), "number": ""})

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("q", "").replace("\x00", "")[:40]
        documents = TravelDocument.objects.visible_to(request.user).with_number(number)
        people = list(self.rows().filter(pk__in=documents.values("person")).select_related("nationality")[:20])
        detail = {"saringan": ["nomor paspor"], "jumlah": len(people)}
        audit.record_request(request, audit.Verb.SEARCH, kind="registry.traveldocument", detail=detail)
        if len(people) == 1:
            return redirect(people[0])
        found = cells.load_rows(people, request.user)
        context = {"title": _("Cari nomor paspor"), "number": number, "people": found, "asked": True}
        return render(request, self.template_name, context)
