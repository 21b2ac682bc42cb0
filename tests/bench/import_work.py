"""One measured import, in a process of its own, whose settings name a database of its own."""

import io
import json
import os
import resource
import sys
import time
from pathlib import Path

from django.db import connection, transaction

from registry.actions import notice as action
from registry.actions.notice_check import examine
from registry.models import Establishment, NameToken, Notice, NoticeRow, Person, Stay, TravelDocument, User
from tests.bench import import_rivals
from tests.bench.import_world import TODAY, fill, write_sheet
from timpora.core.bulk import collector_paused


class Meter:
    """CPU seconds of this process, its children and the database's backend, since the last look."""

    def __init__(self):
        connection.ensure_connection()
        self.backend = connection.connection.info.backend_pid
        self.tick = os.sysconf("SC_CLK_TCK")
        self.last = self._now()

    def _now(self) -> list[float]:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        fields = Path(f"/proc/{self.backend}/stat").read_text().rpartition(")")[2].split()
        backend = (int(fields[11]) + int(fields[12])) / self.tick
        return [time.process_time(), children.ru_utime + children.ru_stime, backend]

    def spent(self) -> list[float]:
        now = self._now()
        spent = [after - before for before, after in zip(self.last, now, strict=True)]
        self.last = now
        return spent


def ours(path: Path) -> dict:
    by = User.objects.get(email="sekretariat@uji.contoh")
    place = Establishment.objects.get(name="Hotel Uji")
    meter = Meter()
    draft = action.stage_file(by=by, establishment=place, as_of=TODAY, path=path, file_name="tamu.xlsx")
    stage = meter.spent()
    # Once without its writing, so that reading and rules can be told from the database's part; not counted.
    with collector_paused():
        examine(draft, draft.establishment, None)
    examined = meter.spent()
    summary = action.check_notice(by=by, notice=draft)
    check = meter.spent()
    notice = action.commit_notice(by=by, notice=draft)
    commit = meter.spent()
    if (summary.ready, notice.rows_created) != (summary.read, summary.read):
        raise AssertionError((summary, notice.rows_created))
    peaks = peak_memory()
    save_copies(notice, path.with_suffix(".copies"))
    database = sum(commit) + sum(check) - sum(examined)
    parts = {"stage": stage, "check": check, "commit": commit, "(examine)": examined}
    return {"cpu": sum(stage) + sum(check) + sum(commit), "database": database, "parts": parts} | peaks


def save_copies(notice: Notice, folder: Path) -> None:
    """Keep what this run added to each table, for the run that only copies."""
    folder.mkdir(exist_ok=True)
    new = Person.objects.filter(stays__notice=notice, public_id__regex="[^0-9p]")
    added = {
        Person: new,
        NameToken: NameToken.objects.filter(person__in=new),
        TravelDocument: TravelDocument.objects.filter(person__in=new),
        Stay: Stay.objects.filter(notice=notice),
        NoticeRow: NoticeRow.objects.filter(notice=notice),
    }
    for order, (model, rows) in enumerate(added.items()):
        table = model._meta.db_table
        with connection.cursor() as cursor, open(folder / f"{order}-{table}", "w") as file:
            query, params = rows.order_by("pk").values_list("pk").query.sql_with_params()
            cursor.execute(f"CREATE TEMPORARY TABLE chosen (id bigint); INSERT INTO chosen {query}", params)
            cursor.copy_expert(f"COPY (SELECT t.* FROM {table} t JOIN chosen USING (id) ORDER BY id) TO STDOUT", file)
            cursor.execute("DROP TABLE chosen")


def copy(path: Path) -> dict:
    """The same rows into the same indexed tables, by COPY alone: nothing can be faster."""
    copies = sorted(path.with_suffix(".copies").iterdir())
    buffers = {each.name.partition("-")[2]: io.StringIO(each.read_text()) for each in copies}
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, NoticeRow._meta.db_table)
    place = [column.name for column in columns].index("notice_id")
    number = int(buffers[NoticeRow._meta.db_table].getvalue().split("\t", place + 1)[place])
    Notice.objects.create(pk=number, establishment=Establishment.objects.get(name="Hotel Uji"), as_of=TODAY)
    meter = Meter()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, buffer in buffers.items():
            cursor.copy_expert(f"COPY {table} FROM STDIN", buffer)
    return {"cpu": sum(meter.spent())} | peak_memory()


def rival(path: Path, *, bulk: bool) -> dict:
    place = Establishment.objects.get(name="Hotel Uji")
    meter = Meter()
    with transaction.atomic():
        import_rivals.run(path, place, bulk=bulk)
    return {"cpu": sum(meter.spent())} | peak_memory()


def peak_memory() -> dict[str, float]:
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"megabytes": own, "child_megabytes": child}


def main(what: str, *arguments: str) -> None:
    if what == "fill":
        path, rows, persons, stays = arguments
        fill(int(persons), int(stays))
        write_sheet(Path(path), int(rows), int(persons))
        return
    runs = {
        "ours": ours,
        "copy": copy,
        "rival": lambda path: rival(path, bulk=False),
        "rival-bulk": lambda path: rival(path, bulk=True),
    }
    json.dump(runs[what](Path(arguments[0])), sys.stdout)
