from typing import Any

from django.utils.translation import gettext_lazy as _

from registry.actions.account import placement_problem
from registry.roles import REPORTER_ROLES
from timpora.core.admin import AdminForm


class UserForm(AdminForm):
    """An officer belongs to an agency, a reporter to an establishment; never to both."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "role" not in self.fields or not cleaned.get("role"):
            return cleaned
        if cleaned["role"] in REPORTER_ROLES:
            self._need("establishment", _("Pelapor perlu satu tempat usaha."))
            self._leave_empty("agency", _("Pelapor tidak menjadi anggota instansi; kosongkan."))
        else:
            self._leave_empty("establishment", _("Hanya untuk pelapor; kosongkan."))
            if not self.instance.is_superuser:
                self._need("agency", _("Peran ini perlu satu instansi."))
            agency = cleaned.get("agency")
            if agency and (problem := placement_problem(cleaned["role"], agency)):
                self.add_error("agency", problem)
        return cleaned

    def _need(self, name: str, sentence: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def _leave_empty(self, name: str, sentence: str) -> None:
        if self.cleaned_data.get(name):
            self.add_error(name, sentence)
