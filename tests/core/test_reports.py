"""The machinery of reports, with a report that nobody would make."""

import re
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from threading import Thread

import openpyxl
import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from timpora.core.documents import SignatureBlock, spaced_number
from timpora.core.reports import Column, Report, Table, all_reports
from timpora.core.reports.columns import masked, shown
from timpora.core.reports.periods import last_closed_month, last_closed_quarter, period_code, presets
from timpora.core.reports.snapshot import snapshot
from timpora.core.reports.workbook import ControlMismatchError, Paper

ODD = ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1", "=cmd|' /C calc'!A0", "a\x00b", "1E5", "ab" * 20]
NOW = datetime(2024, 11, 22, 0, 40, tzinfo=UTC)
NOVEMBER = {"dari": "01-11-2024", "sampai": "30-11-2024"}


class Odd(Report):
    """One column of text that spreadsheets like to take for something else."""

    slug = "ganjil"
    title = "Daftar / Ganjil: [uji]"
    columns = (Column("Isi", lambda row: row), Column("Rahasia", lambda row: "X1234567", private="core.nothing"))
    counted = len(ODD)

    def rows(self, user, filters):
        yield from ODD

    def control_numbers(self, user, filters):
        return [("baris", self.counted)]

    def definitions(self):
        return [("Isi", "Apa saja.")]

    def extra_tables(self, user, filters):
        return [Table("Kedua", [Column("Angka", lambda row: row, "integer")], [1, 2], {0: 3})]


class Miscounted(Odd):
    slug = "salah-hitung"
    counted = 11


@pytest.fixture
def user(db):
    return get_user_model().objects.create_superuser("kepala@uji.contoh", name="Kepala Contoh")


@pytest.fixture
def write(user, tmp_path):
    def write_one(report: Report):
        form = report.form_class.filled(NOVEMBER, user)
        assert form.is_valid()
        path = tmp_path / "a.xlsx"
        return Paper(report, user, form, "GANJIL-23456789", NOW).write(path), path

    return write_one


def test_what_looks_like_a_formula_is_written_as_text(write):
    _made, path = write(Odd())
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [cell for (cell,) in sheet.iter_rows(min_col=2, max_col=2) if cell.value in {*ODD, "a\ufffdb"}]
    assert [cell.value for cell in cells] == [text.replace("\x00", "\ufffd") for text in ODD]
    assert {cell.data_type for cell in cells} == {"s"}
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert [name for name in sheets if re.search(rb"<f[ />]", parts.read(name))] == []


def test_a_superuser_sees_what_is_private(write):
    _made, path = write(Odd())
    assert openpyxl.load_workbook(path).worksheets[0]["C8"].value == "X1234567"


def test_sheets_properties_and_notes(write):
    made, path = write(Odd())
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Daftar Ganjil uji", "Kedua", "Keterangan"]
    assert (made.rows, made.numbers, made.file.rows[1]) == (len(ODD), [("baris", len(ODD))], 2)
    properties = book.properties
    assert (properties.keywords, properties.creator) == ("GANJIL-23456789", "Kepala Contoh")
    assert list(book.worksheets[2].iter_rows(min_row=3, max_col=2, values_only=True)) == [
        ("Laporan", "Daftar / Ganjil: [uji]"),
        ("Dibuat oleh", "Kepala Contoh, Admin sistem"),
        ("Dibuat pada", "22 November 2024, pukul 08.40 WITA"),
        ("Kode salinan", "GANJIL-23456789"),
        ("Klasifikasi", "Terbatas"),
        ("Saringan: Periode", "1–30 November 2024"),
        ("Angka kendali: baris", "10"),
        ("Baris ditulis", "10"),
        ("Data pribadi", "Unduhan ini berisi data pribadi dan tercatat atas nama Anda."),
        ("Arti: Isi", "Apa saja."),
    ]


def test_a_report_whose_rows_are_not_as_counted_is_never_finished(write, tmp_path):
    with pytest.raises(ControlMismatchError, match="10 rows, counted 11"):
        write(Miscounted())
    assert list(tmp_path.iterdir()) == []


def test_reports_of_tests_are_not_offered():
    assert {"ganjil", "salah-hitung"} & {report.slug for report in all_reports()} == set()


@pytest.mark.parametrize(
    ("number", "expected"), [("E98764320", "···4320"), ("12345", "···2345"), ("1234", "···"), ("", None), (None, None)]
)
def test_a_masked_number_keeps_four_characters_at_most(number, expected):
    assert masked(number) == expected


def test_cells_of_the_preview_are_shown_as_on_every_page():
    values = [None, "", "teks", date(2024, 11, 26), 1284, 82.5]
    assert [shown(value) for value in values] == ["", "", "teks", "26-11-2024", "1.284", "82,5"]


@pytest.mark.parametrize(
    ("today", "month", "quarter"),
    [
        (date(2024, 12, 1), ("01-11-2024", "30-11-2024"), ("01-07-2024", "30-09-2024")),
        (date(2024, 3, 31), ("01-02-2024", "29-02-2024"), ("01-10-2023", "31-12-2023")),
        (date(2025, 1, 15), ("01-12-2024", "31-12-2024"), ("01-10-2024", "31-12-2024")),
    ],
)
def test_closed_periods_end_before_today(today, month, quarter):
    found = [
        tuple(f"{day:%d-%m-%Y}" for day in span) for span in (last_closed_month(today), last_closed_quarter(today))
    ]
    assert found == [month, quarter]


def test_the_usual_periods_have_names():
    assert [label for label, _first, _last in presets(date(2024, 11, 22))] == [
        "Oktober 2024",
        "November 2024 (berjalan)",
        "Triwulan III 2024",
        "Tahun 2024",
    ]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2024, 11, 1), date(2024, 11, 30), "2024-11"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 11, 1), date(2024, 11, 29), "2024-11-01_2024-11-29"),
        (date(2023, 1, 1), date(2024, 12, 31), "2023-01-01_2024-12-31"),
    ],
)
def test_a_period_has_a_short_code(first, last, code):
    assert period_code(first, last) == code


def test_the_number_of_a_civil_servant_is_written_in_groups():
    numbers = ["197001011995031001", "19700101 199503 1 001", "74010123", ""]
    assert [spaced_number(number) for number in numbers] == [
        "19700101 199503 1 001",
        "19700101 199503 1 001",
        "74010123",
        "",
    ]
    block = SignatureBlock("Tana Paser", date(2024, 11, 22), "Kepala", "NAMA", number_kind="NRP", number="74010123")
    assert (block.place_date, block.number_line) == ("Tana Paser, 22 November 2024", "NRP 74010123")


def add_user_elsewhere() -> None:
    """As another process would: over a connection of its own."""
    with closing(connection):
        get_user_model().objects.create_superuser("dua@uji.contoh", name="Dua")


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_sees_one_moment_and_stops_nobody_from_writing():
    users = get_user_model().objects
    with snapshot():
        seen = [users.count()]
        writer = Thread(target=add_user_elsewhere)
        writer.start()
        writer.join()
        with snapshot():
            seen.append(users.count())
    assert (seen, users.count(), connection.in_atomic_block) == ([0, 0], 1, False)
