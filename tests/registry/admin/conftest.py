import pytest
from django.test import Client

from timpora.core.models import AuditEvent


@pytest.fixture
def admin_of():
    """``admin_of(user)``: a client of its own that is signed in as the user."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def row_of(world):
    """``row_of(model_name, side)``: a row that belongs to the side, or to nobody."""

    def find(name: str, side):
        rows = {
            "agency": side.secretariat_office,
            "official": side.officials[0],
            "team": side.teams[0],
            "watchperiod": side.watch_period,
            "user": side.officer,
            "regency": side.regency,
            "district": side.district,
            "village": side.village,
            "establishment": side.hotel,
            "auditevent": AuditEvent.objects.filter(actor=side.secretariat.email).first(),
        }
        return rows[name]

    return find
