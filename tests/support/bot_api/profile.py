"""Methods about the bot itself and about its chats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot_api.errors import bad_request

if TYPE_CHECKING:
    from bot_api.account import Account
    from bot_api.chats import Chat, User
    from bot_api.parameters import Parameters

# https://core.telegram.org/bots/api#setmycommands, #setmydescription, #setmyshortdescription
COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]+")
COMMAND_CHARACTERS = 32
COMMAND_DESCRIPTION_CHARACTERS = 256
DESCRIPTION_CHARACTERS = 512
SHORT_DESCRIPTION_CHARACTERS = 120
EVERYWHERE = {"type": "default"}


def get_me(account: Account, _: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getme"""
    may = dict.fromkeys(("can_join_groups", "can_read_all_group_messages", "supports_inline_queries"), True)
    has = dict.fromkeys(("can_connect_to_business", "has_main_web_app"), False)
    return account.me.json() | may | has


def set_my_commands(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    commands = parameters.structure("commands", "commands") or []
    if not isinstance(commands, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    account.profile[_commands_key(parameters)] = [_command(command) for command in commands]
    return True


def get_my_commands(account: Account, parameters: Parameters) -> list[dict[str, str]]:
    """https://core.telegram.org/bots/api#getmycommands"""
    return list(account.profile.get(_commands_key(parameters), []))


def delete_my_commands(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    account.profile.pop(_commands_key(parameters), None)
    return True


def set_my_description(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#setmydescription"""
    return _describe(account, parameters, "description", DESCRIPTION_CHARACTERS)


def set_my_short_description(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#setmyshortdescription"""
    return _describe(account, parameters, "short_description", SHORT_DESCRIPTION_CHARACTERS)


def get_my_description(account: Account, parameters: Parameters) -> dict[str, str]:
    """https://core.telegram.org/bots/api#getmydescription"""
    return {"description": account.profile.get(("description", _language(parameters)), "")}


def get_my_short_description(account: Account, parameters: Parameters) -> dict[str, str]:
    """https://core.telegram.org/bots/api#getmyshortdescription"""
    return {"short_description": account.profile.get(("short_description", _language(parameters)), "")}


def get_chat(account: Account, parameters: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchat"""
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    always = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    return account.chat_of(parameters).json() | always


def get_chat_member(account: Account, parameters: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getchatmember"""
    chat, number = account.chat_of(parameters), parameters.number("user_id")
    people = [account.me, *account.users.values()]
    found = next((user for user in people if user.id == number), None)
    if found is None:
        raise bad_request("user not found")
    status = chat.bot_status if found == account.me else chat.members.get(found, "left")
    return _member(found, status)


def get_chat_administrators(account: Account, parameters: Parameters) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#getchatadministrators"""
    chat = account.chat_of(parameters)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    statuses = {account.me: chat.bot_status, **chat.members}
    leading = ("creator", "administrator")
    return [_member(user, status) for user, status in statuses.items() if status in leading]


def leave_chat(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#leavechat"""
    chat: Chat = account.chat_of(parameters)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    return True


def _command(command: Any) -> dict[str, str]:
    for field in ("command", "description"):
        if not isinstance(command.get(field), str):
            raise bad_request(f"Can't parse BotCommand: Can't find field \"{field}\"")
    name, description = command["command"].strip().removeprefix("/"), command["description"].strip()
    if not name:
        raise bad_request("Command must be non-empty")
    if len(name) > COMMAND_CHARACTERS:
        raise bad_request(f"Command length must not exceed {COMMAND_CHARACTERS}")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > COMMAND_DESCRIPTION_CHARACTERS:
        raise bad_request(f"Command description length must not exceed {COMMAND_DESCRIPTION_CHARACTERS}")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def _commands_key(parameters: Parameters) -> tuple[str, ...]:
    scope = parameters.structure("scope", "BotCommandScope") or EVERYWHERE
    return "commands", *(f"{name}={scope[name]}" for name in sorted(scope)), _language(parameters)


def _describe(account: Account, parameters: Parameters, name: str, most: int) -> bool:
    if len(parameters.text(name)) > most:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    account.profile[name, _language(parameters)] = parameters.text(name)
    return True


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad_request("LANG_CODE_INVALID")
    return code


def _member(user: User, status: str) -> dict[str, Any]:
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
        "can_edit_stories can_delete_stories"
    )
    details: dict[str, dict[str, Any]] = {
        "creator": {"is_anonymous": False},
        "administrator": dict.fromkeys(rights.split(), False),
        "kicked": {"until_date": 0},
    }
    return {"user": user.json(), "status": status, **details.get(status, {})}
