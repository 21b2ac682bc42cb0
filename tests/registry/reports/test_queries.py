"""Queries grow with chunks of rows and with nothing else; the rows of a chunk cost none."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.reports import papers
from tests.factories import (
    EmploymentFactory,
    EstablishmentFactory,
    PersonFactory,
    StayFactory,
    StayPermitFactory,
    TravelDocumentFactory,
)
from timpora.core.reports import find_report

PER_CHUNK = {"rekap-a": 3, "rekap-b": 4, "rekap-f": 0}


def fill(paser, number: int) -> None:
    for _turn in range(number):
        person = PersonFactory(nationality=paser.china)
        TravelDocumentFactory(person=person)
        StayFactory(person=person, document=None, establishment=paser.hotel, arrived=date(2024, 11, 5))
        StayPermitFactory(person=person, valid_from=date(2024, 1, 1))
        EmploymentFactory(person=person, employer=EstablishmentFactory(district=paser.grogot))


def queries_of(report, user) -> tuple[int, int]:
    form = report.form_class.filled({"dari": "01-11-2024", "sampai": "30-11-2024"}, user)
    assert form.errors == {}
    with CaptureQueriesContext(
        connection,
    ) as seen:
        rows = len(list(report.rows(user, form.cleaned_data)))
    return rows, len(seen)


@pytest.mark.parametrize("slug", PER_CHUNK)
def test_each_chunk_costs_the_same_few_queries(paser, monkeypatch, slug):
    monkeypatch.setattr(papers, "FIRST_BATCH", 2)
    monkeypatch.setattr(papers, "BATCH", 5)
    report, user = find_report(slug), paser.user
    user.regencies  # noqa: B018 - asked once per request, whatever the report
    counted = []
    for chunks, people in ((1, 2), (2, 7), (4, 17)):
        fill(paser, people - (counted[-1][1] if counted else 0))
        rows, queries = queries_of(report, user)
        counted.append((chunks, people, rows if slug != "rekap-f" else people, queries))
    own = 1
    assert counted == [
        (chunks, people, people, own + chunks * PER_CHUNK[slug]) for chunks, people in ((1, 2), (2, 7), (4, 17))
    ]


@pytest.mark.parametrize("slug", PER_CHUNK)
def test_a_whole_page_costs_the_same_whatever_there_is(paser, client, slug):
    client.force_login(paser.user)
    costs = []
    for more in (1, 9):
        fill(paser, more)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(f"/laporan/{slug}/", {"dari": "01-11-2024", "sampai": "30-11-2024"}).status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 30
