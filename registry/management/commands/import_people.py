"""A list of people from the command line: the same steps as the pages, every problem printed."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from registry.actions import notice as action
from registry.imports.people import PeopleImport
from registry.models import Establishment, Notice, NoticeRow, User
from timpora.core.dates import DateProblem, parse_date
from timpora.core.imports import Problem, find_import
from timpora.core.xlsx import tidy_header

DONE, HELD, UNREADABLE = 0, 1, 2
STORED_COUNTS = ("rows_read", "rows_created", "rows_updated", "rows_unchanged", "rows_held")


class Command(BaseCommand):
    help = (
        "Impor daftar orang asing dari berkas .xlsx, .xls, .ods atau .csv. "
        "Kode keluar: 0 semua baris masuk, 1 ada baris atau pertanyaan yang tertahan, 2 berkas tidak terbaca."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="BERKAS")
        parser.add_argument("--establishment", required=True, help="nama atau nomor pelapor")
        parser.add_argument("--user", required=True, help="surel akun yang mengimpor")
        parser.add_argument("--as-of", help="keadaan per tanggal, hh-bb-tttt (bawaan: hari ini)")
        parser.add_argument("--sheet", help="nama lembar")
        parser.add_argument("--date-order", choices=["dmy", "mdy"], help="urutan hari dan bulan dalam berkas")
        parser.add_argument("--map", action="append", default=[], metavar="JUDUL=isian", help="arti sebuah kolom")
        parser.add_argument("--dry-run", action="store_true", help="periksa saja, jangan simpan")
        parser.add_argument("--only-clean", action="store_true", help="jangan simpan apa pun bila ada baris tertahan")

    def handle(self, *args: Any, **options: Any) -> None:
        started = timezone.now()
        user = _user(options["user"])
        establishment = _establishment(user, options["establishment"])
        if not Path(options["file"]).is_file():
            raise CommandError(_("Tidak ada berkas %(name)s.") % {"name": options["file"]})
        try:
            notice = action.stage_file(
                by=user,
                establishment=establishment,
                as_of=_day(options["as_of"]),
                path=options["file"],
                file_name=options["file"].replace("\\", "/").rpartition("/")[2],
            )
        except action.UnreadableFile as problem:
            self.stderr.write(problem.message)
            sys.exit(UNREADABLE)
        except action.AlreadyReceived as earlier:
            self._say_received(earlier.notice)
            return
        try:
            if code := self._take_in(user, notice, options):
                sys.exit(code)
        finally:
            # A draft of the pages stays; one of our own that came to nothing does not.
            if Notice.objects.drafts().filter(pk=notice.pk, made_at__gte=started).exists():
                action.discard_draft(by=user, notice=notice)

    def _take_in(self, user: User, notice: Notice, options: dict[str, Any]) -> int:
        try:
            notice = self._lay_out(user, notice, options)
            with self._bar(_("Memeriksa")) as progress:
                summary = action.check_notice(by=user, notice=notice, progress=progress)
            self._say_problems(notice, summary)
            held = summary.faulty + summary.held
            if options["dry_run"] or (held and options["only_clean"]) or not summary.ready:
                self._say_unsaved(summary, dry_run=options["dry_run"])
                return HELD if held or not summary.ready else DONE
            with self._bar(_("Menyimpan")) as progress:
                notice = action.commit_notice(by=user, notice=notice, progress=progress)
        except action.LayoutIncomplete as question:
            self._say_all(question.problems)
            if any(problem.code == "date_order" for problem in question.problems):
                self.stdout.write(
                    _("Ulangi dengan --date-order dmy (hari dahulu) atau --date-order mdy (bulan dahulu).")
                )
            return HELD
        except action.AlreadyReceived as earlier:
            return self._say_received(earlier.notice)
        self.stdout.write(_("Laporan %(number)s disimpan.") % {"number": notice.number})
        self._say_conservation(notice)
        return DONE

    def _lay_out(self, user: User, notice: Notice, options: dict[str, Any]) -> Notice:
        if options["sheet"]:
            if options["sheet"] not in notice.layout["sheets"]:
                raise CommandError(_("Tidak ada lembar “%(name)s”.") % {"name": options["sheet"]})
            notice = action.set_layout(by=user, notice=notice, sheet=options["sheet"])
        mapping = dict(_mapped(notice, text) for text in options["map"])
        if mapping or options["date_order"]:
            notice = action.set_layout(by=user, notice=notice, mapping=mapping, date_order=options["date_order"])
        self._say_columns(notice)
        return notice

    # What it prints. -------------------------------------------------------------------------------------

    def _bar(self, text: str) -> "Bar":
        return Bar(text, Console(file=self.stderr._out))

    def _say_columns(self, notice: Notice) -> None:
        what = find_import(notice.layout["import"])
        for column in notice.layout["columns"]:
            meaning = what.field(column["field"]).label if column["field"] else _("diabaikan")
            note = f" – {column['note']}" if column["note"] else ""
            self.stdout.write(f"  {column['letter']:>3} {column['header'][:30]:30} → {meaning} ({column['how']}){note}")
        for note in notice.layout["notes"]:
            self.stdout.write(f"  {note}")

    def _say_problems(self, notice: Notice, summary: action.CheckSummary) -> None:
        self._say_all(summary.problems)
        rows = NoticeRow.objects.filter(notice=notice).exclude(problems=[]).order_by("sheet_row")
        for number, problems in rows.values_list("sheet_row", "problems").iterator():
            self._say_all([Problem(**problem) for problem in problems], number)

    def _say_all(self, problems: list[Problem], row: int | None = None) -> None:
        for problem in problems:
            at = _("Baris %(row)s") % {"row": row} if row else _("Berkas")
            at += _(", kolom %(column)s") % {"column": problem.column} if problem.column else ""
            level = _("salah") if problem.is_error else _("periksa")
            self.stdout.write(f"{at} [{level}]: {problem.text} {problem.remedy}".rstrip())

    def _say_unsaved(self, summary: action.CheckSummary, *, dry_run: bool) -> None:
        words = {"read": summary.read, "ready": summary.ready, "held": summary.faulty + summary.held}
        words["repeated"] = summary.skipped - summary.held
        text = _("Dibaca %(read)s = siap %(ready)s + berulang %(repeated)s + ditahan %(held)s.")
        self.stdout.write(" ".join([text % words, _("Tidak ada yang disimpan.")]))
        if words["held"] and summary.ready and not dry_run:
            self.stdout.write(_("Tanpa --only-clean baris yang siap disimpan dan yang lain ditahan."))

    def _say_received(self, notice: Notice) -> int:
        """The same file again is a success: what it says is there already."""
        text = _("Berkas ini sudah diterima sebagai %(number)s. Tidak ada yang berubah.")
        self.stdout.write(text % {"number": notice.number})
        self._say_conservation(notice)
        return DONE

    def _say_conservation(self, notice: Notice) -> None:
        text = _(
            "Dibaca %(rows_read)s = baru %(rows_created)s + diperbarui %(rows_updated)s"
            " + tetap %(rows_unchanged)s + ditahan %(rows_held)s."
        )
        self.stdout.write(text % {name: getattr(notice, name) for name in STORED_COUNTS})


class Bar:
    """A progress bar that counts rows; called with how many are done and how many there are."""

    def __init__(self, text: str, console: Console):
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(_("baris")))
        self.progress = Progress(*columns, console=console)
        self.task = self.progress.add_task(text, total=None)

    def __enter__(self) -> "Bar":
        self.progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.progress.stop()

    def __call__(self, done: int, total: int) -> None:
        self.progress.update(self.task, completed=done, total=total)


def _user(email: str) -> User:
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(_("Tidak ada akun aktif %(email)s.") % {"email": email})
    if not user.has_perm(PeopleImport.permission):
        raise CommandError(_("Akun %(email)s tidak berwenang mengimpor.") % {"email": email})
    return user


def _establishment(user: User, name: str) -> Establishment:
    seen = Establishment.objects.visible_to(user)
    found = list(seen.filter(pk=name) if name.isdecimal() else seen.filter(name__iexact=name))
    if len(found) != 1:
        text = _("Tidak ada pelapor “%(name)s” yang boleh dilihat %(user)s.")
        if found:
            text = _("Ada beberapa pelapor “%(name)s”. Pakai nomornya.")
        raise CommandError(text % {"name": name, "user": user.email})
    return found[0]


def _day(text: str | None):
    if not text:
        return timezone.localdate()
    try:
        return parse_date(text)
    except DateProblem as problem:
        raise CommandError(problem.message) from problem


def _mapped(notice: Notice, text: str) -> tuple[int, str]:
    """Index and field of one ``--map "HEADER=field"``; the header as written, or the column's letter."""
    header, _equals, name = text.rpartition("=")
    names = {field.name for field in find_import(notice.layout["import"]).fields}
    if name and name not in names:
        known = ", ".join(sorted(names))
        raise CommandError(_("Tidak ada isian “%(name)s”. Pilihannya: %(known)s.") % {"name": name, "known": known})
    for column in notice.layout["columns"]:
        if tidy_header(header) == tidy_header(column["header"]) or header.upper() == column["letter"]:
            return column["index"], name
    raise CommandError(_("Tidak ada kolom “%(header)s”.") % {"header": header})
