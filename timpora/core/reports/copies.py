"""Making one copy of a report: it gets a code, is written, and leaves an audit event before anybody has it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.crypto import get_random_string

from timpora.core import audit
from timpora.core.reports.form import ReportForm
from timpora.core.reports.report import Report
from timpora.core.reports.workbook import Made, Paper
from timpora.core.templatetags.indonesian import angka

AUDIT_KIND = "laporan"
# Neither vowels nor look-alikes: a code read over the telephone, or off a photograph of the sheet.
CODE_ALPHABET, CODE_LENGTH = "23456789BCDFGHJKMNPQRSTVWXZ", 8


@dataclass(frozen=True)
class Copy:
    """One copy as the audit log knows it: the code in a leaked file is the object's code of one event."""

    public_id: str
    audit_label: str


def new_copy_id(report: Report) -> str:
    """``REKAP-A-7KQ3F2XW``."""
    return f"{report.slug.upper()}-{get_random_string(CODE_LENGTH, CODE_ALPHABET)}"


def make_copy(
    report: Report,
    user,
    form: ReportForm,
    path: str | os.PathLike,
    *,
    address: str = "",
    progress: Callable[[int], None] | None = None,
) -> Made:
    """Write the report to ``path`` and record who took what. ``form`` must be valid, and ``user`` allowed."""
    copy = Copy(new_copy_id(report), str(report.title))
    made = Paper(report, user, form, copy.public_id, timezone.now()).write(path, progress)
    audit.record(user, audit.Verb.EXPORT, copy, kind=AUDIT_KIND, detail=_detail(report, form, made), address=address)
    return made


def _detail(report: Report, form: ReportForm, made: Made) -> dict[str, Any]:
    return {
        "laporan": report.slug,
        "saringan": [f"{label}: {value}" for label, value in form.chosen()],
        "baris": made.rows,
        "kendali": [f"{angka(number)} {noun}" for noun, number in made.numbers],
        "sidik": made.file.sha256[:16],
    }
