from datetime import date, datetime

import pytest

from registry.models import Employment
from tests.factories import (
    EmploymentFactory,
    EstablishmentFactory,
    PersonFactory,
    StayFactory,
    StayPermitFactory,
    TravelDocumentFactory,
)

NAME, PASSPORT, ITAS, REMARK = 5, 8, 14, 17
NOVEMBER_1, NOVEMBER_30 = date(2024, 11, 1), date(2024, 11, 30)


@pytest.fixture
def company(paser):
    return EstablishmentFactory(
        name="PT Borneo Contoh",
        kind="perusahaan",
        district=paser.sopang,
        nib="9120001234567",
        kbli="05100",
        sector="pertambangan",
    )


@pytest.fixture
def chen(paser, company):
    """A worker with everything a row can tell, who lives in the other kecamatan."""
    person = PersonFactory(full_name="CHEN WEI MING", nationality=paser.china)
    TravelDocumentFactory(person=person, number="E98764320")
    StayFactory(person=person, establishment=paser.hotel, arrived=date(2024, 1, 2))
    StayPermitFactory(person=person, number="2C21JE0001", valid_from=date(2024, 1, 1), valid_until=date(2024, 12, 15))
    return EmploymentFactory(
        person=person,
        employer=company,
        work_address="Site Contoh KM 3",
        level="profesional",
        rptka_number="B.3/1/RPTKA",
        rptka_kind="lebih_6_bulan",
        rptka_until=date(2025, 1, 31),
        counterpart="Nama Pendamping",
        started_on=date(2024, 1, 2),
    )


def test_a_row_tells_everything_in_the_columns_of_the_form(paser, chen, make):
    assert make(paser.user, "rekap-b").rows == [
        (
            "PT Borneo Contoh",
            "9120001234567",
            "05100 / Pertambangan dan penggalian",
            "Site Contoh KM 3",
            "Batu Sopang",
            "CHEN WEI MING",
            "L",
            "Tiongkok",
            "E98764320",
            "Technical Advisor",
            "Profesional",
            "B.3/1/RPTKA",
            "Lebih dari 6 bulan",
            datetime(2025, 1, 31),  # noqa: DTZ001 - how openpyxl gives a day
            "2C21JE0001",
            datetime(2024, 12, 15),  # noqa: DTZ001 - as above
            "Nama Pendamping",
            None,
        )
    ]


def test_the_numbers_agree_with_a_hand_count(paser, company, chen, make):
    EmploymentFactory(person=chen.person, employer=company, position="Direktur")
    other = EstablishmentFactory(name="PT Lain", kind="perusahaan", district=paser.grogot)
    EmploymentFactory(person=PersonFactory(nationality=paser.australia), employer=other)
    book = make(paser.user, "rekap-b")
    assert book.made.numbers == [
        ("pekerjaan", 3),
        ("orang", 2),
        ("perusahaan", 2),
        ("kewarganegaraan", 2),
        ("tanpa ITAS tercatat", 1),
    ]
    assert len(book.rows) == 3


def test_jobs_count_on_any_day_of_the_period_and_unknown_days_exclude_nothing(paser, company, make):
    spans = {
        "ENDED BEFORE": (date(2024, 1, 1), date(2024, 10, 31)),
        "ENDED FIRST DAY": (date(2024, 1, 1), NOVEMBER_1),
        "BEGAN LAST DAY": (NOVEMBER_30, None),
        "BEGAN AFTER": (date(2024, 12, 1), None),
        "UNKNOWN": (None, None),
    }
    for name, (since, until) in spans.items():
        person = PersonFactory(full_name=name, nationality=paser.china)
        EmploymentFactory(person=person, employer=company, started_on=since, ended_on=until)
    assert [row[NAME] for row in make(paser.user, "rekap-b").rows] == ["BEGAN LAST DAY", "ENDED FIRST DAY", "UNKNOWN"]
    assert Employment.objects.between(NOVEMBER_1, NOVEMBER_30).count() == 3


def test_papers_of_somebody_who_was_never_here_stay_closed(paser, company, make):
    person = PersonFactory(nationality=paser.china)
    TravelDocumentFactory(person=person)
    StayPermitFactory(person=person, valid_from=date(2024, 1, 1))
    EmploymentFactory(person=person, employer=company)
    (row,) = make(paser.user, "rekap-b").rows
    assert (row[PASSPORT], row[ITAS], row[REMARK]) == (None, None, "belum ada keberadaan tercatat di wilayah ini")


def test_a_permit_of_another_kind_is_no_itas(paser, company, chen, make):
    StayPermitFactory(person=chen.person, kind="ITAP", number="ITAP1", valid_from=date(2024, 2, 1), valid_until=None)
    assert [row[ITAS] for row in make(paser.user, "rekap-b").rows] == ["2C21JE0001"]


def test_the_kecamatan_is_that_of_the_work(paser, chen, make):
    assert [row[NAME] for row in make(paser.user, "rekap-b", kecamatan=paser.sopang.pk).rows] == ["CHEN WEI MING"]
    assert make(paser.user, "rekap-b", kecamatan=paser.grogot.pk).rows == []
