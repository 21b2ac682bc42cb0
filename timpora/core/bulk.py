"""Many rows at once: COPY on PostgreSQL, executemany elsewhere. No save(), no signals: callers audit.

Values are given as the database takes them: days may be ISO text, JSON is text already.
"""

import csv
import gc
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

CHUNK = 10_000


def copy_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    same: Mapping[str, Any] | None = None,
) -> int:
    """Insert ``rows`` and return how many. ``columns`` are names of fields or their attributes; ``same`` holds what
    is the same in all rows. Fields not named get their default; a primary key not named comes from the database.
    Raises what an INSERT would, IntegrityError above all. Call it inside a transaction.
    """
    connection = _connection(model)
    fields = [model._meta.get_field(name) for name in columns]
    constants = _defaults(model, fields) | {model._meta.get_field(name): value for name, value in (same or {}).items()}
    tail = tuple(_prepared(field, value, connection) for field, value in constants.items())
    whole = ((*row, *tail) for row in rows)
    return _insert(connection, model._meta.db_table, [*fields, *constants], whole)


def update_rows(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]], *, guard: str = ""
) -> int:
    """Set ``columns[1:]`` of the rows whose primary key is ``columns[0]``; return how many were changed.

    ``guard`` names an integer column, given in ``rows`` as it was read: it is raised by one, and a row where it
    has moved on since is left alone. A caller that counts fewer rows than it gave knows that somebody was faster.
    """
    if not rows:
        return 0
    connection = _connection(model)
    fields = [model._meta.get_field(name) for name in columns]
    guarded = model._meta.get_field(guard).column if guard else ""
    if connection.vendor != "postgresql":
        return _update_each(connection, model._meta.db_table, fields, rows, guarded)
    quote = connection.ops.quote_name
    table, given = quote(model._meta.db_table), quote(f"given_{model._meta.db_table}")
    names = ", ".join(quote(field.column) for field in fields)
    key, *rest = (quote(field.column) for field in fields)
    sets = ", ".join(f"{name} = given.{name}" + (" + 1" if name == quote(guarded) else "") for name in rest)
    also = f" AND old.{quote(guarded)} = given.{quote(guarded)}" if guarded else ""
    create = f"CREATE TEMPORARY TABLE {given} AS SELECT {names} FROM {table} WITH NO DATA"  # noqa: S608 - quoted names
    update = f"UPDATE {table} AS old SET {sets} FROM {given} AS given WHERE old.{key} = given.{key}{also}"  # noqa: S608 - quoted names
    with connection.cursor() as cursor:
        cursor.execute(create)
        _copy(connection, given, fields, rows)
        cursor.execute(update)
        changed = cursor.rowcount
        cursor.execute(f"DROP TABLE {given}")
    return changed


def reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for ``count`` rows about to be inserted. Call it inside the transaction that inserts them."""
    if not count:
        return []
    connection = _connection(model)
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [connection.ops.quote_name(table), key, count])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        return list(range(last + 1, last + count + 1))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Do not look for cycles while many plain rows are made: walking over them again and again costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def wait_for_turn(name: str, model: type[models.Model]) -> None:
    """Let one transaction at a time pass here, until it ends. SQLite has one writer anyway."""
    connection = _connection(model)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def _connection(model: type[models.Model]) -> BaseDatabaseWrapper:
    return connections[router.db_for_write(model)]


def _defaults(model: type[models.Model], named: Sequence[models.Field]) -> dict[models.Field, Any]:
    rest = [field for field in model._meta.concrete_fields if field not in named and not field.primary_key]
    now = timezone.now()
    stamped = {field for field in rest if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)}
    return {field: now if field in stamped else field.get_default() for field in rest}


def _prepared(field: models.Field, value: Any, connection: BaseDatabaseWrapper) -> Any:
    if isinstance(field, models.JSONField) and not isinstance(value, str):
        return json.dumps(value)
    if isinstance(field, models.DateTimeField) and value is not None:
        return str(connection.ops.adapt_datetimefield_value(value))
    return value


def _insert(connection: BaseDatabaseWrapper, table: str, fields: list[models.Field], rows: Iterable) -> int:
    quote = connection.ops.quote_name
    if connection.vendor == "postgresql":
        return _copy(connection, quote(table), fields, rows)
    names = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    given = list(rows)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", given)  # noqa: S608 - quoted names
    return len(given)


def _copy(connection: BaseDatabaseWrapper, table: str, fields: Sequence[models.Field], rows: Iterable) -> int:
    """Send rows as CSV, which Python writes in C. An empty text is told from nothing by the column, not by quotes."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields)
    never_null = ", ".join(quote(field.column) for field in fields if not field.null)
    forced = f", FORCE_NOT_NULL ({never_null})" if never_null else ""
    command = f"COPY {table} ({names}) FROM STDIN WITH (FORMAT csv, NULL ''{forced})"
    total, left = 0, iter(rows)
    with connection.cursor() as cursor:
        while chunk := list(islice(left, CHUNK)):
            buffer = io.StringIO()
            csv.writer(buffer, lineterminator="\n").writerows(chunk)
            buffer.seek(0)
            with connection.wrap_database_errors:
                cursor.copy_expert(command, buffer)
            total += len(chunk)
    return total


def _update_each(
    connection: BaseDatabaseWrapper, table: str, fields: list[models.Field], rows: Sequence, guarded: str
) -> int:
    quote = connection.ops.quote_name
    key, *rest = (field.column for field in fields)
    sets = ", ".join(f"{quote(name)} = %s" + (" + 1" if name == guarded else "") for name in rest)
    also = f" AND {quote(guarded)} = %s" if guarded else ""
    at = [field.column for field in fields].index(guarded) if guarded else 0
    given = [(*row[1:], row[0], *((row[at],) if guarded else ())) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {quote(table)} SET {sets} WHERE {quote(key)} = %s{also}", given)  # noqa: S608 - quoted names
        return cursor.rowcount
