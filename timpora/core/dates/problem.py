"""What can be wrong with a written date, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

from timpora.core.dates.months import MONTH_NAMES

_MESSAGES = {
    "empty": _("Isi tanggal."),
    "unreadable": _("“%(text)s” belum terbaca sebagai tanggal. Tulis seperti 26-11-2024."),
    "serial": _("%(text)s adalah angka, bukan tanggal. Tulis tanggal seperti 26-11-2024."),
    "month_first": _("%(text)s ditulis dengan bulan lebih dulu. Tulis hari lebih dulu: %(remedy)s."),
    "day_first": _("%(text)s ditulis dengan hari lebih dulu. Kolom ini dibaca bulan lebih dulu: %(remedy)s."),
    "month": _("Bulan %(month)s tidak ada. Isi bulan 1 sampai 12."),
    "day": _("Tanggal %(day)s %(month)s tidak ada. Isi tanggal seperti di paspor atau dokumen."),
    "year": _("Tahun %(year)s di luar 1900–2100. Periksa angka tahunnya."),
    "unknown_part": _("Hari atau bulan 00 hanya dapat dipakai untuk tanggal lahir. Isi tanggal lengkap."),
    "unknown_year": _("Tahun belum diisi. Isi sedikitnya tahun, misalnya 00-00-1985."),
    "control": _("Tanggal berisi karakter yang tidak tampak. Ketik ulang, misalnya 26-11-2024."),
}


class DateProblem(ValueError):  # noqa: N818 - the trouble is in what was written, not in the program
    """A value that is not a date. `code` is a key of _MESSAGES; `message` is Indonesian, with the remedy."""

    def __init__(self, code, **params):
        super().__init__(code, params)
        self.code = code
        self.params = params

    @property
    def message(self):
        """The sentence for the user, in the language active now (problems are kept between requests)."""
        return str(_MESSAGES[self.code]) % self.params

    def __str__(self):
        return self.message


def impossible(year, month, day):
    """Return the problem for a day its month does not have; the year is named only where it matters."""
    name = MONTH_NAMES[month - 1]
    if (month, day) == (2, 29):
        name = f"{name} {year}"
    return DateProblem("day", day=day, month=name)
