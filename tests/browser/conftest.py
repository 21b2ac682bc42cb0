"""Browser tests: Debian's Chromium against the live server.

`page_as(user)` opens a page that is signed in; `axe(page)` lists what the checker for
accessibility holds against it. Whatever a page logs as an error (a blocked style, a broken
script, a missing file) fails its test.
"""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

# Playwright keeps an event loop in this thread; Django would refuse to touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(config, items):
    here = [item for item in items if HERE in item.path.parents]
    if CHROMIUM is None and here and os.environ.get("CI"):
        raise pytest.UsageError("Browser tests need Chromium where CI is set: install it or set CHROMIUM.")
    for item in here:
        item.add_marker(pytest.mark.browser)
        if CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine; CHROMIUM=/path names one"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    # Without reduced motion axe measures colours in the middle of a transition.
    return browser_context_args | {
        "reduced_motion": "reduce",
        "locale": "id-ID",
        "timezone_id": settings.TIME_ZONE,
    }


def is_complaint(page, line) -> bool:
    """An error in the console, unless it only repeats that the page itself answered 403 or 404."""
    about_the_page = line.text.startswith("Failed to load resource") and line.location["url"] == page.url
    return line.type == "error" and not about_the_page


@pytest.fixture
def open_page(live_server, new_context):
    """Opens `open_page(viewport=(390, 844), color_scheme="dark")`; paths are relative to the server."""
    complaints = []

    def open_one(viewport=(1440, 900), **context):
        width, height = viewport
        made = new_context(base_url=live_server.url, viewport={"width": width, "height": height}, **context)
        page = made.new_page()
        page.on("console", lambda line: complaints.append(line.text) if is_complaint(page, line) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    assert complaints == []


@pytest.fixture
def page_as(live_server, open_page):
    """Like `open_page`, signed in as a user or as whoever has that e-mail address."""

    def open_signed_in(user, **options):
        if isinstance(user, str):
            user = get_user_model().objects.get(email=user)
        client = Client()
        client.force_login(user)
        page = open_page(**options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return page

    return open_signed_in


@pytest.fixture
def axe():
    """`axe(page)`: one line per violation, empty when there is none."""

    def violations(page) -> list[str]:
        # Without preloading: axe would put style sheets into the page itself, which our policy refuses.
        options = {
            "runOnly": {"type": "tag", "values": AXE_TAGS},
            "resultTypes": ["violations"],
            "preload": False,
        }
        found = Axe().run(page, options=options).response["violations"]
        return [
            f"{rule['id']}: {rule['help']} | {' '.join(node['target'])} | {node['html'][:160]}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
