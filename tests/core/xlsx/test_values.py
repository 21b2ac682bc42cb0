"""Workbooks that are odd but readable: what comes out, cell by cell."""

import datetime
import io
import unicodedata

import openpyxl
import pytest

from tests.core.xlsx.hostile import scattered, sheet_of_cells
from tests.core.xlsx.parts import DATE_STYLE, GOOD, HEADER, MAIN, RELS, SHEET, XML, Raw, cell, sheet_xml, workbook
from timpora.core.xlsx import BadCell, Limits

LISTS = [list(row) for row in GOOD]


def styled(serial) -> Raw:
    return Raw(f's="{DATE_STYLE}"><v>{serial}</v>')


def bad(kind: str, text: str = "") -> BadCell:
    return BadCell(kind, text)


def shared_strings(text: str) -> bytes:
    rows = [HEADER, (Raw('t="s"><v>0</v>'), "X1", "1")]
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relations = (
        f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELS}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    assert types
    extra = {
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
    }
    return workbook(rows, extra=extra)


def with_value(value) -> bytes:
    return workbook([HEADER, (value, "X1")])


# id -> (the file, the first cell of its second row)
CELLS = {
    "B45 as long as allowed": (with_value("A" * 1_000), "A" * 1_000),
    "B45b 32,767 characters": (with_value("A" * 32_767), bad("too_long", "A" * 200)),
    "B46 5 MB": (with_value("A" * 5_000_000), bad("too_long", "A" * 200)),
    "B61 serial without a date format": (with_value(29358), 29358),
    "B62 the day that never was": (with_value(styled(60)), bad("date", "1900-02-28")),
    "B62b first day": (with_value(styled(61)), datetime.date(1900, 3, 1)),
    "B63 negative serial": (with_value(styled(-5)), datetime.time(0, 0)),
    "B64 serial beyond time": (with_value(styled("1000000000")), 1_000_000_000),
    "a date": (with_value(styled(31215)), datetime.date(1985, 6, 17)),
    "a date with time": (with_value(styled(31215.5)), datetime.datetime.fromisoformat("1985-06-17T12:00:00")),
    "a time": (with_value(styled(0.25)), datetime.time(6, 0)),
    "B65 a date as text": (with_value("31/02/2024"), "31/02/2024"),
    "B66 formula with a result": (with_value(Raw("><f>1+1</f><v>2</v>")), 2),
    "B67 formula without a result": (with_value(Raw("><f>1+1</f>")), bad("formula")),
    "B67b formula with an empty result": (with_value(Raw("><f>1+1</f><v></v>")), bad("formula")),
    "B67c formula whose result is no text": (with_value(Raw('t="str"><f>IF(1,"")</f><v></v>')), None),
    "B68 error": (with_value(Raw('t="e"><v>#N/A</v>')), bad("error", "#N/A")),
    "B68b error as text": (with_value("#REF!"), bad("error", "#REF!")),
    "B69 NaN": (with_value(Raw("><v>NaN</v>")), bad("nan", "nan")),
    "B70 passport as a number": (with_value(12345678), 12345678),
    "B70b sixteen digits": (with_value("1234567890123456"), "1234567890123456"),
    "B70c whole number as a fraction": (with_value(Raw("><v>7.0</v>")), 7),
    "a fraction": (with_value(7.25), 7.25),
    "B71 truth": (with_value(Raw('t="b"><v>1</v>')), True),
    "B80 right-to-left override": (with_value("a\u202eb"), "a\u202eb"),
    "B81 zero width": (with_value("a\u200bb"), "a\u200bb"),
    "B82 Cyrillic lookalike": (with_value("АLICE"), "АLICE"),
    "B83 decomposed": (with_value(unicodedata.normalize("NFD", "José")), unicodedata.normalize("NFD", "José")),
    "B84 emoji and Chinese": (with_value("陈伟明 😀"), "陈伟明 😀"),
    "B85 500 combining marks": (with_value("a" + "\u0301" * 500), "a" + "\u0301" * 500),
    "B86 tab and newline": (with_value("a\tb\nc"), "a\tb\nc"),
    "B87 Arabic": (with_value("محمد"), "محمد"),
    "B88 script": (with_value("<script>alert(1)</script>"), "<script>alert(1)</script>"),
    "B89 formula as text": (with_value("'=1+1"), "'=1+1"),
    "B89b formula as text": (with_value("=1+1"), "=1+1"),
    "B90 SQL": (with_value("'; DROP TABLE person; --"), "'; DROP TABLE person; --"),
    "B91 escaped control character": (with_value("a_x000B_b"), bad("control", "a\ufffdb")),
    "B91b the same in a shared string": (shared_strings("a_x000B_b"), bad("control", "a\ufffdb")),
    "only spaces": (with_value("   "), None),
    "shared string": (shared_strings("ALICE"), "ALICE"),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_comes_out_as_it_is_or_as_a_bad_cell(case, read):
    data, expected = CELLS[case]
    found = read(data).sheets[0].rows[1][0]
    assert (type(found), found) == (type(expected), expected)


def test_the_corpus_of_cells_is_complete():
    assert len(CELLS) == 40


def test_bad_cells_say_what_to_do():
    assert bad("formula").message == "Sel ini berisi rumus tanpa hasil. Salin lalu tempel sebagai nilai."
    assert bad("error", "#N/A").message == "Sel ini berisi galat Excel #N/A. Isi nilainya."


def test_a_good_workbook_comes_out_whole(read):
    book = read(workbook())
    assert (book.kind, book.notes) == ("xlsx", [])
    assert [(sheet.name, sheet.rows, sheet.row_numbers) for sheet in book.sheets] == [("Sheet1", LISTS, [1, 2, 3])]


@pytest.mark.parametrize("claimed", ["A1:XFD1048576", "A1:A1"])
def test_the_claimed_extent_is_not_believed(claimed, read):
    """B42, B43."""
    book = read(workbook(sheet_xml(GOOD, before=f'<dimension ref="{claimed}"/>')))
    assert book.sheets[0].rows == LISTS


def test_a_cell_in_the_last_row_is_read_and_the_gap_is_told(read):
    """B44."""
    book = read(workbook({1: HEADER, 2: GOOD[1], 1_048_576: GOOD[2]}))
    assert (book.sheets[0].rows, book.sheets[0].row_numbers) == (LISTS, [1, 2, 1_048_576])
    assert [note.message for note in book.notes] == ["Lembar “Sheet1”: ada 1048573 baris kosong sebelum baris 1048576."]


def test_merged_cells_are_not_copied_down(read):
    """B47, B48."""
    rows = [("DAFTAR TAMU", None, None), HEADER, ("HOTEL", "X1", "1"), (None, "X2", "2")]
    book = read(workbook(sheet_xml(rows, after='<mergeCells><mergeCell ref="A3:A4"/></mergeCells>')))
    assert book.sheets[0].rows[2:] == [["HOTEL", "X1", "1"], [None, "X2", "2"]]


def test_headers_come_as_they_are_written(read):
    """B49-B52."""
    rows = {3: ("KOP",), 5: ("Nama", "Nama", None, " Paspor\n(No.) "), 6: ("A", "B", None, "X1")}
    sheet = read(workbook(rows)).sheets[0]
    assert (sheet.row_numbers, sheet.rows) == (
        [3, 5, 6],
        [["KOP", None, None, None], ["Nama", "Nama", None, " Paspor\n(No.) "], ["A", "B", None, "X1"]],
    )


def test_hidden_sheets_are_told_but_not_read(read):
    """B53."""
    book = read(workbook([("rahasia",), ("x",)], GOOD, names=("Lama", "Data"), hidden=("Lama",)))
    assert [sheet.name for sheet in book.sheets] == ["Data"]
    assert [note.message for note in book.notes] == ["Lembar tersembunyi “Lama” tidak dibaca."]


def test_all_visible_sheets_with_content_are_given(read):
    """B54."""
    book = read(workbook(GOOD, [], [HEADER, ("X", "Y", "Z")], names=("Juli", "Kosong", "Agustus")))
    assert [(sheet.name, len(sheet.rows)) for sheet in book.sheets] == [("Juli", 3), ("Agustus", 2)]


def test_blank_rows_below_are_not_data(read):
    """B57."""
    rows = dict(enumerate(GOOD, 1)) | dict.fromkeys(range(4, 5004), ("", None, "  "))
    assert read(workbook(rows)).sheets[0].rows == LISTS


def test_the_1904_calendar_gives_the_same_date(read):
    """B60."""
    rows = [HEADER, (styled(31215 - 1462), "X1")]
    assert read(workbook(rows, properties='<workbookPr date1904="1"/>')).sheets[0].rows[1][0] == datetime.date(
        1985, 6, 17
    )


def test_cells_with_only_a_style_do_not_make_a_sheet_wide(read):
    styles = "".join(f'<c r="{name}1" s="1"/>' for name in ("A", "CZ", "XFD"))
    rows = f'<row r="1">{styles}</row><row r="2">{cell("A2", "a")}</row><row r="3">{cell("A3", "b")}</row>'
    assert read(workbook(sheet_of_cells(rows))).sheets[0].rows == [["a"], ["b"]]


def test_cells_that_leave_out_their_place_follow_each_other(read):
    assert read(workbook(scattered())).sheets[0].rows == [[1, 2], [None, "x"]]


def test_prefixed_xml_is_read_and_its_errors_are_found(read):
    rows = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="2"><x:c r="A2" t="e"><x:v>#N/A</x:v></x:c><x:c r="B2"><x:f>A1</x:f></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    assert read(workbook(XML + rows)).sheets[0].rows == [[1, None], [bad("error", "#N/A"), bad("formula")]]


def test_a_formula_below_the_last_value_is_not_lost(read):
    rows = [HEADER, ("A", "X", "1"), (None, Raw("><f>1</f>"), None)]
    assert read(workbook(rows)).sheets[0].rows[2] == [None, bad("formula"), None]


def test_text_may_be_longer_if_the_caller_says_so(read):
    assert read(with_value("A" * 2_000), limits=Limits(text_length=5_000)).sheets[0].rows[1][0] == "A" * 2_000


def test_what_openpyxl_writes_is_read_the_same(read):
    day = datetime.date(2024, 11, 22)
    book = openpyxl.Workbook()
    book.active.append(["Nama", "Tanggal", "Umur", "Benar"])
    book.active.append(["ALICE", day, 39, True])
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()).sheets[0].rows == [["Nama", "Tanggal", "Umur", "Benar"], ["ALICE", day, 39, True]]


def test_the_sheet_part_is_where_the_fixture_says():
    assert SHEET == "xl/worksheets/sheet1.xml"
