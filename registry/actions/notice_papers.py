"""Permits and jobs that the rows of a notice tell of."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from registry.actions.notice_entities import Entity
from registry.models import Establishment, StayPermit
from registry.values.document_number import normalise_number
from registry.values.plain_text import folded_words
from registry.values.work import suggest_level

if TYPE_CHECKING:
    from registry.actions.notice_plan import Plan

UNKNOWN = StayPermit.Kind.UNKNOWN.value


def take_permit(plan: "Plan", person: Entity, values: dict[str, Any], *, same_stay: bool) -> bool:
    """Record the row's permit, or bring the one it speaks of up to date. Answers whether anything changed."""
    if "permit_kind" not in values:
        return False
    number, begins, ends = values.get("permit_number", ""), values.get("permit_from"), values.get("permit_until")
    ours = plan.permits_of.setdefault(person, [])
    permit = _permit_of(ours, values["permit_kind"], number, ends, same_stay=same_stay)
    sponsor = _sponsor(plan.establishment, values.get("sponsor", ""))
    more = {"visa_index_id": values.get("visa_index"), "issued_by": values.get("permit_issued_by", "")}
    if permit is None:
        dates = {"valid_from": begins, "valid_until": ends}
        told = {"person_id": person, "kind": values["permit_kind"], "number": number} | more | dates | sponsor
        ours.append(plan.permits.add(told))
        return True
    changed = permit.put(valid_until=ends, valid_from=begins) if _in_order(permit, begins, ends) else False
    changed |= permit.fill(number=number, **more)
    return changed | (permit.fill(**sponsor) if not permit["sponsor_id"] else False)


def _in_order(permit: Entity, begins: str | None, ends: str | None) -> bool:
    """Whether the dates told agree with those the permit keeps."""
    return (begins or permit["valid_from"] or "") <= (ends or permit["valid_until"] or "9999")


def _permit_of(
    permits: Iterable[Entity], kind: str, number: str, ends: str | None, *, same_stay: bool
) -> Entity | None:
    """The permit a row means. A number decides; without one the same end does, or a permit not told in full."""
    alike = [permit for permit in permits if kind in (UNKNOWN, permit["kind"])]
    alike.sort(key=lambda permit: permit["valid_until"] or "", reverse=True)
    key = normalise_number(number)
    if number:
        numbered = [permit for permit in alike if normalise_number(permit["number"]) == key]
        blank = [p for p in alike if not p["number"] and (not ends or p["valid_until"] in (None, ends))]
        exact = [permit for permit in numbered if permit["valid_until"] == ends]
        return next(iter(exact + numbered + blank), None)
    if not ends:
        return next(iter(alike), None)
    same_end = [permit for permit in alike if permit["valid_until"] == ends]
    open_end = [permit for permit in alike if permit["valid_until"] is None]
    unnumbered = [permit for permit in alike if same_stay and not permit["number"]]
    return next(iter(same_end + open_end + unnumbered), None)


def _sponsor(establishment: Establishment, name: str) -> dict[str, Any]:
    """The establishment itself where it is named, else the words of the sheet."""
    if name and folded_words(name) == folded_words(establishment.name):
        return {"sponsor_id": establishment.pk, "sponsor_name": ""}
    return {"sponsor_id": None, "sponsor_name": name}


def take_employment(plan: "Plan", person: Entity, values: dict[str, Any]) -> bool:
    """Record the row's job, or bring it up to date; only a company employs whoever it lists."""
    position = values.get("position", "")
    told = position or values.get("rptka_number")
    if not told and not plan.is_company:
        return False
    facts = {
        "level": values.get("level") or suggest_level(position),
        "rptka_number": values.get("rptka_number", ""),
        "rptka_kind": values.get("rptka_kind", ""),
        "rptka_until": values.get("rptka_until"),
        "counterpart": values.get("counterpart", ""),
    }
    ours = plan.employments_of.setdefault(person, [])
    job = _job_of(ours, position)
    ended = values.get("departed")
    if job is None:
        district = values.get("district") or plan.establishment.district_id
        place = {"person_id": person, "employer_id": plan.establishment.pk, "work_district_id": district}
        begun = values["arrived"] if values["arrival_known"] else None
        ours.append(
            plan.employments.add(place | facts | {"position": position, "started_on": begun, "ended_on": ended})
        )
        return True
    if ended and ended < (job["started_on"] or ""):
        ended = None
    if not values.get("level"):
        facts["level"] = "" if job["level"] else facts["level"]
    return job.put(work_district_id=values.get("district"), position=position, ended_on=ended, **facts)


def _job_of(jobs: list[Entity], position: str) -> Entity | None:
    """The same position; a job without one is completed, and a row without one means the last."""
    words = folded_words(position)
    if not words:
        return jobs[-1] if jobs else None
    same = [job for job in jobs if folded_words(job["position"]) == words]
    return next(iter(same + [job for job in jobs if not job["position"]]), None)
