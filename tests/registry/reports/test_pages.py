import pytest
from django.urls import reverse
from django.utils import timezone

from registry.models import Stay
from timpora.core.models import AuditEvent


@pytest.fixture
def year():
    this = timezone.localdate().year
    return {"dari": f"01-01-{this - 1}", "sampai": f"31-12-{this}"}


def test_the_list_offers_what_the_role_may_have(world, client):
    offered = {}
    for role in ("secretariat", "leader", "reporter_head"):
        client.force_login(getattr(world.paser, role))
        cards = client.get(reverse("report_list")).context["cards"]
        offered[role] = [card["report"].slug for card in cards]
    assert offered == {
        "secretariat": ["rekap-a", "rekap-b", "rekap-f"],
        "leader": ["rekap-a", "rekap-b", "rekap-f"],
        "reporter_head": ["rekap-sendiri"],
    }


@pytest.mark.parametrize("role", ["auditor", "reporter"])
def test_the_list_is_closed_to_who_may_have_none(world, client, role):
    client.force_login(getattr(world.paser, role))
    assert client.get(reverse("report_list")).status_code == 403


def test_an_unknown_report_is_not_found(world, client):
    client.force_login(world.paser.secretariat)
    assert client.get(reverse("report_detail", args=["rekap-z"])).status_code == 404


def test_a_file_is_never_given_for_a_link(world, client):
    client.force_login(world.paser.secretariat)
    assert client.get(reverse("report_download", args=["rekap-a"])).status_code == 405


def test_a_download_without_the_token_of_the_form_is_refused(world, client):
    client.handler.enforce_csrf_checks = True
    client.force_login(world.paser.secretariat)
    assert client.post(reverse("report_download", args=["rekap-a"])).status_code == 403


def test_the_preview_shows_the_first_ten_rows_and_the_numbers_of_the_file(world, client, download, year):
    stay = world.paser.stays[0]
    for number in range(9):
        person = stay.person.__class__.objects.create(full_name=f"TAMU {number}", nationality=stay.person.nationality)
        Stay.objects.create(
            person=person, establishment=world.paser.hotel, district=world.paser.district, arrived=stay.arrived
        )
    book = download(world.paser.secretariat, "rekap-a", **year).book
    preview = client.get(reverse("report_detail", args=["rekap-a"]), year).context["preview"]
    assert len(book.rows) == 12
    assert [row[0]["text"] for row in preview["rows"]] == [row[0] for row in book.rows[:10]]
    assert [f"{number}" for _noun, number in preview["numbers"]] == [
        text for name, text in book.notes.items() if name.startswith("Angka kendali")
    ]


def test_whoever_may_not_read_passports_gets_four_characters_of_them(world, download, client, year):
    shown = {}
    for role in ("secretariat", "leader"):
        user = getattr(world.paser, role)
        shown[role] = [row[4] for row in download(user, "rekap-a", **year).book.rows]
        page = client.get(reverse("report_detail", args=["rekap-a"]), year).content.decode()
        assert ("PSRX10001" in page) is (role == "secretariat")
        assert [row[8] for row in download(user, "rekap-b", **year).book.rows] == [shown[role][1]]
    assert shown == {
        "secretariat": ["PSRX10001", "PSRX10000", "PSRX10002"],
        "leader": ["···0001", "···0000", "···0002"],
    }


def test_opening_a_list_of_names_is_an_event_and_a_table_of_counts_is_none(world, client, year):
    client.force_login(world.paser.leader)
    seen = []
    for slug in ("rekap-a", "rekap-f"):
        AuditEvent.objects.all().delete()
        client.get(reverse("report_detail", args=[slug]), year)
        seen.append(list(AuditEvent.objects.values_list("verb", "object_label")))
    assert seen == [[("lihat", "Rekap A Orang Asing")], []]


def test_the_first_look_is_at_the_last_closed_month(world, client):
    client.force_login(world.paser.secretariat)
    page = client.get(reverse("report_detail", args=["rekap-a"]))
    current = [link["current"] for link in page.context["shortcuts"]]
    assert current == [True, False, False, False]
    own_official = world.paser.officials[0]
    assert page.context["form"].cleaned_data["penandatangan"] == own_official


@pytest.mark.parametrize(
    ("choice", "field", "message"),
    [
        ({"dari": "30-11-2024", "sampai": "01-11-2024"}, "sampai", "Tanggal akhir lebih awal"),
        ({"dari": "01-01-1990", "sampai": "01-11-2024"}, "sampai", "Periode paling lama 10 tahun"),
        ({"dari": "31-02-2024", "sampai": "01-11-2024"}, "dari", "Tanggal 31 Februari tidak ada"),
        ({"dari": "", "sampai": "01-11-2024"}, "dari", ""),
        ({"kecamatan": "64.01.99"}, "kecamatan", ""),
        ({"kecamatan": "\x00"}, "kecamatan", ""),
    ],
)
def test_a_choice_that_cannot_be_is_explained_and_nothing_is_made(world, client, choice, field, message):
    client.force_login(world.paser.secretariat)
    AuditEvent.objects.all().delete()
    answer = client.post(reverse("report_download", args=["rekap-a"]), choice)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert message in answer.context["form"].errors[field][0]
    assert AuditEvent.objects.count() == 0


def test_one_regency_and_one_kecamatan_are_no_choice(world, client):
    fields = {}
    for name, user in {
        "paser": world.paser.secretariat,
        "kecamatan": world.paser.district_officer,
        "imigrasi": world.oku.immigration,
    }.items():
        client.force_login(user)
        fields[name] = list(client.get(reverse("report_detail", args=["rekap-a"])).context["form"].fields)
    assert fields == {
        "paser": ["dari", "sampai", "kecamatan", "penandatangan"],
        "kecamatan": ["dari", "sampai", "penandatangan"],
        "imigrasi": ["dari", "sampai", "wilayah", "kecamatan", "penandatangan"],
    }


def test_an_office_of_several_regencies_reports_on_one_or_on_all(world, download, year):
    everywhere = download(world.oku.immigration, "rekap-a", **year).book
    one = download(world.oku.immigration, "rekap-a", wilayah="16.08", **year).book
    assert (len(everywhere.rows), len(one.rows)) == (6, 3)
    names = "Kabupaten Ogan Komering Ulu dan Kabupaten Ogan Komering Ulu Timur"
    assert f"DAFTAR ORANG ASING YANG BERADA DI {names.upper()}" in everywhere.everything()
    assert [row[0] for row in one.rows if world.oku.canary in row[0]] == []


def test_a_kecamatan_of_the_other_regency_is_explained(world, client):
    client.force_login(world.oku.immigration)
    choice = {"wilayah": "16.08", "kecamatan": world.oku.district.pk}
    answer = client.post(reverse("report_download", args=["rekap-a"]), choice)
    assert list(answer.context["form"].errors) == ["kecamatan"]


def test_nothing_stays_on_disk(world, download, year, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    download(world.paser.secretariat, "rekap-a", **year)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("role", ["secretariat", "district_officer", "leader"])
def test_the_list_page_counts_the_same_people(world, client, year, role):
    client.force_login(getattr(world.paser, role))
    second = world.paser.districts[1].pk
    counted = []
    for choice in (year, {"dari": "01-01-1999", "sampai": "31-01-1999"}, year | {"kecamatan": second}):
        preview = client.get(reverse("report_detail", args=["rekap-a"]), choice).context["preview"]
        listed = client.get(preview["list_url"]).context["count_text"]
        counted.append((f"{preview['numbers'][0][1]} orang", listed))
    assert [report for report, _listed in counted] == [listed for _report, listed in counted]
    assert len({report for report, _listed in counted}) > 1, "equal because nothing was chosen"
