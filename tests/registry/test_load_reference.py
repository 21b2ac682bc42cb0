import csv
import datetime
import io
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.models import Country, District, Regency, Village, VisaIndex

pytestmark = pytest.mark.django_db


def load(**options):
    said = io.StringIO()
    call_command("load_reference", stdout=said, **options)
    return said.getvalue().splitlines()


def test_loading_twice_adds_everything_once():
    assert load() == [
        "Kabupaten/kota: 4 (4 baru)",
        "Kecamatan: 62 (62 baru)",
        "Desa/kelurahan: 872 (872 baru)",
        "Negara: 274 (274 baru)",
        "Indeks visa: 123 (123 baru)",
    ]
    assert load() == [
        "Kabupaten/kota: 4 (0 baru)",
        "Kecamatan: 62 (0 baru)",
        "Desa/kelurahan: 872 (0 baru)",
        "Negara: 274 (0 baru)",
        "Indeks visa: 123 (0 baru)",
    ]


def test_all_940_regions_of_the_file_are_in_their_place():
    load()

    with (Path(settings.BASE_DIR) / "fixtures" / "wilayah.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 940 == 2 + 4 + 62 + 872
    places = Regency.objects.values_list("code", "name", "province_name", "capital", "time_zone")
    assert list(places) == [
        ("16.01", "Kabupaten Ogan Komering Ulu", "Sumatera Selatan", "Baturaja", "Asia/Jakarta"),
        ("16.08", "Kabupaten Ogan Komering Ulu Timur", "Sumatera Selatan", "Martapura", "Asia/Jakarta"),
        ("16.09", "Kabupaten Ogan Komering Ulu Selatan", "Sumatera Selatan", "Muaradua", "Asia/Jakarta"),
        ("64.01", "Kabupaten Paser", "Kalimantan Timur", "Tana Paser", "Asia/Makassar"),
    ]
    assert list(District.objects.filter(regency="64.01").values_list("code", "name")) == [
        ("64.01.01", "Batu Sopang"),
        ("64.01.02", "Tanjung Harapan"),
        ("64.01.03", "Paser Belengkong"),
        ("64.01.04", "Tanah Grogot"),
        ("64.01.05", "Kuaro"),
        ("64.01.06", "Long Ikis"),
        ("64.01.07", "Muara Komam"),
        ("64.01.08", "Long Kali"),
        ("64.01.09", "Batu Engau"),
        ("64.01.10", "Muara Samu"),
    ]
    grogot = Village.objects.filter(district="64.01.04")
    assert (sum(village.is_urban for village in grogot), len(grogot)) == (1, 16)


def test_countries_hold_all_of_iso_and_the_codes_of_icao():
    load()

    germany, china = Country.objects.get(code="DEU"), Country.objects.get(code="CHN")
    assert Country.objects.filter(is_state=True).count() == 249
    assert list(Country.objects.filter(is_state=False).order_by("code").values_list("code", flat=True)) == [
        "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "UNA", "UNK", "UNO", "XBA", "XCC", "XCE", "XCO", "XDC",
        "XEC", "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB", "XXC", "XXX",
    ]  # fmt: skip
    assert (germany.alpha2, germany.icao, germany.name, germany.name_en) == ("DE", "D", "Jerman", "Germany")
    assert (china.alpha2, china.icao, china.name, china.name_en) == ("CN", "CHN", "Tiongkok", "China")
    assert Country.objects.get(code="KOR").name == "Korea Selatan"
    assert not Country.objects.filter(code="D").exists()


def test_old_visa_indexes_stay_readable_and_name_their_successor():
    load()

    assert list(
        VisaIndex.objects.exclude(replaced_by="").order_by("code").values_list("code", "replaced_by", "valid_until")
    ) == [
        (code, successor, datetime.date(2025, 6, 1))
        for code, successor in [
            ("212", "D2"),
            ("312", "E23"),
            ("313", "E28A"),
            ("314", "E28A"),
            ("317", "E31"),
            ("319", "E33F"),
            ("B211", "C1/C2"),
            ("B211A", "C1/C2"),
            ("B213", "B1"),
        ]
    ]
    assert VisaIndex.objects.filter(valid_until=None).count() == 114
    trial = VisaIndex.objects.get(code="C18")
    assert (trial.initial_days, trial.extension_days, trial.max_days, trial.valid_from) == (
        90,
        0,
        90,
        datetime.date(2025, 6, 14),
    )
    assert VisaIndex.objects.get(code="E23").initial_days is None


def test_loading_again_keeps_what_an_admin_corrected():
    load()
    Country.objects.filter(code="CHN").update(aliases=["Zhongguo"])
    Regency.objects.filter(code="64.01").update(capital="Tanah Grogot")
    Village.objects.filter(code="64.01.10.2001").delete()
    load()
    assert Country.objects.get(code="CHN").aliases == ["Zhongguo"]
    assert Regency.objects.get(code="64.01").capital == "Tanah Grogot"
    assert Village.objects.filter(code="64.01.10.2001").exists()


def test_loading_over_it_mends_what_was_changed_and_removes_nothing():
    load()
    Country.objects.filter(code="CHN").update(name="Cina", aliases=["Zhongguo"])
    Regency.objects.filter(code="64.01").update(name="Paser", time_zone="Asia/Jakarta")
    Country.objects.create(code="ZZX", name="Negeri Contoh", name_en="Sampleland")

    load(overwrite=True)

    china, paser = Country.objects.get(code="CHN"), Regency.objects.get(code="64.01")
    assert (china.name, china.aliases[0], china.aliases[-1]) == ("Tiongkok", "Cina*", "Zhongguo")
    assert (paser.name, paser.time_zone) == ("Kabupaten Paser", "Asia/Makassar")
    assert Country.objects.filter(code="ZZX").exists()


def test_loading_is_quick():
    load()
    started = time.process_time()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load()

    assert time.process_time() - started < 2
    assert len(queries) < 30
