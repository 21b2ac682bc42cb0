"""What has been read: sheets of rows of plain Python values."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

BAD_CELLS = {
    "error": _("Sel ini berisi galat Excel {text}. Isi nilainya."),
    "formula": _("Sel ini berisi rumus tanpa hasil. Salin lalu tempel sebagai nilai."),
    "nan": _("Sel ini berisi angka yang tidak ada nilainya. Isi nilainya."),
    "control": _("Sel ini berisi karakter tersembunyi. Ketik ulang isinya."),
    "too_long": _("Isi sel ini terlalu panjang."),
    "shortened": _("Angka {text} sudah dipendekkan Excel. Isi semua angkanya sebagai teks."),
    "date": _("Tanggal {text} tidak mungkin. Tulis tanggalnya."),
    "duration": _("Sel ini berisi lama waktu {text}, bukan jam atau tanggal."),
}
NOTES = {
    "hidden_sheet": _("Lembar tersembunyi “{sheet}” tidak dibaca."),
    "row_gap": _("Lembar “{sheet}”: ada {blank} baris kosong sebelum baris {row}."),
    "encoding_guessed": _("Huruf di berkas ini dibaca sebagai {encoding}. Periksa nama yang beraksen."),
}


@dataclass(frozen=True)
class BadCell:
    """A cell that has something in it which must not be stored. `kind` is a key of BAD_CELLS."""

    kind: str
    text: str

    @property
    def message(self) -> str:
        return str(BAD_CELLS[self.kind]).format(text=self.text)

    def __str__(self) -> str:
        return self.text


Cell = None | str | int | float | bool | datetime.date | datetime.datetime | datetime.time | BadCell


@dataclass(frozen=True)
class Note:
    """Something the user should hear about a file that was read. `code` is a key of NOTES."""

    code: str
    values: dict

    @property
    def message(self) -> str:
        return str(NOTES[self.code]).format(**self.values)


@dataclass
class Sheet:
    """One visible sheet: its rows that are not blank, all of the same length.

    `row_numbers[i]` is the number the user sees beside `rows[i]`, from 1. Column 0 is the sheet's column A.
    """

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    row_numbers: list[int] = field(default_factory=list)


@dataclass
class Spreadsheet:
    """A file that was read. `kind` is xlsx, xls, ods or csv; blank and hidden sheets are left out."""

    kind: str
    sheets: list[Sheet]
    notes: list[Note] = field(default_factory=list)
