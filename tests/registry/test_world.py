"""The world itself holds: alike sides, marks everywhere, one account per role."""

import time

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core import serializers
from django.db.models import JSONField

from registry.models import Employment, Notice, Person, Stay, StayPermit, TravelDocument
from registry.roles import Role
from tests.factories import EmploymentFactory, NoticeFactory, NoticeRowFactory, StayFactory, StayPermitFactory
from tests.world import PASSWORD, make_world

BY_SIDE = [Person, TravelDocument, StayPermit, Employment, Stay, Notice]


def check(row) -> None:
    # Lists of a notice's row may be empty; no form ever edits them.
    row.full_clean(exclude=[field.name for field in row._meta.fields if isinstance(field, JSONField)])


def text_of(rows) -> str:
    return serializers.serialize("json", rows).casefold()


def test_each_side_sees_its_own_rows_and_no_mark_of_another(world):
    for side, other in [(world.paser, world.oku), (world.oku, world.paser), (world.timur, world.oku)]:
        for model in BY_SIDE:
            text = text_of(model.objects.visible_to(side.secretariat))
            assert [mark for mark in side.marks if mark.casefold() in text] != [], model
            assert [mark for mark in other.marks if mark.casefold() in text] == [], model


def test_the_sides_are_alike(world):
    def counts(side):
        return [model.objects.visible_to(side.secretariat).count() for model in BY_SIDE]

    assert counts(world.paser) == counts(world.oku) == counts(world.timur) == [3, 3, 3, 1, 4, 2]


def test_every_role_exists_on_every_side_and_signs_in(world):
    for side in world.sides:
        assert {user.role for user in side.users().values()} == set(Role)
    for name, user in world.users().items():
        assert authenticate(email=user.email, password=PASSWORD) == user, name


def test_marks_of_others_are_those_of_the_regencies_one_does_not_work_in(world):
    assert world.foreign_marks(world.paser.secretariat) == {"KANARIOKU", "OKUX", "KANARITIMUR", "TMRX"}
    assert world.foreign_marks(world.oku.immigration) == {"KANARIPASER", "PSRX"}
    assert world.foreign_marks(world.superuser) == set()


def test_an_operator_no_longer_sees_the_old_stay(world):
    assert world.paser.stays[3] in Stay.objects.visible_to(world.paser.reporter_head)
    assert list(Stay.objects.visible_to(world.paser.reporter)) == [world.paser.stays[1]]


def test_every_row_of_the_world_is_valid(world):
    for model in apps.get_app_config("registry").get_models():
        for row in model.objects.all():
            check(row)


@pytest.mark.parametrize("factory", [StayFactory, StayPermitFactory, EmploymentFactory, NoticeRowFactory])
@pytest.mark.django_db
def test_a_factory_makes_a_valid_row_with_all_it_needs(factory):
    check(factory())


@pytest.mark.django_db
def test_a_notice_that_was_sent_is_numbered():
    assert [NoticeFactory(sent=True).serial, NoticeFactory(sent=True).serial] == [1, 2]


@pytest.mark.django_db
def test_the_world_is_made_quickly():
    start = time.process_time()
    make_world()
    assert time.process_time() - start < 2  # half a second in quiet times
