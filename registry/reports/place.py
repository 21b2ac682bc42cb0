"""What the reports of a regency have in common: their choices, their letterhead, who signs, and for which area."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import Agency, District, Official, Regency
from timpora.core.documents import Letterhead, SignatureBlock
from timpora.core.reports import Report, ReportForm


class DistrictChoice(forms.ModelChoiceField):
    """Kecamatan of several regencies may bear one name, so the regency is named with it."""

    def label_from_instance(self, district: District) -> str:
        return f"{district.name} – {district.regency.name}"


class SignatoryChoice(forms.ModelChoiceField):
    """Office first: that is what one looks for, and names are long."""

    def label_from_instance(self, official: Official) -> str:
        return f"{official.agency.short_name}: {official.position} ({official.name})"


class PlaceReportForm(ReportForm):
    wilayah = forms.ModelChoiceField(
        Regency.objects.all(),
        label=gettext_lazy("Kabupaten/kota"),
        required=False,
        empty_label=gettext_lazy("Semua wilayah kerja"),
    )
    kecamatan = DistrictChoice(
        District.objects.select_related("regency"),
        label=gettext_lazy("Kecamatan"),
        required=False,
        empty_label=gettext_lazy("Semua kecamatan"),
    )
    penandatangan = SignatoryChoice(
        Official.objects.select_related("agency").order_by("agency__short_name", "position"),
        label=gettext_lazy("Penanda tangan"),
        required=False,
        empty_label=gettext_lazy("Tanpa tanda tangan"),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        signatories = self.fields["penandatangan"]
        signatories.queryset = in_office(signatories.queryset, timezone.localdate())
        for name in ("wilayah", "kecamatan"):  # a choice of one is none
            if self.fields[name].queryset.count() < 2:
                del self.fields[name]

    @classmethod
    def defaults(cls, user) -> dict[str, Any]:
        """Who signs is somebody of the user's own agency, where it has such a person."""
        own = Official.objects.visible_to(user).filter(agency=user.agency_id)
        first = in_office(own, timezone.localdate()).order_by("name").first()
        return super().defaults(user) | {"penandatangan": str(first.pk) if first else ""}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        regency, district = cleaned.get("wilayah"), cleaned.get("kecamatan")
        if regency and district and district.regency_id != regency.pk:
            self.add_error("kecamatan", _("Kecamatan ini di luar kabupaten/kota yang dipilih. Pilih salah satu."))
        return cleaned


def in_office(officials, day: date):
    """Of these officials those who sign reports and hold their office on ``day``."""
    begun = Q(since__isnull=True) | Q(since__lte=day)
    return officials.filter(begun, Q(until__isnull=True) | Q(until__gte=day), signs_reports=True)


class PlaceReport(Report):
    """A report about the user's area, or the regency or kecamatan chosen in it."""

    permission = "registry.export_report"
    form_class = PlaceReportForm
    subject: Any = ""

    def area(self, filters: Mapping[str, Any]) -> dict[str, Any]:
        """The choice of place, as the queries of the registry take it."""
        return {"district": filters.get("kecamatan"), "regency": filters.get("wilayah")}

    def regencies(self, user, filters: Mapping[str, Any]) -> list[Regency]:
        if district := filters.get("kecamatan"):
            return [district.regency]
        if regency := filters.get("wilayah"):
            return [regency]
        return user.regencies

    def place(self, user, filters: Mapping[str, Any]) -> str:
        """``Kabupaten Paser``, ``Kecamatan Batu Sopang, Kabupaten Paser``, or the names of several regencies."""
        names = [regency.name for regency in self.regencies(user, filters)]
        if not names:
            return _("seluruh wilayah")
        district = filters.get("kecamatan")
        if district is None and user.scope.kind == "district":
            district = user.agency.district
        if district is not None:
            return f"Kecamatan {district.name}, {district.regency.name}"
        return (
            names[0]
            if len(names) == 1
            else _("%(names)s dan %(last)s")
            % {
                "names": ", ".join(names[:-1]),
                "last": names[-1],
            }
        )

    def place_code(self, user, filters: Mapping[str, Any]) -> str:
        words = slugify(self.place(user, filters)).split("-")
        return "-".join(word for word in words if word not in ("kabupaten", "kecamatan"))

    def heading(self, user, filters: Mapping[str, Any]) -> str:
        return _("%(subject)s di %(place)s") % {"subject": self.subject, "place": self.place(user, filters)}

    def letterhead(self, user, filters: Mapping[str, Any]) -> Letterhead:
        """That of the user's agency; an account without one prints on that of the regency's Kesbangpol."""
        if own := user.letterhead:
            return Letterhead(tuple(own))
        kesbangpol = Agency.objects.visible_to(user).filter(
            sector=Agency.Sector.KESBANGPOL, is_active=True, regencies__in=self.regencies(user, filters)
        )
        first = kesbangpol.order_by("name").first()
        return Letterhead(tuple(first.letterhead) if first else ())

    def signature(self, user, filters: Mapping[str, Any]) -> SignatureBlock | None:
        official = filters.get("penandatangan")
        if official is None:
            return None
        regencies = self.regencies(user, filters)
        return SignatureBlock(
            place=regencies[0].capital if regencies else "",
            day=timezone.localdate(),
            position=official.position,
            name=official.name,
            rank=official.rank,
            number_kind=official.id_kind,
            number=official.id_number,
        )
