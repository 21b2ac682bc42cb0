"""Names, birthplaces and passport numbers as each nationality has them, drawn from lists: nobody is meant."""

from random import Random

from registry.demo.tables import read_table

SERIES = {"#": "0123456789", "@": "BCDFGHJKLMNPRTVWX"}
# Family names stand alone in no passport; a given name does.
OFTEN_SINGLE = frozenset({"IND", "MMR", "NPL", "BGD"})


class NameBook:
    """Draws people of one nationality. A passport number is given once."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.lists = {
            row["kode"]: {key: value.split("|") for key, value in row.items() if key != "kode"}
            for row in read_table("nama")
        }
        self.taken: set[tuple[str, str]] = set()
        self.drawn = 0

    def name(self, nationality: str, sex: str) -> str:
        self.drawn += 1
        lists = self.lists[nationality]
        given = self.rng.choice(lists["laki" if sex == "M" else "perempuan"])
        if nationality in OFTEN_SINGLE and self.drawn % 9 == 0:
            return given
        family = self.rng.choice(lists["keluarga"])
        return f"{family} {given}" if lists["susunan"] == ["belakang"] else f"{given} {family}"

    def birth_place(self, nationality: str) -> str:
        return self.rng.choice(self.lists[nationality]["kota"])

    def passport(self, nationality: str) -> str:
        pattern = self.lists[nationality]["paspor"][0]
        while True:
            number = "".join(self.rng.choice(SERIES[char]) if char in SERIES else char for char in pattern)
            if (nationality, number) not in self.taken:
                self.taken.add((nationality, number))
                return number
