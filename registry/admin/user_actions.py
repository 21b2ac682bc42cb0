from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from registry.actions import account
from registry.models import Agency, User
from timpora.core.audit import client_address


class MoveForm(forms.Form):
    agency = forms.ModelChoiceField(label=_("Pindah ke instansi"), queryset=Agency.objects.none())

    def __init__(self, *args, by: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = account.agencies_within(by).filter(is_active=True)


class AccountActions:
    """What the list of accounts offers for those that are ticked."""

    actions = ["invite_again", "deactivate_accounts", "activate_accounts", "move_accounts"]

    @admin.action(description=_("Undang ulang"), permissions=["change"])
    def invite_again(self, request, queryset):
        for user in queryset:
            try:
                self.send_invitation(request, user)
            except ValidationError as error:
                messages.warning(request, f"{user.email}: {error.messages[0]}")

    @admin.action(description=_("Nonaktifkan"), permissions=["change"])
    def deactivate_accounts(self, request, queryset):
        self._for_each(request, queryset.filter(is_active=True), account.deactivate)

    @admin.action(description=_("Aktifkan"), permissions=["change"])
    def activate_accounts(self, request, queryset):
        self._for_each(request, queryset.filter(is_active=False), account.activate)

    @admin.action(description=_("Pindahkan ke instansi…"), permissions=["change"])
    def move_accounts(self, request, queryset):
        form = MoveForm(request.POST if "apply" in request.POST else None, by=request.user)
        if form.is_valid():
            self._for_each(request, queryset, account.move, agency=form.cleaned_data["agency"])
            return None
        context = self.admin_site.each_context(request) | {
            "title": _("Pindahkan ke instansi"),
            "opts": self.opts,
            "accounts": list(queryset),
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "form": form,
        }
        return TemplateResponse(request, "admin/registry/user/move.html", context)

    def _for_each(self, request, users, act: Callable, **how) -> None:
        """Do it for each account, and say for how many it was done and why not for the others."""
        done = 0
        for user in users:
            try:
                act(user=user, by=request.user, address=client_address(request), **how)
            except ValidationError as error:
                messages.warning(request, f"{user.email}: {error.messages[0]}")
            else:
                done += 1
        if done:
            text = ngettext("%(count)s akun diubah.", "%(count)s akun diubah.", done)
            messages.success(request, text % {"count": done})
