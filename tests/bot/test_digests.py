"""When a digest is due, whatever clocks do, and what is new in it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memories import subscription

from bot import digests
from bot.store.kinds import Rhythm
from qa import Article

ZONES = sorted(available_timezones())
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
JUMP = timedelta(hours=1)  # that clocks go forward; by half of it on Lord Howe

times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.integers(0, 17 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + minutes * MINUTE
)
zones = st.sampled_from(ZONES)
loud = {"quiet_from": None, "quiet_until": None}


def daily(zone, at, **known):
    return subscription(time_zone=zone, at=at, **{**loud, **known})


def run(zone, at, after, **known):
    """When the next digest after a local moment is due, as the clocks there show it."""
    moment = datetime.fromisoformat(after).replace(tzinfo=ZoneInfo(zone))
    due = digests.next_run(daily(zone, at, **known), moment)
    return due.astimezone(ZoneInfo(zone)).isoformat()


def runs(wanted, after, count):
    """The next moments at which digests are due."""
    due = []
    for _ in range(count):
        after = digests.next_run(wanted, after)
        due.append(after)
    return due


def exists(zone, day, at):
    there = datetime.combine(day, at, ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).time() == at


@given(zones, times, moments)
def test_the_next_digest_is_ahead_and_at_the_local_hour(zone, at, after):
    due = digests.next_run(daily(zone, at), after)
    there = due.astimezone(ZoneInfo(zone))
    assert after < due
    assert there.time() == at or not exists(zone, there.date(), at)
    assert due - after <= DAY + 2 * JUMP


@given(zones, times, moments)
def test_a_daily_digest_is_due_once_a_day_over_a_year_of_clock_changes(zone, at, after):
    wanted = daily(zone, at)
    due = runs(wanted, after, 366)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in due]
    assert days == [days[0] + number * DAY for number in range(366)]
    keys = [digests.key_of(daily(zone, at, next_run=moment)) for moment in due]
    assert len(set(keys)) == 366


@given(zones, times, moments, st.integers(0, 6))
def test_a_weekly_digest_is_due_on_its_weekday_every_week(zone, at, after, weekday):
    wanted = daily(zone, at, rhythm=Rhythm.WEEKLY, weekday=weekday)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in runs(wanted, after, 60)]
    assert days == [days[0] + number * 7 * DAY for number in range(60)]
    assert days[0].weekday() == weekday


@given(zones, times, moments, times, times)
def test_no_digest_is_due_in_quiet_hours(zone, at, after, begin, end):
    wanted = daily(zone, at, quiet_from=begin, quiet_until=end)
    due = runs(wanted, after, 5)
    assert due == sorted(set(due))
    for moment in due:
        assert digests.after_quiet(wanted, moment) == moment
        there = moment.astimezone(ZoneInfo(zone)).time()
        is_quiet = begin <= there < end if begin <= end else not end <= there < begin
        assert not is_quiet


@given(moments, times)
def test_what_is_due_is_due_whenever_it_is_asked_before(after, at):
    due = digests.next_run(daily("Europe/Berlin", at), after)
    assert digests.next_run(daily("Europe/Berlin", at), due - MINUTE) == due
    assert digests.next_run(daily("Europe/Berlin", at), due) > due


@pytest.mark.parametrize(
    ("zone", "at", "after", "due"),
    [
        ("Asia/Baku", time(8), "2026-11-22T07:59", "2026-11-22T08:00:00+04:00"),
        ("Asia/Baku", time(8), "2026-11-22T08:00", "2026-11-23T08:00:00+04:00"),
        ("Europe/London", time(8), "2026-03-28T09:00", "2026-03-29T08:00:00+01:00"),
        ("Europe/London", time(8), "2026-10-24T09:00", "2026-10-25T08:00:00+00:00"),
        ("Europe/Berlin", time(2, 30), "2026-03-29T00:00", "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", time(2, 30), "2026-03-29T12:00", "2026-03-30T02:30:00+02:00"),
        ("Europe/Berlin", time(2, 30), "2026-10-25T00:00", "2026-10-25T02:30:00+02:00"),
        ("Australia/Lord_Howe", time(2, 15), "2026-10-03T12:00", "2026-10-04T02:45:00+11:00"),
    ],
)
def test_the_hour_stays_the_same_when_clocks_change(zone, at, after, due):
    assert run(zone, at, after) == due


def test_an_hour_that_comes_twice_has_one_digest():
    wanted = daily("Europe/Berlin", time(2, 30))
    first, second = runs(wanted, datetime(2026, 10, 24, 12, tzinfo=UTC), 2)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "begin", "end", "due"),
    [
        (time(23), time(22), time(7), "2026-11-23T07:00:00+03:00"),
        (time(6), time(22), time(7), "2026-11-22T07:00:00+03:00"),
        (time(8), time(22), time(7), "2026-11-22T08:00:00+03:00"),
        (time(13), time(12), time(14), "2026-11-22T14:00:00+03:00"),
        (time(22), time(22), time(22), "2026-11-22T22:00:00+03:00"),
    ],
)
def test_a_digest_in_quiet_hours_comes_at_their_end(at, begin, end, due):
    shown = run("Europe/Istanbul", at, "2026-11-22T00:00", quiet_from=begin, quiet_until=end)
    if at == time(23):
        shown = run("Europe/Istanbul", at, "2026-11-22T12:00", quiet_from=begin, quiet_until=end)
    assert shown == due


def test_a_digest_is_too_late_after_six_hours():
    due = datetime(2026, 11, 22, 5, tzinfo=UTC)
    wanted = subscription(next_run=due)
    assert not digests.is_too_late(wanted, due + timedelta(hours=6))
    assert digests.is_too_late(wanted, due + timedelta(hours=6, seconds=1))


def test_a_zone_that_is_no_more_is_utc():
    wanted = daily("Mars/Olympus", time(8))
    assert digests.next_run(wanted, datetime(2026, 11, 22, tzinfo=UTC)) == datetime(
        2026, 11, 22, 8, tzinfo=UTC
    )
    assert digests.local(wanted, datetime(2026, 11, 22, tzinfo=UTC)).date() == date(2026, 11, 22)


def articles(*ids):
    return [Article(each, each, "It rained.") for each in ids]


def test_new_is_what_was_not_told():
    wanted = subscription(told=("a", "c"))
    assert [article.id for article in digests.new_articles(wanted, articles("d", "c", "b"))] == ["d", "b"]


def test_what_is_gone_for_a_while_is_not_new_when_it_comes_back():
    told = digests.told_with(subscription(told=("a", "b")), articles("c", "b"))
    assert set(told) == {"a", "b", "c"}
    assert digests.new_articles(subscription(told=told), articles("a")) == ()


def test_not_all_that_is_gone_is_kept_for_ever():
    told = digests.told_with(subscription(told=tuple(map(str, range(10_000)))), articles("x"))
    assert len(told) == digests.GONE_KEPT + 1
