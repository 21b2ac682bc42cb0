from django.apps import apps
from django.contrib import admin
from django.utils.module_loading import import_module

from registry.admin import agency, country, establishment, official, region, team, user, visa_index, watch_period

__all__ = ["agency", "country", "establishment", "official", "region", "team", "user", "visa_index", "watch_period"]

# Rights come from roles and addresses from accounts; these tables of libraries would only contradict them.
for library in ("django.contrib.auth.admin", "allauth.account.admin"):
    import_module(library)
for label in ("auth.Group", "account.EmailAddress"):
    admin.site.unregister(apps.get_model(label))
