"""What one row must and should satisfy as a whole. Only the impossible blocks; the unlikely warns.

A rule gets the values of a row and the ``Setting`` of the notice and yields problems.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.actions.notice_rows import Columns, Row
from registry.values.closed_positions import closed_position
from registry.values.country_book import INDONESIA
from timpora.core.dates import format_long, format_table
from timpora.core.imports import ERROR, WARNING, Problem

REQUIRED = ("full_name", "number", "nationality")
_EMPTY = {
    "full_name": gettext_lazy("Isi nama seperti di paspor."),
    "number": gettext_lazy("Isi nomor paspor."),
    "nationality": gettext_lazy("Isi kewarganegaraan."),
}


@dataclass(frozen=True)
class Setting:
    """The day the list speaks of, today at the establishment (both ISO), and where the columns are."""

    as_of: str
    today: str
    columns: Columns
    is_lodging: bool = True

    @property
    def latest(self) -> str:
        """Nobody can have arrived after this day."""
        return max(self.as_of, self.today)


Rule = Callable[[dict[str, Any], Setting], Iterator[Problem]]


def apply_rules(row: Row, setting: Setting) -> None:
    """Complete the row's days and add every problem it has as a whole."""
    row.problems.extend(_missing(row, setting))
    row.problems.extend(_complete_days(row, setting))
    for rule in RULES:
        row.problems.extend(rule(row.values, setting))


def _missing(row: Row, setting: Setting) -> Iterator[Problem]:
    for name in REQUIRED:
        if name not in row.values and not _told_already(row, name):
            label = setting.columns.what.field(name).label
            text = _("%(label)s kosong.") % {"label": label}
            yield setting.columns.problem(name, ERROR, "empty", text, str(_EMPTY[name]))


def _told_already(row: Row, name: str) -> bool:
    names = {name, "given_name", "family_name"} if name == "full_name" else {name}
    return any(problem.field in names and problem.level == ERROR for problem in row.problems)


def _complete_days(row: Row, setting: Setting) -> Iterator[Problem]:
    """Without a day of arrival the list's own day stands in, or the departure if that was earlier."""
    values = row.values
    arrived, departed, nights = values.get("arrived"), values.get("departed"), values.get("nights")
    if arrived and nights and not departed:
        later = datetime.date.fromisoformat(arrived) + datetime.timedelta(days=nights)
        values["departed"] = later.isoformat()
    values["arrival_known"] = bool(arrived)
    if not arrived:
        values["arrived"] = min(departed or setting.as_of, setting.as_of)
        if "arrived" in setting.columns.index and not _told_already(row, "arrived"):
            text = _("Tanggal datang kosong; dicatat sebagai sudah berada pada %(day)s.") % {
                "day": _table(values["arrived"])
            }
            yield setting.columns.problem("arrived", WARNING, "arrival_unknown", text, _("Isi tanggal datangnya."))


def _citizen(values: dict[str, Any], setting: Setting) -> Iterator[Problem]:
    if values.get("nationality") == INDONESIA:
        text = _("Kewarganegaraan Indonesia tidak perlu dilaporkan.")
        yield setting.columns.problem("nationality", ERROR, "citizen", text, _("Hapus baris ini?"))


def _birth(values: dict[str, Any], setting: Setting) -> Iterator[Problem]:
    born = values.get("birth")
    if not born:
        return
    at = "birth" if "birth" in setting.columns.index else "birth_place_day"
    whole_day = values["birth_precision"] == "day"
    if born > setting.today or (whole_day and born == setting.today):
        text = _("Tanggal lahir harus sebelum hari ini.")
        yield setting.columns.problem(at, ERROR, "birth_future", text, _("Isi tanggal lahir seperti di paspor."))
    elif whole_day and born > values["arrived"]:
        text = _("Tanggal lahir sesudah tanggal masuk.")
        yield setting.columns.problem(at, ERROR, "birth_after_arrival", text, _("Isi tanggal lahir seperti di paspor."))


def _stay_days(values: dict[str, Any], setting: Setting) -> Iterator[Problem]:
    arrived, departed = values["arrived"], values.get("departed")
    if values["arrival_known"] and arrived > setting.latest:
        text = _("Tanggal datang %(day)s belum terjadi.") % {"day": _long(arrived)}
        remedy = _("Isi tanggal hari ini atau sebelumnya.")
        yield setting.columns.problem("arrived", ERROR, "arrival_future", text, remedy)
    if departed and departed < arrived:
        text = _("Tanggal keluar lebih awal daripada tanggal masuk (%(day)s).") % {"day": _table(arrived)}
        yield setting.columns.problem(
            "departed", ERROR, "departed_early", text, _("Tukar kedua tanggal bila terbalik.")
        )


def _passport_days(values: dict[str, Any], setting: Setting) -> Iterator[Problem]:
    issued, expires = values.get("issued_on"), values.get("passport_expires_on")
    if issued and expires and expires <= issued:
        text = _("Paspor berakhir sebelum tanggal terbitnya.")
        remedy = _("Cocokkan kedua tanggal dengan paspor.")
        yield setting.columns.problem("passport_expires_on", ERROR, "passport_dates", text, remedy)
    elif expires and expires < min(values["arrived"], setting.latest):
        text = _("Paspor berakhir %(day)s, sebelum tanggal masuk.") % {"day": _long(expires)}
        remedy = _("Cocokkan dengan paspor.")
        yield setting.columns.problem("passport_expires_on", WARNING, "passport_expired", text, remedy)


def _permit_days(values: dict[str, Any], setting: Setting) -> Iterator[Problem]:
    begins, ends = values.get("permit_from"), values.get("permit_until")
    if begins and ends and ends < begins:
        text = _("Izin tinggal berakhir sebelum mulai berlaku.")
        remedy = _("Cocokkan kedua tanggal dengan izin tinggalnya.")
        yield setting.columns.problem("permit_until", ERROR, "permit_dates", text, remedy)
    elif ends and ends < min(values.get("departed") or setting.as_of, setting.as_of):
        text = _("Izin tinggal sudah berakhir %(day)s.") % {"day": _long(ends)}
        remedy = _("Periksa apakah izinnya sudah diperpanjang.")
        yield setting.columns.problem("permit_until", WARNING, "permit_ended", text, remedy)


def _work(values: dict[str, Any], setting: Setting) -> Iterator[Problem]:
    position, ends = values.get("position"), values.get("rptka_until")
    closed = closed_position(position) if position else None
    if closed and not setting.is_lodging:
        text = _("Jabatan %(name)s tertutup bagi tenaga kerja asing (Kepmenaker 349/2019).") % {
            "name": closed.indonesian
        }
        yield setting.columns.problem("position", WARNING, "closed_position", text, _("Periksa nama jabatannya."))
    if ends and ends < min(values.get("departed") or setting.as_of, setting.as_of):
        text = _("Pengesahan RPTKA sudah berakhir %(day)s.") % {"day": _long(ends)}
        yield setting.columns.problem("rptka_until", WARNING, "rptka_ended", text, _("Periksa pengesahan yang baru."))


RULES: tuple[Rule, ...] = (_citizen, _birth, _stay_days, _passport_days, _permit_days, _work)


def _long(day: str) -> str:
    return format_long(datetime.date.fromisoformat(day))


def _table(day: str) -> str:
    return format_table(datetime.date.fromisoformat(day))
