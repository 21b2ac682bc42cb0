from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from registry.models.agency import Agency
from registry.models.establishment import Establishment
from registry.models.region import District
from registry.roles import OPERATOR_DAYS, REPORTER_ROLES, STAFF_ROLES, Role, grants_of
from timpora.core.models import VersionedModel
from timpora.core.scoping import CLOSED, EVERYTHING, Scope, ScopedModel, ScopedQuerySet


class UserManager(BaseUserManager.from_queryset(ScopedQuerySet)):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, **{"role": Role.ADMIN, "is_superuser": True, **fields})

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin, ScopedModel, VersionedModel):
    """One account: of an officer of one agency, or of a clerk of one establishment."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("Ikuti sistem")
        LIGHT = "light", _("Terang")
        DARK = "dark", _("Gelap")

    SCOPE_PATHS = {
        "regency": ("agency__regencies", "establishment__district__regency"),
        "establishment": "establishment",
    }

    # Rights come from the role alone; rows that could say otherwise do not exist.
    groups = None
    user_permissions = None

    email = models.EmailField(
        _("surel"), unique=True, error_messages={"unique": _("Surel ini sudah dipakai akun lain.")}
    )
    name = models.CharField(_("nama"), max_length=120)
    role = models.CharField(_("peran"), max_length=20, choices=Role.choices)
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("instansi"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
    )
    establishment = models.ForeignKey(
        Establishment,
        verbose_name=_("pelapor"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
    )
    phone = PhoneNumberField(_("telepon"), blank=True)
    terms_accepted_at = models.DateTimeField(_("menyetujui ketentuan pada"), null=True, blank=True)
    theme = models.CharField(_("tampilan"), max_length=10, choices=Theme.choices, default=Theme.SYSTEM)
    is_active = models.BooleanField(_("aktif"), default=True)
    is_demo = models.BooleanField(_("akun contoh"), default=False, editable=False)
    date_joined = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("akun")
        verbose_name_plural = _("akun")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                name="user_agency_or_establishment",
                condition=Q(role__in=sorted(REPORTER_ROLES), agency__isnull=True, establishment__isnull=False)
                | (
                    ~Q(role__in=sorted(REPORTER_ROLES))
                    & Q(establishment__isnull=True)
                    & (Q(agency__isnull=False) | Q(is_superuser=True))
                ),
                violation_error_message=_("Pelapor perlu satu tempat usaha; peran lain perlu satu instansi."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    @property
    def is_staff(self) -> bool:
        """Who may open Django's admin at all; what he finds there is decided by grants and scope."""
        return self.is_active and (self.is_superuser or self.role in STAFF_ROLES)

    @property
    def is_reporter(self) -> bool:
        return self.role in REPORTER_ROLES

    @cached_property
    def grants(self) -> frozenset[str]:
        return grants_of(self.role, self.agency.sector if self.agency_id else "")

    @cached_property
    def scope(self) -> Scope:
        """What part of the world this account sees, by its role; closed wherever something is missing."""
        if not self.is_active:
            return Scope(CLOSED)
        if self.is_superuser:
            return Scope(EVERYTHING)
        if self.role == Role.REPORTER and self.establishment_id:
            return Scope("establishment", (self.establishment_id,), timezone.now() - timedelta(days=OPERATOR_DAYS))
        if self.role == Role.REPORTER_HEAD and self.establishment_id:
            return Scope("establishment", (self.establishment_id,))
        if self.is_reporter or not self.agency_id or not self.agency.is_active:
            return Scope(CLOSED)
        if self.role == Role.DISTRICT_OFFICER:
            return Scope("district", (self.agency.district_id,)) if self.agency.district_id else Scope(CLOSED)
        regencies = tuple(regency.pk for regency in self.regencies)
        districts = District.objects.filter(regency__in=regencies).values_list("pk", flat=True)
        return Scope("regency", regencies, parts=("district", tuple(districts)))

    @cached_property
    def regencies(self) -> list:
        """Regencies this account works in, in order of code; the first gives letterhead and time zone."""
        if self.agency_id:
            return list(self.agency.regencies.order_by("code"))
        return [self.establishment.district.regency] if self.establishment_id else []

    @property
    def time_zone(self) -> str:
        """Name of the zone whose clock this account's pages show; the province of the first regency decides."""
        return self.regencies[0].time_zone if self.regencies else settings.TIME_ZONE

    # What the audit log and the page shell say about the account. ------------------------------------------

    @property
    def role_name(self) -> str:
        return str(self.get_role_display())

    @property
    def body_name(self) -> str:
        body = self.agency or self.establishment
        return getattr(body, "short_name", None) or str(body or "")

    @property
    def place_name(self) -> str:
        if self.establishment_id:
            return self.establishment.name
        if self.agency_id and self.agency.district_id and self.role == Role.DISTRICT_OFFICER:
            return f"Kecamatan {self.agency.district.name}"
        names = [regency.name for regency in self.regencies]
        return names[0] if len(names) == 1 else str(self.agency.short_name if self.agency_id else "")

    @property
    def letterhead(self) -> list[str]:
        """Lines of the kop for what this account prints."""
        return self.agency.letterhead if self.agency_id else []

    @property
    def audit_places(self) -> str:
        codes = [regency.pk for regency in self.regencies]
        return f",{','.join(codes)}," if codes else ""

    @property
    def initials(self) -> str:
        words = (self.name or self.email).split()
        return "".join(word[0] for word in words[:2]).upper()

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[0] if self.name else self.email
