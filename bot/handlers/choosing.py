"""/language and /settings: what readers choose for themselves, and administrators for their group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from telegram import Chat

from bot import choices, sending
from bot.concurrency import off_the_loop
from bot.rendering import Reply

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.context import Context


async def offer_languages(update: Update, context: Context) -> None:
    """Show the languages to choose from; in a group to its administrators."""
    await _offer(update, context, choices.LANGUAGE)


async def offer_settings(update: Update, context: Context) -> None:
    """Show the settings of a group to its administrators; in private there is nothing to set but the language."""
    await _offer(update, context, choices.SETTINGS)


async def choose(update: Update, context: Context) -> None:
    """Keep what a button chooses, and show it in the same message."""
    query = cast("CallbackQuery", update.callback_query)
    message = query.message
    if message is None:
        await sending.acknowledge(query)
    elif await _may_choose(context, query.from_user, message.chat):
        await _choose(context, query, message)
    else:
        await sending.acknowledge(query, context.texts.say("for-administrators"))


async def _may_choose(context: Context, user: User, chat: Chat) -> bool:
    administrators = context.bot_data.administrators
    return chat.type == Chat.PRIVATE or await administrators.include(user.id, chat.id, context.bot)


async def _offer(update: Update, context: Context, panel: str) -> None:
    message = sending.message_of(update)
    may = message.chat.type == Chat.PRIVATE or await context.bot_data.administrators.wrote(message)
    refusal = Reply(context.texts.say("for-administrators"))
    await sending.answer(update, await off_the_loop(_panel, context, panel) if may else refusal)


async def _choose(context: Context, query: CallbackQuery, message: MaybeInaccessibleMessage) -> None:
    data = query.data or ""
    keep = _keep_for_reader if message.chat.type == Chat.PRIVATE else _keep_for_group
    owner = query.from_user if message.chat.type == Chat.PRIVATE else message.chat
    await off_the_loop(keep, context, owner.id, data)
    await sending.acknowledge(query)
    await context.refresh_data()
    reply = await off_the_loop(_panel, context, data)
    await sending.edit(context.bot, reply, message.chat.id, message.message_id)


def _keep_for_reader(context: Context, user_id: int, data: str) -> None:
    language = choices.language_of(data)
    if language is not None:
        readers = context.store.readers
        readers.put(user_id, replace(readers.get(user_id), language=language))


def _keep_for_group(context: Context, chat_id: int, data: str) -> None:
    before = context.store.groups.get(chat_id)
    after = choices.changed(before, data)
    if after != before:
        context.store.groups.put(chat_id, after)


def _panel(context: Context, data: str) -> Reply:
    """Show what there is to choose: in private the languages, in a group these or its settings; it blocks."""
    chat, reader = context.chat, context.reader
    if chat is None or chat.type == Chat.PRIVATE:
        chosen = context.store.readers.get(reader.id).language if reader else ""
        return choices.languages(context.texts, chosen, in_group=False)
    if data == choices.LANGUAGE:
        return choices.languages(context.texts, context.group.language, in_group=True)
    return choices.settings(context.texts, context.group)
