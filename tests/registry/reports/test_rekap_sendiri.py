from datetime import date, datetime

import pytest

from registry.models import Notice
from registry.roles import Role
from tests.factories import (
    EstablishmentFactory,
    NoticeFactory,
    PersonFactory,
    StayFactory,
    TravelDocumentFactory,
    UserFactory,
)


@pytest.fixture
def hotel_head(paser):
    return UserFactory(role=Role.REPORTER_HEAD, agency=None, establishment=paser.hotel)


@pytest.fixture
def known(paser):
    """Somebody the registry knows by a fuller name, and by a passport others wrote with a space."""
    person = PersonFactory(full_name="CHEN WEI MING ALIAS TAN", nationality=paser.china)
    document = TravelDocumentFactory(person=person, number="E 9876 4320")
    return {"person": person, "document": document}


def test_it_lists_what_the_place_handed_in_as_it_wrote_it(paser, hotel_head, known, make):
    notice = NoticeFactory(establishment=paser.hotel, sent=True)
    StayFactory(
        **known,
        establishment=paser.hotel,
        notice=notice,
        reported_name="Mr Chen",
        room="12",
        arrived=date(2024, 11, 4),
        departed=date(2024, 11, 6),
    )
    book = make(hotel_head, "rekap-sendiri")
    days = datetime(2024, 11, 4), datetime(2024, 11, 6)  # noqa: DTZ001 - how openpyxl gives a day
    assert book.rows == [("Mr Chen", "E98764320", *days, "12", notice.number)]
    assert book.made.numbers == [("baris", 1), ("laporan", 1)]
    assert "ALIAS" not in book.everything()


def test_nothing_that_somebody_else_saw_or_reported_is_in_it(paser, hotel_head, known, make):
    other = EstablishmentFactory(district=paser.grogot)
    StayFactory(**known, establishment=paser.hotel, arrived=date(2024, 11, 4), source="lapangan")
    StayFactory(**known, establishment=other, arrived=date(2024, 11, 5), notice=NoticeFactory(establishment=other))
    StayFactory(**known, establishment=paser.hotel, arrived=date(2024, 11, 6), notice=Notice.objects.get())
    assert make(hotel_head, "rekap-sendiri").rows == []


def test_it_is_printed_on_the_paper_of_the_place(paser, hotel_head, make):
    lines = make(hotel_head, "rekap-sendiri").everything().split("\n")
    assert "HOTEL MELATI" in lines
    assert "PEMERINTAH KABUPATEN PASER" not in lines
