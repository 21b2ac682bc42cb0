import factory
from factory.django import DjangoModelFactory

from registry.models import Country, District, Regency, Village, VisaIndex


class RegencyFactory(DjangoModelFactory):
    class Meta:
        model = Regency
        django_get_or_create = ("code",)

    code = "64.01"
    name = "Kabupaten Paser"
    province_name = "Kalimantan Timur"
    capital = "Tana Paser"
    time_zone = "Asia/Makassar"


class DistrictFactory(DjangoModelFactory):
    class Meta:
        model = District
        django_get_or_create = ("code",)

    code = "64.01.01"
    name = "Batu Sopang"
    regency = factory.SubFactory(RegencyFactory)


class VillageFactory(DjangoModelFactory):
    class Meta:
        model = Village
        django_get_or_create = ("code",)

    code = "64.01.01.2001"
    name = "Batu Kajang"
    district = factory.SubFactory(DistrictFactory)


class CountryFactory(DjangoModelFactory):
    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "CHN"
    alpha2 = factory.LazyAttribute(lambda row: row.code[:2])
    icao = factory.SelfAttribute("code")
    name = factory.LazyAttribute(lambda row: f"Negara {row.code}")
    name_en = factory.LazyAttribute(lambda row: f"State {row.code}")


class VisaIndexFactory(DjangoModelFactory):
    class Meta:
        model = VisaIndex
        django_get_or_create = ("code",)

    code = "E23"
    name = factory.LazyAttribute(lambda row: f"Indeks {row.code}")
    group = "terbatas_kerja"
