"""Where something is: the rules that every form about a place shares."""

from django import forms
from django.utils.translation import gettext_lazy as _


def settle_district(form: forms.Form, cleaned: dict) -> None:
    """Take the kecamatan of the establishment where none was chosen; without either, ask for one of them."""
    if cleaned.get("district"):
        return
    if cleaned.get("establishment"):
        cleaned["district"] = cleaned["establishment"].district
    elif "establishment" in cleaned and "district" in cleaned:
        form.add_error("district", _("Pilih kecamatan, atau pilih pelapor."))


def check_village(form: forms.Form, cleaned: dict) -> None:
    """Refuse a village of another kecamatan."""
    village, district = cleaned.get("village"), cleaned.get("district")
    if village and district and village.district_id != district.pk:
        form.add_error("village", _("Desa/kelurahan bukan bagian dari kecamatan yang dipilih."))
