"""Signing in and out: allauth does it, this adapter says who is let in, how often one may guess, and logs it."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from timpora.core import audit


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Surel atau kata sandi tidak cocok. Periksa lalu coba lagi, atau pakai “Lupa kata sandi”."
        ),
        "too_many_login_attempts": _("Terlalu banyak percobaan. Coba lagi dalam 15 menit atau hubungi admin."),
        "account_inactive": _("Akun ini tidak aktif. Hubungi admin instansi Anda."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an admin; reporters will apply on a page of their own."""
        return False

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        """Signing in and out need no message: the page that follows says it."""
        if message_template in ("account/messages/logged_in.txt", "account/messages/logged_out.txt"):
            return
        super().add_message(request, level, message_template, message_context, extra_tags, message)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials) -> str:
        """Account and address together: one office behind one router must not lock out its thirty officers.

        allauth begins the key with the Host header, whose port anybody may vary to guess without end.
        """
        return f"{tried_account(credentials)}:{self.get_client_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        try:
            super().pre_authenticate(request, **credentials)
            # The ceiling for one account that is tried from many addresses.
            self._account_usage = ratelimit.consume(
                request, app="allauth.account", action="login_failed_account", key=tried_account(credentials)
            )
            if not self._account_usage:
                raise self.validation_error("too_many_login_attempts")
        except ValidationError:
            self._record_failure(request, credentials, {"sebab": "terkunci"})
            raise

    def _rollback_login_failed_rl_usage(self) -> None:
        super()._rollback_login_failed_rl_usage()
        self._account_usage.rollback()

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        self._record_failure(request, credentials, {})

    def _record_failure(self, request: HttpRequest, credentials: dict, detail: dict) -> None:
        """The event belongs where the account that was tried belongs: there somebody must see it."""
        tried = tried_account(credentials)
        account = get_user_model().objects.filter(email=tried).first()
        audit.record_request(
            request,
            audit.Verb.SIGN_IN_FAILED,
            label=tried[:200],
            detail=detail,
            places=account.audit_places if account else "",
        )

    def set_password(self, user, password: str) -> None:
        super().set_password(user, password)
        address = audit.client_address(self.request) if self.request else ""
        audit.record(user, audit.Verb.UPDATE, user, fields=["password"], address=address)

    def send_password_reset_mail(self, user, email: str, context: dict) -> None:
        super().send_password_reset_mail(user, email, context)
        audit.record(user, audit.Verb.PASSWORD_LETTER, user, address=audit.client_address(self.request))

    def pre_login(self, request: HttpRequest, user, **kwargs):
        if user.is_demo and not settings.DEMO:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request: HttpRequest, user, **kwargs):
        audit.record_request(request, audit.Verb.SIGN_IN, label=user.email)
        return super().post_login(request, user, **kwargs)

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            audit.record_request(request, audit.Verb.SIGN_OUT, label=request.user.email)
        super().logout(request)


def tried_account(credentials: dict) -> str:
    """The account somebody tries to open, in one spelling."""
    return str(credentials.get("email", credentials.get("username", ""))).casefold()
