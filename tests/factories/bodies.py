"""Agencies, establishments, and the accounts of both."""

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from factory.django import DjangoModelFactory

from registry.models import Agency, Establishment, Official, Team, TeamMember, User
from registry.roles import Role
from tests.factories.places import DistrictFactory

PASSWORD = "sandi-untuk-uji"


class AgencyFactory(DjangoModelFactory):
    """``AgencyFactory(regencies=[paser])``."""

    class Meta:
        model = Agency
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Badan Uji {n}")
    short_name = factory.SelfAttribute("name")
    sector = Agency.Sector.KESBANGPOL

    @factory.post_generation
    def regencies(self, create, extracted, **kwargs):
        if create and extracted:
            self.regencies.set(extracted)


class OfficialFactory(DjangoModelFactory):
    class Meta:
        model = Official

    agency = factory.SubFactory(AgencyFactory)
    name = "Nama Pejabat, S.Sos., M.Si."
    position = "Kepala Badan"
    rank = "Pembina Tingkat I (IV/b)"
    id_kind = Official.IdKind.NIP
    id_number = factory.Sequence(lambda n: f"197001011995031{n % 1000:03}")


class TeamFactory(DjangoModelFactory):
    """``TeamFactory(regencies=[paser])``."""

    class Meta:
        model = Team
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Tim Uji {n}")
    kind = Team.Kind.MONITORING

    @factory.post_generation
    def regencies(self, create, extracted, **kwargs):
        if create and extracted:
            self.regencies.set(extracted)


class TeamMemberFactory(DjangoModelFactory):
    class Meta:
        model = TeamMember

    team = factory.SubFactory(TeamFactory)
    agency = factory.SubFactory(AgencyFactory)


class EstablishmentFactory(DjangoModelFactory):
    class Meta:
        model = Establishment

    name = factory.Sequence(lambda n: f"Hotel Uji {n}")
    kind = Establishment.Kind.HOTEL
    district = factory.SubFactory(DistrictFactory)


class UserFactory(DjangoModelFactory):
    """An officer by default; reporters: ``UserFactory(role=Role.REPORTER, agency=None, establishment=hotel)``."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"akun{n}@uji.contoh")
    name = factory.Sequence(lambda n: f"Akun Uji {n}")
    role = Role.OFFICER
    agency = factory.SubFactory(AgencyFactory)
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
    terms_accepted_at = factory.LazyFunction(timezone.now)
