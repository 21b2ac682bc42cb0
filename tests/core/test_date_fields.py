import datetime

import pytest
from django import forms
from django.utils import formats

from timpora.core.dates import (
    PartialDate,
    PartialDateField,
    TanggalField,
)

NOVEMBER_26 = datetime.date(2024, 11, 26)


class VisitForm(forms.Form):
    arrived = TanggalField()
    left = TanggalField(required=False)
    born = PartialDateField(required=False)


def test_forms_read_what_people_type():
    form = VisitForm({"arrived": "26 Agustus 2024", "left": " ", "born": "00/10/1985"})

    assert form.is_valid()
    assert form.cleaned_data == {"arrived": datetime.date(2024, 8, 26), "left": None, "born": PartialDate(1985, 10)}


def test_forms_say_what_is_wrong_with_a_date():
    form = VisitForm({"arrived": "11/26/2024", "left": "31-02-2024", "born": "1985-13"})

    assert form.errors.get_json_data() == {
        "arrived": [
            {
                "message": "11/26/2024 ditulis dengan bulan lebih dulu. Tulis hari lebih dulu: 26-11-2024.",
                "code": "month_first",
            }
        ],
        "left": [
            {
                "message": "Tanggal 31 Februari tidak ada. Isi tanggal seperti di paspor atau dokumen.",
                "code": "day",
            }
        ],
        "born": [{"message": "Bulan 13 tidak ada. Isi bulan 1 sampai 12.", "code": "month"}],
    }


def test_forms_show_the_day_first_and_keep_what_was_typed():
    initial = {"arrived": NOVEMBER_26, "born": PartialDate(1985, 10)}
    fresh, sent_back = VisitForm(initial=initial), VisitForm({"arrived": "11/26/2024"})

    assert str(fresh["arrived"]) == (
        '<input type="text" name="arrived" value="26-11-2024" placeholder="hh-bb-tttt" inputmode="numeric"'
        ' autocomplete="off" required id="id_arrived">'
    )
    assert 'value="00-10-1985"' in str(fresh["born"])
    assert 'value="11/26/2024"' in str(sent_back["arrived"])


def test_an_unchanged_date_is_no_change():
    initial = {"arrived": NOVEMBER_26, "left": None, "born": PartialDate(1985, 10)}
    assert VisitForm({"arrived": "26 Nov 2024", "born": "Oktober 1985"}, initial=initial).changed_data == []
    assert VisitForm({"arrived": "27-11-2024", "born": "1985"}, initial=initial).changed_data == ["arrived", "born"]


def test_the_locale_has_no_american_formats_and_prints_full_months():
    inputs = formats.get_format("DATE_INPUT_FORMATS", lang="id")

    assert [pattern for pattern in inputs if pattern.startswith(("%m", "%b", "%B", "%y"))] == []
    assert formats.date_format(NOVEMBER_26) == "26 November 2024"
    with pytest.raises(forms.ValidationError):
        forms.DateField(localize=True).clean("11/26/2024")
