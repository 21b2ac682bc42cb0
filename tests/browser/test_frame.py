"""The frame in a browser: it reads well, fits a phone, and its comforts work."""

import pytest
from django.urls import reverse

SIZES = [(1440, 900), (390, 844)]
THEMES = ["light", "dark"]


def sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("viewport", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_way_in_is_accessible(open_page, axe, world, viewport, theme):
    page = open_page(viewport=viewport, color_scheme=theme)
    for name in ("account_login", "account_reset_password", "account_reset_password_done"):
        page.goto(reverse(name))
        assert axe(page) == []


@pytest.mark.parametrize("viewport", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_frame_is_accessible(page_as, axe, world, viewport, theme):
    page = page_as(world.paser.secretariat, viewport=viewport, color_scheme=theme)
    for path in ("/", reverse("registry:person_list"), reverse("account_change_password"), "/tidak-ada/"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        assert axe(page) == []


def test_nothing_scrolls_sideways_from_320_pixels_on(page_as, world):
    page = page_as(world.paser.secretariat)
    for path in ("/", reverse("registry:person_list"), reverse("registry:person_create")):
        page.goto(path)
        assert [sideways(page, width) for width in (320, 390, 768, 1024, 1440)] == [0, 0, 0, 0, 0]


def test_a_document_number_leaves_no_trace_in_the_address(page_as, world):
    page = page_as(world.paser.secretariat)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("E 98765432")
    with page.expect_request(lambda request: request.is_navigation_request()) as sent:
        page.keyboard.press("Enter")
    assert (sent.value.method, "98765432" in sent.value.url) == ("POST", False)


def test_the_menu_of_a_phone_opens_without_any_script(page_as, world):
    page = page_as(world.paser.secretariat, viewport=(390, 844), java_script_enabled=False)
    page.goto("/")
    page.click(".mobnav a[href='#menu']")
    assert page.locator("#menu").is_visible()
    page.click("#menu .top a")
    assert page.locator("#menu").is_hidden()
