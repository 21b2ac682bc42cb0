"""Headings of the admin's index, in order."""

from django.utils.translation import gettext_lazy as _

MEMBERS = (10, _("Anggota & pengguna"))
REFERENCE = (20, _("Wilayah & referensi"))
REPORTERS = (30, _("Pelapor"))
