from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from registry.imports import people_probes as looks
from registry.imports import people_readers as read
from registry.imports.people_headers import HEADERS, ISSUED_BY, ISSUED_ON, VALID_UNTIL
from registry.values.sex import letter_style
from timpora.core.imports import Field, SheetImport

PASSPORT, PERMIT, RPTKA = "paspor", "izin", "rptka"


def words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split("|"))


def field(name: str, label: str | Promise, reader: Any, **more: Any) -> Field:
    return Field(name, label, words(HEADERS[name]), reader, **more)


def day(name: str, label: str | Promise, **more: Any) -> Field:
    return field(name, label, read.day, is_date=True, **more)


IDENTITY = (
    field(
        "full_name",
        _("Nama lengkap"),
        read.full_name,
        required=True,
        instead=("given_name", "family_name"),
        probe=looks.like_names,
    ),
    field("given_name", _("Nama depan"), read.part_of_name),
    field("middle_name", _("Nama tengah"), read.part_of_name),
    field("family_name", _("Nama keluarga"), read.part_of_name),
    field("sex", _("Jenis kelamin"), read.read_sex, probe=looks.like_sex, style=letter_style),
    field("birth", _("Tanggal lahir"), read.birth, is_date=True, probe=looks.like_births),
    field("birth_place", _("Tempat lahir"), read.text(120)),
    field("birth_place_day", _("Tempat, tanggal lahir"), read.birth_place_day, is_date=True),
    field("nationality", _("Kewarganegaraan"), read.country, required=True, probe=looks.like_countries),
)
PASSPORTS = (
    field("number", _("Nomor paspor"), read.number, required=True, group=PASSPORT, probe=looks.like_passports),
    field("issuing_state", _("Negara penerbit paspor"), read.country, group=PASSPORT),
    day("issued_on", _("Paspor diterbitkan"), group=PASSPORT),
    day("passport_expires_on", _("Paspor berlaku sampai"), group=PASSPORT),
)
PERMITS = (
    field("permit_kind", _("Jenis izin tinggal"), read.permit_kind, group=PERMIT),
    field("permit_number", _("Nomor izin tinggal"), read.text(40), group=PERMIT),
    field("permit_issued_by", _("Izin tinggal diterbitkan oleh"), read.text(120), group=PERMIT),
    day("permit_from", _("Izin tinggal berlaku sejak"), group=PERMIT),
    day("permit_until", _("Izin tinggal berlaku sampai"), group=PERMIT),
    field("visa_index", _("Indeks visa"), read.visa_index, group=PERMIT),
    field("sponsor", _("Penjamin"), read.text(160), group=PERMIT),
)
WORK = (
    field("position", _("Jabatan"), read.text(120)),
    field("level", _("Level jabatan"), read.level),
    field("rptka_number", _("Nomor pengesahan RPTKA"), read.text(60), group=RPTKA),
    field("rptka_kind", _("Jenis RPTKA"), read.rptka_kind, group=RPTKA),
    day("rptka_until", _("RPTKA berlaku sampai"), group=RPTKA),
    field("counterpart", _("Tenaga kerja pendamping"), read.text(120)),
)
PRESENCE = (
    field("category", _("Kategori pemantauan"), read.category),
    field("purpose", _("Kegiatan/tujuan"), read.text(160)),
    field("address", _("Alamat di daerah"), read.text(200)),
    field("village", _("Desa/kelurahan"), read.text(80)),
    field("district", _("Kecamatan"), read.district),
    day("arrived", _("Tanggal datang")),
    day("departed", _("Tanggal pergi")),
    field("nights", _("Lama menginap"), read.nights),
    field("room", _("Kamar"), read.text(20)),
    field("note", _("Keterangan"), read.text(240)),
)
# Known, so that nobody is asked about them, and not used.
UNUSED = (
    field("row_no", _("Nomor urut"), None),
    field("phone", _("Telepon"), None),
    field("unused", _("Tidak dipakai"), None),
)


class PeopleImport(SheetImport):
    """Guests of a lodging or foreign workers of a company, one per row, under whatever headers."""

    slug = "people"
    title = _("Daftar orang asing")
    permission = "registry.import_notice"
    fields = IDENTITY + PASSPORTS + PERMITS + WORK + PRESENCE + UNUSED
    neighbours = (
        dict.fromkeys(
            words(VALID_UNTIL), {PASSPORT: "passport_expires_on", PERMIT: "permit_until", RPTKA: "rptka_until"}
        )
        | dict.fromkeys(words(ISSUED_ON), {PASSPORT: "issued_on", PERMIT: "permit_from", RPTKA: "unused"})
        | dict.fromkeys(words(ISSUED_BY), {PASSPORT: "unused", PERMIT: "permit_issued_by", RPTKA: "unused"})
    )
    remedies = {
        "alias": _("Ganti bila maksudnya negara lain."),
        "leading_zeros": _("Cocokkan dengan paspor, lalu ketik nomornya sebagai teks."),
        "characters": _("Cocokkan dengan paspor."),
        "length": _("Cocokkan dengan paspor."),
        "too_long": _("Persingkat isinya."),
        "duration": _("Tulis tanggalnya, misalnya 26-11-2024."),
        "unknown": _("Pilih kata lain, atau kosongkan sel ini."),
    }
