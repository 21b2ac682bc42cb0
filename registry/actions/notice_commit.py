import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Count, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from registry.actions.notice_across import is_held_back
from registry.actions.notice_check import CheckSummary, check_notice
from registry.actions.notice_entities import StaleRowError
from registry.actions.notice_layout import AlreadyReceived, locked_draft
from registry.actions.notice_plan import Plan
from registry.actions.notice_source import import_of, seen_establishment
from registry.models import Establishment, NameToken, Notice, NoticeRow, Stay, User
from registry.values.names import name_tokens
from timpora.core.audit import Verb, record
from timpora.core.bulk import collector_paused, copy_rows, update_rows, wait_for_turn
from timpora.core.imports import Problem
from timpora.core.imports.columns import GUESSED, REMEMBERED

Progress = Callable[[int, int], None]
ATTEMPTS = 3
_EVERY = 500
State = NoticeRow.State


class NothingToStore(Exception):  # noqa: N818 - the file's state, not our error
    """No row of the notice is ready."""


class ConservationError(RuntimeError):
    """Rows read are not rows created, updated, unchanged and held back: nothing may be stored then."""


def commit_notice(*, by: User, notice: Notice, progress: Progress | None = None) -> Notice:
    """Store the rows that are ready, in one transaction; a notice that is in already is returned as it is.

    ``progress(done, total)`` counts rows. Raises LayoutIncomplete, NothingToStore, and AlreadyReceived where
    another notice brought the same file read the same way.
    """
    seen_establishment(by, notice.establishment_id)
    notice.refresh_from_db(fields=["layout", "state"])
    if notice.state == Notice.State.DRAFT and CheckSummary.of_notice(notice) is None:
        check_notice(by=by, notice=notice)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.atomic(), collector_paused():
                return _commit(by, notice, progress)
        except AlreadyReceived as known:
            if known.notice.pk != notice.pk:
                raise
            return known.notice
        except (IntegrityError, OperationalError, StaleRowError):
            # Somebody stored the same passport, or edited a person, between our look and our write.
            if attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _commit(by: User, notice: Notice, progress: Progress | None) -> Notice:
    wait_for_turn("registry.commit_notice", Notice)
    draft = locked_draft(by, notice)
    _refuse_twin(draft)
    ready = _ready(draft)
    if not ready:
        raise NothingToStore(draft.number)
    plan = Plan(draft, draft.establishment)
    plan.look_up([values for _key, values in ready])
    taken = []
    for done, (key, values) in enumerate(ready, 1):
        taken.append((key, *plan.take(values)))
        if progress and done % _EVERY == 0:
            progress(done, len(ready))
    _write(by, plan)
    _settle_rows(taken)
    _settle_notice(by, draft, _counts(draft, Counter(outcome for _key, outcome, *_rest in taken)))
    _remember_columns(draft)
    if progress:
        progress(len(ready), len(ready))
    return draft


def _ready(draft: Notice) -> list[tuple[int, dict[str, Any]]]:
    """Primary keys and values of the rows to store, in the order of the sheet."""
    rows = draft.rows.filter(state=State.READY).annotate(text=Cast("values", TextField())).order_by("sheet_row")
    found = list(rows.values_list("pk", "text"))
    values = json.loads(f"[{','.join(text for _key, text in found)}]")
    return [(key, row) for (key, _text), row in zip(found, values, strict=True)]


def _refuse_twin(draft: Notice) -> None:
    same = {"establishment": draft.establishment_id, "sha256": draft.sha256, "layout_key": draft.layout_key}
    twin = Notice.objects.received().filter(**same).exclude(sha256="").first()
    if twin:
        raise AlreadyReceived(twin)


def _write(by: User, plan: Plan) -> None:
    """Everything at once, what is pointed to before what points."""
    stores = (plan.people, plan.documents, plan.permits, plan.employments, plan.stays)
    for store in stores:
        store.number_new()
    plan.people.write()
    tokens = ((person.id, token) for person in plan.people.new for token in name_tokens(person["full_name"]))
    copy_rows(NameToken, ("person", "token"), tokens)
    plan.documents.write()
    plan.permits.write()
    plan.employments.write()
    facts = {"kind": plan.kind.value, "establishment": plan.establishment.pk, "notice": plan.notice.pk}
    plan.stays.write(same=facts | {"source": Stay.Source.REPORTER.value, "recorded_by": by.email})


def _settle_rows(taken: list[tuple[int, str, Any, list[Problem]]]) -> None:
    stored = State.STORED.value
    rows = [(key, stored, outcome, stay.id) for key, outcome, stay, _remarks in taken]
    update_rows(NoticeRow, ("id", "state", "outcome", "stay"), rows)
    for key, _outcome, _stay, remarks in taken:
        if remarks:
            NoticeRow.objects.filter(pk=key).update(remarks=[remark.as_dict() for remark in remarks])


def _counts(draft: Notice, outcomes: Counter) -> dict[str, int]:
    """Rows by what became of them; a row that only repeats an earlier one changes nothing."""
    states = Counter(dict(draft.rows.order_by().values_list("state").annotate(Count("pk"))))
    skipped = draft.rows.filter(state=State.SKIPPED).values_list("problems", flat=True)
    waiting = sum(is_held_back(State.SKIPPED, [Problem(**told) for told in problems]) for problems in skipped)
    counts = {
        "rows_read": states.total(),
        "rows_created": outcomes[NoticeRow.Outcome.CREATED],
        "rows_updated": outcomes[NoticeRow.Outcome.UPDATED],
        "rows_unchanged": outcomes[NoticeRow.Outcome.UNCHANGED] + states[State.SKIPPED] - waiting,
        "rows_held": states[State.FAULTY] + waiting,
    }
    if counts["rows_read"] != sum(counts.values()) - counts["rows_read"]:
        raise ConservationError(counts)
    return counts


def _settle_notice(by: User, draft: Notice, counts: dict[str, int]) -> None:
    for name, count in counts.items():
        setattr(draft, name, count)
    may_accept = by.has_perm("registry.import_notice")
    draft.state = Notice.State.ACCEPTED if may_accept else Notice.State.SENT
    draft.received_at = timezone.now()
    draft.version += 1
    draft.assign_number()
    draft.save()
    fields = [column["field"] for column in draft.layout["columns"] if column["field"]]
    told = {str(Notice._meta.get_field(name).verbose_name): count for name, count in counts.items()}
    record(by, Verb.IMPORT, draft, detail=told, fields=fields)


def _remember_columns(draft: Notice) -> None:
    """What was chosen or guessed for this establishment is known the next time; what any sheet says is not stored."""
    slug = import_of(draft).slug
    learnt = {
        column["key"]: column["field"]
        for column in draft.layout["columns"]
        if column["key"] and (column.get("chosen") or column["how"] in (GUESSED, REMEMBERED))
    }
    known = Establishment.objects.select_for_update(of=("self",)).get(pk=draft.establishment_id).column_mapping
    mapping = known | {slug: known.get(slug, {}) | learnt}
    if learnt and mapping != known:
        Establishment.objects.filter(pk=draft.establishment_id).update(column_mapping=mapping)
