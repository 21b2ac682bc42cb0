"""Agencies decide what their people see, so changing one must not widen or narrow anybody's view in passing."""

import pytest

from registry.models import Agency
from tests.factories import AgencyFactory, TeamFactory, TeamMemberFactory
from tests.registry.admin.forms import errors_of, page_of, typed

RIGHTS = {"sector": "kepolisian", "is_active": "", "district": ""}


def send(client, model_name, row, **changes):
    address = page_of(model_name, "change", row)
    return client.post(address, typed(client.get(address)) | changes)


def rights_of(agency) -> tuple:
    stored = Agency.objects.get(pk=agency.pk)
    return stored.sector, stored.is_active, sorted(stored.regencies.values_list("pk", flat=True))


@pytest.mark.django_db
def test_the_admin_says_what_an_agency_of_his_regency_is(world, admin_of):
    changes = RIGHTS | {"regencies": ["64.01"]}
    assert send(admin_of(world.paser.admin), "agency", world.paser.police_office, **changes).status_code == 302
    assert rights_of(world.paser.police_office) == ("kepolisian", False, ["64.01"])


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["own", "wide", "secretariat"])
def test_rights_of_an_agency_stay_where_they_are(who, world, admin_of):
    wide = AgencyFactory(regencies=[world.paser.regency, world.oku.regency], sector="imigrasi")
    agency = {"own": world.paser.secretariat_office, "wide": wide, "secretariat": world.paser.district_office}[who]
    user = world.paser.secretariat if who == "secretariat" else world.paser.admin
    before = rights_of(agency)
    answer = send(admin_of(user), "agency", agency, phone="0543-21000", regencies=["16.01"], **RIGHTS)
    assert answer.status_code == 302
    assert rights_of(agency) == before
    assert str(Agency.objects.get(pk=agency.pk).phone) == "+6254321000"


@pytest.mark.django_db
def test_an_agency_cannot_be_given_a_foreign_regency(world, admin_of):
    client = admin_of(world.paser.admin)
    assert "regencies" in errors_of(send(client, "agency", world.paser.police_office, regencies=["64.01", "16.01"]))
    assert "district" in errors_of(send(client, "agency", world.paser.police_office, district=world.oku.district.pk))
    assert rights_of(world.paser.police_office)[2] == ["64.01"]


@pytest.mark.django_db
def test_links_to_regencies_one_does_not_see_survive_an_edit(world, admin_of):
    team = TeamFactory(name="Tim Bersama", regencies=[world.paser.regency, world.oku.regency])
    client = admin_of(world.paser.secretariat)
    assert typed(client.get(page_of("team", "change", team)))["regencies"] == ["64.01"]
    assert send(client, "team", team, name="Tim Bersama Baru").status_code == 302
    team.refresh_from_db()
    assert team.name == "Tim Bersama Baru"
    assert sorted(team.regencies.values_list("pk", flat=True)) == ["16.01", "64.01"]


@pytest.mark.django_db
def test_seats_of_agencies_one_does_not_see_are_not_shown_and_stay(world, admin_of):
    team = TeamFactory(name="Tim Bersama", regencies=[world.paser.regency, world.oku.regency])
    mine = TeamMemberFactory(team=team, agency=world.paser.police_office, official=world.paser.officials[1])
    TeamMemberFactory(team=team, agency=world.oku.police_office)
    client = admin_of(world.paser.secretariat)
    page = client.get(page_of("team", "change", team))
    (formset,) = (one.formset for one in page.context["inline_admin_formsets"])
    assert [form.instance.pk for form in formset.forms] == [mine.pk]
    assert [mark for mark in world.oku.marks if mark in page.content.decode()] == []
    foreign = {"members-0-agency": world.oku.police_office.pk, "members-0-official": world.oku.officials[0].pk}
    refused = client.post(page_of("team", "change", team), typed(page) | foreign)
    (formset,) = (one.formset for one in refused.context["inline_admin_formsets"])
    assert [sorted(errors) for errors in formset.errors] == [["agency", "official"]]
    assert send(client, "team", team).status_code == 302
    assert team.members.count() == 2


@pytest.mark.django_db
def test_a_village_must_lie_in_the_district(world, admin_of):
    answer = send(admin_of(world.paser.secretariat), "establishment", world.paser.hotel, district="64.01.04")
    assert list(errors_of(answer)) == ["village"]
