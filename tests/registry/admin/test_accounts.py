"""An admin of a regency looks after accounts, and never raises anybody above himself."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from registry.models import Agency, User
from registry.roles import Role
from tests.factories import AgencyFactory, UserFactory
from tests.registry.admin.forms import errors_of, page_of, typed
from timpora.core.models import AuditEvent

MULTIPLE = "_selected_action"


def accounts() -> dict:
    """Everything stored about accounts and agencies, to be compared; who signed in when is left out."""
    links = Agency.regencies.through.objects.order_by("pk").values_list("agency_id", "regency_id")
    return {
        "users": [row | {"last_login": None} for row in User.objects.order_by("pk").values()],
        "agencies": list(Agency.objects.order_by("pk").values()),
        "links": list(links),
    }


def send(client, user, **changes):
    """Open the page of an account, change some fields, send it."""
    address = page_of("user", "change", user)
    page = client.get(address)
    return client.post(address, typed(page) | changes) if page.status_code == 200 else page


def new_account(agency=None, **changes) -> dict:
    data = {"email": "baru@uji.contoh", "name": "Akun Baru", "role": Role.OFFICER, "is_active": "on", "phone": ""}
    return data | ({"agency": agency.pk} if agency else {}) | changes


def act(client, action, *users, **more):
    return client.post(
        page_of("user", "changelist"), {"action": action, MULTIPLE: [user.pk for user in users]} | more, follow=True
    )


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.mark.django_db
def test_the_list_holds_the_accounts_of_the_regency_and_nobody_who_sees_more(world, admin_of):
    wide = AgencyFactory(regencies=[world.paser.regency, world.oku.regency])
    UserFactory(agency=wide)
    UserFactory(agency=world.paser.police_office, is_superuser=True)
    page = admin_of(world.paser.admin).get(page_of("user", "changelist"))
    assert {user.pk for user in page.context["cl"].result_list} == {user.pk for user in world.paser.users().values()}


@pytest.mark.django_db
def test_an_account_that_sees_more_is_not_there(world, admin_of):
    wide = AgencyFactory(regencies=[world.paser.regency, world.oku.regency])
    hidden = [
        UserFactory(agency=wide),
        UserFactory(agency=world.paser.police_office, is_superuser=True),
        world.superuser,
        world.oku.admin,
    ]
    client, before = admin_of(world.paser.admin), accounts()
    answers = [
        client.post(page_of("user", page, user), {"name": "Diubah"}).status_code
        for user in hidden
        for page in ("change", "history", "delete")
    ]
    for action in ("invite_again", "deactivate_accounts", "move_accounts"):
        act(client, action, *hidden, agency=world.paser.police_office.pk, apply="1")
    assert answers == [404] * len(answers)
    assert accounts() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes",
    [
        {"is_superuser": "on"},
        {"is_staff": "on"},
        {"is_demo": "on"},
        {"password": "sandi-baru-sekali"},
        {"last_login_0": "01-01-2020", "date_joined": "2001-01-01 00:00"},
        {"grants": "registry.view_person", "regencies": "16.01", "id": "1", "theme": "dark"},
    ],
)
def test_fields_that_the_form_does_not_have_change_nothing(changes, world, admin_of):
    before = accounts()
    answer = send(admin_of(world.paser.admin), world.paser.officer, **changes)
    world.paser.officer.refresh_from_db()
    assert answer.status_code == 302
    after = accounts()
    for row in after["users"]:
        row["version"] -= row["id"] == world.paser.officer.pk
    assert after == before


@pytest.mark.django_db
def test_an_admin_cannot_put_an_account_into_an_agency_that_reaches_further(world, admin_of):
    wide = AgencyFactory(regencies=[world.paser.regency, world.oku.regency])
    client, before = admin_of(world.paser.admin), accounts()
    for agency in (wide, world.oku.secretariat_office):
        assert "agency" in errors_of(send(client, world.paser.officer, agency=agency.pk))
        assert "agency" in errors_of(client.post(page_of("user", "add"), new_account(agency)))
        answer = act(client, "move_accounts", world.paser.officer, agency=agency.pk, apply="1")
        assert "agency" in answer.context["form"].errors
    assert accounts() == before


@pytest.mark.django_db
def test_an_admin_cannot_put_an_account_into_a_foreign_establishment(world, admin_of):
    client, before = admin_of(world.paser.admin), accounts()
    data = new_account(role=Role.REPORTER, establishment=world.oku.hotel.pk)
    assert "establishment" in errors_of(client.post(page_of("user", "add"), data))
    assert "establishment" in errors_of(send(client, world.paser.reporter, establishment=world.oku.hotel.pk))
    assert accounts() == before


@pytest.mark.django_db
def test_an_admin_cannot_change_his_own_rights(world, admin_of):
    admin = world.paser.admin
    changes = {"role": Role.AUDITOR, "agency": world.paser.police_office.pk, "email": "lain@uji.contoh"}
    answer = send(admin_of(admin), admin, name="Nama Lain", is_active="", **changes)
    stored = User.objects.get(pk=admin.pk)
    assert answer.status_code == 302
    assert (stored.name, stored.role, stored.agency_id) == ("Nama Lain", Role.ADMIN, admin.agency_id)
    assert (stored.email, stored.is_active) == (admin.email, True)


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["deactivate_accounts", "activate_accounts", "move_accounts"])
def test_an_admin_cannot_move_or_close_himself(action, world, admin_of):
    before = accounts()
    answer = act(admin_of(world.paser.admin), action, world.paser.admin, agency=world.paser.police_office.pk, apply="1")
    refused = [] if action == "activate_accounts" else [f"{world.paser.admin.email}: Hak akun sendiri tidak dapat"]
    assert [text[: len(refused[0])] for text in said(answer)] == refused if refused else said(answer) == []
    assert accounts() == before


@pytest.mark.django_db
def test_the_secretariat_has_nothing_to_do_with_accounts(world, admin_of):
    client, before = admin_of(world.paser.secretariat), accounts()
    answers = [
        client.post(page_of("user", "add"), new_account(world.paser.police_office)),
        client.post(page_of("user", "change", world.paser.officer), {"role": Role.ADMIN}),
        act(client, "move_accounts", world.paser.officer, agency=world.paser.police_office.pk, apply="1"),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert accounts() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "place", "wrong"),
    [
        (Role.REPORTER, "police_office", ["establishment", "agency"]),
        (Role.REPORTER, None, ["establishment"]),
        (Role.OFFICER, None, ["agency"]),
        (Role.DISTRICT_OFFICER, "police_office", ["agency"]),
        ("penguasa", "police_office", ["role"]),
    ],
)
def test_role_and_place_must_fit(role, place, wrong, world, admin_of):
    data = new_account(getattr(world.paser, place) if place else None, role=role)
    answer = admin_of(world.paser.admin).post(page_of("user", "add"), data)
    assert list(errors_of(answer)) == wrong


@pytest.mark.django_db
def test_closing_an_account_ends_its_session_at_once_and_for_good(world, admin_of):
    officer, client = world.paser.officer, admin_of(world.paser.officer)
    admin_client = admin_of(world.paser.admin)
    assert client.get("/").status_code == 200
    answer = act(admin_client, "deactivate_accounts", officer, world.paser.leader)
    assert said(answer) == ["2 akun diubah."]
    assert client.get("/").status_code == 302
    act(admin_client, "activate_accounts", officer)
    assert User.objects.get(pk=officer.pk).is_active
    assert client.get("/").status_code == 302
    assert Session.objects.count() == 1
    assert [
        (event.verb, event.fields, event.actor)
        for event in AuditEvent.objects.about("registry.user", str(officer.pk)).order_by("id")
    ] == [("ubah", ["is_active"], world.paser.admin.email)] * 2


@pytest.mark.django_db
def test_closing_an_account_on_its_page_ends_its_session_too(world, admin_of):
    client = admin_of(world.paser.officer)
    assert send(admin_of(world.paser.admin), world.paser.officer, is_active="").status_code == 302
    assert not User.objects.get(pk=world.paser.officer.pk).is_active
    assert Session.objects.count() == 1
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_moving_an_officer_changes_what_he_sees_with_his_next_click(world, admin_of):
    other = AgencyFactory(regencies=[world.paser.regency], sector="imigrasi", name="Kantor Imigrasi Uji")
    officer, client = world.paser.officer, admin_of(world.paser.officer)
    address = reverse("registry:permit_create", kwargs={"public_id": world.paser.worker.public_id})
    assert client.get(address).status_code == 403
    confirm = act(admin_of(world.paser.admin), "move_accounts", officer)
    assert [one.pk for one in confirm.context["accounts"]] == [officer.pk]
    offered = set(confirm.context["form"].fields["agency"].queryset)
    assert offered == set(Agency.objects.visible_to(world.paser.admin))
    answer = act(admin_of(world.paser.admin), "move_accounts", officer, agency=other.pk, apply="1")
    assert said(answer) == ["1 akun diubah."]
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_a_reporter_is_not_moved_to_an_agency(world, admin_of):
    before = accounts()
    reporter, place = world.paser.reporter, world.paser.police_office
    answer = act(admin_of(world.paser.admin), "move_accounts", reporter, agency=place.pk, apply="1")
    sentence = "Pelapor terikat pada tempat usahanya dan tidak dapat dipindahkan ke instansi."
    assert said(answer) == [f"{reporter.email}: {sentence}"]
    assert accounts() == before


@pytest.mark.django_db
def test_after_a_change_of_e_mail_the_old_one_opens_nothing(world, client, admin_of, mailoutbox):
    officer = world.paser.officer
    client.post(reverse("account_reset_password"), {"email": officer.email})
    assert send(admin_of(world.paser.admin), officer, email="Baru@Uji.contoh").status_code == 302
    assert User.objects.get(pk=officer.pk).email == "baru@uji.contoh"
    client.post(reverse("account_login"), {"login": officer.email, "password": world.password})
    assert "_auth_user_id" not in client.session
    client.post(reverse("account_reset_password"), {"email": officer.email})
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_a_superuser_looks_after_everybody_but_makes_no_other_superuser(world, admin_of):
    client = admin_of(world.superuser)
    page = client.get(page_of("user", "changelist"))
    assert page.context["cl"].result_count == User.objects.count()
    assert send(client, world.oku.admin, name="Nama Lain", is_superuser="on").status_code == 302
    stored = User.objects.get(pk=world.oku.admin.pk)
    assert (stored.name, stored.is_superuser) == ("Nama Lain", False)
