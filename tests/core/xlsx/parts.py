"""Workbooks put together by hand, part by part, so that a test can say exactly what is in them."""

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

from timpora.core.xlsx.sheetscan import column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
DATE_STYLE = 1
HEADER = ("Nama", "Paspor", "Tanggal")
GOOD = [HEADER, ("ALICE TESTER", "X1234567", "17/06/1985"), ("JAN CERNY", "P7654321", "03/04/1990")]


class Raw(str):
    """A cell given as the attributes and inside of its element: Raw('t="e"><v>#N/A</v>')."""


def cell(place: str, value) -> str:
    if isinstance(value, Raw):
        return f'<c r="{place}" {value}</c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def sheet_xml(rows, before: str = "", after: str = "") -> str:
    """`rows`: tuples of values, None = no cell; or {row number: tuple}."""
    numbered = rows if isinstance(rows, dict) else dict(enumerate(rows, 1))
    lines = []
    for number, values in numbered.items():
        cells = [
            cell(f"{column_letters(index)}{number}", value) for index, value in enumerate(values) if value is not None
        ]
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f'{XML}<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(lines)}</sheetData>{after}</worksheet>'


def workbook_parts(*sheets, names=(), hidden=(), properties: str = "") -> dict[str, bytes]:
    """The parts of a workbook with these sheets (XML text or rows)."""
    texts = [sheet if isinstance(sheet, str) else sheet_xml(sheet) for sheet in sheets]
    names = names or [f"Sheet{number}" for number in range(1, len(texts) + 1)]
    numbers = range(1, len(texts) + 1)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for number, name in zip(numbers, names, strict=True)
    )
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELS}">{properties}<sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{RELS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in numbers
        )
        + f'<Relationship Id="rIdS" Type="{RELS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{XML}<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": text for number, text in zip(numbers, texts, strict=True)}
    return {name: text.encode() for name, text in parts.items()}


def pack(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(_exactly(name), data)
    return packed.getvalue()


def _exactly(name: str) -> zipfile.ZipInfo:
    """The name as it is, where the library would tidy it."""
    part = zipfile.ZipInfo("x")
    part.filename = part.orig_filename = name
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def workbook(*sheets, extra: dict[str, bytes] | None = None, without: tuple = (), **more) -> bytes:
    parts = workbook_parts(*(sheets or (GOOD,)), **more) | (extra or {})
    return pack({name: data for name, data in parts.items() if name not in without})


def good_with(part: str, data: bytes) -> bytes:
    """A good workbook in which one part is replaced."""
    return workbook(extra={part: data})


def inflated(start: bytes, unit: bytes, times: int, end: bytes) -> tuple[bytes, int, int]:
    """(deflated data, length, checksum) of start + unit * times + end, without ever holding it."""
    press = zlib.compressobj(1, zlib.DEFLATED, -15)
    length, check, out = 0, 0, []
    block = unit * 4096
    for piece in (start, *[block] * (times // 4096), end):
        out.append(press.compress(piece))
        length, check = length + len(piece), zlib.crc32(piece, check)
    out.append(press.flush())
    return b"".join(out), length, check


def bomb(part: str, start: bytes, unit: bytes, times: int, end: bytes) -> bytes:
    """A workbook whose `part` unpacks to some times 4096 units."""
    packed = io.BytesIO()
    data, length, check = inflated(start, unit, times, end)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in workbook_parts(GOOD).items():
            if name != part:
                archive.writestr(name, content)
        info = zipfile.ZipInfo(part)
        info.compress_type, info.CRC = zipfile.ZIP_DEFLATED, check
        info.compress_size, info.file_size = len(data), length
        info.header_offset = packed.tell()
        packed.write(info.FileHeader(False) + data)
        archive.filelist.append(info)
        archive.NameToInfo[part] = info
        archive.start_dir = packed.tell()
        archive._didModify = True
    return packed.getvalue()
