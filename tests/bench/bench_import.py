"""CPU and memory of taking in 10,000 guests: ours against django-import-export and against plain COPY.

Run: python tests/bench/bench_import.py [--rows 10000] [--persons 200000] [--repeats 3] [--skip-rivals].
CPU is that of the process, of its children and of PostgreSQL's backend together. Each run has a process and a copy of
the database of its own and commits, so that constraints are checked and peak memory is its own.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.run import postgres  # noqa: E402 - found through the line above

GOAL_RATIO = 15
GOAL_OF_COPY = 0.5
GOAL_MEGABYTES = 300
START = "import sys, django; django.setup(); from tests.bench.import_work import main; main(*sys.argv[1:])"
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "timpora.settings",
    "TIMPORA_ENV_FILE": os.devnull,
    "TIMPORA_HTTPS": "false",
    "TIMPORA_STATEMENT_TIMEOUT": "0",
    "SECRET_KEY": "only-for-measuring-" + "x" * 50,
    "EMAIL_URL": "memorymail://",
}


@contextmanager
def own_database(server: str, name: str, template: str = "template1") -> Iterator[str]:
    """A fresh copy of a database on the server, dropped at the end; yields its URL."""
    with closing(psycopg2.connect(server)) as admin:
        admin.autocommit = True
        admin.cursor().execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            head, _slash, tail = server.rpartition("/postgres")
            yield f"{head}/{name}{tail}"
        finally:
            admin.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


def work(environment: dict[str, str], *arguments: object) -> str:
    """One step in a process of its own; what it printed."""
    command = [sys.executable, "-c", START, *map(str, arguments)]
    done = subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    return done.stdout


def report(told: dict[str, list[dict]]) -> None:
    cpu = {kind: statistics.median(run["cpu"] for run in runs) for kind, runs in told.items()}
    ours = told["ours"]
    for kind, seconds in cpu.items():
        print(f"{kind:11} {seconds:8.3f} s CPU (median of {len(told[kind])}), {seconds / cpu['ours']:6.2f} x ours")
    for part in ours[0]["parts"]:
        own, child, backend = (statistics.median(run["parts"][part][at] for run in ours) for at in range(3))
        print(f"  ours, {part:9} {own:6.3f} own, {child:6.3f} child, {backend:6.3f} PostgreSQL")
    database = statistics.median(run["database"] for run in ours)
    print(f"database phase {database:.3f} s: {cpu['copy'] / database:.0%} of COPY's speed, goal {GOAL_OF_COPY:.0%}")
    peak = max(run["megabytes"] for run in ours), max(run["child_megabytes"] for run in ours)
    print(f"peak memory {peak[0]:.0f} MB, child {peak[1]:.0f} MB; goal {GOAL_MEGABYTES} MB")
    for kind in ("rival-bulk", "rival"):
        if kind in cpu:
            print(f"ours costs 1/{cpu[kind] / cpu['ours']:.1f} of django-import-export ({kind}), goal 1/{GOAL_RATIO}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--persons", type=int, default=200_000)
    parser.add_argument("--stays", type=int, default=5, help="earlier stays of each person")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--skip-rivals", action="store_true", help="they take minutes")
    options = parser.parse_args()
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="timpora-bench-")))
        server, reason = stack.enter_context(postgres())
        if server is None:
            sys.exit(f"PostgreSQL does not start: {reason}")
        base = f"timpora_bench_{os.getpid()}"
        database = stack.enter_context(own_database(server, base))
        environment = os.environ | SETTINGS | {"DATABASE_URL": database, "TIMPORA_VAR": str(scratch)}
        sheet = scratch / "tamu.xlsx"
        work(environment, "fill", sheet, options.rows, options.persons, options.stays)
        kinds = ["ours", "copy"] * options.repeats + ([] if options.skip_rivals else ["rival-bulk", "rival"])
        told: dict[str, list[dict]] = {}
        for kind in kinds:
            with own_database(server, f"{base}_run", base) as copy:
                run = work(environment | {"DATABASE_URL": copy}, kind, sheet)
            told.setdefault(kind, []).append(json.loads(run))
        report(told)


if __name__ == "__main__":
    main()
