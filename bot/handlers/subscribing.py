"""/subscribe and /unsubscribe: a chat's digest, its panel of buttons, and the city whose clocks count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, cast

from telegram import Chat, Message, User
from telegram.ext import filters

from bot import digest_panels, digests, markup, sending, trimming, wishes, zones
from bot.concurrency import off_the_loop
from bot.rendering import Reply
from bot.store.kinds import Rhythm
from bot.store.subscriptions import Subscription
from bot.texts import LANGUAGES, texts_in
from bot.wishes import Wish

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update

    from bot.context import Context

AT = time(8)  # unless somebody wishes otherwise
WORDS_ROOM = 60


class IsCity(filters.MessageFilter):
    """Lets through replies to the message that asks for a city, in whatever language it was asked."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message names a city that we asked for."""
        asked = message.reply_to_message
        is_ours = asked is not None and asked.from_user is not None and asked.from_user.is_bot
        questions = {texts_in(language).say("subscribe-city") for language in LANGUAGES}
        return is_ours and asked is not None and asked.text in questions


@dataclass(frozen=True, slots=True)
class _Subscriber:
    """A chat or a topic, and who acts for it; nobody known if anonymous."""

    chat_id: int
    topic_id: int | None
    user: User | None

    @property
    def is_private(self) -> bool:
        """Whether it is one reader; their chat goes by their own id, those of groups are negative."""
        return self.chat_id > 0


async def subscribe(update: Update, context: Context) -> None:
    """Subscribe a chat as the words say, and show how; ask for the time zone if it is not known."""
    await _follow(sending.message_of(update), context, " ".join(context.args or []))


async def hear_city(update: Update, context: Context) -> None:
    """Take the city that a message names."""
    message = sending.message_of(update)
    await _follow(message, context, message.text or "")


async def unsubscribe(update: Update, context: Context) -> None:
    """End the digest of a chat."""
    message = sending.message_of(update)
    if await _may_decide(context, message):
        subscriptions = context.store.subscriptions
        place = message.chat.id, sending.topic_of(message)
        had = await off_the_loop(subscriptions.remove, *place)
        await sending.answer(update, Reply(context.texts.say("unsubscribed" if had else "not-subscribed")))


async def press(update: Update, context: Context) -> None:
    """Do what a button of the panel says, in the place of what it showed."""
    query = cast("CallbackQuery", update.callback_query)
    message = query.message
    if message is None or not await _may_press(context, query, message.chat):
        await sending.acknowledge(query, context.texts.say("digest-for-administrators"))
        return
    subscriber = _Subscriber(message.chat.id, sending.topic_of(message), query.from_user)
    _, action, value = (query.data or "").split(":", 2)
    if action == "city":
        await sending.acknowledge(query)
        await _ask_city(context, message)
        return
    reply = await off_the_loop(_pressed, context, subscriber, action, value)
    await sending.acknowledge(query, "" if reply else context.texts.say("digest-expired"))
    if reply and not (isinstance(message, Message) and message.reply_markup == reply.keyboard is not None):
        await sending.edit(context.bot, reply, message.chat.id, message.message_id)


async def _follow(message: Message, context: Context, words: str) -> None:
    if await _may_decide(context, message):
        user = None if message.sender_chat else message.from_user
        subscriber = _Subscriber(message.chat.id, sending.topic_of(message), user)
        await sending.send(await off_the_loop(_subscribed, context, subscriber, words), message)


async def _may_decide(context: Context, message: Message) -> bool:
    """Tell whether who wrote a message may decide for the chat; if not, they are told."""
    administrators = context.bot_data.administrators
    may = message.chat.type == Chat.PRIVATE or await administrators.wrote(message)
    if not may:
        await sending.send(Reply(context.texts.say("digest-for-administrators")), message)
    return may


async def _may_press(context: Context, query: CallbackQuery, chat: Chat) -> bool:
    administrators = context.bot_data.administrators
    return chat.type == Chat.PRIVATE or await administrators.include(query.from_user.id, chat.id, context.bot)


async def _ask_city(context: Context, message: MaybeInaccessibleMessage) -> None:
    question, force = digest_panels.city_question(context.texts)
    await context.bot.send_message(message.chat.id, question, reply_markup=force)


def _subscribed(context: Context, subscriber: _Subscriber, words: str) -> Reply:
    """Subscribe as the words say and return the panel, or what is missing."""
    wish = wishes.read(words)
    if wish is None:
        shown = markup.escape(trimming.line_of(words, WORDS_ROOM))
        return Reply(context.texts.say("subscribe-unclear", words=shown))
    return _wished(context, subscriber, wish)


def _wished(context: Context, subscriber: _Subscriber, wish: Wish) -> Reply:
    current = context.store.subscriptions.get(subscriber.chat_id, subscriber.topic_id)
    zone = wish.time_zone or (current.time_zone if current else _known_zone(context, subscriber))
    if not zone:
        return digest_panels.zone_choice(context.texts, is_private=subscriber.is_private)
    if wish.time_zone:
        _remember_zone(context, subscriber, zone)
    return _kept(context, replace(_changed(current or _new(context, subscriber), wish), time_zone=zone))


def _pressed(context: Context, subscriber: _Subscriber, action: str, value: str) -> Reply | None:
    """Do what a button says; None if it changes a digest that is there no more."""
    subscriptions, place = context.store.subscriptions, (subscriber.chat_id, subscriber.topic_id)
    if action == "zone":
        return _wished(context, subscriber, Wish(time_zone=zones.find(value)))
    current = subscriptions.get(*place)
    if current is None:
        return None
    if action == "zones":
        return digest_panels.zone_choice(context.texts, is_private=subscriber.is_private)
    if action == "end":
        subscriptions.remove(*place)
        return Reply(context.texts.say("unsubscribed"))
    if action == "quiet":
        begin, end = digest_panels.QUIET if value == "1" else (None, None)
        return _kept(context, replace(current, quiet_from=begin, quiet_until=end))
    return _kept(context, _changed(current, _WISHES[action](value)))


def _changed(subscription: Subscription, wish: Wish) -> Subscription:
    """Return the subscription as it is wished for; whoever wishes for an hour of the night wants no quiet hours."""
    rhythm = wish.rhythm or subscription.rhythm
    today = digests.local(subscription, datetime.now(UTC)).weekday()
    weekdays = (wish.weekday, subscription.weekday, today)
    weekday = next(day for day in weekdays if day is not None) if rhythm is Rhythm.WEEKLY else None
    changed = replace(subscription, rhythm=rhythm, weekday=weekday, at=wish.at or subscription.at)
    return (
        replace(changed, quiet_from=None, quiet_until=None) if digests.is_in_quiet_hours(changed) else changed
    )


def _kept(context: Context, subscription: Subscription) -> Reply:
    """Keep a subscription with its next digest worked out anew, and show it."""
    due = digests.next_run(subscription, datetime.now(UTC))
    kept = replace(subscription, next_run=due, language=context.texts.language)
    context.store.subscriptions.put(kept)
    return digest_panels.panel(context.texts, kept)


def _new(context: Context, subscriber: _Subscriber) -> Subscription:
    """Return a daily digest to begin with; all that is there now counts as told."""
    told = tuple(article.id for article in context.archive.articles)
    begin, end = digest_panels.QUIET
    place, now = (subscriber.chat_id, subscriber.topic_id), datetime.now(UTC)
    return Subscription(*place, Rhythm.DAILY, AT, "UTC", now, quiet_from=begin, quiet_until=end, told=told)


def _known_zone(context: Context, subscriber: _Subscriber) -> str:
    return context.store.readers.get(subscriber.user.id).time_zone if subscriber.user else ""


def _remember_zone(context: Context, subscriber: _Subscriber, zone: str) -> None:
    """Remember the zone of who chose it, so that they are asked once."""
    readers = context.store.readers
    if subscriber.user:
        readers.put(subscriber.user.id, replace(readers.get(subscriber.user.id), time_zone=zone))


def _time(value: str) -> Wish:
    return Wish(at=time(int(value[:2]), int(value[2:])))


_WISHES = {
    "daily": lambda _: Wish(Rhythm.DAILY),
    "weekly": lambda _: Wish(Rhythm.WEEKLY),
    "day": lambda value: Wish(Rhythm.WEEKLY, int(value)),
    "at": _time,
}
