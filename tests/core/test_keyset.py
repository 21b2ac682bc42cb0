import pytest

from registry.models import Person
from tests.factories import PersonFactory
from timpora.core.keyset import capped_count, keyset_page

pytestmark = pytest.mark.django_db
ORDER = ("name_key", "id")


@pytest.fixture
def people(world):
    """Twelve people, of whom many share a name, so that the second column of the order has to decide."""
    for name in ["BUDI"] * 5 + ["ANNA"] * 4 + ["ZOE"] * 3:
        PersonFactory(full_name=name)
    return Person.objects.exclude(pk__in=[person.pk for side in world.sides for person in side.people])


@pytest.mark.parametrize("order", [ORDER, ("-name_key", "-id"), ("-id",)])
def test_pages_forwards_join_to_the_whole_list(people, order):
    whole, found, after = list(people.order_by(*order).values_list("pk", flat=True)), [], None
    for _page in range(10):
        page = keyset_page(people, order, 5, after=after)
        found += page.ids
        after = page.after
        if after is None:
            break
    assert found == whole


def test_going_back_shows_the_page_one_came_from(people):
    first = keyset_page(people, ORDER, 5)
    second = keyset_page(people, ORDER, 5, after=first.after)
    third = keyset_page(people, ORDER, 5, after=second.after)
    back = keyset_page(people, ORDER, 5, before=third.before)
    assert back.ids == second.ids
    assert keyset_page(people, ORDER, 5, before=back.before).ids == first.ids


def test_the_first_page_has_nothing_before_and_the_last_nothing_after(people):
    first = keyset_page(people, ORDER, 12)
    assert (first.before, first.after, len(first.ids)) == (None, None, 12)


@pytest.mark.parametrize("key", ["999999999999999999999999", "abc", "", "-1"])
def test_a_key_that_is_nothing_starts_again(people, key):
    assert keyset_page(people, ORDER, 5, after=key).ids == keyset_page(people, ORDER, 5).ids


def test_the_count_is_capped(people):
    assert capped_count(people, 5) == (5, True)
    assert capped_count(people, 12) == (12, False)
