"""What we print, we can read: a report handed back in proposes no change."""

import datetime

from registry.actions import notice as action
from tests.registry.imports.sheets import counts, registry_content, stage, take_in, told, write_xlsx
from timpora.core.reports import find_report
from timpora.core.reports.copies import make_copy

PERIOD = {"dari": "01-11-2024", "sampai": "30-11-2024"}
LODGING = [
    ["Nama", "L/P", "Tempat, tgl lahir", "Kewarganegaraan", "No Paspor", "Berlaku s.d.", "Jenis izin", "No izin"]
    + ["Berlaku s.d.", "Kecamatan", "Desa", "Check in", "Check out", "Tujuan"],
    ["ADAM ALDER", "L", "Perth, 17-06-1985", "AUS", "A1234567", "01-01-2030", "VoA", "V-1", "19-12-2024"]
    + ["Long Ikis", "Krayan Jaya", "20-11-2024", "23-11-2024", "Wisata"],
    ["JAN CERNY", "L", "00-00-1950", "CZE", "P7654321", None, None, None, None, None, None, "21-11-2024", None, None],
]


def print_report(slug, user, path):
    report = find_report(slug)
    form = report.form_class.filled(PERIOD, user)
    assert form.errors == {}
    make_copy(report, user, form, path)
    return path


def test_rekap_a_of_a_hotel_handed_back_changes_nothing(tmp_path, paser):
    take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tamu.xlsx", LODGING))
    before = registry_content()
    path = print_report("rekap-a", paser.secretariat, tmp_path / "rekap.xlsx")
    draft = stage(paser.secretariat, paser.hotel, path, datetime.date(2024, 11, 30))
    assert action.layout_problems(draft) == []
    summary = action.check_notice(by=paser.secretariat, notice=draft)
    assert (told(draft), summary.read, summary.ready) == ({}, 2, 2)
    assert counts(action.commit_notice(by=paser.secretariat, notice=draft)) == (2, 0, 0, 2, 0)
    assert registry_content() == before


def test_rekap_b_of_a_company_handed_back_changes_nothing(tmp_path, paser):
    headers = [
        "Nama TKA",
        "Kewarganegaraan",
        "No Paspor",
        "Jabatan",
        "No RPTKA",
        "Berlaku s.d.",
        "No. ITAS",
        "Berlaku s.d.",
        "Tgl masuk",
    ]
    worker = ["WANG FANG", "CHN", "E5556667", "Welder", "560/1", "31-12-2025", "2C1", "30-06-2025", "01-11-2024"]
    take_in(paser.secretariat, paser.company, write_xlsx(tmp_path / "tka.xlsx", [headers, worker]))
    before = registry_content()
    path = print_report("rekap-b", paser.secretariat, tmp_path / "rekap.xlsx")
    notice = take_in(paser.secretariat, paser.company, path, datetime.date(2024, 11, 30))
    assert told(notice) == {}
    assert counts(notice) == (1, 0, 0, 1, 0)
    assert registry_content() == before
