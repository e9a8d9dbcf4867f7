"""/articles: what can be quoted from, page by page, and which article alone is asked.

In private whoever chooses narrows the own chat. In a group nobody narrows what the others ask: there the list
briefs, and a question names its articles in its own words, which its replies go on with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from telegram import Chat, Message

from bot import briefings, listing, scoping, sending
from bot.concurrency import off_the_loop
from bot.listing import Action, Press, View

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update

    from bot.context import Context
    from bot.rendering import Reply


async def browse(update: Update, context: Context) -> None:
    """List the articles, the latest first."""
    message = sending.message_of(update)
    asker = message.from_user.id if message.from_user and not message.sender_chat else 0
    reply = await off_the_loop(_done, context, message, Press(Action.PAGE, 0, asker))
    if reply:
        await sending.answer(update, reply)


async def press(update: Update, context: Context) -> None:
    """Do what a button of the list says, for who asked for the list, in the place of what it showed."""
    query = cast("CallbackQuery", update.callback_query)
    pressed, message = Press.read(query.data or ""), query.message
    if pressed is None or message is None:
        await sending.acknowledge(query, context.texts.say("list-expired"))
    elif pressed.asker not in {0, query.from_user.id}:
        await sending.acknowledge(query, context.texts.say("card-of-another"))
    else:
        await _press(query, message, pressed, context)


async def _press(
    query: CallbackQuery, message: MaybeInaccessibleMessage, pressed: Press, context: Context
) -> None:
    reply = await off_the_loop(_done, context, message, pressed)
    await sending.acknowledge(query, "" if reply else context.texts.say("list-expired"))
    if reply and not _is_shown(message, reply):
        await sending.edit(context.bot, reply, message.chat.id, message.message_id)


def _done(context: Context, message: MaybeInaccessibleMessage, pressed: Press) -> Reply | None:
    """Do what is asked for, and return what is shown then; None if the article is there no more."""
    scopes, place = context.store.scopes, (message.chat.id, sending.topic_of(message))
    articles, is_private = context.archive.articles, message.chat.type == Chat.PRIVATE
    if pressed.action is Action.ONLY and is_private:
        found = [article for article in articles if briefings.code_of(article.id) == pressed.article]
        if not found:
            return None
        scopes.put(*place, [found[0].id])
        return listing.chosen(
            context.texts, found[0], pressed.number, View(pressed.asker, is_private, found[:1])
        )
    if pressed.action is Action.ALL and is_private:
        scopes.put(*place, ())
    scope = scoping.articles_of(context.archive, scopes.get(*place)) if is_private else ()
    return listing.page(context.texts, articles, pressed.number, View(pressed.asker, is_private, scope))


def _is_shown(message: MaybeInaccessibleMessage, reply: Reply) -> bool:
    """Tell whether a message shows the same already; its buttons say what it shows."""
    return isinstance(message, Message) and message.reply_markup == reply.keyboard
