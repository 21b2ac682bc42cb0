from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class VersionedModel(models.Model):
    """A row that two people may edit at once; every change raises the version by one."""

    version = models.PositiveIntegerField(_("versi"), default=1, editable=False)

    class Meta:
        abstract = True


class AuditQuerySet(models.QuerySet):
    def visible_to(self, user) -> "AuditQuerySet":
        """Events of people who act in the same places as the user; never those of another regency."""
        scope = user.scope
        if scope.is_everything:
            return self
        if scope.kind != "regency":
            return self.none()
        condition = Q(pk__in=())
        for place in scope.ids:
            condition |= Q(places__contains=f",{place},")
        return self.filter(condition)

    def about(self, kind: str, public_id: str) -> "AuditQuerySet":
        """Events that speak of one object, for the access log on its page."""
        return self.filter(object_kind=kind, object_id=public_id)


class AuditEvent(models.Model):
    """One thing somebody did, reading included. Text only: it outlives what it speaks of (UU 27/2022 art. 31)."""

    class Verb(models.TextChoices):
        VIEW = "lihat", _("melihat")
        SEARCH = "cari", _("mencari")
        CREATE = "buat", _("membuat")
        UPDATE = "ubah", _("mengubah")
        DELETE = "hapus", _("menghapus")
        EXPORT = "unduh", _("mengunduh")
        IMPORT = "impor", _("mengimpor")
        SIGN_IN = "masuk", _("masuk")
        SIGN_IN_FAILED = "gagal masuk", _("gagal masuk")
        SIGN_OUT = "keluar", _("keluar")
        PASSWORD_LETTER = "minta sandi", _("meminta kata sandi baru")
        DENIED = "ditolak", _("ditolak")

    at = models.DateTimeField(_("waktu"), auto_now_add=True, db_index=True)
    actor = models.CharField(_("pelaku"), max_length=254, blank=True)
    actor_role = models.CharField(_("peran"), max_length=60, blank=True)
    actor_body = models.CharField(_("instansi atau pelapor"), max_length=200, blank=True)
    places = models.CharField(_("wilayah"), max_length=400, blank=True)
    verb = models.CharField(_("tindakan"), max_length=20, choices=Verb.choices)
    object_kind = models.CharField(_("jenis objek"), max_length=60, blank=True)
    object_id = models.CharField(_("kode objek"), max_length=64, blank=True)
    object_label = models.CharField(_("objek"), max_length=200, blank=True)
    fields = models.JSONField(_("isian yang diubah"), default=list, blank=True)
    detail = models.JSONField(_("rincian"), default=dict, blank=True)
    address = models.CharField(_("alamat jaringan"), max_length=45, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("jejak akses")
        verbose_name_plural = _("jejak akses")
        ordering = ["-id"]
        indexes = [models.Index(fields=["object_kind", "object_id", "-id"], name="audit_object")]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.actor} {self.get_verb_display()} {self.object_label}"
