"""Fills one side of ``tests.world``: bodies, people, hand-ins, and what was done there."""

from datetime import date, timedelta

from django.utils import timezone

from registry.models import Country, NoticeRow, Stay, WatchFocus, WatchPeriod, WatchPhase
from tests.factories.bodies import (
    AgencyFactory,
    EstablishmentFactory,
    OfficialFactory,
    TeamFactory,
    TeamMemberFactory,
)
from tests.factories.notices import NoticeFactory, NoticeRowFactory
from tests.factories.people import (
    EmploymentFactory,
    PersonFactory,
    StayFactory,
    StayPermitFactory,
    TravelDocumentFactory,
    days_ahead,
)
from timpora.core.audit import Verb, record

# Attribute of the side → name and sector.
OFFICES = {
    "secretariat_office": ("Badan Kesatuan Bangsa dan Politik", "kesbangpol"),
    "police_office": ("Kepolisian Resor", "kepolisian"),
    "district_office": ("Kantor Kecamatan", "kecamatan"),
}
PEOPLE = [("CHEN", "CHN", "tka"), ("ANNA", "AUS", "wisata"), ("KIM", "KOR", "lainnya")]
TEAMS = {"tim_pora": "Tim Pengawasan Orang Asing", "tim_pemantauan": "Tim Pemantauan Orang Asing"}


def fill_bodies(side) -> None:
    for attribute, (name, sector) in OFFICES.items():
        office = AgencyFactory(
            name=side.text(name),
            sector=sector,
            regencies=[side.regency],
            district=side.district if sector == "kecamatan" else None,
            address=side.text("Jalan Contoh 1"),
            letterhead_government=f"PEMERINTAH {side.regency.name.upper()}",
        )
        setattr(side, attribute, office)
    offices = [getattr(side, attribute) for attribute in OFFICES]
    side.officials = [
        OfficialFactory(agency=office, name=side.text("Nama Pejabat"), position=side.text("Kepala"), signs_reports=True)
        for office in offices
    ]
    side.teams = [
        TeamFactory(name=side.text(name), kind=kind, decree_number=side.number("/SK/1"), regencies=[side.regency])
        for kind, name in TEAMS.items()
    ]
    for team in side.teams:
        for order, (office, official) in enumerate(zip(offices, side.officials, strict=True)):
            TeamMemberFactory(team=team, agency=office, official=official, order=order)
    common = {"district": side.district, "village": side.village, "address": side.text("Jalan Contoh 2")}
    contact = {"contact_name": side.text("Nama Penanggung Jawab"), "contact_email": f"hotel@{side.canary.lower()}.id"}
    side.hotel = EstablishmentFactory(name=side.text("Hotel Uji"), sector="akomodasi", **common, **contact)
    side.company = EstablishmentFactory(
        name=side.text("PT Uji"), kind="perusahaan", sector="pertambangan", rhythm="bulanan", **common
    )


def fill_watch(side) -> None:
    """One watch period with a phase and a focus."""
    span = {"starts_on": days_ahead(-10), "ends_on": days_ahead(10)}
    side.watch_period = WatchPeriod.objects.create(name=side.text("Masa Pengawasan"), **span)
    side.watch_period.regencies.set([side.regency])
    WatchPhase.objects.create(period=side.watch_period, name=side.text("Tahapan"), **span)
    WatchFocus.objects.create(period=side.watch_period, text=side.text("Fokus"))


def fill_people(side) -> None:
    """A worker in order, a guest whose permit ends this week, and one whose permit has ended."""
    side.people = [
        PersonFactory(
            full_name=f"{name} CONTOH {side.canary}",
            nationality=Country.objects.get(pk=nationality),
            birth_date=date(1986, 3, day),
            birth_place=side.text("Kota Contoh"),
            category=category,
        )
        for day, (name, nationality, category) in enumerate(PEOPLE, start=1)
    ]
    side.worker, side.guest, side.overstayer = side.people
    side.documents = [
        TravelDocumentFactory(person=person, number=side.number(f"1000{n}")) for n, person in enumerate(side.people)
    ]
    _permits(side)
    _stays(side)
    side.employment = EmploymentFactory(
        person=side.worker,
        employer=side.company,
        position=side.text("Technical Advisor"),
        rptka_number=side.number("/RPTKA/1"),
        rptka_until=days_ahead(150),
        started_on=days_ahead(-165),
        work_address=side.text("Lokasi Kerja"),
    )


def _permits(side) -> None:
    spans = {"E23": ("ITAS", -165, 200), "B1": ("VOA", -25, 5), "C1": ("ITK", -63, -3)}
    side.permits = [
        StayPermitFactory(
            person=person,
            kind=kind,
            visa_index_id=index,
            number=side.number(f"2000{n}"),
            issued_by=side.text("Kanim"),
            valid_from=days_ahead(since),
            valid_until=days_ahead(until),
            sponsor=side.company if person is side.worker else None,
            sponsor_name="" if person is side.worker else side.text("Penjamin"),
        )
        for n, (person, (index, (kind, since, until))) in enumerate(zip(side.people, spans.items(), strict=True))
    ]


def _stays(side) -> None:
    """Open: the worker at the company, the guest at the hotel, the third at an address of the second kecamatan.

    Closed: the guest's first visit, recorded so long ago that an operator of the hotel no longer sees it.
    """
    worker, guest, overstayer = (
        {"person": person, "document": document, "purpose": side.text("Kegiatan"), "note": side.text("Catatan")}
        for person, document in zip(side.people, side.documents, strict=True)
    )
    hotel = {"establishment": side.hotel, "village": side.village, "recorded_by": side.reporter.email}
    long_ago = timezone.now() - timedelta(days=58)
    side.stays = [
        StayFactory(**worker, kind="bekerja", establishment=side.company, arrived=days_ahead(-160)),
        StayFactory(**guest, **hotel, room=side.number("1"), arrived=days_ahead(-2)),
        StayFactory(
            **overstayer,
            kind="tinggal",
            source="lapangan",
            establishment=None,
            address=side.text("Rumah Contoh"),
            district=side.districts[1],
            arrived=days_ahead(-20),
            recorded_by=side.district_officer.email,
        ),
        StayFactory(
            **guest,
            **hotel,
            room=side.number("2"),
            arrived=days_ahead(-60),
            departed=days_ahead(-57),
            recorded_at=long_ago,
        ),
    ]


def fill_notices(side) -> None:
    """One hand-in of the hotel with a stored and a held row, and a draft with one row ready and one faulty."""
    origin = {"establishment": side.hotel, "made_by": side.reporter.email, "sheet_name": side.text("Lembar")}
    side.notice = NoticeFactory(
        sent=True,
        rows_read=2,
        rows_created=1,
        rows_held=1,
        file_name=side.text("tamu") + ".xlsx",
        sha256=side.number_mark.lower().encode().hex().ljust(64, "0"),
        apoa_receipt=side.number("/APOA/1"),
        **origin,
    )
    side.draft = NoticeFactory(file_name=side.text("draf") + ".xlsx", **origin)
    side.rows = [
        _row(side, notice, number, state)
        for notice, good in ((side.notice, NoticeRow.State.STORED), (side.draft, NoticeRow.State.READY))
        for number, state in ((2, good), (3, NoticeRow.State.FAULTY))
    ]
    Stay.objects.filter(pk=side.stays[1].pk).update(notice=side.notice)
    side.stays[1].notice = side.notice


def _row(side, notice, number: int, state: str) -> NoticeRow:
    faulty, stored = state == NoticeRow.State.FAULTY, state == NoticeRow.State.STORED
    problem = {"column": "birth_date", "code": "unreadable", "level": "error", "text": side.text("Tanggal salah")}
    return NoticeRowFactory(
        notice=notice,
        sheet_row=number,
        state=state,
        raw=[side.text("ANNA CONTOH"), side.number("10001"), "31-02-1990" if faulty else "02-03-1986"],
        values={"full_name": side.text("ANNA CONTOH"), "number": side.number("10001")},
        problems=[problem] if faulty else [],
        outcome=NoticeRow.Outcome.CREATED if stored else "",
        stay=side.stays[1] if stored else None,
    )


def fill_trail(side) -> None:
    """Who opened, searched and took away what: the audit log of the side."""
    for person in side.people:
        record(side.secretariat, Verb.VIEW, person, label=side.text("Orang"), address="192.0.2.1")
    record(side.officer, Verb.SEARCH, label=side.text("cari"), detail={"teks": side.text("chen")})
    record(side.immigration, Verb.UPDATE, side.permits[0], label=side.text("ITAS"), fields=["valid_until"])
    record(side.reporter, Verb.IMPORT, side.notice, label=side.text("laporan"))
    record(side.leader, Verb.EXPORT, kind="rekap_a", label=side.text("Rekap A"), detail={"baris": 3})
