from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from registry.models.establishment import Establishment
from registry.models.person import Person
from registry.models.visa_index import VisaIndex
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet


class StayPermitQuerySet(ScopedQuerySet):
    def ending_between(self, first: date, last: date) -> "StayPermitQuerySet":
        return self.filter(valid_until__gte=first, valid_until__lte=last)

    def current_on(self, day: date) -> "StayPermitQuerySet":
        """Permits begun by ``day``, the one that counts first within each person.

        That is the one without an end or, failing that, the one that ends last, even where it has ended by ``day``:
        a report then shows since when there is none.
        """
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun).order_by("person", F("valid_until").desc(nulls_first=True), "-id")

    def last_to_end(self) -> "StayPermitQuerySet":
        """Permits with a known end after which their person holds no other: nothing later, nothing without end."""
        later = StayPermit._base_manager.filter(person=OuterRef("person")).filter(
            Q(valid_until__gt=OuterRef("valid_until")) | Q(valid_until__isnull=True)
        )
        return self.filter(~Exists(later), valid_until__isnull=False)


class StayPermit(VersionedModel, ScopedModel):
    """One permit to stay (izin tinggal), as shown on paper or handed over by Imigrasi."""

    class Kind(models.TextChoices):
        """UU 6/2011 art. 48, with the cards and stamps by which people name them."""

        VISA_FREE = "BVK", _("Bebas visa kunjungan")
        ON_ARRIVAL = "VOA", _("Visa saat kedatangan")
        VISIT = "ITK", _("Izin Tinggal Kunjungan (ITK)")
        LIMITED = "ITAS", _("Izin Tinggal Terbatas (ITAS)")
        PERMANENT = "ITAP", _("Izin Tinggal Tetap (ITAP)")
        BRIDGING = "ITP", _("Izin Tinggal Peralihan")
        EMERGENCY = "ITKT", _("Izin Tinggal Keadaan Terpaksa")
        SERVICE = "DIN", _("Izin Tinggal Dinas")
        DIPLOMATIC = "DIP", _("Izin Tinggal Diplomatik")
        UNKNOWN = "UNK", _("Tidak diketahui atau tidak dapat menunjukkan")

    class State(models.TextChoices):
        NOT_ASKED = "belum_ditanya", _("Belum ditanya")
        EXTENSION_FILED = "perpanjangan_diajukan", _("Perpanjangan diajukan")
        LEFT_AREA = "keluar_daerah", _("Sudah keluar daerah")
        HANDLED = "ditangani_imigrasi", _("Ditangani Imigrasi")

    SCOPE_PATHS = {"regency": "person__stays__district__regency", "district": "person__stays__district"}

    person = models.ForeignKey(
        Person, verbose_name=_("orang asing"), on_delete=models.PROTECT, related_name="permits", db_index=False
    )
    kind = models.CharField(_("jenis izin tinggal"), max_length=4, choices=Kind.choices)
    visa_index = models.ForeignKey(
        VisaIndex,
        verbose_name=_("indeks visa"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    number = models.CharField(_("nomor izin"), max_length=40, blank=True)
    issued_by = models.CharField(_("diterbitkan oleh"), max_length=120, blank=True)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    sponsor = models.ForeignKey(
        Establishment,
        verbose_name=_("penjamin terdaftar"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sponsored_permits",
    )
    sponsor_name = models.CharField(_("penjamin"), max_length=160, blank=True)
    state = models.CharField(_("penanganan"), max_length=24, choices=State.choices, default=State.NOT_ASKED)

    objects = StayPermitQuerySet.as_manager()

    class Meta:
        verbose_name = _("izin tinggal")
        verbose_name_plural = _("izin tinggal")
        ordering = ["-valid_until", "-id"]
        indexes = [models.Index(fields=["valid_until", "id"], name="permit_ends")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "number", "valid_until"],
                name="permit_once",
                violation_error_message=_("Izin tinggal ini sudah tercatat."),
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "number"],
                condition=Q(valid_until__isnull=True),
                name="permit_without_end_once",
                violation_error_message=_("Izin tinggal ini sudah tercatat."),
            ),
            models.CheckConstraint(
                name="permit_until_after_from",
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                violation_error_message=_("Izin tinggal berakhir sebelum mulai berlaku."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()

    @property
    def audit_label(self) -> str:
        return f"{self.kind} ···{self.number[-4:]}"

    @property
    def sponsor_text(self) -> str:
        return self.sponsor.name if self.sponsor_id else self.sponsor_name

    def days_left(self, day: date) -> int | None:
        """Days until the permit ends; negative once it has ended."""
        return (self.valid_until - day).days if self.valid_until else None

    def share_used(self, day: date) -> int | None:
        """Percent of the permit's span that has passed on ``day``, 0 to 100."""
        if not self.valid_from or not self.valid_until:
            return None
        span = (self.valid_until - self.valid_from) / timedelta(days=1) or 1
        return max(0, min(100, round(100 * (day - self.valid_from).days / span)))
