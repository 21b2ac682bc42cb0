"""Forms of what belongs to a person: passports, permits, jobs, whereabouts."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.forms.person import check_document_dates
from registry.forms.place import check_village, settle_district
from registry.forms.reading import read_or_refuse
from registry.models import Employment, Person, Stay, StayPermit, TravelDocument
from registry.values.document_number import read_number
from timpora.core.forms import ScopedMeta, ScopedModelForm


class PaperForm(ScopedModelForm):
    """A form about one person, who is given and cannot be changed by what is posted."""

    def __init__(self, *args, person: Person | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if person is not None:
            self.instance.person = person
        self.person = self.instance.person

    def _get_validation_exclusions(self) -> set[str]:
        """Uniqueness includes the person and the key of the number, which the form does not show."""
        return super()._get_validation_exclusions() - {"person", "number_key"}


class DocumentForm(PaperForm):
    class Meta(ScopedMeta):
        model = TravelDocument
        fields = ["kind", "number", "issuing_state", "issued_on", "expires_on"]

    def clean_number(self) -> str:
        number = read_or_refuse(read_number, self.cleaned_data["number"])
        self.instance.number_key = number.key
        return number.number

    def clean(self) -> dict:
        cleaned = super().clean()
        check_document_dates(self, cleaned)
        return cleaned


class PermitForm(PaperForm):
    FIELDSETS = [
        (
            _("Izin tinggal"),
            ("kind", "visa_index", "number", "issued_by", "valid_from", "valid_until", "state"),
        ),
        (_("Penjamin"), ("sponsor", "sponsor_name")),
    ]

    class Meta(ScopedMeta):
        model = StayPermit
        fields = [
            "kind",
            "visa_index",
            "number",
            "issued_by",
            "valid_from",
            "valid_until",
            "sponsor",
            "sponsor_name",
            "state",
        ]


class EmploymentForm(PaperForm):
    FIELDSETS = [
        (
            _("Pekerjaan"),
            ("employer", "position", "level", "work_district", "work_address", "started_on", "ended_on"),
        ),
        (_("Pengesahan RPTKA"), ("rptka_number", "rptka_kind", "rptka_until", "counterpart")),
    ]

    class Meta(ScopedMeta):
        model = Employment
        fields = [
            "employer",
            "position",
            "level",
            "work_district",
            "work_address",
            "started_on",
            "ended_on",
            "rptka_number",
            "rptka_kind",
            "rptka_until",
            "counterpart",
        ]


class StayForm(PaperForm):
    FIELDSETS = [
        (_("Di mana"), ("kind", "establishment", "room", "address", "district", "village")),
        (_("Kapan"), ("arrived", "departed")),
        (_("Keterangan"), ("purpose", "source", "note")),
    ]

    class Meta(ScopedMeta):
        model = Stay
        fields = [
            "kind",
            "establishment",
            "room",
            "address",
            "district",
            "village",
            "arrived",
            "departed",
            "purpose",
            "source",
            "note",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].required = False
        self.fields["district"].help_text = _("Kosongkan bila sama dengan kecamatan pelapor.")
        if not self.instance.pk:
            self.initial.setdefault("arrived", timezone.localdate())

    def clean(self) -> dict:
        cleaned = super().clean()
        settle_district(self, cleaned)
        check_village(self, cleaned)
        check_stay_dates(self, cleaned)
        return cleaned

    def save(self, commit: bool = True) -> Stay:
        if not self.instance.pk:
            self.instance.recorded_by = self.user.email
            self.instance.reported_name = self.person.full_name
        return super().save(commit)


def check_stay_dates(form: forms.Form, cleaned: dict) -> None:
    arrived, departed = cleaned.get("arrived"), cleaned.get("departed")
    if arrived and arrived > timezone.localdate():
        form.add_error("arrived", _("Tanggal datang belum terjadi. Isi tanggal hari ini atau sebelumnya."))
    if arrived and departed and departed < arrived:
        text = _("Tanggal keluar lebih awal daripada tanggal masuk (%(arrived)s).")
        form.add_error("departed", text % {"arrived": f"{arrived:%d-%m-%Y}"})
