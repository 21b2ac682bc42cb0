import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.values.names import (
    clean_display_name,
    join_name,
    name_key,
    name_tokens,
    normal_name,
    split_comma_name,
)
from registry.values.problem import ValueProblem


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Nguyễn Thị Thu Hà", "NGUYEN THI THU HA"),
        ("Đỗ Đức Thịnh", "DO DUC THINH"),
        ("Käthe Groß", "KATHE GROSS"),
        ("Guðrún Þorsteinsdóttir", "GUDRUN THORSTEINSDOTTIR"),
        ("Işıl Yıldırım", "ISIL YILDIRIM"),
        ("Seán O'Brien", "SEAN OBRIEN"),
        ("D´Aubigny-Lefèvre", "DAUBIGNY LEFEVRE"),
        ("HETTIARACHCHIGE<DON<<SAMPATH", "HETTIARACHCHIGE DON SAMPATH"),
        ("Мария", "MARIYA"),
        ("W1NARNO", "WINARNO"),
        ("R0BERT0", "ROBERTO"),
        ("Mrs. Alice Tester", "ALICE TESTER"),
        ("TESTER ALICE MRS", "TESTER ALICE"),
        ("Tn. H4SAN", "H4SAN"),
        ("Hj. Siti", "SITI"),
        ("Prof. Dr. Budi", "BUDI"),
        ("MR", "MR"),
        ("Sukarno", "SUKARNO"),
        ("Ali\u200b\u202eBaba", "ALIBABA"),
        ("Ａｌｉｃｅ", "ALICE"),
        ("Jose\u0301", "JOSE"),
        ("  a   b\tc ", "A B C"),
        ("", ""),
        ("---", ""),
    ],
)
def test_names_are_compared_in_plain_capitals_without_titles(written, key):
    assert normal_name(written) == key


@given(st.text(max_size=200))
def test_a_key_is_plain_and_its_own_key(text):
    key = name_key(text)

    assert name_key(key) == key
    assert len(key) <= 160
    assert set(key) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")


def test_tokens_are_the_first_eight_different_words_of_a_name():
    assert name_tokens("Kim Min-jun Kim") == ["KIM", "MIN", "JUN"]
    assert name_tokens("a b c d e f g h i j") == list("ABCDEFGH")
    assert name_tokens("x" * 100) == ["X" * 40]
    assert name_tokens("") == []


def test_long_keys_are_cut_between_words():
    assert name_key("ABCDEFGHI " * 40) == " ".join(["ABCDEFGHI"] * 16)


def test_columns_are_joined_and_placeholders_left_out():
    assert join_name("Alice", "", "Tester") == "Alice Tester"
    assert join_name(" Maria ", "de  la", "Cruz") == "Maria de la Cruz"
    assert join_name("Sukarno", None, "-") == "Sukarno"
    assert join_name("FNU", "", "Ahmad") == "Ahmad"
    assert join_name(family="LNU", given="n/a") == ""


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("TESTER, ALICE", ("ALICE", "TESTER")),
        ("Lee, Sam", ("Sam", "Lee")),
        ("Martin,Max", ("Max", "Martin")),
        ("SMITH, JOHN, Jr.", ("JOHN Jr.", "SMITH")),
        ("John Smith, Jr.", ("John Smith Jr.", "")),
        ("John Smith, Ph.D.", ("John Smith", "")),
        ("ERIKSSON<<ANNA<MARIA", ("ANNA MARIA", "ERIKSSON")),
        ("Sukarno", ("Sukarno", "")),
        ("Sukarno,", ("Sukarno", "")),
    ],
)
def test_family_names_before_a_comma_are_put_behind(written, parts):
    assert split_comma_name(written) == parts


@pytest.mark.parametrize(
    ("written", "shown", "remarks"),
    [
        ("  Alice\n Tester ", "Alice Tester", []),
        ("Al\u202eice\u200b", "Alice", []),
        ("Jose\u0301", "José", []),
        ("김민준", "김민준", []),
        ("山田 はなこ", "山田 はなこ", []),
        ("محمد علي", "محمد علي", []),
        ("<script>alert(1)</script>", "<script>alert(1)</script>", ["digits_in_name"]),
        ("=1+1 A", "=1+1 A", ["digits_in_name"]),
        ("Аlice", "Аlice", ["mixed_scripts"]),
        ("W1narno", "W1narno", ["digits_in_name"]),
        ("Alice 😀", "Alice 😀", ["symbols"]),
        ("Robert'); DROP TABLE--", "Robert'); DROP TABLE--", []),
    ],
)
def test_names_are_shown_as_written_with_remarks_and_no_script_is_refused(written, shown, remarks):
    name, said = clean_display_name(written)

    assert (name, [remark.code for remark in said]) == (shown, remarks)


@pytest.mark.parametrize(
    ("cell", "code", "message"),
    [
        (None, "empty", "Isi nama seperti di paspor."),
        (" - ", "empty", "Isi nama seperti di paspor."),
        ("\u200b", "empty", "Isi nama seperti di paspor."),
        (12345, "digits", "“12345” bukan nama. Isi nama seperti di paspor."),
        ("12 34", "digits", "“12 34” bukan nama. Isi nama seperti di paspor."),
        (True, "unreadable", "Isi kolom nama bukan nama. Isi nama seperti di paspor."),
        ("Ali\x00ce", "control", "Isian berisi karakter yang tidak tampak. Ketik ulang isian ini."),
        ("Ali_x000B_ce", "control", "Isian berisi karakter yang tidak tampak. Ketik ulang isian ini."),
        ("\ud800A", "control", "Isian berisi karakter yang tidak tampak. Ketik ulang isian ini."),
        ("A" + "\u0301" * 500, "too_long", "Nama lebih dari 160 huruf. Periksa isi selnya."),
    ],
)
def test_what_is_no_name_says_what_to_do(cell, code, message):
    with pytest.raises(ValueProblem) as caught:
        clean_display_name(cell)

    assert (caught.value.code, caught.value.message) == (code, message)
