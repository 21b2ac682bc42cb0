from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.models import Establishment
from timpora.core.dates import TanggalField
from timpora.core.forms import ScopedForm


class ImportForm(ScopedForm):
    """Step 1: whose file it is, and the day it tells about."""

    establishment = forms.ModelChoiceField(
        label=_("Pelapor"),
        queryset=Establishment.objects.active().order_by("name"),
        help_text=_("Hotel, perusahaan, atau lembaga yang menyerahkan berkas ini."),
        empty_label=_("Pilih pelapor"),
    )
    as_of = TanggalField(
        label=_("Keadaan per tanggal"),
        help_text=_("Dipakai untuk baris yang tidak menyebut tanggal datang."),
    )
    file = forms.FileField(
        label=_("Berkas"), help_text=_(".xlsx, .xls, .ods, atau .csv, paling besar 10 MB dan 50.000 baris.")
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("as_of", timezone.localdate())

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Tanggal ini belum terjadi. Isi tanggal hari ini atau sebelumnya."))
        return day
