"""Where a notice comes from: the kept original, read again, and the table in it."""

from dataclasses import dataclass

from registry.models import Establishment, Notice, User
from timpora.core.imports import SheetImport, find_import
from timpora.core.imports.columns import join_headers
from timpora.core.xlsx import Cell, Sheet, Spreadsheet, read_spreadsheet

PEOPLE = "people"


@dataclass(frozen=True)
class Table:
    """Header and data rows of one sheet; ``numbers`` are the row numbers the user sees, ``header_number`` that of the
    last row of the header."""

    headers: list[Cell]
    rows: list[list[Cell]]
    numbers: list[int]
    header_number: int


def seen_establishment(by: User, pk: int) -> Establishment:
    """The establishment if ``by`` may see it; raises Establishment.DoesNotExist else."""
    return Establishment.objects.visible_to(by).select_related("district__regency").get(pk=pk)


def import_of(notice: Notice) -> type[SheetImport]:
    return find_import(notice.layout.get("import", PEOPLE))


def spreadsheet_of(notice: Notice) -> Spreadsheet:
    """The original's sheets. Read once for this instance: staging has just done it, a later request has not."""
    known = notice.__dict__.get("read_sheets")
    if known is None:
        known = notice.__dict__["read_sheets"] = read_spreadsheet(notice.file.path, notice.file_name)
    return known


def sheet_named(spreadsheet: Spreadsheet, name: str) -> Sheet:
    """Raises KeyError where there is no such visible sheet."""
    found = next((sheet for sheet in spreadsheet.sheets if sheet.name == name), None)
    if found is None:
        raise KeyError(name)
    return found


def table_of(sheet: Sheet, header_number: int, header_lines: int = 1) -> Table:
    """Split a sheet at its header, which begins in the row of that number; 0 says that there is none.

    Two ``header_lines`` are a row of groups and a row of columns. Raises KeyError where the row is blank or absent.
    """
    if header_number == 0:
        width = len(sheet.rows[0]) if sheet.rows else 0
        return Table([None] * width, sheet.rows, sheet.row_numbers, 0)
    if header_number not in sheet.row_numbers:
        raise KeyError(header_number)
    at = sheet.row_numbers.index(header_number)
    headers = join_headers(*sheet.rows[at : at + 2]) if header_lines == 2 else sheet.rows[at]
    start = at + header_lines
    return Table(headers, sheet.rows[start:], sheet.row_numbers[start:], sheet.row_numbers[start - 1])


def chosen_table(notice: Notice) -> Table:
    """The table that the layout of a draft names."""
    layout = notice.layout
    sheet = sheet_named(spreadsheet_of(notice), layout["sheet"])
    return table_of(sheet, layout["header_row"], layout.get("header_lines", 1))
