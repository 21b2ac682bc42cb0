from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from registry.models.region import District, Village
from timpora.core.models import VersionedModel
from timpora.core.scoping import ScopedModel, ScopedQuerySet


class EstablishmentQuerySet(ScopedQuerySet):
    def active(self) -> "EstablishmentQuerySet":
        return self.filter(state=Establishment.State.ACTIVE)


class Establishment(ScopedModel, VersionedModel):
    """One hotel, company or other body answerable for foreigners (pelapor)."""

    class Kind(models.TextChoices):
        HOTEL = "hotel", _("Hotel")
        APARTMENT = "apartemen", _("Apartemen")
        COMPANY_MESS = "mess", _("Mess perusahaan")
        INN = "losmen", _("Losmen")
        GUEST_HOUSE = "guest_house", _("Guest house")
        VILLA = "villa", _("Villa")
        BOARDING = "kost", _("Kost")
        RENTED_HOUSE = "kontrakan", _("Rumah kontrakan")
        OTHER_LODGING = "penginapan_lain", _("Penginapan lain")
        COMPANY = "perusahaan", _("Perusahaan")
        FOUNDATION = "yayasan", _("Yayasan")
        SCHOOL = "sekolah", _("Sekolah")
        RELIGIOUS = "keagamaan", _("Lembaga keagamaan")
        RESTAURANT = "restoran", _("Restoran")
        OTHER = "lainnya", _("Lainnya")

    LODGINGS = frozenset(
        {
            Kind.HOTEL,
            Kind.APARTMENT,
            Kind.COMPANY_MESS,
            Kind.INN,
            Kind.GUEST_HOUSE,
            Kind.VILLA,
            Kind.BOARDING,
            Kind.RENTED_HOUSE,
            Kind.OTHER_LODGING,
        }
    )

    class Sector(models.TextChoices):
        """The 18 categories of Kepmenaker 228/2019."""

        CONSTRUCTION = "konstruksi", _("Konstruksi")
        REAL_ESTATE = "real_estate", _("Real estate")
        EDUCATION = "pendidikan", _("Pendidikan")
        MANUFACTURING = "industri", _("Industri pengolahan")
        WATER = "air", _("Pengelolaan air, air limbah, sampah, dan remediasi")
        TRANSPORT = "pengangkutan", _("Pengangkutan dan pergudangan")
        ARTS = "kesenian", _("Kesenian, hiburan, dan rekreasi")
        ACCOMMODATION = "akomodasi", _("Penyediaan akomodasi dan makan minum")
        AGRICULTURE = "pertanian", _("Pertanian, kehutanan, dan perikanan")
        RENTAL = "penyewaan", _("Penyewaan, ketenagakerjaan, agen perjalanan, dan penunjang usaha")
        FINANCE = "keuangan", _("Keuangan dan asuransi")
        HEALTH = "kesehatan", _("Kesehatan dan sosial")
        INFORMATION = "informasi", _("Informasi dan telekomunikasi")
        MINING = "pertambangan", _("Pertambangan dan penggalian")
        ENERGY = "listrik", _("Pengadaan listrik, gas, dan uap")
        TRADE = "perdagangan", _("Perdagangan besar dan eceran, reparasi")
        OTHER_SERVICES = "jasa", _("Jasa lainnya")
        PROFESSIONAL = "profesional", _("Profesional, ilmiah, dan teknis")

    class Rhythm(models.TextChoices):
        DAILY = "harian", _("Harian")
        WEEKLY = "mingguan", _("Mingguan")
        MONTHLY = "bulanan", _("Bulanan")

    class State(models.TextChoices):
        APPLYING = "mendaftar", _("Mendaftar")
        ACTIVE = "aktif", _("Aktif")
        INACTIVE = "nonaktif", _("Nonaktif")

    SCOPE_PATHS = {"regency": "district__regency", "district": "district", "establishment": "pk"}

    name = models.CharField(_("nama"), max_length=160)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind.choices)
    sector = models.CharField(_("sektor usaha"), max_length=20, choices=Sector.choices, blank=True)
    nib = models.CharField(_("NIB"), max_length=20, blank=True, help_text=_("Nomor induk berusaha, 13 angka."))
    kbli = models.CharField(_("KBLI"), max_length=5, blank=True)
    foreign_share = models.DecimalField(
        _("kepemilikan asing"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Dalam persen."),
    )
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    district = models.ForeignKey(
        District, verbose_name=_("kecamatan"), on_delete=models.PROTECT, related_name="establishments", db_index=False
    )
    village = models.ForeignKey(
        Village,
        verbose_name=_("desa/kelurahan"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="establishments",
    )
    latitude = models.DecimalField(_("lintang"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("bujur"), max_digits=9, decimal_places=6, null=True, blank=True)
    contact_name = models.CharField(_("penanggung jawab"), max_length=120, blank=True)
    contact_phone = PhoneNumberField(_("telepon"), blank=True)
    contact_email = models.EmailField(_("surel"), blank=True)
    rhythm = models.CharField(_("jadwal lapor"), max_length=10, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    state = models.CharField(_("keadaan"), max_length=10, choices=State.choices, default=State.ACTIVE)
    column_mapping = models.JSONField(_("pencocokan kolom"), default=dict, blank=True, editable=False)

    objects = EstablishmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("pelapor")
        verbose_name_plural = _("pelapor")
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["district", "name", "id"], name="establishment_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name"],
                name="establishment_once",
                violation_error_message=_("Pelapor dengan nama ini sudah ada di kecamatan itu."),
            ),
            models.CheckConstraint(
                name="establishment_share",
                condition=Q(foreign_share__isnull=True) | Q(foreign_share__gte=0, foreign_share__lte=100),
                violation_error_message=_("Kepemilikan asing antara 0 dan 100 persen."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("registry:establishment_detail", args=[self.pk])

    @property
    def is_lodging(self) -> bool:
        return self.kind in self.LODGINGS
