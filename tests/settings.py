"""The settings of the house with what a test run needs: nothing of the machine leaks in."""

import os
import tempfile

from tests.database import test_database_url
from tests.strict_templates import RaiseOnUndefined

SCRATCH = os.environ.setdefault("TIMPORA_VAR", tempfile.mkdtemp(prefix="timpora-test-"))
os.environ["TIMPORA_ENV_FILE"] = os.devnull
os.environ["DATABASE_URL"] = test_database_url(SCRATCH)
os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["TIMPORA_HTTPS"] = "false"
os.environ["EMAIL_URL"] = "memorymail://"

from timpora.settings import *  # noqa: E402, F403 - the environment above must be set first
from timpora.settings import BASE_DIR, DATABASES, STORAGES, TEMPLATES  # noqa: E402 - as above

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# The real hash is meant to be slow.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", BASE_DIR / "var" / "vendor")]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RaiseOnUndefined(BASE_DIR / "templates")

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and the browser's server then lock as they do in real use.
    DATABASES["default"]["TEST"] = {"NAME": f"{SCRATCH}/test.sqlite3"}
