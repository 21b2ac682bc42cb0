from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "timpora.core"
    label = "core"
    verbose_name = _("Inti")
    default_auto_field = "django.db.models.BigAutoField"
