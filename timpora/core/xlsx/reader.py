"""Read a spreadsheet somebody sent, without this process ever parsing it."""

import dataclasses
import datetime
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from .cells import BadCell, Note, Sheet, Spreadsheet
from .errors import UnreadableFile
from .limits import MEGABYTE, Limits

ROOT = Path(__file__).resolve().parents[3]
CHILD = "timpora.core.xlsx.child"
ENDED_BY = {signal.SIGXCPU: "timed_out", signal.SIGKILL: "too_heavy", signal.SIGABRT: "too_heavy"}


def read_spreadsheet(
    path: str | os.PathLike, file_name: str, *, limits: Limits | None = None, encoding: str | None = None
) -> Spreadsheet:
    """Read the file at `path`, which its sender called `file_name`.

    `encoding` ("cp1252", "gb18030", …) settles what a CSV file in neither UTF-8 nor UTF-16 is written in.
    Raises UnreadableFile, and nothing else, for whatever cannot be read within `limits`.
    """
    limits = limits or Limits()
    _check_size(path, limits)
    with tempfile.TemporaryDirectory(prefix="timpora-read-") as place:
        order = {
            "path": os.path.abspath(path),
            "name": file_name[-200:].encode("utf-8", "replace").decode(),
            "encoding": encoding,
            "limits": dataclasses.asdict(limits),
        }
        code = _run(json.dumps(order), place, limits)
        verdict = _verdict(Path(place), code)
        return _decode(verdict, Path(place, "rows.jsonl"))


def _check_size(path: str | os.PathLike, limits: Limits) -> None:
    try:
        size = os.stat(path).st_size
    except (OSError, ValueError) as error:
        raise UnreadableFile("failed", type(error).__name__) from error
    if size == 0:
        raise UnreadableFile("empty")
    if size > limits.file_bytes:
        raise UnreadableFile("too_big", limit=limits.file_bytes // MEGABYTE)


def _run(order: str, place: str, limits: Limits) -> int:
    """Run the child to its end in a session of its own; answer its return code."""
    environment = {"PYTHONPATH": str(ROOT), "TMPDIR": place, "LANG": "C.UTF-8", "PATH": os.defpath}
    try:
        child = subprocess.Popen(
            [sys.executable, "-P", "-s", "-m", CHILD, order],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableFile("failed", f"no child: {error}") from error
    try:
        return child.wait(limits.wall_seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("timed_out", "wall clock") from error
    finally:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _verdict(place: Path, code: int) -> dict:
    try:
        verdict = json.loads((place / "verdict.json").read_bytes())
    except (OSError, ValueError) as error:
        cause = ENDED_BY.get(-code, "failed") if code < 0 else "failed"
        raise UnreadableFile(cause, f"child ended with {code}") from error
    if "refused" in verdict:
        raise UnreadableFile(verdict["refused"], verdict["detail"], **verdict["values"])
    return verdict


def _decode(verdict: dict, rows_file: Path) -> Spreadsheet:
    sheets = []
    with open(rows_file, encoding="ascii") as lines:
        for told in verdict["sheets"]:
            sheet = Sheet(told["name"])
            while len(sheet.rows) < told["rows"]:
                for number, cells in json.loads(next(lines)):
                    sheet.row_numbers.append(number)
                    sheet.rows.append(_row(cells, told["width"]))
            sheets.append(sheet)
    return Spreadsheet(verdict["kind"], sheets, [Note(**note) for note in verdict["notes"]])


def _row(cells: list, width: int) -> list:
    for index, cell in enumerate(cells):
        if type(cell) is list:
            cells[index] = _special(cell)
    cells.extend([None] * (width - len(cells)))
    return cells


def _special(cell: list):
    """["d", date], ["t", time] or ["!", kind, text], as the child writes them."""
    mark, value = cell[0], cell[1]
    if mark == "!":
        return BadCell(value, cell[2])
    if mark == "t":
        return datetime.time.fromisoformat(value)
    return datetime.datetime.fromisoformat(value) if "T" in value else datetime.date.fromisoformat(value)
