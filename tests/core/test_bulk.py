"""Many rows at once, the same on both databases."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from registry.models import NoticeRow, Person, Stay
from timpora.core.bulk import copy_rows, reserve_ids, update_rows
from timpora.core.models import AuditEvent

pytestmark = pytest.mark.django_db

ODD_TEXTS = ['koma, "kutip"', "tab\tdan \\N", "baris\nbaru", "", " ", "日本 Ω", "\\.", "'; DROP TABLE x; --", "NULL"]


def test_texts_arrive_as_they_were_sent():
    copy_rows(AuditEvent, ("actor", "verb", "object_label"), [("a@b.contoh", "lihat", text) for text in ODD_TEXTS])
    assert list(AuditEvent.objects.order_by("id").values_list("object_label", flat=True)) == ODD_TEXTS


def test_fields_that_are_not_named_get_their_defaults():
    before = timezone.now()
    copy_rows(AuditEvent, ("verb",), [("lihat",)], same={"fields": ["nama"], "at": before})
    event = AuditEvent.objects.get()
    assert (event.fields, event.detail, event.actor, event.at) == (["nama"], {}, "", before)


def test_nothing_and_an_empty_text_are_told_apart(world):
    person = world.paser.guest
    copy_rows(
        Stay,
        ("person", "district", "arrived", "departed", "room", "arrival_known"),
        [(person.pk, world.paser.district.pk, "2024-11-26", None, "", False)],
    )
    stay = Stay.objects.latest("id")
    assert (stay.arrived, stay.departed, stay.room, stay.arrival_known) == (
        datetime.date(2024, 11, 26),
        None,
        "",
        False,
    )
    assert (stay.version, stay.establishment, stay.kind, stay.recorded_at.tzinfo is not None) == (
        1,
        None,
        "menginap",
        True,
    )


def test_reserved_keys_are_free_and_are_not_given_out_again(world):
    first = reserve_ids(Person, 3)
    rows = [(key, f"pub{key}", "NAMA", "NAMA", "AUS") for key in first]
    copy_rows(Person, ("id", "public_id", "full_name", "name_key", "nationality"), rows)
    created = Person.objects.create(full_name="LAIN", nationality_id="AUS")
    assert len(set(first)) == 3
    assert created.pk not in first
    assert reserve_ids(Person, 0) == []


def test_copying_the_same_key_twice_is_an_integrity_error(world):
    person = world.paser.guest
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_rows(Person, ("id", "full_name", "name_key", "nationality"), [(person.pk, "X", "X", "AUS")])
    assert Person.objects.filter(pk=person.pk).exists()


def test_an_update_touches_only_its_rows_and_raises_the_guard(world):
    guest, worker = world.paser.guest, world.paser.worker
    rows = [(guest.pk, guest.version, "F", "1950-01-01")]
    assert update_rows(Person, ("id", "version", "sex", "birth_date"), rows, guard="version") == 1
    guest.refresh_from_db()
    assert (guest.sex, guest.birth_date, guest.version) == ("F", datetime.date(1950, 1, 1), 2)
    assert Person.objects.get(pk=worker.pk).version == 1


def test_an_update_leaves_a_row_alone_that_has_moved_on(world):
    guest = world.paser.guest
    Person.objects.filter(pk=guest.pk).update(version=7)
    rows = [(guest.pk, 1, "X")]
    assert update_rows(Person, ("id", "version", "sex"), rows, guard="version") == 0
    assert Person.objects.get(pk=guest.pk).sex == guest.sex


def test_two_updates_of_one_table_in_one_transaction(world):
    guest = world.paser.guest
    for sex in ("M", "F"):
        assert update_rows(Person, ("id", "sex"), [(guest.pk, sex)]) == 1
    assert Person.objects.get(pk=guest.pk).sex == "F"


def test_json_is_given_as_text(world):
    notice = world.paser.draft
    row = (notice.pk, 999, '["a, \\"b\\""]', '{"x": null}', "siap")
    copy_rows(NoticeRow, ("notice", "sheet_row", "raw", "values", "state"), [row])
    stored = NoticeRow.objects.get(notice=notice, sheet_row=999)
    assert (stored.raw, stored.values, stored.problems, stored.remarks) == (['a, "b"'], {"x": None}, [], [])


def test_more_rows_than_one_chunk():
    copy_rows(AuditEvent, ("verb", "actor"), (("lihat", f"{n}@x.contoh") for n in range(10_050)))
    assert AuditEvent.objects.count() == 10_050
    assert connection.in_atomic_block
