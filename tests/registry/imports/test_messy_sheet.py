"""A sheet of 200 rows with every fault planted; what is expected was counted by hand."""

import datetime
from string import ascii_uppercase

from registry.actions import notice as action
from registry.models import NoticeRow, Person, Stay
from tests.registry.imports.sheets import counts, stage, take_in, told, write_xlsx

HEADERS = ["No", "Nama Tamu", "L/P", "Tgl Lahir", "Kewarganegaraan", "No. Paspor", "Berlaku s.d.", "Jenis Izin"] + [
    "Berlaku s.d.",
    "Check In",
    "Check Out",
    "Kamar",
    "Kecamatan",
]
NO, NAME, SEX, BIRTH, COUNTRY, NUMBER, EXPIRES, PERMIT, UNTIL, IN, OUT, ROOM, DISTRICT = range(13)
DAY = datetime.date
# Sheet row → column → what stands there instead.
PLANTED = {
    5: {NAME: None},
    7: {NUMBER: "-"},
    9: {COUNTRY: "Korea"},
    11: {COUNTRY: "Cina"},
    13: {COUNTRY: "Indonesia"},
    15: {BIRTH: "31-02-1980"},
    17: {BIRTH: "01-01-2090"},
    19: {IN: DAY(2024, 11, 24), OUT: DAY(2024, 11, 22)},
    21: {IN: DAY(2099, 1, 1), OUT: None},
    23: {EXPIRES: DAY(2024, 8, 9)},
    25: {UNTIL: DAY(2024, 10, 1), OUT: None},
    27: {NUMBER: 12345678},
    29: {NUMBER: "1.23457E+11"},
    31: {NUMBER: "E12345O7"},
    33: {NUMBER: "E98765431", NAME: "NORA LARCH"},
    35: {NUMBER: "A0000034", NAME: "TAMU BI", ROOM: "999"},
    37: {NUMBER: "A0000036", NAME: "LAIN ORANG"},
    39: {PERMIT: "izin apa saja"},
    41: {DISTRICT: "Baturaja Timur"},
    43: {NUMBER: "=F42"},
    45: {BIRTH: "#N/A"},
    47: dict.fromkeys(range(13)),
    49: {NAME: "", IN: DAY(2024, 11, 24), OUT: DAY(2024, 11, 1)},
    51: {SEX: "Z"},
    53: {NUMBER: "AB12"},
    55: {BIRTH: 29358},
    57: {NAME: "W1NARNO 7"},
    59: {ROOM: "kamar paling pojok di lantai dua"},
}
EXPECTED = {
    5: [("error", "empty", "B")],
    7: [("error", "empty", "F")],
    9: [("error", "ambiguous", "E")],
    11: [("warning", "alias", "E")],
    13: [("error", "citizen", "E")],
    15: [("error", "day", "D")],
    17: [("error", "birth_future", "D")],
    19: [("error", "departed_early", "K")],
    21: [("error", "arrival_future", "J")],
    23: [("warning", "passport_expired", "G")],
    25: [("warning", "permit_ended", "I")],
    27: [("warning", "leading_zeros", "F")],
    29: [("error", "shortened", "F")],
    31: [("warning", "letter_o", "F")],
    33: [("warning", "near_miss", "F")],
    35: [("warning", "duplicate_row", "F")],
    37: [("warning", "duplicate_row", "F"), ("warning", "other_name", "F")],
    39: [("error", "unknown", "H")],
    41: [("error", "unknown", "M")],
    43: [("error", "formula", "F")],
    45: [("error", "error", "D")],
    49: [("error", "empty", "B"), ("error", "departed_early", "K")],
    51: [("error", "unknown", "C")],
    53: [("error", "length", "F")],
    55: [("error", "serial", "D")],
    57: [("warning", "digits_in_name", "B")],
    59: [("error", "too_long", "L")],
}
FAULTY = [5, 7, 9, 13, 15, 17, 19, 21, 29, 39, 41, 43, 45, 49, 51, 53, 55, 59]


def messy_rows() -> list[list]:
    """Header and 200 rows: sheet rows 2 to 201."""
    rows = [HEADERS]
    for number in range(2, 202):
        letters = f"{ascii_uppercase[(number // 26) % 26]}{ascii_uppercase[number % 26]}"
        row = [number - 1, f"TAMU {letters}", "L" if number % 2 else "P", "17-06-1985", "Australia", f"A{number:07d}"]
        row += [DAY(2030, 1, 1), "Bebas visa", DAY(2025, 1, 1), DAY(2024, 11, 20), DAY(2024, 11, 23), number]
        row.append("Tanah Grogot")
        for column, cell in PLANTED.get(number, {}).items():
            row[column] = cell
        rows.append(row)
    return rows


def earlier_guest(tmp_path, side) -> None:
    rows = [["Nama", "No Paspor", "Kewarganegaraan", "Check in"]]
    rows.append(["NORA LARCH", "E98765432", "Australia", DAY(2024, 8, 21)])
    take_in(side.secretariat, side.hotel, write_xlsx(tmp_path / "agustus.xlsx", rows), DAY(2024, 8, 22))


def test_every_fault_is_told_with_row_and_column_and_the_rest_goes_in(tmp_path, paser):
    earlier_guest(tmp_path, paser)
    draft = stage(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tamu.xlsx", messy_rows()))
    assert action.layout_problems(draft) == []
    summary = action.check_notice(by=paser.secretariat, notice=draft)
    assert told(draft) == EXPECTED
    # 200 rows, one of them blank; 18 cannot go in; two repeat an earlier one, one of these under another name.
    facts = (summary.read, summary.ready, summary.faulty, summary.skipped, summary.held, summary.warned, summary.blank)
    assert facts == (199, 179, 18, 2, 1, 9, 1)
    faulty = NoticeRow.objects.filter(notice=draft, state=NoticeRow.State.FAULTY).order_by("sheet_row")
    assert list(faulty.values_list("sheet_row", flat=True)) == FAULTY
    assert (Person.objects.count(), Stay.objects.count()) == (1, 1)

    notice = action.commit_notice(by=paser.secretariat, notice=draft)
    assert counts(notice) == (199, 179, 0, 1, 19)
    assert (Person.objects.count(), Stay.objects.count()) == (180, 180)


def test_every_problem_says_what_to_do_in_words(tmp_path, paser):
    draft = stage(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tamu.xlsx", messy_rows()))
    action.check_notice(by=paser.secretariat, notice=draft)
    told_by_row = {
        row.sheet_row: [f"{problem['text']} {problem['remedy']}" for problem in row.problems]
        for row in draft.rows.exclude(problems=[])
    }
    assert {row: told_by_row[row] for row in (7, 9, 13, 15, 17, 19, 23, 29, 35, 37)} == {
        7: ["Nomor paspor kosong. Isi nomor paspor."],
        9: ["“Korea” bisa Korea Selatan atau Korea Utara. Pilih salah satu."],
        13: ["Kewarganegaraan Indonesia tidak perlu dilaporkan. Hapus baris ini?"],
        15: ["Tanggal 31 Februari tidak ada. Isi tanggal seperti di paspor atau dokumen."],
        17: ["Tanggal lahir harus sebelum hari ini. Isi tanggal lahir seperti di paspor."],
        19: ["Tanggal keluar lebih awal daripada tanggal masuk (24-11-2024). Tukar kedua tanggal bila terbalik."],
        23: ["Paspor berakhir 9 Agustus 2024, sebelum tanggal masuk. Cocokkan dengan paspor."],
        29: ["Nomor 1.23457E+11 dipendekkan oleh Excel. Ketik ulang nomor paspor sebagai teks."],
        35: ["Paspor dan tanggal datang sama dengan baris 34. Baris dilewati. Hapus baris yang berlebih."],
        37: [
            "Paspor dan tanggal datang sama dengan baris 36. Baris dilewati. Hapus baris yang berlebih.",
            "Paspor ini di baris 36 atas nama TAMU BK. Cocokkan nama dan nomor dengan paspor.",
        ],
    }
    assert [row for row, sentences in told_by_row.items() if any(text != text.strip() for text in sentences)] == []


def test_mended_rows_go_in_and_the_others_stay_as_they_are(tmp_path, paser):
    take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "tamu.xlsx", messy_rows()))
    mended = messy_rows()
    for number in FAULTY:
        mended[number - 1][NAME] = f"PERBAIKAN {ascii_uppercase[number % 26]}"
        mended[number - 1][SEX], mended[number - 1][COUNTRY] = "P", "Jepang"
        mended[number - 1][NUMBER], mended[number - 1][BIRTH] = f"J{number:07d}", "01-02-1990"
        mended[number - 1][PERMIT], mended[number - 1][DISTRICT], mended[number - 1][ROOM] = "VoA", "Long Ikis", "1"
        mended[number - 1][IN], mended[number - 1][OUT] = DAY(2024, 11, 20), DAY(2024, 11, 21)
    notice = take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "lagi.xlsx", mended))
    assert counts(notice) == (199, 18, 0, 180, 1)
    assert Stay.objects.filter(district="64.01.06").count() == 18
