"""Many at once, and a process that is killed: applied once, or not at all."""

import os
import signal
import subprocess
import sys
import threading

import pytest
from django.conf import settings as project
from django.db import connection

from registry.actions import notice as action
from registry.models import Notice, NoticeRow, Person, Stay, TravelDocument
from tests.registry.imports.conftest import make_places, make_side
from tests.registry.imports.sheets import counts, stage, take_in, write_xlsx
from timpora.core.models import AuditEvent

RACERS = 8
HEADERS = ["Nama", "No Paspor", "Kewarganegaraan", "Check in", "L/P"]
KILLED = """
import os, signal, sys
import django
django.setup()
from django.db import connection
from registry.actions import notice as action
from registry.models import Notice, User

def kill_at(execute, sql, params, many, context):
    if sys.argv[1] in sql:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

with connection.execute_wrapper(kill_at):
    action.commit_notice(by=User.objects.get(role="secretariat"), notice=Notice.objects.get())
"""


@pytest.fixture
def side(transactional_db):
    make_places()
    return make_side("64.01", "64.01.04")


def guests(count: int, first: int = 0) -> list[list]:
    words = ["ALDER", "BIRCH", "CEDAR", "ELM", "FIR", "HAZEL", "LARCH", "MAPLE", "OAK", "PINE"]
    rows = [[f"TAMU {words[n % 10]}", f"A{n:07d}", "AUS", "20-11-2024", "L"] for n in range(first, first + count)]
    return [HEADERS, *rows]


def run_at_once(work, count: int = RACERS) -> list:
    """What each of ``count`` threads returned or raised, all started together."""
    barrier, found = threading.Barrier(count), []

    def run(number: int) -> None:
        barrier.wait()
        try:
            found.append(work(number))
        except Exception as error:
            found.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_eight_hand_ins_of_one_file_at_once_are_one(tmp_path, side):
    path = write_xlsx(tmp_path / "tamu.xlsx", guests(60))

    def hand_in(_number: int) -> int:
        try:
            return take_in(side.secretariat, side.hotel, path).pk
        except action.AlreadyReceived as earlier:
            return earlier.notice.pk

    found = run_at_once(hand_in)
    assert found == [Notice.objects.get().pk] * RACERS
    assert (counts(Notice.objects.get()), Stay.objects.count()) == ((60, 60, 0, 0, 0), 60)
    assert (Person.objects.count(), NoticeRow.objects.count(), AuditEvent.objects.count()) == (60, 60, 1)


def test_eight_last_clicks_at_once_are_one(tmp_path, side):
    draft = stage(side.secretariat, side.hotel, write_xlsx(tmp_path / "tamu.xlsx", guests(60)))
    action.check_notice(by=side.secretariat, notice=draft)
    found = run_at_once(lambda _number: action.commit_notice(by=side.secretariat, notice=draft).number)
    assert found == [Notice.objects.get().number] * RACERS
    assert (Stay.objects.count(), AuditEvent.objects.count()) == (60, 1)


def test_files_of_two_establishments_with_the_same_people_at_once_know_each_person_once(tmp_path, side):
    paths = [write_xlsx(tmp_path / f"{n}.xlsx", guests(40, first=10 * n)) for n in range(2)]
    bodies = [side.hotel, side.company]
    found = run_at_once(lambda n: counts(take_in(side.secretariat, bodies[n], paths[n])), 2)
    assert found == [(40, 40, 0, 0, 0)] * 2
    assert (Person.objects.count(), TravelDocument.objects.count(), Stay.objects.count()) == (50, 50, 80)
    assert sorted(Notice.objects.values_list("serial", flat=True)) == [1, 2]


@pytest.mark.parametrize(
    "statement", ['UPDATE "registry_noticerow"', 'UPDATE "registry_notice" ', 'INSERT INTO "core_auditevent"']
)
def test_a_process_killed_in_the_middle_leaves_nothing_and_the_next_one_finishes(tmp_path, side, statement):
    draft = stage(side.secretariat, side.hotel, write_xlsx(tmp_path / "tamu.xlsx", guests(60)))
    action.check_notice(by=side.secretariat, notice=draft)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, statement], env=environment(), cwd=project.BASE_DIR, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert (Person.objects.count(), Stay.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)
    assert Notice.objects.get().state == Notice.State.DRAFT
    notice = action.commit_notice(by=side.secretariat, notice=draft)
    assert (counts(notice), Stay.objects.count()) == ((60, 60, 0, 0, 0), 60)


def environment() -> dict[str, str]:
    """Another process on the database of this test."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{facts['NAME']}"
    else:
        host = facts["HOST"] or facts["OPTIONS"].get("host", "")
        url = f"postgres://{facts['USER']}:{facts['PASSWORD']}@{host}:{facts['PORT']}/{facts['NAME']}"
    return os.environ | {"DJANGO_SETTINGS_MODULE": "timpora.settings", "DATABASE_URL": url}
