"""People in the kecamatan of their rows; edits made meanwhile."""

from django.db import connection

from registry.actions import notice as action
from registry.models import Person, Stay
from tests.registry.imports.sheets import stage, take_in, told, write_csv, write_xlsx

SHORT = ["Nama", "No Paspor", "Kewarganegaraan", "Check in", "Tempat lahir"]


def test_somebody_who_edits_a_person_meanwhile_is_not_overwritten(tmp_path, paser):
    first = ["ADAM ALDER", "A1234567", "AUS", "20-11-2024", None]
    second = ["ADAM ALDER", "A1234567", "AUS", "25-11-2024", "Perth"]
    take_in(paser.secretariat, paser.hotel, write_xlsx(tmp_path / "1.xlsx", [SHORT, first]))
    path = write_xlsx(tmp_path / "2.xlsx", [SHORT, second])
    draft = stage(paser.secretariat, paser.hotel, path)
    action.check_notice(by=paser.secretariat, notice=draft)
    edits = []

    def edit_once(execute, sql, params, many, context):
        # After the import has looked at the person and before it writes; its own rollback takes the edit along.
        if 'FROM "registry_stay"' in sql and not edits:
            edits.append(Person.objects.update(birth_place="Sydney", version=9))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(edit_once):
        action.commit_notice(by=paser.secretariat, notice=draft)
    person = Person.objects.get()
    assert (edits, person.birth_place, person.version) == ([1], "Perth", 2)


def test_a_row_of_another_regencys_kecamatan_is_refused_and_a_desa_finds_its_own(tmp_path, paser):
    headers = ["Nama", "No Paspor", "Negara", "Kecamatan", "Desa"]
    rows = [
        ["ADAM ALDER", "A1234567", "AUS", "Kec. Batu Sopang", "Batu Kajang"],
        ["BELLA BIRCH", "B1234567", "AUS", None, "Krayan Jaya"],
        ["CARL CEDAR", "C1234567", "AUS", "Baturaja Timur", None],
        ["DIANA ELM", "D1234567", "AUS", None, "Antah Berantah"],
    ]
    notice = take_in(paser.secretariat, paser.hotel, write_csv(tmp_path / "desa.csv", [headers, *rows]))
    assert told(notice) == {4: [("error", "unknown", "D")], 5: [("warning", "unknown_village", "E")]}
    places = Stay.objects.order_by("reported_name").values_list("district__name", "village__name", "address")
    assert list(places) == [
        ("Batu Sopang", "Batu Kajang", ""),
        ("Long Ikis", "Krayan Jaya", ""),
        ("Tanah Grogot", None, "Antah Berantah"),
    ]
