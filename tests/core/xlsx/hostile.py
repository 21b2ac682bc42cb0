"""Workbooks that must be refused: the bad-input corpus, generated here, none of it taken from elsewhere."""

import functools
import io
import struct
import zipfile

import msoffcrypto.format.ooxml

from tests.core.xlsx.parts import (
    GOOD,
    HEADER,
    MAIN,
    SHEET,
    XML,
    bomb,
    cell,
    good_with,
    pack,
    sheet_xml,
    workbook,
    workbook_parts,
)

MEGABYTE = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ROWS_START = f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
ROWS_END = b"</sheetData></worksheet>"


def with_doctype(doctype: str, inside: str = "x") -> bytes:
    text = sheet_xml(GOOD).replace("ALICE TESTER", inside).replace(XML, XML + doctype)
    return good_with(SHEET, text.encode())


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return with_doctype(f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{entities}]>', "&l9;")


def quadratic() -> bytes:
    return with_doctype(f'<!DOCTYPE w [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 5_000)


def doctype_in_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "b">]>' + sheet_xml(GOOD)[len(XML) :]
    return good_with(SHEET, text.encode("utf-16"))


def doctype_in_content_types() -> bytes:
    types = workbook_parts(GOOD)["[Content_Types].xml"].decode().replace("<Types", "<!DOCTYPE Types []><Types")
    return good_with("[Content_Types].xml", types.encode())


def bomb_of_rows() -> bytes:
    return bomb(SHEET, ROWS_START, b"<row><c><v>1</v></c></row>", 9 * MEGABYTE, ROWS_END)


def bomb_of_one_cell(megabytes: int = 220) -> bytes:
    start = ROWS_START + b'<row r="1"><c r="A1" t="inlineStr"><is><t>'
    return bomb(SHEET, start, b"A" * 64, megabytes * MEGABYTE // 64, b"</t></is></c></row>" + ROWS_END)


def bomb_of_shared_strings() -> bytes:
    start = f'{XML}<sst xmlns="{MAIN}">'.encode()
    return bomb("xl/sharedStrings.xml", start, b"<si><t>AAAAAAAAAAAAAAAA</t></si>", 8 * MEGABYTE, b"</sst>")


def bomb_aside() -> bytes:
    return bomb("xl/media/unused.png", b"\x89PNG", b"\0" * 64, 220 * MEGABYTE // 64, b"")


def dense_part() -> bytes:
    """Within the size allowed, but pressed a thousandfold."""
    return bomb("customXml/item1.xml", b"<a>", b" " * 64, 20 * MEGABYTE // 64, b"</a>")


def many_parts() -> bytes:
    return workbook(extra={f"customXml/item{number}.xml": b"<a/>" for number in range(5_000)})


def overlapping() -> bytes:
    """300 entries of the directory point at the one local part."""
    data = workbook()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        directory, count = archive.start_dir, len(archive.infolist())
        last = archive.infolist()[-1]
    name = last.filename.encode()
    entries = data[directory : data.rindex(b"PK\x05\x06")]
    record = entries[entries.rindex(b"PK\x01\x02") :]
    assert record[46 : 46 + len(name)] == name
    copies = b"".join(record[:46] + f"{n:0{len(name)}}".encode() + record[46 + len(name) :] for n in range(300))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count + 300, count + 300, len(entries + copies), directory, 0)
    return data[:directory] + entries + copies + end


def duplicate() -> bytes:
    return rename_part(workbook(extra={"xl/worksheets/sheet2.xml": sheet_xml(GOOD).encode()}), "sheet2", "sheet1")


def rename_part(data: bytes, old: str, new: str) -> bytes:
    return data.replace(f"xl/worksheets/{old}.xml".encode(), f"xl/worksheets/{new}.xml".encode())


def broken_stream() -> bytes:
    data = bytearray(workbook([GOOD[0]] + [(f"Nama {n}", n * 7919, n % 97) for n in range(2_000)]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        part = archive.getinfo(SHEET)
    middle = part.header_offset + 80 + part.compress_size // 2
    data[middle : middle + 40] = b"\xff" * 40
    return bytes(data)


def lying_size() -> bytes:
    """The directory and the local header claim a sheet of 100 bytes."""
    data = workbook()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo(SHEET).file_size
    return data.replace(struct.pack("<L", size), struct.pack("<L", 100))


def password_xlsx() -> bytes:
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(workbook())).encrypt("rahasia", locked)
    return locked.getvalue()


def docx() -> bytes:
    parts = workbook_parts(GOOD)
    return pack({"[Content_Types].xml": parts["[Content_Types].xml"], "word/document.xml": b"<a/>"})


def one_row_million_cells() -> bytes:
    return bomb(SHEET, ROWS_START + b'<row r="1">', b"<c><v>1</v></c>", MEGABYTE, b"</row>" + ROWS_END)


def wide(columns: int) -> bytes:
    return workbook([HEADER, tuple(range(columns))])


def raw_in_sheet(raw: bytes) -> bytes:
    text = sheet_xml([*GOOD, *[(f"BARIS {n}", "X1", "1") for n in range(200)], ("MARK", "X", "1")]).encode()
    return good_with(SHEET, text.replace(b"MARK", raw))


def stray() -> bytes:
    return workbook({1: HEADER, 2: GOOD[1], 1_048_576: (*[None] * 40, "x")})


XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
HTML = b"<html><body><table><tr><td>Nama</td></tr></table></body></html>"
TEXT = b"Nama,Paspor\nALICE,X1\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\n"

# id -> (file name, the file, the code it is refused with)
REFUSED = {
    "B01 billion laughs": ("a.xlsx", billion_laughs, "dtd"),
    "B02 quadratic": ("a.xlsx", quadratic, "dtd"),
    "B03 external entity": ("a.xlsx", functools.partial(with_doctype, XXE, "&x;"), "dtd"),
    "B04 parameter entity": ("a.xlsx", functools.partial(with_doctype, PARAMETER), "dtd"),
    "B05 doctype in UTF-16": ("a.xlsx", doctype_in_utf16, "dtd"),
    "B06 doctype in content types": ("a.xlsx", doctype_in_content_types, "dtd"),
    "B06b doctype in an unread part": ("a.xlsx", lambda: good_with("docProps/x.vml", b"<!DOCTYPE a><a/>"), "dtd"),
    "B05b sheet in UTF-16": ("a.xlsx", lambda: good_with(SHEET, sheet_xml(GOOD).encode("utf-16")), "damaged"),
    "B10 bomb of rows": ("a.xlsx", bomb_of_rows, "unpacked_too_big"),
    "B11 bomb of one cell": ("a.xlsx", bomb_of_one_cell, "unpacked_too_big"),
    "B12 bomb of shared strings": ("a.xlsx", bomb_of_shared_strings, "unpacked_too_big"),
    "B13 bomb aside": ("a.xlsx", bomb_aside, "unpacked_too_big"),
    "B13b pressed too well": ("a.xlsx", dense_part, "suspicious_ratio"),
    "B14 many parts": ("a.xlsx", many_parts, "too_many_parts"),
    "B15 overlapping parts": ("a.xlsx", overlapping, "overlap"),
    "B16 climbing name": ("a.xlsx", lambda: workbook(extra={"../../etc/x.xml": b"<a/>"}), "bad_part_name"),
    "B16b absolute name": ("a.xlsx", lambda: workbook(extra={"/etc/x.xml": b"<a/>"}), "bad_part_name"),
    "B16c backslash": ("a.xlsx", lambda: workbook(extra={"xl\\x.xml": b"<a/>"}), "bad_part_name"),
    "B17 cut in half": ("a.xlsx", lambda: workbook()[:600], "damaged"),
    "B18 end missing": ("a.xlsx", lambda: workbook()[:-40], "damaged"),
    "B19 broken stream": ("a.xlsx", broken_stream, "damaged"),
    "B19b lying size": ("a.xlsx", lying_size, "damaged"),
    "B20 HTML in front": ("a.xlsx", lambda: HTML + workbook(), "html"),
    "B20b PDF in front": ("a.xlsx", lambda: PDF + workbook(), "wrong_type"),
    "B20c noise in front": ("a.xlsx", lambda: b"\x01\x02" + workbook(), "damaged"),
    "B21 part twice": ("a.xlsx", duplicate, "duplicate_part"),
    "B22 no sheet part": ("a.xlsx", lambda: workbook(without=(SHEET,)), "no_sheet"),
    "B23 no workbook part": ("a.xlsx", lambda: workbook(without=("xl/workbook.xml",)), "not_workbook"),
    "B24 empty zip": ("a.xlsx", lambda: pack({}), "wrong_type"),
    "B25 nothing": ("a.xlsx", lambda: b"", "empty"),
    "B26 HTML": ("a.xls", lambda: HTML, "html"),
    "B26b XML table": ("a.xls", lambda: b'<?xml version="1.0"?><Workbook/>', "xml"),
    "B27 CSV": ("a.xlsx", lambda: TEXT, "text_in_disguise"),
    "B28 password": ("a.xlsx", password_xlsx, "password"),
    "B28b old Word": ("a.xls", lambda: OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "wrong_type"),
    "B28c OLE noise": ("a.xls", lambda: OLE + bytes(2_000), "damaged"),
    "B28d OLE workbook, broken": ("a.xls", lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"), "damaged"),
    "B29 docx": ("a.xlsx", docx, "docx"),
    "B29b any zip": ("a.xlsx", lambda: pack({"foto.jpg": b"\xff\xd8"}), "wrong_type"),
    "B29c picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "wrong_type"),
    "B30 macro": ("a.xlsx", lambda: workbook(extra={"xl/vbaProject.bin": OLE}), "macro"),
    "B31 link": ("a.xlsx", lambda: workbook(extra={"xl/externalLinks/externalLink1.xml": b"<a/>"}), "external"),
    "B31b embedding": ("a.xlsx", lambda: workbook(extra={"xl/embeddings/ole1.bin": OLE}), "embedded"),
    "B31c activeX": ("a.xlsx", lambda: workbook(extra={"xl/activeX/activeX1.xml": b"<a/>"}), "embedded"),
    "B40 16,384 columns": ("a.xlsx", lambda: wide(16_384), "too_many_columns"),
    "B40b 101 columns": ("a.xlsx", lambda: wide(101), "too_many_columns"),
    "B41 a million cells in a row": ("a.xlsx", one_row_million_cells, "too_many_columns"),
    "B44b cell far away": ("a.xlsx", stray, "stray_cell"),
    "B55 header only": ("a.xlsx", lambda: workbook([HEADER]), "no_rows"),
    "B56 blank": ("a.xlsx", lambda: workbook([]), "no_rows"),
    "B92 control character": ("a.xlsx", lambda: raw_in_sheet(b"\x0b"), "damaged"),
    "B93 bad UTF-8": ("a.xlsx", lambda: raw_in_sheet(b"\xc3\x28"), "damaged"),
    "B94 NUL as reference": ("a.xlsx", lambda: raw_in_sheet(b"&#0;"), "damaged"),
    "B95 surrogate": ("a.xlsx", lambda: raw_in_sheet(b"\xed\xa0\x80"), "damaged"),
    "B95b surrogate as reference": ("a.xlsx", lambda: raw_in_sheet(b"&#xD800;"), "damaged"),
}


def sheet_of_cells(cells: str) -> str:
    return f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def scattered() -> str:
    """Rows and cells that leave out where they stand."""
    return sheet_of_cells("<row><c><v>1</v></c><c><v>2</v></c></row><row>" + cell("B2", "x") + "</row>")
