"""Things to remember, made up; every part can be told otherwise."""

from datetime import UTC, date, datetime, time

from bot.store.kinds import Rhythm
from bot.store.places import Place
from bot.store.posts import Post
from bot.store.styles import Style
from bot.store.subscriptions import Subscription
from bot.store.turns import Turn
from qa import Article, Quote, Span, Verdict

READER, GROUP, TOPIC = 7_000_000_001, -1_001_234_567_890, 17
ASKED_AT = datetime(2026, 3, 28, 21, 5, 7, 123_456, tzinfo=UTC)
BRIDGE = Article("bridge", "Bridge opens", "The bridge opened. It cost 84 million crowns. The mayor spoke.")
QUOTE = Quote(BRIDGE, Span(19, 62), Span(19, 46), score=0.1 + 0.2)
PLACE = Place.of(QUOTE)


def turn(**known):
    """An answer in a private chat."""
    ordinary = {
        "chat_id": READER,
        "message_id": 101,
        "asked_at": ASKED_AT,
        "question": "What did the bridge cost?",
        "verdict": Verdict.ANSWERED,
        "question_id": 100,
        "asker_id": READER,
        "corrected": "What did the bridge cost?",
        "carried": ("bridge", "Orsa"),
        "scope": ("bridge",),
        "places": (PLACE, PLACE),
        "agreeing": (PLACE,),
        "differing": (PLACE, PLACE),
    }
    return Turn(**(ordinary | known))


def subscription(**known):
    """A daily digest in a private chat."""
    ordinary = {
        "chat_id": READER,
        "topic_id": None,
        "rhythm": Rhythm.DAILY,
        "at": time(8, 30),
        "time_zone": "Europe/Istanbul",
        "next_run": ASKED_AT,
        "quiet_from": time(22),
        "quiet_until": time(7, 15),
        "language": "tr",
        "told": ("herons", "bridge"),
    }
    return Subscription(**(ordinary | known))


def post(**known):
    """A post over a comment thread."""
    article = {
        "id": "post:-1009:5",
        "title": "Ferry",
        "text": "The ferry stops.",
        "url": "https://t.me/news/5",
        "published": date(2026, 3, 1),
        "source_name": "News",
    }
    article |= known.pop("article", {})
    place = {"chat_id": GROUP, "thread_id": 40, "channel_id": -1_009, "post_id": 5}
    message = {"message_id": 41, "words": "Ferry\n\nThe ferry stops.", "styles": (Style("bold", 0, 5),)}
    return Post(**(place | message | known), article=Article(**article))
