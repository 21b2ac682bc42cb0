"""Names of months and days, as Indonesian and English papers write them."""

MONTH_NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
# Index 0 is Monday, as in date.weekday().
DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

# Roman numerals stand for the month in Indonesian letters (26-XI-2024).
_SPELLINGS = (
    "januari january jan i",
    "februari february pebruari feb peb ii",
    "maret march mar mrt iii",
    "april apr iv",
    "mei may v",
    "juni june jun vi",
    "juli july jul vii",
    "agustus august agu agt ags agust aug viii",
    "september sept sep ix",
    "oktober october okt oct x",
    "november nopember nov nop xi",
    "desember december des dec xii",
)
MONTH_NUMBERS = {word: number for number, words in enumerate(_SPELLINGS, 1) for word in words.split()}

_DAY_SPELLINGS = (
    "senin selasa rabu kamis jumat sabtu minggu ahad sen sel rab kam jum sab min",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
)
DAY_WORDS = frozenset(word for words in _DAY_SPELLINGS for word in words.split())
