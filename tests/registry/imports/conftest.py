"""Two regencies with the real places and countries, a hotel and a company, and who works there."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from registry.models import District, Regency
from registry.roles import Role
from tests.factories import AgencyFactory, EstablishmentFactory, UserFactory


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Originals go to a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def make_side(regency: str, district: str) -> SimpleNamespace:
    office = AgencyFactory(regencies=[Regency.objects.get(code=regency)])
    place = District.objects.get(code=district)
    hotel = EstablishmentFactory(name=f"Hotel Uji {regency}", kind="hotel", district=place)
    return SimpleNamespace(
        district=place,
        hotel=hotel,
        company=EstablishmentFactory(name=f"PT Uji {regency}", kind="perusahaan", district=place),
        secretariat=UserFactory(role=Role.SECRETARIAT, agency=office),
        reporter=UserFactory(role=Role.REPORTER, agency=None, establishment=hotel),
    )


def make_places() -> None:
    call_command("load_reference", stdout=io.StringIO())


@pytest.fixture
def paser(db) -> SimpleNamespace:
    make_places()
    return make_side("64.01", "64.01.04")


@pytest.fixture
def oku(paser) -> SimpleNamespace:
    return make_side("16.01", "16.01.14")
