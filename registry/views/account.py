from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from registry.forms.account import AccountForm, ThemeForm
from registry.models import User
from timpora.core.views import Page, UpdatePage

# What an account may or may not do, in the words of its owner.
ABILITIES = (
    ("registry.view_person", _("Melihat orang asing di wilayah Anda")),
    ("registry.view_document_number", _("Melihat nomor paspor lengkap")),
    ("registry.view_staypermit", _("Melihat izin tinggal")),
    ("registry.add_stay", _("Mencatat keberadaan")),
    ("registry.change_person", _("Mengubah identitas")),
    ("registry.change_staypermit", _("Mencatat dan mengubah izin tinggal")),
    ("registry.import_notice", _("Mengimpor laporan dari Excel")),
    ("registry.export_report", _("Mengunduh laporan")),
    ("registry.view_access_log", _("Membaca log akses seseorang")),
    ("core.view_auditevent", _("Membaca jejak akses")),
)


class AccountUpdate(UpdatePage):
    """One's own account: name, telephone, look. Rights are seen here and changed in the admin."""

    model = User
    form_class = AccountForm
    permission = None
    template_name = "registry/account_update.html"
    title = _("Akun")

    @property
    def row(self) -> User:
        return self.request.user

    def success_url(self, row: User) -> str:
        return reverse("registry:account_update")

    def cancel_url(self) -> str:
        return reverse("home")

    def crumbs(self) -> list:
        return []

    def page_context(self) -> dict[str, Any]:
        may = self.request.user.has_perm
        return super().page_context() | {
            "abilities": [{"label": label, "may": may(permission)} for permission, label in ABILITIES],
            "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        }

    def form_kwargs(self) -> dict:
        return {"user": self.request.user, "instance": User.objects.get(pk=self.request.user.pk)}


class AccountTheme(Page):
    """The look, changed from any page; the answer leads back to where it was asked."""

    permission = None

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ThemeForm({"theme": request.POST.get("theme")}, instance=request.user, user=request.user)
        form.fields.pop("version", None)
        if form.is_valid():
            User.objects.filter(pk=request.user.pk).update(theme=form.cleaned_data["theme"])
        back = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
        return HttpResponseRedirect(back if safe else reverse("home"))
