import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.core.dates import (
    DateProblem,
    PartialDate,
    parse_partial_date,
)

ALL_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def problem_of(parse, *args, **kwargs):
    with pytest.raises(DateProblem) as caught:
        parse(*args, **kwargs)
    return caught.value.code, caught.value.message


@pytest.mark.parametrize(
    ("written", "partial"),
    [
        ("00/00/1950", PartialDate(1950)),
        ("1950", PartialDate(1950)),
        (1950, PartialDate(1950)),
        (1950.0, PartialDate(1950)),
        ("XX/XX/1950", PartialDate(1950)),
        ("--/--/1950", PartialDate(1950)),
        ("0000 1950", None),
        ("00001950", PartialDate(1950)),
        ("1985-00-00", PartialDate(1985)),
        ("00-10-1985", PartialDate(1985, 10)),
        ("XX Okt 1985", PartialDate(1985, 10)),
        ("Oktober 1985", PartialDate(1985, 10)),
        ("10-1985", PartialDate(1985, 10)),
        ("1985-10", PartialDate(1985, 10)),
        ("00101985", PartialDate(1985, 10)),
        ("10/00/1985", PartialDate(1985)),  # day 10 of an unknown month: only the year is sure
        ("17/06/1985", PartialDate(1985, 6, 17)),
        (datetime.date(1985, 6, 17), PartialDate(1985, 6, 17)),
        (PartialDate(1985, 6), PartialDate(1985, 6)),
    ],
)
def test_birth_dates_with_unknown_parts_are_read(written, partial):
    if partial is None:
        assert problem_of(parse_partial_date, written)[0] == "unreadable"
    else:
        assert parse_partial_date(written) == partial


def test_a_month_in_front_of_an_unknown_day_is_kept():
    assert parse_partial_date("10/00/1985", "mdy") == PartialDate(1985, 10)


def test_birth_dates_without_a_year_or_with_an_impossible_month_are_refused():
    cells = ["00/00/0000", "00-13-1985", "31-02-1985", "11/26/1985", "1850", "", None]
    assert [problem_of(parse_partial_date, cell)[0] for cell in cells] == [
        "unknown_year",
        "month",
        "day",
        "month_first",
        "year",
        "empty",
        "empty",
    ]


def test_partial_dates_show_sort_and_store_what_is_known():
    dates = [PartialDate(1985, 10, 3), PartialDate(1985, 10), PartialDate(1985), PartialDate(1950)]
    assert [str(date) for date in dates] == ["3 Oktober 1985", "Oktober 1985", "1985", "1950"]
    assert [date.precision for date in dates] == ["day", "month", "year", "year"]
    assert [date.as_text() for date in dates] == ["03-10-1985", "00-10-1985", "00-00-1985", "00-00-1950"]
    assert [date.first_day().isoformat() for date in dates] == ["1985-10-03", "1985-10-01", "1985-01-01", "1950-01-01"]
    assert sorted(dates) == dates[::-1]


@given(ALL_DAYS, st.sampled_from(["year", "month", "day"]))
def test_partial_dates_survive_the_database_and_the_form(day, precision):
    partial = PartialDate.from_date(day, precision)

    assert PartialDate.from_date(partial.first_day(), partial.precision) == partial
    assert parse_partial_date(partial.as_text()) == partial
    assert parse_partial_date(str(partial)) == partial


def test_a_partial_date_must_be_possible():
    for parts in ((1985, None, 3), (1985, 13), (1985, 2, 30)):
        with pytest.raises(ValueError, match=r".+"):
            PartialDate(*parts)
