from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _


class RequestGuard:
    """What holds for every request: no NUL, no shared caches, the clock of the user's regency.

    A NUL in a search makes PostgreSQL refuse and SQLite match every row, so it never gets that far.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or any(
            "\x00" in value for key, values in request.GET.lists() for value in (key, *values)
        ):
            return HttpResponseBadRequest(_("Alamat ini memuat karakter yang tidak dapat dibaca."))
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return self.get_response(request)
        with timezone.override(user.time_zone):
            response = self.get_response(request)
        patch_cache_control(response, no_store=True, private=True)
        return response
