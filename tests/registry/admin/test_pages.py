"""Every page of the admin × every role, and that nothing of another regency stands on any of them."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from registry.models import Country, VisaIndex
from tests.registry.admin.forms import page_of, typed
from tests.world import ACCOUNTS
from timpora.core.models import AuditEvent

STAFF = ["superuser", "admin", "secretariat"]
OTHERS = [name for name in ACCOUNTS if name not in STAFF]
PLACED = ["agency", "auditevent", "district", "establishment", "official", "regency", "team", "user", "village"]
PLACED += ["watchperiod"]
SHARED = {"country": (Country, "CHN"), "visaindex": (VisaIndex, "E23")}

# Codes for superuser, admin of the regency, secretariat: list, new row, its page, a change of it, its history.
TABLE = {
    "agency":        ["200 200 200", "200 200 403", "200 200 200", "302 302 302", "200 200 200"],
    "official":      ["200 200 200", "200 200 200", "200 200 200", "302 302 302", "200 200 200"],
    "team":          ["200 200 200", "200 200 200", "200 200 200", "302 302 302", "200 200 200"],
    "user":          ["200 200 403", "200 200 403", "200 200 403", "302 302 403", "200 200 403"],
    "regency":       ["200 200 200", "403 403 403", "200 200 200", "302 403 403", "200 200 200"],
    "district":      ["200 200 200", "403 403 403", "200 200 200", "403 403 403", "200 200 200"],
    "village":       ["200 200 200", "403 403 403", "200 200 200", "403 403 403", "200 200 200"],
    "establishment": ["200 200 200", "200 200 200", "200 200 200", "302 302 302", "200 200 200"],
    "country":       ["200 200 200", "403 403 403", "200 200 200", "302 403 403", "200 200 200"],
    "visaindex":     ["200 200 200", "200 403 403", "200 200 200", "302 403 403", "200 200 200"],
    "watchperiod":   ["200 200 200", "200 200 200", "200 200 200", "302 302 302", "200 200 200"],
    "auditevent":    ["200 200 403", "403 403 403", "200 200 403", "403 403 403", "200 200 403"],
}  # fmt: skip


def staff_of(world, role):
    return world.superuser if role == "superuser" else getattr(world.paser, role)


def without_tokens(response) -> str:
    """The page without what differs from request to request: the token of its forms, and its own address."""
    text = re.sub(r"\b\w{64}\b", "", response.content.decode())
    return text.replace(response.wsgi_request.path, "")


def test_the_table_knows_every_registered_model():
    registered = {model._meta.model_name for model in admin.site._registry}
    assert registered == set(TABLE) == set(PLACED) | set(SHARED)


@pytest.mark.django_db
@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_gets_what_the_table_says(name, role, world, admin_of, row_of):
    client = admin_of(staff_of(world, role))
    row = SHARED[name][0].objects.get(pk=SHARED[name][1]) if name in SHARED else row_of(name, world.paser)
    page = client.get(page_of(name, "change", row))
    sent = typed(page) if page.status_code == 200 else {}
    answers = [
        client.get(page_of(name, "changelist")),
        client.get(page_of(name, "add")),
        page,
        client.post(page_of(name, "change", row), sent),
        client.get(page_of(name, "history", row)),
    ]
    column = STAFF.index(role)
    assert [str(answer.status_code) for answer in answers] == [line.split()[column] for line in TABLE[name]]


@pytest.mark.django_db
@pytest.mark.parametrize("role", STAFF)
def test_nothing_can_be_deleted(role, world, admin_of, row_of):
    client = admin_of(staff_of(world, role))
    counts = {model: model._base_manager.count() for model in apps.get_models()}
    for name in PLACED:
        address = page_of(name, "delete", row_of(name, world.paser))
        assert [client.get(address).status_code, client.post(address, {"post": "yes"}).status_code] == [403, 403], name
    for name in TABLE:
        data = {"action": "delete_selected", "_selected_action": ["1"], "post": "yes", "index": "0"}
        client.post(page_of(name, "changelist"), data)
    after = {model: model._base_manager.count() for model in apps.get_models()}
    changed = {model.__name__ for model in counts if counts[model] != after[model]}
    assert changed <= {"AuditEvent"}
    refused = AuditEvent.objects.order_by("-pk")[: after[AuditEvent] - counts[AuditEvent]]
    assert {event.verb for event in refused} == {"ditolak"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_do_not_get_in(role, world, admin_of):
    client = admin_of(getattr(world.paser, role))
    addresses = [reverse("admin:index"), reverse("admin:jsi18n"), reverse("admin:autocomplete")]
    addresses += [page_of(name, page) for name in TABLE for page in ("changelist", "add")]
    answers = {address: client.get(address, follow=True).status_code for address in addresses}
    assert {address: code for address, code in answers.items() if code != 403} == {}


@pytest.mark.django_db
def test_a_stranger_is_sent_to_the_one_sign_in(client, world):
    answers = {name: client.get(page_of(name, "changelist"), follow=True).redirect_chain[-1][0] for name in TABLE}
    assert {name for name, last in answers.items() if not last.startswith(reverse("account_login"))} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["admin", "secretariat"])
@pytest.mark.parametrize("name", PLACED)
def test_a_foreign_row_answers_like_a_missing_one(name, role, world, admin_of, row_of):
    client = admin_of(getattr(world.paser, role))
    foreign = row_of(name, world.oku)
    missing = type(foreign)(pk="99.99" if name in ("regency", "district", "village") else 987654321)
    for page in ("change", "history", "delete"):
        found, lost = (client.get(page_of(name, page, row)) for row in (foreign, missing))
        assert found.status_code == lost.status_code == 404
        assert without_tokens(found) == without_tokens(lost)
        assert client.post(page_of(name, page, foreign), {"name": "X", "post": "yes"}).status_code in (403, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["admin", "secretariat"])
def test_no_page_shows_a_word_of_the_other_regency(role, world, admin_of, row_of):
    client = admin_of(getattr(world.paser, role))
    rows = {name: row_of(name, world.paser) for name in PLACED}
    addresses = [reverse("admin:index"), reverse("admin:app_list", args=["registry"]), reverse("admin:jsi18n")]
    for name in TABLE:
        addresses += [page_of(name, "changelist"), page_of(name, "changelist") + "?q=KANARI", page_of(name, "add")]
        addresses += [page_of(name, "changelist") + "?q=a&o=1", page_of(name, "changelist") + "?all="]
        if name in rows:
            addresses += [page_of(name, "change", rows[name]), page_of(name, "history", rows[name])]
    opened = 0
    for address in addresses:
        response = client.get(address, follow=True)
        opened += response.status_code == 200
        text = response.content.decode().casefold()
        assert [mark for mark in world.oku.marks if mark.casefold() in text] == [], address
    assert opened > 30


def relations() -> list[tuple[str, str, str]]:
    """Every field of every model that points at another: what ``autocomplete/`` can be asked for."""
    return [
        (model._meta.app_label, model._meta.model_name, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["admin", "secretariat"])
def test_no_autocompletion_offers_a_row_of_the_other_regency(role, world, admin_of):
    client = admin_of(getattr(world.paser, role))
    answered, offered = 0, 0
    for app_label, model_name, field_name in relations():
        for term in ("", "KANARIOKU", "16.01"):
            query = {"app_label": app_label, "model_name": model_name, "field_name": field_name, "term": term}
            response = client.get(reverse("admin:autocomplete"), query | {"_to_field": "code", "_popup": "1"})
            assert response.status_code in (200, 403)
            if response.status_code == 403:
                continue
            answered += 1
            text = response.content.decode().casefold()
            offered += world.paser.canary.casefold() in text
            assert [mark for mark in world.oku.marks if mark.casefold() in text] == [], query
            assert '"16.' not in text
    assert answered > 50
    assert offered > 10


@pytest.mark.django_db
@pytest.mark.logs_errors  # Django logs what it refuses as suspicious
@pytest.mark.parametrize(
    "query",
    [
        "password__startswith=md5",
        "password__regex=m",
        "agency__users__password__startswith=m",
        "agency__sector__regex=(a%2B)%2B$",
        "email__contains=a",
        "is_superuser__exact=1",
        "role__startswith=a",
        "agency__name__startswith=B",
    ],
)
def test_an_address_cannot_ask_for_what_no_filter_offers(query, world, admin_of):
    answer = admin_of(world.paser.admin).get(page_of("user", "changelist") + f"?{query}")
    assert answer.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["role__exact=officer", "agency__sector__exact=kepolisian", "is_active__exact=1", "q=akun&o=-1.2"]
)
def test_what_the_filters_offer_is_answered(query, world, admin_of):
    answer = admin_of(world.paser.admin).get(page_of("user", "changelist") + f"?{query}")
    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.logs_errors  # Django logs what it refuses as suspicious
@pytest.mark.parametrize("to_field", ["password", "email", "id"])
def test_a_field_named_in_the_address_opens_no_foreign_row(to_field, world, admin_of):
    client = admin_of(world.paser.admin)
    assert client.get(page_of("user", "change", world.oku.officer) + f"?_to_field={to_field}").status_code in (400, 404)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["view_on_site", "password_change", "password_change_done"])
def test_pages_of_django_that_pass_by_our_rules_are_gone(page, world, admin_of):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{page}", args=[1, 1] if page == "view_on_site" else [])
    client = admin_of(world.superuser)
    assert client.get("/admin/r/1/1/").status_code == 404
    assert client.get("/admin/password_change/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_list_asks_the_database_no_more_often_for_many_rows(name, world, admin_of, django_assert_max_num_queries):
    client = admin_of(world.superuser)
    with django_assert_max_num_queries(8):
        page = client.get(page_of(name, "changelist"))
    # Enough rows that one query for each of them would not fit.
    many = name in ("auditevent", "user", "village")
    assert len(page.context["cl"].result_list) > (8 if many else 1)


@pytest.mark.django_db
@pytest.mark.logs_errors
@pytest.mark.parametrize("query", ["at__year=99999999", "at__year=0", "at__gte=0001-01-01", "at__lt=9999-12-31"])
def test_years_nobody_can_count_to_are_refused(query, world, admin_of):
    response = admin_of(world.superuser).get(f"{reverse('admin:core_auditevent_changelist')}?{query}")
    assert response.status_code == 400


@pytest.mark.django_db
def test_a_year_of_ours_is_shown(world, admin_of):
    response = admin_of(world.superuser).get(f"{reverse('admin:core_auditevent_changelist')}?at__year=2026")
    assert response.status_code == 200
