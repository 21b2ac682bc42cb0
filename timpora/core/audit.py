"""Writing audit events. Every reader, search, edit and export passes here, inside the caller's transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.http import HttpRequest

from timpora.core.models import AuditEvent

Verb = AuditEvent.Verb


def record(
    user,
    verb: str,
    obj: models.Model | None = None,
    *,
    kind: str = "",
    label: str = "",
    fields: Iterable[str] = (),
    detail: Mapping[str, Any] | None = None,
    address: str = "",
    places: str = "",
) -> AuditEvent:
    """Write one event. ``obj`` may offer ``public_id`` and ``audit_label``; names are kept out of labels of people.

    ``places`` says where an event without a user belongs, such as a failed sign-in.
    """
    return AuditEvent.objects.create(
        actor=getattr(user, "email", "") or "",
        actor_role=getattr(user, "role_name", ""),
        actor_body=str(getattr(user, "body_name", ""))[:200],
        places=getattr(user, "audit_places", "") or places,
        verb=verb,
        object_kind=kind or (obj._meta.label_lower if obj is not None else ""),
        object_id=str(getattr(obj, "public_id", None) or getattr(obj, "pk", "") or "") if obj is not None else "",
        object_label=(label or str(getattr(obj, "audit_label", obj if obj is not None else "")))[:200],
        fields=sorted(fields),
        detail=dict(detail or {}),
        address=address,
    )


def record_request(request: HttpRequest, verb: str, obj: models.Model | None = None, **more: Any) -> AuditEvent:
    """``record`` with the signed-in user and the address the request came from."""
    user = request.user if request.user.is_authenticated else None
    return record(user, verb, obj, address=client_address(request), **more)


def client_address(request: HttpRequest) -> str:
    """The peer's address; forwarded headers are not believed (a forged one would shift the blame)."""
    return request.META.get("REMOTE_ADDR", "")
