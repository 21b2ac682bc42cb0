"""The readers of code lists return values that the models know, and read what sheets write."""

import pytest

from registry.models import Employment, Establishment, Person, StayPermit
from registry.values.category import suggest_category
from registry.values.closed_positions import CLOSED_POSITIONS, closed_position
from registry.values.permit import PERMIT_KINDS, kind_of_index, read_permit, read_visa_index
from registry.values.problem import ValueProblem
from registry.values.sex import letter_style, read_sex
from registry.values.work import read_level, read_rptka_kind, read_sector, suggest_level


def problem_of(read, value):
    with pytest.raises(ValueProblem) as caught:
        read(value)
    return caught.value.code, caught.value.choices, caught.value.message


@pytest.mark.parametrize(
    ("sex", "cells"),
    [
        ("M", ["L", "l", "Laki-laki", "LAKI LAKI", "Pria", "M", "Male", "Mr.", 1, 1.0, "1"]),
        ("F", ["P", "Pr", "Perempuan", "wanita", "F", "FEMALE", "Ny.", 2, "2"]),
        ("X", ["X", "", None, "-", "tidak disebut"]),
    ],
)
def test_sex_is_read_in_both_languages(sex, cells):
    assert [read_sex(cell) for cell in cells] == [sex] * len(cells)


def test_p_is_a_man_where_women_are_w():
    assert letter_style(["P", "W", "P", None]) == "PW"
    assert letter_style(["L", "P"]) == "LP"
    assert letter_style(["P", "P"]) == "LP"
    assert [read_sex(cell, "PW") for cell in ("P", "W", "Perempuan")] == ["M", "F", "F"]


def test_an_unknown_sex_says_what_to_write():
    assert problem_of(read_sex, "Q") == ("unknown", (), "“Q” belum dikenal. Isi L, P, atau X.")


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("BVK", ["BVK", "Bebas Visa", "bebas visa kunjungan", "Visa Exemption", "A1", "A36"]),
        ("VOA", ["VoA", "e-VOA", "Visa on Arrival", "VKSK", "Visa Kunjungan Saat Kedatangan", "B1", "F1", "B213"]),
        ("ITK", ["ITK", "Izin Tinggal Kunjungan", "Visa Kunjungan", "visit", "C1", "D2", "B211A", "212", 212.0]),
        ("ITAS", ["ITAS", "KITAS", "e-ITAS", "Izin Tinggal Terbatas", "ITAS (E23)", "Kitas 312", "E23", "E31A", 312]),
        ("ITAP", ["ITAP", "KITAP", "e-KITAP", "Izin Tinggal Tetap"]),
        ("ITP", ["ITP", "Izin Tinggal Peralihan", "bridging visa"]),
        ("ITKT", ["ITKT", "Izin Tinggal Keadaan Terpaksa"]),
        ("DIN", ["Dinas", "Izin Tinggal Dinas"]),
        ("DIP", ["Diplomatik", "diplomatic visa"]),
        ("UNK", ["tidak diketahui", "Tidak dapat menunjukkan"]),
    ],
)
def test_permits_are_read_by_their_many_names(kind, cells):
    assert [read_permit(cell) for cell in cells] == [kind] * len(cells)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("", ("empty", (), "Isi jenis izin tinggal.")),
        (None, ("empty", (), "Isi jenis izin tinggal.")),
        ("ITAS/ITAP", ("ambiguous", ("ITAS", "ITAP"), "“ITAS/ITAP” bisa ITAS atau ITAP. Pilih salah satu.")),
        (
            "kartu biru",
            (
                "unknown",
                (),
                "Jenis izin tinggal “kartu biru” belum dikenal. Isi misalnya ITK, ITAS, ITAP, VoA, atau bebas visa.",
            ),
        ),
    ],
)
def test_permits_that_cannot_be_decided_say_so(cell, problem):
    assert problem_of(read_permit, cell) == problem


def test_visa_indexes_are_found_inside_a_cell():
    cells = ["E23A", "e 23 a", "VITAS E-23", "C1", "Visa 312", "B211A", "ITAS", "E23 Kerja", "2024", None]
    assert [read_visa_index(cell) for cell in cells] == [
        "E23A", "E23", "E23", "C1", "312", "B211A", "", "E23", "", "",
    ]  # fmt: skip


def test_the_series_of_an_index_tells_the_kind():
    indexes = ["A1", "B1", "C1", "D2", "E23", "F1", "B211A", "B213", "212", "317", "", "Z9"]
    assert [kind_of_index(index) for index in indexes] == [
        "BVK", "VOA", "ITK", "ITK", "ITAS", "VOA", "ITK", "VOA", "ITK", "ITAS", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("category", "indexes"),
    [
        ("tka", ["E23", "E23A", "E23Y", "E25", "E25F", "E26", "C18", "312"]),
        ("f", ["E27", "C10A", "C9A"]),
        ("d", ["E29"]),
        ("c", ["C5", "C5A", "C14", "D14"]),
        ("e", ["C7", "C7A", "C7C", "D7", "D7B"]),
        ("a", ["A4", "B4", "C4", "D4"]),
        ("b", ["C16", "C17", "D17", "C19", "C20", "E23X"]),
        ("keluarga", ["E31", "E31J", "317"]),
        ("wisata", ["A1", "B1", "C1", "D1", "F1"]),
        ("", ["C2", "E28A", "E33", "", "C10", "C9", "C11", "C1A"]),
    ],
)
def test_visa_indexes_hint_at_the_category(category, indexes):
    assert [suggest_category(index) for index in indexes] == [category] * len(indexes)


def test_diplomatic_and_service_permits_hint_at_guests_of_state():
    assert [suggest_category("", kind) for kind in ("DIP", "DIN", "ITAS")] == ["a", "a", ""]
    assert suggest_category("E23", "DIN") == "a"


@pytest.mark.parametrize(
    ("read", "values"),
    [
        (
            read_level,
            {
                "Komisaris Utama": "komisaris",
                "Direktur": "direksi",
                "General Manager": "manajer",
                "Penasihat/Konsultan": "penasihat",
                "Technical Advisor": "penasihat",
                "Professional": "profesional",
                "Tenaga Ahli": "profesional",
                "": "",
                None: "",
            },
        ),
        (
            read_rptka_kind,
            {
                "Pekerjaan bersifat sementara": "sementara",
                "Lebih dari 6 bulan": "lebih_6_bulan",
                "Non-DKPTKA": "non_dkptka",
                "KEK": "kek",
                "-": "",
            },
        ),
        (
            read_sector,
            {
                "Pertambangan dan Penggalian": "pertambangan",
                "MINING": "pertambangan",
                "Perkebunan kelapa sawit": "pertanian",
                "Penyediaan Akomodasi dan Makan Minum": "akomodasi",
                "Jasa Lainnya": "jasa",
                "Jasa profesional": "profesional",
            },
        ),
    ],
)
def test_words_of_work_are_read(read, values):
    assert {cell: read(cell) for cell in values} == values


def test_words_of_work_that_cannot_be_decided_say_so():
    assert problem_of(read_level, "Direktur/Manajer") == (
        "ambiguous",
        ("direksi", "manajer"),
        "Level jabatan “Direktur/Manajer” bisa dibaca lebih dari satu. Pilih salah satu.",
    )
    assert problem_of(read_rptka_kind, "biru") == ("unknown", (), "Jenis RPTKA “biru” belum dikenal.")


def test_job_titles_hint_at_the_level_only_when_they_are_clear():
    titles = ["Mechanical Engineer", "Presiden Direktur", "Advisor to the Director", "Koki", "", None]
    assert [suggest_level(title) for title in titles] == ["profesional", "direksi", "", "", "", ""]


def test_readers_and_models_speak_the_same_codes():
    from_sectors = {read_sector(label) for label in Establishment.Sector.labels}
    from_levels = {read_level(label) for label in Employment.Level.labels}
    from_kinds = {read_rptka_kind(label) for label in Employment.RptkaKind.labels}
    hints = {suggest_category(index) for index in ("A4", "C16", "C5", "E29", "C7", "E27", "E23", "E31", "C1")}

    assert from_sectors == set(Establishment.Sector.values)
    assert from_levels == set(Employment.Level.values)
    assert from_kinds == set(Employment.RptkaKind.values)
    assert set(PERMIT_KINDS) == set(StayPermit.Kind.values)
    assert {read_permit(label) for label in StayPermit.Kind.labels} == set(StayPermit.Kind.values)
    assert {read_sex(label) for label in Person.Sex.labels} == set(Person.Sex.values)
    assert hints <= set(Person.Category.values)


def test_the_eighteen_closed_positions_are_known_in_both_languages():
    assert len(CLOSED_POSITIONS) == 18
    assert [closed_position(position.english) for position in CLOSED_POSITIONS] == list(CLOSED_POSITIONS)
    assert [closed_position(position.indonesian) for position in CLOSED_POSITIONS] == list(CLOSED_POSITIONS)


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("HR Manager", "Human Resource Manager"),
        ("HUMAN RESOURCES MANAGER", "Human Resource Manager"),
        ("Manajer SDM", "Human Resource Manager"),
        ("Manager HRD", "Human Resource Manager"),
        ("Direktur Sumber Daya Manusia", "Personnel Director"),
        ("Penasehat Karier", "Career Advisor"),
        ("Job Analist", "Job Analyst"),
        ("Occupational Safety Officer", "Occupational Safety Specialist"),
    ],
)
def test_closed_positions_are_recognised_in_other_spellings(title, english):
    assert closed_position(title).english == english


def test_other_positions_are_open():
    titles = ["Assistant to the HR Manager", "Manager", "Direktur", "General Manager", "Mechanical Engineer", "", None]
    assert [closed_position(title) for title in titles] == [None] * len(titles)
