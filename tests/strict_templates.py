"""Makes our own templates fail on a variable that nobody gave them."""

import sys
from pathlib import Path

from django.template import Node


class UndefinedVariableError(AssertionError):
    """A template of ours names a variable that its context lacks."""


class RaiseOnUndefined(str):
    """For the template option `string_if_invalid`; templates of libraries are left in peace."""

    def __new__(cls, own_templates: Path):
        found = super().__new__(cls, "%s")
        found.own_templates = str(own_templates)
        return found

    def __mod__(self, variable) -> str:
        origin = self.origin_of_caller()
        if origin.startswith(self.own_templates):
            raise UndefinedVariableError(f"{origin}: {variable}")
        return ""

    @staticmethod
    def origin_of_caller() -> str:
        """The file of the template node that is being rendered."""
        frame = sys._getframe(2)
        while frame:
            node = frame.f_locals.get("self")
            if isinstance(node, Node) and getattr(node, "origin", None):
                return str(node.origin.name)
            frame = frame.f_back
        return ""
