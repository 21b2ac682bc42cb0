"""The story of one person, newest first: stays, permits and jobs as lines of a timeline."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.models import Employment, Stay, StayPermit
from timpora.core.dates import format_long, format_range

KINDS = (
    ("", gettext_lazy("Semua peristiwa")),
    ("keberadaan", gettext_lazy("Keberadaan")),
    ("izin", gettext_lazy("Izin")),
    ("pekerjaan", gettext_lazy("Pekerjaan")),
)

STAY_ICONS = {
    Stay.Kind.LODGING: "door-open",
    Stay.Kind.RESIDENCE: "house-door",
    Stay.Kind.WORK: "briefcase",
    Stay.Kind.ACTIVITY: "calendar-event",
    Stay.Kind.SIGHTING: "eye",
}


def build(
    stays: Iterable[Stay],
    permits: Iterable[StayPermit],
    employments: Iterable[Employment],
    *,
    today: date,
    kind: str = "",
) -> list[dict[str, Any]]:
    """Lines as dicts of day, year, kind, icon, tone, title, when, who, text, tags, url, future; newest first."""
    stays = list(stays)
    disputed = len({stay.establishment_id for stay in stays if _still_in_a_house(stay)}) > 1
    lines = [_stay_line(stay, disputed and _still_in_a_house(stay)) for stay in stays]
    lines += [line for permit in permits for line in _permit_lines(permit, today)]
    lines += [line for job in employments for line in _job_lines(job)]
    if kind:
        lines = [line for line in lines if line["kind"] == kind]
    return sorted(lines, key=lambda line: line["day"], reverse=True)


def _line(day: date, kind: str, icon: str, title: str, **more: Any) -> dict[str, Any]:
    line = {"day": day, "year": str(day.year), "kind": kind, "icon": icon, "title": title, "when": format_long(day)}
    return line | {"tone": "", "who": "", "text": "", "tags": [], "url": "", "url_label": "", "future": False} | more


def _still_in_a_house(stay: Stay) -> bool:
    return stay.departed is None and stay.establishment_id is not None


def _stay_line(stay: Stay, disputed: bool) -> dict[str, Any]:
    titles = {
        Stay.Kind.LODGING: _("Menginap di %(place)s"),
        Stay.Kind.RESIDENCE: _("Tinggal di %(place)s"),
        Stay.Kind.WORK: _("Bekerja di %(place)s"),
        Stay.Kind.ACTIVITY: _("Berkegiatan di %(place)s"),
        Stay.Kind.SIGHTING: _("Dijumpai di %(place)s"),
    }
    details = [stay.purpose, _("kamar %(room)s") % {"room": stay.room} if stay.room else ""]
    details.append(_("Kecamatan %(district)s") % {"district": stay.district.name})
    text = ", ".join(part for part in details if part) + "."
    line = _line(
        stay.arrived,
        "keberadaan",
        STAY_ICONS[stay.kind],
        titles[stay.kind] % {"place": stay.place_text},
        tone="" if stay.departed else "pri",
        when=_stay_span(stay),
        who=str(stay.get_source_display()),
        text=text[:1].upper() + text[1:],
    )
    if stay.notice:
        line |= {"url": stay.notice.get_absolute_url(), "url_label": stay.notice.number}
    if disputed:
        line["tags"] = [{"tone": "warn", "icon": "intersect", "label": _("Bertentangan")}]
    return line


def _stay_span(stay: Stay) -> str:
    if stay.departed:
        when = format_range(stay.arrived, stay.departed)
    else:
        when = _("sejak %(day)s") % {"day": format_long(stay.arrived)}
    if stay.arrival_known:
        return when
    return _("%(when)s (tanggal datang tidak dilaporkan)") % {"when": when}


def _permit_lines(permit: StayPermit, today: date) -> list[dict[str, Any]]:
    lines = []
    name = str(permit.kind)
    if permit.valid_from:
        text = _("Nomor izin %(number)s.") % {"number": permit.number} if permit.number else ""
        title = _("%(kind)s berlaku") % {"kind": name}
        lines.append(_line(permit.valid_from, "izin", "file-earmark-check", title, who=permit.issued_by, text=text))
    if permit.valid_until:
        future = permit.valid_until >= today
        days = abs((permit.valid_until - today).days)
        title = _("%(kind)s berakhir dalam %(days)s hari") if future else _("%(kind)s berakhir")
        lines.append(
            _line(
                permit.valid_until,
                "izin",
                "hourglass-split" if future else "hourglass-bottom",
                title % {"kind": name, "days": days},
                tone="warn" if future else "",
                who=_("perhitungan sistem") if future else "",
                future=future,
            )
        )
    return lines


def _job_lines(job: Employment) -> list[dict[str, Any]]:
    lines = []
    names = {"position": job.position or _("pekerja"), "employer": job.employer.name}
    if job.started_on:
        text = _("RPTKA %(number)s.") % {"number": job.rptka_number} if job.rptka_number else ""
        title = _("Mulai bekerja sebagai %(position)s di %(employer)s") % names
        lines.append(_line(job.started_on, "pekerjaan", "briefcase", title, text=text))
    if job.ended_on:
        title = _("Berhenti bekerja di %(employer)s") % names
        lines.append(_line(job.ended_on, "pekerjaan", "box-arrow-right", title))
    return lines
