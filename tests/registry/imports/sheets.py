"""Sheets for tests: plain rows written to a file, and what became of them."""

import csv
import datetime
from pathlib import Path
from typing import Any

import openpyxl

from registry.actions import notice as action
from registry.models import Establishment, Notice, NoticeRow, Person, Stay, User

AS_OF = datetime.date(2024, 11, 28)
FACTS = ("rows_read", "rows_created", "rows_updated", "rows_unchanged", "rows_held")


def write_xlsx(path: Path, rows: list[list[Any]], title: str = "Tamu") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def write_csv(path: Path, rows: list[list[Any]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def stage(by: User, establishment: Establishment, path: Path, as_of: datetime.date = AS_OF, **more: Any) -> Notice:
    return action.stage_file(by=by, establishment=establishment, as_of=as_of, path=path, file_name=path.name, **more)


def take_in(by: User, establishment: Establishment, path: Path, as_of: datetime.date = AS_OF, **more: Any) -> Notice:
    """Stage, check and commit."""
    draft = stage(by, establishment, path, as_of, **more)
    action.check_notice(by=by, notice=draft)
    return action.commit_notice(by=by, notice=draft)


def counts(notice: Notice) -> tuple[int, ...]:
    """Rows read, created, updated, unchanged, held back."""
    return tuple(getattr(notice, name) for name in FACTS)


def told(notice: Notice) -> dict[int, list[tuple[str, str, str]]]:
    """Sheet row → (level, code, column) of its problems; rows without any are left out."""
    rows = NoticeRow.objects.filter(notice=notice).order_by("sheet_row")
    return {
        row.sheet_row: [(problem["level"], problem["code"], problem["column"]) for problem in row.problems]
        for row in rows
        if row.problems
    }


def registry_content() -> dict[str, set[tuple]]:
    """All that is known of people, without keys and times of storing."""
    people = {
        (
            ",".join(sorted(person.documents.values_list("number_key", flat=True))),
            person.full_name,
            person.sex,
            person.birth_date,
            person.nationality_id,
            person.category,
            ",".join(sorted(person.tokens.values_list("token", flat=True))),
        )
        for person in Person.objects.all()
    }
    stays = set(
        Stay.objects.values_list(
            "document__number_key", "establishment", "kind", "arrived", "arrival_known", "departed", "room", "district"
        )
    )
    permits = set(Person.objects.values_list("documents__number_key", "permits__kind", "permits__valid_until"))
    return {"people": people, "stays": stays, "permits": permits}
