"""What a column's contents alone look like, for guessing what an unknown header means. Better none than a wrong one."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from registry.values.document_number import normalise_number
from registry.values.plain_text import folded_words
from timpora.core.dates import DateProblem, parse_partial_date

ENOUGH = 3
MOST = 0.8
_PASSPORT = re.compile(r"(?=(?:.*\d){5})[A-Z]{1,3}\d{5,8}[A-Z]?")
_NAME = re.compile(r"[^\W\d_]+(?:[ ,.'’-]+[^\W\d_]+)+")
_NOT_NAMES = frozenset(
    ["PT", "CV", "JL", "JALAN", "HOTEL", "RT", "RW", "DESA", "KEC", "KAB", "KOTA", "YAYASAN", "LTD", "CO"]
)
# Guests are rarely born in the last three years, and dates of stays nearly always are.
_ALIVE_BEFORE = 3

# A guess needs only the nations that sheets are full of.
_COMMON_COUNTRIES = (
    "AUSTRALIA | AUS | BANGLADESH | BGD | CHINA | CHN | TIONGKOK | CINA | RRT | FILIPINA | PHILIPPINES | PHL | "
    "GERMANY | JERMAN | DEU | INDIA | IND | INGGRIS | GBR | JAPAN | JEPANG | JPN | KOR | KOREA | MALAYSIA | MYS | "
    "BELANDA | NETHERLANDS | NLD | PAKISTAN | PAK | PRANCIS | FRANCE | FRA | RUSSIA | RUSIA | RUS | SINGAPORE | "
    "SINGAPURA | SGP | TAIWAN | TWN | THAILAND | THA | USA | VIETNAM | VNM | ITALY | ITALIA | ITA | SPAIN | SPANYOL | "
    "ESP | CANADA | KANADA | CAN | BRAZIL | BRASIL | BRA | MYANMAR | MMR | NEPAL | NPL | TURKI | TURKEY | TUR | YEMEN "
    "| YAMAN | YEM | EGYPT | MESIR | EGY | IRAN | IRN | IRAQ | IRAK | AFGHANISTAN | AFG | SUDAN | SDN | SOMALIA | SOM "
    "| NIGERIA | NGA | UKRAINE | UKRAINA | UKR | POLAND | POLANDIA | POL | CZE | CEKO | SWEDEN | SWEDIA | SWE | "
    "NORWAY | NORWEGIA | NOR | DENMARK | DNK | BELGIUM | BELGIA | BEL | SWITZERLAND | SWISS | CHE | AUSTRIA | AUT | "
    "PORTUGAL | PRT | MEXICO | MEKSIKO | MEX | NZL | LKA | KHM | KAMBOJA | CAMBODIA | LAOS | LAO | TIMOR | TLS | ZAF "
    "| SAU | KOREA SELATAN | SOUTH KOREA | UNITED STATES | AMERIKA SERIKAT | UNITED KINGDOM | NEW ZEALAND | SELANDIA "
    "BARU | SRI LANKA | TIMOR LESTE | ARAB SAUDI | SAUDI ARABIA | AFRIKA SELATAN"
)
COMMON_COUNTRIES = frozenset(name.strip() for name in _COMMON_COUNTRIES.split("|"))


def _mostly(cells: Sequence[Any], test: Callable[[Any], bool]) -> bool:
    return len(cells) >= ENOUGH and sum(map(test, cells)) >= MOST * len(cells)


def like_passports(cells: Sequence[Any]) -> bool:
    """Letters and then digits, hardly ever twice."""
    texts = [normalise_number(cell) for cell in cells if isinstance(cell, str)]
    many = [text for text in texts if _PASSPORT.fullmatch(text)]
    return len(cells) >= ENOUGH and len(many) >= MOST * len(cells) and len(set(many)) > 0.7 * len(many)


def like_sex(cells: Sequence[Any]) -> bool:
    words = {folded_words(cell) if isinstance(cell, str) else "?" for cell in cells}
    pairs = ({"L", "P"}, {"M", "F"}, {"P", "W"}, {"MALE", "FEMALE"}, {"PRIA", "WANITA"}, {"LAKI LAKI", "PEREMPUAN"})
    return len(cells) >= ENOUGH and any(words == pair for pair in pairs)


def like_births(cells: Sequence[Any]) -> bool:
    """Days with a year, most of them long ago."""
    latest = datetime.date.today().year - _ALIVE_BEFORE  # noqa: DTZ011 - a year is near enough for a guess
    years = [_year(cell) for cell in cells]
    known = [year for year in years if year]
    if len(cells) < ENOUGH or len(known) < MOST * len(cells):
        return False
    return sum(1920 <= year <= latest - 12 for year in known) >= MOST * len(known) and max(known) <= latest


def _year(cell: Any) -> int | None:
    if not isinstance(cell, (str, datetime.date)):
        return None
    for order in ("dmy", "mdy"):
        try:
            return parse_partial_date(cell, order).year
        except DateProblem:
            continue
    return None


def like_countries(cells: Sequence[Any]) -> bool:
    """Names or codes of countries; room types and companies are not among them."""
    return _mostly(cells, lambda cell: isinstance(cell, str) and folded_words(cell) in COMMON_COUNTRIES)


def like_names(cells: Sequence[Any]) -> bool:
    """Two words or more of letters, nearly all different, nothing of a company or an address."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    named = [text for text in texts if _NAME.fullmatch(text) and not set(folded_words(text).split()) & _NOT_NAMES]
    often = Counter(named).most_common(1)[0][1] if named else 0
    return len(cells) >= ENOUGH and len(named) >= MOST * len(cells) and often <= 2 and len(set(named)) >= ENOUGH
