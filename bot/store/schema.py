"""The tables. A change here needs a step in `bot.store.migrations`; a test compares the two."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, MetaData, Table, Time, text

from bot.store.columns import AnyText, Instant, Topic, Written, read_names, write_names
from bot.store.kinds import Cards, Rhythm
from bot.store.places import read_places, write_places
from bot.store.styles import read_styles, write_styles
from qa import Verdict

metadata = MetaData()

readers = Table(
    "reader_preferences",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", AnyText, nullable=False),
    Column("time_zone", AnyText, nullable=False),
)

groups = Table(
    "group_preferences",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", AnyText, nullable=False),
    Column("cards", Written(str, Cards), nullable=False),
    Column("quiet", Boolean, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("asked_at", Instant, nullable=False),
    Column("question", AnyText, nullable=False),
    Column("verdict", Written(str, Verdict), nullable=False),
    Column("topic_id", Topic, nullable=False),
    Column("question_id", BigInteger),
    Column("follows", BigInteger),
    Column("asker_id", BigInteger),
    Column("corrected", AnyText, nullable=False),
    Column("carried", Written(write_names, read_names), nullable=False),
    Column("scope", Written(write_names, read_names), nullable=False),
    Column("places", Written(write_places, read_places), nullable=False),
    Column("agreeing", Written(write_places, read_places), nullable=False),
    Column("differing", Written(write_places, read_places), nullable=False),
    Column("digest", AnyText, nullable=False),
    Index("turns_by_question", "chat_id", "question_id"),
    Index("turns_by_words", "chat_id", "topic_id", "digest"),
    Index("turns_by_asker", "asker_id"),
    Index("turns_by_time", "asked_at"),
)

scopes = Table(
    "scopes",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic_id", Topic, primary_key=True, autoincrement=False),
    Column("article_ids", Written(write_names, read_names), nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("channel_id", BigInteger, nullable=False),
    Column("post_id", BigInteger, nullable=False),
    Column("article_id", AnyText, nullable=False),
    Column("title", AnyText, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("url", AnyText, nullable=False),
    Column("published", Date),
    Column("source_name", AnyText, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("words", AnyText, nullable=False),
    Column("styles", Written(write_styles, read_styles), nullable=False),
    Index("posts_by_channel", "channel_id", "post_id"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic_id", Topic, primary_key=True, autoincrement=False),
    Column("rhythm", Written(str, Rhythm), nullable=False),
    Column("weekday", Integer),
    Column("at", Time, nullable=False),
    Column("time_zone", AnyText, nullable=False),
    Column("quiet_from", Time),
    Column("quiet_until", Time),
    Column("language", AnyText, nullable=False),
    Column("next_run", Instant, nullable=False),
    Column("last_run", Instant),
    Column("told", Written(write_names, read_names), nullable=False),
    Column("by_operator", Boolean, nullable=False),
    Index("subscriptions_by_next_run", "next_run"),
)

claims = Table(
    "claims",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic_id", Topic, primary_key=True, autoincrement=False),
    Column("key", AnyText, primary_key=True),
    Column("claimed_at", Instant, nullable=False),
)

counts = Table(
    "counts",
    metadata,
    Column("day", Date, primary_key=True),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("questions", Integer, nullable=False),
    Column("not_found", Integer, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("update_id", BigInteger, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("content", AnyText, nullable=False),
    Column("arrived_at", Instant, nullable=False),
    Column("handled_at", Instant),
    Index("inbox_by_update", "update_id", unique=True),
    Index("inbox_waiting", "place", "number", sqlite_where=text("handled_at IS NULL")),
    Index("inbox_handled", "handled_at"),
    sqlite_autoincrement=True,
)

unanswered = Table(
    "unanswered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", AnyText, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("verdict", Written(str, Verdict), nullable=False),
    sqlite_autoincrement=True,
)
