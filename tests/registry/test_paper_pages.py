"""Passports, permits, jobs and whereabouts: nothing twice, nothing lost, nothing of others."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from registry.models import Employment, Person, Stay, StayPermit, TravelDocument
from timpora.core.models import AuditEvent


@pytest.fixture
def secretariat(client, world):
    client.force_login(world.paser.secretariat)
    return client


def forms(side):
    """A valid form of each kind about the worker, by the name of its page."""
    today = timezone.localdate().strftime("%d-%m-%Y")
    return {
        "document": {"kind": "paspor", "number": "ZZ7654321", "issuing_state": "CHN"},
        "permit": {"kind": "ITK", "number": "ZZ-1", "valid_until": today, "state": "belum_ditanya"},
        "stay": {"kind": "menginap", "establishment": side.hotel.pk, "arrived": today, "source": "pelapor"},
        "employment": {"employer": side.company.pk, "position": "Juru ukur", "work_district": side.district.pk},
    }


MODELS = {"document": TravelDocument, "permit": StayPermit, "stay": Stay, "employment": Employment}


@pytest.mark.django_db
@pytest.mark.parametrize("noun", MODELS)
def test_the_same_paper_twice_is_refused_in_words_and_stored_once(secretariat, world, noun):
    address = reverse(f"registry:{noun}_create", args=[world.paser.worker.public_id])
    count = MODELS[noun].objects.count()
    first, second = (secretariat.post(address, forms(world.paser)[noun]) for _time in range(2))
    assert (first.status_code, second.status_code, MODELS[noun].objects.count()) == (302, 422, count + 1)
    assert "sudah" in str(second.context["form"].errors)


@pytest.mark.django_db
def test_a_passport_known_elsewhere_is_refused_without_a_word_about_where(secretariat, world):
    known = world.oku.documents[0]
    typed = {"kind": "paspor", "number": known.number, "issuing_state": known.issuing_state_id}
    response = secretariat.post(reverse("registry:document_create", args=[world.paser.worker.public_id]), typed)
    assert response.status_code == 422
    assert world.oku.canary not in response.content.decode()


@pytest.mark.django_db
def test_saving_a_permit_keeps_a_sponsor_the_editor_does_not_see(secretariat, world):
    permit = world.paser.permits[0]
    StayPermit.objects.filter(pk=permit.pk).update(sponsor=world.oku.company)
    address = reverse("registry:permit_update", args=[world.paser.worker.public_id, permit.pk])
    assert world.oku.canary not in secretariat.get(address).content.decode()
    typed = {"kind": "ITAS", "number": "BARU-1", "state": "belum_ditanya", "version": 1}
    assert secretariat.post(address, typed).status_code == 302
    permit.refresh_from_db()
    assert (permit.number, permit.sponsor) == ("BARU-1", world.oku.company)


@pytest.mark.django_db
def test_a_form_about_a_person_is_read_and_so_logged(secretariat, world):
    person = world.paser.worker
    secretariat.get(reverse("registry:permit_update", args=[person.public_id, world.paser.permits[0].pk]))
    secretariat.get(reverse("registry:person_update", args=[person.public_id]))
    events = AuditEvent.objects.filter(verb="lihat", object_id=person.public_id, detail={"bagian": "ubah"})
    assert events.count() == 2


@pytest.mark.django_db
def test_other_words_under_the_same_token_are_another_matter(secretariat, world):
    address = reverse("registry:stay_create", args=[world.paser.worker.public_id])
    typed = forms(world.paser)["stay"] | {
        "form_token": "satu",
        "establishment": "",
        "district": world.paser.district.pk,
    }
    count = Stay.objects.count()
    for words in ("Rumah A", "Rumah A", "Rumah B"):
        assert secretariat.post(address, typed | {"address": words}).status_code == 302
    assert Stay.objects.count() == count + 2


@pytest.mark.django_db(transaction=True)
def test_six_clicks_at_once_store_one_stay_and_one_event(world):
    address = reverse("registry:stay_create", args=[world.paser.worker.public_id])
    typed = forms(world.paser)["stay"] | {
        "form_token": "enam",
        "establishment": "",
        "district": world.paser.district.pk,
    }
    count, codes, start = Stay.objects.count(), [], threading.Barrier(6)

    def click():
        client = Client()
        client.force_login(world.paser.secretariat)
        start.wait()
        codes.append(client.post(address, typed | {"address": "Rumah Contoh"}).status_code)
        connection.close()

    threads = [threading.Thread(target=click) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (codes, Stay.objects.count()) == ([302] * 6, count + 1)
    assert AuditEvent.objects.filter(verb="buat", object_kind="registry.stay").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("signed_in", "size", "code"), [(False, 600_000, 413), (True, 600_000, 405), (True, 21_000_000, 413)]
)
def test_a_body_that_is_too_long_is_refused_before_it_is_read(client, world, signed_in, size, code):
    if signed_in:
        client.force_login(world.paser.secretariat)
    response = client.post("/", b"x" * size, content_type="application/octet-stream")
    assert response.status_code == code


@pytest.mark.django_db
def test_a_refusal_leaves_one_event(client, world):
    client.force_login(world.paser.leader)
    client.get(reverse("registry:person_create"))
    client.get(world.oku.worker.get_absolute_url())
    events = AuditEvent.objects.filter(verb="ditolak", actor=world.paser.leader.email).order_by("id")
    assert [event.detail["status"] for event in events] == [403, 404]


@pytest.mark.django_db
def test_a_list_that_begins_at_a_foreign_row_is_the_first_page(secretariat, world):
    address = reverse("registry:person_list")
    pages = [
        secretariat.get(address, {"sesudah": key}) for key in (world.oku.worker.pk, Person.objects.latest("pk").pk + 9)
    ]
    names = [[row["url"] for row in page.context["rows"]] for page in pages]
    assert names[0] == names[1] == [row["url"] for row in secretariat.get(address).context["rows"]]
