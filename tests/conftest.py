import logging

import pytest
from django.db import connection

pytest_plugins = ["tests.world"]


def pytest_ignore_collect(collection_path, config):
    """Benchmarks run only when asked for by name, as `make bench` does."""
    if collection_path.name == "bench" and not any("bench" in argument for argument in config.args):
        return True
    return None


@pytest.fixture(autouse=True)
def no_logged_error(request, caplog):
    """A logged error fails the test, unless it is marked `logs_errors`."""
    yield
    if request.node.get_closest_marker("logs_errors"):
        return
    errors = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert errors == []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Before the database goes, so must whoever is still in it.

    A browser keeps its connections to the live server, and with them a thread that holds one to PostgreSQL.
    """
    yield
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
