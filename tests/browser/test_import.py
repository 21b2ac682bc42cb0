"""The import in a browser, from the file to the last click, with the keyboard where it matters."""

import pytest
from django.urls import reverse

from registry.models import Notice, Person

SHEET = """Tamu Kami;Kolom Aneh;Kewarganegaraan;Tgl Masuk
ANNA CONTOH;ZQ1000001;Australia;13-11-2026
BELA CONTOH;;Atlantis;14-11-2026
"""


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_a_sheet_goes_in_step_by_step_and_every_step_is_accessible(page_as, axe, world, tmp_path, width, theme):
    sheet = tmp_path / "tamu.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    count, found = Person.objects.count(), {}
    page = page_as(world.paser.secretariat, viewport=(width, 900), color_scheme=theme)
    page.goto(reverse("registry:import_start"))
    page.select_option("[name=establishment]", str(world.paser.hotel.pk))
    page.set_input_files("[name=file]", sheet)
    page.get_by_role("button", name="Baca berkas").click()

    page.wait_for_url("**/kolom/")
    found["kolom"] = axe(page)
    page.select_option("#kolom-0", "full_name")
    page.select_option("#kolom-1", "number")
    page.get_by_role("button", name="Periksa isi berkas").press("Enter")

    page.wait_for_url("**/periksa/")
    found["periksa"] = axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert Person.objects.count() == count
    page.get_by_role("button", name="Simpan 1 baris yang siap").click()

    page.wait_for_url("**/selesai/")
    found["selesai"] = axe(page)
    page.get_by_role("link", name="Lihat 1 baris yang ditahan").click()
    page.get_by_text("BELA CONTOH").wait_for()
    found["baris"] = axe(page)
    assert found == {"kolom": [], "periksa": [], "selesai": [], "baris": []}
    notice = Notice.objects.latest("pk")
    assert (Person.objects.count(), notice.rows_created, notice.rows_held) == (count + 1, 1, 1)
