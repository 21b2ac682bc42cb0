"""Which column of whose sheet is which field."""

import datetime

import pytest

from timpora.core.imports import column_letter, find_import

REKAP_A = (
    "No | Nama lengkap | L/P | Tempat, tgl lahir | Kewarganegaraan | No. paspor | Berlaku s.d. | Jenis izin tinggal"
    " | No. izin | Berlaku s.d. | Indeks visa | Kategori pemantauan | Kegiatan/tujuan | Penjamin/sponsor"
    " | Alamat di daerah | Desa/Kel. | Kecamatan | Tgl datang | Tgl pergi | Sumber informasi | Ket."
)
REKAP_B = (
    "No | Perusahaan | NIB | KBLI/sektor | Alamat lokasi kerja | Kecamatan | Nama TKA | L/P | Kewarganegaraan"
    " | No. paspor | Jabatan | Level (Komisaris/Direksi/Manajer/Penasihat-Konsultan/Profesional)"
    " | No. Pengesahan RPTKA | Jenis RPTKA | Berlaku s.d. | No. ITAS | Berlaku s.d. | Tenaga kerja pendamping | Ket."
)
TM30 = (
    "ชื่อ\nFirst Name *| ชื่อกลาง\nMiddle Name| นามสกุล\nLast Name| เพศ\nGender *| เลขหนังสือเดินทาง\nPassport No. *"
    "| สัญชาติ\nNationality *| วัน เดือน ปี เกิด\nBirth Date\nDD/MM/YYYY(ค.ศ. / A.D.) \nเช่น 17/06/1985 หรือ 00/00/1985"
    "| วันที่แจ้งออกจากที่พัก\nCheck-out Date\nDD/MM/YYYY(ค.ศ. / A.D.) \nเช่น 14/06/2023| เบอร์โทรศัพท์\nPhone No."
)
SHEETS = {
    "rekap_a": (
        REKAP_A,
        "row_no full_name sex birth_place_day nationality number passport_expires_on permit_kind permit_number"
        " permit_until visa_index category purpose sponsor address village district arrived departed unused note",
    ),
    "rekap_b": (
        REKAP_B,
        "row_no unused unused unused address district full_name sex nationality number position level rptka_number"
        " rptka_kind rptka_until permit_number permit_until counterpart note",
    ),
    "tm30": (TM30, "given_name middle_name family_name sex number nationality birth departed phone"),
    "kejaksaan": (
        "No | Desa/Kelurahan | Nama | Asal Negara | Tujuan Tinggal | No HP | Paspor | Visa | KITAS | Nama Satker",
        "row_no village full_name nationality purpose phone number permit_kind permit_number unused",
    ),
    "list of an office": (
        "NO | NAMA LENGKAP | NO PASPOR | KEWARGANEGARAAN | JENIS IZIN TINGGAL | TGL BERAKHIR | PENJAMIN | ALAMAT",
        "row_no full_name number nationality permit_kind permit_until sponsor address",
    ),
    "opera": (
        "ROOM | ARRIVAL_DATE | DEPARTURE_DATE | GUEST_LAST_NAME | GUEST_FIRST_NAME | PASSPORT_NO | NATIONALITY",
        "room arrived departed family_name given_name number nationality",
    ),
    "cloudbeds": (
        "Name | Surname | Email | Phone | Country | Repeat | Status",
        "full_name family_name unused phone nationality unused unused",
    ),
    "mews": (
        "FirstName | LastName | Gender | NationalityCode | BirthDate | BirthPlace",
        "given_name family_name sex nationality birth birth_place",
    ),
    "passport dates": (
        "Nama | Nomor Paspor | Tgl Terbit | Tgl Habis Berlaku | ITAS | Masa Berlaku",
        "full_name number issued_on passport_expires_on permit_number permit_until",
    ),
}


def match(headers, columns=(), remembered=None):
    samples = [list(column) for column in columns] + [[]] * (len(headers) - len(columns))
    return find_import("people").match_columns(headers, samples, remembered)


@pytest.mark.parametrize("name", SHEETS)
def test_every_column_of_a_known_sheet_is_recognised(name):
    headers, fields = SHEETS[name]
    found = match([header.strip(" ") for header in headers.split("|")])
    assert [column.field for column in found] == fields.split()
    assert {column.how for column in found} == {"dikenali"}


def test_a_header_nearly_right_is_guessed_and_says_so():
    found = match(["Nama Lengkpa", "Nomer Pasport"])
    assert [(column.field, column.how) for column in found] == [("full_name", "ditebak"), ("number", "ditebak")]
    assert found[0].note == "Ditebak dari isinya. Periksa contoh di samping."


def test_contents_without_headers_are_guessed():
    columns = [
        ["ADAM ALDER", "BELLA BIRCH", "CARL CEDAR"],
        ["Australia", "CHN", "Jepang"],
        ["E1234567", "PA7654321", "X1112223"],
        [datetime.date(1980, 1, 2), datetime.date(1990, 2, 3), datetime.date(1971, 4, 5)],
        ["Deluxe", "Twin", "Suite"],
    ]
    found = match(["", "", "", "", "Tipe"], columns)
    assert [column.field for column in found] == ["full_name", "nationality", "number", "birth", ""]
    assert [column.how for column in found] == ["ditebak"] * 4 + ["diabaikan"]
    assert found[2].samples == ("E1234567", "PA7654321", "X1112223")


def test_payment_dates_are_not_taken_for_birth_dates():
    days = [datetime.date(2024, 11, day) for day in (1, 2, 3)]
    assert [column.field for column in match(["Tanggal bayar"], [days])] == [""]


def test_the_second_of_two_like_columns_is_ignored_with_a_note():
    found = match(["Nama", "Nama Tamu"])
    assert [(column.field, column.how) for column in found] == [("full_name", "dikenali"), ("", "diabaikan")]
    assert found[1].note == "Kolom kedua untuk “Nama lengkap”; yang dipakai kolom A."


def test_what_was_chosen_before_comes_first():
    found = match(["Nama", "Kode tamu"], remembered={"kode tamu": "number", "nama": ""})
    assert [(column.field, column.how) for column in found] == [("", "diabaikan"), ("number", "diingat")]


def test_a_remembered_field_that_no_longer_exists_is_forgotten():
    assert match(["Nama"], remembered={"nama": "gone"})[0].field == ""


def test_letters_of_columns():
    assert [column_letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
