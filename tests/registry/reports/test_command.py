from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from timpora.core.models import AuditEvent


@pytest.fixture
def run(tmp_path):
    """``run(slug, user, **options)``: what the command says, and the file it made."""

    def run_one(slug: str, user, *options: str):
        out, path = StringIO(), tmp_path / "laporan.xlsx"
        year = timezone.localdate().year
        period = ["--from", f"01-01-{year - 1}", "--until", f"31-12-{year}"]
        call_command("make_report", slug, "--user", user.email, *period, "--out", str(path), *options, stdout=out)
        return out.getvalue(), path

    return run_one


def test_it_writes_the_report_with_the_rights_of_the_account(world, run):
    said, path = run("rekap-a", world.paser.secretariat)
    book = openpyxl.load_workbook(path)
    assert said == (f"3 baris ditulis ke {path} (3 orang · 3 kewarganegaraan · 2 kecamatan · 0 tanpa izin tercatat).\n")
    assert book.sheetnames == ["Rekap A Orang Asing", "Keterangan"]
    event = AuditEvent.objects.get(object_id=book.properties.keywords)
    assert (event.actor, event.verb, event.detail["baris"]) == (world.paser.secretariat.email, "unduh", 3)


def test_a_kecamatan_and_other_choices_can_be_named(world, run):
    district = world.paser.districts[1]
    said, _path = run("rekap-a", world.paser.secretariat, "--district", district.pk, "--filter", "penandatangan=")
    assert said.startswith("1 baris ditulis")


@pytest.mark.parametrize(
    ("slug", "role", "options", "message"),
    [
        ("rekap-z", "secretariat", (), "Tidak ada laporan rekap-z. Yang ada: rekap-a, rekap-b, rekap-f, rekap-sendiri"),
        ("rekap-a", "auditor", (), "tidak dapat mengunduh laporan ini"),
        ("rekap-a", "secretariat", ("--district", "99.99.99"), "kecamatan:"),
        ("rekap-a", "secretariat", ("--filter", "warna=biru"), "Saringan tidak dikenal: warna"),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_written(world, run, tmp_path, slug, role, options, message):
    with pytest.raises(CommandError, match=message):
        run(slug, getattr(world.paser, role), *options)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_account_is_explained(db, tmp_path):
    with pytest.raises(CommandError, match="Tidak ada akun aktif"):
        call_command("make_report", "rekap-a", "--user", "x@y.contoh", "--out", str(tmp_path / "a.xlsx"))
