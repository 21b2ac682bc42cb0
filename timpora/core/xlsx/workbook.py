"""Workbooks through calamine, inside the child. Cells come out ready for JSON.

A cell is None, text, number or truth value, or a list: ["d", date], ["t", time], ["!", kind, text].
"""

import datetime
import io
import math
import posixpath
import zipfile

from defusedxml.ElementTree import fromstring
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from . import sniff
from .incoming import MAYBE_ODD, marked, text_cell
from .limits import Limits
from .refusal import Refusal
from .sheetscan import scan_sheet
from .xmlscan import read_part, scan_parts
from .zipguard import open_guarded

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
FIRST_DATE = datetime.date(1900, 3, 1)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def check_zip(data: bytes, limits: Limits) -> tuple[str, zipfile.ZipFile]:
    """Answer ("xlsx" or "ods", the guarded archive); raises Refusal for any other zip."""
    archive = open_guarded(data, limits)
    names = {name.lower() for name in archive.namelist()}
    if "mimetype" in names or "content.xml" in names:
        kind = _open_document_kind(archive)
    else:
        kind = _office_kind(names)
    scan_parts(archive)
    return kind, archive


def _office_kind(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        raise Refusal("wrong_type", ext=".xlsb")
    if any(name.startswith("word/") for name in names):
        raise Refusal("docx")
    if any(name.startswith("ppt/") for name in names):
        raise Refusal("wrong_type", ext=".pptx")
    if "[content_types].xml" not in names and not any(name.startswith("xl/") for name in names):
        raise Refusal("wrong_type", ext=".zip")
    if "xl/workbook.xml" not in names:
        raise Refusal("not_workbook")
    if not any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names):
        raise Refusal("no_sheet")
    return "xlsx"


def _open_document_kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    mimetype = read_part(archive, "mimetype") if "mimetype" in names else b""
    declared = mimetype.decode("ascii", "replace").strip()
    if declared and declared != ODS_TYPE:
        raise Refusal("wrong_type", ext=".odt" if declared.endswith(".text") else ".zip")
    if "content.xml" not in names:
        raise Refusal("not_workbook")
    if "META-INF/manifest.xml" in names and b"encryption-data" in read_part(archive, "META-INF/manifest.xml"):
        raise Refusal("password")
    return "ods"


class Workbook:
    """An opened workbook: its visible sheets, and the rows of each."""

    def __init__(self, data: bytes, limits: Limits):
        self.limits = limits
        self.archive = None
        if data.startswith(b"PK"):
            self.kind, self.archive = check_zip(data, limits)
        else:
            self.kind = sniff.ole_kind(data)
        self.parts = _sheet_parts(self.archive) if self.kind == "xlsx" else {}
        try:
            self.book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise Refusal("password") from error
        except Exception as error:  # calamine raises its own, OSError and ValueError alike
            raise Refusal("damaged", f"{type(error).__name__}: {error}"[:200]) from error

    def sheets(self) -> tuple[list[str], list[str]]:
        """The names of the visible and of the hidden sheets."""
        visible, hidden = [], []
        for sheet in self.book.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            (visible if sheet.visible == SheetVisibleEnum.Visible else hidden).append(sheet.name)
        return visible, hidden

    def rows(self, name: str):
        """Yield (row number from 1, cells from column A) of one sheet, blank rows included."""
        part = self.parts.get(name)
        bad = scan_sheet(read_part(self.archive, part), name, self.limits) if part else {}
        sheet = self._sheet(name)
        margin = [None] * (sheet.start[1] if sheet.start else 0)
        number = 0
        for number, values in enumerate(sheet.iter_rows(), 1):
            cells = margin + _cells(values, self.limits)
            yield number, _with_bad(cells, bad.pop(number - 1)) if number - 1 in bad else cells
        for row in sorted(bad):  # below the last value there may still be formulas without one
            yield row + 1, _with_bad([], bad[row])

    def _sheet(self, name: str):
        try:
            sheet = self.book.get_sheet_by_name(name)
        except Exception as error:  # as above
            raise Refusal("damaged", f"{type(error).__name__}: {error}"[:200]) from error
        rows, columns = sheet.end or (0, 0)
        if columns >= self.limits.columns:
            raise Refusal("too_many_columns", limit=self.limits.columns)
        if (rows + 1) * (columns + 1) > self.limits.area:
            raise Refusal("too_many_cells")
        return sheet


def _with_bad(cells: list, bad: dict[int, list]) -> list:
    for column, value in bad.items():
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value
    return cells


def _cells(values: list, limits: Limits) -> list:
    """The cells of a row; texts of a row are looked at together, one by one only if something is odd."""
    texts = "".join([value for value in values if type(value) is str])
    if len(texts) > limits.text_length or MAYBE_ODD.search(texts):
        return [cell(value, limits) for value in values]
    return [(value if value.strip() else None) if type(value) is str else cell(value, limits) for value in values]


def cell(value, limits: Limits):
    """One value of calamine's as JSON can carry it; what must not be stored becomes ["!", kind, text]."""
    kind = type(value)
    if kind is str:
        return text_cell(value, limits)
    if kind is float:
        if not math.isfinite(value):
            return marked("nan", str(value))
        return int(value) if value.is_integer() and abs(value) < 1e300 else value
    if kind is datetime.date or kind is datetime.datetime:
        day = value if kind is datetime.date else value.date()
        return ["d", value.isoformat()] if day >= FIRST_DATE else marked("date", value.isoformat())
    if kind is datetime.time:
        return ["t", value.isoformat()]
    if kind is datetime.timedelta:
        return marked("duration", str(value))
    return value


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> the part that holds it, as the workbook's own relations say."""
    targets = {}
    if "xl/_rels/workbook.xml.rels" in archive.namelist():
        for relation in fromstring(read_part(archive, "xl/_rels/workbook.xml.rels")):
            target = relation.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            targets[relation.get("Id")] = path
    names = set(archive.namelist())
    parts = {}
    for sheet in fromstring(read_part(archive, "xl/workbook.xml")).iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            part = targets.get(sheet.get(RELATION) or sheet.get(STRICT_RELATION), "")
            if part in names:
                parts[sheet.get("name", "")] = part
    return parts
