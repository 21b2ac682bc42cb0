"""Places, by the codes of Kepmendagri 300.2.2-2138/2025. Codes are loaded, never generated: they have gaps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from timpora.core.scoping import ScopedModel


class Regency(ScopedModel):
    """One kabupaten or kota."""

    SCOPE_PATHS = {"regency": "pk", "district": "districts", "establishment": "districts__establishments"}

    code = models.CharField(_("kode"), max_length=5, primary_key=True)
    name = models.CharField(_("nama"), max_length=80, help_text=_("Lengkap, misalnya Kabupaten Paser."))
    province_name = models.CharField(_("provinsi"), max_length=80)
    capital = models.CharField(_("ibu kota"), max_length=80, blank=True, help_text=_("Tempat pada blok tanda tangan."))
    time_zone = models.CharField(
        _("zona waktu"),
        max_length=40,
        default="Asia/Jakarta",
        choices=[("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")],
    )

    class Meta:
        verbose_name = _("kabupaten/kota")
        verbose_name_plural = _("kabupaten/kota")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class District(ScopedModel):
    """One kecamatan."""

    SCOPE_PATHS = {"regency": "regency", "district": "pk", "establishment": "establishments"}

    code = models.CharField(_("kode"), max_length=8, primary_key=True)
    regency = models.ForeignKey(
        Regency, verbose_name=_("kabupaten/kota"), on_delete=models.PROTECT, related_name="districts"
    )
    name = models.CharField(_("nama"), max_length=80)

    class Meta:
        verbose_name = _("kecamatan")
        verbose_name_plural = _("kecamatan")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Village(ScopedModel):
    """One desa or kelurahan."""

    SCOPE_PATHS = {"regency": "district__regency", "district": "district", "establishment": "establishments"}

    code = models.CharField(_("kode"), max_length=13, primary_key=True)
    district = models.ForeignKey(
        District, verbose_name=_("kecamatan"), on_delete=models.PROTECT, related_name="villages"
    )
    name = models.CharField(_("nama"), max_length=80)

    class Meta:
        verbose_name = _("desa/kelurahan")
        verbose_name_plural = _("desa/kelurahan")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_urban(self) -> bool:
        """Kelurahan codes begin with 1 in the last group, desa with 2."""
        return self.code.rsplit(".", 1)[-1].startswith("1")
