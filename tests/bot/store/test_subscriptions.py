"""Digests: due in time, and never sent twice."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import time, timedelta

import pytest
from memories import ASKED_AT, GROUP, READER, TOPIC, subscription

from bot.store import Store
from bot.store.kinds import Rhythm

DAY = timedelta(days=1)


@pytest.fixture
def claims(now):
    """Takes the digest of a day in hand."""

    def claim(store, key="2026-03-29"):
        return store.subscriptions.claim(READER, None, key, now=now, next_run=now + DAY)

    return claim


def test_a_subscription_is_one_of_a_chat_and_a_topic(store):
    weekly = subscription(chat_id=GROUP, topic_id=TOPIC, rhythm=Rhythm.WEEKLY, weekday=6, quiet_from=None)
    for each in (subscription(), weekly):
        store.subscriptions.put(each)
    assert store.subscriptions.get(READER, None) == subscription()
    assert store.subscriptions.get(GROUP, TOPIC) == weekly
    assert store.subscriptions.get(GROUP, None) is None
    assert set(store.subscriptions.all()) == {subscription(), weekly}


def test_a_subscription_survives_a_restart(remembered):
    kept = remembered(
        lambda store: store.subscriptions.put(subscription()), lambda store: store.subscriptions.all()
    )
    assert kept == (subscription(),)


def test_a_changed_subscription_keeps_what_it_has_told(store, now):
    store.subscriptions.put(subscription())
    store.subscriptions.record(READER, None, told=["ferry"], at=now)
    store.subscriptions.put(subscription(at=time(20), told=("nothing",)))
    expected = subscription(at=time(20), told=("ferry",), last_run=now)
    assert store.subscriptions.get(READER, None) == expected


def test_a_removed_subscription_is_gone_with_what_it_has_told(store):
    store.subscriptions.put(subscription())
    assert store.subscriptions.remove(READER, None)
    assert not store.subscriptions.remove(READER, None)
    assert store.subscriptions.get(READER, None) is None
    store.subscriptions.put(subscription(told=()))
    assert store.subscriptions.get(READER, None).told == ()


def test_what_is_due_is_due_from_its_moment_on_the_longest_due_first(store):
    moments = {chat: ASKED_AT + chat * DAY for chat in (3, 1, 2)}
    for chat, moment in moments.items():
        store.subscriptions.put(subscription(chat_id=chat, next_run=moment))

    def due(moment):
        return [each.chat_id for each in store.subscriptions.due(moment)]

    assert due(moments[1] - timedelta(microseconds=1)) == []
    assert due(moments[2]) == [1, 2]
    assert due(moments[3] + DAY) == [1, 2, 3]


def test_a_digest_is_claimed_once_and_the_next_is_due_later(store, now, claims):
    store.subscriptions.put(subscription())
    assert claims(store)
    assert not claims(store)
    assert store.subscriptions.due(now) == ()
    assert store.subscriptions.get(READER, None) == replace(subscription(), next_run=now + DAY)
    assert claims(store, "2026-03-30")


def test_a_digest_claimed_before_a_crash_is_not_sent_after_it(remembered, now, claims):
    def prepare(store):
        store.subscriptions.put(subscription())
        assert claims(store)

    due, again = remembered(prepare, lambda store: (store.subscriptions.due(now), claims(store)))
    assert (due, again) == ((), False)


def test_of_many_that_claim_at_once_one_gets_it(store, claims):
    store.subscriptions.put(subscription())
    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(lambda _: claims(store), range(16))) == 1


def test_a_digest_that_nobody_wants_any_more_is_not_claimed(store, claims):
    assert not claims(store)
    store.subscriptions.put(subscription())
    assert claims(store)


def test_who_subscribes_anew_gets_no_second_digest_of_the_day(store, claims):
    store.subscriptions.put(subscription())
    assert claims(store)
    store.subscriptions.remove(READER, None)
    store.subscriptions.put(subscription())
    assert not claims(store)


def test_a_digest_can_be_put_off_unless_its_subscriber_changed_it_meanwhile(store, now):
    store.subscriptions.put(subscription())
    store.subscriptions.postpone(subscription(), now + DAY)
    assert store.subscriptions.get(READER, None) == subscription(next_run=now + DAY)
    store.subscriptions.postpone(subscription(), now + 2 * DAY)
    assert store.subscriptions.get(READER, None) == subscription(next_run=now + DAY)


def test_a_digest_that_was_surely_not_sent_can_be_tried_again(store, now, claims):
    store.subscriptions.put(subscription())
    assert claims(store)
    store.subscriptions.release(READER, None, "2026-03-29", next_run=now)
    assert [each.chat_id for each in store.subscriptions.due(now)] == [READER]
    assert claims(store)


def test_old_claims_are_forgotten_and_newer_ones_are_not(store, now, claims):
    store.subscriptions.put(subscription())
    assert claims(store)
    assert store.subscriptions.forget_claims(now + DAY - timedelta(seconds=1), DAY) == 0
    assert store.subscriptions.forget_claims(now + DAY, DAY) == 1


def test_names_of_any_kind_are_told(now):
    odd = ("\ud800", "a\x00b", "😀" * 4096, "")
    with closing(Store.in_memory()) as store:
        store.subscriptions.put(subscription())
        store.subscriptions.record(READER, None, told=odd, at=now)
        assert store.subscriptions.get(READER, None).told == odd
