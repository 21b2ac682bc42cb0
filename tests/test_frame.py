"""The frame of every page: what stands in the menu, the icons, the two themes."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory

from timpora.core.templatetags.icons import UnknownIconError, drawing
from timpora.core.templatetags.shell import aria_sort, initials, meter, tone
from timpora.navigation import Item, menu, shell

CSS = (settings.BASE_DIR / "static/css/timpora.css").read_text()
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def labels(user):
    return [(str(group["label"]), [str(link["label"]) for link in group["links"]]) for group in menu(user, "home")]


class Clerk:
    is_staff = False
    permissions = {"registry.view_person"}

    def has_perm(self, permission):
        return permission in self.permissions


def test_what_a_role_may_not_do_is_absent_from_its_menu():
    assert labels(Clerk()) == [("", ["Beranda"]), ("Data", ["Orang asing"])]


def test_a_page_that_is_not_installed_is_skipped():
    assert Item("nowhere_list", "Tidak ada", "x").link("home") is None


@pytest.mark.parametrize(
    ("view_name", "current"),
    [
        ("registry:person_list", True),
        ("registry:person_update", True),
        ("registry:stay_create", True),
        ("registry:establishment_list", False),
        ("home", False),
    ],
)
def test_the_pages_of_a_person_all_light_up_the_same_line(view_name, current):
    item = Item("registry:person_list", "", "", also=("registry:stay",))
    assert item.covers(view_name) is current


def test_a_page_for_nobody_has_no_menu_and_follows_the_system_theme():
    context = shell(RequestFactory().get("/"))
    assert (context["nav_groups"], context["theme"], context["search_urls"]) == ([], "auto", {})


def test_both_ways_to_the_dark_theme_give_the_same_colours():
    chosen = re.search(r"@media screen\{\[data-bs-theme=dark\]\{(.*?)\n\}\}", CSS, re.DOTALL).group(1)
    system = re.search(r"dark\)\{\[data-bs-theme=auto\]\{(.*?)\n\}\}", CSS, re.DOTALL).group(1)
    assert chosen == system
    assert "--t-canvas:#0E1716" in chosen


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_carries_a_style_or_a_script_of_its_own(path: Path):
    text = path.read_text()
    assert re.findall(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*src=)", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_icon_a_template_names_exists(path: Path):
    for name in re.findall(r'{% icon "([^"]+)"', path.read_text()):
        assert drawing(name, str(settings.ICONS_DIR))


def test_an_icon_is_decoration_and_takes_the_colour_of_its_text():
    drawn = Template('{% load icons %}{% icon "flag" %}').render(Context())
    assert drawn.startswith('<svg class="ic" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path')


@pytest.mark.parametrize("name", ["no-such-icon", "../package", "Flag", ""])
def test_a_name_that_is_no_icon_is_refused(name):
    with pytest.raises(UnknownIconError):
        drawing(name, str(settings.ICONS_DIR))


@pytest.mark.logs_errors
def test_a_wrong_icon_costs_a_running_office_only_the_picture(caplog):
    assert Template('{% load icons %}{% icon "no-such-icon" %}').render(Context()) == ""
    assert caplog.messages == ["Unknown icon: no-such-icon"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Chen Wei Ming", "CM"), ("Suparman", "S"), ("rina wulandari", "RW"), ("", "?"), ("(Ny.) Dewi", "D")],
)
def test_initials_are_the_ends_of_a_name(name, letters):
    assert initials(name) == letters


def test_a_meter_stays_between_empty_and_full():
    assert [meter(percent, "x")["percent"] for percent in (-5, 87.4, 120, None)] == [0, 87, 100, 0]


def test_levels_and_directions_have_our_words():
    assert [tone(tag) for tag in ("success", "error", "warning", "extra")] == ["ok", "bad", "warn", "info"]
    assert [aria_sort(way) for way in ("asc", "desc", None)] == ["ascending", "descending", "none"]
