"""Lists of people go in: what is stored, recognised, updated, and never touched."""

import datetime

import pytest

from registry.actions import notice as action
from registry.models import Employment, Establishment, Notice, NoticeRow, Person, Stay, StayPermit, TravelDocument
from tests.registry.imports.sheets import (
    AS_OF,
    counts,
    registry_content,
    stage,
    take_in,
    told,
    write_csv,
    write_xlsx,
)
from timpora.core.models import AuditEvent

DAY = datetime.date
OFFICE_LIST = [
    ["NO", "NAMA LENGKAP", "NO PASPOR", "KEWARGANEGARAAN", "JENIS IZIN TINGGAL", "TGL BERAKHIR", "PENJAMIN", "ALAMAT"],
    ["1", "ALICE TESTER", "X 1234567", "AUSTRALIA", "ITAS", "31/12/2025", "PT CONTOH", "Tanah Grogot"],
]
TM30 = [
    ["ชื่อ\nFirst Name *", "ชื่อกลาง\nMiddle Name", "นามสกุล\nLast Name", "เพศ\nGender *"]
    + ["เลขหนังสือเดินทาง\nPassport No. *", "สัญชาติ\nNationality *", "วัน เดือน ปี เกิด\nBirth Date\nDD/MM/YYYY"]
    + ["วันที่แจ้งออกจากที่พัก\nCheck-out Date\nDD/MM/YYYY", "เบอร์โทรศัพท์\nPhone No."],
    ["ALICE", None, "TESTER", "F", "X1234567", "AUS", "17/06/1985", "28/11/2024", "+61000"],
    ["JAN", None, "CERNY", "M", "P7654321", "CZE", "00/00/1950", "27/11/2024", None],
]
SHORT = ["Nama", "No Paspor", "Kewarganegaraan", "Check in", "Check out", "Kamar"]


def guest(name="ADAM ALDER", number="A1234567", country="AUS", arrived="20-11-2024", departed=None, room="1"):
    return [name, number, country, arrived, departed, room]


def test_a_list_of_an_office_becomes_a_person_with_passport_permit_and_stay(tmp_path, paser):
    notice = take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "daftar.csv", OFFICE_LIST))
    person = Person.objects.get()
    assert (person.full_name, person.nationality_id, person.sex, person.birth_date) == (
        "ALICE TESTER",
        "AUS",
        "X",
        None,
    )
    assert list(person.tokens.order_by("token").values_list("token", flat=True)) == ["ALICE", "TESTER"]
    document = TravelDocument.objects.get()
    assert (document.number, document.number_key, document.issuing_state_id) == ("X 1234567", "X1234567", "AUS")
    permit = StayPermit.objects.get()
    assert (permit.kind, permit.valid_until, permit.sponsor_name) == ("ITAS", DAY(2025, 12, 31), "PT CONTOH")
    stay = Stay.objects.get()
    assert (stay.kind, stay.establishment, stay.district, stay.address) == (
        "menginap",
        paser.hotel,
        paser.district,
        "Tanah Grogot",
    )
    assert (stay.arrived, stay.arrival_known, stay.departed, stay.document) == (AS_OF, False, None, document)
    assert (stay.notice, stay.reported_name, stay.recorded_by) == (notice, "ALICE TESTER", paser.secretariat.email)
    assert (stay.notice_rows.get().outcome, counts(notice)) == ("baru", (1, 1, 0, 0, 0))


def test_a_foreign_police_form_is_read_with_partial_births_and_parts_of_names(tmp_path, paser):
    notice = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tm30.xlsx", TM30, "แบบแจ้งที่พัก"))
    people = Person.objects.order_by("full_name").values_list("full_name", "sex", "birth_date", "birth_precision")
    assert list(people) == [
        ("ALICE TESTER", "F", DAY(1985, 6, 17), "day"),
        ("JAN CERNY", "M", DAY(1950, 1, 1), "year"),
    ]
    stays = Stay.objects.order_by("arrived").values_list("arrived", "arrival_known", "departed")
    assert list(stays) == [(DAY(2024, 11, 27), False, DAY(2024, 11, 27)), (AS_OF, False, AS_OF)]
    assert [problem["code"] for problem in notice.layout["summary"]["problems"]] == ["no_arrivals"]
    assert told(notice) == {}


def test_the_two_samples_together_are_two_people(tmp_path, paser):
    take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "daftar.csv", OFFICE_LIST))
    notice = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tm30.xlsx", TM30))
    assert counts(notice) == (2, 1, 1, 0, 0)
    assert (Person.objects.count(), Stay.objects.count()) == (2, 2)
    assert Person.objects.get(full_name="ALICE TESTER").birth_date == DAY(1985, 6, 17)


def test_the_same_file_again_is_the_same_notice(tmp_path, paser):
    path = write_xlsx(tmp_path / "tamu.xlsx", [SHORT, guest()])
    first = take_in(paser.secretariat, paser.hotel, path)
    with pytest.raises(action.AlreadyReceived) as earlier:
        stage(paser.secretariat, paser.hotel, path)
    assert earlier.value.notice == first
    assert action.commit_notice(by=paser.secretariat, notice=first) == first
    assert (Notice.objects.count(), Stay.objects.count(), AuditEvent.objects.count()) == (1, 1, 1)


def test_the_same_list_of_another_day_changes_nothing(tmp_path, paser):
    rows = [SHORT, guest(), guest("BELLA BIRCH", "B1234567", "JPN", None, None), guest("C CEDAR", "C1234567", "MYS")]
    take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tamu.xlsx", rows))
    before = registry_content()
    again = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "lagi.xlsx", rows), DAY(2024, 11, 30))
    assert counts(again) == (3, 0, 0, 3, 0)
    assert registry_content() == before


def test_staging_a_file_twice_gives_one_draft(tmp_path, paser, media):
    path = write_xlsx(tmp_path / "tamu.xlsx", [SHORT, guest()])
    first, second = stage(paser.secretariat, paser.hotel, path), stage(paser.secretariat, paser.hotel, path)
    assert first == second
    assert len([file for file in media.rglob("*") if file.is_file()]) == 1
    action.discard_draft(by=paser.secretariat, notice=first)
    assert Notice.objects.count() == 0


def test_departure_and_room_of_the_same_stay_are_updated(tmp_path, paser):
    take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "1.xlsx", [SHORT, guest()]))
    later = [SHORT, guest(departed=DAY(2024, 11, 22), room="7")]
    notice = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "2.xlsx", later))
    stay = Stay.objects.get()
    assert (counts(notice), stay.departed, stay.room, stay.version) == ((1, 0, 1, 0, 0), DAY(2024, 11, 22), "7", 2)


def test_a_known_identity_is_completed_and_never_overwritten(tmp_path, paser):
    headers = [*SHORT, "L/P", "Tgl Lahir"]
    first = [headers, [*guest("JAN CERNY", "P7654321", "CZE"), None, "17-06-1985"]]
    take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "1.xlsx", first))
    second = [headers, [*guest("YAN ZERNI", "P7654321", "CZE", DAY(2024, 11, 25)), "L", "18-06-1985"]]
    notice = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "2.xlsx", second))
    person = Person.objects.get()
    assert (person.full_name, person.birth_date, person.sex, person.version) == (
        "JAN CERNY",
        DAY(1985, 6, 17),
        "M",
        2,
    )
    row = NoticeRow.objects.get(notice=notice)
    assert [(remark["field"], remark["code"]) for remark in row.remarks] == [
        ("full_name", "differs"),
        ("birth", "differs"),
    ]
    assert (row.problems, row.stay.reported_name) == ([], "YAN ZERNI")


def test_a_passport_known_in_another_regency_is_recognised_without_a_word(tmp_path, paser, oku):
    take_in(oku.secretariat, oku.hotel, write_xlsx(tmp_path / "oku.xlsx", [SHORT, guest("ALICE OKU", "E1111111")]))
    mine = [SHORT, guest("ALICE PASER", "E1111111"), guest("BELLA BIRCH", "E1111112"), guest("ALICE OKU", "E111111I")]
    draft = stage(paser.reporter, paser.hotel, write_xlsx(tmp_path / "paser.xlsx", mine))
    summary = action.check_notice(by=paser.reporter, notice=draft)
    # Neither the known passport nor one that nearly is looks any different to the reporter.
    assert (told(draft), summary.problems, summary.warned) == ({}, [], 0)
    notice = action.commit_notice(by=paser.reporter, notice=draft)
    assert (counts(notice), notice.state, Person.objects.count()) == ((3, 3, 0, 0, 0), "terkirim", 3)
    known = NoticeRow.objects.get(notice=notice, sheet_row=2)
    assert (known.problems, known.outcome, known.stay.reported_name) == ([], "baru", "ALICE PASER")
    assert [(remark["code"], remark["audience"]) for remark in known.remarks] == [("differs", "staff")]


def test_nobody_hands_in_for_an_establishment_he_does_not_see(tmp_path, paser, oku, media):
    path = write_xlsx(tmp_path / "tamu.xlsx", [SHORT, guest()])
    with pytest.raises(Establishment.DoesNotExist):
        stage(paser.secretariat, oku.hotel, path)
    with pytest.raises(Establishment.DoesNotExist):
        stage(paser.reporter, paser.company, path)
    draft = stage(oku.secretariat, oku.hotel, path)
    for step in (action.check_notice, action.commit_notice, action.discard_draft, action.set_layout):
        with pytest.raises(Establishment.DoesNotExist):
            step(by=paser.secretariat, notice=draft)
    assert list(Notice.objects.values_list("establishment", "state")) == [(oku.hotel.pk, "draf")]


def test_a_company_lists_its_workers(tmp_path, paser):
    headers = [
        "Nama TKA",
        "Kewarganegaraan",
        "No Paspor",
        "Jabatan",
        "No RPTKA",
        "Berlaku s.d.",
        "No. ITAS",
        "Berlaku s.d.",
    ]
    rows = [headers, ["WANG FANG", "RRT", "E5556667", "Technical Director", "560/1", "31-12-2025", "2C1", "30-06-2025"]]
    rows.append(["LI NA", "CHN", "E5556668", "HR Manager", None, None, None, None])
    notice = take_in(paser.secretariat, paser.company, write_xlsx(tmp_path / "tka.xlsx", rows))
    assert told(notice) == {2: [("warning", "alias", "B")], 3: [("warning", "closed_position", "D")]}
    jobs = Employment.objects.order_by("person__full_name").values_list(
        "person__full_name", "position", "level", "rptka_number", "rptka_until", "employer"
    )
    assert list(jobs) == [
        ("LI NA", "HR Manager", "manajer", "", None, paser.company.pk),
        ("WANG FANG", "Technical Director", "direksi", "560/1", DAY(2025, 12, 31), paser.company.pk),
    ]
    assert list(Stay.objects.values_list("kind", flat=True)) == ["bekerja", "bekerja"]
    assert list(Person.objects.values_list("category", flat=True)) == ["tka", "tka"]
    permits = StayPermit.objects.values_list("kind", "number", "valid_until")
    assert list(permits) == [("ITAS", "2C1", DAY(2025, 6, 30))]


def test_a_monthly_list_without_arrivals_continues_the_stay(tmp_path, paser):
    headers = ["Nama", "Kewarganegaraan", "No Paspor", "Jabatan", "Tgl keluar"]
    october = [headers, ["WANG FANG", "CHN", "E5556667", "Welder", None]]
    november = [headers, ["WANG FANG", "CHN", "E5556667", "Welder", "15-11-2024"]]
    first = take_in(paser.secretariat, paser.company, write_xlsx(tmp_path / "10.xlsx", october), DAY(2024, 10, 31))
    second = take_in(paser.secretariat, paser.company, write_xlsx(tmp_path / "11.xlsx", november), DAY(2024, 11, 30))
    assert (counts(first), counts(second)) == ((1, 1, 0, 0, 0), (1, 0, 1, 0, 0))
    stay = Stay.objects.get()
    assert (stay.arrived, stay.arrival_known, stay.departed) == (DAY(2024, 10, 31), False, DAY(2024, 11, 15))
    assert Employment.objects.get().ended_on == DAY(2024, 11, 15)


def test_an_extended_permit_of_the_same_number_is_one_permit(tmp_path, paser):
    headers = ["Nama", "Kewarganegaraan", "No Paspor", "Jenis izin", "No izin", "Masa berlaku", "Check in"]
    for name, until in (("1", "31-12-2024"), ("2", "30-06-2025")):
        row = ["WANG FANG", "CHN", "E5556667", "ITAS", "2C1", until, "01-11-2024"]
        take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / f"{name}.xlsx", [headers, row]))
    assert list(StayPermit.objects.values_list("number", "valid_until")) == [("2C1", DAY(2025, 6, 30))]


def test_names_come_in_every_order(tmp_path, paser):
    rows = [
        ["Surname", "Name", "Passport", "Country"],
        ["CERNY", "JAN", "P7654321", "CZ"],
        [None, "SUKARNO", "P7654322", "MY"],
    ]
    take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "cloud.csv", rows, ";"))
    rows = [
        ["Guest Name", "Passport", "Country"],
        ["TESTER, ALICE", "P7654323", "D"],
        ["KIM<<YU<NA", "P7654324", "KOR"],
    ]
    take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "opera.csv", rows, "\t"))
    names = Person.objects.order_by("documents__number_key").values_list("full_name", flat=True)
    assert list(names) == ["JAN CERNY", "SUKARNO", "ALICE TESTER", "YU NA KIM"]


def test_what_was_chosen_for_columns_is_remembered_for_the_establishment(tmp_path, paser):
    headers = ["Nama", "Kode", "Kewarganegaraan"]
    draft = stage(
        paser.secretariat, paser.hotel, write_xlsx(tmp_path / "1.xlsx", [headers, ["ADAM ALDER", "A12345", "AUS"]])
    )
    assert [problem.code for problem in action.layout_problems(draft)] == ["missing_column"]
    draft = action.set_layout(by=paser.secretariat, notice=draft, mapping={1: "number"})
    action.commit_notice(by=paser.secretariat, notice=draft)
    path = write_xlsx(tmp_path / "2.xlsx", [headers, ["BELLA BIRCH", "B12345", "AUS"]])
    again = stage(paser.secretariat, paser.hotel, path)
    assert [(column["field"], column["how"]) for column in again.layout["columns"]] == [
        ("full_name", "dikenali"),
        ("number", "diingat"),
        ("nationality", "dikenali"),
    ]
    elsewhere = stage(paser.secretariat, paser.company, path)
    assert elsewhere.layout["columns"][1]["field"] == ""


def test_one_audit_event_tells_what_came_in(tmp_path, paser):
    notice = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tamu.xlsx", [SHORT, guest()]))
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor, event.object_id) == ("impor", paser.secretariat.email, notice.number)
    assert event.detail == {
        "baris dibaca": 1,
        "baris baru": 1,
        "baris memperbarui": 0,
        "baris tanpa perubahan": 0,
        "baris ditahan": 0,
    }
    assert event.fields == ["arrived", "departed", "full_name", "nationality", "number", "room"]


def test_a_sheet_of_which_nothing_is_ready_stores_nothing(tmp_path, paser):
    draft = stage(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "1.xlsx", [SHORT, guest(country="Korea")]))
    with pytest.raises(action.NothingToStore):
        action.commit_notice(by=paser.secretariat, notice=draft)
    assert (Notice.objects.received().count(), Person.objects.count()) == (0, 0)
