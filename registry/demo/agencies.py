"""Member agencies, who signs for them, and the two teams that every regency has."""

from random import Random

from registry.demo.clock import Clock
from registry.demo.tables import REGENCIES, read_table
from registry.models import Agency, District, Official, Regency, Team, TeamMember

# Offices of a regency's government write its name at the top of their letters.
REGIONAL = frozenset({Agency.Sector.KESBANGPOL, Agency.Sector.REGIONAL, Agency.Sector.DISTRICT})
SIGNS = frozenset({Agency.Sector.KESBANGPOL, Agency.Sector.IMMIGRATION, Agency.Sector.DISTRICT})
TEAM_NAMES = {
    "tim_pora": "Tim Pengawasan Orang Asing {kab}",
    "tim_pemantauan": "Tim Pemantauan Orang Asing, Organisasi Masyarakat Asing, dan Tenaga Kerja Asing {kab}",
}


def make_agencies(rng: Random, clock: Clock) -> dict[str, Agency]:
    """Store agencies, officials and teams; return the agencies by short name."""
    regencies = {regency.pk: regency for regency in Regency.objects.filter(pk__in=REGENCIES)}
    rows = [plan for row in read_table("instansi") for plan in _plans(row, regencies)]
    rows += [_district_plan(district) for district in District.objects.filter(regency__in=regencies).order_by("code")]
    agencies = [_agency(row, regencies) for row in rows]
    Agency.objects.bulk_create(agencies)
    through = Agency.regencies.through
    through.objects.bulk_create(
        through(agency_id=agency.pk, regency_id=code)
        for agency, row in zip(agencies, rows, strict=True)
        for code in row["wilayah"].split()
    )
    officials = [_official(rng, clock, agency, row) for agency, row in zip(agencies, rows, strict=True)]
    Official.objects.bulk_create(officials)
    _make_teams(rows, agencies, officials, regencies, clock)
    return {agency.short_name: agency for agency in agencies}


def _plans(row: dict[str, str], regencies: dict[str, Regency]) -> list[dict[str, str]]:
    """One row per office: a name with ``{kab}`` stands for one office in each of its regencies."""
    codes = list(regencies) if row["wilayah"] == "semua" else row["wilayah"].split()
    if "{kab}" not in row["nama"]:
        return [row]
    return [
        row
        | {
            "wilayah": code,
            "nama": row["nama"].format(kab=regencies[code].name),
            "singkat": row["singkat"].format(pendek=REGENCIES[code]),
        }
        for code in codes
    ]


def _district_plan(district: District) -> dict[str, str]:
    return {
        "wilayah": district.regency_id,
        "nama": f"Kantor Kecamatan {district.name}",
        "singkat": f"Kec. {district.name}",
        "sektor": "kecamatan",
        "jabatan": "Camat",
        "nomor": "NIP",
        "pangkat": "Pembina (IV/a)",
        "tim": "keduanya",
        "kecamatan": district.pk,
    }


def _agency(row: dict[str, str], regencies: dict[str, Regency]) -> Agency:
    regency = regencies[row["wilayah"].split()[0]]
    regional = row["sektor"] in REGIONAL
    address = f"Jalan Contoh Nomor 1, {regency.capital}"
    return Agency(
        name=row["nama"],
        short_name=row["singkat"],
        sector=row["sektor"],
        district_id=row.get("kecamatan"),
        address=address,
        letterhead_government=f"PEMERINTAH {regency.name.upper()}" if regional else "",
        letterhead_office=row["nama"].removesuffix(f" {regency.name}").upper() if regional else "",
        letterhead_contact=f"{address} · Surel surat@{REGENCIES[regency.pk].replace(' ', '').lower()}.contoh",
    )


def _official(rng: Random, clock: Clock, agency: Agency, row: dict[str, str]) -> Official:
    uniformed = row["nomor"] == "NRP"
    return Official(
        agency=agency,
        name="Nama Pejabat" if uniformed or not row["nomor"] else "Nama Pejabat, S.Sos., M.Si.",
        position=row["jabatan"],
        rank=row["pangkat"],
        id_kind=row["nomor"],
        id_number=_id_number(rng, row["nomor"]),
        signs_reports=row["sektor"] in SIGNS,
        since=clock.day(-rng.randrange(200, 1200)),
    )


def _id_number(rng: Random, kind: str) -> str:
    """NIP: 8 digits birth, 6 year and month of appointment, 1 sex, 3 serial. NRP: 8 digits, birth first."""
    if not kind:
        return ""
    year, month, day = rng.randrange(1968, 1988), rng.randrange(1, 13), rng.randrange(1, 29)
    if kind == "NRP":
        return f"{year % 100:02}{month:02}{rng.randrange(10000):04}"
    appointed = f"{year + 25}{rng.randrange(1, 13):02}"
    return f"{year}{month:02}{day:02}{appointed}{rng.randrange(1, 3)}{rng.randrange(1, 30):03}"


def _make_teams(rows, agencies: list[Agency], officials: list[Official], regencies, clock: Clock) -> None:
    for code, regency in regencies.items():
        for kind, name in TEAM_NAMES.items():
            team = Team.objects.create(
                name=name.format(kab=regency.name),
                kind=kind,
                decree_number=f"CONTOH/{code}/{kind.upper()}/{clock.day(-300).year}",
                decree_date=clock.day(-300),
                valid_until=clock.day(430),
            )
            team.regencies.add(regency)
            seats = [
                TeamMember(team=team, agency=agency, official=official, position=_seat(kind, agency))
                for row, agency, official in zip(rows, agencies, officials, strict=True)
                if code in row["wilayah"].split() and row["tim"] in (kind, "keduanya")
            ]
            seats.sort(key=lambda seat: TeamMember.Position.values.index(seat.position))
            for order, seat in enumerate(seats, start=1):
                seat.order = order
            TeamMember.objects.bulk_create(seats)


def _seat(kind: str, agency: Agency) -> str:
    """Imigrasi leads the one team, the Sekda the other, of which Kesbangpol is the secretary."""
    if kind == Team.Kind.TIM_PORA and agency.short_name.startswith("Kanim"):
        return TeamMember.Position.CHAIR
    if agency.short_name.startswith("Setda"):
        return TeamMember.Position.CHAIR
    if kind == Team.Kind.MONITORING and agency.sector == Agency.Sector.KESBANGPOL:
        return TeamMember.Position.SECRETARY
    return TeamMember.Position.MEMBER
