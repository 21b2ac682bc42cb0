"""Tables that lead from the words of sheets to the codes of the database."""

import functools

from registry.values.plain_text import folded_words


class Phrases:
    """Phrases by value, as in {"ITAS": "kitas | tinggal terbatas"}; case and punctuation do not count."""

    def __init__(self, table: dict[str, str]):
        self._values = {
            folded_words(phrase): value for value, phrases in table.items() for phrase in phrases.split("|")
        }
        # Longer phrases first: "bebas visa kunjungan" is not "kunjungan".
        self._longest_first = sorted(self._values, key=len, reverse=True)
        self.exact = functools.lru_cache(maxsize=4096)(self._exact)
        self.inside = functools.lru_cache(maxsize=4096)(self._inside)

    def _exact(self, text: str) -> str | None:
        """Return the value whose phrase is the whole of `text`, or None."""
        return self._values.get(folded_words(text))

    def _inside(self, text: str) -> tuple[str, ...]:
        """Return the values whose phrases stand in `text` as whole words, in the order of the table."""
        padded = f" {folded_words(text)} "
        found = []
        for phrase in self._longest_first:
            if f" {phrase} " in padded:
                padded = padded.replace(f" {phrase} ", " | ")
                found.append(self._values[phrase])
        return tuple(value for value in dict.fromkeys(self._values.values()) if value in found)
