"""The signing key of this installation, made once and kept beside its data."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept_secret_key(path: Path) -> str:
    """The key stored in `path`, made (mode 0600) when there is none.

    Written to a file of its own and linked into place, so that two processes
    that start together agree on one key and none reads half of it.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=path.parent) as draft, suppress(FileExistsError):
            draft.write(secrets.token_urlsafe(64))
            draft.flush()
            os.link(draft.name, path)
    return path.read_text().strip()
