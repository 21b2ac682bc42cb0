"""A small world with regencies that look alike, for tests of who sees what.

``make_world()``, or the fixture ``world``, makes Paser (64.01), OKU (16.01) and OKU Timur (16.08). Every text of a
side that its own people may read holds that side's ``canary``, every number (passport, permit, RPTKA, room) begins
with its ``number_mark``; so ``side.marks`` in an answer meant for somebody else is a leak. Compare without case:
e-mail addresses are in small letters.

Each side has: ``regency``, ``districts`` and ``district`` (the first, where hotel, company and kecamatan office are),
``villages``, ``secretariat_office``, ``immigration_office``, ``police_office``, ``district_office``, ``officials``,
``teams``, ``hotel``, ``company``, ``people`` (``worker``, ``guest``, ``overstayer``), ``notice``, ``draft``, and one
account per role under the role's name, with ``immigration`` and ``company_head`` besides.

The immigration office of OKU is also that of OKU Timur, as in life. OKU Timur has the same rows.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from registry.models import District, Regency, User, Village
from registry.roles import Role
from tests.factories import AgencyFactory, CountryFactory, UserFactory, VisaIndexFactory
from tests.factories.bodies import PASSWORD
from tests.factories.side import fill_bodies, fill_notices, fill_people, fill_trail, fill_watch

__all__ = ["PASSWORD", "Side", "World", "make_world", "world"]

COUNTRIES = {
    "CHN": ("CN", "Tiongkok", "China"),
    "KOR": ("KR", "Korea Selatan", "South Korea"),
    "IND": ("IN", "India", "India"),
    "MYS": ("MY", "Malaysia", "Malaysia"),
    "AUS": ("AU", "Australia", "Australia"),
    "DEU": ("DE", "Jerman", "Germany"),
}
VISA_INDEXES = {
    "E23": ("Visa Kerja (tenaga ahli dengan penjamin)", "terbatas_kerja"),
    "C1": ("Visa Wisata", "kunjungan_satu"),
    "B1": ("Visa Kunjungan Saat Kedatangan (wisata, bisnis, pengobatan)", "voa"),
}
REGENCIES = {
    "64.01": ("Kabupaten Paser", "Kalimantan Timur", "Tana Paser", "Asia/Makassar"),
    "16.01": ("Kabupaten Ogan Komering Ulu", "Sumatera Selatan", "Baturaja", "Asia/Jakarta"),
    "16.08": ("Kabupaten Ogan Komering Ulu Timur", "Sumatera Selatan", "Martapura", "Asia/Jakarta"),
}
# Kecamatan bear their real codes, villages need not; behind every name stands the canary.
PLACES = {
    "64.01": {
        ("01", "Batu Sopang"): {"2001": "Batu Kajang", "2002": "Songka"},
        ("04", "Tanah Grogot"): {"1001": "Tanah Grogot", "2004": "Senaken"},
        ("06", "Long Ikis"): {"1006": "Long Ikis", "2001": "Krayan"},
    },
    "16.01": {
        ("14", "Baturaja Timur"): {"1001": "Baturaja Lama", "2010": "Tanjung Baru"},
        ("13", "Baturaja Barat"): {"1001": "Talang Jawa", "2006": "Laya"},
        ("29", "Sinar Peninjauan"): {"2001": "Karya Mukti", "2002": "Marga Bakti"},
    },
    "16.08": {
        ("01", "Martapura"): {"1001": "Paku Sengkunyit", "2010": "Tanjung Kemala"},
        ("03", "Belitang"): {"2001": "Gumawang", "2002": "Bedilan"},
    },
}
# Attribute of a side → role, and where the account belongs.
ACCOUNTS = {
    "secretariat": (Role.SECRETARIAT, "secretariat_office"),
    "officer": (Role.OFFICER, "police_office"),
    "immigration": (Role.OFFICER, "immigration_office"),
    "district_officer": (Role.DISTRICT_OFFICER, "district_office"),
    "leader": (Role.LEADER, "secretariat_office"),
    "auditor": (Role.AUDITOR, "secretariat_office"),
    "admin": (Role.ADMIN, "secretariat_office"),
    "reporter_head": (Role.REPORTER_HEAD, "hotel"),
    "reporter": (Role.REPORTER, "hotel"),
    "company_head": (Role.REPORTER_HEAD, "company"),
}


class Side(SimpleNamespace):
    """One regency with all that is in it; the attributes are listed above. Rows are added while it is filled."""

    @property
    def marks(self) -> tuple[str, str]:
        """What must never stand in an answer to anybody outside."""
        return self.canary, self.number_mark

    def text(self, words: str) -> str:
        return f"{words} {self.canary}"

    def number(self, digits: str) -> str:
        return f"{self.number_mark}{digits}"

    def users(self) -> dict[str, User]:
        return {name: getattr(self, name) for name in ACCOUNTS}


@dataclass
class World:
    paser: Side
    oku: Side
    timur: Side
    superuser: User
    password: str = field(default=PASSWORD)

    @property
    def sides(self) -> tuple[Side, Side, Side]:
        return self.paser, self.oku, self.timur

    def users(self) -> dict[str, User]:
        """Every account by a name for test ids: ``superuser``, ``paser.secretariat``, ``oku.reporter`` …"""
        found = {"superuser": self.superuser}
        for name in ("paser", "oku", "timur"):
            found |= {f"{name}.{role}": user for role, user in getattr(self, name).users().items()}
        return found

    def foreign_marks(self, user: User) -> set[str]:
        """Marks of the sides that ``user`` must not see anything of; for the auditor's kind too."""
        if user.is_superuser:
            return set()
        mine = {regency.pk for regency in user.regencies}
        return {mark for side in self.sides if side.regency.pk not in mine for mark in side.marks}


def make_world() -> World:
    """Store the whole world; needs the database. Passwords are ``PASSWORD``."""
    for code, (alpha2, name, name_en) in COUNTRIES.items():
        CountryFactory(code=code, alpha2=alpha2, name=name, name_en=name_en, icao="D" if code == "DEU" else code)
    for code, (name, group) in VISA_INDEXES.items():
        VisaIndexFactory(code=code, name=name, group=group)
    paser = _place("64.01", "KANARIPASER", "PSRX")
    oku = _place("16.01", "KANARIOKU", "OKUX")
    timur = _place("16.08", "KANARITIMUR", "TMRX")
    _immigration("Kantor Imigrasi Balikpapan", paser)
    _immigration("Kantor Imigrasi Muara Enim", oku, timur)
    for side in (paser, oku, timur):
        fill_bodies(side)
        _accounts(side)
        fill_watch(side)
        fill_people(side)
        fill_notices(side)
        fill_trail(side)
    superuser = UserFactory(
        email="superuser@uji.contoh", name="Superuser", role=Role.ADMIN, agency=None, is_superuser=True
    )
    return World(paser, oku, timur, superuser)


def _place(code: str, canary: str, number_mark: str) -> Side:
    name, province, capital, zone = REGENCIES[code]
    side = Side(canary=canary, number_mark=number_mark)
    side.regency = Regency.objects.create(code=code, name=name, province_name=province, capital=capital, time_zone=zone)
    side.districts, side.villages = [], []
    for (group, district_name), villages in PLACES[code].items():
        district = District(code=f"{code}.{group}", regency=side.regency, name=side.text(district_name))
        side.districts.append(district)
        side.villages += [
            Village(code=f"{district.code}.{last}", district=district, name=side.text(village))
            for last, village in villages.items()
        ]
    District.objects.bulk_create(side.districts)
    Village.objects.bulk_create(side.villages)
    side.district, side.village = side.districts[0], side.villages[0]
    return side


def _immigration(name: str, *sides: Side) -> None:
    """The office of several regencies belongs to none of them alone, so it bears no canary."""
    office = AgencyFactory(name=name, sector="imigrasi", regencies=[side.regency for side in sides])
    for side in sides:
        side.immigration_office = office


def _accounts(side: Side) -> None:
    host = side.canary.lower()
    for name, (role, where) in ACCOUNTS.items():
        body = getattr(side, where)
        home = {"agency": None, "establishment": body} if where in ("hotel", "company") else {"agency": body}
        account = UserFactory(email=f"{name}@{host}.contoh", name=side.text(f"Akun {name}"), role=role, **home)
        setattr(side, name, account)


@pytest.fixture
def world(db) -> World:
    return make_world()
