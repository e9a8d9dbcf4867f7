"""From a method's name to the function that does what it says."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from bot_api import parameters, polling, profile, queries, sending, webhook
from bot_api.account import Account, Call
from bot_api.errors import BotApiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tornado.httputil import HTTPServerRequest

FUNCTIONS: tuple[Callable[..., Any], ...] = (
    polling.get_updates, webhook.set_webhook, webhook.delete_webhook, webhook.get_webhook_info,
    sending.send_message, sending.edit_message_text, sending.edit_message_reply_markup,
    sending.delete_message, sending.send_chat_action,
    queries.answer_callback_query, queries.answer_inline_query, queries.answer_guest_query,
    profile.get_me, profile.set_my_commands, profile.get_my_commands, profile.delete_my_commands,
    profile.set_my_description, profile.get_my_description, profile.set_my_short_description,
    profile.get_my_short_description, profile.get_chat, profile.get_chat_member,
    profile.get_chat_administrators, profile.leave_chat,
)  # fmt: skip
METHODS = {function.__name__.replace("_", ""): function for function in FUNCTIONS}
NOT_FOUND = BotApiError(404, "Not Found")


async def answer(account: Account, token: str, method: str, request: HTTPServerRequest) -> Any:
    """Do what a request asks, and note it.

    Returns:
        The ``result`` of the answer.

    Raises:
        BotApiError: The request is refused.
    """
    given = parameters.Parameters()
    try:
        given = parameters.read(request)
        result = _function(account, token, method)(account, given)
        result = await result if inspect.isawaitable(result) else result
    except BotApiError as error:
        account.record(Call(method, given, refusal=error.description))
        raise
    account.record(Call(method, given, result))
    return result


def _function(account: Account, token: str, method: str) -> Callable[..., Any]:
    if token != account.token:
        raise BotApiError(401, "Unauthorized")
    if method.lower() not in METHODS:
        raise BotApiError(404, "Not Found: method not found")
    return METHODS[method.lower()]
