"""How much of a stranger's file is read. Shared by the web process and the child: no Django here."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
HEADER_ROOM = 20
"""Rows allowed above the data for letterhead, title and header; also where a header is looked for."""
SHOWN_TEXT = 200
"""How much is told of a text that is not stored."""


@dataclass(frozen=True)
class Limits:
    """Upper bounds for one file; a file beyond any of them is refused, never cut.

    `rows` counts data rows: HEADER_ROOM more are allowed for what stands above them. Blank rows do not
    count. `area` is the rectangle around everything filled in, which the parser keeps in memory at once.
    """

    file_bytes: int = 10 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    sheet_bytes: int = 100 * MEGABYTE
    parts: int = 400
    ratio: int = 200
    rows: int = 50_000
    columns: int = 100
    cells: int = 2_000_000
    area: int = 8_000_000
    text_length: int = 1_000
    wall_seconds: float = 25
    cpu_seconds: int = 20
    memory_bytes: int = 1024 * MEGABYTE
    result_bytes: int = 400 * MEGABYTE
