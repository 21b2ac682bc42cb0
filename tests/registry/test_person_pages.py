import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from registry.models import Person, Stay, TravelDocument
from tests.factories import PersonFactory
from timpora.core.models import AuditEvent

pytestmark = pytest.mark.django_db


def new_person(side, **changes):
    return {
        "full_name": "MUSTERFRAU ERIKA",
        "sex": "F",
        "birth": "00-10-1985",
        "birth_place": "Kota Contoh",
        "nationality": "DEU",
        "category": "lainnya",
        "document_kind": "paspor",
        "number": "C01X 00T47",
        "issuing_state": "",
        "stay_kind": "menginap",
        "establishment": side.hotel.pk,
        "arrived": timezone.localdate().strftime("%d-%m-%Y"),
        "source": "pelapor",
    } | changes


@pytest.fixture
def secretariat(client, world):
    client.force_login(world.paser.secretariat)
    return client


def test_person_create_stores_person_passport_and_stay(secretariat, world):
    response = secretariat.post(reverse("registry:person_create"), new_person(world.paser))
    document = TravelDocument.objects.with_number("c01x00t47").get()
    person = document.person
    assert response["Location"] == person.get_absolute_url()
    assert (person.birth_date.isoformat(), person.birth_precision) == ("1985-10-01", "month")
    assert document.issuing_state_id == "DEU"
    assert list(person.stays.values_list("establishment", "district")) == [
        (world.paser.hotel.pk, world.paser.hotel.district_id)
    ]
    assert sorted(person.tokens.values_list("token", flat=True)) == ["ERIKA", "MUSTERFRAU"]


def test_person_create_with_a_known_passport_adds_a_stay_to_the_same_person(secretariat, world):
    known, count = world.oku.documents[0], Person.objects.count()
    typed = new_person(world.paser, number=known.number, issuing_state=known.issuing_state_id, full_name="LAIN NAMA")
    response = secretariat.post(reverse("registry:person_create"), typed)
    assert response["Location"] == world.oku.worker.get_absolute_url()
    assert Person.objects.count() == count
    world.oku.worker.refresh_from_db()
    assert world.oku.worker.full_name != "LAIN NAMA"


def test_person_known_in_two_regencies_shows_each_only_its_own_stays(secretariat, world):
    known = world.oku.documents[0]
    typed = new_person(world.paser, number=known.number, issuing_state=known.issuing_state_id)
    secretariat.post(reverse("registry:person_create"), typed)
    page = secretariat.get(reverse("registry:person_stays", args=[world.oku.worker.public_id])).content.decode()
    assert world.paser.hotel.name in page
    assert world.oku.company.name not in page
    assert world.oku.number_mark + "1" not in page.replace(known.number, "")


def test_two_clicks_on_one_form_store_one_person(secretariat, world):
    cache.clear()
    typed, count = new_person(world.paser, form_token="tombol-yang-sama"), Person.objects.count()
    places = {secretariat.post(reverse("registry:person_create"), typed)["Location"] for _click in range(2)}
    assert (Person.objects.count(), len(places)) == (count + 1, 1)
    assert AuditEvent.objects.filter(verb="buat", object_id=places.pop().split("/")[2]).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"full_name": ""}, "Nama lengkap"),
        ({"birth": "31-02-1980"}, "31 Februari tidak ada"),
        ({"birth": "01-01-2090"}, "Tanggal lahir harus sebelum hari ini."),
        ({"number": "12"}, "Nomor paspor"),
        ({"arrived": "11/26/2024"}, "Datang"),
        ({"establishment": "", "district": ""}, "Pilih kecamatan, atau pilih pelapor."),
        ({"issued_on": "02-01-2024", "expires_on": "01-01-2024"}, "Paspor berakhir sebelum tanggal terbitnya."),
    ],
)
def test_person_create_refuses_and_keeps_what_was_typed(secretariat, world, changes, words):
    count = Person.objects.count()
    response = secretariat.post(reverse("registry:person_create"), new_person(world.paser, **changes))
    page = response.content.decode()
    assert (response.status_code, Person.objects.count()) == (422, count)
    assert words in page
    assert "Kota Contoh" in page


def test_a_place_of_the_other_regency_cannot_be_chosen(secretariat, world):
    response = secretariat.post(reverse("registry:person_create"), new_person(world.oku))
    assert response.status_code == 422
    assert world.oku.hotel.name not in response.content.decode()


def edit(person, **changes):
    typed = {"full_name": person.full_name, "sex": "M", "birth": "01-03-1986", "birth_place": person.birth_place}
    return typed | {"nationality": person.nationality_id, "category": person.category, "version": 1} | changes


def test_the_second_of_two_editors_is_shown_what_changed_and_loses_nothing(client, world):
    person = world.paser.worker
    address = reverse("registry:person_update", args=[person.public_id])
    client.force_login(world.paser.secretariat)
    opened = client.get(address).context["form"]["opened"].value()
    client.force_login(world.paser.admin)
    client.post(address, edit(person, full_name="NAMA DARI ADMIN"))
    client.force_login(world.paser.secretariat)
    typed = edit(person, full_name="NAMA DARI SEKRETARIAT", opened=opened)
    response = client.post(address, typed)
    assert response.status_code == 409
    assert response.context["conflict"]["rows"] == [
        {
            "label": "Nama lengkap",
            "original": person.full_name,
            "theirs": "NAMA DARI ADMIN",
            "yours": "NAMA DARI SEKRETARIAT",
        }
    ]
    assert response.context["conflict"]["by"] == world.paser.admin.email
    person.refresh_from_db()
    assert (person.full_name, person.version) == ("NAMA DARI ADMIN", 2)
    again = {name: field.value() for name, field in ((f.name, f) for f in response.context["form"]) if field.value()}
    assert client.post(address, again).status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.version) == ("NAMA DARI SEKRETARIAT", 3)


def test_a_renamed_person_is_found_by_the_new_name_only(secretariat, world):
    person = world.paser.worker
    address = reverse("registry:person_update", args=[person.public_id])
    secretariat.post(address, edit(person, full_name="SAMOSIR BARU"))
    assert list(Person.objects.named("baru samo")) == [person]
    assert person not in Person.objects.named("contoh")


@pytest.mark.parametrize(
    ("name", "detail"),
    [("person_detail", "ringkasan"), ("person_papers", "izin dan dokumen"), ("person_log", "log akses")],
)
def test_opening_a_page_of_a_person_leaves_one_event(secretariat, world, name, detail):
    person = world.paser.worker
    secretariat.get(reverse(f"registry:{name}", args=[person.public_id]), REMOTE_ADDR="10.1.2.3")
    (event,) = AuditEvent.objects.filter(verb="lihat", object_id=person.public_id, address="10.1.2.3")
    assert (event.actor, event.places, event.detail) == (world.paser.secretariat.email, ",64.01,", {"bagian": detail})
    assert person.full_name not in f"{event.object_label}{event.detail}"


def test_searching_people_leaves_one_event_without_the_words(secretariat, world):
    before = list(AuditEvent.objects.values_list("pk", flat=True))
    secretariat.get(reverse("registry:person_list"), {"q": "Kanaripaser"})
    (event,) = AuditEvent.objects.exclude(pk__in=before).filter(verb="cari")
    assert event.detail["jumlah"] == 3
    assert "anari" not in str(event.detail)


def test_a_passport_number_is_asked_by_post_and_leads_to_the_person(secretariat, world):
    number = world.paser.documents[0].number
    spaced = f" {number[:4].lower()}-{number[4:]} "
    response = secretariat.post(reverse("registry:person_lookup"), {"q": spaced})
    assert response["Location"] == world.paser.worker.get_absolute_url()


def test_a_passport_of_the_other_regency_is_as_unknown_as_one_that_never_was(secretariat, world):
    pages = []
    for number in (world.oku.documents[0].number, "ZZ9999999"):
        response = secretariat.post(reverse("registry:person_lookup"), {"q": number})
        pages.append(response.content.decode().replace(number, "#"))
    assert response.status_code == 200
    assert len(pages[0]) == len(pages[1])


def test_leaders_see_the_last_four_characters_of_a_passport(client, world):
    number = world.paser.documents[0].number
    client.force_login(world.paser.leader)
    for name in ("person_detail", "person_papers"):
        page = client.get(reverse(f"registry:{name}", args=[world.paser.worker.public_id])).content.decode()
        assert number not in page
        assert f"···{number[-4:]}" in page
    assert number not in client.get(reverse("registry:person_list")).content.decode()


def test_a_reporter_reads_its_own_spelling_of_a_name(client, world):
    Stay.objects.filter(person=world.paser.guest).update(reported_name="TULISAN HOTEL")
    client.force_login(world.paser.reporter_head)
    for address in (reverse("registry:person_list"), world.paser.guest.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "TULISAN HOTEL" in page
        assert world.paser.guest.full_name not in page
        assert world.paser.guest.birth_place not in page


@pytest.mark.parametrize("query", ["", "?q=CONTOH", "?berada=on", "?izin=30", "?izin=lewat", "?kategori=tka&berada=on"])
def test_the_list_of_people_asks_as_much_for_three_rows_as_for_thirty(secretariat, world, query):
    address = reverse("registry:person_list") + query
    secretariat.get(address)
    with CaptureQueriesContext(connection) as few:
        secretariat.get(address)
    for number in range(30):
        person = PersonFactory(full_name=f"ORANG CONTOH {number}", category="tka")
        Stay.objects.create(person=person, district=world.paser.district, arrived=timezone.localdate())
    with CaptureQueriesContext(connection) as many:
        secretariat.get(address)
    assert len(many) == len(few)


def test_the_list_of_a_reporter_asks_as_much_for_two_rows_as_for_twenty(client, world):
    client.force_login(world.paser.reporter_head)
    address = reverse("registry:person_list")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(20):
        person = PersonFactory()
        document = TravelDocument.objects.create(person=person, number=f"ZZ10000{number}", issuing_state_id="AUS")
        place = {"establishment": world.paser.hotel, "district": world.paser.hotel.district}
        Stay.objects.create(person=person, document=document, arrived=timezone.localdate(), **place)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_an_open_stay_says_where_a_person_is_though_a_newer_one_has_ended(secretariat, world):
    today = timezone.localdate()
    person = world.paser.worker
    Stay.objects.create(
        person=person, establishment=world.paser.hotel, district=world.paser.district, arrived=today, departed=today
    )
    page = secretariat.get(person.get_absolute_url())
    assert page.context["stay"] == world.paser.stays[0]
    assert [tag["label"] for tag in page.context["tags"]][:1] == ["Sedang berada"]
    rows = secretariat.get(reverse("registry:person_list")).content.decode()
    assert rows.count("Sudah pergi") == 0
