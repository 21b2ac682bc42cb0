"""Counts of a test run, read from pytest's own report."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

WORDS = {"failures": "failed", "passed": "passed", "skipped": "skipped", "errors": "errors"}


def counts_of(report: Path) -> Counter:
    """Outcomes in a JUnit file; a run that wrote none died, which counts as one error."""
    if not report.exists():
        return Counter(errors=1)
    (suite,) = ElementTree.parse(report).getroot().iter("testsuite")
    found = Counter({name: int(suite.get(name)) for name in ("failures", "errors", "skipped")})
    found["passed"] = int(suite.get("tests")) - found.total()
    return found


def summary(counts: Counter, seconds: float) -> str:
    """Like pytest's own last line."""
    parts = [f"{counts[key]} {word}" for key, word in WORDS.items() if counts[key]]
    return f" {', '.join(parts) or 'no tests ran'} in {seconds:.2f}s ".center(80, "=")
