"""What rows say about each other, and about what this establishment reported before.

Never about what others reported: a reporter must not learn from a warning whom the registry knows (security E19).
"""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from registry.actions.notice_rows import Row
from registry.actions.notice_rules import Setting
from registry.models import Establishment, NoticeRow, Stay
from registry.values.document_number import confusable_key
from registry.values.names import name_tokens
from registry.values.slips import one_slip
from timpora.core.dates import format_long
from timpora.core.imports import WARNING, Problem

# Passports of the last reports are enough to find a slip; older ones would only cost.
REMEMBERED = 20_000
OTHER_NAME = "other_name"


class Reported(NamedTuple):
    """A passport this establishment has reported before, with the name it gave."""

    number: str
    name: str
    arrived: datetime.date


def compare_rows(rows: Iterable[Row], setting: Setting) -> None:
    """Warn of one passport under two names; skip what an earlier row has said already.

    A second row with passport and arrival of an earlier one brings nothing and is skipped. Under another name it
    is skipped as well, and counted as held back: one of the two rows must be wrong.
    """
    first: dict[tuple, Row] = {}
    by_arrival: dict[tuple, Row] = {}
    for row in rows:
        if row.is_faulty:
            continue
        values = row.values
        document = (values.get("issuing_state") or values["nationality"], values["number_key"])
        earlier = by_arrival.setdefault((document, values["arrived"]), row)
        known = first.setdefault(document, row)
        if earlier is not row:
            row.state = NoticeRow.State.SKIPPED
            words = {"row": earlier.number}
            text = _("Paspor dan tanggal datang sama dengan baris %(row)s. Baris dilewati.") % words
            remedy = _("Hapus baris yang berlebih.")
            row.problems.append(setting.columns.problem("number", WARNING, "duplicate_row", text, remedy))
        if known is not row and not same_name(values["full_name"], known.values["full_name"]):
            row.problems.append(_other_name(known, setting))


def _other_name(known: Row, setting: Setting) -> Problem:
    words = {"row": known.number, "name": known.values["full_name"]}
    text = _("Paspor ini di baris %(row)s atas nama %(name)s.") % words
    return setting.columns.problem("number", WARNING, OTHER_NAME, text, _("Cocokkan nama dan nomor dengan paspor."))


def same_name(left: str, right: str) -> bool:
    """Whether all words of one name occur in the other: a middle name may be missing, order does not count."""
    if left == right:
        return True
    mine, theirs = set(name_tokens(left)), set(name_tokens(right))
    return mine <= theirs or theirs <= mine


def is_held_back(state: str, problems: Iterable[Problem]) -> bool:
    """Whether a skipped row waits for somebody, instead of being settled by an earlier one."""
    return state == NoticeRow.State.SKIPPED and any(problem.code == OTHER_NAME for problem in problems)


def compare_with_earlier(rows: Iterable[Row], establishment: Establishment, setting: Setting) -> None:
    """Warn of a passport that is nearly, but not quite, one this establishment has reported before."""
    known = _reported(establishment)
    if not known:
        return
    near = NearNumbers(known)
    for row in rows:
        key = row.values.get("number_key")
        if key and key not in known:
            row.problems.extend(_near_miss(row, key, near, known, setting))


def _reported(establishment: Establishment) -> dict[str, Reported]:
    stays = Stay.objects.filter(establishment=establishment, document__isnull=False).order_by("-arrived", "-id")
    facts = stays.values_list("document__number_key", "document__number", "reported_name", "arrived")[:REMEMBERED]
    known: dict[str, Reported] = {}
    for key, *rest in facts.iterator():
        known.setdefault(key, Reported(*rest))
    return known


def _near_miss(row: Row, key: str, near: "NearNumbers", known: dict, setting: Setting) -> Iterator[Problem]:
    mine = set(name_tokens(row.values.get("full_name", "")))
    for other in near.of(key):
        told = known[other]
        # Colleagues have passports of one batch: a neighbouring number is a slip only under a related name.
        if confusable_key(other) == confusable_key(key) or mine & set(name_tokens(told.name)):
            words = {"day": format_long(told.arrived), "number": told.number}
            text = (
                _("Mirip data tamu %(day)s: %(number)s.")
                if setting.is_lodging
                else _("Mirip data pekerja %(day)s: %(number)s.")
            )
            remedy = _("Pakai %(number)s bila orangnya sama.") % words
            yield setting.columns.problem("number", WARNING, "near_miss", text % words, remedy)
            return


class NearNumbers:
    """Finds known numbers one slip or look-alike away without comparing each with each."""

    def __init__(self, keys: Iterable[str]):
        self._by_variant: dict[str, list[str]] = {}
        for key in keys:
            for variant in self._variants(key):
                self._by_variant.setdefault(variant, []).append(key)

    @staticmethod
    def _variants(key: str) -> set[str]:
        """The number folded, whole and with each of its characters left out: one slip leaves one in common."""
        folded = confusable_key(key)
        return {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}

    def of(self, key: str) -> list[str]:
        """Look-alikes first, then those one slip away, each kind in order of number."""
        folded = confusable_key(key)
        others = {other for variant in self._variants(key) for other in self._by_variant.get(variant, ())} - {key}
        alike = sorted(other for other in others if confusable_key(other) == folded)
        return alike + sorted(other for other in others if other not in alike and one_slip(key, other))
