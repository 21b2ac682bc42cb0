"""What a row of the list of people shows: the person with his latest stay, permit and passport in the user's scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from registry.models import Person, Stay, StayPermit, TravelDocument, User
from timpora.core.dates import format_table, relative_days
from timpora.core.templatetags.icons import icon

# A permit that ends within so many days is shown in amber (domain 4.4: extension is asked 14 days ahead).
SOON_DAYS = 30


@dataclass
class PersonRow:
    """One line of the list. ``stay``, ``permit`` and ``document`` are what this user may know of."""

    person: Person
    stay: Stay | None
    permit: StayPermit | None
    document: TravelDocument | None
    user: User
    today: date

    @property
    def pk(self) -> int:
        return self.person.pk

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()

    @property
    def name(self) -> str:
        return shown_name(self.person, self.stay, self.user)


def shown_name(person: Person, stay: Stay | None, user: User) -> str:
    """A reporter reads back its own spelling: the registry's would tell it that others know this passport."""
    if user.is_reporter and stay is not None and stay.reported_name:
        return stay.reported_name
    return person.full_name


def shown_number(document: TravelDocument | None, user: User) -> str:
    if document is None:
        return ""
    return document.number if user.has_perm("registry.view_document_number") else f"···{document.number[-4:]}"


def load_rows(people: Iterable[Person], user: User) -> list[PersonRow]:
    """Add the latest stay, the permit that ends last and the newest passport to each person: three queries."""
    people = list(people)
    keys = [person.pk for person in people]
    stays = (
        Stay.objects.visible_to(user).filter(person__in=keys).select_related("establishment", "district", "document")
    )
    latest = _first_by_person(sorted(stays, key=_stay_order, reverse=True))
    permits = StayPermit.objects.visible_to(user).filter(person__in=keys)
    ending = _first_by_person(sorted(permits, key=_permit_order, reverse=True))
    documents = TravelDocument.objects.visible_to(user).filter(person__in=keys)
    documents = documents.select_related("issuing_state") if user.is_reporter else documents
    newest = _first_by_person(documents.order_by("person", "-expires_on", "-id"))
    today = timezone.localdate()
    return [
        PersonRow(person, latest.get(person.pk), ending.get(person.pk), newest.get(person.pk), user, today)
        for person in people
    ]


def _first_by_person(rows: Iterable) -> dict[int, object]:
    found: dict[int, object] = {}
    for row in rows:
        found.setdefault(row.person_id, row)
    return found


def _stay_order(stay: Stay) -> tuple[bool, date, int]:
    """An open stay comes before a newer one that has ended: it is where the person is."""
    return (stay.departed is None, stay.arrived, stay.pk)


def _permit_order(permit: StayPermit) -> tuple[date, int]:
    return (permit.valid_until or date.max, permit.pk)


# Cells -----------------------------------------------------------------------------------------------------


def tag(tone: str, name: str, text: str) -> SafeString:
    return format_html('<span class="tag {}">{}{}</span>', tone, icon(name), text)


def name_cell(row: PersonRow) -> SafeString:
    number = shown_number(row.document, row.user)
    return format_html('{}<span class="doc sub">{}</span>', row.name, number)


def nationality_cell(row: PersonRow) -> SafeString:
    country = row.person.nationality
    if row.user.is_reporter:
        country = row.document.issuing_state if row.document else country
    return format_html('<span class="iso">{}</span> {}', country.pk, country.name)


def purpose_cell(row: PersonRow) -> str:
    return (row.stay.purpose if row.stay else "") or str(row.person.get_category_display())


def place_cell(row: PersonRow) -> str:
    return row.stay.place_text if row.stay else ""


def district_cell(row: PersonRow) -> str:
    return row.stay.district.name if row.stay else ""


def permit_cell(row: PersonRow) -> SafeString | str:
    permit = row.permit
    if permit is None:
        return "–"
    if permit.valid_until is None:
        return permit.kind
    text = relative_days(permit.valid_until, row.today)
    return format_html("{} {}<span class='sub'>{}</span>", permit.kind, format_table(permit.valid_until), text)


def reported_cell(row: PersonRow) -> str:
    if row.stay is None:
        return ""
    return format_table(timezone.localdate(row.stay.recorded_at))


def status_cell(row: PersonRow) -> SafeString:
    """Presence first, then what the permit says; each with icon and words, never colour alone."""
    here = row.stay is not None and row.stay.departed is None
    shown = tag("ok", "geo-alt-fill", _("Berada")) if here else tag("", "box-arrow-right", _("Sudah pergi"))
    days = row.permit.days_left(row.today) if row.permit else None
    if not here or days is None or days > SOON_DAYS:
        return shown
    if days < 0:
        return format_html("{} {}", shown, tag("bad", "hourglass-bottom", _("Izin lewat masa berlaku")))
    return format_html("{} {}", shown, tag("warn", "hourglass-split", _("Izin segera berakhir")))
