from functools import partial
from smtplib import SMTPException

from django.contrib import admin, messages
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from registry.actions import account
from registry.admin.sections import MEMBERS
from registry.admin.user_actions import AccountActions
from registry.admin.user_form import UserForm
from registry.models import User
from timpora.core.admin import ScopedAdmin
from timpora.core.audit import client_address

RIGHTS = ("email", "role", "agency", "establishment", "is_active")


@admin.register(User)
class UserAdmin(AccountActions, ScopedAdmin):
    """Who may sign in. The password is chosen by its owner, by a link that arrives by mail."""

    section = MEMBERS
    form = UserForm
    list_display = ["name", "email", "role", "body", "is_active", "last_seen"]
    list_filter = ["role", "is_active", "agency__sector"]
    list_select_related = ["agency", "establishment"]
    search_fields = ["name", "email__istartswith"]
    search_help_text = _("Nama, atau awal surel.")
    autocomplete_fields = ["agency", "establishment"]
    fieldsets = [(None, {"fields": ["email", "name", "role", "agency", "establishment", "phone", "is_active"]})]
    about = (_("Riwayat"), {"fields": ["last_login", "date_joined", "terms_accepted_at"]})
    about_kind = (_("Jenis"), {"fields": ["is_superuser", "is_demo"]})

    @admin.display(description=_("instansi atau pelapor"))
    def body(self, user: User) -> str:
        return user.body_name

    @admin.display(description=_("masuk terakhir"), ordering="last_login", empty_value=_("belum pernah"))
    def last_seen(self, user: User) -> str | None:
        return date_format(localtime(user.last_login), "d-m-Y H.i") if user.last_login else None

    def get_queryset(self, request):
        reach = account.accounts_within(request.user).order_by().values("pk")
        return super().get_queryset(request).filter(pk__in=reach)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        return [*self.fieldsets, self.about, *([self.about_kind] if request.user.is_superuser else [])]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        fixed = [*self.about[1]["fields"], *self.about_kind[1]["fields"]]
        return [*fixed, *RIGHTS] if obj.pk == request.user.pk else fixed

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "role":
            roles = account.roles_within(request.user)
            kwargs["choices"] = [("", "---------"), *(pair for pair in db_field.choices if pair[0] in roles)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "agency":
            kwargs["queryset"] = account.agencies_within(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not change:
            # After the commit: a slow mail server must not hold the database.
            transaction.on_commit(partial(self.send_invitation, request, obj))
        if "email" in form.changed_data:
            account.forget_old_addresses(obj)
        if "is_active" in form.changed_data and not obj.is_active:
            account.end_sessions(obj)

    def send_invitation(self, request, user: User) -> None:
        site_url = request.build_absolute_uri("/")
        try:
            account.invite(user=user, by=request.user, site_url=site_url, address=client_address(request))
        except (SMTPException, OSError):
            text = _("Surel undangan untuk %(email)s tidak terkirim. Coba lagi dengan “Undang ulang”.")
            messages.error(request, text % {"email": user.email})
        else:
            messages.success(request, _("Undangan dikirim ke %(email)s.") % {"email": user.email})
