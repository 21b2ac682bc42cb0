"""The readers of values, as fields of forms ask them: the same ones that read sheets."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from registry.values.problem import ValueProblem


def read_or_refuse(reader: Callable[[Any], Any], value: Any) -> Any:
    """What ``reader`` makes of ``value``; its complaint becomes the error of the field."""
    try:
        return reader(value)
    except ValueProblem as problem:
        raise ValidationError(problem.message, code=problem.code) from problem
