"""The same sheet through django-import-export, into the same models, as its documentation shows it."""

from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import DateWidget, ForeignKeyWidget
from tablib import Dataset

from registry.models import Country, Establishment, Person, Stay, TravelDocument
from tests.bench.import_world import HEADERS, STATES

CODES = {name: code for code, name in STATES.items()}


class PersonResource(ModelResource):
    public_id = Field("public_id", "public_id")
    full_name = Field("full_name", "Nama Lengkap")
    sex = Field("sex", "sex")
    birth_date = Field("birth_date", "Tgl Lahir", DateWidget("%d-%m-%Y"))
    nationality = Field("nationality", "state", ForeignKeyWidget(Country))

    class Meta:
        model = Person
        import_id_fields = ("public_id",)
        fields = ("public_id", "full_name", "sex", "birth_date", "nationality")


class DocumentResource(ModelResource):
    person = Field("person", "public_id", ForeignKeyWidget(Person, "public_id"))
    number = Field("number", "No. Paspor")
    number_key = Field("number_key", "No. Paspor")
    issuing_state = Field("issuing_state", "state", ForeignKeyWidget(Country))
    expires_on = Field("expires_on", "Berlaku s.d.", DateWidget())

    class Meta:
        model = TravelDocument
        import_id_fields = ("number_key", "issuing_state")
        fields = ("person", "number", "number_key", "issuing_state", "expires_on")


class StayResource(ModelResource):
    person = Field("person", "public_id", ForeignKeyWidget(Person, "public_id"))
    establishment = Field("establishment", "establishment", ForeignKeyWidget(Establishment))
    district = Field("district_id", "district")
    kind = Field("kind", "kind")
    arrived = Field("arrived", "Tgl Datang", DateWidget())
    departed = Field("departed", "Tgl Pergi", DateWidget())
    room = Field("room", "Kamar")
    purpose = Field("purpose", "Tujuan")

    class Meta:
        model = Stay
        import_id_fields = ("person", "establishment", "kind", "arrived")
        fields = ("person", "establishment", "district", "kind", "arrived", "departed", "room", "purpose")


class BulkMeta:
    use_bulk = True
    batch_size = 1000


def in_bulk(resource: type[ModelResource]) -> type[ModelResource]:
    meta = type("Meta", (BulkMeta,), {})
    return type(f"Bulk{resource.__name__}", (resource,), {"Meta": meta})


def run(path: str, establishment: Establishment, *, bulk: bool) -> int:
    """Import the sheet; the number of rows that went in."""
    data = Dataset()
    with open(path, "rb") as file:
        data.load(file.read(), format="xlsx")
    at = {name: place for place, name in enumerate(HEADERS.split("|"))}
    data.append_col(lambda row: row[at["No. Paspor"]].lower(), header="public_id")
    data.append_col(lambda row: {"L": "M", "P": "F"}[row[at["L/P"]]], header="sex")
    data.append_col(lambda row: CODES[row[at["Kewarganegaraan"]]], header="state")
    data.append_col(lambda row: establishment.pk, header="establishment")
    data.append_col(lambda row: establishment.district_id, header="district")
    data.append_col(lambda row: "menginap", header="kind")
    total = 0
    for resource in (PersonResource, DocumentResource, StayResource):
        chosen = in_bulk(resource) if bulk else resource
        result = chosen().import_data(data, raise_errors=True, use_transactions=False)
        total = result.totals["new"] + result.totals["update"]
    return total
