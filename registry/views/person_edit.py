from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.actions.person import index_name, record_person
from registry.forms.person import PersonCreateForm, PersonForm
from registry.models import Person
from timpora.core.views import CreatePage, UpdatePage


class PersonCreate(CreatePage):
    model = Person
    form_class = PersonCreateForm
    title = gettext_lazy("Tambah orang asing")
    submit_label = gettext_lazy("Simpan orang asing")

    def create(self, form) -> Person:
        typed = form.cleaned_data
        document = {name: typed[name] for name in ("number", "issuing_state", "issued_on", "expires_on")}
        stay = {name: typed[name] for name in ("establishment", "address", "district", "arrived", "purpose", "source")}
        form.save(commit=False)
        person, self.is_new = record_person(
            by=self.request.user,
            person=form.instance,
            document=document | {"kind": typed["document_kind"]},
            stay=stay | {"kind": typed["stay_kind"]},
        )
        return person

    def finish(self, row: Person):
        if self.is_new:
            self.saved_message = _("Orang asing dicatat.")
        else:
            self.saved_message = _("Paspor ini sudah tercatat. Keberadaan ditambahkan pada data yang sama.")
        return super().finish(row)


class PersonUpdate(UpdatePage):
    model = Person
    form_class = PersonForm
    lookup = "public_id"
    audited = True
    title = gettext_lazy("Ubah identitas")

    def save(self, form):
        response = super().save(form)
        if response.status_code == 302 and "full_name" in form.changed_data:
            index_name(form.instance)
        return response

    def crumbs(self) -> list[dict[str, Any]]:
        return [*super().crumbs(), {"label": self.row.full_name, "url": self.row.get_absolute_url()}]
