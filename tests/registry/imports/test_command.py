"""The same import from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from registry.models import Notice, Person, Stay
from tests.registry.imports.sheets import stage, write_csv, write_xlsx

HEADERS = ["Nama", "No Paspor", "Kewarganegaraan", "Check in"]
GOOD = ["ADAM ALDER", "A1234567", "AUS", "20-11-2024"]
BAD = ["BELLA BIRCH", "B1234567", "Korea", "20-11-2024"]


def run(path, side, **options) -> tuple[int, str]:
    """Exit code and everything printed."""
    out = io.StringIO()
    who = {"establishment": side.hotel.name, "user": side.secretariat.email, "as_of": "28-11-2024"}
    try:
        call_command("import_people", str(path), stdout=out, stderr=out, **(who | options))
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


def test_a_good_file_goes_in_and_again_changes_nothing(tmp_path, paser):
    path = write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD])
    code, text = run(path, paser)
    assert (code, Stay.objects.count()) == (0, 1)
    assert text.splitlines()[-1] == "Dibaca 1 = baru 1 + diperbarui 0 + tetap 0 + ditahan 0."
    code, text = run(path, paser)
    assert (code, Notice.objects.count()) == (0, 1)
    assert f"Berkas ini sudah diterima sebagai {Notice.objects.get().number}." in text


def test_asked_for_clean_files_only_nothing_goes_in_while_a_row_is_held(tmp_path, paser, media):
    path = write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD, BAD])
    code, text = run(path, paser, only_clean=True)
    assert (code, Person.objects.count(), Notice.objects.count()) == (1, 0, 0)
    assert "Baris 3, kolom C [salah]: “Korea” bisa Korea Selatan atau Korea Utara. Pilih salah satu." in text
    assert "Dibaca 2 = siap 1 + berulang 0 + ditahan 1. Tidak ada yang disimpan." in text
    assert "Tanpa --only-clean baris yang siap disimpan dan yang lain ditahan." in text


def test_good_rows_go_in_and_the_others_are_named_and_held(tmp_path, paser):
    code, text = run(write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD, BAD]), paser)
    assert (code, Person.objects.count()) == (0, 1)
    assert "Baris 3, kolom C [salah]" in text
    assert text.splitlines()[-1] == "Dibaca 2 = baru 1 + diperbarui 0 + tetap 0 + ditahan 1."


def test_a_dry_run_stores_nothing(tmp_path, paser, media):
    code, text = run(write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD]), paser, dry_run=True)
    assert (code, Person.objects.count(), Notice.objects.count()) == (0, 0, 0)
    assert "Dibaca 1 = siap 1 + berulang 0 + ditahan 0. Tidak ada yang disimpan." in text


def test_an_ambiguous_order_of_dates_is_never_guessed(tmp_path, paser):
    rows = [[*GOOD[:3], text] for text in ("03/04/2024", "05/06/2024", "07/08/2024")]
    path = write_csv(tmp_path / "opera.csv", [HEADERS, *rows])
    code, text = run(path, paser)
    assert (code, Notice.objects.count()) == (1, 0)
    for example in ("03/04/2024", "05/06/2024", "07/08/2024"):
        assert f"{example} (kolom D) dibaca" in text
    code, text = run(path, paser, date_order="mdy")
    assert (code, [f"{stay.arrived:%d-%m-%Y}" for stay in Stay.objects.order_by("arrived")]) == (
        0,
        ["04-03-2024", "06-05-2024", "08-07-2024"],
    )


def test_a_column_is_named_by_its_header(tmp_path, paser):
    path = write_csv(tmp_path / "tamu.csv", [["Nama", "Kode Tamu", "Negara"], ["ADAM ALDER", "A12345", "AUS"]])
    code, text = run(path, paser)
    assert (code, "Kolom “Nomor paspor” belum ditemukan." in text) == (1, True)
    code, text = run(path, paser, map=["Kode tamu=number"])
    assert (code, Stay.objects.get().document.number) == (0, "A12345")


def test_an_unreadable_file_has_a_code_of_its_own(tmp_path, paser):
    path = tmp_path / "tamu.xlsx"
    path.write_bytes(b"")
    code, text = run(path, paser)
    assert (code, text.strip()) == (2, "Berkas ini kosong (0 bita). Periksa berkas di komputer Anda lalu unggah lagi.")


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("user", "nobody@x.contoh", "Tidak ada akun aktif nobody@x.contoh."),
        ("as_of", "31-02-2024", "Tanggal 31 Februari tidak ada."),
        ("sheet", "Maret", "Tidak ada lembar “Maret”."),
        ("map", ["Nama=nothing"], "Tidak ada isian “nothing”."),
        ("map", ["Tidak=number"], "Tidak ada kolom “Tidak”."),
    ],
)
def test_a_wrong_option_is_told(tmp_path, paser, option, value, told):
    path = write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD])
    with pytest.raises(CommandError, match=told):
        run(path, paser, **{option: value})
    assert Notice.objects.count() == 0


def test_a_draft_of_the_pages_survives_a_dry_run(tmp_path, paser):
    path = write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD])
    draft = stage(paser.secretariat, paser.hotel, path)
    assert run(path, paser, dry_run=True)[0] == 0
    assert Notice.objects.get() == draft


def test_an_establishment_of_another_regency_is_not_found(tmp_path, paser, oku):
    path = write_xlsx(tmp_path / "tamu.xlsx", [HEADERS, GOOD])
    for name in (oku.hotel.name, str(oku.hotel.pk)):
        with pytest.raises(CommandError, match="Tidak ada pelapor"):
            run(path, paser, establishment=name)
    assert Notice.objects.count() == 0
