from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView, View


class Page(View):
    """A page that asks ``app.action_model`` before anything else: 403 for what a role may not do.

    ``model`` and ``action`` make the permission; ``permission`` overrides it. A page that every signed-in account
    may open says so with ``permission = None``.
    """

    model: type[models.Model]
    action = "view"
    permission: str | None = ""
    title: Any = ""

    def get_permission(self) -> str | None:
        if self.permission == "":
            return f"{self.model._meta.app_label}.{self.action}_{self.model._meta.model_name}"
        return self.permission

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        permission = self.get_permission()
        if permission and not request.user.has_perm(permission):
            raise PermissionDenied(permission)
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> models.QuerySet:
        """What of ``model`` this user sees; the root of every query on the page."""
        return self.model.objects.visible_to(self.request.user)

    def row_or_404(self, **lookup) -> models.Model:
        """One visible row. Rows of others and rows that never were answer alike: 404."""
        try:
            found = self.rows().filter(**lookup).first()
        except (ValueError, OverflowError):
            found = None
        if found is None:
            raise Http404
        return found

    def crumbs(self) -> list[dict[str, Any]]:
        """Breadcrumbs above the page: dicts of label and url, without the page itself."""
        return []

    def page_context(self) -> dict[str, Any]:
        return {"title": self.title, "crumbs": self.crumbs()}

    def list_crumb(self) -> dict[str, Any]:
        meta = self.model._meta
        label = str(meta.verbose_name_plural)
        return {
            "label": label[:1].upper() + label[1:],
            "url": reverse(f"{meta.app_label}:{meta.model_name}_list"),
        }


class TemplatePage(Page, TemplateView):
    """A page of its own making: a template and what ``page_context`` gives it."""

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | self.page_context()
