from datetime import timedelta

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from registry.models import Country, District, Establishment, Notice, Person, Stay, StayPermit
from timpora.core.filters import DayFilter, ScopedFilterSet

ENDING_DAYS = {"7": 7, "30": 30, "90": 90}


class PersonFilter(ScopedFilterSet):
    """Filters of the list of people. Those about place and time speak of one and the same stay."""

    q = django_filters.CharFilter(label=_("Nama"), method="by_name")
    kewarganegaraan = django_filters.ModelChoiceFilter(
        label=_("Kewarganegaraan"), field_name="nationality", queryset=Country.objects.all(), empty_label=_("Semua")
    )
    kategori = django_filters.ChoiceFilter(
        label=_("Kategori pemantauan"), field_name="category", choices=Person.Category.choices, empty_label=_("Semua")
    )
    izin = django_filters.ChoiceFilter(
        label=_("Masa izin tinggal"),
        method="by_permit_end",
        empty_label=_("Semua"),
        choices=[
            ("lewat", _("Lewat masa berlaku")),
            ("7", _("Berakhir dalam 7 hari")),
            ("30", _("Berakhir dalam 30 hari")),
            ("90", _("Berakhir dalam 90 hari")),
        ],
    )
    jenis_izin = django_filters.ChoiceFilter(
        label=_("Jenis izin tinggal"), method="by_permit_kind", choices=StayPermit.Kind.choices, empty_label=_("Semua")
    )
    kecamatan = django_filters.ModelChoiceFilter(
        label=_("Kecamatan"), queryset=District.objects.all(), method="by_stay", empty_label=_("Semua")
    )
    pelapor = django_filters.ModelChoiceFilter(
        label=_("Pelapor atau tempat"), queryset=Establishment.objects.all(), method="by_stay", empty_label=_("Semua")
    )
    dari = DayFilter(label=_("Berada sejak tanggal"), method="by_stay")
    sampai = DayFilter(label=_("Berada sampai tanggal"), method="by_stay")
    laporan = django_filters.ModelChoiceFilter(
        label=_("Laporan masuk"), queryset=Notice.objects.all(), method="by_stay", widget=forms.HiddenInput
    )
    berada = django_filters.BooleanFilter(
        label=_("Sedang berada"), method="by_stay", widget=forms.CheckboxInput, field_name="stays"
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        found = super().filter_queryset(queryset)
        if self.stays is None:
            return found
        return found.filter(pk__in=self.stays.values("person"))

    @cached_property
    def stays(self) -> QuerySet | None:
        """The stays that place and time filters ask for, or nothing when none of them is set."""
        wanted = self.form.cleaned_data
        district, establishment = wanted.get("kecamatan"), wanted.get("pelapor")
        first, last = wanted.get("dari"), wanted.get("sampai")
        notice = wanted.get("laporan")
        if not any((district, establishment, first, last, notice, wanted.get("berada"))):
            return None
        stays = Stay.objects.visible_to(self.request.user)
        stays = stays.filter(district=district) if district else stays
        stays = stays.filter(establishment=establishment) if establishment else stays
        stays = stays.filter(pk__in=notice.rows.values("stay")) if notice else stays
        stays = stays.open() if wanted.get("berada") else stays
        if first or last:
            stays = stays.between(first or last, last or timezone.localdate())
        return stays

    def by_name(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        return queryset.named(value)

    def by_stay(self, queryset: QuerySet, _name: str, _value) -> QuerySet:
        """Answered for all place and time filters together, in ``filter_queryset``."""
        return queryset

    def by_permit_kind(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        return queryset.filter(pk__in=self.permits.filter(kind=value).values("person"))

    def by_permit_end(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """By the day the person's newest permit ends; only people who are here now."""
        today = timezone.localdate()
        here = Stay.objects.visible_to(self.request.user).open().values("person")
        newest = self.permits.last_to_end()
        if value == "lewat":
            newest = newest.filter(valid_until__lt=today)
        else:
            newest = newest.ending_between(today, today + timedelta(days=ENDING_DAYS[value]))
        return queryset.filter(pk__in=newest.values("person")).filter(pk__in=here)

    @property
    def permits(self) -> QuerySet:
        return StayPermit.objects.visible_to(self.request.user)


class OwnPersonFilter(ScopedFilterSet):
    """What a reporter may ask of the people it reported: their names as it wrote them, and who is still there."""

    q = django_filters.CharFilter(label=_("Nama"), method="by_reported_name")
    berada = django_filters.BooleanFilter(
        label=_("Sedang berada"), method="by_open_stay", widget=forms.CheckboxInput, field_name="stays"
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def by_reported_name(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        own = Stay.objects.visible_to(self.request.user).filter(reported_name__icontains=value)
        return queryset.filter(pk__in=own.values("person"))

    def by_open_stay(self, queryset: QuerySet, _name: str, value: bool | None) -> QuerySet:
        own = Stay.objects.visible_to(self.request.user).open()
        return queryset.filter(pk__in=own.values("person")) if value else queryset
