import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.values.document_number import confusable_key, near_misses, normalise_number, read_number
from registry.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("cell", "number", "key", "warnings"),
    [
        ("X1234567", "X1234567", "X1234567", []),
        ("x 1234567", "X 1234567", "X1234567", []),
        ("AB-12.345/6", "AB-12.345/6", "AB123456", []),
        ("Ｘ１２３４５６７", "X1234567", "X1234567", []),
        ("\u202aX12\u200b34567\u202c", "X1234567", "X1234567", []),
        ("00123456", "00123456", "00123456", []),
        ("No. Paspor: E1234567", "E1234567", "E1234567", []),
        ("L898902C<", "L898902C<", "L898902C", []),
        (12345678, "12345678", "12345678", ["leading_zeros"]),
        (12345678.0, "12345678", "12345678", ["leading_zeros"]),
        ("12345678.0", "12345678", "12345678", ["leading_zeros"]),
        (123456789012345, "123456789012345", "123456789012345", ["leading_zeros"]),
        ("A12O45678", "A12O45678", "A12O45678", ["letter_o"]),
        ("AO1234", "AO1234", "AO1234", []),
        ("ABCDEF", "ABCDEF", "ABCDEF", ["no_digits"]),
    ],
)
def test_numbers_keep_their_look_and_get_a_key(cell, number, key, warnings):
    reading = read_number(cell)

    assert (reading.number, reading.key, [warning.code for warning in reading.warnings]) == (number, key, warnings)


@pytest.mark.parametrize(
    ("cell", "code", "message"),
    [
        (None, "empty", "Isi nomor paspor."),
        ("  ", "empty", "Isi nomor paspor."),
        ("tidak ada", "empty", "Isi nomor paspor."),
        ("XXXXXXX", "empty", "Isi nomor paspor."),
        ("0000000", "empty", "Isi nomor paspor."),
        (
            1234567890123456,
            "shortened",
            "Nomor 1234567890123456 dipendekkan oleh Excel. Ketik ulang nomor paspor sebagai teks.",
        ),
        (
            "1.23457E+11",
            "shortened",
            "Nomor 1.23457E+11 dipendekkan oleh Excel. Ketik ulang nomor paspor sebagai teks.",
        ),
        ("1234", "length", "Nomor paspor 1234 harus 5 sampai 20 huruf dan angka."),
        ("A" * 20 + "1", "length", "Nomor paspor AAAAAAAAAAAAAAAAAAAA1 harus 5 sampai 20 huruf dan angka."),
        ("#VALUE!", "characters", "Nomor paspor #VALUE! hanya boleh berisi huruf dan angka."),
        ("=1+12345", "characters", "Nomor paspor =1+12345 hanya boleh berisi huruf dan angka."),
        ("Х1234567", "characters", "Nomor paspor Х1234567 hanya boleh berisi huruf dan angka."),
        (7.5, "unreadable", "Isi kolom nomor paspor bukan nomor. Ketik nomornya sebagai teks."),
        (-1234567, "unreadable", "Isi kolom nomor paspor bukan nomor. Ketik nomornya sebagai teks."),
        (float("nan"), "unreadable", "Isi kolom nomor paspor bukan nomor. Ketik nomornya sebagai teks."),
        (True, "unreadable", "Isi kolom nomor paspor bukan nomor. Ketik nomornya sebagai teks."),
        ("X12\x0034567", "control", "Isian berisi karakter yang tidak tampak. Ketik ulang isian ini."),
    ],
)
def test_what_is_no_number_says_what_to_do(cell, code, message):
    with pytest.raises(ValueProblem) as caught:
        read_number(cell)

    assert (caught.value.code, caught.value.message) == (code, message)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text):
    assert normalise_number(normalise_number(text)) == normalise_number(text)


@given(st.from_regex(r"[A-Z0-9]{5,20}", fullmatch=True), st.sampled_from(["", " ", "-", ".", "/"]))
def test_separators_and_case_make_no_other_number(number, separator):
    assert normalise_number(separator.join(number).lower()) == number


def test_look_alikes_come_before_slips_and_the_number_itself_is_left_out():
    known = ["E987654320", "E98765432O", "E987654329", "E897654320", "E98765432", "E98765400", "X1"]
    assert near_misses("E98765432O", known) == ["E987654320", "E98765432", "E987654329"]
    assert near_misses("E987654320", known) == ["E98765432O", "E897654320", "E98765432", "E987654329"]
    assert near_misses("E987654320", []) == []


def test_letters_that_look_like_digits_fold_to_them():
    assert confusable_key("OQILSBZX7") == "0011582X7"
