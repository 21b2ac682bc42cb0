"""Fonts, borders and formats of the sheets, in one place."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from .plan import Column

FACE = "Arial"
THIN = Side(style="thin", color="FF000000")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
RULE = Border(bottom=Side(style="double", color="FF000000"))
HEADER_FILL = PatternFill("solid", fgColor="FFE3F1EE")
CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
SOURCE = Alignment(horizontal="left", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right", vertical="center", indent=1)
FORMATS = {
    "text": "@",
    "integer": "#,##0",
    "number": "#,##0.00",
    "date": "dd-mm-yyyy",
    "datetime": "dd-mm-yyyy hh:mm",
}
ALIGNMENTS = {"text": "left", "integer": "right", "number": "right", "date": "center", "datetime": "center"}
ROW_NUMBER_FORMAT = "0"


def font(size: float = 10, **more) -> Font:
    return Font(name=FACE, size=size, **more)


def dress(cell, *, font=None, alignment=None, border=None, fill=None, number_format=None) -> None:
    """Give a cell its look; what is not named stays."""
    if font:
        cell.font = font
    if alignment:
        cell.alignment = alignment
    if border:
        cell.border = border
    if fill:
        cell.fill = fill
    if number_format:
        cell.number_format = number_format


def dress_data(cell, column: Column, *, boxed: bool, bold: bool = False) -> None:
    """The look of a data cell of `column`."""
    horizontal = column.align or ALIGNMENTS[column.kind]
    dress(
        cell,
        font=font(bold=bold or column.bold),
        alignment=Alignment(
            horizontal=horizontal,
            vertical="center" if boxed else "top",
            wrap_text=column.kind == "text",
            indent=0 if horizontal == "center" else 1,
        ),
        border=BOX if boxed else None,
        number_format=FORMATS[column.kind],
    )
