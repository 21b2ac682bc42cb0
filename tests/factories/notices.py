import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from registry.models import Notice, NoticeRow
from tests.factories.bodies import EstablishmentFactory


class NoticeFactory(DjangoModelFactory):
    """A draft. One that was sent needs a serial, ``received_at`` and counts that add up: ``sent=True``."""

    class Meta:
        model = Notice

    class Params:
        sent = factory.Trait(
            state=Notice.State.SENT,
            serial_year=factory.LazyFunction(lambda: timezone.localdate().year),
            serial=factory.LazyAttribute(lambda row: Notice.objects.next_number(row.serial_year)),
            received_at=factory.LazyFunction(timezone.now),
        )

    establishment = factory.SubFactory(EstablishmentFactory)
    as_of = factory.LazyFunction(timezone.localdate)
    made_by = "akun@uji.contoh"


class NoticeRowFactory(DjangoModelFactory):
    class Meta:
        model = NoticeRow

    notice = factory.SubFactory(NoticeFactory)
    sheet_row = factory.Sequence(lambda n: n + 2)
    state = NoticeRow.State.READY
