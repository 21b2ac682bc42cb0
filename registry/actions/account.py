"""Accounts: whom an admin may look after, and inviting, moving, closing and opening them.

An admin never reaches above himself: neither accounts and agencies that span more than his own regencies, nor
roles that may do more than he may, nor his own rights.
"""

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.models import Agency, User
from registry.roles import REPORTER_ROLES, Role, grants_of
from timpora.core.audit import Verb, record


def roles_within(by: User) -> list[str]:
    """Roles that ``by`` may give: a reporter's, and whatever may do nothing that he may not do himself."""
    if by.is_superuser:
        return list(Role.values)
    return [role for role in Role.values if role in REPORTER_ROLES or grants_of(role) <= by.grants]


def agencies_within(by: User) -> QuerySet[Agency]:
    """Agencies all of whose regencies are regencies of ``by``; people there see no more than he does."""
    return _without_wide(Agency.objects.visible_to(by), by, "pk")


def accounts_within(by: User) -> QuerySet[User]:
    """Accounts that ``by`` may look after. One that sees more than he does is not there for him."""
    if by.is_superuser:
        return User.objects.all()
    mine = User.objects.visible_to(by).filter(is_superuser=False, role__in=roles_within(by))
    return _without_wide(mine, by, "agency")


def _without_wide(rows: QuerySet, by: User, path: str) -> QuerySet:
    if by.is_superuser:
        return rows
    links = Agency.regencies.through.objects.exclude(regency_id__in=by.scope.ids)
    return rows.exclude(**{f"{path}__in": links.values("agency_id")})


def invite(*, user: User, by: User, site_url: str, address: str = "") -> None:
    """Send ``user`` a link to choose a password, good once and for 24 hours; earlier invitations die.

    ``site_url`` is how he reaches this installation (``https://timpora.contoh/``), ``address`` where ``by`` sits.
    Raises OSError when the mail server does not take the letter; the event is written all the same.
    """
    _must_reach(by, user)
    if not user.is_active:
        raise ValidationError(_("Akun nonaktif tidak dapat diundang. Aktifkan dahulu."))
    with transaction.atomic():
        if not user.has_usable_password():
            user.set_unusable_password()
            user.save(update_fields=["password"])
        record(by, Verb.UPDATE, user, detail={"tindakan": "undang"}, address=address)
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    link = site_url.rstrip("/") + reverse("account_reset_password_from_key", kwargs=key)
    context = {"name": user.name, "email": user.email, "body": user.body_name, "role": user.role_name, "link": link}
    subject = render_to_string("account/email/invitation_subject.txt", context).strip()
    send_mail(subject, render_to_string("account/email/invitation_message.txt", context), None, [user.email])


def deactivate(*, user: User, by: User, address: str = "") -> None:
    """Close an account; whoever is signed in with it is out at once, for good."""
    _must_reach(by, user)
    _not_himself(by, user)
    with transaction.atomic():
        user.is_active = False
        _store(user, ["is_active"], by, address)
        end_sessions(user)


def activate(*, user: User, by: User, address: str = "") -> None:
    _must_reach(by, user)
    _not_himself(by, user)
    user.is_active = True
    _store(user, ["is_active"], by, address)


def move(*, user: User, agency: Agency, by: User, address: str = "") -> None:
    """Give an officer another agency; what he sees follows from it with his next click."""
    _must_reach(by, user)
    _not_himself(by, user)
    if not agencies_within(by).filter(pk=agency.pk).exists():
        raise PermissionDenied
    if problem := placement_problem(user.role, agency):
        raise ValidationError(problem)
    user.agency = agency
    _store(user, ["agency"], by, address)


def placement_problem(role: str, agency: Agency) -> str:
    """Why somebody of ``role`` cannot belong to ``agency``; empty when he can."""
    if role in REPORTER_ROLES:
        return _("Pelapor terikat pada tempat usahanya dan tidak dapat dipindahkan ke instansi.")
    if role == Role.DISTRICT_OFFICER and not agency.district_id:
        return _("Petugas kecamatan perlu instansi yang mempunyai kecamatan.")
    return ""


def end_sessions(user: User) -> None:
    """Sign ``user`` out everywhere. Sessions do not name their owner in a column, so every open one is read."""
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def forget_old_addresses(user: User) -> None:
    """After a change of e-mail: the sign-in remembers addresses by itself, and the old one would still open."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()


def _store(user: User, fields: list[str], by: User, address: str) -> None:
    with transaction.atomic():
        user.version += 1
        user.save(update_fields=[*fields, "version"])
        record(by, Verb.UPDATE, user, fields=fields, address=address)


def _must_reach(by: User, user: User) -> None:
    if not accounts_within(by).filter(pk=user.pk).exists():
        raise PermissionDenied


def _not_himself(by: User, user: User) -> None:
    if by.pk == user.pk:
        raise ValidationError(_("Hak akun sendiri tidak dapat diubah; minta admin lain."))
