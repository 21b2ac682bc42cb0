"""Hotels, companies and foundations, all fictional; who is at each is planned in ``places``."""

from decimal import Decimal
from random import Random

from registry.demo.tables import read_table
from registry.models import Establishment, Village

KBLI = {
    "pertambangan": "05100",
    "akomodasi": "55110",
    "pertanian": "01262",
    "pengangkutan": "52101",
    "konstruksi": "41019",
    "listrik": "35111",
    "industri": "10721",
    "pendidikan": "85499",
    "jasa": "94990",
    "kesehatan": "88990",
}


def make_establishments(rng: Random) -> tuple[dict[str, Establishment], dict[str, dict[str, str]]]:
    """Store them; return the rows by name, and the rows of the table they were made from by name too."""
    table = read_table("pelapor")
    villages = {
        (village.district_id, village.name): village
        for village in Village.objects.filter(district__in={row["kecamatan"] for row in table})
    }
    rows = [_establishment(rng, row, number, villages) for number, row in enumerate(table, start=1)]
    Establishment.objects.bulk_create(rows)
    return {row.name: row for row in rows}, {row["nama"]: row for row in table}


def _establishment(rng: Random, row: dict[str, str], number: int, villages) -> Establishment:
    company = row["jenis"] == Establishment.Kind.COMPANY
    word = row["nama"].split()[1].lower()
    return Establishment(
        name=row["nama"],
        kind=row["jenis"],
        sector=row["sektor"],
        nib=f"912000{number:07}" if company or rng.random() < 0.6 else "",
        kbli=KBLI.get(row["sektor"], ""),
        foreign_share=Decimal(row["asing"]) if row["asing"] else None,
        address=f"Jalan Contoh Nomor {rng.randrange(1, 90)}",
        district_id=row["kecamatan"],
        village=villages[row["kecamatan"], row["desa"]],
        contact_name=f"Penanggung Jawab {number}",
        # Of a block that nobody has: 0811-0000-0xx.
        contact_phone=f"+6281100000{number:02}",
        contact_email=f"{word}{number}@pelapor.contoh",
        rhythm=row["jadwal"],
        state=row["keadaan"],
    )
