"""What stands around the data rows of one sheet, drawn with openpyxl: head first, tail when their number is known."""

import math

from openpyxl.worksheet.worksheet import Worksheet

from .celltext import Losses, storable
from .look import BOX, CENTER, HEADER_FILL, LEFT, RIGHT, ROW_NUMBER_FORMAT, RULE, SOURCE, dress, dress_data, font
from .plan import PAGE_OF, ROW_NUMBER_COLUMN, Column, SheetPlan, Signature
from .sheetscan import column_letters

LETTERHEAD_FONTS = (font(12), font(14, bold=True), font(9))
SIGNATURE_WIDTH = 40
SIGNATURE_SPACE = 3
LINE_HEIGHT = 13.5
A4 = 9


class Frame:
    """Draws on one openpyxl sheet. `head` is the number of the last row above the data."""

    def __init__(self, sheet: Worksheet, plan: SheetPlan, losses: Losses):
        self.sheet = sheet
        self.plan = plan
        self.losses = losses
        self.columns = plan.all_columns
        self.head = 0
        self.header_row = 0
        self._draw_head()
        self.styles = self._data_styles()
        self._set_page()

    def _draw_head(self) -> None:
        for index, line in enumerate(self.plan.letterhead):
            self._line(line, LETTERHEAD_FONTS[min(index, 2)], CENTER)
        if self.plan.letterhead:
            for column in range(1, len(self.columns) + 1):
                self.sheet.cell(self.head, column).border = RULE
            self.head += 1
        titles = [(self.plan.title, font(12, bold=True)), (self.plan.subtitle, font(10))]
        titles = [(text, face) for text, face in titles if text]
        for text, face in titles:
            self._line(text, face, CENTER)
        if titles:
            self.head += 1
        if self.plan.is_table:
            self._draw_header()

    def _draw_header(self) -> None:
        first = self.header_row = self.head + 1
        grouped = any(column.group for column in self.columns)
        last = first + 1 if grouped else first
        for row in range(first, last + 1):
            for index in range(1, len(self.columns) + 1):
                dress(
                    self.sheet.cell(row, index),
                    font=font(bold=True),
                    alignment=CENTER,
                    border=BOX,
                    fill=HEADER_FILL,
                )
        for index, column in enumerate(self.columns, 1):
            own_row = last if column.group or not grouped else first
            self.write(own_row, index, column.header)
            if own_row < last:
                self._merge(first, index, last, index)
        if grouped:
            self._draw_groups(first)
        self.sheet.row_dimensions[last].height = max(_height(column.header, column.width) for column in self.columns)
        self.head = last
        if self.plan.numbering:
            self._draw_numbering()

    def _draw_groups(self, row: int) -> None:
        start = 0
        while start < len(self.columns):
            end, group = start, self.columns[start].group
            while group and end + 1 < len(self.columns) and self.columns[end + 1].group == group:
                end += 1
            if group:
                self.write(row, start + 1, group)
                self._merge(row, start + 1, row, end + 1)
            start = end + 1

    def _draw_numbering(self) -> None:
        self.head += 1
        for index in range(1, len(self.columns) + 1):
            cell = self.sheet.cell(self.head, index, index)
            dress(cell, font=font(9, italic=True), alignment=CENTER, border=BOX)

    def _data_styles(self) -> list[int]:
        """The number of each column's style, taken from a sample row that is removed again."""
        row, styles = self.head + 1, []
        for index, column in enumerate(self.columns, 1):
            cell = self.sheet.cell(row, index)
            self._dress_data(cell, column)
            styles.append(cell.style_id)
        self.sheet.delete_rows(row)
        return styles

    def _dress_data(self, cell, column: Column, *, bold: bool = False) -> None:
        dress_data(cell, column, boxed=self.plan.is_table, bold=bold)
        if column is ROW_NUMBER_COLUMN:
            cell.number_format = ROW_NUMBER_FORMAT

    def _set_page(self) -> None:
        sheet, plan = self.sheet, self.plan
        for index, column in enumerate(self.columns):
            sheet.column_dimensions[column_letters(index)].width = column.width
        sheet.page_setup.orientation = "landscape" if plan.landscape else "portrait"
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top = margins.bottom = 0.75
        word = storable(str(plan.classification), self.losses).replace("&", "&&")
        sheet.oddHeader.right.text = sheet.oddFooter.left.text = word or None
        sheet.oddFooter.right.text = str(PAGE_OF).format(page="&P", pages="&N")
        if plan.is_table:
            sheet.print_title_rows = f"{self.header_row}:{self.head}"
            frozen = min(plan.freeze_columns + plan.has_row_numbers, len(self.columns) - 1)
            sheet.freeze_panes = f"{column_letters(frozen)}{self.head + 1}"

    def draw_tail(self, rows: int) -> None:
        """Draw what stands below `rows` data rows."""
        last = self.head + rows
        if not rows and self.plan.is_table:
            last += 1
            self._nil(last)
        if self.plan.is_table and self.plan.numbering:
            self.sheet.auto_filter.ref = f"A{self.head}:{column_letters(len(self.columns) - 1)}{last}"
        totals = self.plan.totals() if callable(self.plan.totals) else self.plan.totals
        if totals and rows:
            last += 1
            self._totals(last, totals)
        if self.plan.signatures:
            last = self._signatures(last + 2)
        if self.plan.source:
            last += 2
            self.write(last, 1, self.plan.source)
            dress(self.sheet.cell(last, 1), font=font(8, italic=True), alignment=SOURCE)
            self._merge(last, 1, last, len(self.columns))

    def _nil(self, row: int) -> None:
        for index in range(1, len(self.columns) + 1):
            dress(self.sheet.cell(row, index), font=font(bold=True), alignment=CENTER, border=BOX)
        self.write(row, 1, self.plan.nil_text)
        self._merge(row, 1, row, len(self.columns))

    def _totals(self, row: int, totals) -> None:
        shift = 2 if self.plan.has_row_numbers else 1
        places = sorted(index + shift for index in totals)
        for index, column in enumerate(self.columns, 1):
            self._dress_data(self.sheet.cell(row, index), column, bold=True)
        if places[0] > 1:
            self.write(row, 1, self.plan.totals_label)
            self.sheet.cell(row, 1).alignment = RIGHT
            self._merge(row, 1, row, places[0] - 1)
        for place, following in zip(places, [*places[1:], len(self.columns) + 1], strict=True):
            value = totals[place - shift]
            self.write(row, place, value)
            if isinstance(value, str):
                self.sheet.cell(row, place).alignment = LEFT
                self._merge(row, place, row, following - 1)

    def _signatures(self, row: int) -> int:
        """Draw the last signature right and the one before it left; answer the last row used."""
        last = self._signature(row, self.plan.signatures[-1], self._block(len(self.columns), -1))
        for signature in self.plan.signatures[-2:-1]:
            last = max(last, self._signature(row, signature, self._block(1, 1)))
        return last

    def _block(self, start: int, step: int) -> tuple[int, int]:
        """The columns from `start` on that are together wide enough for a name; at most half of a wide sheet."""
        end, width = start, self.columns[start - 1].width
        most = max(len(self.columns) // 2, 1)
        while width < SIGNATURE_WIDTH and abs(end - start) + 1 < most:
            end += step
            width += self.columns[end - 1].width
        return min(start, end), max(start, end)

    def _signature(self, row: int, signature: Signature, block: tuple[int, int]) -> int:
        first, last = block
        width = sum(self.columns[index - 1].width for index in range(first, last + 1))
        top = [signature.place_date, signature.position]
        lines = [*top, *[""] * SIGNATURE_SPACE, signature.name, signature.rank, signature.number]
        for offset, line in enumerate(lines):
            is_name = offset == len(top) + SIGNATURE_SPACE
            self.write(row + offset, first, line)
            face = font(bold=True, underline="single") if is_name else font()
            dress(self.sheet.cell(row + offset, first), font=face, alignment=CENTER)
            self._merge(row + offset, first, row + offset, last)
            if _height(line, width) > LINE_HEIGHT * 2:
                self.sheet.row_dimensions[row + offset].height = _height(line, width)
        return row + len(lines) - 1

    def _line(self, text: str, face, alignment) -> None:
        self.head += 1
        self.write(self.head, 1, text)
        dress(self.sheet.cell(self.head, 1), font=face, alignment=alignment)
        self._merge(self.head, 1, self.head, len(self.columns))
        width = sum(column.width for column in self.columns)
        self.sheet.row_dimensions[self.head].height = _height(text, width, face.size + 5)

    def write(self, row: int, column: int, value) -> None:
        """Numbers stay numbers; everything else is text, never a formula or an error value."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, int | float):
            cell.value = value
        elif text := storable(str(value), self.losses) if value is not None else "":
            cell.value = text
            cell.data_type = "s"

    def _merge(self, first_row: int, first: int, last_row: int, last: int) -> None:
        if (first_row, first) != (last_row, last):
            self.sheet.merge_cells(start_row=first_row, start_column=first, end_row=last_row, end_column=last)


def _height(text: str, width: float, line: float = LINE_HEIGHT) -> float:
    """Points a wrapped text needs in `width` characters, with some air."""
    lines = sum(math.ceil(max(len(part), 1) * 1.05 / max(width, 1)) for part in str(text).split("\n"))
    return lines * line + 6
