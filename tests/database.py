"""Which database the tests use: `TIMPORA_TEST_DB` is `sqlite` (default) or `postgres`."""

import getpass
import os
from urllib.parse import quote

import psycopg2

LOCAL = "127.0.0.1:5432/postgres"


def postgres_candidates() -> list[str]:
    """Addresses of servers to try, best first: the one named, else the local one."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        return [url]
    users = dict.fromkeys(["postgres", getpass.getuser()])
    return [f"postgres://{quote(user)}@{LOCAL}" for user in users]


def answering_postgres() -> str | None:
    """The first candidate that lets us make databases, or None."""
    for url in postgres_candidates():
        try:
            connection = psycopg2.connect(url, connect_timeout=3)
        except psycopg2.OperationalError:
            continue
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
            (may_create,) = cursor.fetchone()
        connection.close()
        if may_create:
            return url
    return None


def test_database_url(var_dir: str) -> str:
    """The URL for this run; raises RuntimeError where PostgreSQL is asked for and none answers."""
    if os.environ.get("TIMPORA_TEST_DB", "sqlite") == "sqlite":
        return f"sqlite:///{var_dir}/main.sqlite3"
    if url := answering_postgres():
        return url
    raise RuntimeError("No PostgreSQL server answers; set TEST_DATABASE_URL or run `make test`.")
