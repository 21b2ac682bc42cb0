from collections.abc import Callable
from dataclasses import dataclass, field

from registry.models import Notice, User
from timpora.core.imports import Problem


@dataclass(frozen=True)
class CheckSummary:
    """Counts of one check: read = ready + faulty + skipped; ``warned`` rows are among the ready and skipped.

    ``blank`` counts rows with nothing in them, which are not read. ``problems`` speak of the file as a whole;
    those of the rows stand in ``NoticeRow.problems``. ``by_code`` counts problems of rows by their code.
    """

    read: int
    ready: int
    faulty: int
    skipped: int
    warned: int
    blank: int
    problems: list[Problem] = field(default_factory=list)
    by_code: dict[str, int] = field(default_factory=dict)


def check_notice(*, by: User, notice: Notice, progress: Callable[[int, int], None] | None = None) -> CheckSummary:
    """Read every row and say everything that is wrong with it; ``progress(done, total)`` counts rows."""
    raise NotImplementedError
