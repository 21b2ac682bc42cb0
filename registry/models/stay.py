from datetime import date

from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.models.document import TravelDocument
from registry.models.establishment import Establishment
from registry.models.person import Person
from registry.models.region import District, Village
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet


class StayQuerySet(ScopedQuerySet):
    def open(self) -> "StayQuerySet":
        """Stays without a departure: the people who are here now."""
        return self.filter(departed__isnull=True)

    def between(self, first: date, last: date) -> "StayQuerySet":
        """Stays that touch the days from ``first`` to ``last``, both included."""
        return self.filter(Q(departed__isnull=True) | Q(departed__gte=first), arrived__lte=last)

    def present(self, user, first: date, last: date, district=None, regency=None) -> "StayQuerySet":
        """Stays that ``user`` may see and that touch the period, in one kecamatan or regency if one is given.

        Lists, reports and control numbers of "who was here" all begin with this method.
        """
        found = self.visible_to(user).between(first, last)
        if district is not None:
            found = found.filter(district=district)
        if regency is not None:
            found = found.filter(district__regency=regency)
        return found

    def latest_per_person(self) -> "StayQuerySet":
        """Of these stays the last one of each person."""
        place = Window(RowNumber(), partition_by=F("person"), order_by=[F("arrived").desc(), F("id").desc()])
        ranked = self.order_by().annotate(place=place).filter(place=1)
        return self.model.objects.filter(pk__in=ranked.values("pk"))

    def newest_first(self) -> "StayQuerySet":
        return self.order_by("-arrived", "-id")


class Stay(VersionedModel, ScopedModel):
    """One fact "this person was here, from–until" (keberadaan). Facts that contradict each other are both kept."""

    class Kind(models.TextChoices):
        LODGING = "menginap", _("Menginap")
        RESIDENCE = "tinggal", _("Tinggal")
        WORK = "bekerja", _("Bekerja")
        ACTIVITY = "kegiatan", _("Kegiatan")
        SIGHTING = "dijumpai", _("Dijumpai")

    class Source(models.TextChoices):
        """The sources of Permendagri 49/2010 art. 5–6, and the reporters' own."""

        REPORTER = "pelapor", _("Laporan pelapor")
        IMMIGRATION = "imigrasi", _("Dokumen keimigrasian")
        COMPLAINT = "pengaduan", _("Pengaduan masyarakat")
        MEDIA = "media", _("Berita media massa")
        LICENCE = "izin_instansi", _("Dokumen perizinan instansi")
        INTERVIEW = "wawancara", _("Hasil wawancara")
        FIELD = "lapangan", _("Tindakan lapangan")

    SCOPE_PATHS = {"regency": "district__regency", "district": "district", "establishment": "establishment"}
    SCOPE_SINCE = "recorded_at"

    # Keys without an index of their own begin one of the indexes below.
    person = models.ForeignKey(
        Person, verbose_name=_("orang asing"), on_delete=models.PROTECT, related_name="stays", db_index=False
    )
    document = models.ForeignKey(
        TravelDocument,
        verbose_name=_("paspor yang ditunjukkan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
    )
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind.choices, default=Kind.LODGING)
    establishment = models.ForeignKey(
        Establishment,
        verbose_name=_("pelapor atau tempat"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
        db_index=False,
    )
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    district = models.ForeignKey(
        District, verbose_name=_("kecamatan"), on_delete=models.PROTECT, related_name="stays", db_index=False
    )
    village = models.ForeignKey(
        Village,
        verbose_name=_("desa/kelurahan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    room = models.CharField(_("kamar"), max_length=20, blank=True)
    arrived = models.DateField(_("datang"), help_text=_("Hari pertama yang diketahui."))
    arrival_known = models.BooleanField(
        _("tanggal datang dilaporkan"),
        default=True,
        help_text=_("Kosong berarti tanggal datang tidak disebut; yang tercatat adalah hari pertama diketahui."),
    )
    departed = models.DateField(_("pergi"), null=True, blank=True, help_text=_("Kosongkan selama masih berada."))
    purpose = models.CharField(_("kegiatan/tujuan"), max_length=160, blank=True)
    source = models.CharField(_("sumber informasi"), max_length=16, choices=Source.choices, default=Source.REPORTER)
    notice = models.ForeignKey(
        "registry.Notice",
        verbose_name=_("laporan masuk"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
    )
    # What the reporter wrote. It is shown to him instead of the registry's own spelling, from which he could
    # learn that the passport is known to others (security E19).
    reported_name = models.CharField(_("nama pada laporan"), max_length=160, blank=True)
    note = models.CharField(_("keterangan"), max_length=240, blank=True)
    recorded_by = models.CharField(_("dicatat oleh"), max_length=254, blank=True, editable=False)
    recorded_at = models.DateTimeField(_("dicatat pada"), default=timezone.now, editable=False)

    objects = StayQuerySet.as_manager()

    class Meta:
        verbose_name = _("keberadaan")
        verbose_name_plural = _("keberadaan")
        ordering = ["-arrived", "-id"]
        indexes = [
            models.Index(fields=["-arrived", "-id"], name="stay_newest"),
            models.Index(fields=["district", "-arrived", "-id"], name="stay_by_district"),
            # Whether somebody was in a place is answered from this index alone.
            models.Index(fields=["person", "district"], name="stay_by_person"),
            models.Index(fields=["establishment", "-arrived", "-id"], name="stay_by_establishment"),
            models.Index(fields=["district", "person"], name="stay_open", condition=Q(departed__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "establishment", "kind", "arrived"],
                condition=Q(establishment__isnull=False),
                name="stay_once_per_establishment",
                violation_error_message=_("Keberadaan ini sudah tercatat."),
            ),
            models.CheckConstraint(
                name="stay_departed_after_arrived",
                condition=Q(departed__isnull=True) | Q(departed__gte=F("arrived")),
                violation_error_message=_("Tanggal keluar lebih awal daripada tanggal masuk."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.place_text}"

    @property
    def audit_label(self) -> str:
        return self.place_text

    @property
    def place_text(self) -> str:
        return self.establishment.name if self.establishment_id else (self.address or self.district.name)
