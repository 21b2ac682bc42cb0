"""Form fields that read and show dates the Indonesian way, for pages and imports alike."""

import datetime

from django import forms
from django.core.exceptions import ValidationError

from timpora.core.dates.display import format_table
from timpora.core.dates.partial import PartialDate, parse_partial_date
from timpora.core.dates.problem import DateProblem
from timpora.core.dates.reading import parse_date


class DateTextInput(forms.TextInput):
    """A plain text box: the browser's own date picker shows the month first on foreign computers."""

    def __init__(self, attrs=None):
        shown = {"placeholder": "hh-bb-tttt", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__({**shown, **(attrs or {})})

    def format_value(self, value):
        if isinstance(value, PartialDate):
            return value.as_text()
        if isinstance(value, datetime.date):
            return format_table(value)
        return super().format_value(value)


class TanggalField(forms.DateField):
    """A day, cleaned to `date` or None. `order` is "dmy"; an import sets what the user said of the file."""

    widget = DateTextInput
    order = "dmy"

    def to_python(self, value):
        return _clean(self, value, parse_date)


class PartialDateField(forms.Field):
    """A birth date that may lack day or month (00). Cleans to `PartialDate` or None."""

    widget = DateTextInput
    order = "dmy"

    def to_python(self, value):
        return _clean(self, value, parse_partial_date)


def _clean(field, value, parse):
    if value in field.empty_values:
        return None
    try:
        return parse(value, field.order)
    except DateProblem as problem:
        if problem.code == "empty":
            return None
        raise ValidationError(problem.message, code=problem.code) from problem
