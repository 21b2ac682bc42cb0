from django.db import models
from django.utils.translation import gettext_lazy as _


class VisaIndex(models.Model):
    """One visa index code; codes cut in June 2025 stay readable on older papers."""

    code = models.CharField(_("kode"), max_length=8, primary_key=True)
    name = models.CharField(_("nama"), max_length=160)
    group = models.CharField(_("kelompok"), max_length=40)
    initial_days = models.PositiveSmallIntegerField(_("hari awal"), null=True, blank=True)
    extension_days = models.PositiveSmallIntegerField(_("hari perpanjangan"), null=True, blank=True)
    max_days = models.PositiveSmallIntegerField(_("hari paling lama"), null=True, blank=True)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    replaced_by = models.CharField(_("diganti oleh"), max_length=20, blank=True)
    note = models.CharField(_("catatan"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("indeks visa")
        verbose_name_plural = _("indeks visa")
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
