"""A forgotten password is replaced by mail, a known one on the page of the account."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.world import PASSWORD

NEW = "kunyit-rimba-sungai-7"


def opens(email: str, password: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


def reset_link(client, email: str, mailoutbox) -> str:
    client.post(reverse("account_reset_password"), {"email": email})
    return re.search(r"http://testserver(/\S+)", mailoutbox[-1].body)[1]


def choose(link: str, password: str):
    client = Client()
    page = client.get(link, follow=True)
    if not page.redirect_chain:
        return page
    return client.post(page.redirect_chain[-1][0], {"password1": password, "password2": password}, follow=True)


@pytest.mark.django_db
def test_a_forgotten_password_is_replaced_by_mail_once(world, client, mailoutbox):
    email = world.paser.officer.email
    link = reset_link(client, email, mailoutbox)
    choose(link, NEW)
    assert [opens(email, password) for password in (PASSWORD, NEW)] == [False, True]
    choose(link, "lain-lagi-sekali-8")
    assert opens(email, NEW)


@pytest.mark.django_db
def test_the_link_for_a_new_password_dies_after_a_day(world, client, mailoutbox):
    link = reset_link(client, world.paser.officer.email, mailoutbox)
    with time_machine.travel(timezone.localtime() + timedelta(hours=24, minutes=1), tick=True):
        assert b"Tautan ini tidak berlaku lagi" in choose(link, NEW).content
    assert opens(world.paser.officer.email, PASSWORD)


@pytest.mark.django_db
@pytest.mark.parametrize("weak", ["pendek", "password123", "1234567890", "akun-officer@kanaripaser"])
def test_a_weak_new_password_is_refused(weak, world, client, mailoutbox):
    page = choose(reset_link(client, world.paser.officer.email, mailoutbox), weak)
    assert page.context["form"].errors
    assert not opens(world.paser.officer.email, weak)


@pytest.mark.django_db
def test_changing_the_password_asks_for_the_old_one_and_ends_other_sessions(world):
    here, elsewhere = Client(), Client()
    for one in (here, elsewhere):
        one.force_login(world.paser.officer)
    page, new = reverse("account_change_password"), {"password1": NEW, "password2": NEW}
    refused = here.post(page, new | {"oldpassword": "salah"})
    assert list(refused.context["form"].errors) == ["oldpassword"]
    assert here.post(page, new | {"oldpassword": PASSWORD}).status_code == 302
    assert [one.get("/").status_code for one in (here, elsewhere)] == [200, 302]
    assert opens(world.paser.officer.email, NEW)
