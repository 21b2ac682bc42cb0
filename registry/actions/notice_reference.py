"""What the readers of a notice look things up in: countries, visa indexes, and the places of one regency."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from registry.models import Country, District, Establishment, Village, VisaIndex
from registry.values.country_book import CountryBook
from registry.values.plain_text import folded_words
from registry.values.problem import ValueProblem

_PLACE_WORDS = re.compile(r"^(?:KECAMATAN|KEC|KELURAHAN|KEL|DESA|DS)\s+(?=\w)")


def _folded(name: str) -> str:
    return _PLACE_WORDS.sub("", folded_words(name)).replace(" ", "")


@dataclass(frozen=True)
class Reference:
    """Look-up tables for one notice. ``districts`` and ``villages`` are those of the establishment's regency alone."""

    countries: CountryBook
    visa_indexes: frozenset[str]
    districts: dict[str, str]
    villages: dict[str, list[str]]
    district_of_village: dict[str, str]
    regency_name: str
    home_district: str

    @classmethod
    def for_establishment(cls, establishment: Establishment) -> "Reference":
        regency = establishment.district.regency
        countries = Country.objects.values_list("code", "alpha2", "icao", "name", "name_en", "aliases")
        places = District.objects.filter(regency=regency).values_list("name", "code")
        villages: dict[str, list[str]] = {}
        district_of_village = {}
        for code, name, district in Village.objects.filter(district__regency=regency).values_list(
            "code", "name", "district_id"
        ):
            villages.setdefault(_folded(name), []).append(code)
            district_of_village[code] = district
        return cls(
            CountryBook(countries),
            frozenset(VisaIndex.objects.values_list("code", flat=True)),
            {_folded(name): code for name, code in places},
            villages,
            district_of_village,
            regency.name,
            establishment.district_id,
        )

    def district(self, name: str) -> str:
        """Code of the kecamatan so named, "" for a blank; raises ValueProblem "unknown"."""
        if not name:
            return ""
        code = self.districts.get(_folded(name))
        if code is None:
            sentence = _("Kecamatan “%(name)s” tidak ada di %(regency)s. Isi nama kecamatan di %(regency)s.")
            raise ValueProblem("unknown", sentence, name=name[:40], regency=self.regency_name)
        return code

    def village(self, name: str, district: str) -> str:
        """Code of the desa or kelurahan so named, "" where there is none.

        Without a kecamatan it is looked for at home, then in the whole regency if only one is so named.
        """
        codes = self.villages.get(_folded(name), ())
        near = [code for code in codes if self.district_of_village[code] == (district or self.home_district)]
        if near or district:
            return next(iter(near), "")
        return codes[0] if len(codes) == 1 else ""
