"""The bot put together: the only place where handlers are wired."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from telegram import LinkPreviewOptions, Message, Update
from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    BaseHandler,
    BaseRateLimiter,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot import addressing, briefings, cards, choices, digest_panels, failures, listing
from bot.chores import Chore, Chores
from bot.comment_threads import CommentThreads
from bot.concurrency import InOrderByChat
from bot.context import BotApplication, Context, Data, Resources
from bot.delivery import Delivery
from bot.handlers import (
    asking,
    briefing,
    broadcasting,
    browsing,
    checking,
    choosing,
    editing,
    greeting,
    guests,
    inline,
    joining,
    moving,
    operating,
    permalinks,
    posts,
    privacy,
    subscribing,
    tapping,
)
from bot.introduction import Introduction
from bot.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.clocks import Clock
    from bot.library import Library
    from bot.settings import Settings
    from bot.store import Store

    Step: TypeAlias = Callable[[BotApplication], Coroutine[Any, Any, None]]

CONCURRENT_UPDATES = 256
CONNECTIONS = 64  # to Telegram at once
LOOK_EVERY = 15.0  # seconds from one look at the articles to the next
TIDY_EVERY = 3600.0
POOL_TIMEOUT = 30.0  # seconds that a request waits for one of them
UPDATES = (  # kinds that are handled; Telegram is to send no others
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.GUEST_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)


def build_application(
    settings: Settings,
    library: Library,
    store: Store,
    request: BaseRequest | None = None,
    clock: Clock | None = None,
    limiter: BaseRateLimiter[Any] | None = None,
) -> BotApplication:
    """Put the bot together; nothing is started.

    Args:
        settings: What the operator decided, a token among it.
        library: What can be asked.
        store: What the bot must remember; whoever opened it closes it.
        request: The way to Telegram; HTTP when not given.
        clock: Tells when digests are due; the machine's when not given.
        limiter: Keeps to Telegram's flood limits; a `Pace` when not given.
    """
    introduction = Introduction(settings.admins)
    chores, delivery = _chores(library, store), Delivery(clock)
    application = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(request or HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=POOL_TIMEOUT))
        .updater(None)  # updates come by the inbox
        .context_types(_context_types(settings, library, store))
        .defaults(_defaults())
        .concurrent_updates(InOrderByChat(CONCURRENT_UPDATES))
        .rate_limiter(limiter or Pace())
        .job_queue(None)
        .post_init(_all_of(introduction.begin, chores.begin, delivery.begin))
        .post_stop(_all_of(introduction.end, chores.end, delivery.end))
        .post_shutdown(_all_of(introduction.end, chores.end, delivery.end))  # stopped before it was started
        .build()
    )
    application.add_handlers(_handlers(settings))
    application.add_handler(ChatMemberHandler(joining.change, ChatMemberHandler.MY_CHAT_MEMBER), group=1)
    application.add_error_handler(failures.handle)
    return application


class FromAPerson(filters.MessageFilter):
    """Lets through what a person wrote; see `bot.addressing`."""

    def filter(self, message: Message) -> bool:
        """Tell whether a person wrote the message."""
        return addressing.is_from_a_person(message)


def _handlers(settings: Settings) -> list[BaseHandler[Any, Context, Any]]:
    """Wire every kind of update; of the handlers that could take one, the first does."""
    person = filters.UpdateType.MESSAGE & FromAPerson()
    private = person & filters.ChatType.PRIVATE
    for_us = private | (person & filters.Regex(r"^/\w+@"))  # that the name is ours, CommandHandler sees to
    operators = private & filters.User(settings.admins)
    words = filters.TEXT | filters.CAPTION
    return [
        *_channel_handlers(),
        CommandHandler("start", permalinks.show, for_us & filters.Regex(permalinks.COMMAND)),
        CommandHandler("start", greeting.greet, for_us),
        CommandHandler("help", greeting.explain, for_us),
        CommandHandler("brief", briefing.brief, for_us),
        CommandHandler("articles", browsing.browse, for_us),
        CommandHandler("subscribe", subscribing.subscribe, for_us),
        CommandHandler("unsubscribe", subscribing.unsubscribe, for_us),
        CommandHandler("language", choosing.offer_languages, for_us),
        CommandHandler("settings", choosing.offer_settings, for_us),
        CommandHandler("privacy", privacy.explain, for_us),
        CommandHandler("forget", privacy.offer, for_us),
        CommandHandler("reload", operating.reload, operators),
        CommandHandler("stats", operating.show_numbers, operators),
        CommandHandler("unanswered", operating.show_unanswered, operators),
        CommandHandler("remove", posts.remove, person & filters.ChatType.SUPERGROUP),
        CommandHandler("ask", asking.ask, person),
        CommandHandler("check", checking.check, person),
        MessageHandler(person & filters.CaptionRegex(checking.CAPTION), checking.check),
        MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, moving.follow),
        MessageHandler(private & filters.COMMAND, greeting.decline_command),
        MessageHandler(private & filters.TEXT & subscribing.IsCity(), subscribing.hear_city),
        MessageHandler(person & words, asking.ask),
        MessageHandler(private & ~filters.StatusUpdate.ALL, greeting.decline_media),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & FromAPerson() & words, editing.ask_again),
        ChatMemberHandler(moving.leave, ChatMemberHandler.MY_CHAT_MEMBER),
        CallbackQueryHandler(tapping.tap, cards.PATTERN),
        CallbackQueryHandler(browsing.press, listing.PATTERN),
        CallbackQueryHandler(briefing.turn, briefings.PATTERN),
        CallbackQueryHandler(subscribing.press, digest_panels.PATTERN),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE & FromAPerson(), guests.answer),
        CallbackQueryHandler(choosing.choose, choices.PATTERN),
        CallbackQueryHandler(privacy.decide, privacy.PATTERN),
        CallbackQueryHandler(operating.clear, operating.PATTERN),
        CallbackQueryHandler(asking.press),
        InlineQueryHandler(inline.offer),
    ]


def _channel_handlers() -> list[BaseHandler[Any, Context, Any]]:
    """Wire what channels post, and what of it Telegram forwards into their discussion groups."""
    asking_us = filters.Regex(broadcasting.COMMAND) | filters.CaptionRegex(broadcasting.COMMAND)
    return [
        MessageHandler(filters.UpdateType.MESSAGES & filters.IS_AUTOMATIC_FORWARD, posts.keep),
        MessageHandler(filters.UpdateType.EDITED_CHANNEL_POST, posts.correct),
        MessageHandler(filters.UpdateType.CHANNEL_POST & asking_us, broadcasting.ask),
    ]


def _context_types(
    settings: Settings, library: Library, store: Store
) -> ContextTypes[Context, Data, Data, Resources]:
    # Called once, as the type would be.
    resources = partial(Resources, library, settings, store, CommentThreads(store.posts))
    return ContextTypes(context=Context, bot_data=cast("type[Resources]", resources))


def _chores(library: Library, store: Store) -> Chores:
    """Return what is done beside the answers; first a while after the start, which has enough to do."""
    return Chores(
        Chore("looking at the articles", library.look, every=LOOK_EVERY, first=LOOK_EVERY),
        Chore("tidying up", lambda: store.tidy(datetime.now(UTC)), every=TIDY_EVERY, first=60.0),
    )


def _all_of(*steps: Step) -> Step:
    async def take(application: BotApplication) -> None:
        for step in steps:
            await step(application)

    return take


def _defaults() -> Defaults:
    return Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))
