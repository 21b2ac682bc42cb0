"""The hand-written part of the demo: tables of fixtures/demo/."""

import csv
from pathlib import Path

from django.conf import settings

REGENCIES = {"64.01": "Paser", "16.01": "OKU", "16.08": "OKU Timur", "16.09": "OKU Selatan"}


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of ``fixtures/demo/<name>.csv`` by column."""
    path = Path(settings.BASE_DIR) / "fixtures" / "demo" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
