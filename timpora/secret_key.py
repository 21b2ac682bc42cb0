"""The signing key of this installation, made once and kept beside its data."""

import os
import secrets
from pathlib import Path


def kept_secret_key(path: Path) -> str:
    """The key stored in `path`, made (mode 0600) when there is none.

    Written to a file of its own and linked into place, so that two processes
    that start together agree on one key and none reads half of it.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
