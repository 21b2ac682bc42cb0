from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from registry.models.country import Country
from registry.values.names import name_key, name_tokens
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet

# Without vowels and look-alikes: no words arise, and nobody misreads one over the telephone.
PUBLIC_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
PUBLIC_ID_LENGTH = 10


def new_public_id() -> str:
    return get_random_string(PUBLIC_ID_LENGTH, PUBLIC_ID_ALPHABET)


class PersonQuerySet(ScopedQuerySet):
    def named(self, text: str) -> "PersonQuerySet":
        """People whose name has a word beginning with each word of ``text``, in any order."""
        tokens = name_tokens(text)
        found = self if tokens else self.none()
        for token in tokens:
            found = found.filter(pk__in=NameToken.objects.beginning(token).values("person"))
        return found

    def present_between(self, user, first: date, last: date, district=None, regency=None) -> "PersonQuerySet":
        """People with a stay that ``user`` may see and that touches the days from ``first`` to ``last``."""
        stays = self.model.stays.rel.related_model.objects.present(user, first, last, district, regency)
        return self.filter(pk__in=stays.values("person"))


class Person(VersionedModel, ScopedModel):
    """One foreign human being, shared between regencies; where he was is told by ``Stay``.

    No biometrics, no religion, no photograph, no score: none of them is needed for the duty of reporting.
    """

    class Sex(models.TextChoices):
        MALE = "M", _("Laki-laki")
        FEMALE = "F", _("Perempuan")
        UNSPECIFIED = "X", _("Tidak disebut")

    class BirthPrecision(models.TextChoices):
        """Passports may leave day, or day and month, blank (ICAO Doc 9303 part 3, 4.7)."""

        DAY = "day", _("tanggal lengkap")
        MONTH = "month", _("bulan dan tahun")
        YEAR = "year", _("tahun saja")

    class Category(models.TextChoices):
        """Permendagri 49/2010 art. 2 letters a–f, and those the article leaves to other rules."""

        DIPLOMAT = "a", _("Diplomat atau tamu VIP asing")
        EXPERT = "b", _("Tenaga ahli, akademisi, atau konsultan asing")
        JOURNALIST = "c", _("Wartawan atau shooting film asing")
        RESEARCHER = "d", _("Peneliti asing")
        ARTIST = "e", _("Artis asing")
        CLERGY = "f", _("Rohaniwan asing")
        WORKER = "tka", _("Tenaga kerja asing")
        FAMILY = "keluarga", _("Keluarga")
        TOURIST = "wisata", _("Wisata")
        OTHER = "lainnya", _("Lainnya")

    SCOPE_PATHS = {
        "regency": "stays__district__regency",
        "district": "stays__district",
        "establishment": "stays__establishment",
    }
    SCOPE_SINCE = "stays__recorded_at"

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    full_name = models.CharField(
        _("nama lengkap"), max_length=160, help_text=_("Seperti di paspor. Nama satu kata boleh.")
    )
    name_key = models.CharField(max_length=160, editable=False)
    sex = models.CharField(_("jenis kelamin"), max_length=1, choices=Sex.choices, default=Sex.UNSPECIFIED)
    birth_date = models.DateField(_("tanggal lahir"), null=True, blank=True)
    birth_precision = models.CharField(
        max_length=5, choices=BirthPrecision.choices, default=BirthPrecision.DAY, editable=False
    )
    birth_place = models.CharField(_("tempat lahir"), max_length=120, blank=True)
    nationality = models.ForeignKey(
        Country, verbose_name=_("kewarganegaraan"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    category = models.CharField(
        _("kategori pemantauan"), max_length=10, choices=Category.choices, default=Category.OTHER
    )
    created_at = models.DateTimeField(_("dicatat"), default=timezone.now, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("orang asing")
        verbose_name_plural = _("orang asing")
        ordering = ["name_key", "id"]
        indexes = [
            models.Index(fields=["name_key", "id"], name="person_by_name"),
            models.Index(fields=["nationality", "name_key", "id"], name="person_nationality"),
        ]
        constraints = [
            models.CheckConstraint(
                name="person_has_name",
                condition=~Q(full_name=""),
                violation_error_message=_("Isi nama lengkap seperti di paspor."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args, **kwargs) -> None:
        self.name_key = name_key(self.full_name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("registry:person_detail", args=[self.public_id])

    @property
    def audit_label(self) -> str:
        """The log speaks of people by code: it is kept longer than their names may be."""
        return self.public_id

    @property
    def initials(self) -> str:
        words = self.full_name.split()
        return "".join(word[0] for word in words[:2]).upper()

    def age_on(self, day: date) -> int | None:
        """Completed years on ``day``; none when the passport leaves the day or month of birth blank."""
        born = self.birth_date
        if born is None or self.birth_precision != self.BirthPrecision.DAY:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class NameTokenQuerySet(models.QuerySet):
    def beginning(self, token: str) -> "NameTokenQuerySet":
        """Tokens that begin with ``token``, as a range: one index serves SQLite and PostgreSQL alike."""
        stem = token.rstrip("Z")
        found = self.filter(token__gte=token)
        return found.filter(token__lt=stem[:-1] + chr(ord(stem[-1]) + 1)) if stem else found


class NameToken(models.Model):
    """One word of one person's normalised name, so that any part of a name is found by an index."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=40)

    objects = NameTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("kata nama")
        verbose_name_plural = _("kata nama")
        constraints = [models.UniqueConstraint(fields=["token", "person"], name="name_token_once")]

    def __str__(self) -> str:
        return self.token
