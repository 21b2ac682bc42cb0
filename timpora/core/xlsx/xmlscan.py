"""Every XML part is looked at before the parser sees it: no document type, and sound where it is read."""

import re
import zipfile
import zlib
from xml.parsers import expat

from .refusal import Refusal

DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
FORBIDDEN = [word.encode(encoding) for word in DOCTYPE for encoding in ENCODINGS]
NARROW_FORBIDDEN = [FORBIDDEN[0], FORBIDDEN[5]]
BINARY_PART = re.compile(r"(?i)\.(?:png|jpe?g|gif|emf|wmf|tiff?|bmp|bin|ttf|odttf|wdp|svm)$")
READ_PART = re.compile(
    r"(?i)^(?:\[content_types\]\.xml|_rels/\.rels|xl/(?:_rels/)?\w+\.xml(?:\.rels)?|xl/worksheets/[^/]+\.xml"
    r"|content\.xml|meta-inf/manifest\.xml)$"
)


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part; its length and checksum are checked, so a lying directory is found out here."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Refusal("damaged", f"{name}: {type(error).__name__}") from error


def scan_parts(archive: zipfile.ZipFile) -> None:
    """Read every part once; raises Refusal for a document type anywhere and for XML that is not sound."""
    for part in archive.infolist():
        data = read_part(archive, part.filename)
        if BINARY_PART.search(part.filename) and data.lstrip()[:1] != b"<":
            continue
        _refuse_doctype(data, part.filename)
        if READ_PART.match(part.filename) and data:
            _check_sound(data, part.filename)


def _refuse_doctype(data: bytes, name: str) -> None:
    patterns = FORBIDDEN if b"\x00" in data[:4096] else NARROW_FORBIDDEN
    if any(pattern in data for pattern in patterns):
        raise Refusal("dtd", name)


def _check_sound(data: bytes, name: str) -> None:
    """The parser below is lenient; a file that only it can read would lose rows in silence."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:64]:
        raise Refusal("damaged", f"{name}: not UTF-8")
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: _found_doctype(name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Refusal("damaged", f"{name}: {error}") from error


def _found_doctype(name: str):
    raise Refusal("dtd", name)
