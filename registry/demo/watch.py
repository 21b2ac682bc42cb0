"""The Pilkada of 2024 as both stories knew it: its phases, and what the teams were asked to look at."""

from datetime import date

from registry.models import Regency, WatchFocus, WatchPeriod, WatchPhase

PERIODS = {"Pilkada 2024 Kabupaten Paser": ("64.01",), "Pilkada 2024 OKU Raya": ("16.01", "16.08", "16.09")}
PHASES = (
    ("Penetapan pasangan calon", date(2024, 9, 22), date(2024, 9, 22)),
    ("Kampanye", date(2024, 9, 25), date(2024, 11, 23)),
    ("Masa tenang", date(2024, 11, 24), date(2024, 11, 26)),
    ("Pemungutan suara", date(2024, 11, 27), date(2024, 11, 27)),
)
FOCUS = (
    "Orang asing dalam daftar pemilih",
    "Sumbangan dari pihak asing",
    "Organisasi asing dalam kegiatan politik",
    "Orang asing sebagai juru kampanye atau relawan",
    "Pemantau pemilu asing yang terakreditasi",
    "Tenaga kerja asing diliburkan atau dimobilisasi",
    "Perusahaan dengan modal asing di atas 50 persen menyumbang",
    "Liputan media asing",
)


def make_watch_periods() -> None:
    for name, codes in PERIODS.items():
        period = WatchPeriod.objects.create(name=name, starts_on=PHASES[0][1], ends_on=PHASES[-1][2])
        period.regencies.set(Regency.objects.filter(pk__in=codes))
        phases = (WatchPhase(period=period, name=phase, starts_on=first, ends_on=last) for phase, first, last in PHASES)
        WatchPhase.objects.bulk_create(phases)
        WatchFocus.objects.bulk_create(
            WatchFocus(period=period, order=order, text=text) for order, text in enumerate(FOCUS, start=1)
        )
