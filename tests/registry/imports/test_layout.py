"""Sheet, header row, order of dates: found, asked, answered."""

import datetime

import pytest

from registry.actions import notice as action
from registry.models import Notice, Person, Stay
from tests.registry.imports.sheets import stage, take_in, told, write_csv, write_xlsx

HEADERS = ["Guest Name", "Passport", "Nationality", "Check-in"]
PLAIN = ["ADAM ALDER", "A1234567", "AUS", "20-11-2024"]


def arrivals(*texts: str, header: str = "Check-in") -> list[list]:
    rows = [["ADAM ALDER", f"A123456{n}", "AUS", text] for n, text in enumerate(texts)]
    return [[*HEADERS[:3], header], *rows]


def test_dates_that_read_both_ways_are_asked_with_three_examples(tmp_path, paser):
    path = write_csv(tmp_path / "opera.csv", arrivals("03/04/2024", "05/06/2024", "07/08/2024", "09/10/2024"))
    draft = stage(paser.secretariat, paser.hotel, path)
    (problem,) = action.layout_problems(draft)
    assert (problem.code, draft.layout["date_order"]) == ("date_order", None)
    assert [example["text"] for example in draft.layout["date_finding"]["examples"]] == [
        "03/04/2024",
        "05/06/2024",
        "07/08/2024",
    ]
    assert "03/04/2024 (kolom D) dibaca 3 April 2024 atau 4 Maret 2024" in problem.text
    with pytest.raises(action.LayoutIncomplete):
        action.check_notice(by=paser.secretariat, notice=draft)


@pytest.mark.parametrize(("order", "day"), [("dmy", datetime.date(2024, 4, 3)), ("mdy", datetime.date(2024, 3, 4))])
def test_the_answer_decides_for_the_whole_file(tmp_path, paser, order, day):
    draft = stage(paser.secretariat, paser.hotel, write_csv(tmp_path / "opera.csv", arrivals("03/04/2024")))
    draft = action.set_layout(by=paser.secretariat, notice=draft, date_order=order)
    action.commit_notice(by=paser.secretariat, notice=draft)
    assert Stay.objects.get().arrived == day


def test_one_date_that_can_only_be_read_one_way_settles_the_file(tmp_path, paser):
    draft = stage(paser.secretariat, paser.hotel, write_csv(tmp_path / "a.csv", arrivals("03/04/2024", "11/26/2024")))
    assert (draft.layout["date_order"], action.layout_problems(draft)) == ("mdy", [])


def test_dates_that_contradict_each_other_are_asked(tmp_path, paser):
    draft = stage(paser.secretariat, paser.hotel, write_csv(tmp_path / "a.csv", arrivals("26/11/2024", "11/25/2024")))
    assert [problem.code for problem in action.layout_problems(draft)] == ["date_order"]
    draft = action.set_layout(by=paser.secretariat, notice=draft, date_order="dmy")
    action.check_notice(by=paser.secretariat, notice=draft)
    assert told(draft) == {3: [("error", "month_first", "D")]}


def test_a_header_may_say_the_order(tmp_path, paser):
    rows = arrivals("03/04/2024", header="Check-in (MM/DD/YYYY)")
    draft = stage(paser.secretariat, paser.hotel, write_csv(tmp_path / "a.csv", rows))
    assert (draft.layout["date_order"], action.layout_problems(draft)) == ("mdy", [])


def test_the_header_is_found_below_a_letterhead_and_above_column_numbers(tmp_path, paser):
    rows = [["PEMERINTAH KABUPATEN PASER"], ["DAFTAR TAMU ASING"], [], HEADERS, [1, 2, 3, 4], PLAIN]
    rows += [["Jumlah", "1 orang"], [], ["Mengetahui"], ["Kepala Badan"], ["Nama Pejabat, S.Sos."]]
    draft = stage(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "resmi.xlsx", rows))
    summary = action.check_notice(by=paser.secretariat, notice=draft)
    assert (draft.layout["header_row"], summary.read, summary.ready, told(draft)) == (4, 1, 1, {})


def test_without_a_header_somebody_is_asked_and_may_say_there_is_none(tmp_path, paser):
    rows = [
        ["ADAM ALDER", "A1234567", "Australia"],
        ["BELLA BIRCH", "B1234567", "Jepang"],
        ["C CEDAR", "C1234567", "Cina"],
    ]
    draft = stage(paser.secretariat, paser.hotel, write_csv(tmp_path / "tanpa.csv", rows))
    assert [problem.code for problem in action.layout_problems(draft)] == ["header"]
    draft = action.set_layout(by=paser.secretariat, notice=draft, header_row=0)
    assert [(column["field"], column["how"]) for column in draft.layout["columns"]] == [
        ("full_name", "ditebak"),
        ("number", "ditebak"),
        ("nationality", "ditebak"),
    ]
    assert action.check_notice(by=paser.secretariat, notice=draft).read == 3


def test_the_first_sheet_with_a_header_is_read_and_another_may_be_chosen(tmp_path, paser):
    path = tmp_path / "dua.xlsx"
    write_xlsx(path, [HEADERS, PLAIN], "Oktober")
    draft = stage(paser.secretariat, paser.hotel, path)
    assert (draft.layout["sheets"], draft.sheet_name) == (["Oktober"], "Oktober")
    with pytest.raises(KeyError):
        action.set_layout(by=paser.secretariat, notice=draft, sheet="November")
    assert Notice.objects.get().layout["sheet"] == "Oktober"


def test_two_columns_for_one_field_must_be_settled(tmp_path, paser):
    path = write_csv(tmp_path / "a.csv", [[*HEADERS, "Kode"], [*PLAIN, "Z1234567"]])
    draft = stage(paser.secretariat, paser.hotel, path)
    draft = action.set_layout(by=paser.secretariat, notice=draft, mapping={4: "number"})
    assert [(problem.code, problem.text) for problem in action.layout_problems(draft)] == [
        ("column_twice", "Kolom B, E dipilih sebagai “Nomor paspor”.")
    ]
    draft = action.set_layout(by=paser.secretariat, notice=draft, mapping={1: ""})
    action.commit_notice(by=paser.secretariat, notice=draft)
    assert Person.objects.get().documents.get().number == "Z1234567"


def test_a_missing_column_is_asked_for_by_name(tmp_path, paser):
    draft = stage(paser.secretariat, paser.hotel, write_csv(tmp_path / "a.csv", [["Nama", "Negara"], ["A B", "AUS"]]))
    (problem,) = action.layout_problems(draft)
    assert f"{problem.text} {problem.remedy}" == (
        "Kolom “Nomor paspor” belum ditemukan. Pilih kolom di berkas Anda yang berisi nomor paspor."
    )


def test_nothing_changes_a_notice_that_is_in(tmp_path, paser):
    notice = take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "a.csv", [HEADERS, PLAIN]))
    for step in (action.set_layout, action.check_notice, action.discard_draft):
        with pytest.raises(action.AlreadyReceived):
            step(by=paser.secretariat, notice=notice)
    assert Notice.objects.get().rows_created == 1
