"""The settings of the house with what a test run needs: nothing of the machine leaks in."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.database import database_url
from tests.strict_templates import RaiseOnUndefined

if "TIMPORA_TEST_SCRATCH" not in os.environ:
    # Worker processes inherit the directory; whoever made it throws it away.
    os.environ["TIMPORA_TEST_SCRATCH"] = tempfile.mkdtemp(prefix="timpora-test-")
    atexit.register(shutil.rmtree, os.environ["TIMPORA_TEST_SCRATCH"], ignore_errors=True)
SCRATCH = Path(os.environ["TIMPORA_TEST_SCRATCH"])
# WhiteNoise warns when nothing has been collected yet.
(SCRATCH / "static").mkdir(exist_ok=True)

os.environ |= {
    "TIMPORA_ENV_FILE": os.devnull,
    "TIMPORA_VAR": str(SCRATCH),
    "TIMPORA_DEBUG": "false",
    "TIMPORA_DEMO": "false",
    "TIMPORA_HTTPS": "false",
    "TIMPORA_TRUSTED_PROXIES": "0",
    "DATABASE_URL": database_url(str(SCRATCH)),
    "EMAIL_URL": "memorymail://",
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
}

from timpora.settings import *  # noqa: E402, F403 - the environment above must be set first
from timpora.settings import BASE_DIR, DATABASES, STORAGES, TEMPLATES  # noqa: E402 - as above

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# The real hash is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", BASE_DIR / "var" / "vendor")]
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RaiseOnUndefined(BASE_DIR / "templates")

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and the browser's server then lock as they do in real use.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH / "test.sqlite3")}
else:
    # Runs side by side on one server get databases of their own.
    DATABASES["default"]["TEST"] = {"NAME": SCRATCH.name.replace("-", "_")}
    DATABASES["default"]["CONN_MAX_AGE"] = 0
