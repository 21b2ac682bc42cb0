"""Reading cells: each different cell of a column once, however many rows repeat it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    """What readers may ask: the order of day and month, the app's look-up tables, how a column writes its codes.

    ``remedies`` says by code what to do, for sentences that only give the reason.
    """

    date_order: str = "dmy"
    reference: Any = None
    style: str = ""
    remedies: Mapping[str, Any] = field(default_factory=dict)


class Outcome(NamedTuple):
    """Value and problems of one cell; shared by all rows that hold the same cell."""

    value: Any
    problems: tuple[Problem, ...]


def is_blank(cell: Any) -> bool:
    return cell is None or (cell.__class__ is str and not cell.strip())


def read_column(of: "Field", cells: Sequence[Any], reading: Reading, column: str) -> list[Outcome]:
    """Outcomes of the cells of one column, in order; ``column`` is its letter."""
    if of.style:
        reading = replace(reading, style=of.style({cell for cell in cells if cell.__class__ is str}))
    nothing = Outcome(None, ())
    known: dict[Any, Outcome] = {}
    found = []
    for cell in cells:
        # 1, 1.0 and True are equal keys, so numbers carry their type.
        key = cell if cell.__class__ is str else (cell.__class__, cell)
        outcome = known.get(key)
        if outcome is None:
            outcome = known[key] = nothing if is_blank(cell) else _read(of, cell, reading, column)
        found.append(outcome)
    return found


def _read(of: "Field", cell: Any, reading: Reading, column: str) -> Outcome:
    if isinstance(cell, BadCell):
        return Outcome(None, (_told(of, ERROR, cell, column, reading),))
    try:
        value = of.reader(cell, reading)
    except (DateProblem, ValueError) as problem:
        if not hasattr(problem, "code"):
            raise
        if problem.code == "empty":
            return Outcome(None, ())
        return Outcome(None, (_told(of, ERROR, problem, column, reading),))
    if not isinstance(value, Understood):
        return Outcome(value, ())
    remarks = [_told(of, WARNING, remark, column, reading) for remark in value.remarks]
    return Outcome(value.value, tuple(remarks))


def _told(of: "Field", level: str, said: Any, column: str, reading: Reading) -> Problem:
    code = said.kind if isinstance(said, BadCell) else said.code
    problem = Problem.told(of.name, level, code, str(said.message), label=str(of.label), column=column)
    return problem if problem.remedy else replace(problem, remedy=str(reading.remedies.get(code, "")))
