"""The access policy, one page: which role may do what. Where it may do it is said by ``User.scope``.

The codes in brackets are those of the visibility table in the design. Roles are code, not database rows.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMIN = "admin", _("Admin sistem")
    SECRETARIAT = "secretariat", _("Sekretariat")
    OFFICER = "officer", _("Petugas instansi")
    DISTRICT_OFFICER = "district_officer", _("Petugas kecamatan")
    LEADER = "leader", _("Pimpinan")
    REPORTER_HEAD = "reporter_head", _("Pelapor – penanggung jawab")
    REPORTER = "reporter", _("Pelapor – operator")
    AUDITOR = "auditor", _("Pengawas data")


REPORTER_ROLES = frozenset({Role.REPORTER_HEAD, Role.REPORTER})
STAFF_ROLES = frozenset({Role.ADMIN, Role.SECRETARIAT})

# How far back an operator of an establishment sees what the establishment reported.
OPERATOR_DAYS = 30


def _grants(*lines: str) -> frozenset[str]:
    """``"view change: person stay"`` → ``{"registry.view_person", …}``; a line with a dot is taken as it is."""
    found = set()
    for line in lines:
        if ":" not in line:
            found.add(line)
            continue
        actions, nouns = line.split(":")
        found |= {f"registry.{action}_{noun}" for action in actions.split() for noun in nouns.split()}
    return frozenset(found)


_READ = _grants(
    "view: person traveldocument staypermit employment stay establishment notice noticerow agency official",
    "view: team teammember regency district village country visaindex watchperiod watchphase watchfocus",
    "registry.export_report",
)
# The whole number of a passport; a role without it sees the last four characters.
_NUMBERS = _grants("registry.view_document_number")

_SECRETARIAT = (
    _READ
    | _NUMBERS
    | _grants(
        "add change: person traveldocument staypermit employment stay establishment",
        "registry.import_notice",
        "registry.view_access_log",
        "change: agency",
        "add change: official team teammember watchperiod watchphase watchfocus",
    )
)
_ADMIN = _SECRETARIAT | _grants(
    "add: agency",
    "view add change: user",
    "core.view_auditevent",
)
_OFFICER = _READ | _NUMBERS | _grants("add: stay")
# A reporter reads back what it wrote itself.
_REPORTER = _NUMBERS | _grants("view: person traveldocument stay establishment notice noticerow")

GRANTS: dict[str, frozenset[str]] = {
    Role.ADMIN: _ADMIN,  # AD
    Role.SECRETARIAT: _SECRETARIAT,  # SK
    Role.OFFICER: _OFFICER,  # PI
    Role.DISTRICT_OFFICER: _OFFICER,  # PK
    Role.LEADER: _READ,  # PM
    Role.REPORTER_HEAD: _REPORTER | _grants("registry.export_own"),  # PA
    Role.REPORTER: _REPORTER,  # PO
    Role.AUDITOR: _grants("core.view_auditevent"),  # AU
}

# Permits are written by the office that issues them, and by nobody else among the agencies.
SECTOR_GRANTS: dict[tuple[str, str], frozenset[str]] = {
    (Role.OFFICER, "imigrasi"): _grants("add change: staypermit traveldocument"),
}


def grants_of(role: str, sector: str = "") -> frozenset[str]:
    """What an account of ``role`` may do, ``sector`` being that of its agency."""
    return GRANTS.get(role, frozenset()) | SECTOR_GRANTS.get((role, sector), frozenset())
