import datetime
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files import File
from django.db import transaction

from registry.actions.notice_layout import AlreadyReceived, layout_key, locked_draft, suggest_layout
from registry.actions.notice_source import PEOPLE, seen_establishment
from registry.models import Establishment, Notice, User
from timpora.core.bulk import collector_paused
from timpora.core.imports import find_import
from timpora.core.xlsx import Spreadsheet, read_spreadsheet


def stage_file(
    *,
    by: User,
    establishment: Establishment,
    as_of: datetime.date,
    path: str | Path,
    file_name: str,
    kind: str | None = None,
) -> Notice:
    """Read a file in the child process and keep it as a draft with a suggested layout.

    ``as_of`` is the day the list speaks of; ``kind`` a Notice.Kind, by default guests of a lodging and employees
    of anybody else. The same file of the same establishment gives its draft again. Raises UnreadableFile (nothing
    is stored), AlreadyReceived, and Establishment.DoesNotExist where ``by`` may not see it.
    """
    establishment = seen_establishment(by, establishment.pk)
    with collector_paused():
        spreadsheet = read_spreadsheet(path, file_name)
    digest = _digest(path)
    layout = suggest_layout(find_import(PEOPLE), spreadsheet, establishment)
    with transaction.atomic():
        # One at a time for each establishment: two racers with one file get one draft.
        Establishment.objects.select_for_update(of=("self",)).get(pk=establishment.pk)
        same = Notice.objects.filter(establishment=establishment, sha256=digest)
        received = same.received().filter(layout_key=layout_key(layout, as_of)).exclude(layout_key="").first()
        if received:
            raise AlreadyReceived(received)
        draft = same.drafts().first()
        if draft is None:
            facts = {"layout": layout, "sha256": digest, "file_name": file_name[-200:], "made_by": by.email}
            draft = _new_draft(establishment, as_of, kind, path, facts)
        elif draft.as_of != as_of:
            _move(draft, as_of)
    return _with_sheets(draft, spreadsheet)


def _new_draft(establishment: Establishment, as_of: datetime.date, kind: str | None, path: str | Path, facts: dict):
    usual = Notice.Kind.GUESTS if establishment.is_lodging else Notice.Kind.EMPLOYEES
    draft = Notice(establishment=establishment, as_of=as_of, kind=kind or usual, **facts)
    draft.sheet_name = draft.layout["sheet"][:120]
    draft.layout_key = layout_key(draft.layout, as_of)
    with open(path, "rb") as original, _removed_on_failure(draft):
        draft.file.save(draft.file_name, File(original), save=False)
        draft.save()
    return draft


@contextmanager
def _removed_on_failure(draft: Notice) -> Iterator[None]:
    """No file stays behind without its row."""
    try:
        yield
    except BaseException:
        draft.file.delete(save=False)
        raise


def _move(draft: Notice, as_of: datetime.date) -> None:
    """The same draft for another day: what was checked against the old day no longer holds."""
    draft.as_of = as_of
    draft.layout_key = layout_key(draft.layout, as_of)
    draft.layout.pop("summary", None)
    draft.save(update_fields=["as_of", "layout", "layout_key"])
    draft.rows.all().delete()


def _with_sheets(draft: Notice, spreadsheet: Spreadsheet) -> Notice:
    draft.__dict__["read_sheets"] = spreadsheet
    return draft


def discard_draft(*, by: User, notice: Notice) -> None:
    """Throw a draft away with its rows and its file. Raises AlreadyReceived where it is no draft any more."""
    with transaction.atomic():
        draft = locked_draft(by, notice)
        kept = draft.file
        draft.delete()
        # Only once the row is surely gone: a draft without its file could not be read again.
        transaction.on_commit(lambda: kept.delete(save=False))


def _digest(path: str | Path) -> str:
    with open(path, "rb") as original:
        return hashlib.file_digest(original, "sha256").hexdigest()
