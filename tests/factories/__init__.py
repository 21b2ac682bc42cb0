"""Rows for tests, each valid by itself; what matters to a test is named in the test."""

from tests.factories.bodies import (
    AgencyFactory,
    EstablishmentFactory,
    OfficialFactory,
    TeamFactory,
    TeamMemberFactory,
    UserFactory,
)
from tests.factories.notices import NoticeFactory, NoticeRowFactory
from tests.factories.people import (
    EmploymentFactory,
    PersonFactory,
    StayFactory,
    StayPermitFactory,
    TravelDocumentFactory,
)
from tests.factories.places import (
    CountryFactory,
    DistrictFactory,
    RegencyFactory,
    VillageFactory,
    VisaIndexFactory,
)

__all__ = [
    "AgencyFactory",
    "CountryFactory",
    "DistrictFactory",
    "EmploymentFactory",
    "EstablishmentFactory",
    "NoticeFactory",
    "NoticeRowFactory",
    "OfficialFactory",
    "PersonFactory",
    "RegencyFactory",
    "StayFactory",
    "StayPermitFactory",
    "TeamFactory",
    "TeamMemberFactory",
    "TravelDocumentFactory",
    "UserFactory",
    "VillageFactory",
    "VisaIndexFactory",
]
