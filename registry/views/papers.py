"""Adding and changing what belongs to a person: passports, permits, jobs, whereabouts."""

from typing import Any

from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from registry.forms.papers import DocumentForm, EmploymentForm, PermitForm, StayForm
from registry.models import Employment, Person, Stay, StayPermit, TravelDocument
from timpora.core.views import CreatePage, UpdatePage


class OfPerson:
    """The person in the address comes first: whoever may not see him finds nothing behind it."""

    section = "papers"
    audited = True

    def audit_subject(self) -> Person:
        return self.person

    @cached_property
    def person(self) -> Person:
        found = Person.objects.visible_to(self.request.user).filter(public_id=self.kwargs["public_id"]).first()
        if found is None:
            raise Http404
        return found

    def rows(self) -> models.QuerySet:
        return super().rows().filter(person=self.person)

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"person": self.person}

    def success_url(self, row: models.Model) -> str:
        return reverse(f"registry:person_{self.section}", args=[self.person.public_id])

    def cancel_url(self) -> str:
        return self.success_url(self.person)

    def crumbs(self) -> list[dict[str, Any]]:
        people = {"label": _("Orang asing"), "url": reverse("registry:person_list")}
        return [people, {"label": self.person.full_name, "url": self.person.get_absolute_url()}]


class DocumentCreate(OfPerson, CreatePage):
    model, form_class, title = TravelDocument, DocumentForm, _("Tambah paspor")


class DocumentUpdate(OfPerson, UpdatePage):
    model, form_class, title = TravelDocument, DocumentForm, _("Ubah paspor")


class PermitCreate(OfPerson, CreatePage):
    model, form_class, title = StayPermit, PermitForm, _("Catat izin tinggal")


class PermitUpdate(OfPerson, UpdatePage):
    model, form_class, title = StayPermit, PermitForm, _("Ubah izin tinggal")


class StayCreate(OfPerson, CreatePage):
    model, form_class, title, section = Stay, StayForm, _("Catat keberadaan"), "stays"


class StayUpdate(OfPerson, UpdatePage):
    model, form_class, title, section = Stay, StayForm, _("Ubah keberadaan"), "stays"


class EmploymentCreate(OfPerson, CreatePage):
    model, form_class, title, section = Employment, EmploymentForm, _("Catat pekerjaan"), "work"


class EmploymentUpdate(OfPerson, UpdatePage):
    model, form_class, title, section = Employment, EmploymentForm, _("Ubah pekerjaan"), "work"
