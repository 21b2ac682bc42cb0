"""Look at a zip's table of contents before anything in it is unpacked."""

import io
import re
import struct
import zipfile

from .limits import MEGABYTE, Limits
from .refusal import Refusal

LOCAL_HEADER = struct.Struct("<4s5H3I2H")
BAD_NAME = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|\\|[\x00-\x1f]|^[A-Za-z]:|//")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
MACROS = re.compile(r"(?i)vbaproject|(?:^|/)macrosheets/|^basic/.+|^scripts/.+")
LINKS = re.compile(r"(?i)(?:^|/)externallinks/")
OBJECTS = re.compile(r"(?i)(?:^|/)(?:embeddings|activex)/|^object [0-9]+/.*\.bin$")


def open_guarded(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open the zip held in `data` if its directory is sane; raises Refusal otherwise."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, OSError, NotImplementedError) as error:
        raise Refusal("damaged", type(error).__name__) from error
    if not parts:
        raise Refusal("not_workbook", "no parts")
    _check_sizes(parts, limits)
    _check_names(parts)
    _check_places(data, parts)
    return archive


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise Refusal("too_many_parts")
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        raise Refusal("unpacked_too_big", limit=limits.unpacked_bytes // MEGABYTE)
    for part in parts:
        if part.flag_bits & 1:
            raise Refusal("password")
        if part.compress_type not in METHODS:
            raise Refusal("damaged", f"method {part.compress_type}")
        if part.file_size > limits.sheet_bytes and part.filename.endswith(".xml"):
            raise Refusal("sheet_too_big", part.filename)
        if _is_dense(part, limits):
            raise Refusal("suspicious_ratio", part.filename)


def _is_dense(part: zipfile.ZipInfo, limits: Limits) -> bool:
    """XML pressed this far is not a document. A sheet may be: its cells are counted later, a picture is not read."""
    if part.filename.startswith("xl/worksheets/") or not part.filename.endswith((".xml", ".rels", ".vml")):
        return False
    return part.file_size > MEGABYTE and part.file_size > limits.ratio * max(part.compress_size, 1)


def _check_names(parts: list[zipfile.ZipInfo]) -> None:
    seen = set()
    for part in parts:
        if BAD_NAME.search(part.orig_filename):
            raise Refusal("bad_part_name", ascii(part.orig_filename)[:80])
        if part.filename.lower() in seen:
            raise Refusal("duplicate_part", part.filename)
        seen.add(part.filename.lower())
    for pattern, code in ((MACROS, "macro"), (LINKS, "external"), (OBJECTS, "embedded")):
        for part in parts:
            if pattern.search(part.filename) and not part.is_dir():
                raise Refusal(code, part.filename)


def _check_places(data: bytes, parts: list[zipfile.ZipInfo]) -> None:
    """Parts must lie one after another from the first byte: Python before 3.11.8 does not look."""
    end = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        start = part.header_offset
        if start < end:
            raise Refusal("overlap", part.filename)
        if end == 0 and start != 0:
            raise Refusal("damaged", "bytes in front of the first part")
        try:
            header = LOCAL_HEADER.unpack_from(data, start)
        except struct.error as error:
            raise Refusal("damaged", "cut off") from error
        if header[0] != b"PK\x03\x04":
            raise Refusal("damaged", "no local header")
        end = start + LOCAL_HEADER.size + header[9] + header[10] + part.compress_size
        if end > len(data):
            raise Refusal("damaged", "cut off")
