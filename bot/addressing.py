"""Is this message for us, and what is asked? Pure: a message and who we are, in; a question or nothing, out.

In private every text is a question. In a group a message is for us when it begins with /ask, mentions us
or replies to us; nothing else is, whoever writes it. Where we are no member, Telegram tells us of nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Chat, Message, MessageEntity, User

from bot import utf16

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTATIONS = (MessageEntity.BLOCKQUOTE, MessageEntity.EXPANDABLE_BLOCKQUOTE)
_INNER_MARKS = str.maketrans("«»", "“”")


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks.

    Attributes:
        text: The reader's words on one line, our name and the command left out; "" when there are none.
    """

    text: str


def question_in(message: Message, me: User) -> Question | None:
    """Find the question that a message puts to us.

    Args:
        message: A message of a private chat or a group, its words in the text or the caption.
        me: This bot.

    Returns:
        The question; one without words if we are called and nothing is said; None if it is not for us.
        Words that are missing are taken from the message replied to, unless that is ours, or the post of a
        channel, to which every comment is a reply.
    """
    if not is_from_a_person(message) or not _is_for_us(message, me):
        return None
    return Question(_own_words(message, me) or _words_replied_to(message, me))


def text_to_check(message: Message, me: User) -> str | None:
    """Find the text that a message wants checked, as it stands, line breaks and all.

    Args:
        message: A message that begins with /check, in the text or the caption.
        me: This bot.

    Returns:
        The words picked out of another message, else those behind the command, else the whole message replied
        to, of ours only what it quotes; "" if there are none, None if the command is for another bot.
    """
    if _command(message) not in {"/check", f"/check@{_username(me)}"}:
        return None
    picked = message.quote
    if picked and picked.is_manual:
        return picked.text
    command = [
        (entity.offset, entity.length) for entity, _ in _entities(message) if _opens_with_command(entity)
    ]
    own = utf16.without(_words(message), command).strip()
    return own or _text_of(message.reply_to_message, me) or (picked.text if picked else "")


def is_from_a_person(message: Message) -> bool:
    """Tell whether a person wrote the message.

    An anonymous administrator and someone who speaks as a channel are people, though Telegram shows a bot
    as their user (GroupAnonymousBot, 1087968824, and Channel_Bot, 136817688). A post that Telegram
    forwards by itself from the linked channel (user 777000) is not a message to anyone in the group.
    """
    if message.is_automatic_forward or message.via_bot:
        return False
    return message.sender_chat is not None or message.from_user is None or not message.from_user.is_bot


def _is_for_us(message: Message, me: User) -> bool:
    if message.guest_query_id:  # Telegram itself has seen that we are called
        return True
    command = _command(message)
    if command:
        return command in {"/ask", f"/ask@{_username(me)}"}
    return message.chat.type == Chat.PRIVATE or _mentions(message, me) or replies_to(message, me)


def _command(message: Message) -> str:
    """Return the command that the message begins with, in lower case, or ""."""
    return next((part.lower() for entity, part in _entities(message) if _opens_with_command(entity)), "")


def _opens_with_command(entity: MessageEntity) -> bool:
    return entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0


def _mentions(message: Message, me: User) -> bool:
    return any(_names(entity, part, me) for entity, part in _entities(message))


def _names(entity: MessageEntity, part: str, me: User) -> bool:
    """Tell whether an entity is our name: @username, or a name that Telegram links to our id."""
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and part.lower() == f"@{_username(me)}"


def begins_with_command(message: Message) -> bool:
    """Tell whether a message begins with a command of any bot."""
    return bool(_command(message))


def calls_by_name(message: Message, me: User) -> bool:
    """Tell whether a message begins with a command that bears our name."""
    return _command(message).endswith(f"@{_username(me)}")


def thread_of(message: Message) -> int | None:
    """Return the message from which a chain of replies starts; None for what replies to nothing, and in topics.

    Comments on a post of a channel are a chain that starts from the message that brought the post.
    """
    earlier = message.reply_to_message
    if message.is_topic_message or message.chat.type != Chat.SUPERGROUP:
        return None
    if message.message_thread_id or earlier is None:
        return message.message_thread_id
    return earlier.message_thread_id or earlier.message_id


def stands_under_post(message: Message) -> bool:
    """Tell whether a message replies to a post of a channel, as every comment does that replies to no other."""
    return message.reply_to_message is not None and bool(message.reply_to_message.is_automatic_forward)


def is_bare(message: Message, me: User) -> bool:
    """Tell whether a message says nothing but our name or a command, so that what it asks stands elsewhere."""
    return not _own_words(message, me)


def replies_to(message: Message, me: User) -> bool:
    """Tell whether the message replies to one of ours.

    Every message of a topic "replies" to the notice that opened it, which may be ours and is no message.
    """
    earlier = message.reply_to_message
    return earlier is not None and not earlier.forum_topic_created and _is_by(earlier, me)


def _own_words(message: Message, me: User) -> str:
    dropped = [
        (entity.offset, entity.length)
        for entity, part in _entities(message)
        if _opens_with_command(entity) or _names(entity, part, me)
    ]
    return _one_line(utf16.without(_words(message), dropped))


def _words_replied_to(message: Message, me: User) -> str:
    earlier = message.reply_to_message
    if earlier is None or earlier.is_automatic_forward or _is_by(earlier, me):
        return ""
    return _one_line(_words(earlier))


def _text_of(message: Message | None, me: User) -> str:
    if message is None:
        return ""
    return (_quotations(message) if _is_by(message, me) else "") or _words(message)


def _quotations(message: Message) -> str:
    """Return what a message of ours quotes, each quotation in marks of its own; links in them are our places."""
    quoted = [entity for entity, _ in _entities(message) if entity.type in _QUOTATIONS]
    return "\n".join(f"«{_without_links(message, each).translate(_INNER_MARKS).strip()}»" for each in quoted)


def _without_links(message: Message, quotation: MessageEntity) -> str:
    start, end = quotation.offset, quotation.offset + quotation.length
    inside = [
        (entity.offset - start, entity.length)
        for entity, _ in _entities(message)
        if entity.type == MessageEntity.TEXT_LINK and start <= entity.offset < end
    ]
    return utf16.without(utf16.part(_words(message), start, quotation.length), inside)


def _one_line(words: str) -> str:
    """Join the words by single spaces, without the comma or colon that followed our name."""
    return " ".join(words.split()).lstrip(" ,:;").rstrip()


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _entities(message: Message) -> Iterator[tuple[MessageEntity, str]]:
    for entity in message.entities or message.caption_entities:
        yield entity, utf16.part(_words(message), entity.offset, entity.length)


def _is_by(message: Message, me: User) -> bool:
    return message.from_user is not None and message.from_user.id == me.id


def _username(me: User) -> str:
    return (me.username or "").lower()
