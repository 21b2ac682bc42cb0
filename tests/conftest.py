import logging

import pytest

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
