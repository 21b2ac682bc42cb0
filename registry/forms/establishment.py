from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.place import check_village
from registry.models import Establishment
from timpora.core.forms import ScopedMeta, ScopedModelForm


class EstablishmentForm(ScopedModelForm):
    FIELDSETS = [
        (_("Usaha"), ("name", "kind", "sector", "nib", "kbli", "foreign_share")),
        (_("Tempat"), ("address", "district", "village", "latitude", "longitude")),
        (_("Penanggung jawab"), ("contact_name", "contact_phone", "contact_email")),
        (_("Pelaporan"), ("rhythm", "state")),
    ]

    class Meta(ScopedMeta):
        model = Establishment
        fields = [
            "name",
            "kind",
            "sector",
            "nib",
            "kbli",
            "foreign_share",
            "address",
            "district",
            "village",
            "latitude",
            "longitude",
            "contact_name",
            "contact_phone",
            "contact_email",
            "rhythm",
            "state",
        ]

    def clean_nib(self) -> str:
        nib = "".join(self.cleaned_data["nib"].split())
        if nib and not (nib.isdigit() and len(nib) == 13):
            raise forms.ValidationError(_("NIB terdiri dari 13 angka."))
        return nib

    def clean_kbli(self) -> str:
        kbli = self.cleaned_data["kbli"].strip()
        if kbli and not (kbli.isdigit() and len(kbli) == 5):
            raise forms.ValidationError(_("Kode KBLI terdiri dari 5 angka."))
        return kbli

    def clean(self) -> dict:
        cleaned = super().clean()
        check_village(self, cleaned)
        return cleaned
