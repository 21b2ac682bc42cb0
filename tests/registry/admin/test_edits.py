"""Edits in the admin: dates, two editors at once, the event each change leaves, what the tables show."""

from datetime import date

import pytest
from django.contrib import admin
from django.utils.functional import Promise

from registry.models import Agency, Country, Official, Team
from tests.registry.admin.forms import errors_of, page_of, typed
from timpora.core.admin import AdminForm
from timpora.core.models import AuditEvent


def events_of(row) -> list[tuple]:
    found = AuditEvent.objects.about(row._meta.label_lower, str(row.pk)).order_by("id")
    return [(event.verb, event.actor, event.fields, event.address) for event in found]


@pytest.mark.django_db
def test_the_second_of_two_editors_is_shown_what_changed_and_loses_nothing(world, admin_of):
    agency, address = world.paser.police_office, page_of("agency", "change", world.paser.police_office)
    slow, fast = admin_of(world.paser.admin), admin_of(world.paser.secretariat)
    opened = typed(slow.get(address))
    assert fast.post(address, typed(fast.get(address)) | {"address": "Jalan Cepat"}).status_code == 302
    refused = slow.post(address, opened | {"address": "Jalan Lambat", "short_name": "Polres"})
    (sentence,) = errors_of(refused)["__all__"]
    assert sentence.startswith(f"{world.paser.secretariat.email} mengubah data ini pukul ")
    assert sentence.endswith(" Lihat perbedaannya sebelum menyimpan.")
    assert refused.context["adminform"].form.conflict == [
        {"label": "Nama singkat", "original": agency.short_name, "theirs": agency.short_name, "yours": "Polres"},
        {"label": "Alamat", "original": agency.address, "theirs": "Jalan Cepat", "yours": "Jalan Lambat"},
    ]
    assert Agency.objects.get(pk=agency.pk).address == "Jalan Cepat"
    again = typed(refused)
    assert (again["address"], again["version"]) == ("Jalan Lambat", "2")
    assert slow.post(address, again).status_code == 302
    stored = Agency.objects.get(pk=agency.pk)
    assert (stored.address, stored.short_name, stored.version) == ("Jalan Lambat", "Polres", 3)


@pytest.mark.django_db
def test_lists_of_rows_are_compared_too(world, admin_of):
    client, address = admin_of(world.superuser), page_of("team", "change", world.paser.teams[0])
    opened = typed(client.get(address))
    client.post(address, opened | {"regencies": ["64.01", "16.01"]})
    refused = client.post(address, opened | {"regencies": ["64.01"]})
    oku, paser = "Kabupaten Ogan Komering Ulu", "Kabupaten Paser"
    assert refused.context["adminform"].form.conflict == [
        {"label": "Wilayah", "original": "", "theirs": f"{oku}, {paser}", "yours": paser}
    ]


@pytest.mark.django_db
def test_an_edit_that_slips_in_between_look_and_write_is_noticed(world, admin_of, monkeypatch):
    """The other editor saves after our check has passed: simulated by moving the row on inside the check."""
    client, address = admin_of(world.paser.admin), page_of("team", "change", world.paser.teams[0])
    opened = typed(client.get(address))
    check, left = AdminForm.clean, [1]

    def clean_then_lose(form):
        cleaned = check(form)
        if left:
            left.pop()
            Team.objects.filter(pk=form.instance.pk).update(version=2, decree_number="SK/LAIN")
        return cleaned

    monkeypatch.setattr(AdminForm, "clean", clean_then_lose)
    answer = client.post(address, opened | {"name": "Nama Saya"})
    # The first attempt is rolled back with all that happened in it, so the second one succeeds.
    assert answer.status_code == 302
    assert Team.objects.get(pk=world.paser.teams[0].pk).name == "Nama Saya"


@pytest.mark.django_db
def test_a_change_leaves_an_event_with_the_names_of_the_fields(world, admin_of):
    client, agency = admin_of(world.paser.secretariat), world.paser.police_office
    address = page_of("agency", "change", agency)
    client.post(address, typed(client.get(address)))
    data = typed(client.get(address)) | {"phone": "0543-21000", "officials-0-name": "Nama Lain"}
    data |= {"officials-TOTAL_FORMS": 2, "officials-1-name": "Pejabat Baru", "officials-1-position": "Kanit"}
    data |= {"officials-1-agency": agency.pk, "officials-1-since": "1 Agustus 2025"}
    assert client.post(address, data).status_code == 302
    fields = ["official", "official.name", "phone"]
    assert events_of(agency) == [("ubah", world.paser.secretariat.email, fields, "127.0.0.1")]
    assert Official.objects.get(name="Pejabat Baru").since == date(2025, 8, 1)


@pytest.mark.django_db
def test_a_new_row_leaves_an_event(world, admin_of):
    client = admin_of(world.paser.admin)
    data = {"name": "Kejaksaan Negeri", "short_name": "Kejari", "sector": "kejaksaan", "regencies": ["64.01"]}
    forms = {"officials-TOTAL_FORMS": 0, "officials-INITIAL_FORMS": 0, "is_active": "on"}
    assert client.post(page_of("agency", "add"), data | forms).status_code == 302
    made = Agency.objects.get(short_name="Kejari")
    ((verb, actor, fields, _address),) = events_of(made)
    assert (verb, actor) == ("buat", world.paser.admin.email)
    assert set(data) <= set(fields)


@pytest.mark.django_db
def test_dates_are_read_and_shown_the_indonesian_way(world, admin_of):
    client, address = admin_of(world.paser.secretariat), page_of("team", "change", world.paser.teams[0])
    client.post(address, typed(client.get(address)) | {"decree_date": "11/12/2024", "valid_until": "26 Agustus 2026"})
    stored = Team.objects.get(pk=world.paser.teams[0].pk)
    assert (stored.decree_date, stored.valid_until) == (date(2024, 12, 11), date(2026, 8, 26))
    assert 'value="11-12-2024"' in client.get(address).content.decode()
    refused = client.post(address, typed(client.get(address)) | {"decree_date": "31 Februari 2024"})
    assert list(errors_of(refused)) == ["decree_date"]


@pytest.mark.django_db
def test_other_names_of_a_country_are_lines(world, admin_of):
    china = Country.objects.get(pk="CHN")
    client, address = admin_of(world.superuser), page_of("country", "change", china)
    client.post(address, {"aliases": "RRT\r\n  Cina* \r\n\r\nRRT", "name": "Diubah", "code": "XXX"})
    china.refresh_from_db()
    assert (china.code, china.name, china.aliases) == ("CHN", "Tiongkok", ["RRT", "Cina*"])
    assert "RRT\nCina*" in client.get(address).content.decode()
    assert events_of(china)[0][2] == ["aliases"]


@pytest.mark.django_db
def test_only_the_superuser_mends_a_regency_and_never_its_code(world, admin_of):
    client, address = admin_of(world.superuser), page_of("regency", "change", world.paser.regency)
    client.post(address, {"name": "Kab. Paser", "capital": "Tanah Grogot", "time_zone": "Asia/Jakarta", "code": "1"})
    world.paser.regency.refresh_from_db()
    stored = world.paser.regency
    assert (stored.code, stored.name, stored.capital) == ("64.01", "Kab. Paser", "Tanah Grogot")
    assert stored.province_name == "Kalimantan Timur"


def test_every_table_can_be_searched_and_speaks_indonesian():
    plain = {one.model.__name__ for one in admin.site._registry.values() if not one.search_fields}
    unnamed = {
        f"{one.model.__name__}.{field.name}"
        for one in admin.site._registry.values()
        for field in one.model._meta.fields
        if field.name not in ("id", "password") and not isinstance(field.verbose_name, Promise)
    }
    assert (plain, unnamed) == (set(), set())


@pytest.mark.django_db
def test_the_index_is_arranged_by_what_one_comes_for(world, admin_of):
    def index(user):
        apps = admin_of(user).get("/admin/").context["app_list"]
        return {app["name"]: [str(model["name"]) for model in app["models"]] for app in apps}

    reference = ["Desa/kelurahan", "Indeks visa", "Kabupaten/kota", "Kecamatan", "Negara"]
    common = {"Wilayah & referensi": reference, "Pelapor": ["Pelapor"]}
    members = ["Instansi", "Masa pengawasan khusus", "Pejabat", "Tim"]
    assert index(world.paser.secretariat) == {"Anggota & pengguna": members} | common
    full = {"Anggota & pengguna": ["Akun", *members]} | common | {"Jejak": ["Jejak akses"]}
    assert list(index(world.paser.admin).items()) == list(full.items())


@pytest.mark.django_db
def test_no_list_offers_to_delete(world, admin_of):
    client = admin_of(world.superuser)
    offered = {
        name: [value for value, _label in page.context["action_form"].fields["action"].choices if value]
        for name in (model._meta.model_name for model in admin.site._registry)
        if (page := client.get(page_of(name, "changelist"))).context["action_form"]
    }
    assert offered == {"user": ["invite_again", "deactivate_accounts", "activate_accounts", "move_accounts"]}


@pytest.mark.django_db
def test_signing_out_of_the_admin_is_the_one_sign_out(world, admin_of):
    client = admin_of(world.paser.admin)
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session
    assert [event.actor for event in AuditEvent.objects.filter(verb="keluar")] == [world.paser.admin.email]
