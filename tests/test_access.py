"""Every address × every role: who gets in, who does not, and that nothing of another regency leaks."""

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from registry.models import Employment, Notice, Stay, StayPermit, TravelDocument
from tests.world import PASSWORD

# Pages that anybody on the network may open. Adding one here is a decision, not a repair.
PUBLIC = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
# Pages of Django's admin that are not opened by a plain GET with a row of ours.
ADMIN_ONLY_POST = {"admin:password_change_done", "admin:view_on_site"}


def walk(patterns=None, namespace=""):
    """Every named pattern of the site as ("namespace:name", pattern)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}{pattern.name}", pattern


def own_names() -> list[str]:
    return sorted({name for name, _pattern in walk() if not name.startswith("admin:")})


def arguments(name: str, side) -> dict:
    """Arguments that make ``name`` point at a row of ``side``; a new address without a line here fails."""
    person = side.worker
    rows = {
        "document": TravelDocument.objects.filter(person=person),
        "permit": StayPermit.objects.filter(person=person),
        "stay": Stay.objects.filter(person=person),
        "employment": Employment.objects.filter(person=person),
    }
    noun, _, action = name.removeprefix("registry:").rpartition("_")
    if name.startswith("registry:person_") and action not in ("list", "create", "lookup"):
        return {"public_id": person.public_id}
    if noun in rows:
        known = {"public_id": person.public_id}
        return known if action == "create" else known | {"pk": rows[noun].order_by("pk").first().pk}
    if name == "account_reset_password_from_key":
        return {"uidb36": "1", "key": "tidak-ada"}
    if name.startswith("report_") and name != "report_list":
        return {"slug": "rekap-a"}
    pks = {
        "registry:establishment": side.hotel,
        "registry:agency": side.secretariat_office,
        "registry:team": side.teams[0],
        "registry:notice": side.notice,
    }
    if name.startswith("registry:import_") and action != "start":
        return {"pk": side.draft.pk}
    base = f"registry:{noun}"
    return {"pk": pks[base].pk} if base in pks and action in ("detail", "update") else {}


def address(name: str, side) -> str:
    return reverse(name, kwargs=arguments(name, side))


@pytest.fixture
def client_of(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.django_db
def test_only_the_listed_pages_are_public(client, world):
    opened = set()
    for name in own_names():
        response = client.get(address(name, world.paser))
        asked_to_sign_in = response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
        if not asked_to_sign_in:
            opened.add(name)
    assert opened == PUBLIC


@pytest.mark.django_db
def test_every_address_of_the_site_can_be_built(world):
    for name in own_names():
        try:
            address(name, world.paser)
        except NoReverseMatch as error:
            pytest.fail(f"arguments() has no line for {name}: {error}")


# What each role gets from each page of its own regency. R: redirect, 2: page, 3: refused (403), 4: not his (404).
ROLES = ["superuser", "admin", "secretariat", "officer", "immigration", "district_officer", "leader"]
ROLES += ["reporter_head", "reporter", "auditor"]
TABLE = {
    "home":                          "2222222 22R",
    "audit_list":                    "2233333 332",
    "registry:person_list":          "2222222 223",
    "registry:person_create":        "2223333 333",
    "registry:person_lookup":        "2222222 223",
    "registry:person_detail":        "2222222 443",
    "registry:person_update":        "2223333 333",
    "registry:person_papers":        "2222222 443",
    "registry:person_stays":         "2222222 443",
    "registry:person_work":          "2222222 333",
    "registry:person_log":           "2223333 333",
    "registry:document_create":      "2223233 333",
    "registry:document_update":      "2223233 333",
    "registry:permit_create":        "2223233 333",
    "registry:permit_update":        "2223233 333",
    "registry:stay_create":          "2222223 333",
    "registry:stay_update":          "2223333 333",
    "registry:employment_create":    "2223333 333",
    "registry:employment_update":    "2223333 333",
    "registry:establishment_list":   "2222222 223",
    "registry:establishment_create": "2223333 333",
    "registry:establishment_detail": "2222222 223",
    "registry:establishment_update": "2223333 333",
    "registry:agency_list":          "2222222 333",
    "registry:agency_detail":        "2222222 333",
    "registry:team_list":            "2222222 333",
    "registry:team_detail":          "2222222 333",
    "registry:notice_list":          "2222222 223",
    "registry:notice_detail":        "2222222 223",
    "registry:account_update":       "2222222 222",
}  # fmt: skip
SIGNS = {200: "2", 302: "R", 403: "3", 404: "4"}


def user_of(world, role):
    return world.superuser if role == "superuser" else getattr(world.paser, role)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_opens_what_the_table_says(name, world, client_of):
    target = address(name, world.paser)
    found = "".join(SIGNS.get(client_of(user_of(world, role)).get(target).status_code, "?") for role in ROLES)
    assert found == TABLE[name].replace(" ", "")


def test_the_table_knows_every_page():
    pages = {name for name in own_names() if not name.startswith(("account_", "report_", "registry:import_"))}
    assert pages - {"registry:account_theme"} == set(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in ROLES if role != "superuser"])
def test_nothing_of_the_other_regency_answers(role, world, client_of):
    """Rows of OKU answer a Paser account exactly as rows that do not exist: 404, or 403 where the role may not ask."""
    client = client_of(getattr(world.paser, role))
    answers = {}
    for name in own_names():
        kwargs = arguments(name, world.oku)
        if not kwargs or name in PUBLIC or "slug" in kwargs:
            continue
        answers[name] = client.get(reverse(name, kwargs=kwargs)).status_code
    assert len(answers) > 15
    assert {name: code for name, code in answers.items() if code not in (403, 404, 405)} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in ROLES if role != "superuser"])
def test_no_page_shows_a_word_of_the_other_regency(role, world, client_of):
    client = client_of(getattr(world.paser, role))
    searched = 0
    for name in own_names():
        response = client.get(address(name, world.paser))
        if response.status_code != 200:
            continue
        text = response.content.decode().casefold()
        searched += 1
        foreign = world.foreign_marks(getattr(world.paser, role))
        assert [mark for mark in foreign if mark.casefold() in text] == [], name
    assert searched > 3


# Every filter of every list, asked for something of the other regency: word in the address → its value there.
FOREIGN_FILTERS = {
    "registry:person_list": {
        "q": lambda side: side.canary,
        "kecamatan": lambda side: side.district.pk,
        "pelapor": lambda side: side.hotel.pk,
    },
    "registry:establishment_list": {"q": lambda side: side.canary, "kecamatan": lambda side: side.district.pk},
    "registry:agency_list": {"q": lambda side: side.canary},
    "registry:team_list": {"q": lambda side: side.canary},
    "registry:notice_list": {"pelapor": lambda side: side.hotel.pk},
    "audit_list": {"q": lambda side: side.secretariat.email, "objek": lambda side: side.worker.public_id},
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "word"), [(name, word) for name, filters in FOREIGN_FILTERS.items() for word in filters]
)
def test_no_filter_finds_anything_of_the_other_regency(name, word, world, client_of):
    value = FOREIGN_FILTERS[name][word]
    client = client_of(world.paser.admin)
    assert client.get(reverse(name), {word: value(world.oku)}).context["rows"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["sesudah", "sebelum"])
def test_a_page_that_begins_at_a_foreign_row_shows_own_rows_only(way, world, client_of):
    response = client_of(world.paser.secretariat).get(reverse("registry:person_list"), {way: world.oku.worker.pk})
    text = response.content.decode()
    assert world.oku.canary not in text


@pytest.mark.django_db
def test_sign_in_by_e_mail_leads_home(world, client):
    email = world.paser.secretariat.email
    response = client.post(reverse("account_login"), {"login": email.upper(), "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.django_db
def test_every_draft_notice_belongs_to_its_side(world):
    assert set(Notice.objects.drafts()) == {world.paser.draft, world.oku.draft, world.timur.draft}
