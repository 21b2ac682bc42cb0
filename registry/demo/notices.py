"""What the reporters handed in: on time, late, nothing at all, or that nobody was there."""

from collections import Counter, defaultdict
from datetime import timedelta
from random import Random

from django.utils import timezone

from registry.demo.clock import Clock
from registry.demo.people import Story
from registry.demo.periods import Period, periods_of
from registry.models import Establishment, Notice, NoticeRow, Stay, User
from timpora.core.imports import ERROR, Problem

EVERY_SO_MANY_HAS_A_FAULT = 9


class Reporting:
    """Turns stays at establishments into notices; gives each stay the notice that told of it first."""

    def __init__(self, rng: Random, clock: Clock, accounts: list[User], zones: dict[str, str]) -> None:
        self.rng, self.clock, self.zones = rng, clock, zones
        self.reporters = {user.establishment_id: user.email for user in accounts if user.establishment_id}
        self.field_officers = {"64": "kecamatan@paser.contoh", "16": "kecamatan@oku.contoh"}
        self.notices: list[Notice] = []
        self.rows: list[NoticeRow] = []

    def report(self, stories: list[Story], establishments: dict[str, Establishment], table) -> None:
        at = defaultdict(list)
        for story in stories:
            for stay in story.stays:
                self._record_otherwise(stay)
                if stay.establishment:
                    at[stay.establishment.name].append(stay)
        for name, establishment in establishments.items():
            if establishment.state == Establishment.State.ACTIVE:
                zone = self.zones[establishment.district_id[:5]]
                periods = periods_of(self.rng, self.clock, table[name], establishment.rhythm, zone)
                self._hand_in(establishment, periods, sorted(at[name], key=lambda stay: stay.arrived))
        self._number()

    def store(self) -> None:
        Notice.objects.bulk_create(self.notices)

    def store_rows(self) -> None:
        """After the stays that the rows became are stored."""
        NoticeRow.objects.bulk_create(self.rows, batch_size=2000)

    def _record_otherwise(self, stay: Stay) -> None:
        """As if no reporter had told of the stay; a notice overrules it."""
        day = self.clock.past(stay.arrived + timedelta(days=self.rng.randrange(1, 5)))
        zone = self.zones[stay.district_id[:5]]
        stay.recorded_at = self.clock.moment(day, self.rng.randrange(8, 16), self.rng.randrange(60), zone)
        stay.recorded_by = self.field_officers[stay.district_id[:2]]

    def _hand_in(self, establishment: Establishment, periods: list[Period], stays: list[Stay]) -> None:
        told = set()
        reporter = self.reporters.get(establishment.pk, establishment.contact_email)
        for stay in stays:
            if stay.arrived < periods[0].first:  # handed in before the first notice that is kept
                told.add(id(stay))
                stay.recorded_by = reporter
        for period in periods:
            if period.received:
                present = [
                    stay
                    for stay in stays
                    if stay.arrived <= period.last and (stay.departed is None or stay.departed >= period.first)
                ]
                self._notice(establishment, period, present, told, reporter)
        for stay in stays:
            if id(stay) not in told:  # no notice ever spoke of it: an officer found out
                stay.source = Stay.Source.FIELD

    def _notice(self, establishment, period: Period, present: list[Stay], told: set, reporter: str) -> None:
        new = [stay for stay in present if id(stay) not in told]
        told.update(map(id, new))
        guests = establishment.is_lodging
        notice = Notice(
            establishment=establishment,
            kind=(Notice.Kind.GUESTS if guests else Notice.Kind.EMPLOYEES) if present else Notice.Kind.NIL,
            state=self._state(period),
            as_of=period.last,
            due_at=period.due,
            made_at=period.received - timedelta(minutes=self.rng.randrange(2, 40)),
            received_at=period.received,
            made_by=reporter,
            rows_read=len(present),
            rows_created=len(new),
            rows_unchanged=len(present) - len(new),
        )
        self.notices.append(notice)
        for stay in new:
            stay.notice, stay.recorded_at, stay.recorded_by = notice, period.received, reporter
        fresh = set(map(id, new))
        self.rows += [_row(notice, line, stay, id(stay) in fresh) for line, stay in enumerate(present, start=2)]
        if guests and present and len(self.notices) % EVERY_SO_MANY_HAS_A_FAULT == 0:
            self.rows.append(_faulty_row(notice, len(present) + 2, period))
            notice.rows_read += 1
            notice.rows_held += 1
            if notice.state == Notice.State.SENT:
                notice.state = Notice.State.RETURNED

    def _state(self, period: Period) -> str:
        """What came in during the last days still waits to be looked at."""
        waiting = period.received > self.clock.moment(self.clock.day(-3), 0)
        return Notice.State.SENT if waiting else Notice.State.ACCEPTED

    def _number(self) -> None:
        last = Counter()
        self.notices.sort(key=lambda notice: (notice.received_at, notice.establishment.name))
        for notice in self.notices:
            notice.serial_year = timezone.localdate(notice.received_at).year
            last[notice.serial_year] += 1
            notice.serial = last[notice.serial_year]


def _row(notice: Notice, line: int, stay: Stay, new: bool) -> NoticeRow:
    departed = stay.departed.isoformat() if stay.departed and stay.departed <= notice.as_of else ""
    document, arrived = stay.document, stay.arrived.isoformat()
    return NoticeRow(
        notice=notice,
        sheet_row=line,
        raw=[stay.reported_name, document.number, document.issuing_state_id, arrived, departed],
        values={
            "full_name": stay.reported_name,
            "number": document.number,
            "number_key": document.number_key,
            "nationality": document.issuing_state_id,
            "arrived": arrived,
            "departed": departed or None,
        },
        state=NoticeRow.State.STORED,
        outcome=NoticeRow.Outcome.CREATED if new else NoticeRow.Outcome.UNCHANGED,
        stay=stay,
    )


def _faulty_row(notice: Notice, line: int, period: Period) -> NoticeRow:
    arrived = period.last.isoformat()
    problem = Problem("number", ERROR, "empty", "Nomor paspor kosong.", "Isi nomor paspor.", "B")
    return NoticeRow(
        notice=notice,
        sheet_row=line,
        raw=["TAMU CONTOH", "", "CHN", arrived, ""],
        values={"full_name": "TAMU CONTOH", "nationality": "CHN", "arrived": arrived},
        problems=[problem.as_dict()],
        state=NoticeRow.State.FAULTY,
    )
