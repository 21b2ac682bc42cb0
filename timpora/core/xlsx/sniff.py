"""What a file is, by its first bytes; its name is only used to say how it was disguised."""

import re

from .refusal import Refusal

MAGIC = (
    (b"%PDF", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"\x1f\x8b", ".gz"),
    (b"MZ", ".exe"),
    (b"\x7fELF", ".bin"),
    (b"{\\rtf", ".rtf"),
    (b"PK\x05\x06", ".zip"),
    (b"PK\x07\x08", ".zip"),
)
MARKUP = re.compile(rb"(?is)\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b")
TEXT_NAMES = {".csv", ".txt", ".tsv", ".tab", ""}


def extension(file_name: str) -> str:
    """The last extension of a name the user gave, safe to print: at most eight letters or digits."""
    found = re.search(r"\.([A-Za-z0-9]{1,8})$", file_name)
    return f".{found[1].lower()}" if found else ""


def kind_of(data: bytes, file_name: str) -> str:
    """Answer "zip", "ole" or "csv"; raises Refusal for everything that is not a table."""
    if not data:
        raise Refusal("empty")
    if data.startswith(b"PK\x03\x04"):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    for magic, real in MAGIC:
        if data.startswith(magic):
            raise Refusal("wrong_type", ext=real)
    _refuse_markup(data, file_name)
    if b"PK\x03\x04" in data[:65536] and b"PK\x05\x06" in data[-66000:]:
        raise Refusal("damaged", "bytes in front of the zip")
    if extension(file_name) in {".xlsx", ".xlsm", ".xls", ".ods", ".xlsb"}:
        raise Refusal(_disguise(data), ext=extension(file_name))
    return "csv"


def _refuse_markup(data: bytes, file_name: str) -> None:
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.replace(b"\x00", b"")[2:]
    if MARKUP.match(start):
        raise Refusal("html", ext=extension(file_name) or ".html")
    if start.lstrip().startswith(b"<?xml"):
        code = "html" if re.search(rb"(?i)<html\b", start) else "xml"
        raise Refusal(code, ext=extension(file_name) or ".xml")


def _disguise(data: bytes) -> str:
    """A text table under a workbook's name is refused by saying so; the rest is noise."""
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return "text_in_disguise" if utf16 or not re.search(rb"[\x00-\x08\x0e-\x1f]", data[:65536]) else "damaged"


def ole_kind(data: bytes) -> str:
    """Tell a real .xls from a locked .xlsx and other old documents, by the names in its directory."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Refusal("password")
    if holds("_VBA_PROJECT"):
        raise Refusal("macro")
    for name, real in (("WordDocument", ".doc"), ("PowerPoint Document", ".ppt"), ("__properties", ".msg")):
        if holds(name):
            raise Refusal("wrong_type", ext=real)
    if not (holds("Workbook") or holds("Book")):
        raise Refusal("damaged", "no workbook stream")
    return "xls"
