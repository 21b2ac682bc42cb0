"""What holds for every report, whoever wrote it: a new one is tested here without a line."""

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from timpora.core.models import AuditEvent
from timpora.core.reports import all_reports

SLUGS = [report.slug for report in all_reports()]
ROLES = [
    "secretariat",
    "officer",
    "immigration",
    "district_officer",
    "leader",
    "auditor",
    "admin",
    "reporter_head",
    "reporter",
    "company_head",
]
EXPORTERS = {"secretariat", "officer", "immigration", "district_officer", "leader", "admin"}
MAY = {
    "rekap-a": EXPORTERS,
    "rekap-b": EXPORTERS,
    "rekap-f": EXPORTERS,
    "rekap-sendiri": {"reporter_head", "company_head"},
}


@pytest.fixture
def everything():
    """A period that every stay of the world touches."""
    year = timezone.localdate().year
    return {"dari": f"01-01-{year - 1}", "sampai": f"31-12-{year}"}


def take(client, user, slug: str, choice: dict) -> tuple[int, bytes]:
    """Status and bytes of the download."""
    client.force_login(user)
    answer = client.post(reverse("report_download", args=[slug]), choice)
    return answer.status_code, b"".join(answer.streaming_content) if answer.streaming else answer.content


def text_of(data: bytes) -> str:
    """Every part of the file as text: cells, sheet names, headers, footers and properties alike."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.parametrize("slug", SLUGS)
def test_it_is_given_to_its_roles_and_to_nobody_else(world, client, everything, slug):
    got = {}
    for role in ROLES:
        status, data = take(client, getattr(world.paser, role), slug, everything)
        page = client.get(reverse("report_detail", args=[slug]), everything)
        got[role] = (page.status_code, status, data[:2] == b"PK")
    assert got == {role: (200, 200, True) if role in MAY[slug] else (403, 403, False) for role in ROLES}


@pytest.mark.parametrize("side", ["paser", "oku", "timur"])
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_of_another_regency_is_in_any_workbook_or_preview(world, client, everything, slug, side):
    found, own = {}, 0
    for role in sorted(MAY[slug]):
        user = getattr(getattr(world, side), role)
        _status, data = take(client, user, slug, everything)
        seen = (text_of(data) + client.get(reverse("report_detail", args=[slug]), everything).content.decode()).upper()
        own += getattr(world, side).canary in seen
        found[role] = {mark for mark in world.foreign_marks(user) if mark.upper() in seen}
    assert found == {role: set() for role in MAY[slug]}
    assert own == len(MAY[slug]), "a workbook without anything of one's own proves nothing"


@pytest.mark.parametrize("slug", SLUGS)
def test_choices_of_another_regency_are_refused(world, client, everything, slug):
    user = getattr(world.paser, sorted(MAY[slug])[-1])
    foreign = {"kecamatan": world.oku.district.pk, "penandatangan": world.oku.officials[0].pk}
    for name, value in foreign.items():
        status, data = take(client, user, slug, everything | {name: value})
        has_field = b'name="kecamatan"' in client.get(reverse("report_detail", args=[slug])).content
        assert status == (422 if has_field else 200), name
        assert not any(mark in data.decode(errors="ignore") for mark in world.oku.marks)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_download_leaves_one_event_that_its_own_code_leads_to(world, client, everything, slug):
    user = getattr(world.paser, sorted(MAY[slug])[-1])
    AuditEvent.objects.all().delete()
    _status, data = take(client, user, slug, everything)
    book = openpyxl.load_workbook(BytesIO(data))
    event = AuditEvent.objects.get(verb=AuditEvent.Verb.EXPORT, object_id=book.properties.keywords)
    notes = dict(book.worksheets[-1].iter_rows(max_col=2, values_only=True))
    assert re.fullmatch(rf"{slug.upper()}-[2-9B-Z]{{8}}", event.object_id)
    assert notes["Kode salinan"] == event.object_id
    assert f"kode {event.object_id}" in text_of(data)
    assert (event.actor, event.address, event.object_kind) == (user.email, "127.0.0.1", "laporan")
    assert event.detail["laporan"] == slug
    assert event.detail["baris"] == int(notes["Baris ditulis"])
    assert event.detail["kendali"] == [
        f"{value} {name.removeprefix('Angka kendali: ')}"
        for name, value in notes.items()
        if name and name.startswith("Angka kendali")
    ]
    assert event.detail["saringan"][0] == f"Periode: {notes['Saringan: Periode']}"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_period_without_rows_is_a_workbook_with_nihil(world, client, slug):
    user = getattr(world.paser, sorted(MAY[slug])[-1])
    status, data = take(client, user, slug, {"dari": "01-01-1999", "sampai": "31-01-1999"})
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    # A job without days is held on every day there ever was; the world's has a first day.
    assert (status, cells.count("NIHIL")) == (200, 1)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_file_is_named_after_report_place_and_period(world, client, slug):
    client.force_login(getattr(world.paser, sorted(MAY[slug])[-1]))
    answer = client.post(reverse("report_download", args=[slug]), {"dari": "01-11-2024", "sampai": "30-11-2024"})
    answer.close()
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+_[a-z0-9-]+_2024-11\.xlsx"', answer["Content-Disposition"])
    assert "no-store" in answer["Cache-Control"]
