"""CPU and memory of writing 100,000 x 20 cells: ours against openpyxl's write-only mode on the same data.

Run: python tests/bench/bench_export.py [rows]. Each writer runs in a process of its own, so that its peak
memory is its own.
"""

import datetime
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import openpyxl
from django.conf import settings

from timpora.core.xlsx import Column, SheetPlan, write_workbook

settings.configure(USE_I18N=False)
GOAL_RATIO = 0.25
GOAL_MEGABYTES = 120
KINDS = ["text"] * 13 + ["date"] * 4 + ["integer"] * 3


def rows(count: int):
    """Rows as a list of persons has them: names, numbers of documents, dates, a few empty cells."""
    first = datetime.date(1980, 1, 1)
    for row in range(count):
        texts = [f"Nama Contoh {row * 13 + column}" for column in range(12)]
        dates = [first + datetime.timedelta(days=(row + column) % 9000) for column in range(4)]
        yield (*texts, None if row % 3 else "Keterangan & catatan", *dates, row, row % 7, row % 365)


def write_ours(path: str, count: int) -> None:
    columns = [Column(f"Kolom {number}", kind) for number, kind in enumerate(KINDS, 1)]
    write_workbook(path, [SheetPlan("Data", columns, rows(count), title="DAFTAR CONTOH")])


def write_openpyxl(path: str, count: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append([f"Kolom {number}" for number in range(1, 21)])
    for row in rows(count):
        sheet.append(row)
    book.save(path)


WRITERS = {"ours": write_ours, "openpyxl": write_openpyxl}


def measure(name: str, count: int) -> tuple[float, float, int]:
    """(CPU seconds, peak megabytes, bytes of the file) of one writer in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "out.xlsx")
        command = [sys.executable, __file__, "--one", name, str(path), str(count)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        return float(answer[0]), float(answer[1]), path.stat().st_size


def one(name: str, path: str, count: int) -> None:
    WRITERS[name](path, count)
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> int:
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], sys.argv[3], int(sys.argv[4]))
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    results = {name: measure(name, count) for name in WRITERS}
    for name, (cpu, memory, size) in results.items():
        print(f"{name:10} {cpu:7.2f} s CPU {memory:7.1f} MB peak {size / 1e6:7.1f} MB file")
    ratio = results["ours"][0] / results["openpyxl"][0]
    kept = ratio <= GOAL_RATIO and results["ours"][1] < GOAL_MEGABYTES
    print(f"ratio {ratio:.3f} (goal {GOAL_RATIO}), peak goal {GOAL_MEGABYTES} MB: {'kept' if kept else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
