import datetime
import time

import pytest
import time_machine
from django import forms
from django.template import Context, Template
from django.utils import formats, timezone
from hypothesis import given
from hypothesis import strategies as st

from timpora.core.dates import (
    DateProblem,
    OrderExample,
    OrderFinding,
    PartialDate,
    PartialDateField,
    TanggalField,
    detect_order,
    format_range,
    format_time,
    format_time_range,
    parse_date,
    parse_partial_date,
    relative_days,
)
from timpora.core.dates.months import MONTH_NAMES, MONTHS_SHORT

NOVEMBER_26 = datetime.date(2024, 11, 26)
ALL_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def problem_of(parse, *args, **kwargs):
    with pytest.raises(DateProblem) as caught:
        parse(*args, **kwargs)
    return caught.value.code, caught.value.message


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


def outcome(parse, value):
    try:
        return parse(value)
    except DateProblem as problem:
        return problem


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


def test_a_column_that_reads_both_ways_is_ambiguous_and_shows_three_examples():
    cells = ["03/04/2025", "05/05/2025", "01/12/2024", "02/12/2024", "04/12/2024", None, 45622]
    assert detect_order(cells) == OrderFinding(
        "ambiguous",
        [
            OrderExample("03/04/2025", datetime.date(2025, 4, 3), datetime.date(2025, 3, 4)),
            OrderExample("01/12/2024", datetime.date(2024, 12, 1), datetime.date(2024, 1, 12)),
            OrderExample("02/12/2024", datetime.date(2024, 12, 2), datetime.date(2024, 2, 12)),
        ],
    )


def test_one_sure_cell_decides_for_its_column():
    both = OrderExample("03/04/2025", datetime.date(2025, 4, 3), datetime.date(2025, 3, 4))
    assert detect_order(["03/04/2025", "26/11/2024"]) == OrderFinding("dmy", [both])
    assert detect_order(["03/04/2025", "11/26/2024", "03/04/2025"]) == OrderFinding("mdy", [both])


def test_cells_that_contradict_each_other_are_shown():
    assert detect_order(["26/11/2024", "11/27/2024"]) == OrderFinding(
        "mixed",
        [
            OrderExample("26/11/2024", NOVEMBER_26, None),
            OrderExample("11/27/2024", None, datetime.date(2024, 11, 27)),
        ],
    )


def test_columns_where_nothing_depends_on_the_order():
    columns = [["2024-11-26", "20241127"], ["5 Mei 2024", "05/05/2024"], ["besok", "31/02/2024"], [NOVEMBER_26], []]
    assert [detect_order(cells) for cells in columns] == [
        OrderFinding("ymd", []),
        OrderFinding("none", []),
        OrderFinding("none", []),
        OrderFinding("none", []),
        OrderFinding("none", []),
    ]


class VisitForm(forms.Form):
    arrived = TanggalField()
    left = TanggalField(required=False)
    born = PartialDateField(required=False)


def test_forms_read_what_people_type():
    form = VisitForm({"arrived": "26 Agustus 2024", "left": " ", "born": "00/10/1985"})

    assert form.is_valid()
    assert form.cleaned_data == {"arrived": datetime.date(2024, 8, 26), "left": None, "born": PartialDate(1985, 10)}


def test_forms_say_what_is_wrong_with_a_date():
    form = VisitForm({"arrived": "11/26/2024", "left": "31-02-2024", "born": "1985-13"})

    assert form.errors.get_json_data() == {
        "arrived": [
            {
                "message": "11/26/2024 ditulis dengan bulan lebih dulu. Tulis hari lebih dulu: 26-11-2024.",
                "code": "month_first",
            }
        ],
        "left": [
            {
                "message": "Tanggal 31 Februari tidak ada. Isi tanggal seperti di paspor atau dokumen.",
                "code": "day",
            }
        ],
        "born": [{"message": "Bulan 13 tidak ada. Isi bulan 1 sampai 12.", "code": "month"}],
    }


def test_forms_show_the_day_first_and_keep_what_was_typed():
    initial = {"arrived": NOVEMBER_26, "born": PartialDate(1985, 10)}
    fresh, sent_back = VisitForm(initial=initial), VisitForm({"arrived": "11/26/2024"})

    assert str(fresh["arrived"]) == (
        '<input type="text" name="arrived" value="26-11-2024" placeholder="hh-bb-tttt" inputmode="numeric"'
        ' autocomplete="off" required id="id_arrived">'
    )
    assert 'value="00-10-1985"' in str(fresh["born"])
    assert 'value="11/26/2024"' in str(sent_back["arrived"])


def test_an_unchanged_date_is_no_change():
    initial = {"arrived": NOVEMBER_26, "left": None, "born": PartialDate(1985, 10)}
    assert VisitForm({"arrived": "26 Nov 2024", "born": "Oktober 1985"}, initial=initial).changed_data == []
    assert VisitForm({"arrived": "27-11-2024", "born": "1985"}, initial=initial).changed_data == ["arrived", "born"]


def test_the_locale_has_no_american_formats_and_prints_full_months():
    inputs = formats.get_format("DATE_INPUT_FORMATS", lang="id")

    assert [pattern for pattern in inputs if pattern.startswith(("%m", "%b", "%B", "%y"))] == []
    assert formats.date_format(NOVEMBER_26) == "26 November 2024"
    with pytest.raises(forms.ValidationError):
        forms.DateField(localize=True).clean("11/26/2024")


def rendered(source, **context):
    return Template("{% load indonesian %}" + source).render(Context(context))


def test_filters_show_dates_as_indonesian_readers_expect():
    source = "{{ d|tanggal }}|{{ d|tanggal_hari }}|{{ d|tanggal_pendek }}|{{ d|tanggal_tabel }}"
    assert rendered(source, d=NOVEMBER_26) == "26 November 2024|Selasa, 26 November 2024|26 Nov 2024|26-11-2024"
    assert rendered(source, d=None) == "|||"
    assert rendered(source, d=PartialDate(1985, 10)) == "Oktober 1985|Oktober 1985|Oktober 1985|00-10-1985"


def test_moments_are_shown_in_the_time_zone_of_the_place():
    moment = datetime.datetime(2024, 11, 26, 16, 5, tzinfo=datetime.UTC)
    with timezone.override("Asia/Makassar"):
        assert rendered("{{ m|tanggal }} {{ m|jam }}", m=moment) == "27 November 2024 pukul 00.05 WITA"
    with timezone.override("Asia/Jakarta"):
        assert rendered("{{ m|tanggal }} {{ m|jam }}", m=moment) == "26 November 2024 pukul 23.05 WIB"
        assert rendered('{{ m|jam:"Asia/Jayapura" }}|{{ n|jam }}', m=moment, n=None) == "pukul 01.05 WIT|"
    assert format_time(datetime.time(14, 5), "UTC") == "pukul 14.05"
    assert format_time_range(datetime.time(8, 30), datetime.time(12), "Asia/Makassar") == "pukul 08.30–12.00 WITA"


def test_distances_in_days_are_said_as_people_say_them():
    days = [datetime.date(2024, 11, 26) + datetime.timedelta(days=gap) for gap in (0, -1, 1, 3, -41, 1200)]
    assert [relative_days(day, NOVEMBER_26) for day in days] == [
        "hari ini",
        "kemarin",
        "besok",
        "3 hari lagi",
        "41 hari lalu",
        "1.200 hari lagi",
    ]
    with time_machine.travel(datetime.datetime(2024, 11, 26, 4, tzinfo=datetime.UTC), tick=False):
        assert rendered("{{ d|relatif }}", d=datetime.date(2024, 11, 29)) == "3 hari lagi"


def test_periods_say_month_and_year_once():
    spans = [("2024-11-01", "2024-11-30"), ("2024-10-28", "2024-11-03"), ("2023-12-28", "2024-01-03")]
    dates = [tuple(map(datetime.date.fromisoformat, span)) for span in spans]
    assert [format_range(*span) for span in dates] == [
        "1–30 November 2024",
        "28 Oktober – 3 November 2024",
        "28 Desember 2023 – 3 Januari 2024",
    ]
    assert format_range(NOVEMBER_26, NOVEMBER_26) == "26 November 2024"
    assert rendered("{{ a|sampai:b }}|{{ a|sampai:c }}", a=NOVEMBER_26, b=NOVEMBER_26, c=None) == (
        "26 November 2024|26 November 2024 –"
    )


def test_numbers_and_shares_carry_indonesian_separators():
    assert rendered("{{ n|angka }}|{{ f|angka }}|{{ f|angka:0 }}", n=1284, f=82.5) == "1.284|82,5|83"
    assert rendered("{{ f|persen }}|{{ w|persen }}", f=82.5, w=21) == "82,5%|21%"
    assert rendered("{{ a|persen:b }}|{{ a|persen:z }}", a=1, b=3, z=0) == "33,3%|–"
    assert rendered("{{ n|angka }}|{{ n|persen }}|{{ x|angka }}", n=None, x="–") == "||–"
