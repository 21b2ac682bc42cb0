from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.models.agency import Agency, Official
from registry.models.region import Regency
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel


class Team(ScopedModel, VersionedModel):
    """One decreed team. Two that look alike live in every regency: Imigrasi's and the Bupati's."""

    class Kind(models.TextChoices):
        # UU 6/2011 art. 69, Permenimipas 2/2025 art. 53
        TIM_PORA = "tim_pora", _("Tim Pengawasan Orang Asing (Tim Pora)")
        # Permendagri 49/2010 and 50/2010
        MONITORING = "tim_pemantauan", _("Tim Pemantauan Orang Asing")

    class Level(models.TextChoices):
        PROVINCE = "provinsi", _("Provinsi")
        REGENCY = "kabupaten", _("Kabupaten/kota")
        DISTRICT = "kecamatan", _("Kecamatan")

    SCOPE_PATHS = {"regency": "regencies", "district": "regencies__districts"}

    name = models.CharField(_("nama"), max_length=160)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices)
    level = models.CharField(_("tingkat"), max_length=20, choices=Level.choices, default=Level.REGENCY)
    regencies = models.ManyToManyField(Regency, verbose_name=_("wilayah"), related_name="teams")
    decree_number = models.CharField(_("nomor SK"), max_length=80, blank=True)
    decree_date = models.DateField(_("tanggal SK"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    meetings_per_year = models.PositiveSmallIntegerField(
        _("sasaran rapat per tahun"),
        default=4,
        help_text=_("Sasaran tim sendiri; peraturan tidak menetapkan jumlahnya."),
    )
    is_active = models.BooleanField(_("aktif"), default=True)

    class Meta:
        verbose_name = _("tim")
        verbose_name_plural = _("tim")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:team_detail", args=[self.pk])


class TeamMember(ScopedModel):
    """One agency's, or one official's, seat in a team."""

    class Position(models.TextChoices):
        PATRON = "pengarah", _("Pengarah")
        CHAIR = "ketua", _("Ketua")
        VICE_CHAIR = "wakil_ketua", _("Wakil ketua")
        SECRETARY = "sekretaris", _("Sekretaris")
        MEMBER = "anggota", _("Anggota")
        STAFF = "sekretariat", _("Sekretariat")

    SCOPE_PATHS = {"regency": "team__regencies", "district": "team__regencies__districts"}

    team = models.ForeignKey(Team, verbose_name=_("tim"), on_delete=models.CASCADE, related_name="members")
    agency = models.ForeignKey(Agency, verbose_name=_("instansi"), on_delete=models.PROTECT, related_name="seats")
    official = models.ForeignKey(
        Official,
        verbose_name=_("pejabat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
    )
    position = models.CharField(_("peran"), max_length=20, choices=Position.choices, default=Position.MEMBER)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    class Meta:
        verbose_name = _("anggota tim")
        verbose_name_plural = _("anggota tim")
        ordering = ["team", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "agency", "official"],
                name="team_seat_once",
                violation_error_message=_("Pejabat ini sudah menjadi anggota tim."),
            ),
            models.UniqueConstraint(
                fields=["team", "agency"],
                condition=models.Q(official__isnull=True),
                name="team_agency_seat_once",
                violation_error_message=_("Instansi ini sudah menjadi anggota tim."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name} ({self.get_position_display()})"
