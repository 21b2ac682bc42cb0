"""The pages of one person: summary with its timeline, papers, whereabouts, work, access log."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from registry.models import Employment, Establishment, Notice, Person, Stay, StayPermit, TravelDocument
from registry.views import person_timeline
from registry.views.person_rows import SOON_DAYS, shown_name, shown_number
from timpora.core.dates import PartialDate
from timpora.core.models import AuditEvent
from timpora.core.views import DetailPage

LOG_LINES = 100
MOST_STAYS = 200
# What the access log calls the sections.
SECTION_NAMES = {
    "detail": "ringkasan",
    "papers": "izin dan dokumen",
    "stays": "keberadaan",
    "work": "pekerjaan",
    "log": "log akses",
}
STALE_DAYS = 30


class PersonPage(DetailPage):
    """One person; each section is a page with an address of its own, and opening any of them is logged."""

    model = Person
    lookup = "public_id"
    audited = True
    section = "detail"
    section_permission = ""

    def get_permission(self) -> str:
        return self.section_permission or super().get_permission()

    def get_template_name(self) -> str:
        return f"registry/person_{self.section}.html"

    def audit_detail(self) -> dict[str, Any]:
        return {"bagian": SECTION_NAMES[self.section]}

    # What this user may know of the person; each is one query, asked when a page needs it. ----------------

    @cached_property
    def stays(self) -> list[Stay]:
        user = self.request.user
        stays = Stay.objects.visible_to(user).filter(person=self.row).newest_first()
        # A stay may be visible longer than the hand-in that brought it; then it names none.
        notices = Prefetch("notice", Notice.objects.visible_to(user))
        stays = stays.select_related("establishment", "district__regency", "document").prefetch_related(notices)
        return list(stays[:MOST_STAYS])

    @property
    def stay(self) -> Stay | None:
        """Where the person is, or was last: an open stay comes before a newer one that has ended."""
        return next((stay for stay in self.stays if stay.departed is None), (self.stays or [None])[0])

    @cached_property
    def permits(self) -> list[StayPermit]:
        permits = StayPermit.objects.visible_to(self.request.user).filter(person=self.row)
        found = permits.select_related("sponsor", "visa_index")
        return sorted(found, key=lambda permit: (permit.valid_until or date.max, permit.pk), reverse=True)

    @cached_property
    def documents(self) -> list[TravelDocument]:
        documents = TravelDocument.objects.visible_to(self.request.user).filter(person=self.row)
        return list(documents.select_related("issuing_state"))

    @cached_property
    def employments(self) -> list[Employment]:
        if not self.request.user.has_perm("registry.view_employment"):
            return []
        employments = Employment.objects.visible_to(self.request.user).filter(person=self.row)
        return list(employments.select_related("employer", "work_district"))

    @cached_property
    def linked(self) -> set[int]:
        """Establishments named on the page that the user may open; a sponsor may belong to another regency."""
        named = {stay.establishment_id for stay in self.stays} | {permit.sponsor_id for permit in self.permits}
        named |= {job.employer_id for job in self.employments}
        visible = Establishment.objects.visible_to(self.request.user).filter(pk__in=named - {None})
        return set(visible.values_list("pk", flat=True))

    @property
    def may_read_log(self) -> bool:
        return self.request.user.has_perm("registry.view_access_log")

    def page_context(self) -> dict[str, Any]:
        user, today = self.request.user, timezone.localdate()
        stay = self.stay
        document = self.documents[0] if self.documents else None
        return super().page_context() | {
            "title": shown_name(self.row, stay, user),
            "person": self.row,
            "tabs": self.tabs(),
            "actions": self.actions(),
            "today": today,
            "stay": stay,
            "stays": self.stays,
            "permit": self.permits[0] if self.permits else None,
            "permit_meter": self.permit_meter(today),
            "permits": self.permits,
            "document": document,
            "document_number": shown_number(document, user),
            "numbers_shown": user.has_perm("registry.view_document_number"),
            "documents": self.documents,
            "employments": self.employments,
            "linked": self.linked,
            "birth": self.birth(),
            "age": self.row.age_on(today),
            "tags": self.tags(today),
            "warnings": self.warnings(today),
        }

    def birth(self) -> PartialDate | None:
        return PartialDate.from_date(self.row.birth_date, self.row.birth_precision) if self.row.birth_date else None

    def permit_meter(self, today: date) -> dict[str, Any] | None:
        """How much of the permit has passed: percent (none without both ends), tone and icon of the countdown."""
        permit = self.permits[0] if self.permits else None
        days = permit.days_left(today) if permit else None
        if days is None:
            return None
        tone, icon = ("bad", "hourglass-bottom") if days < 0 else ("", "hourglass-split")
        tone = tone or ("warn" if days <= SOON_DAYS else "ok")
        return {"percent": permit.share_used(today), "tone": tone, "icon": icon}

    def tabs(self) -> list[dict[str, Any]]:
        may = self.request.user.has_perm
        items = [("person_detail", _("Ringkasan"), None, True)]
        items += [
            ("person_papers", _("Izin & dokumen"), len(self.permits) + len(self.documents), True),
            ("person_stays", _("Keberadaan"), len(self.stays), True),
            ("person_work", _("Pekerjaan & penjamin"), None, may("registry.view_employment")),
            ("person_log", _("Log akses"), None, self.may_read_log),
        ]
        return [
            {
                "label": label,
                "url": reverse(f"registry:{name}", args=[self.row.public_id]),
                "count": count,
                "current": name == f"person_{self.section}",
            }
            for name, label, count, shown in items
            if shown
        ]

    def tags(self, today) -> list[dict[str, str]]:
        tags = []
        here = self.stay is not None and self.stay.departed is None
        tags.append(
            {"tone": "ok", "icon": "geo-alt-fill", "label": _("Sedang berada")}
            if here
            else {"tone": "", "icon": "box-arrow-right", "label": _("Sudah pergi")}
        )
        days = self.permits[0].days_left(today) if self.permits else None
        if days is not None and days < 0:
            tags.append({"tone": "bad", "icon": "hourglass-bottom", "label": _("Izin lewat masa berlaku")})
        elif days is not None and days <= SOON_DAYS:
            text = _("%(kind)s %(days)s hari lagi") % {"kind": self.permits[0].kind, "days": days}
            tags.append({"tone": "warn", "icon": "hourglass-split", "label": text})
        if not self.request.user.is_reporter:
            tags.append({"tone": "info", "icon": "tag", "label": str(self.row.get_category_display())})
        return tags

    def warnings(self, today) -> list[str]:
        """Facts worth a second look; only facts, never a judgement of the person."""
        found = []
        document, stay = (self.documents or [None])[0], self.stay
        # The date may have come from somebody else than this reporter.
        if document and document.expires_on and document.expires_on < today and not self.request.user.is_reporter:
            found.append(_("Paspor terakhir yang tercatat sudah tidak berlaku."))
        if stay and stay.departed is None and timezone.localdate(stay.recorded_at) < today - timedelta(days=STALE_DAYS):
            days = (today - timezone.localdate(stay.recorded_at)).days
            found.append(_("Terakhir dilaporkan %(days)s hari lalu – mungkin sudah pindah.") % {"days": days})
        places = {other.establishment_id for other in self.stays if other.departed is None and other.establishment_id}
        if len(places) > 1:
            found.append(_("Dua laporan yang belum ditutup menyebut tempat berbeda. Keduanya disimpan."))
        if any(job.is_closed_position and job.ended_on is None for job in self.employments):
            found.append(_("Jabatan yang tercatat tertutup bagi tenaga kerja asing (Kepmenaker 349/2019)."))
        return found

    def actions(self) -> list[dict[str, Any]]:
        may, public_id = self.request.user.has_perm, self.row.public_id
        wanted = [
            ("registry.change_person", "person_update", _("Ubah identitas"), "pencil", False),
            ("registry.add_staypermit", "permit_create", _("Catat izin"), "file-earmark-plus", False),
            ("registry.add_stay", "stay_create", _("Catat keberadaan"), "geo-alt", True),
        ]
        printing = {"label": _("Cetak ringkasan"), "url": "#isi", "icon": "printer", "print": True, "css": "not-sm"}
        return [printing] + [
            {"label": label, "url": reverse(f"registry:{name}", args=[public_id]), "icon": icon, "primary": primary}
            for permission, name, label, icon, primary in wanted
            if may(permission)
        ]


class PersonDetail(PersonPage):
    """Summary: the timeline beside the cards of permit, whereabouts and work (S5)."""

    def page_context(self) -> dict[str, Any]:
        shown = self.request.GET.get("peristiwa", "")
        events = person_timeline.build(
            self.stays, self.permits, self.employments, today=timezone.localdate(), kind=shown
        )
        limit = 20 if self.request.GET.get("semua") != "1" else len(events)
        return super().page_context() | {
            "timeline": events[:limit],
            "timeline_more": len(events) - limit if len(events) > limit else 0,
            "timeline_kinds": person_timeline.KINDS,
            "timeline_kind": shown,
        }


class PersonPapers(PersonPage):
    section = "papers"


class PersonStays(PersonPage):
    section = "stays"
    section_permission = "registry.view_stay"


class PersonWork(PersonPage):
    section = "work"
    section_permission = "registry.view_employment"


class PersonLog(PersonPage):
    """Who read this person's data, as far as he works in the same places as the reader."""

    section = "log"
    section_permission = "registry.view_access_log"

    def page_context(self) -> dict[str, Any]:
        events = AuditEvent.objects.visible_to(self.request.user)
        events = events.about(Person._meta.label_lower, self.row.public_id).order_by("-id")[:LOG_LINES]
        return super().page_context() | {"events": list(events), "log_lines": LOG_LINES}
