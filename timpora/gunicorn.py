"""How the production server runs; `gunicorn -c python:timpora.gunicorn timpora.wsgi`."""

import os
from pathlib import Path

from timpora.prepare import prepare

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
# Loaded once and shared: a quicker start and less memory.
preload_app = True
timeout = 60
# An idle connection that a browser keeps open must not hold up Ctrl-C.
graceful_timeout = 3
# Memory that a large report leaves behind goes back to the system.
max_requests = 2_000
max_requests_jitter = 200
# A heartbeat on a disk that is busy gets workers killed for nothing.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - empty heartbeat files only
# Django alone decides whether a forwarded scheme is believed (TIMPORA_TRUSTED_PROXIES).
forwarded_allow_ips = ""
control_socket_disable = True
loglevel = "warning"


def on_starting(server) -> None:
    """`make run` prepares the database here, in the process that has Django loaded already."""
    if os.environ.get("TIMPORA_PREPARE") == "true":
        prepare()
