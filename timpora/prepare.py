"""Brings the database up to date before the server starts; safe to run every time.

One process does it all: starting Django five times would take longer than the work.
Whoever runs several servers on one database leaves this out and calls the commands once.
"""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections


def prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_reference", verbosity=0)
    if settings.DEMO:
        call_command("demo")
        call_command("demo", logins=True)
    else:
        sys.stdout.write("Akun pertama: .venv/bin/python manage.py createsuperuser\n")
    sys.stdout.write(f"TIMPORA: http://127.0.0.1:{os.environ.get('PORT', '8000')}  (berhenti: Ctrl-C)\n")
    sys.stdout.flush()
    # Workers that are forked from here must not share a connection.
    connections.close_all()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timpora.settings")
    django.setup()
    prepare()
