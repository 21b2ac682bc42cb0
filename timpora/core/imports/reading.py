"""Reading cells: each different cell of a column once, however many rows repeat it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from timpora.core.dates import DateProblem
from timpora.core.imports.problem import ERROR, WARNING, Problem
from timpora.core.xlsx import BadCell

if TYPE_CHECKING:
    from timpora.core.imports.fields import Field


class Understood(NamedTuple):
    """What a reader made of a cell when there is more to say: remarks have ``code`` and ``message``."""

    value: Any
    remarks: Sequence[Any] = ()


@dataclass(frozen=True)
class Reading:
    """What readers may ask: the order of day and month, the app's look-up tables, how a column writes its codes."""

    date_order: str = "dmy"
    reference: Any = None
    style: str = ""


class Outcome(NamedTuple):
    """Value and problems of one cell; shared by all rows that hold the same cell."""

    value: Any
    problems: tuple[Problem, ...]


def is_blank(cell: Any) -> bool:
    return cell is None or (cell.__class__ is str and not cell.strip())


def read_column(field: "Field", cells: Sequence[Any], reading: Reading, column: str) -> list[Outcome]:
    """Outcomes of the cells of one column, in order; ``column`` is its letter."""
    if field.style:
        reading = replace(reading, style=field.style({cell for cell in cells if cell.__class__ is str}))
    nothing = Outcome(None, ())
    known: dict[Any, Outcome] = {}
    found = []
    for cell in cells:
        # 1, 1.0 and True are equal keys, so numbers carry their type.
        key = cell if cell.__class__ is str else (cell.__class__, cell)
        outcome = known.get(key)
        if outcome is None:
            outcome = known[key] = nothing if is_blank(cell) else _read(field, cell, reading, column)
        found.append(outcome)
    return found


def _read(field: "Field", cell: Any, reading: Reading, column: str) -> Outcome:
    if isinstance(cell, BadCell):
        return Outcome(None, (_told(field, ERROR, cell.kind, cell.message, column),))
    try:
        value = field.reader(cell, reading)
    except (DateProblem, ValueError) as problem:
        if not hasattr(problem, "code"):
            raise
        if problem.code == "empty":
            return Outcome(None, ())
        return Outcome(None, (_told(field, ERROR, problem.code, problem.message, column),))
    if not isinstance(value, Understood):
        return Outcome(value, ())
    remarks = [_told(field, WARNING, remark.code, remark.message, column) for remark in value.remarks]
    return Outcome(value.value, tuple(remarks))


def _told(field: "Field", level: str, code: str, message: str, column: str) -> Problem:
    return Problem.told(field.name, level, code, str(message), label=str(field.label), column=column)
