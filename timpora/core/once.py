"""One click, one effect: the second of two equal submissions is led to what the first one made."""

import hashlib
import time

from django.core.cache import cache
from django.http import HttpRequest

# How long an equal submission still finds the result of the first one, in seconds.
KEPT_SECONDS = 24 * 3600
# How long a second click waits for the first one to be through, in seconds.
PATIENCE = 10
UNDER_WAY = "under way"
NOT_CONTENT = ("csrfmiddlewaretoken",)


class Once:
    """A submission of one form by one user. The key holds what was typed, so that other words are another matter.

    Taking it is one insert into the shared cache, which only one of several simultaneous clicks can make.
    """

    def __init__(self, request: HttpRequest) -> None:
        typed = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_CONTENT)
        said = repr((request.user.pk, request.path, typed)).encode()
        self.key = f"once:{hashlib.sha256(said).hexdigest()}"
        self.has_token = bool(request.POST.get("form_token"))

    def earlier_result(self) -> str | None:
        """Where the first of these submissions led to, waiting while it is under way; None if this is the first."""
        if not self.has_token or cache.add(self.key, UNDER_WAY, PATIENCE * 3):
            return None
        for _wait in range(PATIENCE * 10):
            result = cache.get(self.key)
            if result != UNDER_WAY:
                return result
            time.sleep(0.1)
        return None

    def done(self, url: str) -> None:
        if self.has_token:
            cache.set(self.key, url, KEPT_SECONDS)

    def failed(self) -> None:
        """Nothing was stored: the same words may be sent again."""
        if self.has_token:
            cache.delete(self.key)
