from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.Model):
    """One nationality or issuing state: ISO 3166-1 alpha-3, or an ICAO Doc 9303 code that ISO does not know."""

    code = models.CharField(_("kode"), max_length=3, primary_key=True)
    alpha2 = models.CharField(_("kode dua huruf"), max_length=2, blank=True)
    icao = models.CharField(_("kode ICAO"), max_length=3, blank=True, help_text=_("Pada MRZ, misalnya D untuk Jerman."))
    name = models.CharField(_("nama"), max_length=80)
    name_en = models.CharField(_("nama Inggris"), max_length=80)
    aliases = models.JSONField(_("nama lain"), default=list, blank=True)
    is_state = models.BooleanField(_("negara"), default=True, help_text=_("Bukan untuk kode khusus ICAO."))

    class Meta:
        verbose_name = _("negara")
        verbose_name_plural = _("negara")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
