import io
from types import SimpleNamespace

import openpyxl
import pytest
from django.urls import reverse

from registry.models import District, Official, Regency
from tests.core.xlsx.conftest import office  # noqa: F401 - a fixture: tests that name it get it from here
from tests.factories import AgencyFactory, CountryFactory, EstablishmentFactory, OfficialFactory, UserFactory
from timpora.core.reports import find_report
from timpora.core.reports.copies import make_copy

# November 2024, whatever day it is today.
NOVEMBER = {"dari": "01-11-2024", "sampai": "30-11-2024"}


class Book:
    """A workbook read back by openpyxl; with warnings as errors, one that it complains about fails."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self.sheets = self.book.worksheets

    @property
    def rows(self) -> list[tuple]:
        """Data rows of the first sheet, without their numbers."""
        return table(self.sheets[0])

    @property
    def notes(self) -> dict[str, str]:
        return {name: text for name, text in self.sheets[-1].iter_rows(max_col=2, values_only=True) if name}

    def everything(self) -> str:
        """All that anybody could read in the file: cells, sheet names, headers, footers, properties."""
        texts = [
            str(cell) for sheet in self.sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell
        ]
        texts += [sheet.title for sheet in self.sheets]
        for sheet in self.sheets:
            parts = (sheet.oddHeader, sheet.oddFooter)
            texts += [str(getattr(part, side).text) for part in parts for side in ("left", "center", "right")]
        return "\n".join([*texts, str(self.book.properties)])


def table(sheet) -> list[tuple]:
    """What stands between the numbering row and the row of totals, without the row numbers."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(index for index, row in enumerate(rows) if row == tuple(range(1, len(row) + 1)))
    found = []
    for row in rows[start + 1 :]:
        if not isinstance(row[0], int):
            break
        found.append(row[1:])
    assert [row[0] for row in rows[start + 1 : start + 1 + len(found)]] == list(range(1, len(found) + 1))
    return found


@pytest.fixture
def make(tmp_path):
    """``make(user, "rekap-a", dari="01-11-2024")``: the workbook, written as the page and the command do it."""

    def make_one(user, slug: str, **choice) -> Book:
        report = find_report(slug)
        form = report.form_class.filled({**NOVEMBER, **choice}, user)
        assert form.errors == {}
        made = make_copy(report, user, form, tmp_path / "report.xlsx")
        book = Book((tmp_path / "report.xlsx").read_bytes())
        book.made = made
        return book

    return make_one


@pytest.fixture
def download(client):
    """``download(user, "rekap-a", **choice)``: the answer to the button, with the workbook as ``book``."""

    def download_one(user, slug: str, **choice):
        client.force_login(user)
        answer = client.post(reverse("report_download", args=[slug]), {**NOVEMBER, **choice})
        if answer.streaming:
            answer.book = Book(b"".join(answer.streaming_content))
        return answer

    return download_one


@pytest.fixture
def paser(db):
    """A regency with two kecamatan, three countries, one hotel, and its Kesbangpol; nobody has been here yet."""
    regency = Regency.objects.create(
        code="64.01",
        name="Kabupaten Paser",
        province_name="Kalimantan Timur",
        capital="Tana Paser",
        time_zone="Asia/Makassar",
    )
    names = {"64.01.01": "Batu Sopang", "64.01.04": "Tanah Grogot"}
    sopang, grogot = (District.objects.create(code=code, name=name, regency=regency) for code, name in names.items())
    agency = AgencyFactory(name="Badan Kesatuan Bangsa dan Politik", short_name="Kesbangpol", regencies=[regency])
    agency.letterhead_government = "PEMERINTAH KABUPATEN PASER"
    agency.save()
    return SimpleNamespace(
        regency=regency,
        sopang=sopang,
        grogot=grogot,
        agency=agency,
        head=_head(agency),
        hotel=EstablishmentFactory(name="Hotel Melati", address="Jalan Contoh 5", district=grogot),
        user=UserFactory(name="Rina Contoh", agency=agency, role="secretariat"),
        china=CountryFactory(code="CHN", name="Tiongkok"),
        australia=CountryFactory(code="AUS", name="Australia"),
    )


def _head(agency) -> Official:
    return OfficialFactory(
        agency=agency,
        name="Drs. Nama Pejabat, M.Si.",
        position="Kepala Badan Kesatuan Bangsa dan Politik",
        rank="Pembina Utama Muda (IV/c)",
        id_number="197001011995031001",
        signs_reports=True,
    )
