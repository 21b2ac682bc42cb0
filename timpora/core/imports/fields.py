"""What an import declares: its fields, the words sheets use for them, and how their cells are read."""

import functools
import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from timpora.core.imports.columns import ColumnMatch, Matcher
from timpora.core.imports.reading import Reading


@dataclass(frozen=True)
class Field:
    """One thing a sheet may tell of each row.

    name: key of the value in what was understood.
    label: what users call it.
    aliases: headers that mean it, in any case and punctuation.
    reader: ``reader(cell, reading)`` gives a value that JSON can hold, or ``Understood``; raises an error that
        has ``code`` and ``message``. None for columns that are known and not used.
    group: fields of one group are about one thing; a bare "valid until" belongs to the group beside it.
    probe: ``probe(cells)`` says whether the contents alone look like this field, to guess an unknown header.
    instead: fields of which one is enough where this one is required.
    style: ``style(texts)`` names the way a whole column writes its codes; readers find it in ``reading.style``.
    """

    name: str
    label: str
    aliases: tuple[str, ...]
    reader: Callable[[Any, Reading], Any] | None
    required: bool = False
    is_date: bool = False
    group: str = ""
    probe: Callable[[Sequence[Any]], bool] | None = None
    style: Callable[[Iterable[str]], str] | None = None
    instead: tuple[str, ...] = ()

    @property
    def is_used(self) -> bool:
        return self.reader is not None

    @property
    def answers(self) -> frozenset[str]:
        """Names of the fields that satisfy it where it is required."""
        return frozenset({self.name, *self.instead})


class SheetImport:
    """Base of every import. A subclass is only declarations."""

    slug: str = ""
    title: str = ""
    permission: str = ""
    fields: tuple[Field, ...] = ()
    # Headers that mean nothing alone: header → {group: field}.
    neighbours: Mapping[str, Mapping[str, str]] = {}
    # What to do, by code, where a reader's sentence gives only the reason.
    remedies: Mapping[str, Any] = {}

    @classmethod
    def field(cls, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        return cls._by_name()[name]

    @classmethod
    @functools.cache
    def _by_name(cls) -> dict[str, Field]:
        return {field.name: field for field in cls.fields}

    @classmethod
    @functools.cache
    def matcher(cls) -> Matcher:
        return Matcher(cls.fields, cls.neighbours)

    @classmethod
    def match_columns(
        cls, headers: Sequence[Any], samples: Sequence[Sequence[Any]], remembered: Mapping[str, str] | None = None
    ) -> list[ColumnMatch]:
        """Say for each column which field it is; ``samples[i]`` are some cells of column i.

        ``remembered`` is what ``ColumnMatch.key`` led to the last time (key → field name, "" for ignored).
        """
        return cls.matcher().match(headers, samples, remembered or {})

    @classmethod
    def header_score(cls, headers: list[str]) -> int:
        """How many different fields a row of tidied texts names, for finding the header row."""
        return cls.matcher().score(headers)


@functools.cache
def all_imports() -> dict[str, type[SheetImport]]:
    """Every import by slug; each app may have a package ``imports``."""
    for app in apps.get_app_configs():
        name = f"{app.name}.imports"
        if app.name == "timpora.core" or importlib.util.find_spec(name) is None:
            continue
        package = importlib.import_module(name)
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{name}.{module.name}")
    return {found.slug: found for found in _subclasses(SheetImport) if found.slug}


def _subclasses(parent: type) -> list[type]:
    return [found for child in parent.__subclasses__() for found in (child, *_subclasses(child))]


def find_import(slug: str) -> type[SheetImport]:
    """The import of that slug; KeyError where there is none."""
    return all_imports()[slug]
