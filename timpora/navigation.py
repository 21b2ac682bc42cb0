"""The map of the house: what stands in the rail, in which order, and who sees it.

Hidden means absent: an item the user has no permission for is not rendered, and one whose page is not
installed is skipped. Nothing here asks the database; `user` answers from what it already knows.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

BOTTOM_BAR_ITEMS = 4  # plus "Menu"; five fit on a phone of 320 px


def installed_url(url_name):
    """The address of a page, or None where this installation has no such page."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


@dataclass(frozen=True)
class Item:
    """One line of the menu.

    `permission` is "app.action_model", or several of which one is enough, or empty for everybody who is signed in.
    """

    url_name: str
    label: str
    icon: str
    permission: str = ""
    short: str = ""
    staff_only: bool = False
    also: tuple[str, ...] = ()  # nouns whose pages have no line of their own, as "registry:stay"

    def allowed(self, user):
        if self.staff_only:
            return user.is_staff
        return not self.permission or any(user.has_perm(one) for one in self.permission.split())

    def covers(self, view_name):
        """True when the page `view_name` belongs here: `registry:person_edit` to `registry:person_list`."""
        if self.url_name.endswith(":index"):
            return view_name.startswith(self.url_name.removesuffix("index"))
        nouns = (self.url_name.rpartition("_")[0] or self.url_name, *self.also)
        return view_name == self.url_name or view_name.startswith(tuple(f"{noun}_" for noun in nouns))

    def link(self, view_name):
        """The entry for the template, or None where no such page is installed."""
        url = installed_url(self.url_name)
        return url and {
            "url": url,
            "label": self.label,
            "short": self.short or self.label,
            "icon": self.icon,
            "current": self.covers(view_name),
        }


GROUPS = (
    ("", (Item("home", _("Beranda"), "house"),)),
    (
        _("Data"),
        (
            Item("registry:person_list", _("Orang asing"), "person-vcard", "registry.view_person", _("Orang")),
            Item("registry:establishment_list", _("Pelapor"), "buildings", "registry.view_establishment"),
        ),
    ),
    (
        _("Pengawasan"),
        (
            Item("registry:notice_list", _("Laporan masuk"), "inbox", "registry.view_notice", _("Laporan")),
            Item(
                "registry:import_start",
                _("Impor data"),
                "file-earmark-arrow-up",
                "registry.import_notice",
                _("Impor"),
            ),
        ),
    ),
    (
        _("Koordinasi"),
        (
            Item(
                "registry:agency_list",
                _("Instansi anggota"),
                "diagram-3",
                "registry.view_agency",
                _("Instansi"),
            ),
            Item("registry:team_list", _("Tim"), "people", "registry.view_team"),
        ),
    ),
    (
        _("Keluaran"),
        (
            Item(
                "report_list",
                _("Pusat laporan"),
                "file-earmark-spreadsheet",
                "registry.export_report registry.export_own",
                _("Unduhan"),
            ),
        ),
    ),
    (
        _("Sistem"),
        (
            Item("audit_list", _("Jejak akses"), "journal-text", "core.view_auditevent", _("Jejak")),
            Item("admin:index", _("Administrasi"), "gear", staff_only=True),
        ),
    ),
)


def menu(user, view_name):
    """Groups of links for `user` as dicts {label, links}; a group without a single item is left out."""
    groups = []
    for label, items in GROUPS:
        links = [item.link(view_name) for item in items if item.allowed(user)]
        if links := [link for link in links if link]:
            groups.append({"label": label, "links": links})
    return groups


def search_urls(user):
    """Where the search field sends names (GET) and document numbers (POST, so that no log keeps them)."""
    if not user.has_perm("registry.view_person"):
        return {}
    names = installed_url("registry:person_list")
    return {"names": names, "numbers": installed_url("registry:person_lookup")} if names else {}


def shell(request):
    """Context processor: what the frame of every page needs, whoever asks and whatever went wrong."""
    user = getattr(request, "user", None)
    context = {
        "demo_mode": settings.DEMO,
        "nav_groups": [],
        "nav_bottom": [],
        "search_urls": {},
        "regency_name": "",
        "brand_subtitle": "",
        "theme": "auto",
        "letterhead": (),
    }
    if user is None or not user.is_authenticated:
        return context
    match = request.resolver_match
    groups = menu(user, match.view_name if match else "")
    place = user.place_name
    return context | {
        "nav_groups": groups,
        "nav_bottom": [link for group in groups for link in group["links"]][:BOTTOM_BAR_ITEMS],
        "search_urls": search_urls(user),
        "regency_name": place,
        "brand_subtitle": _("Portal pelapor") if user.is_reporter else place,
        "theme": user.theme if user.theme in ("light", "dark") else "auto",
        "letterhead": getattr(user, "letterhead", ()),
    }
