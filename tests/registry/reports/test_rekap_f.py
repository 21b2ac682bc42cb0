from datetime import date

import pytest
from django.utils import timezone

from registry.models import District
from tests.factories import EstablishmentFactory, PersonFactory, StayFactory, StayPermitFactory
from tests.registry.reports.conftest import table

# Columns after nationality and kecamatan: ITAS, ITAP, ITK, VOA, BVK, ITP, ITKT, DIN, DIP, UNK, none, sum.
EMPTY = (None,) * 12


def counts(**by_index: int) -> tuple:
    return tuple(by_index.get(f"c{index}") for index in range(12))


@pytest.fixture
def people(paser):
    """Two Chinese with ITAS and one without a permit, one Australian with ITK, in two kecamatan."""
    inn = EstablishmentFactory(district=paser.sopang)
    for country, place, kind in (
        (paser.china, paser.hotel, "ITAS"),
        (paser.china, paser.hotel, "ITAS"),
        (paser.china, inn, None),
        (paser.australia, inn, "ITK"),
    ):
        person = PersonFactory(nationality=country)
        StayFactory(person=person, establishment=place, arrived=date(2024, 11, 5))
        if kind:
            StayPermitFactory(person=person, kind=kind, valid_from=date(2024, 1, 1), valid_until=date(2025, 1, 1))


def test_people_are_counted_by_nationality_kecamatan_and_permit(paser, people, make):
    assert make(paser.user, "rekap-f").rows == [
        ("Australia", "Batu Sopang", *counts(c2=1, c11=1)),
        ("Tiongkok", "Batu Sopang", *counts(c10=1, c11=1)),
        ("Tiongkok", "Tanah Grogot", *counts(c0=2, c11=2)),
    ]


def test_the_second_sheet_is_the_square_of_nationality_and_kecamatan(paser, people, make):
    assert table(make(paser.user, "rekap-f").sheets[1]) == [("Australia", 1, None, 1), ("Tiongkok", 1, 2, 3)]


def test_every_row_of_sums_adds_up_to_the_people_of_rekap_a(paser, people, make):
    book = make(paser.user, "rekap-f")
    sums = [next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Jumlah") for sheet in book.sheets[:2]]
    assert [row[3:] for row in sums] == [(2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 4), (2, 4)]
    assert sums[1][2] == 2
    listed = make(paser.user, "rekap-a")
    assert book.made.numbers == listed.made.numbers
    assert len(listed.rows) == sum(row[-1] for row in book.rows) == 4


def test_a_kecamatan_of_the_same_name_elsewhere_is_a_column_of_its_own(world, make):
    District.objects.filter(regency__in=[world.oku.regency, world.timur.regency]).update(name="Sama")
    year = timezone.localdate().year
    book = make(world.oku.immigration, "rekap-f", dari=f"01-01-{year - 1}", sampai=f"31-12-{year}")
    square = table(book.sheets[1])
    assert sum(row[-1] for row in square) == book.made.numbers[0][1] == 6
    assert len(square[0]) == 2 + 4  # nationality, two kecamatan of each regency with people, sum


def test_it_names_nobody(paser, people, make):
    text = make(paser.user, "rekap-f").everything()
    assert "ORANG UJI" not in text
    assert "BIASA" in text.split("\n")
    assert "TERBATAS" not in text


def test_nobody_at_all_is_nil_on_both_sheets(paser, make):
    book = make(paser.user, "rekap-f")
    assert [table(sheet) for sheet in book.sheets[:2]] == [[], []]
    assert book.everything().split("\n").count("NIHIL") == 2
