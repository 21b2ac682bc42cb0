from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from timpora.core import audit

# The largest sheet (10 MB) with room for the rest of its form, and what a sign-in form may weigh; in bytes.
MOST_BYTES_KNOWN = 20 * 1024 * 1024
MOST_BYTES_UNKNOWN = 512 * 1024
REFUSALS = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})


class RequestGuard:
    """What holds for every request: no NUL, no flood, no shared caches, the clock of the user's regency.

    A NUL in a search makes PostgreSQL refuse and SQLite match every row, so it never gets that far. What is longer
    than any page of ours asks for is refused before it is read. A refusal that a user meets leaves an event.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or any(
            "\x00" in value for key, values in request.GET.lists() for value in (key, *values)
        ):
            return HttpResponseBadRequest(_("Alamat ini memuat karakter yang tidak dapat dibaca."))
        user = getattr(request, "user", None)
        known = user is not None and user.is_authenticated
        if too_long(request, MOST_BYTES_KNOWN if known else MOST_BYTES_UNKNOWN):
            return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not known:
            return self.get_response(request)
        with timezone.override(user.time_zone):
            response = self.get_response(request)
        if response.status_code in REFUSALS and request.resolver_match:
            detail = {"status": response.status_code}
            audit.record_request(request, audit.Verb.DENIED, label=request.path, detail=detail)
        patch_cache_control(response, no_store=True, private=True)
        return response


def too_long(request: HttpRequest, most: int) -> bool:
    """Whether the body says it is longer than ``most`` bytes. A body without a length is not read at all."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) > most
