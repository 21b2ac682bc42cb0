"""Files that are no lists: refused in words, and nothing of them stays."""

import pytest

from registry.actions import notice as action
from registry.models import Notice
from tests.registry.imports.sheets import AS_OF, stage, write_xlsx
from timpora.core.models import AuditEvent

FILES = {
    "kosong.xlsx": (b"", "empty"),
    "acak.xlsx": (bytes(range(256)) * 40, "damaged"),
    "halaman.xls": (b"<html><body><table><tr><td>Nama</td></tr></table></body></html>", "html"),
    "rusak.xlsx": (b"PK\x03\x04" + b"\x00" * 400, "damaged"),
    "tamu.csv": (b"Nama,No Paspor\nADAM\x00,A1234567\n", "nul"),
    "kutip.csv": (b'Nama,No Paspor\n"ADAM ALDER,A1234567\n', "unclosed_quote"),
    "judul.csv": (b"Nama,No Paspor,Kewarganegaraan\n", "no_rows"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_leaves_no_row_and_no_file(tmp_path, paser, media, name):
    content, code = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(action.UnreadableFile) as refused:
        stage(paser.secretariat, paser.hotel, path)
    assert refused.value.code == code
    assert refused.value.message.endswith((".", "?"))
    assert (Notice.objects.count(), AuditEvent.objects.count(), list(media.rglob("*"))) == (0, 0, [])


def test_a_workbook_cut_in_half_leaves_nothing(tmp_path, paser, media):
    path = write_xlsx(tmp_path / "tamu.xlsx", [["Nama", "No Paspor"], ["ADAM ALDER", "A1234567"]])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(action.UnreadableFile):
        stage(paser.secretariat, paser.hotel, path)
    assert (Notice.objects.count(), list(media.rglob("*"))) == (0, [])


def test_the_original_is_kept_under_a_name_of_our_own(tmp_path, paser, media):
    rows = [["Nama", "No Paspor", "Negara"], ["ADAM ALDER", "A1234567", "AUS"]]
    path = write_xlsx(tmp_path / "tamu.xlsx", rows)
    odd = "../../etc/tamu\u202e.xlsx"
    draft = action.stage_file(by=paser.secretariat, establishment=paser.hotel, as_of=AS_OF, path=path, file_name=odd)
    (kept,) = [file for file in media.rglob("*") if file.is_file()]
    assert kept.read_bytes() == path.read_bytes()
    assert kept.name == f"{draft.sha256[:32]}.bin"
    assert kept.stat().st_mode & 0o077 == 0
