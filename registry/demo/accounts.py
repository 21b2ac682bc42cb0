"""The accounts one signs in with. They all share one published password, so they exist in demo mode only."""

from django.contrib.auth.hashers import make_password

from registry.demo.clock import Clock
from registry.demo.tables import REGENCIES, read_table
from registry.models import Agency, Establishment, User

PASSWORD = "contoh-timpora"  # noqa: S105 - printed on the screen for everybody, on purpose


def make_accounts(clock: Clock, agencies: dict[str, Agency], establishments: dict[str, Establishment]) -> list[User]:
    hashed = make_password(PASSWORD)
    accounts = [
        User(
            email=row["surel"],
            name=row["nama"],
            role=row["peran"],
            agency=agencies[row["instansi"]] if row["instansi"] else None,
            establishment=establishments[row["pelapor"]] if row["pelapor"] else None,
            is_superuser=not row["wilayah"],
            is_demo=True,
            password=hashed,
            terms_accepted_at=clock.moment(clock.day(-30), 9),
            date_joined=clock.moment(clock.day(-60), 9),
        )
        for row in read_table("akun")
    ]
    return User.objects.bulk_create(accounts)


def logins() -> list[tuple[str, str, str]]:
    """E-mail, role, and body with its regencies, of every demo account, in the order of the table."""
    accounts = User.objects.filter(is_demo=True).select_related("agency__district", "establishment__district__regency")
    known = {user.email: (user.email, user.role_name, _belongs(user)) for user in accounts}
    return [known[row["surel"]] for row in read_table("akun") if row["surel"] in known]


def _belongs(user: User) -> str:
    places = ", ".join(REGENCIES[regency.pk] for regency in user.regencies)
    return f"{user.body_name} ({places})" if places else "Semua wilayah"
