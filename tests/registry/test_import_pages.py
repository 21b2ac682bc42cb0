import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.models import Notice, NoticeRow, Person, Stay

pytestmark = pytest.mark.django_db

GOOD = """Nama Tamu;No Paspor;Kewarganegaraan;Tgl Lahir;Tgl Masuk
ANNA CONTOH;ZQ1000001;Australia;13-02-1990;01-11-2026
BELA CONTOH;ZQ1000002;Malaysia;14-02-1991;02-11-2026
"""
FAULTY = GOOD + "CICI CONTOH;;Malaysia;15-02-1992;03-11-2026\nDEDE CONTOH;ZQ1000004;Atlantis;31-02-1993;04-11-2026\n"


@pytest.fixture
def secretariat(client, world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(world.paser.secretariat)
    return client


def upload(client, side, text, name="tamu.csv", as_of="05-11-2026"):
    content = text if isinstance(text, bytes) else text.encode()
    typed = {"establishment": side.hotel.pk, "as_of": as_of, "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("registry:import_start"), typed)


def test_a_clean_file_is_three_clicks_and_stores_nothing_before_the_last(secretariat, world):
    before = Person.objects.count(), Stay.objects.count()
    response = upload(secretariat, world.paser, GOOD)
    assert "/periksa/" in response["Location"]
    page = secretariat.get(response["Location"])
    assert "Semua baris dapat disimpan." in page.content.decode()
    assert (Person.objects.count(), Stay.objects.count()) == before
    done = secretariat.post(response["Location"])
    assert "/selesai/" in done["Location"]
    assert (Person.objects.count(), Stay.objects.count()) == (before[0] + 2, before[1] + 2)
    facts = secretariat.get(done["Location"]).content.decode()
    assert re.findall(r"<dd>(\d+)</dd>", facts) == ["2", "2", "0", "0", "0"]


def test_the_same_file_again_changes_nothing_and_shows_the_first(secretariat, world):
    first = secretariat.post(upload(secretariat, world.paser, GOOD)["Location"])["Location"]
    before = Person.objects.count(), Stay.objects.count(), Notice.objects.received().count()
    assert upload(secretariat, world.paser, GOOD)["Location"] == first
    assert (Person.objects.count(), Stay.objects.count(), Notice.objects.received().count()) == before


def test_every_problem_of_every_row_is_shown_with_row_column_and_remedy(secretariat, world):
    page = secretariat.get(upload(secretariat, world.paser, FAULTY)["Location"]).content.decode()
    assert "2 baris perlu diperbaiki" in page
    for words in ("Isi nomor paspor", "Atlantis", "31 Februari tidak ada", "Simpan 2 baris yang siap"):
        assert words in page
    for row in (4, 5):
        assert f'id="baris-{row}"' in page


def test_good_rows_go_in_and_bad_rows_stay_with_the_notice(secretariat, world):
    secretariat.post(upload(secretariat, world.paser, FAULTY)["Location"])
    notice = Notice.objects.received().latest("pk")
    assert (notice.rows_read, notice.rows_created, notice.rows_held) == (4, 2, 2)
    held = NoticeRow.objects.filter(notice=notice, state="bermasalah").order_by("sheet_row")
    assert list(held.values_list("sheet_row", flat=True)) == [4, 5]
    page = secretariat.get(notice.get_absolute_url()).content.decode()
    assert "CICI CONTOH" in page


def test_the_chips_count_what_they_show(secretariat, world):
    address = upload(secretariat, world.paser, FAULTY)["Location"]
    page = secretariat.get(address)
    counts = {chip["url"]: chip["count"] for chip in page.context["chips"]}
    assert counts["?tampil="] == 4
    for url, count in counts.items():
        assert len(secretariat.get(address + url).context["lines"]) == count


def test_a_second_click_on_save_and_the_back_button_store_nothing_twice(secretariat, world):
    address = upload(secretariat, world.paser, GOOD)["Location"]
    first, second = secretariat.post(address)["Location"], secretariat.post(address)["Location"]
    assert first == second
    assert secretariat.get(address)["Location"] == first
    assert Notice.objects.received().filter(file_name="tamu.csv").count() == 1


def test_unknown_columns_are_asked_and_remembered(secretariat, world):
    text = GOOD.replace("No Paspor", "Kolom Aneh").replace("ZQ", "ZR")
    address = upload(secretariat, world.paser, text)["Location"]
    assert "/kolom/" in address
    page = secretariat.get(address)
    choices = {f"kolom-{column['index']}": column["field"] for column in page.context["columns"]}
    done = secretariat.post(address, choices | {"kolom-1": "number", "baris_judul": "1"})
    assert "/periksa/" in done["Location"]
    secretariat.post(done["Location"])
    again = upload(secretariat, world.paser, text.replace("ZR", "ZS"), name="tamu-2.csv")
    assert "/periksa/" in again["Location"]


def test_a_missing_required_column_is_named(secretariat, world):
    text = "\n".join(";".join(line.split(";")[:1] + line.split(";")[2:]) for line in GOOD.splitlines())
    address = upload(secretariat, world.paser, text)["Location"]
    assert "/kolom/" in address
    assert "Kolom “Nomor paspor” belum ditemukan." in secretariat.get(address).content.decode()


def test_dates_that_read_both_ways_are_asked_with_examples(secretariat, world):
    text = (
        "Name;Passport;Nationality;Arrival\n"
        "ANNA CONTOH;ZQ1000001;AUS;03/04/2026\nBELA CONTOH;ZQ1000002;AUS;05/06/2026\n"
    )
    address = upload(secretariat, world.paser, text, as_of="01-07-2026")["Location"]
    assert "/kolom/" in address
    page = secretariat.get(address)
    assert "03/04/2026" in page.content.decode()
    choices = {f"kolom-{column['index']}": column["field"] for column in page.context["columns"]}
    assert secretariat.post(address, choices).status_code == 422
    check = secretariat.post(address, choices | {"urutan_tanggal": "mdy"})["Location"]
    secretariat.post(check)
    stay = Stay.objects.get(document__number_key="ZQ1000001")
    assert stay.arrived.isoformat() == "2026-03-04"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kosong.xlsx", b"", "kosong"),
        ("halaman.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "halaman web"),
        ("rusak.xlsx", b"PK\x03\x04 bukan arsip", "rusak"),
        ("tanpa-baris.csv", b"Nama;No Paspor;Kewarganegaraan\n", "baris data"),
    ],
)
def test_a_file_that_cannot_be_read_gets_its_own_sentence_and_leaves_nothing(secretariat, world, name, content, words):
    before = Notice.objects.count()
    response = upload(secretariat, world.paser, content, name=name)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Notice.objects.count() == before


def test_a_hotel_of_the_other_regency_cannot_be_chosen(secretariat, world):
    response = upload(secretariat, world.oku, GOOD)
    assert response.status_code == 422
    assert Notice.objects.filter(establishment=world.oku.hotel, file_name="tamu.csv").count() == 0


@pytest.mark.parametrize("step", ["import_columns", "import_check", "import_done", "import_discard"])
def test_a_draft_of_the_other_regency_is_not_found(secretariat, world, step):
    address = reverse(f"registry:{step}", args=[world.oku.draft.pk])
    assert secretariat.get(address).status_code == 404
    assert secretariat.post(address).status_code in (404, 405)


def test_a_draft_can_be_thrown_away(secretariat, world):
    address = upload(secretariat, world.paser, GOOD)["Location"]
    secretariat.post(address.replace("periksa", "buang"))
    assert Notice.objects.filter(file_name="tamu.csv").count() == 0


def test_a_leader_may_not_import(client, world):
    client.force_login(world.paser.leader)
    assert client.get(reverse("registry:import_start")).status_code == 403


def test_a_file_without_one_good_row_says_so_and_stores_nothing(secretariat, world):
    bad = GOOD.replace("Australia", "Atlantis").replace("Malaysia", "Atlantis")
    address = upload(secretariat, world.paser, bad)["Location"]
    secretariat.get(address)
    response = secretariat.post(address, follow=True)
    assert "Tidak ada baris yang dapat disimpan." in response.content.decode()
    assert Notice.objects.latest("pk").state == "draf"
