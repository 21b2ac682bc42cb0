import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.core.xlsx.hostile import REFUSED, ROWS_END, ROWS_START, bomb_of_one_cell, with_doctype
from tests.core.xlsx.parts import HEADER, SHEET, bomb, good_with, sheet_xml, workbook
from timpora.core.xlsx import Limits, UnreadableFile, read_spreadsheet
from timpora.core.xlsx.errors import SENTENCES

ROOT = Path(__file__).parents[3]
MOST_SECONDS = 25


def test_the_corpus_of_refusals_is_complete():
    assert len(REFUSED) == 55


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_workbook_is_refused_with_its_own_sentence(case, refusal):
    file_name, make, code = REFUSED[case]
    data = make()
    start = time.monotonic()
    error = refusal(data, file_name)
    assert (error.code, error.detail if error.code != code else "") == (code, "")
    assert "{" not in error.message
    assert error.message.endswith(".")
    assert time.monotonic() - start < MOST_SECONDS


def test_each_cause_has_a_sentence_of_its_own():
    sentences = [str(sentence) for sentence in SENTENCES.values()]
    assert len(set(sentences)) == len(sentences) == 35


def test_the_sentence_names_the_real_type(refusal):
    assert refusal(b"%PDF-1.7", "daftar.xlsx").message == (
        "Berkas harus .xlsx, .xls, .csv, atau .ods. Berkas Anda: .pdf."
    )


def test_a_file_over_the_limit_is_refused_unread(refusal):
    assert refusal(bytes(11 * 1024 * 1024)).message == (
        "Berkas lebih dari 10 MB. Hapus gambar di dalamnya atau bagi menjadi dua berkas."
    )


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        read_spreadsheet(tmp_path / "none", "a.xlsx")
    assert caught.value.code == "failed"


def test_rows_beyond_the_limit_are_refused_not_cut(read, refusal):
    rows = [HEADER, *[(f"NAMA {number}", "X", "1") for number in range(120)]]
    assert refusal(workbook(rows), limits=Limits(rows=99)).message == (
        "Berkas lebih dari 99 baris. Bagi menjadi beberapa berkas."
    )
    assert len(read(workbook(rows), limits=Limits(rows=120)).sheets[0].rows) == 121


def test_no_connection_is_made_for_an_external_entity(refusal):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.dtd"
        assert refusal(with_doctype(f'<!DOCTYPE w [<!ENTITY % x SYSTEM "{address}"> %x;]>')).code == "dtd"
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_cell_that_breaks_the_parser_ends_only_the_child(refusal):
    """The checks in front are opened wide, so that the parser itself meets the giant cell."""
    wide = 4 * 1024 * 1024 * 1024
    limits = Limits(unpacked_bytes=wide, sheet_bytes=wide, ratio=10**6, memory_bytes=300 * 1024 * 1024)
    assert refusal(bomb_of_one_cell(400), limits=limits).code == "too_heavy"


def test_processor_time_is_limited(refusal):
    row = b"<row>" + b"<c><v>1</v></c>" * 60 + b"</row>"
    data = bomb(SHEET, ROWS_START, row, 5 * 4096, ROWS_END)
    assert refusal(data, limits=Limits(cpu_seconds=1)).code == "timed_out"


def test_the_child_is_killed_when_its_time_is_up(refusal):
    start = time.monotonic()
    assert refusal(workbook(), limits=Limits(wall_seconds=0.01)).code == "timed_out"
    assert time.monotonic() - start < 5


def test_no_child_and_no_file_is_left_behind(refusal, read, tmp_path, monkeypatch):
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    refusal(workbook(), limits=Limits(wall_seconds=0.01))
    refusal(b"%PDF-1.7")
    read(workbook())
    assert list(place.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_two_files_are_read_at_once(read, tmp_path):
    answers = []
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook())
    threads = [
        threading.Thread(target=lambda: answers.append(len(read_spreadsheet(path, "a.xlsx").sheets[0].rows)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [3, 3, 3, 3]


def test_the_child_starts_without_django_and_openpyxl():
    program = (
        "import sys, timpora.core.xlsx.child; "
        "sys.stdout.write(' '.join(sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'django', 'openpyxl', 'python_calamine'})))"
    )
    answer = subprocess.run(
        [sys.executable, "-P", "-c", program], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert answer.stdout == "python_calamine"


@pytest.mark.parametrize(
    "file_name", ["../x.xlsx", "a\0b.xlsx", "n" * 300 + ".xlsx", "a\u202exslx.exe", "a.xlsx.html", 'a";\r\n.xlsx', ""]
)
def test_the_name_of_the_file_does_no_harm(file_name, read):
    assert len(read(workbook(), file_name).sheets[0].rows) == 3


@pytest.mark.parametrize("damage", range(40))
def test_a_workbook_with_random_damage_is_read_or_refused(damage, read):
    data = bytearray(workbook())
    for step in range(1 + damage % 5):
        data[(damage * 7919 + step * 104_729) % len(data)] ^= 1 << (damage % 8)
    with contextlib.suppress(UnreadableFile):
        assert read(bytes(data)).kind == "xlsx"


def test_a_lying_sheet_reference_is_refused(refusal):
    assert refusal(good_with(SHEET, sheet_xml([HEADER]).encode() + b"<extra/>")).code == "damaged"
