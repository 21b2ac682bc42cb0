"""Day first or month first: proven by the cells, said by a header, or asked. Never guessed."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from timpora.core.dates import OrderFinding, detect_order, format_long
from timpora.core.imports import Field
from timpora.core.imports.columns import stated_order

SHOWN = 3
_SAMPLED = 40
# Nothing in the file depends on the order, or only one reading is possible.
_HARMLESS = {"none": "dmy", "ymd": "dmy", "dmy": "dmy", "mdy": "mdy"}


def date_evidence(header: Any, cells: Sequence[Any], field: Field | None) -> dict[str, Any] | None:
    """What one column proves: order, examples as JSON, and what its header prescribes. None for other columns."""
    if not (field and field.is_date):
        if field is not None and field.is_used:
            return None
        sample = [cell for cell in cells if isinstance(cell, str)][:_SAMPLED]
        if detect_order(sample).order == "none":
            return None
    finding = detect_order(_last_parts(cells) if field and field.name.endswith("_place_day") else cells)
    return {"order": finding.order, "stated": stated_order(header), "examples": _examples(finding)}


def _last_parts(cells: Sequence[Any]) -> list[Any]:
    """The dates in cells that hold a place before the comma."""
    return [cell.rpartition(",")[2] if isinstance(cell, str) else cell for cell in cells]


def _examples(finding: OrderFinding) -> list[dict[str, str]]:
    return [
        {
            "text": example.text,
            "dmy": example.dmy.isoformat() if example.dmy else "",
            "mdy": example.mdy.isoformat() if example.mdy else "",
        }
        for example in finding.examples
        if example
    ]


def date_finding(columns: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What the date columns of a file prove together: ``order``, and up to three examples of what is in doubt."""
    told = [column | column["dates"] for column in columns if column["is_date"] and column.get("dates")]
    proofs = {column["order"] for column in told} & {"dmy", "mdy", "mixed"}
    examples = [example | {"column": column["letter"]} for column in told for example in column["examples"]]
    stated = {column["stated"] for column in told} - {""}
    if proofs & {"mixed"} or len(proofs) == 2:
        order = "mixed"
    elif proofs:
        order = proofs.pop()
    elif any(column["order"] == "ambiguous" for column in told):
        order = "ambiguous"
    else:
        order = "ymd" if any(column["order"] == "ymd" for column in told) else "none"
    return {"order": order, "stated": stated.pop() if len(stated) == 1 else "", "examples": examples[:SHOWN]}


def settled_order(finding: dict[str, Any]) -> str | None:
    """The order to read by, or None where somebody has to say it."""
    if finding["order"] == "ambiguous":
        return finding["stated"] or None
    return _HARMLESS.get(finding["order"])


def order_question(finding: dict[str, Any]) -> tuple[str, str]:
    """Reason and remedy in words, with every example in both readings."""
    shown = [
        _("%(text)s (kolom %(column)s) dibaca %(dmy)s atau %(mdy)s")
        % {
            "text": example["text"],
            "column": example["column"],
            "dmy": _long(example["dmy"]),
            "mdy": _long(example["mdy"]),
        }
        for example in finding["examples"]
    ]
    if finding["order"] == "mixed":
        reason = _("Tanggal di berkas ini ada yang hari lebih dulu dan ada yang bulan lebih dulu: %(examples)s.")
    else:
        reason = _("Tanggal di berkas ini bisa dibaca dua cara: %(examples)s.")
    return reason % {"examples": "; ".join(shown)}, _("Pilih urutannya: hari lebih dulu atau bulan lebih dulu.")


def _long(day: str) -> str:
    return format_long(datetime.date.fromisoformat(day)) if day else _("bukan tanggal")
