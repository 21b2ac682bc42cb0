"""What of Django's admin site as a whole is not ours: a second sign-out, a second change of password, a way to rows
past the scope. And the index, by what one comes for instead of by app."""

from typing import Any

from allauth.account import views as account
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# `view_on_site` leads to any row of any table by its number; the password is changed where the limits are.
CLOSED = frozenset({"view_on_site", "password_change", "password_change_done"})


class Autocomplete(AutocompleteJsonView):
    """Answers for fields that a form can have; asked for the far side of a relation, Django's own breaks down."""

    def process_request(self, request: HttpRequest) -> tuple:
        found = super().process_request(request)
        if found[2].auto_created:
            raise PermissionDenied
        return found


def settle(site: AdminSite) -> None:
    """Make ``site`` obey the rules of the house; call it once, before its addresses are read."""
    by_app, every_url = site.get_app_list, site.get_urls

    def get_app_list(request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        apps = by_app(request, app_label)
        return apps if app_label else _by_section(site, apps)

    def get_urls() -> list:
        return [pattern for pattern in every_url() if getattr(pattern, "name", "") not in CLOSED]

    def autocomplete_view(request: HttpRequest) -> HttpResponse:
        return Autocomplete.as_view(admin_site=site)(request)

    site.get_app_list, site.get_urls = get_app_list, get_urls
    site.autocomplete_view, site.logout = autocomplete_view, sign_out
    site.disable_action("delete_selected")
    site.index_title = _("Administrasi")


def sign_out(request: HttpRequest, extra_context=None) -> HttpResponse:
    """The one way out, which is logged."""
    return account.logout(request)


def _by_section(site: AdminSite, apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sections: dict[tuple, list[dict[str, Any]]] = {}
    for model in (model for app in apps for model in app["models"]):
        section = site.get_model_admin(model["model"]).section
        sections.setdefault((section[0], str(section[1])), []).append(model)
    index = reverse("admin:index", current_app=site.name)
    return [
        {
            "name": heading,
            "app_label": f"bagian-{order}",
            "app_url": f"{index}#bagian-{order}",
            "has_module_perms": True,
            "models": sorted(models, key=lambda model: str(model["name"])),
        }
        for (order, heading), models in sorted(sections.items())
    ]
