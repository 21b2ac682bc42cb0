from datetime import date, datetime

import pytest
import time_machine

from registry.models import Person
from tests.factories import (
    EstablishmentFactory,
    PersonFactory,
    StayFactory,
    StayPermitFactory,
    TravelDocumentFactory,
    VillageFactory,
    VisaIndexFactory,
)

NAME, PASSPORT, PERMIT, REMARK, DISTRICT = 0, 4, 6, 19, 15


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone


@pytest.fixture
def chen(paser):
    """A worker with everything a row can tell."""
    person = PersonFactory(
        full_name="CHEN WEI MING", birth_place="Shandong", nationality=paser.china, category=Person.Category.WORKER
    )
    document = TravelDocumentFactory(person=person, number="E98764320", issued_on=None, expires_on=day("09-08-2027"))
    company = EstablishmentFactory(name="PT Borneo Contoh", kind="perusahaan", district=paser.sopang)
    StayPermitFactory(
        person=person,
        number="2C21JE0001",
        valid_from=day("01-01-2024"),
        valid_until=day("15-12-2024"),
        sponsor=company,
        visa_index=VisaIndexFactory(code="E23"),
    )
    StayFactory(
        person=person,
        document=document,
        kind="tinggal",
        establishment=paser.hotel,
        address="Kamar 12, Jalan Contoh 5",
        district=paser.grogot,
        village=VillageFactory(code="64.01.04.1001", name="Tanah Grogot", district=paser.grogot),
        arrived=day("04-11-2024"),
        departed=day("20-11-2024"),
        purpose="Technical Advisor",
        note="Catatan petugas",
    )
    return person


def test_a_row_tells_everything_in_the_columns_of_the_form(paser, chen, make):
    assert make(paser.user, "rekap-a").rows == [
        (
            "CHEN WEI MING",
            "L",
            "Shandong, 4 Maret 1986",
            "Tiongkok",
            "E98764320",
            datetime(2027, 8, 9),  # noqa: DTZ001 - how openpyxl gives a day
            "ITAS",
            "2C21JE0001",
            datetime(2024, 12, 15),  # noqa: DTZ001 - as above
            "E23",
            "Tenaga kerja asing",
            "Technical Advisor",
            "PT Borneo Contoh",
            "Hotel Melati, Kamar 12, Jalan Contoh 5",
            "Tanah Grogot",
            "Tanah Grogot",
            datetime(2024, 11, 4),  # noqa: DTZ001 - as above
            datetime(2024, 11, 20),  # noqa: DTZ001 - as above
            "Laporan pelapor",
            "Catatan petugas",
        )
    ]


def test_the_paper_looks_as_the_office_prints_it(paser, chen, make):
    with time_machine.travel("2024-11-22 00:40:00+00:00", tick=False):
        sheet = make(paser.user, "rekap-a").sheets[0]
    texts = [row[0] for row in sheet.iter_rows(max_col=1, values_only=True) if isinstance(row[0], str)]
    code = texts[-1].split("kode ")[1].split(".")[0]
    assert texts[:4] == [
        "PEMERINTAH KABUPATEN PASER",
        "BADAN KESATUAN BANGSA DAN POLITIK",
        "DAFTAR ORANG ASING YANG BERADA DI KABUPATEN PASER",
        "Periode 1–30 November 2024 (keadaan per 22 November 2024, pukul 08.40 WITA)",
    ]
    assert texts[5:] == [
        "Jumlah",
        f"Sumber: TIMPORA Kabupaten Paser, dicetak oleh Rina Contoh 22-11-2024 08.40 WITA, kode {code}. TERBATAS.",
    ]
    assert (sheet.oddHeader.right.text, sheet.oddFooter.left.text) == ("TERBATAS", "TERBATAS")
    assert (sheet.freeze_panes, sheet.page_setup.orientation) == ("C10", "landscape")
    assert sheet["F10"].number_format == "@"
    assert sheet["G10"].number_format == "dd-mm-yyyy"


def test_the_chosen_official_signs_at_the_capital(paser, chen, make):
    with time_machine.travel("2024-11-22 00:40:00+00:00", tick=False):
        everything = make(paser.user, "rekap-a", penandatangan=str(paser.head.pk)).everything()
    block = [
        "Tana Paser, 22 November 2024",
        "Kepala Badan Kesatuan Bangsa dan Politik,",
        "Drs. Nama Pejabat, M.Si.",
        "Pembina Utama Muda (IV/c)",
        "NIP 19700101 199503 1 001",
    ]
    lines = everything.split("\n")
    assert [line for line in lines if line in block] == block


def test_a_person_is_listed_once_at_the_last_place_of_the_period(paser, make):
    person = PersonFactory(nationality=paser.china)
    inn = EstablishmentFactory(name="Losmen", district=paser.sopang)
    StayFactory(person=person, establishment=paser.hotel, arrived=day("01-11-2024"), departed=day("05-11-2024"))
    StayFactory(person=person, establishment=inn, arrived=day("06-11-2024"), departed=day("09-11-2024"))
    StayFactory(person=person, establishment=paser.hotel, arrived=day("01-12-2024"))
    assert [row[DISTRICT] for row in make(paser.user, "rekap-a").rows] == ["Batu Sopang"]


def test_the_first_and_the_last_day_of_the_period_count(paser, make):
    spans = [("01-10-2024", "31-10-2024"), ("01-10-2024", "01-11-2024"), ("30-11-2024", None), ("01-12-2024", None)]
    for number, (arrived, departed) in enumerate(spans):
        StayFactory(
            person=PersonFactory(full_name=f"ORANG {number}", nationality=paser.china),
            establishment=paser.hotel,
            arrived=day(arrived),
            departed=departed and day(departed),
        )
    assert [row[NAME] for row in make(paser.user, "rekap-a").rows] == ["ORANG 1", "ORANG 2"]


def test_rows_are_in_order_of_kecamatan_then_name(paser, make):
    inn = EstablishmentFactory(district=paser.sopang)
    for name, place in (("BUDI", paser.hotel), ("ANNA", paser.hotel), ("ZOE", inn)):
        person = PersonFactory(full_name=name, nationality=paser.china)
        StayFactory(person=person, establishment=place, arrived=day("02-11-2024"))
    assert [row[NAME] for row in make(paser.user, "rekap-a").rows] == ["ZOE", "ANNA", "BUDI"]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([("01-01-2024", "15-12-2024"), ("16-12-2024", "15-12-2025")], "P0"),
        ([("01-01-2023", "01-01-2024"), ("01-01-2024", "15-06-2024")], "P1"),
        ([("01-01-2024", "15-12-2024"), ("01-02-2024", None)], "P1"),
        ([("01-12-2024", "01-12-2025")], None),
        ([], None),
    ],
    ids=["renewed after the period", "only ended ones", "without an end", "not begun yet", "none at all"],
)
def test_the_permit_is_the_one_that_counts_at_the_end_of_the_period(paser, make, spans, expected):
    person = PersonFactory(nationality=paser.china)
    StayFactory(person=person, establishment=paser.hotel, arrived=day("02-11-2024"))
    for number, (since, until) in enumerate(spans):
        StayPermitFactory(
            person=person, number=f"P{number}", valid_from=day(since), valid_until=day(until) if until else None
        )
    book = make(paser.user, "rekap-a")
    assert [row[PERMIT + 1] for row in book.rows] == [expected]
    assert book.made.numbers[-1] == ("tanpa izin tercatat", 0 if expected else 1)


def test_the_newest_passport_stands_in_where_none_was_shown(paser, make):
    person = PersonFactory(nationality=paser.china)
    for number, until in (("LAMA1", "01-01-2026"), ("BARU1", "01-01-2031"), ("TANPA1", None)):
        TravelDocumentFactory(person=person, number=number, issued_on=None, expires_on=until and day(until))
    StayFactory(person=person, document=None, establishment=paser.hotel, arrived=day("02-11-2024"))
    assert [row[PASSPORT] for row in make(paser.user, "rekap-a").rows] == ["BARU1"]


def test_the_remark_says_what_the_dates_hide(paser, make):
    stays = {
        "A": {"arrived": day("02-11-2024"), "arrival_known": False, "note": "Tanpa surat"},
        "B": {"arrived": day("02-11-2024")},
        "C": {"arrived": day("02-11-2024"), "departed": day("05-11-2024")},
    }
    for name, stay in stays.items():
        person = PersonFactory(full_name=name, nationality=paser.china)
        StayFactory(person=person, establishment=paser.hotel, **stay)
        StayPermitFactory(person=person, valid_from=day("01-01-2024"), valid_until=day("10-11-2024"))
    assert [row[REMARK] for row in make(paser.user, "rekap-a").rows] == [
        "Tanpa surat; tanggal datang tidak dilaporkan; izin tinggal sudah berakhir",
        "izin tinggal sudah berakhir",
        None,
    ]


def test_the_numbers_are_those_of_the_list_page_and_of_a_hand_count(paser, chen, make):
    andrew = PersonFactory(full_name="ANDREW COLLINS", nationality=paser.australia)
    StayFactory(person=andrew, establishment=paser.hotel, arrived=day("30-11-2024"))
    book = make(paser.user, "rekap-a")
    assert book.made.numbers == [("orang", 2), ("kewarganegaraan", 2), ("kecamatan", 1), ("tanpa izin tercatat", 1)]
    assert "2 orang · 2 kewarganegaraan · 1 kecamatan · 1 tanpa izin tercatat" in book.everything()
    assert (book.made.rows, book.notes["Angka kendali: orang"], book.notes["Baris ditulis"]) == (2, "2", "2")
    listed = Person.objects.visible_to(paser.user).present_between(paser.user, day("01-11-2024"), day("30-11-2024"))
    assert listed.count() == 2


def test_a_kecamatan_can_be_chosen(paser, chen, make):
    inn = EstablishmentFactory(district=paser.sopang)
    StayFactory(person=PersonFactory(nationality=paser.china), establishment=inn, arrived=day("02-11-2024"))
    book = make(paser.user, "rekap-a", kecamatan=paser.grogot.pk)
    assert [row[NAME] for row in book.rows] == ["CHEN WEI MING"]
    assert "DAFTAR ORANG ASING YANG BERADA DI KECAMATAN TANAH GROGOT, KABUPATEN PASER" in book.everything()
    assert book.notes["Saringan: Kecamatan"] == "Tanah Grogot"
    assert book.notes["Arti: Kecamatan"] == "Kecamatan tempat keberadaan terakhir dalam periode."


def test_a_month_without_anybody_is_nil(paser, make):
    book = make(paser.user, "rekap-a")
    assert book.rows == []
    assert "NIHIL" in book.everything().split("\n")
    assert book.made.numbers == [("orang", 0), ("kewarganegaraan", 0), ("kecamatan", 0), ("tanpa izin tercatat", 0)]


def test_partial_birth_dates_stay_partial(paser, make):
    for name, precision in (("A", "year"), ("B", "month")):
        person = PersonFactory(full_name=name, nationality=paser.china, birth_precision=precision)
        StayFactory(person=person, establishment=paser.hotel, arrived=day("02-11-2024"))
    assert [row[2] for row in make(paser.user, "rekap-a").rows] == ["1986", "Maret 1986"]
