"""What the reader says when it cannot read a file: one sentence for each cause."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("Berkas ini kosong (0 bita). Periksa berkas di komputer Anda lalu unggah lagi."),
    "no_rows": _("Berkas ini tidak berisi baris data."),
    "too_big": _("Berkas lebih dari {limit} MB. Hapus gambar di dalamnya atau bagi menjadi dua berkas."),
    "unpacked_too_big": _("Isi berkas lebih dari {limit} MB setelah dibuka. Salin tabelnya saja ke berkas baru."),
    "suspicious_ratio": _("Berkas ini dimampatkan dengan cara yang tidak wajar. Salin tabelnya saja ke berkas baru."),
    "sheet_too_big": _("Lembar di berkas ini terlalu besar. Salin tabelnya saja ke berkas baru."),
    "too_many_parts": _("Berkas ini berisi terlalu banyak bagian. Salin tabelnya saja ke berkas baru."),
    "damaged": _("Berkas rusak. Buka di Excel, simpan sekali lagi sebagai .xlsx, lalu unggah lagi."),
    "duplicate_part": _("Berkas ini memuat bagian yang sama dua kali. Simpan ulang dari Excel lalu unggah."),
    "overlap": _("Bagian-bagian berkas ini saling menimpa. Simpan ulang dari Excel lalu unggah lagi."),
    "bad_part_name": _("Nama bagian di dalam berkas ini tidak aman. Simpan ulang dari Excel lalu unggah."),
    "not_workbook": _("Berkas ini tidak memuat buku kerja. Simpan sebagai .xlsx dari Excel lalu unggah."),
    "no_sheet": _("Berkas ini tidak memuat lembar kerja. Simpan sebagai .xlsx dari Excel lalu unggah."),
    "dtd": _("Berkas ini memuat perintah XML yang tidak aman. Salin tabelnya saja ke berkas baru."),
    "macro": _("Berkas berisi makro. Simpan salinan sebagai .xlsx tanpa makro lalu unggah lagi."),
    "external": _("Berkas bertaut ke berkas lain. Salin tabel, tempel sebagai nilai, lalu unggah lagi."),
    "embedded": _("Berkas memuat objek sisipan. Salin tabelnya saja ke berkas baru lalu unggah lagi."),
    "password": _("Berkas dikunci kata sandi. Simpan salinan tanpa kata sandi lalu unggah lagi."),
    "wrong_type": _("Berkas harus .xlsx, .xls, .csv, atau .ods. Berkas Anda: {ext}."),
    "docx": _("Berkas Anda dokumen Word. Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu unggah."),
    "html": _("Berkas ini halaman web yang diberi nama {ext}. Buka di Excel, simpan sebagai .xlsx, lalu unggah."),
    "xml": _("Berkas ini teks XML. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."),
    "text_in_disguise": _("Berkas ini teks CSV yang diberi nama {ext}. Ganti nama menjadi .csv lalu unggah."),
    "binary": _("Berkas ini bukan tabel. Unggah berkas .xlsx, .xls, .csv, atau .ods."),
    "nul": _("Berkas CSV memuat karakter kosong (NUL) di baris {row}. Simpan ulang dari Excel lalu unggah."),
    "unclosed_quote": _("Tanda kutip di baris {row} tidak ditutup. Perbaiki baris itu lalu unggah lagi."),
    "bad_quote": _("Tanda kutip di baris {row} salah letak. Perbaiki baris itu lalu unggah lagi."),
    "long_field": _("Isian di baris {row} terlalu panjang. Perbaiki baris itu lalu unggah lagi."),
    "too_many_rows": _("Berkas lebih dari {limit} baris. Bagi menjadi beberapa berkas."),
    "too_many_columns": _("Berkas lebih dari {limit} kolom. Hapus kolom yang tidak dipakai."),
    "too_many_cells": _("Berkas berisi terlalu banyak isian. Bagi menjadi beberapa berkas."),
    "stray_cell": _("Ada isian jauh di luar tabel (sel {cell}, lembar {sheet}). Hapus lalu unggah lagi."),
    "timed_out": _("Berkas terlalu rumit untuk dibaca. Salin tabelnya saja ke berkas baru."),
    "too_heavy": _("Berkas membutuhkan memori terlalu besar. Salin tabelnya saja ke berkas baru."),
    "failed": _("Berkas ini tidak dapat dibaca. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."),
}


class UnreadableFile(Exception):  # noqa: N818 (it is the file's state, not our error)
    """The one exception reading can raise.

    `code` is a key of SENTENCES, `message` the sentence for the reporter, `detail` a technical word or two
    for the log (never shown).
    """

    def __init__(self, code: str, detail: str = "", **values):
        super().__init__(code, detail, values)
        self.code = code if code in SENTENCES else "failed"
        self.detail = detail
        self.values_of_sentence = values

    @property
    def message(self) -> str:
        return str(SENTENCES[self.code]).format(**self.values_of_sentence)

    def __str__(self) -> str:
        return self.message
