from collections.abc import Mapping

from registry.models import Notice, User
from timpora.core.imports import Problem


class LayoutIncomplete(Exception):  # noqa: N818 - something is asked, nothing is broken
    """Columns or the order of dates are not settled; ``problems`` says what to answer."""

    def __init__(self, problems: list[Problem]):
        super().__init__("; ".join(problem.text for problem in problems))
        self.problems = problems


def set_layout(
    *,
    by: User,
    notice: Notice,
    sheet: str | None = None,
    header_row: int | None = None,
    mapping: Mapping[int, str] | None = None,
    date_order: str | None = None,
) -> Notice:
    """Change how a draft is read. ``header_row`` is the row's number in the sheet; "" in ``mapping`` ignores."""
    raise NotImplementedError


def layout_problems(notice: Notice) -> list[Problem]:
    """What must be answered before the rows can be checked."""
    raise NotImplementedError
