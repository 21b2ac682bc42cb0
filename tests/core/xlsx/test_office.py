"""A second opinion: LibreOffice opens what we write, and we open what it writes. Skipped if it is absent."""

import csv
import datetime
import zipfile

import pytest

from tests.core.xlsx.parts import GOOD, workbook
from tests.core.xlsx.test_naughty_text import NAUGHTY
from timpora.core.xlsx import BadCell, Column, SheetPlan, Signature, read_spreadsheet, write_workbook

CSV_OF_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1"
LISTS = [list(row) for row in GOOD]
# LibreOffice ends a line of a cell with \n only, and its CSV takes it as it is.
UNLIKE_IN_CSV = {"a\r\nb": "a\nb"}


def as_csv(office, path, name: str) -> list[list[str]]:
    target = office(path, CSV_OF_ALL_SHEETS) / f"{path.stem}-{name}.csv"
    with open(target, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


PEOPLE = [
    (
        f"NAMA {n}",
        f"{n:07}",
        datetime.date(1985, 6, 17) + datetime.timedelta(days=n * 37),
        n * 12,
        n / 4,
        None if n % 3 else "ya & <b>",
    )
    for n in range(300)
]
COLUMNS = [
    Column("Nama"),
    Column("Paspor"),
    Column("Lahir", "date"),
    Column("Hari", "integer"),
    Column("Nilai", "number"),
    Column("Ket", group="Lain"),
]


def test_libreoffice_reads_every_value_we_write(office, tmp_path):
    path = tmp_path / "laporan.xlsx"
    write_workbook(path, [SheetPlan("Data", COLUMNS, PEOPLE, title="DAFTAR"), SheetPlan("Nihil", COLUMNS, [])])
    found = as_csv(office, path, "Data")
    assert found[2:5] == [
        ["No", "Nama", "Paspor", "Lahir", "Hari", "Nilai", "Lain"],
        ["", "", "", "", "", "", "Ket"],
        ["1", "2", "3", "4", "5", "6", "7"],
    ]
    assert found[5:] == [
        [str(n), name, passport, born.strftime("%d-%m-%Y"), f"{days:,}", f"{mark:,.2f}", note or ""]
        for n, (name, passport, born, days, mark, note) in enumerate(PEOPLE, 1)
    ]
    assert as_csv(office, path, "Nihil")[3] == ["NIHIL", "", "", "", "", "", ""]


def test_libreoffice_reads_what_stands_below_the_table(office, tmp_path):
    path = tmp_path / "laporan.xlsx"
    signer = Signature("Tana Paser, 22 November 2024", "Kepala Badan,", "NAMA PEJABAT")
    plan = SheetPlan("Data", COLUMNS, PEOPLE, totals={3: 999}, signatures=[signer], source="Sumber: x")
    write_workbook(path, [plan])
    below = [[cell for cell in row if cell] for row in as_csv(office, path, "Data")[303:]]
    assert [row for row in below if row] == [
        ["Jumlah", "999"],
        ["Tana Paser, 22 November 2024"],
        ["Kepala Badan,"],
        ["NAMA PEJABAT"],
        ["Sumber: x"],
    ]


def test_libreoffice_sees_the_same_naughty_text(office, tmp_path):
    path = tmp_path / "teks.xlsx"
    columns = [Column("Isi"), Column("Ada")]
    write_workbook(
        path, [SheetPlan("A", columns, [(text, "x") for text in NAUGHTY], number_rows=False, numbering=False)]
    )
    found = as_csv(office, path, "A")
    assert [row[0] for row in found[1:]] == [UNLIKE_IN_CSV.get(text, text) for text in NAUGHTY]


@pytest.mark.parametrize("form", ["xls", "ods", "xlsx"])
def test_what_libreoffice_writes_is_read(form, office, tmp_path):
    path = tmp_path / "asal.xlsx"
    columns = [Column("Nama"), Column("Lahir", "date"), Column("Hari", "integer")]
    rows = [("陈伟明", datetime.date(1986, 3, 4), 12), ("0012", None, 7), ("MÜLLER", datetime.date(1990, 1, 2), -1)]
    write_workbook(path, [SheetPlan("Data", columns, rows, number_rows=False, numbering=False)])
    made = next(office(path, form).iterdir())
    book = read_spreadsheet(made, made.name)
    assert (book.kind, [sheet.name for sheet in book.sheets]) == (form, ["Data"])
    assert book.sheets[0].rows == [["Nama", "Lahir", "Hari"], *[list(row) for row in rows]]
    assert book.sheets[0].row_numbers == [1, 2, 3, 4]


def test_an_xls_named_xlsx_is_still_an_xls(office, tmp_path):
    path = tmp_path / "asal.xlsx"
    path.write_bytes(workbook())
    made = next(office(path, "xls").iterdir())
    assert read_spreadsheet(made, "daftar.xlsx").kind == "xls"


def ods(content: str, **extra: bytes) -> dict[str, bytes]:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
    return {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>".encode(),
        "META-INF/manifest.xml": b"<a/>",
    } | extra


def ods_row(*texts: str) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def pack(parts: dict[str, bytes], path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path.read_bytes()


TABLE = f'<table:table table:name="Tamu">{"".join(ods_row(*row) for row in GOOD)}</table:table>'


def test_an_ods_made_by_hand_is_read(read, tmp_path):
    book = read(pack(ods(TABLE), tmp_path / "a.ods"), "a.ods")
    assert (book.kind, book.sheets[0].name, book.sheets[0].rows) == ("ods", "Tamu", LISTS)


def test_errors_in_an_ods_are_bad_cells(read, tmp_path):
    table = TABLE.replace("ALICE TESTER", "#N/A").replace("JAN CERNY", "Err:502")
    book = read(pack(ods(table), tmp_path / "a.ods"), "a.ods")
    assert [row[0] for row in book.sheets[0].rows] == ["Nama", BadCell("error", "#N/A"), BadCell("error", "Err:502")]


REPEATED = "<table:table-row table:number-rows-repeated='1000000000'><table:table-cell office:value-type='string'>"
REFUSED = {
    "a bomb of repeated rows": (
        ods(
            TABLE.replace(
                "</table:table>", f"{REPEATED}<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
            )
        ),
        {"too_heavy", "timed_out", "too_many_cells", "too_many_rows", "failed"},
    ),
    "a document type": (ods(TABLE) | {"content.xml": b"<!DOCTYPE a>" + ods(TABLE)["content.xml"]}, {"dtd"}),
    "a macro": (ods(TABLE) | {"Basic/Standard/Module1.xml": b"<a/>"}, {"macro"}),
    "a text document": (
        ods(TABLE) | {"mimetype": b"application/vnd.oasis.opendocument.text"},
        {"wrong_type"},
    ),
    "a password": (ods(TABLE) | {"META-INF/manifest.xml": b"<a><b encryption-data='1'/></a>"}, {"password"}),
    "no content": ({"mimetype": ods(TABLE)["mimetype"]}, {"not_workbook"}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_ods_is_refused(case, refusal, tmp_path):
    parts, codes = REFUSED[case]
    assert refusal(pack(parts, tmp_path / "a.ods"), "a.ods").code in codes
