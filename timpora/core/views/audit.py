from functools import cache

import django_filters
from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from timpora.core.filters import DayFilter, ScopedFilterSet
from timpora.core.models import AuditEvent
from timpora.core.views.lists import Column, ListPage


class AuditFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label=_("Pelaku"), field_name="actor", lookup_expr="startswith")
    verb = django_filters.ChoiceFilter(label=_("Tindakan"), choices=AuditEvent.Verb.choices, empty_label=_("Semua"))
    objek = django_filters.CharFilter(label=_("Kode objek"), field_name="object_id")
    dari = DayFilter(label=_("Sejak tanggal"), field_name="at", lookup_expr="date__gte")
    sampai = DayFilter(label=_("Sampai tanggal"), field_name="at", lookup_expr="date__lte")

    class Meta:
        model = AuditEvent
        fields: list[str] = []
        form = forms.Form


def when(event: AuditEvent) -> str:
    return date_format(timezone.localtime(event.at), "d-m-Y H.i.s")


@cache
def kind_name(kind: str) -> str:
    """ "registry.person" → "orang asing"; what is no model of ours, or no longer, stays as it was written."""
    try:
        return str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        return kind


def which(event: AuditEvent) -> SafeString:
    return format_html('{}<span class="sub">{}</span>', kind_name(event.object_kind), event.object_label)


@cache
def field_name(kind: str, name: str) -> str:
    """A field as its form calls it; what the model does not know, or not by that name, stays as it was written."""
    try:
        return str(apps.get_model(kind)._meta.get_field(name).verbose_name)
    except (LookupError, ValueError, FieldDoesNotExist, AttributeError):
        return name


def what(event: AuditEvent) -> str:
    """Fields and numbers of the event, in one line."""
    parts = [", ".join(field_name(event.object_kind, name) for name in event.fields)] if event.fields else []
    parts += [
        f"{key}: {value if not isinstance(value, list) else ', '.join(value)}" for key, value in event.detail.items()
    ]
    return " · ".join(parts)


class AuditList(ListPage):
    """Who did what, when and from where (UU 27/2022 art. 31)."""

    model = AuditEvent
    title = _("Jejak akses")
    noun = _("kejadian")
    lede = _("Setiap pembukaan data orang, pencarian, perubahan, dan unduhan tercatat di sini.")
    filterset_class = AuditFilter
    SORTS = {"": ("-id",)}
    columns = (
        Column(_("Waktu"), when, css="nw", header=True),
        Column(_("Pelaku"), lambda event: event.actor),
        Column(_("Peran"), lambda event: event.actor_role),
        Column(_("Instansi"), lambda event: event.actor_body),
        Column(_("Tindakan"), lambda event: event.get_verb_display()),
        Column(_("Objek"), which),
        Column(_("Rincian"), what),
        Column(_("Alamat"), lambda event: event.address, css="doc"),
    )

    def row_url(self, row: AuditEvent) -> str:
        return ""
