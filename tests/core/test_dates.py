import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timpora.core.dates import (
    DateProblem,
    PartialDate,
    parse_date,
    parse_partial_date,
)
from timpora.core.dates.months import MONTH_NAMES, MONTHS_SHORT

NOVEMBER_26 = datetime.date(2024, 11, 26)
ALL_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def problem_of(parse, *args, **kwargs):
    with pytest.raises(DateProblem) as caught:
        parse(*args, **kwargs)
    return caught.value.code, caught.value.message


def outcome(parse, value):
    try:
        return parse(value)
    except DateProblem as problem:
        return problem


@pytest.mark.parametrize(
    "written",
    [
        NOVEMBER_26,
        datetime.datetime(2024, 11, 26, 23, 59),  # noqa: DTZ001 - spreadsheets hold naive times
        26112024,
        26112024.0,
        "26-11-2024",
        "26/11/2024",
        "26.11.2024",
        "26 11 2024",
        "26112024",
        "26 - 11 - 2024",
        " 26-11-2024 ",
        "26-11-24",
        "26 Nov 2024",
        "26-Nov-24",
        "26Nov2024",
        "26 november 2024",
        "26 NOPEMBER 2024",
        "26 Nov. '24",
        "26-XI-2024",
        "26 NOV/NOV 2024",
        "November 26, 2024",
        "26th of November 2024",
        "Selasa, 26 November 2024",
        "Tue 26 Nov 2024",
        "2024-11-26",
        "2024/11/26",
        "2024. 11. 26.",
        "2024年11月26日",
        "20241126",
        "2024-11-26T23:30:00.000Z",
        "2024-11-26 00:00:00",
        "26/11/2024 14.05",
        "26-11-2024 pukul 14.05 WITA",
        "26\u00a0November\u00a02024",
        "\u202a26-11-2024\u202c",
        "２６－１１－２０２４",
    ],
)
def test_every_way_offices_write_a_day_is_read(written):
    assert parse_date(written) == NOVEMBER_26


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("26 Agustus 2024", datetime.date(2024, 8, 26)),
        ("17 Agu 2024", datetime.date(2024, 8, 17)),
        ("17 Agt 2024", datetime.date(2024, 8, 17)),
        ("17 Agust 2024", datetime.date(2024, 8, 17)),
        ("Jum'at, 2 Mei 1997", datetime.date(1997, 5, 2)),
        ("3 Peb 2020", datetime.date(2020, 2, 3)),
        ("12 MEI/MAY 1985", datetime.date(1985, 5, 12)),
        ("31 Des 99", datetime.date(1999, 12, 31)),
        ("29-02-2024", datetime.date(2024, 2, 29)),
        ("01-01-40", datetime.date(2040, 1, 1)),
        ("01-01-41", datetime.date(1941, 1, 1)),
    ],
)
def test_indonesian_months_and_two_digit_years_are_read(written, day):
    assert parse_date(written) == day


@pytest.mark.parametrize("written", ["11/26/2024", "11-26-2024", "11262024", "11.26.24"])
def test_a_month_in_front_is_never_read_as_a_day(written):
    code, message = problem_of(parse_date, written)

    assert code == "month_first"
    assert message == f"{written} ditulis dengan bulan lebih dulu. Tulis hari lebih dulu: 26-11-2024."


@pytest.mark.parametrize("written", ["11/26/2024", "11-26-2024", "11262024", "11/26/24", "2024-11-26", "26 Nov 2024"])
def test_files_of_hotel_systems_are_read_month_first_when_told_so(written):
    assert parse_date(written, "mdy") == NOVEMBER_26


def test_the_order_decides_what_reads_both_ways():
    assert [parse_date("03/04/2025", order) for order in ("dmy", "mdy")] == [
        datetime.date(2025, 4, 3),
        datetime.date(2025, 3, 4),
    ]
    assert parse_date("24-11-26", "ymd") == NOVEMBER_26


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        (None, "empty", "Isi tanggal."),
        ("  ", "empty", "Isi tanggal."),
        ("31-02-2024", "day", "Tanggal 31 Februari tidak ada. Isi tanggal seperti di paspor atau dokumen."),
        ("29 Feb 2023", "day", "Tanggal 29 Februari 2023 tidak ada. Isi tanggal seperti di paspor atau dokumen."),
        ("31/13/2024", "month", "Bulan 13 tidak ada. Isi bulan 1 sampai 12."),
        ("2024-26-11", "month", "Bulan 26 tidak ada. Isi bulan 1 sampai 12."),
        ("01-01-1899", "year", "Tahun 1899 di luar 1900–2100. Periksa angka tahunnya."),
        ("01-01-2101", "year", "Tahun 2101 di luar 1900–2100. Periksa angka tahunnya."),
        (datetime.date(1899, 12, 31), "year", "Tahun 1899 di luar 1900–2100. Periksa angka tahunnya."),
        (45622, "serial", "45622 adalah angka, bukan tanggal. Tulis tanggal seperti 26-11-2024."),
        ("45622", "serial", "45622 adalah angka, bukan tanggal. Tulis tanggal seperti 26-11-2024."),
        (-1, "serial", "-1 adalah angka, bukan tanggal. Tulis tanggal seperti 26-11-2024."),
        (5112024, "serial", "5112024 adalah angka, bukan tanggal. Tulis tanggal seperti 26-11-2024."),
        (
            "00-11-1985",
            "unknown_part",
            "Hari atau bulan 00 hanya dapat dipakai untuk tanggal lahir. Isi tanggal lengkap.",
        ),
        (
            "26-11-2024\x00",
            "control",
            "Tanggal berisi karakter yang tidak tampak. Ketik ulang, misalnya 26-11-2024.",
        ),
        ("#VALUE!", "unreadable", "“#value!” belum terbaca sebagai tanggal. Tulis seperti 26-11-2024."),
        ("besok", "unreadable", "“besok” belum terbaca sebagai tanggal. Tulis seperti 26-11-2024."),
        (True, "unreadable", "“True” belum terbaca sebagai tanggal. Tulis seperti 26-11-2024."),
        (float("nan"), "unreadable", "“nan” belum terbaca sebagai tanggal. Tulis seperti 26-11-2024."),
        ("26-11-024", "unreadable", "“26-11-024” belum terbaca sebagai tanggal. Tulis seperti 26-11-2024."),
        ("261124", "serial", "261124 adalah angka, bukan tanggal. Tulis tanggal seperti 26-11-2024."),
    ],
)
def test_what_is_no_date_says_what_to_do(written, code, message):
    assert problem_of(parse_date, written) == (code, message)


def test_a_day_in_front_is_refused_where_the_month_was_promised_first():
    assert problem_of(parse_date, "26/11/2024", "mdy") == (
        "day_first",
        "26/11/2024 ditulis dengan hari lebih dulu. Kolom ini dibaca bulan lebih dulu: 11/26/2024.",
    )


def test_excel_serials_are_read_only_on_request_and_never_around_the_day_that_never_was():
    assert [parse_date(serial, serials=True) for serial in (61, 29358, 45622.75, "45622", 73415)] == [
        datetime.date(1900, 3, 1),
        datetime.date(1980, 5, 17),
        datetime.date(2024, 11, 26),
        datetime.date(2024, 11, 26),
        datetime.date(2100, 12, 31),
    ]
    refused = [problem_of(parse_date, serial, serials=True)[0] for serial in (60, 0, -1, 73416, 1e9)]
    assert refused == ["serial", "serial", "serial", "serial", "unreadable"]


def test_an_unknown_order_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="order"):
        parse_date("26-11-2024", "dym")


@given(ALL_DAYS)
def test_every_day_comes_back_from_every_form(day):
    d, m, y, month = day.day, day.month, day.year, MONTH_NAMES[day.month - 1]
    forms_of_day = [
        f"{d:02}-{m:02}-{y}",
        f"{d}/{m}/{y}",
        f"{d}.{m}.{y}",
        f"{d:02}{m:02}{y}",
        f"{y}{m:02}{d:02}",
        f"{d} {month} {y}",
        f"{d} {MONTHS_SHORT[m - 1]} {y}",
        day.isoformat(),
        day.strftime("%A, %d %B %Y"),
    ]
    assert [parse_date(text) for text in forms_of_day] == [day] * len(forms_of_day)
    assert [parse_date(text, "mdy") for text in (f"{m}/{d}/{y}", f"{m:02}{d:02}{y}")] == [day, day]


@given(st.text(max_size=80) | st.integers() | st.floats() | st.booleans() | st.none())
def test_nothing_but_a_date_or_a_problem_comes_out(value):
    assert isinstance(outcome(parse_date, value), datetime.date | DateProblem)
    assert isinstance(outcome(parse_partial_date, value), PartialDate | DateProblem)


def test_ten_thousand_repeating_cells_are_read_in_thirty_milliseconds():
    cells = [f"{day:02}/{month:02}/{year}" for day in range(1, 29) for month in range(1, 13) for year in (2023, 2024)]
    column = (cells * 15)[:10_000]
    for cell in cells:
        parse_date(cell)

    best = min(_cpu_of(column) for _ in range(5))

    assert best < 0.03


def _cpu_of(column):
    started = time.process_time()
    for cell in column:
        parse_date(cell)
    return time.process_time() - started
