"""LibreOffice opens the reports and reads what stands in them. Skipped where it is absent; an error with CI set."""

import csv
from datetime import date, datetime

from tests.factories import EmploymentFactory, PersonFactory, StayFactory, StayPermitFactory, TravelDocumentFactory

CSV_OF_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1"
NAMES = ["=1+1", "+62811", "-A", "@SUM(A1)", "=HYPERLINK(1)", "ﺃﺣﻤﺪ", "Nguyễn Thị Lan", "O'Brien & <b>", "007"]


def people(paser) -> None:
    for number, name in enumerate(NAMES):
        person = PersonFactory(full_name=name, nationality=(paser.china, paser.australia)[number % 2])
        document = TravelDocumentFactory(person=person, number=f"000{number}123456")
        StayFactory(
            person=person, document=document, establishment=paser.hotel, arrived=date(2024, 11, 1 + number), note=name
        )
        StayPermitFactory(person=person, valid_from=date(2024, 1, 1), valid_until=date(2025, 1, 1))
        EmploymentFactory(person=person, employer=paser.hotel, position=name)


def shown(value) -> str:
    """A cell as LibreOffice prints it."""
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}"
    return "" if value is None else str(value)


def test_libreoffice_reads_every_value_of_every_sheet(paser, make, office, tmp_path):
    people(paser)
    differing = {}
    for slug in ("rekap-a", "rekap-b", "rekap-f"):
        book = make(paser.user, slug, penandatangan=str(paser.head.pk))
        folder = office(tmp_path / "report.xlsx", CSV_OF_ALL_SHEETS)
        for sheet in book.sheets:
            ours = [[shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            text = (folder / f"report-{sheet.title}.csv").read_text(encoding="utf-8")
            theirs = list(csv.reader(text.splitlines()))
            pairs = zip(ours, theirs, strict=True)
            differing[f"{slug} {sheet.title}"] = [pair for pair in pairs if pair[0] != pair[1]]
    assert differing == {
        "rekap-a Rekap A Orang Asing": [],
        "rekap-a Keterangan": [],
        "rekap-b Rekap B TKA": [],
        "rekap-b Keterangan": [],
        "rekap-f Rekap F Kewarganegaraan": [],
        "rekap-f Negara x Kecamatan": [],
        "rekap-f Keterangan": [],
    }


def test_text_that_looks_like_a_formula_stays_text(paser, make):
    people(paser)
    book = make(paser.user, "rekap-a")
    assert sorted(row[0] for row in book.rows) == sorted(NAMES)
    assert sorted(row[19] for row in book.rows) == sorted(NAMES)
    kinds = {cell.data_type for row in book.sheets[0].iter_rows() for cell in row if cell.value in NAMES}
    assert kinds == {"s"}
