"""Small drawings and words of the frame: initials for the tile, the meter, attributes of sorted columns."""

from __future__ import annotations

from django import template

register = template.Library()

TONES = {"error": "bad", "warning": "warn", "success": "ok", "info": "info", "debug": "info"}
TONE_ICONS = {
    "bad": "exclamation-octagon-fill",
    "warn": "exclamation-triangle-fill",
    "ok": "check-circle-fill",
    "info": "info-circle-fill",
}


@register.filter
def initials(name):
    """First letters of the first and the last word, at most two: "Chen Wei Ming" → "CM"."""
    words = [word for word in str(name).split() if word[0].isalnum()]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper() or "?"


@register.filter
def tone(level_tag):
    """Our tone (ok, warn, bad, info) for the level of a Django message."""
    return TONES.get(level_tag, "info")


@register.filter
def tone_icon(name):
    """The icon that says the same as the colour, because colour alone says nothing to many."""
    return TONE_ICONS.get(name, TONE_ICONS["info"])


@register.inclusion_tag("components/meter.html")
def meter(percent, label, tone=""):
    """A bar filled to `percent` (0–100, cut to that range); `label` says the same in words."""
    return {"percent": max(0, min(100, round(percent or 0))), "label": label, "tone": tone}


@register.filter
def aria_sort(direction):
    """`aria-sort` for a column: "asc"/"desc" or the ARIA words themselves; "none" when not sorted."""
    words = {"asc": "ascending", "desc": "descending"}
    return words.get(direction, direction or "none")


@register.filter
def alert_role(name):
    """`alert` interrupts a screen reader and is only for errors; the rest is `status`."""
    return "alert" if name == "bad" else "status"


@register.filter
def sort_icon(direction):
    """The arrow of a sorted column."""
    return "arrow-up" if aria_sort(direction) == "ascending" else "arrow-down"
