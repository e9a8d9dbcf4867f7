"""Reply markup as Telegram checks it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from bot_api.errors import bad_request
from bot_api.links import checked, mentioned_user

if TYPE_CHECKING:
    from bot_api.parameters import Parameters

DATA_BYTES = 64  # https://core.telegram.org/bots/api#inlinekeyboardbutton
COPIED_CHARACTERS = 256
BUTTONS = 100
INLINE_SWITCHES = (
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
)
OTHER_ACTIONS = (*INLINE_SWITCHES, "callback_game", "pay", "login_url", "web_app")


def read(parameters: Parameters) -> dict[str, Any] | None:
    """The reply markup of a request, None when there is none to show.

    Raises:
        BotApiError: Telegram refuses it.
    """
    return check(parameters.structure("reply_markup", "reply keyboard markup"))


def check(markup: Any) -> dict[str, Any] | None:
    """The markup with its addresses as Telegram stores them; see ``read``."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTONS:
        raise bad_request("reply markup is too long")
    checked_rows = [[_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": checked_rows} if checked_rows else None


def callback_data(markup: dict[str, Any] | None) -> list[str]:
    """Data of all the buttons that call back."""
    buttons = itertools.chain.from_iterable((markup or {}).get("inline_keyboard", []))
    return [button["callback_data"] for button in buttons if "callback_data" in button]


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _unreadable('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    return {"text": button["text"], **_action(button)}


def _action(button: dict[str, Any]) -> dict[str, Any]:
    if button.get("url"):
        return {"url": _address(button["url"])}
    if button.get("callback_data"):
        return {"callback_data": _data(button["callback_data"])}
    if "copy_text" in button:
        return {"copy_text": {"text": _copied(button["copy_text"].get("text", ""))}}
    for action in OTHER_ACTIONS:
        if action in button:
            return {action: button[action]}
    raise _unreadable("Text buttons are unallowed in the inline keyboard")


def _address(url: str) -> str:
    if mentioned_user(url):
        return url
    try:
        return checked(url)
    except ValueError as error:
        raise bad_request(f"Inline keyboard button URL '{url}' is invalid: {error}") from None


def _data(data: str) -> str:
    if len(data.encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _copied(text: str) -> str:
    if not 0 < len(text) <= COPIED_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _unreadable(reason: str) -> Exception:
    return bad_request(f"Can't parse inline keyboard button: {reason}")
