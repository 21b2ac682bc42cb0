from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from registry.models.region import District, Regency
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel


class Agency(ScopedModel, VersionedModel):
    """One member agency of a team, or a guest body. Never deleted: deactivated."""

    class Sector(models.TextChoices):
        IMMIGRATION = "imigrasi", _("Imigrasi")
        KESBANGPOL = "kesbangpol", _("Kesbangpol")
        POLICE = "kepolisian", _("Kepolisian")
        ARMY = "tni", _("TNI")
        PROSECUTOR = "kejaksaan", _("Kejaksaan")
        INTELLIGENCE = "intelijen", _("Intelijen")
        REGIONAL = "opd", _("Perangkat daerah")
        DISTRICT = "kecamatan", _("Kecamatan")
        VERTICAL = "vertikal", _("Instansi vertikal")
        PROVINCE = "provinsi", _("Provinsi")
        GUEST = "tamu", _("Tamu")

    # Members of one regency know each other; a reporter does not see the directory.
    SCOPE_PATHS = {"regency": "regencies", "district": "regencies__districts"}

    name = models.CharField(_("nama"), max_length=160)
    short_name = models.CharField(_("nama singkat"), max_length=60)
    sector = models.CharField(_("sektor"), max_length=20, choices=Sector.choices)
    regencies = models.ManyToManyField(Regency, verbose_name=_("wilayah kerja"), related_name="agencies")
    district = models.ForeignKey(
        District,
        verbose_name=_("kecamatan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        help_text=_("Hanya untuk kantor kecamatan dan di bawahnya."),
    )
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    phone = PhoneNumberField(_("telepon"), blank=True)
    email = models.EmailField(_("surel"), blank=True)
    letterhead_government = models.CharField(
        _("baris pertama kop"),
        max_length=120,
        blank=True,
        help_text=_("Misalnya PEMERINTAH KABUPATEN PASER."),
    )
    letterhead_office = models.CharField(_("baris kedua kop"), max_length=160, blank=True)
    letterhead_contact = models.CharField(_("baris ketiga kop"), max_length=240, blank=True)
    is_active = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:agency_detail", args=[self.pk])

    @property
    def letterhead(self) -> list[str]:
        """The lines of the kop, upper lines first; the office's name stands in for what the admin left empty."""
        office = self.letterhead_office or self.name.upper()
        return [line for line in (self.letterhead_government, office, self.letterhead_contact) if line]


class Official(ScopedModel):
    """One person who represents an agency or signs for it (pejabat)."""

    class IdKind(models.TextChoices):
        NIP = "NIP", _("NIP")
        NRP = "NRP", _("NRP")
        NIPPPK = "NIPPPK", _("NIPPPK")

    SCOPE_PATHS = {"regency": "agency__regencies", "district": "agency__regencies__districts"}

    agency = models.ForeignKey(Agency, verbose_name=_("instansi"), on_delete=models.PROTECT, related_name="officials")
    name = models.CharField(_("nama dengan gelar"), max_length=120)
    position = models.CharField(_("jabatan"), max_length=160)
    rank = models.CharField(_("pangkat/golongan"), max_length=80, blank=True)
    id_kind = models.CharField(_("jenis nomor"), max_length=6, choices=IdKind.choices, blank=True)
    id_number = models.CharField(_("nomor induk"), max_length=21, blank=True)
    signs_reports = models.BooleanField(_("menandatangani laporan"), default=False)
    since = models.DateField(_("sejak"), null=True, blank=True)
    until = models.DateField(_("sampai"), null=True, blank=True)

    class Meta:
        verbose_name = _("pejabat")
        verbose_name_plural = _("pejabat")
        ordering = ["agency", "name"]
        constraints = [
            models.CheckConstraint(
                name="official_until_after_since",
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                violation_error_message=_("Tanggal berakhir lebih awal daripada tanggal mulai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.position}"
