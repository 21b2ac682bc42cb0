from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.models.country import Country
from registry.models.person import Person
from registry.values.document_number import normalise_number
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet


class TravelDocumentQuerySet(ScopedQuerySet):
    def with_number(self, number: str, issuing_state: str | None = None) -> "TravelDocumentQuerySet":
        """Documents by number as printed, typed or scanned. Every look-up of a number passes here or through
        ``with_keys``, so that numbers may one day be encrypted without touching a caller.
        """
        found = self.filter(number_key=normalise_number(number))
        return found.filter(issuing_state=issuing_state) if issuing_state else found

    def with_keys(self, keys: list[str]) -> "TravelDocumentQuerySet":
        """Documents whose normalised number is one of ``keys``, for imports."""
        return self.filter(number_key__in=keys)


class TravelDocument(VersionedModel, ScopedModel):
    """One passport or other travel document. A renewed passport is a second row of the same person."""

    class Kind(models.TextChoices):
        PASSPORT = "paspor", _("Paspor")
        DIPLOMATIC = "paspor_diplomatik", _("Paspor diplomatik")
        SERVICE = "paspor_dinas", _("Paspor dinas")
        TRAVEL = "dokumen_perjalanan", _("Dokumen perjalanan lain")

    SCOPE_PATHS = {
        "regency": "person__stays__district__regency",
        "district": "person__stays__district",
        "establishment": "stays__establishment",  # only the document it reported itself
    }

    person = models.ForeignKey(
        Person, verbose_name=_("orang asing"), on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices, default=Kind.PASSPORT)
    number = models.CharField(_("nomor"), max_length=30)
    number_key = models.CharField(max_length=30, editable=False)
    issuing_state = models.ForeignKey(
        Country, verbose_name=_("negara penerbit"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    issued_on = models.DateField(_("diterbitkan"), null=True, blank=True)
    expires_on = models.DateField(_("berlaku sampai"), null=True, blank=True)

    objects = TravelDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paspor")
        verbose_name_plural = _("paspor")
        ordering = ["-expires_on", "-id"]
        indexes = [models.Index(fields=["number_key"], name="document_number")]
        constraints = [
            models.UniqueConstraint(
                fields=["issuing_state", "number_key"],
                name="document_once",
                violation_error_message=_(
                    "Nomor paspor ini sudah dipakai pada data lain. Periksa nomornya; bila benar, hubungi sekretariat."
                ),
            ),
            models.CheckConstraint(
                name="document_expires_after_issue",
                condition=Q(issued_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gt=models.F("issued_on")),
                violation_error_message=_("Paspor berakhir sebelum tanggal terbitnya."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args, **kwargs) -> None:
        self.number_key = normalise_number(self.number)
        super().save(*args, **kwargs)

    @property
    def audit_label(self) -> str:
        return f"···{self.number[-4:]}"
