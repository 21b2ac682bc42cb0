"""Tables as text. The ids are those of the bad-input corpus."""

import pytest

from timpora.core.xlsx import BadCell

TABLE = "Nama;Paspor;Kota\nJosé Muñoz;X1234567;Málaga\nJAN;P7;Praha\n"
ROWS = [["Nama", "Paspor", "Kota"], ["José Muñoz", "X1234567", "Málaga"], ["JAN", "P7", "Praha"]]

READ = {
    "a0 UTF-8": (TABLE.encode(), ROWS),
    "a1 UTF-8 with mark": (TABLE.encode("utf-8-sig"), ROWS),
    "a2 UTF-16": (TABLE.encode("utf-16"), ROWS),
    "a2b UTF-16, other order": (b"\xfe\xff" + TABLE.encode("utf-16-be"), ROWS),
    "a3 Western Windows": (TABLE.encode("cp1252"), ROWS),
    "a4 comma": (TABLE.replace(";", ",").encode(), ROWS),
    "a5 tab": (TABLE.replace(";", "\t").encode(), ROWS),
    "a5b bar": (TABLE.replace(";", "|").encode(), ROWS),
    "a9 ragged": (b"a;b;c\n1;2\n1;2;3;4\n", [["a", "b", "c", None], ["1", "2", None, None], ["1", "2", "3", "4"]]),
    "b0 only CR": (TABLE.replace("\n", "\r").encode(), ROWS),
    "b1 sep line": (b"sep=;\r\n" + TABLE.encode(), ROWS),
    "b2 formulas": (b"a;b\n=1+1;@SUM\n+1;-2\n", [["a", "b"], ["=1+1", "@SUM"], ["+1", "-2"]]),
    "b3 Chinese": (b"a;b\n" + "陈;X1\n".encode("gb18030"), [["a", "b"], ["\u00b3\u00c2", "X1"]]),
    "b4 shortened": (b"a;b\n1.23457E+11;1\n", [["a", "b"], [BadCell("shortened", "1.23457E+11"), "1"]]),
    "b4b shortened, comma": (b"a;b\n1,23E+11;1\n", [["a", "b"], [BadCell("shortened", "1,23E+11"), "1"]]),
    "b8 quoted newline": (b'a;b\n"x\ny";1\n', [["a", "b"], ["x\ny", "1"]]),
    "text kept by Excel's trick": (b'a;b\n="00123";1\n', [["a", "b"], ["00123", "1"]]),
    "control character": (b"a;b\nx\x0by;1\n", [["a", "b"], [BadCell("control", "x\ufffdy"), "1"]]),
    "long text": (b"a;b\n" + b"x" * 1001 + b";1\n", [["a", "b"], [BadCell("too_long", "x" * 200), "1"]]),
    "commas in an address": (
        b"a;b\nJl. A, B, C, D;1\nJl. X;2\n",
        [["a", "b"], ["Jl. A, B, C, D", "1"], ["Jl. X", "2"]],
    ),
    "error text": (b"a;b\n#N/A;1\n", [["a", "b"], [BadCell("error", "#N/A"), "1"]]),
}

REFUSED = {
    "a6 NUL": (b"a;b\nx\x00y;1\n", "nul", 2),
    "a7 unclosed quote": (b'a;b\n1;"x\n' + b"2;y\n" * 40, "unclosed_quote", 2),
    "a7b quote closed far below": (b'a;b\n1;"x\n' + b"2;y\n" * 40 + b'3;"z"\n', "unclosed_quote", 2),
    "a8 giant field": (b"a;b\n1;2\n" + b"x" * 200_000 + b";1\n", "long_field", 3),
    "b5 random bytes": (bytes((n * 167 + 13) % 256 for n in range(4_000)), "binary", None),
    "b6 empty": (b"", "empty", None),
    "b6b only blank lines": (b"\n\n;;\n", "no_rows", None),
    "b7 header only": (b"Nama;Paspor\n", "no_rows", None),
    "bad quote": (b'a;b\n"x"y;1\n', "bad_quote", 2),
    "cut UTF-16": (TABLE.encode("utf-16")[:-1], "damaged", None),
    "101 columns": (b";".join([b"x"] * 101) + b"\n" + b";".join([b"y"] * 101), "too_many_columns", None),
}


def test_the_corpus_is_complete():
    assert (len(READ), len(REFUSED)) == (21, 11)


@pytest.mark.parametrize("case", READ)
def test_a_text_table_is_read(case, read):
    data, expected = READ[case]
    book = read(data, "a.csv")
    assert (book.kind, book.sheets[0].rows) == ("csv", expected)


@pytest.mark.parametrize("case", REFUSED)
def test_a_broken_text_table_is_refused(case, refusal):
    data, code, row = REFUSED[case]
    error = refusal(data, "a.csv")
    assert (error.code, error.values_of_sentence.get("row")) == (code, row)
    assert row is None or f"baris {row}" in error.message


def test_row_numbers_are_those_of_the_table(read):
    assert read(b"sep=;\r\na;b\n\n1;2\n", "a.csv").sheets[0].row_numbers == [2, 4]


def test_a_guessed_encoding_is_told(read):
    assert [note.message for note in read(TABLE.encode("cp1252"), "a.csv").notes] == [
        "Huruf di berkas ini dibaca sebagai cp1252. Periksa nama yang beraksen."
    ]
    assert read(TABLE.encode(), "a.csv").notes == []


def test_central_european_text_is_read_where_western_fails(read):
    data = "Nama;Kota\nŤažký;Ťahanovce\n".encode("cp1250")
    assert read(data, "a.csv").sheets[0].rows == [["Nama", "Kota"], ["Ťažký", "Ťahanovce"]]


def test_the_user_can_name_the_encoding(read):
    data = "Nama;Kota\n陈伟明;北京\n".encode("gb18030")
    assert read(data, "a.csv", encoding="gb18030").sheets[0].rows == [["Nama", "Kota"], ["陈伟明", "北京"]]


def test_a_name_other_than_csv_is_fine_for_text(read):
    assert read(TABLE.encode(), "tamu.txt").sheets[0].rows == ROWS


def test_text_named_as_a_workbook_is_told_apart(refusal):
    assert refusal(TABLE.encode(), "tamu.xlsx").message == (
        "Berkas ini teks CSV yang diberi nama .xlsx. Ganti nama menjadi .csv lalu unggah."
    )
