from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from timpora.core.documents import Letterhead, SignatureBlock
from timpora.core.reports.columns import Column
from timpora.core.reports.form import ReportForm
from timpora.core.reports.periods import period_code
from timpora.core.templatetags.indonesian import angka

# Marks of PP 61/2010 in use among offices: lists that name people, and counts that name nobody.
RESTRICTED, OPEN = _("Terbatas"), _("Biasa")

# Characters of title or place in a file's name; some mail programs cut names at 64.
NAME_PART = 40

Numbers = list[tuple[str, int]]


@dataclass(frozen=True)
class Table:
    """A further sheet of a report. ``totals`` maps the index of a column to what stands in the row "Jumlah"."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Any]
    totals: Mapping[int, Any] | None = None


class Report:
    """One official report. Subclasses say what it is called, who may have it, its columns and its rows.

    ``filters`` everywhere is the cleaned data of ``form_class``: ``dari`` and ``sampai`` (dates) and what the
    subclass adds. Everything a report reads begins with ``visible_to(user)``.
    """

    slug: str = ""
    title: Any = ""
    description: Any = ""
    permission: str = ""
    classification: Any = RESTRICTED
    form_class: type[ReportForm] = ReportForm
    columns: Sequence[Column] = ()
    freeze_columns = 1
    # Whether the first control number counts the rows; if so, a file where they differ is never finished.
    counts_rows = True

    def rows(self, user, filters: Mapping[str, Any]) -> Iterator[Any]:
        """Rows in order, streamed: memory must not grow with their number, nor queries with anything but chunks."""
        raise NotImplementedError

    def control_numbers(self, user, filters: Mapping[str, Any]) -> Numbers:
        """Counts by which a reader checks the report against the list page, as (noun, count); the first is main."""
        raise NotImplementedError

    def definitions(self) -> list[tuple[str, str]]:
        """Terms and what they mean in this report."""
        return []

    def extra_tables(self, user, filters: Mapping[str, Any]) -> list[Table]:
        return []

    def list_url(self, filters: Mapping[str, Any]) -> str:
        """Address of the list page that shows the same rows, where there is one."""
        return ""

    def totals(self, user, filters: Mapping[str, Any], numbers: Numbers) -> Mapping[int, Any]:
        """What stands in the row "Jumlah", by index of column; a text runs on to the next one named."""
        return {1: in_words(numbers)}

    # Whose report it is -------------------------------------------------------------------------------------

    @property
    def is_restricted(self) -> bool:
        return self.classification is RESTRICTED

    def heading(self, user, filters: Mapping[str, Any]) -> str:
        return str(self.title)

    def place(self, user, filters: Mapping[str, Any]) -> str:
        """The area the report speaks of, as the file's name and source line say it."""
        return str(user.place_name)

    def place_code(self, user, filters: Mapping[str, Any]) -> str:
        """The area in the name of the file."""
        return slugify(self.place(user, filters))

    def letterhead(self, user, filters: Mapping[str, Any]) -> Letterhead:
        return Letterhead(tuple(user.letterhead))

    def signature(self, user, filters: Mapping[str, Any]) -> SignatureBlock | None:
        return None

    def file_name(self, user, filters: Mapping[str, Any]) -> str:
        """``rekap-a-orang-asing_paser_2024-11.xlsx``."""
        place = self.place_code(user, filters)[:NAME_PART]
        parts = [slugify(self.title)[:NAME_PART], place, period_code(filters["dari"], filters["sampai"])]
        return "_".join(filter(None, parts)) + ".xlsx"


def in_words(numbers: Numbers) -> str:
    """``278 orang · 32 kewarganegaraan · 10 kecamatan``."""
    return " · ".join(f"{angka(number)} {noun}" for noun, number in numbers)
