"""Finds the reports of all apps: every module of ``<app>.reports`` is read, and every class with a slug is one."""

import importlib
import pkgutil
from functools import cache

from django.apps import apps
from django.utils.module_loading import autodiscover_modules

from timpora.core.reports.report import Report


@cache
def all_reports() -> tuple[Report, ...]:
    """One instance of every report, in the order of their slugs. Two with one slug raise ``ValueError``."""
    autodiscover_modules("reports")
    for config in apps.get_app_configs():
        package = getattr(config.module, "reports", None)
        for module in pkgutil.iter_modules(getattr(package, "__path__", ())):
            importlib.import_module(f"{package.__name__}.{module.name}")
    found: dict[str, Report] = {}
    for kind in _kinds(Report):
        if kind.slug in found:
            raise ValueError(f"two reports are called {kind.slug}")
        found[kind.slug] = kind()
    return tuple(found[slug] for slug in sorted(found))


def _kinds(parent: type[Report]) -> list[type[Report]]:
    """Classes below ``parent`` that say their own slug; tests may define more, which nobody finds here."""
    below = []
    for kind in parent.__subclasses__():
        own = [kind] if kind.__dict__.get("slug") and not kind.__module__.startswith("tests.") else []
        below += own + _kinds(kind)
    return below


def reports_for(user) -> list[Report]:
    """Reports whose permission the user has."""
    return [report for report in all_reports() if user.has_perm(report.permission)]


def find_report(slug: str) -> Report | None:
    return next((report for report in all_reports() if report.slug == slug), None)
