"""The house rules that a machine can keep; each failure names the file and what to do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

ROOT = Path(__file__).parent.parent
OUR_APPS = ("core", "registry", "meetings")
MODULE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 300, 40, 150
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "functions", "stuff"}

# Rows that are a part of another row and mean nothing without it.
MAY_CASCADE = {
    "registry.NameToken.person",
    "registry.NoticeRow.notice",
    "registry.TeamMember.team",
    "registry.WatchFocus.period",
    "registry.WatchPhase.period",
}

# Where text becomes markup without being escaped, and why that is safe.
MAY_MARK_SAFE = {
    "timpora/core/templatetags/icons.py": "drawings come from the npm package, names are checked",
    "templates/bootstrap5/layout/buttonholder.html": "crispy hands over fields it has rendered",
    "templates/bootstrap5/layout/help_text_and_errors.html": "help texts come from our code and may hold lists",
}

INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script without src": re.compile(r"<script\b(?![^>]*\ssrc=)", re.I),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I),
    "htmx code in an attribute": re.compile(r"\shx-(on|vars|vals=['\"]js:)", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "a file from another host": re.compile(r"(src|href)\s*=\s*[\"'](https?:)?//", re.I),
}
UNESCAPED = re.compile(r"\|\s*safe\b|\bsafeseq\b|autoescape\s+off|mark_safe|SafeString\(|SafeData|html_safe")
IGNORE = re.compile(r"#\s*(noqa|type:\s*ignore|nosec|pragma)\b|\bdjlint:\s*off")
REASONED = re.compile(r"(noqa: [A-Z]+\d+(, [A-Z]+\d+)*|ignore\[.+\]|pragma: \S.*|djlint:off.*) [-(]\s?\w")
# Put together here so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.}])/(" + "|".join(("work", "root", "Users", r"home/\w")) + ")/")
REGISTRIES = re.compile("(" + "|".join(("pypi", "npmjs", "pythonhosted")) + r")\.(org|com)", re.I)


def python_files() -> list[Path]:
    found = [ROOT / "manage.py"]
    for package in ("timpora", "registry", "meetings", "tests"):
        found += (ROOT / package).rglob("*.py")
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt", ".svg"})


def documents() -> list[Path]:
    top = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".env"]
    inside = [path for name in ("docs", ".ci", ".github", "fixtures") for path in (ROOT / name).rglob("*")]
    return sorted(path for path in top + inside if path.is_file() and "sqlite" not in path.name)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs of "file:line" and the line's text."""
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
        yield f"{name_of(path)}:{number}", line


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize(
    ("paths", "limit"),
    [(python_files(), MODULE_LINES), (templates(), TEMPLATE_LINES)],
    ids=["python", "html"],
)
def test_no_file_is_longer_than_one_can_read_at_once(paths, limit):
    sizes = {name_of(path): len(path.read_text().splitlines()) for path in paths}
    assert [f"{name}: {size} lines, at most {limit}" for name, size in sizes.items() if size > limit] == []


def test_no_function_is_longer_than_a_screen():
    sizes = {
        f"{name_of(path)}: {node.name}": node.end_lineno - node.lineno + 1
        for path in python_files()
        for node in functions_of(path)
    }
    long = [f"{name}: {size} lines" for name, size in sizes.items() if size > FUNCTION_LINES]
    assert long == [], f"at most {FUNCTION_LINES}"


def test_every_module_is_named_after_its_subject():
    assert [name_of(path) for path in python_files() if {path.stem, path.parent.name} & NAMELESS] == []


def test_nothing_is_imported_inside_a_function():
    hidden = [
        f"{name_of(path)}:{inner.lineno} in {node.name}"
        for path in python_files()
        for node in functions_of(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_deleting_a_row_takes_no_other_row_with_it_unless_listed():
    cascading = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for label in OUR_APPS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.local_fields
        if field.remote_field and field.remote_field.on_delete is models.CASCADE
    }
    assert cascading == MAY_CASCADE


def test_text_is_escaped_everywhere_but_in_listed_files():
    product = [path for path in python_files() if not path.is_relative_to(ROOT / "tests")]
    unescaped = [
        f"{where}: {line.strip()}"
        for path in product + [page for page in templates() if page.suffix == ".html"]
        if name_of(path) not in MAY_MARK_SAFE
        for where, line in lines_of(path)
        if UNESCAPED.search(line)
    ]
    assert unescaped == []


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what):
    found = [where for path in templates() for where, line in lines_of(path) if INLINE[what].search(line)]
    assert found == []


def test_every_ignore_names_its_rule_and_its_reason():
    bare = [
        f"{where}: {line.strip()}"
        for path in python_files() + templates()
        if path != Path(__file__)
        for where, line in lines_of(path)
        if IGNORE.search(line) and not REASONED.search(line)
    ]
    assert bare == []


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRIES], ids=["machine paths", "registry addresses"])
def test_nothing_written_here_belongs_to_one_machine(pattern):
    found = [where for path in documents() + python_files() for where, line in lines_of(path) if pattern.search(line)]
    assert found == []
