from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from registry.models.establishment import Establishment
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet


def notice_path(notice: "Notice", file_name: str) -> str:
    """Where the original is kept: our own name, so that no name of a stranger ever touches the disk."""
    return f"laporan/{notice.made_at:%Y/%m}/{notice.sha256[:32]}.bin"


class NoticeQuerySet(ScopedQuerySet):
    def drafts(self) -> "NoticeQuerySet":
        return self.filter(state=Notice.State.DRAFT)

    def received(self) -> "NoticeQuerySet":
        return self.exclude(state=Notice.State.DRAFT)

    def next_number(self, year: int) -> int:
        """The next serial of a year; call it inside the transaction that writes the notice."""
        return (self.filter(serial_year=year).aggregate(last=Max("serial"))["last"] or 0) + 1


class Notice(VersionedModel, ScopedModel):
    """One hand-in by an establishment for a period (laporan masuk), a draft of it included."""

    class Kind(models.TextChoices):
        GUESTS = "tamu", _("Tamu asing")
        EMPLOYEES = "karyawan", _("Karyawan asing")
        NIL = "nihil", _("Nihil")

    class State(models.TextChoices):
        DRAFT = "draf", _("Draf")
        SENT = "terkirim", _("Terkirim")
        RETURNED = "perlu_perbaikan", _("Perlu perbaikan")
        ACCEPTED = "diterima", _("Diterima")
        REJECTED = "ditolak", _("Ditolak")

    SCOPE_PATHS = {
        "regency": "establishment__district__regency",
        "district": "establishment__district",
        "establishment": "establishment",
    }
    SCOPE_SINCE = "made_at"

    serial_year = models.PositiveSmallIntegerField(_("tahun"), null=True, editable=False)
    serial = models.PositiveIntegerField(_("nomor urut"), null=True, editable=False)
    establishment = models.ForeignKey(
        Establishment, verbose_name=_("pelapor"), on_delete=models.PROTECT, related_name="notices", db_index=False
    )
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind.choices, default=Kind.GUESTS)
    state = models.CharField(_("keadaan"), max_length=16, choices=State.choices, default=State.DRAFT)
    as_of = models.DateField(_("keadaan per tanggal"))
    due_at = models.DateTimeField(_("batas lapor"), null=True, blank=True)
    made_at = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)
    received_at = models.DateTimeField(_("diterima pada"), null=True, blank=True, editable=False)
    made_by = models.CharField(_("dibuat oleh"), max_length=254, editable=False)
    file_name = models.CharField(_("nama berkas"), max_length=200, blank=True)
    file = models.FileField(_("berkas asli"), upload_to=notice_path, max_length=200, blank=True)
    sha256 = models.CharField(_("sidik berkas"), max_length=64, blank=True, editable=False)
    sheet_name = models.CharField(_("lembar"), max_length=120, blank=True)
    # Header row, columns as found, mapping, date order: what steps 2 and 3 of the import need.
    layout = models.JSONField(_("susunan kolom"), default=dict, blank=True, editable=False)
    # Digest of mapping, date order and day: the same file read the same way is the same notice.
    layout_key = models.CharField(max_length=32, blank=True, editable=False)
    rows_read = models.PositiveIntegerField(_("baris dibaca"), default=0, editable=False)
    rows_created = models.PositiveIntegerField(_("baris baru"), default=0, editable=False)
    rows_updated = models.PositiveIntegerField(_("baris memperbarui"), default=0, editable=False)
    rows_unchanged = models.PositiveIntegerField(_("baris tanpa perubahan"), default=0, editable=False)
    rows_held = models.PositiveIntegerField(_("baris ditahan"), default=0, editable=False)
    apoa_receipt = models.CharField(_("nomor tanda terima APOA"), max_length=60, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("laporan masuk")
        verbose_name_plural = _("laporan masuk")
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["establishment", "-made_at"], name="notice_by_establishment")]
        constraints = [
            models.UniqueConstraint(fields=["serial_year", "serial"], name="notice_number_once"),
            models.UniqueConstraint(
                fields=["establishment", "sha256", "layout_key"],
                condition=~Q(state="draf") & ~Q(sha256=""),
                name="notice_file_once",
            ),
            models.CheckConstraint(
                name="notice_rows_conserved",
                condition=Q(state="draf")
                | Q(
                    rows_read=models.F("rows_created")
                    + models.F("rows_updated")
                    + models.F("rows_unchanged")
                    + models.F("rows_held")
                ),
            ),
            models.CheckConstraint(
                name="notice_numbered_when_sent",
                condition=Q(state="draf") | Q(serial__isnull=False, received_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """``L-2024-1204``; a draft has none yet."""
        return f"L-{self.serial_year}-{self.serial:04d}" if self.serial else f"draf-{self.pk}"

    public_id = number

    def get_absolute_url(self) -> str:
        return reverse("registry:notice_detail", args=[self.pk])

    @property
    def is_late(self) -> bool:
        return bool(self.due_at and self.received_at and self.received_at > self.due_at)

    def assign_number(self) -> None:
        """Give the next number of this year. Must run inside a transaction; the unique key settles a race."""
        if not transaction.get_connection().in_atomic_block:
            raise RuntimeError("assign_number needs a transaction")
        self.serial_year = timezone.localdate().year
        self.serial = Notice.objects.next_number(self.serial_year)


class NoticeRow(ScopedModel):
    """One line of a notice: as read, as understood, and what became of it."""

    class State(models.TextChoices):
        READY = "siap", _("Siap")
        FAULTY = "bermasalah", _("Perlu diperbaiki")
        SKIPPED = "dilewati", _("Dilewati")
        STORED = "masuk", _("Masuk")

    class Outcome(models.TextChoices):
        CREATED = "baru", _("Data baru")
        UPDATED = "diperbarui", _("Diperbarui")
        UNCHANGED = "tetap", _("Tanpa perubahan")

    SCOPE_PATHS = {
        "regency": "notice__establishment__district__regency",
        "district": "notice__establishment__district",
        "establishment": "notice__establishment",
    }
    SCOPE_SINCE = "notice__made_at"

    # The unique key below begins with the notice: a second index would only cost.
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="rows", db_index=False)
    sheet_row = models.PositiveIntegerField(_("baris lembar"))
    raw = models.JSONField(_("nilai asli"), default=list)
    values = models.JSONField(_("nilai dipahami"), default=dict)
    problems = models.JSONField(_("masalah"), default=list)
    # Where the row contradicts the registry. Not for the reporter, who would learn whom the registry knows.
    remarks = models.JSONField(_("catatan untuk sekretariat"), default=list)
    state = models.CharField(_("keadaan"), max_length=10, choices=State.choices)
    outcome = models.CharField(_("hasil"), max_length=10, choices=Outcome.choices, blank=True)
    stay = models.ForeignKey(
        "registry.Stay", on_delete=models.SET_NULL, null=True, blank=True, related_name="notice_rows", db_index=False
    )

    class Meta:
        verbose_name = _("baris laporan")
        verbose_name_plural = _("baris laporan")
        ordering = ["notice", "sheet_row"]
        indexes = [models.Index(fields=["stay"], name="notice_row_stay", condition=Q(stay__isnull=False))]
        constraints = [models.UniqueConstraint(fields=["notice", "sheet_row"], name="notice_row_once")]

    def __str__(self) -> str:
        return f"{self.notice} / {self.sheet_row}"
