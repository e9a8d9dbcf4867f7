"""Updates on the disk: kept once, in order, until they are handled."""

from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memories import ASKED_AT

from bot.store import Store
from bot.store.arrivals import Arrival

DAY = timedelta(days=1)


def arrival(update_id, place=7, content='{"a": "\\ud800"}'):
    return Arrival(update_id, place, content, ASKED_AT)


def ids(arrivals):
    return [found.update_id for found in arrivals]


def test_what_is_kept_is_there_after_a_restart_just_as_it_came(remembered):
    given = [arrival(5), arrival(6, -100), arrival(7)]
    found = remembered(
        lambda store: store.arrivals.keep(given), lambda store: store.arrivals.next_of(7, 0, 9)
    )
    assert ids(found) == [5, 7]
    assert [(one.content, one.arrived_at) for one in found] == [(given[0].content, ASKED_AT)] * 2


def test_an_update_that_comes_again_is_not_new(store):
    first = store.arrivals.keep([arrival(5), arrival(6)])
    assert ids(first) == [5, 6]
    assert ids(store.arrivals.keep([arrival(6), arrival(7)])) == [7]
    store.arrivals.mark_handled([first[0].number], ASKED_AT)
    assert store.arrivals.keep([arrival(5)]) == ()


def test_numbers_of_telegram_may_begin_anew(store):
    store.arrivals.keep([arrival(900), arrival(901)])
    store.arrivals.keep([arrival(17)])
    assert ids(store.arrivals.next_of(7, 0, 9)) == [900, 901, 17]


def test_those_of_a_place_come_in_pieces(store):
    kept = store.arrivals.keep([arrival(number) for number in range(10)])
    assert ids(store.arrivals.next_of(7, kept[2].number, 3)) == [3, 4, 5]
    assert store.arrivals.next_of(8, 0, 3) == ()


def test_places_are_told_in_the_order_in_which_they_wait(store):
    kept = store.arrivals.keep([arrival(1, 30), arrival(2, 10), arrival(3, 30), arrival(4, -20)])
    assert store.arrivals.places(9) == (30, 10, -20)
    store.arrivals.mark_handled([kept[0].number], ASKED_AT)
    assert store.arrivals.places(2) == (10, 30)
    assert store.arrivals.count() == 3


def test_what_is_handled_is_in_no_file(folder):
    with closing(Store.open(folder)) as store:
        kept = store.arrivals.keep([arrival(5, content="Where is the unmistakable xylophone?")])
        assert any(b"xylophone" in file.read_bytes() for file in folder.iterdir())
        store.arrivals.mark_handled([kept[0].number], ASKED_AT)
        store.tidy(ASKED_AT)
        assert [file.name for file in folder.iterdir() if b"xylophone" in file.read_bytes()] == []


@pytest.mark.parametrize(("days", "known"), [(1, True), (2, False)])
def test_what_is_handled_is_known_for_as_long_as_telegram_may_send_it_again(store, days, known):
    kept = store.arrivals.keep([arrival(5), arrival(6)])
    store.arrivals.mark_handled([kept[0].number], ASKED_AT)
    store.tidy(ASKED_AT + days * DAY)
    assert ids(store.arrivals.keep([arrival(5)])) == ([] if known else [5])
    assert 6 in ids(store.arrivals.next_of(7, 0, 9))


@given(st.lists(st.lists(st.tuples(st.integers(1, 12), st.integers(-2, 2)), max_size=5), max_size=8))
def test_every_update_waits_once_in_the_order_of_its_first_arrival(batches):
    with closing(Store.in_memory()) as store:
        first = {}
        for batch in batches:
            for update_id, place in batch:
                first.setdefault(update_id, place)
            store.arrivals.keep([arrival(*one) for one in batch])
        for place in range(-2, 3):
            expected = [update_id for update_id, where in first.items() if where == place]
            assert ids(store.arrivals.next_of(place, 0, 99)) == expected
