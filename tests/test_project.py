"""The project's own files agree with one another, and its guards can fail."""

import json
import logging
import os
import re
import stat
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template import Engine, engines

from tests.strict_templates import RaiseOnUndefined, UndefinedVariableError
from tests.tally import counts_of, summary
from timpora.logs import OneLine
from timpora.secret_key import kept_secret_key

ROOT = Path(__file__).parent.parent
PYPROJECT = (ROOT / "pyproject.toml").read_text()


def declared(*, groups: bool) -> set[str]:
    project = tomllib.loads(PYPROJECT)
    lines = project["project"]["dependencies"]
    if groups:
        lines = lines + [line for group in project["dependency-groups"].values() for line in group]
    return {re.match(r"[\w.-]+", line).group().lower().replace("_", "-") for line in lines}


def locked(name: str) -> dict[str, int]:
    """Package → number of its hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text().strip())
    return {entry.split("==")[0]: entry.count("--hash=sha256:") for entry in entries}


@pytest.mark.parametrize(("lock", "groups"), [("requirements.txt", False), ("requirements-dev.txt", True)])
def test_a_lock_holds_every_dependency_with_hashes(lock, groups):
    assert declared(groups=groups) - set(locked(lock)) == set()
    assert [name for name, hashes in locked(lock).items() if hashes == 0] == []


def test_both_locks_agree():
    versions = [
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(), re.M))
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert versions[0] - versions[1] == set()


def test_every_dependency_says_why_it_is_there():
    lines = [line for line in PYPROJECT.splitlines() if re.match(r'  "[\w.-]+(\[\w+\])?[=<>]', line)]
    assert len(lines) == len(declared(groups=True))
    assert [line for line in lines if not re.search(r"# \w+", line)] == []


def test_front_end_packages_are_pinned_and_name_no_registry():
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert [v for v in package["dependencies"].values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
    assert [name for name, entry in lock["packages"].items() if name and "integrity" not in entry] == []


def test_every_variable_that_is_read_is_explained():
    read = set()
    for path in (ROOT / "timpora").glob("*.py"):
        read |= set(re.findall(r"(?:env\.\w+|environ\.get)\(\s*[\"']([A-Z_]+)", path.read_text()))
    explained = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    assert read - {"TIMPORA_ENV_FILE", "TIMPORA_PREPARE"} == explained


def test_no_limit_on_signing_in_counts_an_address_alone():
    limits = settings.ACCOUNT_RATE_LIMITS
    assert limits["login"] is None
    assert [limit for name, limit in limits.items() if name.startswith("login_failed") and "ip" in limit] == []


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "new" / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(kept_secret_key, [path] * 8))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_log_line_cannot_be_forged():
    record = logging.makeLogRecord({"msg": "berkas %s", "args": ("a\r\nERROR palsu\x1b[31m",)})
    OneLine().filter(record)
    assert record.getMessage() == r"berkas a\r\nERROR palsu\x1b[31m"


def test_a_template_of_ours_fails_on_an_undefined_variable(tmp_path):
    engine = Engine(dirs=[tmp_path], string_if_invalid=RaiseOnUndefined(tmp_path))
    (tmp_path / "page.html").write_text("{% if nobody %}{% endif %}{{ nobody.knows }}")
    with pytest.raises(UndefinedVariableError, match=r"page.html: nobody.knows"):
        engine.render_to_string("page.html", {})


def test_a_template_of_a_library_may_leave_variables_undefined():
    assert engines["django"].from_string("[{{ nobody.knows }}]").render() == "[]"


def test_outcomes_of_both_runs_are_added_up(tmp_path):
    report = tmp_path / "report.xml"
    suite = ElementTree.Element("testsuite", tests="9", failures="1", errors="0", skipped="2")
    report.write_bytes(ElementTree.tostring(suite))
    counts = counts_of(report) + counts_of(report)
    assert summary(counts, 1.5).strip("= ") == "2 failed, 12 passed, 4 skipped in 1.50s"


def test_a_run_that_died_counts_as_an_error(tmp_path):
    assert summary(counts_of(tmp_path / "absent.xml"), 0).strip("= ") == "1 errors in 0.00s"


def test_the_suite_also_runs_on_postgresql():
    if reason := os.environ.get("TIMPORA_TEST_POSTGRES_MISSING"):
        pytest.skip(f"the half on PostgreSQL did not run: {reason}")
