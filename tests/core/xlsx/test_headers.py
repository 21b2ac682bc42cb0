import pytest

from timpora.core.xlsx import BadCell, Sheet, find_header, tidy_header

TIDY = {
    "Nama Lengkap": "nama lengkap",
    "  NO.\nPASPOR :*": "no paspor",
    "Tgl\u00a0Lahir": "tgl lahir",
    "ชื่อ\nFirst Name *": "first name",
    "เลขหนังสือเดินทาง\nPassport No. *": "passport no",
    "ชื่อ": "ชื่อ",
    "姓名 Name": "name",
    "护照号码": "护照号码",
    "Prénom": "prénom",
    "Ｐａｓｓｐｏｒｔ": "passport",
    "L/P": "l/p",
    "Имя": "имя",
    "Date of Birth (DD/MM/YYYY)": "date of birth (dd/mm/yyyy)",
    "Na\u200bma": "na ma",
    "": "",
    "***": "",
}


@pytest.mark.parametrize("text", TIDY)
def test_a_header_is_tidied(text):
    assert tidy_header(text) == TIDY[text]


def known_words(cells: list[str]) -> int:
    return sum(cell in {"nama", "no paspor", "kewarganegaraan"} for cell in cells)


def test_the_header_is_the_row_that_scores_best():
    rows = [["HOTEL MELATI", None], ["Nama:", None], ["NAMA", "No. Paspor"], ["Nama", "No. Paspor"], ["ALICE", "X1"]]
    assert find_header(Sheet("A", rows, [1, 2, 5, 6, 7]), known_words) == 2


def test_without_a_known_word_there_is_no_header():
    assert find_header(Sheet("A", [["ALICE", 7, None, BadCell("error", "#N/A")]], [1]), known_words) is None


def test_the_header_is_not_sought_below_row_twenty():
    rows = [["x"]] * 20 + [["Nama"]]
    assert find_header(Sheet("A", rows, list(range(1, 22))), known_words) is None
