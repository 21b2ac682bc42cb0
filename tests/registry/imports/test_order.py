"""The order of rows in a sheet does not matter."""

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.registry.imports.sheets import counts, registry_content, take_in, write_csv

HEADERS = [
    "Nama",
    "No Paspor",
    "Kewarganegaraan",
    "L/P",
    "Tgl Lahir",
    "Jenis izin",
    "Masa berlaku",
    "Check in",
    "Kamar",
]
ROWS = [
    ["ADAM ALDER", "A1234567", "AUS", "L", None, "VoA", "30-12-2024", "20-11-2024", "1"],
    ["ADAM ALDER", "A1234567", "AUS", None, "17-06-1985", None, None, "25-11-2024", "2"],
    ["ADAM ALDER", "A1234567", "AUS", None, None, "ITAS", "30-12-2025", "26-11-2024", "2"],
    ["BELLA BIRCH", "B1234567", "JPN", "P", "00-00-1950", None, None, "20-11-2024", "3"],
    ["BELLA BIRCH", "B7654321", "JPN", "P", "00-00-1950", None, None, "21-11-2024", "3"],
    ["CARL CEDAR", "C1234567", "Korea", "L", None, None, None, "20-11-2024", "4"],
    ["DIANA ELM", "D1234567", "MYS", "P", None, None, None, None, "5"],
    ["EMIL FIR", "E1234567", "MYS", "L", "31-02-1985", None, None, "20-11-2024", "6"],
    [None, None, None, None, None, None, None, None, None],
]


def test_any_order_of_rows_gives_the_same_registry(tmp_path, paser):
    seen = []

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.permutations(ROWS))
    def take_in_order(rows):
        with transaction.atomic():
            notice = take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "tamu.csv", [HEADERS, *rows]))
            seen.append((counts(notice), registry_content()))
            transaction.set_rollback(True)

    take_in_order()
    assert [content for content in seen if content != seen[0]] == []
    assert seen[0][0] == (8, 6, 0, 0, 2)
