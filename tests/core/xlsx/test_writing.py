"""The workbook as its readers see it: frame, table, signatures, page."""

import datetime
import decimal
import hashlib
import math
import re
import zipfile
import zoneinfo

import openpyxl
import pytest

from timpora.core.xlsx import Column, SheetPlan, Signature, clean_sheet_names, read_spreadsheet, write_workbook

LETTERHEAD = ("PEMERINTAH KABUPATEN PASER", "BADAN KESATUAN BANGSA DAN POLITIK", "Jalan Contoh, Tana Paser")
SIGNER = Signature("Tana Paser, 22 November 2024", "Kepala Badan,", "NAMA PEJABAT", "Pembina", "NIP 1")
COLUMNS = [Column("Nama"), Column("Lahir", "date", 12), Column("Hari", "integer", 8), Column("Nilai", "number", 10)]
BORN = datetime.date(1986, 3, 4)
ROWS = [("CHEN", BORN, 3, 1.5), ("NGUYEN", None, None, None)]


@pytest.fixture
def write(tmp_path):
    """Write plans and open the result with openpyxl: write(plan, …) answers (facts, workbook, path)."""

    def write_plans(*plans, **more):
        path = tmp_path / "laporan.xlsx"
        facts = write_workbook(path, plans, **more)
        return facts, openpyxl.load_workbook(path), path

    return write_plans


def full_plan(**more) -> SheetPlan:
    told = {
        "letterhead": LETTERHEAD,
        "title": "DAFTAR ORANG ASING",
        "subtitle": "Periode November 2024",
        "totals": {1: "2 orang", 2: 3},
        "signatures": [SIGNER],
        "source": "Sumber: TIMPORA",
        "classification": "TERBATAS",
    }
    return SheetPlan("Lampiran I", COLUMNS, iter(ROWS), **(told | more))


def values(sheet) -> list[list]:
    """Rows without their empty cells at the end."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return [row[: max((i + 1 for i, value in enumerate(row) if value is not None), default=0)] for row in rows]


def test_the_sheet_reads_from_letterhead_to_source(write):
    _facts, book, _path = write(full_plan())
    assert values(book["Lampiran I"]) == [
        [LETTERHEAD[0]],
        [LETTERHEAD[1]],
        [LETTERHEAD[2]],
        [],
        ["DAFTAR ORANG ASING"],
        ["Periode November 2024"],
        [],
        ["No", "Nama", "Lahir", "Hari", "Nilai"],
        [1, 2, 3, 4, 5],
        [1, "CHEN", datetime.datetime.fromisoformat("1986-03-04"), 3, 1.5],
        [2, "NGUYEN"],
        ["Jumlah", None, "2 orang", 3],
        [],
        [None, None, None, "Tana Paser, 22 November 2024"],
        [None, None, None, "Kepala Badan,"],
        [],
        [],
        [],
        [None, None, None, "NAMA PEJABAT"],
        [None, None, None, "Pembina"],
        [None, None, None, "NIP 1"],
        [],
        ["Sumber: TIMPORA"],
    ]


def test_the_look_is_the_customary_one(write):
    _facts, book, _path = write(full_plan())
    sheet = book["Lampiran I"]
    assert sheet["A1"].font.b is False
    assert sheet["A2"].font.b is True
    assert sheet["A3"].border.bottom.style == sheet["E3"].border.bottom.style == "double"
    assert sheet["B8"].font.b is True
    assert sheet["B8"].fill.fgColor.rgb == "FFE3F1EE"
    assert sheet["B9"].font.i is True
    assert [sheet.cell(10, column).number_format for column in range(1, 6)] == [
        "0",
        "@",
        "dd-mm-yyyy",
        "#,##0",
        "#,##0.00",
    ]
    assert {sheet.cell(11, column).border.left.style for column in range(1, 6)} == {"thin"}
    assert (sheet["D19"].font.b, sheet["D19"].font.u) == (True, "single")
    assert {str(merged) for merged in sheet.merged_cells.ranges} >= {"A1:E1", "A12:B12", "D14:E14", "A23:E23"}


def test_page_panes_and_filter_are_set(write):
    _facts, book, _path = write(full_plan())
    sheet = book["Lampiran I"]
    page = sheet.page_setup
    assert (page.orientation, str(page.paperSize), page.fitToWidth, page.fitToHeight) == ("landscape", "9", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C10", "A9:E11", "$8:$9")
    assert sheet.oddHeader.right.text == sheet.oddFooter.left.text == "TERBATAS"
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"


def test_an_empty_report_says_so(write):
    facts, book, _path = write(SheetPlan("Nihil", COLUMNS, [], title="DAFTAR", totals={2: 0}))
    assert values(book["Nihil"]) == [
        ["DAFTAR"],
        [],
        ["No", "Nama", "Lahir", "Hari", "Nilai"],
        [1, 2, 3, 4, 5],
        ["NIHIL"],
    ]
    assert facts.rows == (0,)


def test_grouped_columns_have_two_header_rows(write):
    columns = [
        Column("Kecamatan"),
        *[Column(sex, "integer", 8, group="ITAS") for sex in "LP"],
        Column("Jumlah", "integer"),
    ]
    plan = SheetPlan("Rekap", columns, [("Kuaro", 1, 2, 3)], number_rows=False, totals={1: 1, 2: 2, 3: 3})
    _facts, book, _path = write(plan)
    sheet = book["Rekap"]
    assert values(sheet) == [
        ["Kecamatan", "ITAS", None, "Jumlah"],
        [None, "L", "P"],
        [1, 2, 3, 4],
        ["Kuaro", 1, 2, 3],
        ["Jumlah", 1, 2, 3],
    ]
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {"A1:A2", "B1:C1", "D1:D2"}
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B4", "$1:$3")


def test_notes_are_two_plain_columns(write):
    plan = SheetPlan("Keterangan", [Column("", bold=True), Column("", width=80)], [("Saringan", "Kuaro")], look="notes")
    _facts, book, _path = write(plan)
    sheet = book["Keterangan"]
    assert values(sheet) == [["Saringan", "Kuaro"]]
    assert (sheet["A1"].font.b, sheet["A1"].border.left.style, sheet.auto_filter.ref) == (True, None, None)


def test_two_signatures_stand_left_and_right(write):
    left = Signature("Mengetahui,", "Sekretaris Daerah", "NAMA LAIN", "Pembina", "NIP 2")
    _facts, book, _path = write(full_plan(totals=None, signatures=[left, SIGNER], source=""))
    rows = values(book["Lampiran I"])
    assert [[cell for cell in row if cell] for row in rows[12:]] == [
        ["Mengetahui,", "Tana Paser, 22 November 2024"],
        ["Sekretaris Daerah", "Kepala Badan,"],
        [],
        [],
        [],
        ["NAMA LAIN", "NAMA PEJABAT"],
        ["Pembina", "Pembina"],
        ["NIP 2", "NIP 1"],
    ]


def test_totals_may_be_known_only_after_the_rows(write):
    seen = []
    rows = (seen.append(row) or row for row in ROWS)
    plan = SheetPlan("A", COLUMNS, rows, totals=lambda: {2: len(seen)})
    assert values(write(plan)[1]["A"])[-1] == ["Jumlah", None, None, 2]


def test_several_sheets_keep_their_own_rows_and_styles(write):
    other = SheetPlan("Lain", [Column("Tanggal", "datetime")], [(datetime.datetime.fromisoformat("2024-11-22T10:30"),)])
    facts, book, _path = write(full_plan(), other, full_plan())
    assert facts.sheet_names == ("Lampiran I", "Lain", "Lampiran I (2)")
    assert facts.rows == (2, 1, 2)
    assert book["Lain"]["B3"].value == datetime.datetime.fromisoformat("2024-11-22T10:30")
    assert book["Lain"]["B3"].number_format == "dd-mm-yyyy hh:mm"


def test_facts_describe_the_file(write):
    facts, _book, path = write(full_plan())
    data = path.read_bytes()
    assert (facts.sha256, facts.bytes) == (hashlib.sha256(data).hexdigest(), len(data))


def test_properties_carry_the_id_of_the_copy(write):
    _facts, book, _path = write(full_plan(), properties={"title": "Daftar", "creator": "Rina", "keywords": "LB-1\x00"})
    assert (book.properties.title, book.properties.creator, book.properties.keywords) == (
        "Daftar",
        "Rina",
        "LB-1\ufffd",
    )


def test_an_unknown_property_is_a_mistake(write):
    with pytest.raises(ValueError, match="unknown properties"):
        write(full_plan(), properties={"author": "x"})


def test_progress_is_told_every_500_rows(write):
    told = []
    plans = [SheetPlan(name, [Column("A")], (("x",) for _ in range(1_200))) for name in "AB"]
    write(*plans, progress=told.append)
    assert told == [500, 1000, 1700, 2200, 2400]


def test_a_failing_row_leaves_no_file(tmp_path):
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(b"lama")
    with pytest.raises(ValueError, match="row 2 has 1 values for 4 columns"):
        write_workbook(path, [SheetPlan("A", COLUMNS, [ROWS[0], ("x",)])])
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("laporan.xlsx", b"lama")]


def cells_of(write, kind: str, *cells, **more) -> list:
    plan = SheetPlan("A", [Column("A", kind)], [(cell,) for cell in cells], number_rows=False, numbering=False)
    return [row[0].value for row in write(plan, **more)[1]["A"].iter_rows(min_row=2)]


def test_odd_values_become_text_or_empty(write):
    numbers = (True, math.nan, math.inf, decimal.Decimal("1.5"), decimal.Decimal("NaN"), 10**16, -(10**14), "-", "")
    assert cells_of(write, "number", *numbers) == ["Ya", None, None, 1.5, None, str(10**16), -(10**14), "-", None]
    assert cells_of(write, "text", 7, 1.5, datetime.time(9, 5), BORN) == ["7", "1.5", "09:05", "04-03-1986"]


def test_days_before_the_calendar_begins_are_text(write):
    days = (datetime.date(1899, 5, 6), datetime.date(1900, 2, 28), datetime.date(1900, 3, 1))
    assert cells_of(write, "date", *days) == [
        "06-05-1899",
        "28-02-1900",
        datetime.datetime.fromisoformat("1900-03-01"),
    ]


def test_aware_moments_are_shown_in_local_time(write):
    moment = datetime.datetime(2024, 11, 22, 20, 30, tzinfo=datetime.UTC)
    makassar = zoneinfo.ZoneInfo("Asia/Makassar")
    assert cells_of(write, "datetime", moment, tz=makassar) == [datetime.datetime.fromisoformat("2024-11-23T04:30")]
    with pytest.raises(ValueError, match="needs tz"):
        cells_of(write, "datetime", moment)


NAMES = {
    "a/b\\c:d*e?f[g]": "a b c d e f g",
    "'kutip'": "kutip",
    "x" * 40: "x" * 31,
    "😀" * 20: "😀" * 15,
    "": "Lembar 1",
    "History": "Lembar 1",
    "a\x00\ud800b": "a b",
}


@pytest.mark.parametrize("name", NAMES)
def test_sheet_names_are_made_allowable(name):
    assert clean_sheet_names([name]) == [NAMES[name]]


def test_sheet_names_are_made_different():
    assert clean_sheet_names(["Data", "data", "x" * 31, "x" * 35]) == ["Data", "data (2)", "x" * 31, "x" * 27 + " (2)"]


def test_a_written_workbook_is_read_back_the_same(write):
    _facts, _book, path = write(full_plan())
    sheet = read_spreadsheet(path, "laporan.xlsx").sheets[0]
    start = sheet.row_numbers.index(10)
    assert sheet.rows[start : start + 2] == [[1, "CHEN", BORN, 3, 1.5], [2, "NGUYEN", None, None, None]]


def test_the_styles_follow_the_scheme(write):
    _facts, _book, path = write(full_plan())
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("xl/styles.xml").decode()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<fill>(?!<patternFill)", styles) == []
    assert int(re.search(r'<cellXfs count="(\d+)"', styles)[1]) > max(map(int, re.findall(r' s="(\d+)"', sheet)))
    assert re.findall(r"<f[ >/]", sheet) == []
