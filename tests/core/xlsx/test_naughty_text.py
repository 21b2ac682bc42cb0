"""Whatever people type comes out as the same text, and never as a formula."""

import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from timpora.core.xlsx import Column, SheetPlan, write_workbook

NAUGHTY = [
    "=1+1",
    '=HYPERLINK("http://127.0.0.1","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "'=1+1",
    "#N/A",
    "#REF!",
    "0012345",
    "1E5",
    "31/12/2024",
    "TRUE",
    "<script>alert(1)</script>",
    "</t></is></c><c><f>1</f></c>",
    "]]>",
    "&amp;",
    "&#0;",
    "<!DOCTYPE a>",
    "'; DROP TABLE person; --",
    "${7*7} {{7*7}} %s %n",
    " spasi di tepi ",
    "\tbaris\nbaru\n",
    "a\r\nb",
    "  ",
    "陈伟明",
    "محمد علي",
    "Nguyễn Thị Lan",
    "e\u0301" * 50,
    "a\u202eb\u2066c",
    "nol\u200blebar\ufeff",
    "😀👩‍👩‍👧",
    "Ω≈ç√∫˜µ≤≥÷",
    "\u2028\u2029\u0085",
    "\x7f\x80\x9f",
    "𝒳" * 10,
    "..\\..\\x",
    "null",
    "undefined",
    "NaN",
    "_x",
    "a_b_c",
    '"',
    "a;b,c|d",
    "x" * 32_767,
]
REPLACED = {"a\x00b": "a\ufffdb", "a\x0bb\x1f": "a\ufffdb\ufffd", "\ud800x": "\ufffdx", "\ufffe\uffff": "\ufffd\ufffd"}


def written(path, texts, kind="text"):
    plan = SheetPlan("A", [Column("Isi", kind)], [(text,) for text in texts], number_rows=False, numbering=False)
    return write_workbook(path, [plan])


def read_both(path) -> tuple[list, list]:
    """The texts below the header, through openpyxl and through calamine; each must be a text cell."""
    cells = [row[0] for row in openpyxl.load_workbook(path)["A"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"} | ({"inlineStr"} & {cell.data_type for cell in cells})
    return [cell.value for cell in cells], [
        row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    ]


def formulas(path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(archive.read(name).count(b"<f>") for name in archive.namelist())


@pytest.mark.parametrize("kind", ["text", "integer", "number", "date", "datetime"])
def test_naughty_text_stays_the_same_text(kind, tmp_path):
    path = tmp_path / "a.xlsx"
    facts = written(path, NAUGHTY, kind)
    assert read_both(path) == (NAUGHTY, NAUGHTY)
    assert (formulas(path), facts.replaced_characters, facts.cut_texts) == (0, 0, 0)


def test_there_are_enough_naughty_texts():
    assert len(set(NAUGHTY)) == len(NAUGHTY) == 48


def test_what_no_workbook_holds_is_replaced_and_counted(tmp_path):
    path = tmp_path / "a.xlsx"
    facts = written(path, REPLACED)
    assert read_both(path) == (list(REPLACED.values()), list(REPLACED.values()))
    assert facts.replaced_characters == 6


def test_too_long_text_is_cut_and_counted(tmp_path):
    path = tmp_path / "a.xlsx"
    facts = written(path, ["x" * 32_768, "😀" * 16_384])
    assert [len(text) for text in read_both(path)[1]] == [32_767, 16_383]
    assert facts.cut_texts == 2


def test_text_that_looks_like_an_escape_is_not_decoded(tmp_path):
    """Excel and calamine turn _x0041_ into A unless its first sign is escaped itself."""
    path = tmp_path / "a.xlsx"
    written(path, ["_x0041_"])
    assert read_both(path) == (["_x005F_x0041_"], ["_x0041_"])


def test_text_of_the_frame_is_never_a_formula(tmp_path):
    path = tmp_path / "a.xlsx"
    plan = SheetPlan(
        "=A1",
        [Column("=1+1", group="#N/A")],
        [],
        letterhead=["=1", "\x00", "@x"],
        title="=2",
        subtitle="#REF!",
        nil_text="=3",
        source="=4\ud800",
        classification="&D",
    )
    facts = write_workbook(path, [plan])
    sheet = openpyxl.load_workbook(path)["=A1"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)} == {"s"}
    assert (formulas(path), facts.replaced_characters) == (0, 2)
    assert sheet.oddFooter.left.text == "&&D"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=30), min_size=1, max_size=20))
def test_any_text_survives(tmp_path, texts):
    path = tmp_path / "a.xlsx"
    plan = SheetPlan(
        "A", [Column("Isi"), Column("Ada")], [(text, "x") for text in texts], number_rows=False, numbering=False
    )
    facts = write_workbook(path, [plan])
    rows = [row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]]
    assert sum(a != b for a, b in zip(rows, texts, strict=True)) <= facts.replaced_characters
