from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.forms.place import settle_district
from registry.forms.reading import read_or_refuse
from registry.models import District, Establishment, Person, Stay, TravelDocument
from registry.values.document_number import read_number
from registry.values.names import clean_display_name
from timpora.core.dates import PartialDate, PartialDateField, TanggalField
from timpora.core.forms import ScopedMeta, ScopedModelForm


class PersonForm(ScopedModelForm):
    """Identity as printed in the passport; single-name people and partial birth dates are fine."""

    FIELDSETS = [(_("Identitas"), ("full_name", "sex", "birth", "birth_place", "nationality", "category"))]

    birth = PartialDateField(
        label=_("Tanggal lahir"),
        required=False,
        help_text=_("Seperti di paspor. Tulis 00 untuk hari atau bulan yang tidak tercantum, misalnya 00-00-1950."),
    )

    class Meta(ScopedMeta):
        model = Person
        fields = ["full_name", "sex", "birth_place", "nationality", "category"]

    def __init__(self, *args, **kwargs) -> None:
        person = kwargs.get("instance")
        if person is not None and person.birth_date:
            born = PartialDate.from_date(person.birth_date, person.birth_precision)
            kwargs["initial"] = {"birth": born} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean_full_name(self) -> str:
        return read_or_refuse(clean_display_name, self.cleaned_data["full_name"])[0]

    def clean_birth(self) -> PartialDate | None:
        return check_birth(self.cleaned_data["birth"])

    def save(self, commit: bool = True) -> Person:
        born = self.cleaned_data["birth"]
        self.instance.birth_date = born.first_day() if born else None
        self.instance.birth_precision = born.precision if born else Person.BirthPrecision.DAY
        return super().save(commit)


class PersonCreateForm(PersonForm):
    """A new person always comes with a passport and a place: nobody is registered who was not here."""

    FIELDSETS = [
        *PersonForm.FIELDSETS,
        (_("Paspor"), ("document_kind", "number", "issuing_state", "issued_on", "expires_on")),
        (
            _("Keberadaan"),
            ("stay_kind", "establishment", "address", "district", "arrived", "purpose", "source"),
        ),
    ]

    document_kind = forms.ChoiceField(label=_("Jenis dokumen"), choices=TravelDocument.Kind.choices)
    number = forms.CharField(label=_("Nomor paspor"), max_length=30, help_text=_("Spasi dan tanda hubung diabaikan."))
    issuing_state = forms.ModelChoiceField(
        label=_("Negara penerbit"),
        queryset=Person._meta.get_field("nationality").related_model.objects.all(),
        required=False,
        help_text=_("Kosongkan bila sama dengan kewarganegaraan."),
    )
    issued_on = TanggalField(label=_("Diterbitkan"), required=False)
    expires_on = TanggalField(label=_("Berlaku sampai"), required=False)
    stay_kind = forms.ChoiceField(label=_("Jenis keberadaan"), choices=Stay.Kind.choices)
    establishment = forms.ModelChoiceField(
        label=_("Pelapor atau tempat"), queryset=Establishment.objects.all(), required=False
    )
    address = forms.CharField(label=_("Alamat"), max_length=200, required=False)
    district = forms.ModelChoiceField(
        label=_("Kecamatan"),
        queryset=District.objects.all(),
        required=False,
        help_text=_("Kosongkan bila sama dengan kecamatan pelapor."),
    )
    arrived = TanggalField(label=_("Datang"), help_text=_("Hari pertama yang diketahui."))
    purpose = forms.CharField(label=_("Kegiatan/tujuan"), max_length=160, required=False)
    source = forms.ChoiceField(label=_("Sumber informasi"), choices=Stay.Source.choices)

    def clean_number(self) -> str:
        return read_or_refuse(read_number, self.cleaned_data["number"]).number

    def clean(self) -> dict:
        cleaned = super().clean()
        settle_district(self, cleaned)
        check_document_dates(self, cleaned)
        return cleaned


def check_birth(born: PartialDate | None) -> PartialDate | None:
    """Refuse a birth that has not happened yet."""
    if born and born > PartialDate.from_date(timezone.localdate()):
        raise forms.ValidationError(_("Tanggal lahir harus sebelum hari ini."), code="future")
    return born


def check_document_dates(form: forms.Form, cleaned: dict) -> None:
    issued, expires = cleaned.get("issued_on"), cleaned.get("expires_on")
    if issued and expires and expires <= issued:
        form.add_error("expires_on", _("Paspor berakhir sebelum tanggal terbitnya."))
