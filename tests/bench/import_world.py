"""A PostgreSQL database of people, and a sheet of guests most of whom it knows, for measuring imports."""

import datetime
import random
from pathlib import Path

import openpyxl
from django.core.management import call_command
from django.db import connection, transaction

from registry.models import Agency, District, Establishment, NameToken, Person, Stay, TravelDocument, User
from timpora.core.bulk import copy_rows

KNOWN_SHARE = 0.6
HEADERS = "No|Nama Lengkap|L/P|Tgl Lahir|Kewarganegaraan|No. Paspor|Berlaku s.d.|Tgl Datang|Tgl Pergi|Kamar|Tujuan"
STATES = {"AUS": "Australia", "CHN": "Tiongkok", "IND": "India", "JPN": "Jepang", "MYS": "Malaysia", "PHL": "Filipina"}
FIRST = "ADAM BELLA CARL DIANA EMIL FIONA GREGOR HANNA IVAN JULIA KARL LENA MARTIN NORA OSKAR PETRA"
LAST = "ALDER BIRCH CEDAR DOGWOOD ELM FIR GUM HAZEL IVY JUNIPER LARCH MAPLE OAK PINE ROWAN SPRUCE WILLOW YEW"
TODAY = datetime.date.today()  # noqa: DTZ011 - the day only has to be a recent one


def identity(number: int) -> tuple[str, str, str, str, datetime.date]:
    """Name, sex, state, passport and birth of one invented person; the same for the same number."""
    dice = random.Random(number)
    first, middle, last = (dice.choice(words.split()) for words in (FIRST, LAST, LAST))
    name = f"{first} {middle} {last}SON"
    born = datetime.date(1950, 1, 1) + datetime.timedelta(days=dice.randrange(20_000))
    return name, dice.choice("MF"), dice.choice(list(STATES)), f"P{number:08d}", born


def fill(persons: int, stays: int) -> None:
    """Reference data, two lodgings, a secretariat, and people with stays in the other lodging."""
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    agency = Agency.objects.create(name="Kesbangpol", short_name="Kesbangpol", sector="kesbangpol")
    agency.regencies.set(["64.01"])
    User.objects.create_user("sekretariat@uji.contoh", None, name="Uji", role="secretariat", agency=agency)
    place = District.objects.get(code="64.01.04")
    Establishment.objects.create(name="Hotel Uji", kind="hotel", district=place)
    other = Establishment.objects.create(name="Hotel Lain", kind="hotel", district=place)
    with transaction.atomic():
        _people(persons)
        for nth in range(stays):
            arrived = (TODAY - datetime.timedelta(days=100 + 30 * nth)).isoformat()
            departed = (TODAY - datetime.timedelta(days=98 + 30 * nth)).isoformat()
            columns = ("person", "document", "kind", "establishment", "district", "arrived", "departed")
            rows = ((n, n, "menginap", other.pk, place.pk, arrived, departed) for n in range(1, persons + 1))
            copy_rows(Stay, columns, rows)
    with connection.cursor() as cursor:
        for model in (Person, TravelDocument):
            table = model._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {persons})")
        cursor.execute("VACUUM ANALYZE")


def _people(count: int) -> None:
    everybody = [(n, *identity(n)) for n in range(1, count + 1)]
    columns = ("id", "public_id", "full_name", "name_key", "sex", "birth_date", "nationality")
    rows = ((n, passport.lower(), name, name, sex, born, state) for n, name, sex, state, passport, born in everybody)
    copy_rows(Person, columns, rows)
    columns = ("id", "person", "number", "number_key", "issuing_state", "expires_on")
    expires = TODAY + datetime.timedelta(days=900)
    copy_rows(TravelDocument, columns, ((n, n, row[3], row[3], row[2], expires) for n, *row in everybody))
    words = ((n, word) for n, name, *_rest in everybody for word in dict.fromkeys(name.split()))
    copy_rows(NameToken, ("person", "token"), words)


def write_sheet(path: Path, rows: int, persons: int) -> None:
    """Guests of a hotel, as many of them known as KNOWN_SHARE says; births are text, other days are days."""
    dice = random.Random(64)
    known = dice.sample(range(1, persons + 1), int(rows * KNOWN_SHARE))
    numbers = known + list(range(50_000_000, 50_000_000 + rows - len(known)))
    dice.shuffle(numbers)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tamu")
    sheet.append(HEADERS.split("|"))
    for line, number in enumerate(numbers, 1):
        name, sex, state, passport, born = identity(number)
        arrived = TODAY - datetime.timedelta(days=dice.randrange(2, 60))
        departed = arrived + datetime.timedelta(days=dice.randrange(1, 5)) if dice.random() < 0.7 else None
        expires = TODAY + datetime.timedelta(days=900)
        about = [line, name, "L" if sex == "M" else "P", f"{born:%d-%m-%Y}", STATES[state], passport, expires]
        sheet.append([*about, arrived, departed, str(100 + line % 300), "Wisata" if line % 3 else "Kunjungan bisnis"])
    book.save(path)
