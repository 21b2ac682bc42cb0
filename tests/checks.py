"""The part of `make check` that needs Django: templates compile, no migration is missing,
and the settings are safe as they are on a real server."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.core.management import call_command
from django.template import TemplateSyntaxError
from django.template.loader import get_template

TEMPLATES = Path(__file__).parent.parent / "templates"


def like_a_server(var: str) -> dict[str, str]:
    """The environment of a real installation, with nothing of this machine's `.env`."""
    return {
        "DJANGO_SETTINGS_MODULE": "timpora.settings",
        "TIMPORA_ENV_FILE": os.devnull,
        "TIMPORA_VAR": var,
        "TIMPORA_HTTPS": "true",
        "TIMPORA_DEBUG": "false",
        "TIMPORA_DEMO": "false",
        "DATABASE_URL": "sqlite://:memory:",
        "SECRET_KEY": "",
    }


def broken_templates() -> list[str]:
    """One line per template of ours that does not compile."""
    broken = []
    for path in sorted(file for file in TEMPLATES.rglob("*") if file.suffix in {".html", ".txt"}):
        try:
            get_template(str(path.relative_to(TEMPLATES)))
        except TemplateSyntaxError as error:
            broken.append(f"{path.relative_to(TEMPLATES)}: {error}")
    return broken


def main() -> None:
    with TemporaryDirectory() as var:
        os.environ |= like_a_server(var)
        django.setup()
        call_command("check", deploy=True, fail_level="WARNING")
        call_command("makemigrations", check_changes=True, dry_run=True)
        if broken := broken_templates():
            sys.exit("\n".join(broken))


if __name__ == "__main__":
    main()
