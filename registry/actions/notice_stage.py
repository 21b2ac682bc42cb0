import datetime
from pathlib import Path

from registry.models import Establishment, Notice, User


class AlreadyReceived(Exception):  # noqa: N818 - not an error: the work is done already
    """The same file, read the same way, is in already; ``notice`` is the one that brought it."""

    def __init__(self, notice: Notice):
        super().__init__(notice.number)
        self.notice = notice


def stage_file(
    *,
    by: User,
    establishment: Establishment,
    as_of: datetime.date,
    path: str | Path,
    file_name: str,
    kind: str | None = None,
) -> Notice:
    """Read a file in the child process and keep it as a draft with a suggested layout."""
    raise NotImplementedError
