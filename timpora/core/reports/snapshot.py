from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction


@contextmanager
def snapshot(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """All queries inside see the data as of one moment, so that rows and control numbers of a report agree.

    Nothing may be written inside. Within an open transaction it adds nothing.
    """
    connection = connections[using]
    if connection.in_atomic_block or _is_reading(connection):
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=using):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Django would begin with a write lock here and stop everybody else for as long as the report takes.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")


def _is_reading(connection) -> bool:
    """Whether SQLite is inside a transaction that Django does not know of, which is one of ours."""
    return connection.vendor == "sqlite" and connection.connection is not None and connection.connection.in_transaction
