"""`{% icon "flag" %}`: one drawing of bootstrap-icons inside the page, coloured by the text around it.

Drawings come from `settings.ICONS_DIR` (the npm package) and are read once per process.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()
logger = logging.getLogger(__name__)

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class UnknownIconError(LookupError):
    """The name is no drawing of bootstrap-icons."""


@cache
def drawing(name, folder):
    """The inside of the `<svg>` element of `name`; raises UnknownIconError."""
    if not NAME.match(name):
        raise UnknownIconError(name)
    try:
        source = (Path(folder) / f"{name}.svg").read_text(encoding="utf-8")
    except OSError as error:
        raise UnknownIconError(name) from error
    found = DRAWING.search(source)
    if not found:
        raise UnknownIconError(name)
    # The files belong to a package whose hash is locked; nothing a user typed gets here.
    return mark_safe(found.group(1).strip())  # noqa: S308 - a locked package, no input


@register.simple_tag
def icon(name, css=""):
    """Draw `name`; pure decoration, so the word beside it carries the meaning.

    A wrong name raises while we build; a running office gets the page without the picture and an error in
    the log, which also fails the test that caused it.
    """
    try:
        inside = drawing(str(name), str(settings.ICONS_DIR))
    except UnknownIconError:
        if settings.DEBUG:
            raise
        logger.error("Unknown icon: %s", name)
        return ""
    return format_html(
        '<svg class="ic{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        f" {css}" if css else "",
        inside,
    )
