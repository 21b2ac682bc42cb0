"""Fill the tables of places, countries and visa indexes from fixtures/. Run it as often as you like."""

import csv
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from registry.models import Country, District, Regency, Village, VisaIndex

FOLDER = Path(settings.BASE_DIR) / "fixtures"
KINDS = {"kabupaten": "regency", "kota": "regency", "kecamatan": "district", "desa": "village", "kelurahan": "village"}


class Command(BaseCommand):
    help = "Muat data acuan: wilayah, negara, indeks visa. Aman diulang; tidak menghapus apa pun."

    def add_arguments(self, parser):
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Ganti juga baris yang sudah ada, termasuk yang diubah admin. Tanpa ini hanya menambah.",
        )

    @transaction.atomic
    def handle(self, *args, overwrite, verbosity, **options):
        for load in (load_places, load_countries, load_visa_indexes):
            for label, total, added in load(overwrite):
                if verbosity:
                    self.stdout.write(f"{label}: {total} ({added} baru)")


def load_places(overwrite):
    """Yield (label, rows in the file, rows new) of regencies, districts and villages, in this order."""
    rows = read_rows("wilayah.csv")
    provinces = {row["kode"]: row["nama"] for row in rows if row["tingkat"] == "provinsi"}
    about = {row["kode"]: row for row in read_rows("kabupaten.csv")}
    places = {"regency": [], "district": [], "village": []}
    for row in rows:
        code, name, kind = row["kode"], row["nama"], KINDS.get(row["tingkat"])
        if kind == "regency":
            if code not in about:
                raise CommandError(f"kabupaten.csv belum memuat {code} {name}.")
            places[kind].append(
                Regency(
                    code=code,
                    name=name,
                    province_name=provinces[code.rpartition(".")[0]],
                    capital=about[code]["ibu_kota"],
                    time_zone=about[code]["zona_waktu"],
                )
            )
        elif kind:
            model, parent = (District, "regency_id") if kind == "district" else (Village, "district_id")
            places[kind].append(model(code=code, name=name, **{parent: code.rpartition(".")[0]}))
    yield "Kabupaten/kota", *save(places["regency"], ["name", "province_name", "capital", "time_zone"], overwrite)
    yield "Kecamatan", *save(places["district"], ["name", "regency"], overwrite)
    yield "Desa/kelurahan", *save(places["village"], ["name", "district"], overwrite)


def load_countries(overwrite):
    """Yield the counts of countries. Names that staff added to a country stay."""
    kept = dict(Country.objects.values_list("code", "aliases"))
    countries = []
    for row in read_rows("negara.csv"):
        aliases = [alias for alias in row["nama_lain"].split("|") if alias]
        added = [alias for alias in kept.get(row["kode"], []) if alias not in aliases]
        countries.append(
            Country(
                code=row["kode"],
                alpha2=row["alpha2"],
                icao=row["icao"],
                name=row["nama"],
                name_en=row["nama_inggris"],
                aliases=aliases + added,
                is_state=row["negara"] == "1",
            )
        )
    yield "Negara", *save(countries, ["alpha2", "icao", "name", "name_en", "aliases", "is_state"], overwrite)


def load_visa_indexes(overwrite):
    """Yield the counts of visa indexes; blank numbers and dates are unknown, not zero."""
    columns = {
        "nama": "name",
        "kelompok": "group",
        "hari_awal": "initial_days",
        "hari_perpanjangan": "extension_days",
        "maks_total_hari": "max_days",
        "berlaku_sejak": "valid_from",
        "berlaku_sampai": "valid_until",
        "diganti_oleh": "replaced_by",
        "catatan": "note",
    }
    texts = {"name", "group", "replaced_by", "note"}
    indexes = [
        VisaIndex(
            code=row["kode"],
            **{field: row[column] or ("" if field in texts else None) for column, field in columns.items()},
        )
        for row in read_rows("indeks_visa.csv")
    ]
    yield "Indeks visa", *save(indexes, list(columns.values()), overwrite)


def read_rows(name):
    """Return the rows of one reference file as dictionaries."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(rows, fields, overwrite):
    """Insert by code, and update what is there only when asked: an admin may have corrected it.

    Returns how many were given and how many were new.
    """
    model = type(rows[0])
    before = model.objects.count()
    known = {"update_conflicts": True, "unique_fields": ["code"], "update_fields": fields}
    model.objects.bulk_create(rows, batch_size=500, **(known if overwrite else {"ignore_conflicts": True}))
    return len(rows), model.objects.count() - before
