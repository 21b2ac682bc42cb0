from collections.abc import Callable

from registry.models import Notice, User


def commit_notice(*, by: User, notice: Notice, progress: Callable[[int, int], None] | None = None) -> Notice:
    """Store the rows that are ready, in one transaction."""
    raise NotImplementedError
