"""The demo: deterministic, valid, counted from today, and nobody real in it."""

import io
import itertools
from collections import Counter
from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import Count, JSONField, Max
from django.test import override_settings
from django.utils import timezone

from registry.demo.accounts import PASSWORD, logins
from registry.demo.build import build
from registry.demo.tables import read_table
from registry.models import (
    Agency,
    District,
    Employment,
    Establishment,
    NameToken,
    Notice,
    NoticeRow,
    Official,
    Person,
    Stay,
    StayPermit,
    Team,
    TeamMember,
    TravelDocument,
    User,
)
from registry.roles import Role
from registry.values.names import normal_name
from tests.factories import PersonFactory
from timpora.core.models import AuditEvent

# In an order in which they can be deleted.
MODELS = [
    NoticeRow, Stay, Notice, Employment, StayPermit, TravelDocument, NameToken, Person, User, TeamMember,
    Team.regencies.through, Team, Official, Establishment, Agency.regencies.through, Agency, AuditEvent,
]  # fmt: skip
FINGERPRINT = {
    Person: ("public_id", "full_name", "sex", "birth_date", "birth_precision", "nationality", "category", "created_at"),
    TravelDocument: ("person__public_id", "number", "number_key", "issued_on", "expires_on"),
    StayPermit: ("person__public_id", "kind", "number", "valid_from", "valid_until", "sponsor__name", "state"),
    Employment: ("person__public_id", "employer__name", "position", "rptka_number", "rptka_until", "ended_on"),
    Stay: ("person__public_id", "establishment__name", "address", "arrived", "departed", "notice__serial", "room"),
    Notice: ("serial_year", "serial", "establishment__name", "kind", "state", "received_at", "rows_read"),
    Official: ("agency__name", "position", "id_number"),
    AuditEvent: ("at", "actor", "verb", "object_id", "address"),
}
FAMOUS = {
    "YAO MING", "LI NA", "LIU XIANG", "KIM JONG UN", "KIM TAE WOO", "PARK JI SUNG", "LEE MIN HO", "XI JINPING",
    "NARENDRA MODI", "DEEPAK CHOPRA", "AHMAD ZAHID BIN HAMIDI", "KENTARO SATO", "CHEN GUANGBIAO", "MA HUATENG",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """Built once for this module and committed, since it takes seconds; thrown away afterwards."""
    with override_settings(DEMO=True), django_db_blocker.unblock():
        call_command("demo", stdout=io.StringIO())
        yield
        call_command("flush", interactive=False, verbosity=0)


pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def fingerprint() -> dict[str, list]:
    return {model.__name__: sorted(model.objects.values_list(*names), key=repr) for model, names in FINGERPRINT.items()}


def clear() -> None:
    for model in MODELS:
        model._base_manager.all()._raw_delete("default")


def account(email: str) -> User:
    return User.objects.get(email=email)


def told(*args, **options) -> str:
    out = io.StringIO()
    call_command("demo", *args, stdout=out, **options)
    return out.getvalue()


def test_a_second_run_says_so_and_changes_nothing():
    before = counts()
    assert told() == "Data contoh sudah ada; tidak ada yang diubah.\n"
    assert counts() == before


def test_the_same_day_gives_the_same_rows():
    before = fingerprint()
    clear()
    assert told() == "Data contoh dimuat: 420 orang.\n"
    after = fingerprint()
    assert [name for name, rows in before.items() if rows != after[name]] == []


@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2028, 2, 29), date(2027, 3, 1)])
def test_it_is_counted_from_whatever_day_it_is(today):
    clear()
    build(today)
    here = Stay.objects.open().filter(district__regency="64.01")
    assert here.count() == 278
    assert ends_of(here, today) == {"lewat": 6, "minggu ini": 3, "bulan ini": 15, "nanti": 30}
    assert Stay.objects.aggregate(last=Max("arrived"))["last"] < today
    assert timezone.localdate(Notice.objects.aggregate(last=Max("received_at"))["last"]) < today


def test_it_needs_the_mode():
    with (
        override_settings(DEMO=False),
        pytest.raises(CommandError, match="Data contoh hanya boleh ada dalam mode contoh"),
    ):
        told()


def test_it_never_mixes_with_data_of_others():
    clear()
    PersonFactory()
    with pytest.raises(CommandError, match="hanya dimuat ke basis data kosong"):
        told()


def test_every_account_signs_in_while_the_mode_is_on_and_none_without_it():
    emails = [email for email, _role, _body in logins()]
    assert [authenticate(email=email, password=PASSWORD).email for email in emails] == emails
    with override_settings(DEMO=False):
        assert [authenticate(email=email, password=PASSWORD) for email in emails] == [None] * len(emails)


def test_the_promised_accounts_are_there_with_every_role_in_both_regencies():
    promised = ("sekretariat", "imigrasi", "kecamatan", "pimpinan", "hotel", "operator", "perusahaan", "auditor")
    emails = {email for email, _role, _body in logins()}
    assert {f"{name}@paser.contoh" for name in promised} <= emails
    assert {"admin@timpora.contoh", "sekretariat@oku.contoh", "imigrasi@oku.contoh"} <= emails
    for host in ("paser", "oku"):
        assert set(User.objects.filter(email__endswith=f"@{host}.contoh").values_list("role", flat=True)) == set(Role)


def test_logins_are_printed_one_per_line():
    shown = told(logins=True)
    assert PASSWORD in shown
    assert [email for email, _role, _body in logins() if email not in shown] == []


def test_the_immigration_office_of_oku_sees_three_regencies_and_nothing_of_paser():
    officer = account("imigrasi@oku.contoh")
    districts = Stay.objects.visible_to(officer).values_list("district__regency", flat=True)
    assert set(districts) == {"16.01", "16.08", "16.09"}
    paser = set(Person.objects.visible_to(account("sekretariat@paser.contoh")))
    assert len(paser) == 300
    assert len(set(Person.objects.visible_to(officer)) - paser) == 120


def test_every_kecamatan_of_paser_has_as_many_people_as_the_prototype_shows():
    here = Stay.objects.open().filter(district__regency="64.01")
    assert dict(here.values_list("district__name").annotate(Count("person", distinct=True))) == {
        "Tanah Grogot": 86, "Batu Sopang": 74, "Kuaro": 31, "Long Ikis": 22, "Long Kali": 18, "Muara Komam": 15,
        "Batu Engau": 14, "Paser Belengkong": 12, "Muara Samu": 3, "Tanjung Harapan": 3,
    }  # fmt: skip
    assert District.objects.filter(regency="64.01").count() == 10


def test_nationalities_and_workers_are_those_of_the_two_stories():
    paser = Stay.objects.open().filter(district__regency="64.01")
    assert Counter(paser.values_list("person__nationality", flat=True)).most_common(6) == [
        ("CHN", 88), ("IND", 41), ("MYS", 33), ("KOR", 27), ("AUS", 19), ("PHL", 16),
    ]  # fmt: skip
    workers = Stay.objects.open().filter(person__category="tka")
    assert workers.filter(district__regency="64.01").count() == 164
    oku = workers.filter(district__regency="16.01")
    assert set(oku.values_list("person__nationality", flat=True)) == {"CHN"}
    assert Counter(oku.values_list("establishment__name", flat=True)) == {
        "PT Pembangkit Ogan Sejahtera": 51, "PT Listrik Terusan Raya": 1,
    }  # fmt: skip


def ends_of(stays, today: date) -> dict[str, int]:
    ends = StayPermit.objects.last_to_end().filter(person__in=stays.values("person"))
    days = [(end - today).days for end in ends.values_list("valid_until", flat=True)]
    return {
        "lewat": sum(day < 0 for day in days),
        "minggu ini": sum(0 <= day <= 7 for day in days),
        "bulan ini": sum(8 <= day <= 30 for day in days),
        "nanti": sum(31 <= day <= 90 for day in days),
    }


def test_permits_are_in_every_state():
    today = timezone.localdate()
    paser = Stay.objects.open().filter(district__regency="64.01")
    assert ends_of(paser, today) == {"lewat": 6, "minggu ini": 3, "bulan ini": 15, "nanti": 30}
    oku = Stay.objects.open().filter(district__regency__in=["16.01", "16.08", "16.09"])
    assert ends_of(oku, today) == {"lewat": 3, "minggu ini": 2, "bulan ini": 6, "nanti": 12}
    assert set(StayPermit.objects.values_list("state", flat=True)) == set(StayPermit.State.values)


def test_reports_come_on_time_late_not_at_all_nil_and_returned():
    assert {notice.is_late for notice in Notice.objects.received()} == {True, False}
    assert set(Notice.objects.values_list("kind", flat=True)) == set(Notice.Kind.values)
    assert set(Notice.objects.values_list("state", flat=True)) >= {"terkirim", "diterima", "perlu_perbaikan"}
    wisma = Establishment.objects.get(name="Wisma Taka Grogot")
    assert wisma.notices.filter(as_of__gte=timezone.localdate() - timedelta(days=56)).count() == 4
    for notice in Notice.objects.received().annotate(lines=Count("rows")):
        assert notice.lines == notice.rows_read


def test_what_officers_look_for_is_there():
    closed = [job.position for job in Employment.objects.all() if job.is_closed_position]
    assert sorted(closed) == ["Human Resource Manager", "Job Training Administrator"]
    assert Person.objects.annotate(papers=Count("documents")).filter(papers=2).count() > 20
    assert {*Person.objects.values_list("birth_precision", flat=True)} == {"day", "month", "year"}
    assert Person.objects.exclude(full_name__contains=" ").exists()
    assert [name for name in Person.objects.values_list("full_name", flat=True) if not name.isascii()] != []
    assert {"b", "c", "d", "e", "f", "tka", "keluarga", "wisata"} <= {
        *Person.objects.values_list("category", flat=True)
    }
    early = [job for job in Employment.objects.filter(ended_on=None) if job.rptka_until < last_permit(job.person)]
    assert len(early) > 5
    nights = [(stay.person_id, stay.arrived) for stay in Stay.objects.filter(kind="menginap")]
    assert sum(count > 1 for count in Counter(nights).values()) == 2


def last_permit(person: Person) -> date:
    return person.permits.aggregate(last=Max("valid_until"))["last"]


@pytest.mark.parametrize("model", [model for model in MODELS if not model._meta.auto_created])
def test_rows_satisfy_every_rule_that_a_form_would_check(model):
    json = [field.name for field in model._meta.fields if isinstance(field, JSONField)]
    rows = list(model.objects.order_by("pk"))
    for row in rows[:: max(1, len(rows) // 40)]:
        row.full_clean(exclude=json)


def test_every_name_is_put_together_from_our_lists_and_none_is_famous():
    possible = {"CHEN WEI MING"}
    for row in read_table("nama"):
        given = row["laki"].split("|") + row["perempuan"].split("|")
        family = row["keluarga"].split("|")
        order = itertools.product(family, given) if row["susunan"] == "belakang" else itertools.product(given, family)
        possible |= {" ".join(words) for words in order} | set(given)
    assert [name for name in Person.objects.values_list("full_name", flat=True) if name not in possible] == []
    assert {normal_name(name) for name in possible} & FAMOUS == set()


def test_officials_and_accounts_are_nobody():
    assert {*Official.objects.values_list("name", flat=True)} == {"Nama Pejabat", "Nama Pejabat, S.Sos., M.Si."}
    assert [number for number in Official.objects.filter(id_kind="NIP").values_list("id_number", flat=True)
            if len(number) != 18 or not number.isdecimal()] == []  # fmt: skip
    assert [name for name in User.objects.values_list("name", flat=True) if not name.endswith("(contoh)")] == []
    addresses = [
        *User.objects.values_list("email", flat=True),
        *Establishment.objects.values_list("contact_email", flat=True),
    ]
    assert [address for address in addresses if not address.endswith(".contoh")] == []


def test_it_grows_with_ten_stays_for_each_newcomer():
    stays = Stay.objects.count()
    assert told(people=500) == "Data contoh sudah ada; tidak ada yang diubah.\nSekarang 500 orang.\n"
    assert Stay.objects.count() == stays + 10 * 80
    newcomers = Person.objects.order_by("-pk")[:80]
    for person in newcomers[::8]:
        for row in [person, *person.documents.all(), *person.permits.all(), *person.stays.all()]:
            row.full_clean()
        assert person in Person.objects.named(person.full_name)
    assert told(people=500).endswith("Sekarang 500 orang.\n")
    assert Person.objects.count() == 500
    PersonFactory()  # the database still knows the next key


def test_two_drafts_wait_with_faults_to_mend():
    drafts = {draft.establishment.name: draft for draft in Notice.objects.drafts()}
    assert {name: Counter(draft.rows.values_list("state", flat=True)) for name, draft in drafts.items()} == {
        "Hotel Melati Kandilo": {"siap": 6, "bermasalah": 3},
        "PT Pembangkit Ogan Sejahtera": {"siap": 2, "bermasalah": 1},
    }
    assert [draft.file.name for draft in drafts.values() if not draft.file.storage.exists(draft.file.name)] == []
