"""Filters of the directories: reporters, agencies, teams, incoming notices."""

import django_filters
from django.utils.translation import gettext_lazy as _

from registry.models import Agency, District, Establishment, Notice, Team
from timpora.core.filters import ScopedFilterSet


class EstablishmentFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label=_("Nama"), field_name="name", lookup_expr="icontains")
    jenis = django_filters.ChoiceFilter(
        label=_("Jenis"), field_name="kind", choices=Establishment.Kind.choices, empty_label=_("Semua")
    )
    kecamatan = django_filters.ModelChoiceFilter(
        label=_("Kecamatan"), field_name="district", queryset=District.objects.all(), empty_label=_("Semua")
    )
    jadwal = django_filters.ChoiceFilter(
        label=_("Jadwal lapor"), field_name="rhythm", choices=Establishment.Rhythm.choices, empty_label=_("Semua")
    )
    keadaan = django_filters.ChoiceFilter(
        label=_("Keadaan"), field_name="state", choices=Establishment.State.choices, empty_label=_("Semua")
    )

    class Meta:
        model = Establishment
        fields: list[str] = []


class AgencyFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label=_("Nama"), field_name="name", lookup_expr="icontains")
    sektor = django_filters.ChoiceFilter(
        label=_("Sektor"), field_name="sector", choices=Agency.Sector.choices, empty_label=_("Semua")
    )

    class Meta:
        model = Agency
        fields: list[str] = []


class TeamFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label=_("Nama"), field_name="name", lookup_expr="icontains")
    jenis = django_filters.ChoiceFilter(
        label=_("Jenis"), field_name="kind", choices=Team.Kind.choices, empty_label=_("Semua")
    )

    class Meta:
        model = Team
        fields: list[str] = []


class NoticeFilter(ScopedFilterSet):
    pelapor = django_filters.ModelChoiceFilter(
        label=_("Pelapor"),
        field_name="establishment",
        queryset=Establishment.objects.all(),
        empty_label=_("Semua"),
    )
    jenis = django_filters.ChoiceFilter(
        label=_("Jenis"), field_name="kind", choices=Notice.Kind.choices, empty_label=_("Semua")
    )
    keadaan = django_filters.ChoiceFilter(
        label=_("Keadaan"), field_name="state", choices=Notice.State.choices, empty_label=_("Semua")
    )

    class Meta:
        model = Notice
        fields: list[str] = []
