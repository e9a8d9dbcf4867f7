"""How a file comes to hold the tables of this version: steps in order, counted in ``PRAGMA user_version``.

A step that was published is never changed; what is new is a new step at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FIRST = (
    """CREATE TABLE reader_preferences (
        user_id BIGINT NOT NULL, language BLOB NOT NULL, time_zone BLOB NOT NULL,
        PRIMARY KEY (user_id))""",
    """CREATE TABLE group_preferences (
        chat_id BIGINT NOT NULL, language BLOB NOT NULL, cards TEXT NOT NULL, quiet BOOLEAN NOT NULL,
        PRIMARY KEY (chat_id))""",
    """CREATE TABLE turns (
        chat_id BIGINT NOT NULL, message_id BIGINT NOT NULL, asked_at BIGINT NOT NULL,
        question BLOB NOT NULL, verdict TEXT NOT NULL, topic_id BIGINT NOT NULL, question_id BIGINT,
        follows BIGINT, asker_id BIGINT, corrected BLOB NOT NULL, carried TEXT NOT NULL,
        scope TEXT NOT NULL, places TEXT NOT NULL, digest BLOB NOT NULL,
        PRIMARY KEY (chat_id, message_id))""",
    "CREATE INDEX turns_by_question ON turns (chat_id, question_id)",
    "CREATE INDEX turns_by_words ON turns (chat_id, topic_id, digest)",
    "CREATE INDEX turns_by_asker ON turns (asker_id)",
    "CREATE INDEX turns_by_time ON turns (asked_at)",
    """CREATE TABLE scopes (
        chat_id BIGINT NOT NULL, topic_id BIGINT NOT NULL, article_ids TEXT NOT NULL,
        PRIMARY KEY (chat_id, topic_id))""",
    """CREATE TABLE posts (
        chat_id BIGINT NOT NULL, thread_id BIGINT NOT NULL, channel_id BIGINT NOT NULL,
        post_id BIGINT NOT NULL, article_id BLOB NOT NULL, title BLOB NOT NULL, text BLOB NOT NULL,
        url BLOB NOT NULL, published DATE, source_name BLOB NOT NULL,
        PRIMARY KEY (chat_id, thread_id))""",
    "CREATE INDEX posts_by_channel ON posts (channel_id, post_id)",
    """CREATE TABLE subscriptions (
        chat_id BIGINT NOT NULL, topic_id BIGINT NOT NULL, rhythm TEXT NOT NULL, weekday INTEGER,
        at TIME NOT NULL, time_zone BLOB NOT NULL, quiet_from TIME, quiet_until TIME,
        language BLOB NOT NULL, next_run BIGINT NOT NULL, last_run BIGINT, told TEXT NOT NULL,
        PRIMARY KEY (chat_id, topic_id))""",
    "CREATE INDEX subscriptions_by_next_run ON subscriptions (next_run)",
    """CREATE TABLE claims (
        chat_id BIGINT NOT NULL, topic_id BIGINT NOT NULL, "key" BLOB NOT NULL,
        claimed_at BIGINT NOT NULL,
        PRIMARY KEY (chat_id, topic_id, "key"))""",
    """CREATE TABLE counts (
        day DATE NOT NULL, bucket INTEGER NOT NULL, questions INTEGER NOT NULL, not_found INTEGER NOT NULL,
        PRIMARY KEY (day, bucket))""",
    """CREATE TABLE unanswered (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, question BLOB NOT NULL, asked_at BIGINT NOT NULL,
        verdict TEXT NOT NULL)""",
)

_AGREEMENT = (
    "ALTER TABLE turns ADD COLUMN agreeing TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE turns ADD COLUMN differing TEXT NOT NULL DEFAULT '[]'",
)

_OPERATORS_DIGESTS = ("ALTER TABLE subscriptions ADD COLUMN by_operator BOOLEAN NOT NULL DEFAULT 0",)

_WORDS_OF_POSTS = (
    "ALTER TABLE posts ADD COLUMN message_id BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE posts ADD COLUMN words BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE posts ADD COLUMN styles TEXT NOT NULL DEFAULT '[]'",
)

_INBOX = (
    """CREATE TABLE inbox (
        number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, update_id BIGINT NOT NULL, place BIGINT NOT NULL,
        content BLOB NOT NULL, arrived_at BIGINT NOT NULL, handled_at BIGINT)""",
    "CREATE UNIQUE INDEX inbox_by_update ON inbox (update_id)",
    "CREATE INDEX inbox_waiting ON inbox (place, number) WHERE handled_at IS NULL",
    "CREATE INDEX inbox_handled ON inbox (handled_at)",
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _AGREEMENT, _OPERATORS_DIGESTS, _WORDS_OF_POSTS, _INBOX)
"""The statements of every step; after the n-th the file is of version n."""


def migrate(connection: Connection, name: str) -> None:
    """Bring a database to this version, inside the transaction of the connection.

    Args:
        connection: Leads to the database.
        name: What the database is called in an error.

    Raises:
        StoreError: The database was made by a newer version, or is none of ours.
    """
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    _expect_ours(connection, version, name)
    for statement in (statement for step in STEPS[version:] for statement in step):
        connection.exec_driver_sql(statement)
    if version < len(STEPS):
        connection.exec_driver_sql(f"PRAGMA user_version = {len(STEPS)}")


def _expect_ours(connection: Connection, version: int, name: str) -> None:
    if not 0 <= version <= len(STEPS):
        raise StoreError(
            f"{name} was made by another version (its schema is {version}, the newest known here is "
            f"{len(STEPS)}): start that version of the bot, or move the file away to begin with nothing"
        )
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if (version == 0) != (tables == 0):
        raise StoreError(
            f"{name} does not hold what this bot keeps: move it away, or set another QA_DATA_DIR"
        )
