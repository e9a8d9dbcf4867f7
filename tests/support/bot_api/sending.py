"""Methods that put messages into chats, change them and take them away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot_api import keyboards, texts
from bot_api.channels import forward
from bot_api.chats import GENERAL_TOPIC, Chat, Message
from bot_api.entities import Entity, end_of, units
from bot_api.errors import bad_request
from bot_api.parameters import Parameters

if TYPE_CHECKING:
    from bot_api.account import Account

QUOTE_UNITS = 1024  # https://core.telegram.org/bots/api#replyparameters
KEPT_IN_QUOTES = {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"}
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(account: Account, parameters: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#sendmessage"""
    text, entities = _text(parameters)
    markup = keyboards.read(parameters)
    chat = account.chat_of(parameters)
    thread = _thread(chat, parameters)
    reply_to, quote, position = _reply(account, chat, parameters)
    texts.checked_length(text)
    account.limits.spend(chat)
    details = {"entities": entities, "markup": markup, "reply_to": reply_to}
    message = chat.add(account.me, text, thread, **details, quote=quote, quote_position=position)
    account.sent.append(message)
    forward(account, message)
    return message.json()


def edit_message_text(account: Account, parameters: Parameters) -> dict[str, Any] | bool:
    """https://core.telegram.org/bots/api#editmessagetext"""
    text, entities = _text(parameters)
    markup = keyboards.read(parameters)
    inline = parameters.text("inline_message_id")
    message = _inline(account, inline) if inline else _own(account, parameters, "edit", "edited")
    texts.checked_length(text, "MESSAGE_TOO_LONG")
    edited = _edit(account, message, (text, entities, markup))
    return True if inline else edited


def edit_message_reply_markup(account: Account, parameters: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#editmessagereplymarkup"""
    markup = keyboards.read(parameters)
    message = _own(account, parameters, "edit", "edited")
    return _edit(account, message, (message.text, message.entities, markup))


def delete_message(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#deletemessage"""
    chat = account.chat_of(parameters)
    message = _found(chat, parameters.number("message_id"), "delete")
    may = message.sender == account.me or chat.is_private or chat.bot_status == "administrator"
    if not may:
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    return True


def send_chat_action(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#sendchataction"""
    if parameters.text("action") not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    account.chat_of(parameters)
    return True


def _text(parameters: Parameters) -> tuple[str, list[Entity]]:
    parameters.structure("link_preview_options", "link preview options")
    given = (parameters.text(name) for name in ("text", "parse_mode", "entities"))
    return texts.read(*given)


def _thread(chat: Chat, parameters: Parameters) -> int | None:
    """The topic to write to; a chat that can have none ignores the wish, but a private one refuses it."""
    thread = parameters.number("message_thread_id")
    if not thread or not (chat.is_forum or chat.is_private):
        return None
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad_request("message thread not found")
    if thread in chat.closed_topics and chat.bot_status != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return thread


def _reply(account: Account, chat: Chat, parameters: Parameters) -> tuple[Message | None, str, int]:
    wished = _wished_reply(parameters)
    number = int(wished.get("message_id") or 0)
    if number <= 0:
        return None, "", 0
    elsewhere = str(wished.get("chat_id") or "")
    where = account.chat_of(Parameters(chat_id=elsewhere)) if elsewhere else chat
    message = where.messages.get(number)
    if message is None and wished.get("allow_sending_without_reply"):
        return None, "", 0
    if message is None:
        raise bad_request("message to be replied not found")
    return message, *_quote(message, wished)


def _wished_reply(parameters: Parameters) -> dict[str, Any]:
    if "reply_parameters" not in parameters:
        allowed = parameters.flag("allow_sending_without_reply")
        number = parameters.number("reply_to_message_id")
        return {"message_id": number, "allow_sending_without_reply": allowed}
    wished = parameters.structure("reply_parameters", "reply parameters") or {}
    if not isinstance(wished, dict):
        raise bad_request("Object expected as reply parameters")
    if wished and not isinstance(wished.get("message_id"), int):
        raise bad_request('Can\'t find field "message_id"')
    return wished


def _quote(message: Message, wished: dict[str, Any]) -> tuple[str, int]:
    """The quote must be the replied-to message's own words, in the same style."""
    if not wished.get("quote"):
        return "", 0
    text, entities = _quoted(wished)
    wish = wished.get("quote_position") or 0
    places = [units(message.text[: found.start()]) for found in re.finditer(re.escape(text), message.text)]
    position = min(places, key=lambda place: abs(place - wish), default=0)
    fits = places and units(text) <= QUOTE_UNITS
    if not fits or _styles(entities, 0, units(text)) != _styles(message.entities, position, units(text)):
        raise bad_request("QUOTE_TEXT_INVALID")
    return text, position


def _quoted(wished: dict[str, Any]) -> tuple[str, list[Entity]]:
    if wished.get("quote_parse_mode"):
        return texts.read(wished["quote"], wished["quote_parse_mode"])
    return wished["quote"], wished.get("quote_entities") or []


def _styles(entities: list[Entity], start: int, length: int) -> set[tuple[str, int, int]]:
    """Styles inside a stretch, with their places in it."""
    kept = (entity for entity in entities if entity["type"] in KEPT_IN_QUOTES)
    cut = ((e["type"], max(e["offset"] - start, 0), min(end_of(e) - start, length)) for e in kept)
    return {(kind, begin, end) for kind, begin, end in cut if begin < end}


def _found(chat: Chat, number: int, purpose: str) -> Message:
    message = chat.messages.get(number)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def _own(account: Account, parameters: Parameters, purpose: str, done: str) -> Message:
    message = _found(account.chat_of(parameters), parameters.number("message_id"), purpose)
    if message.sender != account.me:
        raise bad_request(f"message can't be {done}")
    return message


def _inline(account: Account, name: str) -> Message:
    if name not in account.inline_messages:
        raise bad_request("MESSAGE_ID_INVALID")
    return account.inline_messages[name]


def _edit(account: Account, message: Message, content: tuple[Any, Any, Any]) -> dict[str, Any]:
    if content == (message.text, message.entities, message.markup):
        raise bad_request(UNCHANGED)
    account.limits.spend(message.chat)
    message.text, message.entities, message.markup = content
    message.edits += 1
    account.sent.append(message)
    return message.json()
