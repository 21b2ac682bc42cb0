"""Write a workbook: openpyxl makes the frame and the styles, the data rows are streamed into the file."""

import contextlib
import datetime
import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from .celltext import Losses, storable
from .frame import Frame
from .plan import SheetPlan, clean_sheet_names
from .stream import CHUNK, RowStream

COMPRESSION = 3
"""Level 6 takes a third more time for a file a tenth smaller."""
FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")
PROPERTIES = {"title", "subject", "creator", "keywords", "description"}
ROW = re.compile(rb'<row r="(\d+)"')
DIMENSION = re.compile(rb"<dimension [^>]*/>")
END_OF_ROWS = re.compile(rb"</sheetData>|<sheetData ?/>")


@dataclass(frozen=True)
class WorkbookFacts:
    """What was written: data rows per sheet, the file's hash and size, and what could not be kept as it was."""

    rows: tuple[int, ...]
    sheet_names: tuple[str, ...]
    sha256: str
    bytes: int
    replaced_characters: int
    cut_texts: int


def write_workbook(
    target_path: str | os.PathLike,
    sheets: Sequence[SheetPlan],
    *,
    properties: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
    tz: datetime.tzinfo | None = None,
) -> WorkbookFacts:
    """Write `sheets` to `target_path`, which appears only when it is complete.

    `properties`: title, subject, creator, keywords (the id of this copy), description.
    `progress` is told the number of rows written so far, every 500 rows and at the end.
    `tz` is the zone aware datetimes are shown in; without it they raise ValueError.
    """
    target = Path(target_path)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as archive:
            writer = _Writer(archive, sheets, properties or {}, progress, tz)
            writer.write()
        facts = writer.facts(unfinished)
        unfinished.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
    return facts


class _Writer:
    def __init__(self, archive, plans, properties, progress, tz):
        self.archive = archive
        self.plans = plans
        self.progress = progress
        self.tz = tz
        self.losses = Losses()
        self.names = clean_sheet_names(plan.name for plan in plans)
        self.written = 0
        self.rows: list[int] = []
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.active)
        self.frames = [
            Frame(self.book.create_sheet(name), plan, self.losses) for name, plan in zip(self.names, plans, strict=True)
        ]
        self._set_properties(properties)

    def _set_properties(self, properties: Mapping[str, str]) -> None:
        if unknown := set(properties) - PROPERTIES:
            raise ValueError(f"unknown properties: {sorted(unknown)}")
        for name in PROPERTIES:
            setattr(self.book.properties, name, storable(str(properties.get(name, "")), self.losses) or None)

    def write(self) -> None:
        """Head of the frame and rows of each sheet, then its tail; the small parts know all rows and come last.

        Style numbers only ever grow, so those of the rows still hold when the frame is saved again.
        """
        before = self._parts()
        for name in FIRST_PARTS:
            self.archive.writestr(name, before[name])
        for number, frame in enumerate(self.frames, 1):
            self._write_sheet(f"xl/worksheets/sheet{number}.xml", before, frame)
        for name, data in self._parts().items():
            if name not in FIRST_PARTS and not name.startswith("xl/worksheets/sheet"):
                self.archive.writestr(name, data)
        if self.progress:
            self.progress(self.written)

    def _write_sheet(self, part: str, before: dict[str, bytes], frame: Frame) -> None:
        stream = RowStream(
            frame.columns,
            frame.styles,
            numbered=frame.plan.has_row_numbers,
            losses=self.losses,
            tz=self.tz,
        )
        with self.archive.open(part, "w", force_zip64=True) as out:
            out.write(_above_rows(before[part]))
            for chunk in self._told(stream.chunks(frame.plan.rows, frame.head), stream):
                out.write(chunk)
            frame.draw_tail(stream.rows)
            out.write(_below_rows(self._parts()[part], frame.head))
        self.rows.append(stream.rows)

    def _told(self, chunks: Iterator[bytes], stream: RowStream) -> Iterator[bytes]:
        before = self.written
        for chunk in chunks:
            yield chunk
            self.written = before + stream.rows
            if self.progress and stream.rows % CHUNK == 0:
                self.progress(self.written)

    def _parts(self) -> dict[str, bytes]:
        saved = io.BytesIO()
        self.book.save(saved)
        with zipfile.ZipFile(saved) as parts:
            return {name: parts.read(name) for name in parts.namelist()}

    def facts(self, path: Path) -> WorkbookFacts:
        with open(path, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return WorkbookFacts(
            rows=tuple(self.rows),
            sheet_names=tuple(self.names),
            sha256=digest,
            bytes=path.stat().st_size,
            replaced_characters=self.losses.replaced_characters,
            cut_texts=self.losses.cut_texts,
        )


def _above_rows(sheet: bytes) -> bytes:
    """The sheet up to where data rows go. The claimed extent is left out: it would be wrong."""
    end = END_OF_ROWS.search(sheet)
    rows = sheet[: end.start()] if end[0].startswith(b"</") else sheet[: end.start()] + b"<sheetData>"
    return DIMENSION.sub(b"", rows, count=1)


def _below_rows(sheet: bytes, head: int) -> bytes:
    """The sheet from the first row below the data on."""
    end = END_OF_ROWS.search(sheet)
    for row in ROW.finditer(sheet, 0, end.start()):
        if int(row[1]) > head:
            return sheet[row.start() :]
    return b"</sheetData>" + sheet[end.end() :]
