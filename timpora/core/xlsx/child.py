"""The process that parses one file of a stranger and then ends: `python -m timpora.core.xlsx.child`.

It binds itself to its limits, writes rows.jsonl (lists of [row number, cells]) and at last verdict.json
into its working directory. Whoever started it trusts only a complete verdict.
"""

import gc
import json
import resource
import sys
from pathlib import Path

from . import sniff
from .delimited import decode, read_rows
from .limits import HEADER_ROOM, MEGABYTE, Limits
from .refusal import Refusal
from .workbook import Workbook

CHUNK = 200
GAP = 1_000
encode = json.JSONEncoder(separators=(",", ":")).encode


def bind(limits: Limits) -> None:
    """No more processor time, memory or disk than allowed, and no core file of personal data."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.result_bytes, limits.result_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Result:
    """Collects what was read: rows go to the file at once, the rest waits for the verdict."""

    def __init__(self, limits: Limits, out):
        self.limits = limits
        self.out = out
        self.sheets: list[dict] = []
        self.notes: list[dict] = []
        self.cells = 0

    def note(self, code: str, **values) -> None:
        self.notes.append({"code": code, "values": values})

    def add_sheet(self, name: str, rows) -> None:
        """Keep the rows that are not blank."""
        count = width = last = 0
        chunk = []
        for number, cells in rows:
            while cells and cells[-1] is None:
                cells.pop()
            if not cells:
                continue
            if number - last > GAP:
                self.note("row_gap", sheet=name, row=number, blank=number - last - 1)
            count, width, last = count + 1, max(width, len(cells)), number
            self._check(count, len(cells))
            chunk.append([number, cells])
            if len(chunk) == CHUNK:
                self._write(chunk)
                chunk = []
        self._write(chunk)
        if count:
            self.sheets.append({"name": name, "rows": count, "width": width})

    def _check(self, rows: int, cells: int) -> None:
        self.cells += cells
        if rows > self.limits.rows + HEADER_ROOM:
            raise Refusal("too_many_rows", limit=self.limits.rows)
        if self.cells > self.limits.cells:
            raise Refusal("too_many_cells")

    def _write(self, chunk: list) -> None:
        if chunk:
            self.out.write(encode(chunk))
            self.out.write("\n")


def read(data: bytes, file_name: str, encoding: str | None, limits: Limits, result: Result) -> str:
    """Read the whole file into `result` and answer its kind; raises Refusal."""
    if len(data) > limits.file_bytes:
        raise Refusal("too_big", limit=limits.file_bytes // MEGABYTE)
    kind = sniff.kind_of(data, file_name)
    if kind == "csv":
        text = decode(data, encoding)
        if text.guessed:
            result.note("encoding_guessed", encoding=text.encoding)
        result.add_sheet("CSV", read_rows(text.text, limits))
    else:
        book = Workbook(data, limits)
        kind = book.kind
        visible, hidden = book.sheets()
        for name in hidden:
            result.note("hidden_sheet", sheet=name)
        for name in visible:
            result.add_sheet(name, book.rows(name))
    if all(sheet["rows"] < 2 for sheet in result.sheets):
        raise Refusal("no_rows")
    return kind


def judge(order: dict, limits: Limits) -> dict:
    """Carry the order out; whatever goes wrong is told in the verdict."""
    try:
        with open("rows.jsonl", "w", encoding="ascii") as out:
            result = Result(limits, out)
            kind = read(Path(order["path"]).read_bytes(), order["name"], order["encoding"], limits, result)
        return {"kind": kind, "sheets": result.sheets, "notes": result.notes}
    except Refusal as refusal:
        return {"refused": refusal.code, "detail": refusal.detail, "values": refusal.values}
    except MemoryError:
        return {"refused": "too_heavy", "detail": "MemoryError", "values": {}}
    except BaseException as error:  # a panic in the parser is no Exception
        return {"refused": "failed", "detail": f"{type(error).__name__}: {error}"[:300], "values": {}}


def main() -> None:
    gc.disable()  # it lives for one file, and nothing it makes points back
    order = json.loads(sys.argv[1])
    limits = Limits(**order["limits"])
    bind(limits)
    verdict = judge(order, limits)
    Path("verdict.part").write_text(json.dumps(verdict), encoding="ascii")
    Path("verdict.part").rename("verdict.json")


if __name__ == "__main__":
    main()
