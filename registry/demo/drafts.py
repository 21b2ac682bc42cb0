"""Two lists that somebody began to hand in and did not finish: what the page for checking is tried out with."""

import csv
import tempfile
from pathlib import Path

from registry.actions.notice import check_notice, stage_file
from registry.demo.clock import Clock
from registry.demo.tables import read_table
from registry.models import Establishment, User

# Table in fixtures/demo → who hands it in, for whom.
DRAFTS = {
    "draf_hotel": ("sekretariat@paser.contoh", "Hotel Melati Kandilo"),
    "draf_perusahaan": ("sekretariat@oku.contoh", "PT Pembangkit Ogan Sejahtera"),
}


def make_drafts(clock: Clock) -> None:
    """Stage and check them as an upload would be. A cell like ``-2`` in a column of days is counted from today."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (email, establishment) in DRAFTS.items():
            path = _written(Path(folder) / f"{name}.csv", clock)
            by = User.objects.get(email=email)
            place = Establishment.objects.get(name=establishment)
            draft = stage_file(by=by, establishment=place, as_of=clock.day(-1), path=path, file_name=path.name)
            check_notice(by=by, notice=draft)


def _written(path: Path, clock: Clock) -> Path:
    rows = read_table(path.stem)
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, delimiter=";")
        sheet.writerow(rows[0])
        sheet.writerows([_day(cell, clock) for cell in row.values()] for row in rows)
    return path


def _day(cell: str, clock: Clock) -> str:
    counted = cell.removeprefix("-").isdecimal() and cell.startswith(("-", "0"))
    return f"{clock.day(int(cell)):%d-%m-%Y}" if counted else cell
