"""Coming in, being kept out, and going out."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from registry.models import User
from tests.world import PASSWORD
from timpora.core.models import AuditEvent

OFFICE, HOME = "192.0.2.10", "198.51.100.7"
MISMATCH = "Surel atau kata sandi tidak cocok. Periksa lalu coba lagi, atau pakai “Lupa kata sandi”."
LOCKED = "Terlalu banyak percobaan. Coba lagi dalam 15 menit atau hubungi admin."


def sign_in(email: str, password: str = PASSWORD, *, address: str = OFFICE, client=None, **headers):
    """One attempt from ``address``; returns the answer."""
    client = client or Client()
    return client.post(reverse("account_login"), {"login": email, "password": password}, REMOTE_ADDR=address, **headers)


def is_in(response) -> bool:
    return response.status_code == 302 and "_auth_user_id" in response.client.session


def errors(response) -> list[str]:
    return response.context["form"].non_field_errors()


def fail(email: str, times: int, **how) -> None:
    for number in range(times):
        assert errors(sign_in(email, f"salah-{number}", **how)) == [MISMATCH]


def later(**span):
    return time_machine.travel(timezone.localtime() + timedelta(**span), tick=True)


# How often one may guess ---------------------------------------------------------------------------------


@pytest.mark.django_db
def test_five_wrong_passwords_close_the_door_for_fifteen_minutes(world):
    email = world.paser.officer.email
    fail(email, 5)
    assert errors(sign_in(email)) == [LOCKED]
    with later(minutes=14):
        assert errors(sign_in(email)) == [LOCKED]
    with later(minutes=31):
        assert is_in(sign_in(email))


@pytest.mark.django_db
def test_four_wrong_passwords_do_not(world):
    fail(world.paser.officer.email, 4)
    assert is_in(sign_in(world.paser.officer.email))


@pytest.mark.django_db
def test_colleagues_behind_the_same_router_still_get_in(world):
    fail(world.paser.officer.email, 5)
    colleagues = [user for user in world.paser.users().values() if user != world.paser.officer]
    assert [user.email for user in colleagues if not is_in(sign_in(user.email))] == []


@pytest.mark.django_db
def test_who_was_locked_out_at_one_place_gets_in_at_another(world):
    fail(world.paser.officer.email, 5)
    assert is_in(sign_in(world.paser.officer.email, address=HOME))


@pytest.mark.django_db
def test_one_account_tried_from_many_addresses_meets_a_ceiling(world):
    email = world.paser.officer.email
    for number in range(50):
        fail(email, 1, address=f"198.51.100.{number}")
    assert errors(sign_in(email, address=OFFICE)) == [LOCKED]
    assert is_in(sign_in(world.paser.leader.email, address=OFFICE))
    with later(minutes=61):
        assert is_in(sign_in(email, address=OFFICE))


@pytest.mark.django_db
def test_signing_in_properly_uses_up_nothing(world):
    assert [is_in(sign_in(world.paser.officer.email)) for _number in range(8)] == [True] * 8


@pytest.mark.django_db
def test_a_forged_address_and_another_spelling_are_the_same_guesser(world):
    email = world.paser.officer.email
    for number, spelling in enumerate([email, email.upper(), email.title(), f" {email}", f"{email} "]):
        answer = sign_in(spelling, "salah", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
        assert errors(answer) == [MISMATCH]
    assert errors(sign_in(email, HTTP_X_FORWARDED_FOR="203.0.113.99")) == [LOCKED]


# What an answer gives away -------------------------------------------------------------------------------


def body(response, *emails: str) -> str:
    text = re.sub(r"\b\w{64}\b", "", response.content.decode())
    for email in emails:
        text = text.replace(email, "")
    return text


@pytest.mark.django_db
def test_a_wrong_password_and_an_unknown_account_get_the_same_answer(world):
    known, unknown = world.paser.officer.email, "tidak-ada@uji.contoh"
    wrong, lost = sign_in(known, "salah"), sign_in(unknown, "salah")
    assert errors(wrong) == errors(lost) == [MISMATCH]
    assert wrong.status_code == lost.status_code == 200
    assert body(wrong, known) == body(lost, unknown)
    for email in (known, unknown):
        fail(email, 4)
    assert errors(sign_in(known)) == errors(sign_in(unknown)) == [LOCKED]


@pytest.mark.django_db
def test_that_an_account_is_closed_is_told_only_to_who_knows_its_password(world):
    email = world.paser.officer.email
    User.objects.filter(pk=world.paser.officer.pk).update(is_active=False)
    answer, guess = sign_in(email), sign_in(email, "salah")
    assert (answer.status_code, answer["Location"]) == (302, reverse("account_inactive"))
    assert errors(guess) == [MISMATCH]


@pytest.mark.django_db
def test_asking_for_a_new_password_gives_nothing_away(world, mailoutbox):
    known, unknown = world.paser.officer.email, "tidak-ada@uji.contoh"
    answers = [
        Client().post(reverse("account_reset_password"), {"email": email}, follow=True) for email in (known, unknown)
    ]
    assert body(answers[0], known) == body(answers[1], unknown)
    assert [mail.to for mail in mailoutbox] == [[known]]


# Sessions ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_signing_out_ends_the_session_on_the_server(world):
    client = Client()
    sign_in(world.paser.officer.email, client=client)
    cookie = client.cookies[configured.SESSION_COOKIE_NAME].value
    assert client.get("/").status_code == 200
    client.post(reverse("account_logout"))
    replay = Client()
    replay.cookies[configured.SESSION_COOKIE_NAME] = cookie
    assert replay.get("/").status_code == 302


@pytest.mark.django_db
def test_signing_in_starts_a_new_session(world):
    client = Client()
    # A session of a stranger begins with the first thing remembered for him: the key of a reset.
    session = client.session
    session["tamu"] = "ya"
    session.save()
    before = session.session_key
    sign_in(world.paser.officer.email, client=client)
    assert client.cookies[configured.SESSION_COOKIE_NAME].value != before
    stale = Client()
    stale.cookies[configured.SESSION_COOKIE_NAME] = before
    assert stale.get("/").status_code == 302


@pytest.mark.django_db
def test_a_visit_of_the_sign_out_page_alone_signs_nobody_out(world):
    client = Client()
    sign_in(world.paser.officer.email, client=client)
    client.get(reverse("account_logout"))
    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_the_cookie_is_for_this_host_and_not_for_scripts(world):
    cookie = sign_in(world.paser.officer.email).cookies[configured.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"], cookie["path"]) == (True, "Lax", "", "/")


@pytest.mark.django_db
def test_demo_accounts_do_not_exist_outside_demo_mode(world, settings):
    User.objects.filter(pk=world.paser.officer.pk).update(is_demo=True)
    client = Client()
    settings.DEMO = True
    assert is_in(sign_in(world.paser.officer.email, client=client))
    assert client.get("/").status_code == 200
    settings.DEMO = False
    assert client.get("/").status_code == 302
    refused = sign_in(world.paser.officer.email)
    assert (refused["Location"], is_in(refused)) == (reverse("account_inactive"), False)


# Where one lands, and what is written down ---------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "target",
    [
        "https://jahat.contoh/",
        "//jahat.contoh",
        "///jahat.contoh",
        "/\\jahat.contoh",
        "\\\\jahat.contoh",
        "/%09/jahat.contoh",
        "http:jahat.contoh",
        "javascript:alert(1)",
        "https://testserver@jahat.contoh/",
        "https:///jahat.contoh",
    ],
)
def test_signing_in_never_leads_to_another_host(target, world):
    data = {"login": world.paser.officer.email, "password": PASSWORD, "next": target}
    answer = Client().post(reverse("account_login"), data)
    assert (answer.status_code, answer["Location"]) == (302, target if target.startswith("/%09") else "/")


@pytest.mark.django_db
def test_signing_in_leads_to_the_page_that_was_asked_for(world):
    client, wanted = Client(), reverse("registry:person_list") + "?q=chen"
    page = client.get(wanted, follow=True)
    data = {"login": world.paser.officer.email, "password": PASSWORD, "next": page.context["redirect_field_value"]}
    assert client.post(reverse("account_login"), data)["Location"] == wanted


@pytest.mark.django_db
def test_coming_in_failing_and_going_out_are_written_down(world):
    AuditEvent.objects.all().delete()
    client, officer = Client(), world.paser.officer
    sign_in(officer.email, "salah")
    sign_in(officer.email, client=client)
    client.post(reverse("account_logout"), REMOTE_ADDR=HOME)
    found = AuditEvent.objects.order_by("id")
    assert [(event.verb, event.actor, event.object_label, event.address) for event in found] == [
        ("gagal masuk", "", officer.email, OFFICE),
        ("masuk", officer.email, officer.email, OFFICE),
        ("keluar", officer.email, officer.email, HOME),
    ]
    assert [event.places for event in found] == [",64.01,", ",64.01,", ",64.01,"]
    assert not any(PASSWORD in str(event.__dict__) or "salah" in str(event.detail) for event in found)
