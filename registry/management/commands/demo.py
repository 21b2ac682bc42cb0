"""The demo: fill an empty database with made-up people, say how to sign in, grow it for measurements."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from registry.demo.accounts import PASSWORD, logins
from registry.demo.build import build
from registry.demo.clock import Clock
from registry.demo.drafts import make_drafts
from registry.demo.growth import Growth
from registry.models import Person, Regency, User


class Command(BaseCommand):
    help = "Isi basis data dengan data contoh (perlu TIMPORA_DEMO=true). Aman diulang."

    def add_arguments(self, parser):
        parser.add_argument("--logins", action="store_true", help="Hanya tampilkan daftar akun contoh.")
        parser.add_argument("--people", type=int, metavar="N", help="Tambah sampai N orang untuk pengukuran.")

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Data contoh hanya boleh ada dalam mode contoh. Atur TIMPORA_DEMO=true lebih dahulu.")
        if options["logins"]:
            self.show_logins()
            return
        self.fill()
        if options["people"]:
            self.grow(options["people"])

    def fill(self) -> None:
        if User.objects.filter(is_demo=True).exists():
            self.stdout.write("Data contoh sudah ada; tidak ada yang diubah.")
            return
        if Person.objects.exists():
            raise CommandError("Basis data ini sudah berisi data. Data contoh hanya dimuat ke basis data kosong.")
        if not Regency.objects.exists():
            call_command("load_reference", stdout=self.stdout)
        today = timezone.localdate()
        build(today)
        make_drafts(Clock(today))
        self.stdout.write(f"Data contoh dimuat: {Person.objects.count()} orang.")

    def grow(self, wanted: int) -> None:
        growth = Growth(timezone.localdate())
        missing = max(0, wanted - Person.objects.count())
        console = self.console()
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("Menambah orang", total=missing)
            for added in growth.add(missing):
                progress.advance(task, added)
        self.stdout.write(f"Sekarang {Person.objects.count()} orang.")

    def show_logins(self) -> None:
        table = Table(title=f"Akun contoh – kata sandi semuanya: {PASSWORD}", title_justify="left")
        table.add_column("Surel", no_wrap=True)
        table.add_column("Peran")
        table.add_column("Instansi atau pelapor (wilayah)")
        for login in logins():
            table.add_row(*login)
        self.console().print(table)

    def console(self) -> Console:
        """Rich decides by itself whether there is a terminal that shows colours and moving bars."""
        stream = getattr(self.stdout, "_out", None)
        return Console(file=stream, width=None if stream and stream.isatty() else 100)
