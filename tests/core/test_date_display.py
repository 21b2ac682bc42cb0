import datetime

import time_machine
from django.template import Context, Template
from django.utils import timezone

from timpora.core.dates import (
    PartialDate,
    format_range,
    format_time,
    format_time_range,
    relative_days,
)

NOVEMBER_26 = datetime.date(2024, 11, 26)


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
