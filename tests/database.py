"""Which database the tests use: `TIMPORA_TEST_DB` is `sqlite` (default) or `postgres`."""

import getpass
import os
from contextlib import closing
from urllib.parse import quote

import psycopg2

LOCAL = "127.0.0.1:5432/postgres"
MAY_CREATE = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"


def postgres_candidates() -> list[str]:
    """Addresses of servers to try, best first: the one named, else the local one."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return [url]
    users = dict.fromkeys(["postgres", getpass.getuser()])
    return [f"postgres://{quote(user)}@{LOCAL}" for user in users]


def answering_postgres() -> str | None:
    """The first candidate where we may create databases, or None."""
    for url in postgres_candidates():
        try:
            with closing(psycopg2.connect(url, connect_timeout=3)) as connection:
                cursor = connection.cursor()
                cursor.execute(MAY_CREATE)
                (may_create,) = cursor.fetchone()
        except psycopg2.OperationalError:
            continue
        if may_create:
            return url
    return None


def database_url(scratch: str) -> str:
    """The URL for this run; RuntimeError where PostgreSQL is asked for and none answers."""
    if os.environ.get("TIMPORA_TEST_DB", "sqlite") == "sqlite":
        return f"sqlite:///{scratch}/main.sqlite3"
    if url := answering_postgres():
        return url
    raise RuntimeError("No PostgreSQL server answers: set TEST_DATABASE_URL or run `make test`.")
