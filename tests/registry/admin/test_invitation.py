"""A new account: the admin types no password, its owner chooses one by a link that works once."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from registry.models import User
from registry.roles import Role
from tests.registry.admin.forms import page_of
from timpora.core.models import AuditEvent

NEW = "kunyit-rimba-sungai-7"


@pytest.fixture
def add_officer(world, admin_of, django_capture_on_commit_callbacks):
    def add(**changes):
        data = {"email": "baru@uji.contoh", "name": "Akun Baru", "role": Role.OFFICER, "is_active": "on"}
        data |= {"agency": world.paser.police_office.pk, "phone": ""} | changes
        with django_capture_on_commit_callbacks(execute=True):
            answer = admin_of(world.paser.admin).post(page_of("user", "add"), data)
        assert answer.status_code == 302
        return User.objects.get(email="baru@uji.contoh")

    return add


def link_in(mail) -> str:
    return re.search(r"http://testserver(/\S+)", mail.body)[1]


def choose_password(link: str, password: str = NEW):
    """Follow the link as its reader would; returns the last page."""
    client = Client()
    page = client.get(link, follow=True)
    if not page.redirect_chain:
        return page
    return client.post(page.redirect_chain[-1][0], {"password1": password, "password2": password}, follow=True)


def can_sign_in(email: str, password: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


@pytest.mark.django_db
def test_the_invited_chooses_a_password_and_the_link_is_spent(add_officer, world, mailoutbox):
    user = add_officer()
    assert not user.has_usable_password()
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["baru@uji.contoh"], "[TIMPORA] Undangan: buat kata sandi Anda")
    assert [word for word in (user.name, user.role_name, user.body_name) if word not in mail.body] == []
    choose_password(link_in(mail))
    assert can_sign_in(user.email, NEW)
    choose_password(link_in(mail), "lain-lagi-sekali-8")
    assert not can_sign_in(user.email, "lain-lagi-sekali-8")
    events = AuditEvent.objects.about("registry.user", str(user.pk)).order_by("id")
    found = [(event.verb, event.detail) for event in events if event.actor == world.paser.admin.email]
    assert found == [("buat", {}), ("ubah", {"tindakan": "undang"})]


@pytest.mark.django_db
def test_the_link_dies_after_a_day(add_officer, mailoutbox):
    user = add_officer()
    with time_machine.travel(timezone.localtime() + timedelta(hours=24, minutes=1), tick=True):
        choose_password(link_in(mailoutbox[0]))
    assert not User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.django_db
def test_a_second_invitation_replaces_the_first(add_officer, world, admin_of, mailoutbox):
    user = add_officer()
    data = {"action": "invite_again", "_selected_action": [user.pk]}
    admin_of(world.paser.admin).post(page_of("user", "changelist"), data)
    first, second = map(link_in, mailoutbox)
    choose_password(first)
    assert not User.objects.get(pk=user.pk).has_usable_password()
    choose_password(second)
    assert can_sign_in(user.email, NEW)


@pytest.mark.django_db
def test_the_link_dies_with_the_account_or_its_address(add_officer, mailoutbox):
    user = add_officer()
    User.objects.filter(pk=user.pk).update(email="lain@uji.contoh")
    choose_password(link_in(mailoutbox[0]))
    assert not User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.django_db
def test_a_closed_account_is_not_invited(add_officer, world, admin_of, mailoutbox):
    user = add_officer()
    User.objects.filter(pk=user.pk).update(is_active=False)
    data = {"action": "invite_again", "_selected_action": [user.pk]}
    page = admin_of(world.paser.admin).post(page_of("user", "changelist"), data, follow=True)
    sentence = "baru@uji.contoh: Akun nonaktif tidak dapat diundang. Aktifkan dahulu."
    assert [str(message) for message in page.context["messages"]] == [sentence]
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_a_mail_server_that_is_away_loses_no_account(add_officer, world, admin_of, monkeypatch):
    """The mail server is not ours; it is the one thing replaced here."""

    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    user = add_officer()
    data = {"action": "invite_again", "_selected_action": [user.pk]}
    page = admin_of(world.paser.admin).post(page_of("user", "changelist"), data, follow=True)
    sentence = "Surel undangan untuk baru@uji.contoh tidak terkirim. Coba lagi dengan “Undang ulang”."
    assert [str(message) for message in page.context["messages"]] == [sentence]


@pytest.mark.django_db
def test_a_password_sent_along_is_not_taken(add_officer):
    user = add_officer(password="dikirim-bersama-9", password1="dikirim-bersama-9")
    assert not user.has_usable_password()


@pytest.mark.django_db
def test_adding_an_officer_asks_for_few_things(world, admin_of):
    form = admin_of(world.paser.admin).get(page_of("user", "add")).context["adminform"].form
    assert list(form.fields) == ["email", "name", "role", "agency", "establishment", "phone", "is_active"]
    assert [name for name, field in form.fields.items() if field.required] == ["email", "name", "role"]
