"""Every page as the roles that open it: accessible, and never wider than the screen, on desk and phone, day and night.

The list of pages comes from the addresses of the site (see tests/test_access.py), so a new page is looked at too.
"""

import pytest
from django.urls import reverse

from registry.models import NoticeRow
from tests.test_access import TABLE, address

LOOKS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]
WIDTHS = (320, 390, 768, 1024, 1440)
# Pages that only a posted form leads to, or that need a row in a certain state, have lines of their own below.
PAGES = sorted(set(TABLE) - {"audit_list"})
ADMIN_LISTS = ("registry_agency", "registry_user", "registry_team", "registry_establishment", "core_auditevent")
REPORTS = ("rekap-a", "rekap-b", "rekap-f")


def sideways(page) -> dict[int, int]:
    """Pixels by which the page is wider than each width; only those that are."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            found[width] = over
    return found


def addresses(world) -> dict[str, list[str]]:
    """Paths to look at, by role."""
    draft = world.paser.draft
    NoticeRow.objects.filter(notice=draft).update(raw=["ANNA CONTOH", "", "Korea"])
    return {
        "secretariat": [
            *(address(name, world.paser) for name in PAGES),
            reverse("registry:person_list") + "?q=tidakada&berada=on",
            reverse("registry:import_start"),
            reverse("report_list"),
            *(reverse("report_detail", args=[slug]) for slug in REPORTS),
        ],
        "reporter_head": [
            "/",
            reverse("registry:person_list"),
            address("registry:establishment_detail", world.paser),
            address("registry:notice_detail", world.paser),
            world.paser.guest.get_absolute_url(),
        ],
        "leader": ["/", reverse("registry:person_list"), world.paser.worker.get_absolute_url()],
        "auditor": [reverse("audit_list")],
        "admin": [
            reverse("admin:index"),
            *(reverse(f"admin:{name}_changelist") for name in ADMIN_LISTS),
            *(reverse(f"admin:registry_{name}_add") for name in ("agency", "user", "team")),
            reverse("admin:registry_agency_change", args=[world.paser.police_office.pk]),
        ],
    }


@pytest.mark.parametrize("role", ["secretariat", "reporter_head", "leader", "auditor", "admin"])
@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_every_page_is_accessible(page_as, axe, world, role, width, theme):
    page = page_as(getattr(world.paser, role), viewport=(width, 900), color_scheme=theme)
    paths = addresses(world)[role]
    found = {}
    for path in paths:
        answer = page.goto(path)
        assert answer.status == 200, path
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        if lines := axe(page):
            found[path] = lines
    assert found == {}


@pytest.mark.parametrize("role", ["secretariat", "reporter_head", "auditor", "admin"])
def test_no_page_scrolls_sideways_from_320_pixels_on(page_as, world, role):
    page = page_as(getattr(world.paser, role))
    wide = {}
    for path in addresses(world)[role]:
        page.goto(path)
        if over := sideways(page):
            wide[path] = over
    assert wide == {}
