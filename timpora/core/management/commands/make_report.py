from argparse import ArgumentTypeError
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from timpora.core.reports import Report, ReportForm, all_reports, find_report
from timpora.core.reports.copies import make_copy
from timpora.core.reports.report import in_words


def pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise ArgumentTypeError(f"{text}: NAME=VALUE")
    return name, value


class Command(BaseCommand):
    help = "Make one report as a workbook, with the rights of one account; the download is audited like any other."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="which report; an unknown one lists them all")
        parser.add_argument("--user", required=True, metavar="EMAIL", help="whose report it is")
        parser.add_argument("--from", dest="dari", metavar="DAY", help="first day; default: the last closed month")
        parser.add_argument("--until", dest="sampai", metavar="DAY", help="last day")
        parser.add_argument("--district", dest="kecamatan", metavar="CODE", help="the same as --filter kecamatan=CODE")
        parser.add_argument("--filter", type=pair, action="append", default=[], metavar="NAME=VALUE")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(self, *args, **options) -> None:
        user = get_user_model().objects.filter(email__iexact=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(_("Tidak ada akun aktif dengan surel %(email)s.") % {"email": options["user"]})
        report = find_report(options["slug"])
        if report is None:
            known = ", ".join(one.slug for one in all_reports())
            raise CommandError(_("Tidak ada laporan %(slug)s. Yang ada: %(known)s.") % (options | {"known": known}))
        if not user.has_perm(report.permission):
            raise CommandError(_("Akun %(user)s tidak dapat mengunduh laporan ini.") % options)
        with timezone.override(user.time_zone):
            self._make(report, user, self._form(report, user, options), options["out"])

    def _form(self, report: Report, user, options) -> ReportForm:
        named = {name: options[name] for name in ("dari", "sampai", "kecamatan") if options[name]}
        chosen = named | dict(options["filter"])
        form = report.form_class.filled(chosen, user)
        if unknown := set(chosen) - set(form.fields):
            raise CommandError(_("Saringan tidak dikenal: %(names)s.") % {"names": ", ".join(sorted(unknown))})
        if not form.is_valid():
            raise CommandError("\n".join(f"{name}: {' '.join(texts)}" for name, texts in form.errors.items()))
        return form

    def _make(self, report: Report, user, form: ReportForm, out: Path) -> None:
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        # The bar goes where errors go, so that the output stays one line for whoever reads it by machine.
        with Progress(*columns, console=Console(stderr=True)) as bar:
            counted = report.control_numbers(user, form.cleaned_data) if report.counts_rows else [("", None)]
            task = bar.add_task(_("Menyusun baris"), total=counted[0][1])
            made = make_copy(report, user, form, out, progress=lambda rows: bar.update(task, completed=rows))
            bar.update(task, completed=made.rows, total=made.rows)
        summary = _("%(rows)s baris ditulis ke %(file)s (%(numbers)s).")
        self.stdout.write(summary % {"rows": made.rows, "file": out, "numbers": in_words(made.numbers)})
