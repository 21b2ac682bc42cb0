from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registry.models.establishment import Establishment
from registry.models.person import Person
from registry.models.region import District
from registry.values.closed_positions import closed_position
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet


class EmploymentQuerySet(ScopedQuerySet):
    def between(self, first: date, last: date) -> "EmploymentQuerySet":
        """Jobs held on any of the days from ``first`` to ``last``; a day that is not known excludes nothing."""
        begun = Q(started_on__isnull=True) | Q(started_on__lte=last)
        return self.filter(begun, Q(ended_on__isnull=True) | Q(ended_on__gte=first))


class Employment(VersionedModel, ScopedModel):
    """One job of a foreign worker (TKA), at the place of work, which may be far from where he lives."""

    class Level(models.TextChoices):
        COMMISSIONER = "komisaris", _("Komisaris")
        DIRECTOR = "direksi", _("Direksi")
        MANAGER = "manajer", _("Manajer")
        ADVISER = "penasihat", _("Penasihat/konsultan")
        PROFESSIONAL = "profesional", _("Profesional")

    class RptkaKind(models.TextChoices):
        """PP 34/2021: kinds of plan for the use of foreign workers."""

        TEMPORARY = "sementara", _("Pekerjaan bersifat sementara")
        LONG = "lebih_6_bulan", _("Lebih dari 6 bulan")
        NON_DKPTKA = "non_dkptka", _("Non-DKPTKA")
        SPECIAL_ZONE = "kek", _("Kawasan ekonomi khusus")

    SCOPE_PATHS = {
        "regency": "work_district__regency",
        "district": "work_district",
        "establishment": "employer",
    }

    person = models.ForeignKey(
        Person, verbose_name=_("orang asing"), on_delete=models.PROTECT, related_name="employments", db_index=False
    )
    employer = models.ForeignKey(
        Establishment, verbose_name=_("pemberi kerja"), on_delete=models.PROTECT, related_name="employments"
    )
    work_district = models.ForeignKey(
        District,
        verbose_name=_("kecamatan lokasi kerja"),
        on_delete=models.PROTECT,
        related_name="employments",
        db_index=False,
    )
    work_address = models.CharField(_("alamat lokasi kerja"), max_length=200, blank=True)
    position = models.CharField(_("jabatan"), max_length=120, blank=True)
    level = models.CharField(_("level jabatan"), max_length=20, choices=Level.choices, blank=True)
    rptka_number = models.CharField(_("nomor pengesahan RPTKA"), max_length=60, blank=True)
    rptka_kind = models.CharField(_("jenis RPTKA"), max_length=20, choices=RptkaKind.choices, blank=True)
    rptka_until = models.DateField(_("RPTKA berlaku sampai"), null=True, blank=True)
    counterpart = models.CharField(_("tenaga kerja pendamping"), max_length=120, blank=True)
    started_on = models.DateField(_("mulai bekerja"), null=True, blank=True)
    ended_on = models.DateField(_("berhenti bekerja"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("pekerjaan")
        verbose_name_plural = _("pekerjaan")
        ordering = ["-started_on", "-id"]
        indexes = [models.Index(fields=["work_district", "id"], name="employment_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "employer", "position"],
                name="employment_once",
                violation_error_message=_("Pekerjaan ini sudah tercatat."),
            ),
            models.CheckConstraint(
                name="employment_end_after_start",
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                violation_error_message=_("Tanggal berhenti lebih awal daripada tanggal mulai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} – {self.employer}"

    @property
    def audit_label(self) -> str:
        return self.employer.name

    @property
    def is_closed_position(self) -> bool:
        """Whether the position is closed to foreigners (Kepmenaker 349/2019); it warns, it does not block."""
        return closed_position(self.position) is not None
