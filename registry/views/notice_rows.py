"""What the page of a hand-in shows of each line of the sheet: as understood, what became of it, what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from registry.imports.people import PeopleImport
from registry.models import Country, District, Employment, NoticeRow, Person, User, Village
from registry.views.person_rows import tag
from timpora.core.dates import PartialDate, format_table
from timpora.core.imports import ERROR, WARNING

LABELS = {field.name: field.label for field in PeopleImport.fields}
# Name and number head the line; key and precision only serve others.
APART = frozenset({"full_name", "number", "number_key", "birth_precision", "arrival_known"})
CHOICES = {
    "sex": dict(Person.Sex.choices),
    "category": dict(Person.Category.choices),
    "level": dict(Employment.Level.choices),
    "rptka_kind": dict(Employment.RptkaKind.choices),
}
STATE_TONES = {
    NoticeRow.State.READY: ("info", "clock"),
    NoticeRow.State.FAULTY: ("bad", "x-octagon-fill"),
    NoticeRow.State.SKIPPED: ("", "skip-forward-fill"),
    NoticeRow.State.STORED: ("ok", "check-circle-fill"),
}


@dataclass
class SheetLine:
    """One line of the sheet. ``person_url`` leads to the person where the user may see the stay it became."""

    row: NoticeRow
    name: str
    number: str
    state: SafeString
    person_url: str
    values: list[tuple[str, str]]
    problems: list[dict[str, str]]


def sheet_lines(rows: Iterable[NoticeRow], user: User) -> list[SheetLine]:
    """Lines for the template; ``row.stay`` must hold only what ``user`` may see."""
    rows = list(rows)
    places = _place_names(rows)
    return [_line(row, places, user) for row in rows]


def _place_names(rows: list[NoticeRow]) -> dict[str, str]:
    """Names of kecamatan, desa and countries that the rows give by code; the names of places are no secret."""
    found: dict[str, str] = {}
    named = (("district", District), ("village", Village), ("nationality", Country), ("issuing_state", Country))
    for name, model in named:
        if codes := {row.values[name] for row in rows if row.values.get(name)}:
            found |= dict(model.objects.filter(pk__in=codes).values_list("pk", "name"))
    return found


def _line(row: NoticeRow, places: Mapping[str, str], user: User) -> SheetLine:
    number = str(row.values.get("number") or "")
    numbers_shown = user.has_perm("registry.view_document_number")
    shown = ((name, _shown(name, value, row, places)) for name, value in row.values.items() if name not in APART)
    return SheetLine(
        row,
        name=row.values.get("full_name") or (row.stay.reported_name if row.stay else ""),
        number=number if numbers_shown or not number else f"···{number[-4:]}",
        state=_state(row),
        person_url=row.stay.person.get_absolute_url() if row.stay else "",
        values=[(str(LABELS.get(name, name)), text) for name, text in shown if text],
        problems=[_problem(told, numbers_shown) for told in _told(row, user)],
    )


def _shown(name: str, value: Any, row: NoticeRow, places: Mapping[str, str]) -> str:
    """A stored value in words: ISO days as days, codes by their label."""
    if value in (None, ""):
        return ""
    if name in CHOICES:
        return str(CHOICES[name].get(value, value))
    if name in ("district", "village", "nationality", "issuing_state"):
        return places.get(value, str(value))
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    precision = row.values.get("birth_precision", "day") if name == "birth" else "day"
    return format_table(day) if precision == "day" else str(PartialDate.from_date(day, precision))


def _state(row: NoticeRow) -> SafeString:
    tone, icon = STATE_TONES.get(row.state, ("", "circle"))
    return tag(tone, icon, row.get_outcome_display() or row.get_state_display())


def _told(row: NoticeRow, user: User) -> list[dict[str, Any]]:
    """What this user may read about the row. What compares it with others' data is not for a reporter."""
    if user.is_reporter:
        return [told for told in row.problems if not told.get("audience")]
    return row.problems + [{"level": WARNING} | told for told in row.remarks]


def _problem(told: dict[str, Any], numbers_shown: bool) -> dict[str, str]:
    """Level, label and sentence; a sentence about a number quotes it, so not everybody reads it."""
    name = told.get("field", "")
    text = " ".join(filter(None, (told.get("text"), told.get("remedy"))))
    if name == "number" and not numbers_shown:
        text = _("Nomor paspor perlu diperiksa.")
    return {"level": told.get("level", ERROR), "label": str(LABELS.get(name, "")), "text": text}
