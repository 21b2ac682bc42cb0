from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from registry.actions.person import index_name
from registry.models import Employment, Person, Stay, StayPermit, TravelDocument
from tests.factories.bodies import EstablishmentFactory
from tests.factories.places import CountryFactory


def days_ahead(days: int) -> date:
    """Today in the zone of the settings, plus ``days`` (negative: before today)."""
    return timezone.localdate() + timedelta(days=days)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person
        skip_postgeneration_save = True

    full_name = factory.Sequence(lambda n: f"ORANG UJI {n}")
    sex = Person.Sex.MALE
    birth_date = date(1986, 3, 4)
    nationality = factory.SubFactory(CountryFactory)

    @factory.post_generation
    def tokens(self, create, extracted, **kwargs):
        if create:
            index_name(self)


class TravelDocumentFactory(DjangoModelFactory):
    class Meta:
        model = TravelDocument

    person = factory.SubFactory(PersonFactory)
    number = factory.Sequence(lambda n: f"E{n:08}")
    issuing_state = factory.SelfAttribute("person.nationality")
    issued_on = factory.LazyFunction(lambda: days_ahead(-1000))
    expires_on = factory.LazyFunction(lambda: days_ahead(2000))


class StayPermitFactory(DjangoModelFactory):
    class Meta:
        model = StayPermit

    person = factory.SubFactory(PersonFactory)
    kind = StayPermit.Kind.LIMITED
    number = factory.Sequence(lambda n: f"2C21JE{n:04}")
    valid_from = factory.LazyFunction(lambda: days_ahead(-165))
    valid_until = factory.LazyFunction(lambda: days_ahead(200))


class EmploymentFactory(DjangoModelFactory):
    class Meta:
        model = Employment

    person = factory.SubFactory(PersonFactory)
    employer = factory.SubFactory(EstablishmentFactory, kind="perusahaan")
    work_district = factory.SelfAttribute("employer.district")
    position = "Technical Advisor"


class StayFactory(DjangoModelFactory):
    """An open stay since ten days, at a hotel of its own unless one is named."""

    class Meta:
        model = Stay

    person = factory.SubFactory(PersonFactory)
    establishment = factory.SubFactory(EstablishmentFactory)
    district = factory.SelfAttribute("establishment.district")
    arrived = factory.LazyFunction(lambda: days_ahead(-10))
    reported_name = factory.SelfAttribute("person.full_name")
