import pytest

from registry.models import (
    Agency,
    District,
    Employment,
    Establishment,
    Notice,
    NoticeRow,
    Official,
    Person,
    Regency,
    Stay,
    StayPermit,
    Team,
    TeamMember,
    TravelDocument,
    User,
    Village,
    WatchFocus,
    WatchPeriod,
    WatchPhase,
)
from timpora.core.models import AuditEvent
from timpora.core.scoping import Scope

pytestmark = pytest.mark.django_db

SCOPED = [Agency, District, Employment, Establishment, Notice, NoticeRow, Official, Person, Regency, Stay]
SCOPED += [StayPermit, Team, TeamMember, TravelDocument, User, Village, WatchFocus, WatchPeriod, WatchPhase]


class Somebody:
    def __init__(self, scope):
        self.scope = scope


@pytest.mark.parametrize("model", SCOPED)
def test_a_secretariat_sees_the_rows_of_its_regency_once_each(model, world):
    mine = list(model.objects.visible_to(world.paser.secretariat).values_list("pk", flat=True))
    assert mine
    assert len(mine) == len(set(mine))
    theirs = set(model.objects.visible_to(world.oku.secretariat).values_list("pk", flat=True))
    assert set(mine) & theirs == set()


@pytest.mark.parametrize("model", SCOPED)
def test_a_closed_scope_and_an_unknown_kind_see_nothing(model, world):
    for scope in (Scope("closed"), Scope("planet", ("1",)), Scope("regency", ())):
        assert list(model.objects.visible_to(Somebody(scope))) == []


@pytest.mark.parametrize("model", SCOPED)
def test_the_superuser_sees_every_row(model, world):
    assert model.objects.visible_to(world.superuser).count() == model.objects.count()


def test_an_immigration_office_over_two_regencies_sees_both_and_no_person_twice(world):
    seen = list(Person.objects.visible_to(world.oku.immigration))
    assert sorted(person.pk for person in seen) == sorted(
        person.pk for side in (world.oku, world.timur) for person in side.people
    )


def test_a_person_with_many_stays_is_listed_once(world):
    assert list(Person.objects.visible_to(world.paser.reporter_head)) == [world.paser.guest]
    assert world.paser.guest.stays.count() == 2


def test_an_operator_sees_only_what_was_recorded_in_the_last_thirty_days(world):
    old = world.paser.stays[3]
    assert old in Stay.objects.visible_to(world.paser.reporter_head)
    assert old not in Stay.objects.visible_to(world.paser.reporter)
    assert list(Stay.objects.visible_to(world.paser.reporter)) == [world.paser.stays[1]]


def test_a_person_whose_only_recent_stay_is_elsewhere_is_hidden_from_the_operator(world):
    world.paser.stays[1].delete()
    elsewhere = Stay.objects.create(
        person=world.paser.guest, establishment=world.paser.company, district=world.paser.district, arrived="2026-01-02"
    )
    assert elsewhere.recorded_at
    assert list(Person.objects.visible_to(world.paser.reporter)) == []


def test_a_kecamatan_officer_sees_his_kecamatan_only(world):
    people = set(Person.objects.visible_to(world.paser.district_officer))
    assert people == {world.paser.worker, world.paser.guest}


def test_a_hotel_sees_only_the_passport_it_reported(world):
    assert list(TravelDocument.objects.visible_to(world.paser.reporter_head)) == [world.paser.documents[1]]


def test_a_hotel_sees_no_permit_no_job_and_no_colleague_of_the_agencies(world):
    for model in (StayPermit, Employment, Agency, Team, Official):
        assert list(model.objects.visible_to(world.paser.reporter_head)) == []
    seen = set(User.objects.visible_to(world.paser.reporter_head))
    assert seen == {world.paser.reporter_head, world.paser.reporter}


def test_an_officer_without_agency_or_with_a_closed_one_sees_nothing(world):
    world.paser.secretariat_office.is_active = False
    world.paser.secretariat_office.save()
    user = User.objects.get(pk=world.paser.secretariat.pk)
    assert user.scope == Scope("closed")
    assert list(Person.objects.visible_to(user)) == []


def test_a_deactivated_account_sees_nothing(world):
    user = world.superuser
    user.is_active = False
    assert user.scope == Scope("closed")


def test_the_audit_log_shows_events_of_the_own_regency_only(world):
    events = AuditEvent.objects.visible_to(world.paser.auditor)
    assert events.exists()
    assert {event.places for event in events} == {",64.01,"}


def test_the_audit_log_is_closed_to_scopes_that_are_no_regency(world):
    assert list(AuditEvent.objects.visible_to(world.paser.reporter_head)) == []
    assert list(AuditEvent.objects.visible_to(world.paser.district_officer)) == []
