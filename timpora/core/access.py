from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class RoleBackend(AuthenticationBackend):
    """Answers Django's own ``has_perm`` from the table of grants: pages, admin and templates obey one page.

    Signing in by e-mail is allauth's; only the answer to "may he?" is ours. The user model offers ``grants``:
    the set of ``"app.action_model"`` its role has. Nothing is read from permission rows in the database:
    they drift, code does not.
    """

    def user_can_authenticate(self, user) -> bool:
        return super().user_can_authenticate(user) and (settings.DEMO or not user.is_demo)

    def get_all_permissions(self, user_obj, obj=None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        return set(user_obj.grants)

    def get_user_permissions(self, user_obj, obj=None) -> set[str]:
        return self.get_all_permissions(user_obj, obj)

    def get_group_permissions(self, user_obj, obj=None) -> set[str]:
        return set()

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj, app_label) -> bool:
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions(user_obj))

    def get_user(self, user_id):
        """A demo account of a database that left demo mode is nobody, even with an old session."""
        user = super().get_user(user_id)
        return user if user is None or self.user_can_authenticate(user) else None
