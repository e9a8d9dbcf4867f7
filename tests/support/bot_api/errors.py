"""What the server refuses with: Telegram's codes and descriptions."""

from __future__ import annotations

from typing import Any


class BotApiError(Exception):
    """A refusal.

    Attributes:
        code: HTTP status and ``error_code``.
        description: The text Telegram gives.
        parameters: ``ResponseParameters``, such as ``retry_after``.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def body(self) -> dict[str, Any]:
        """The JSON body that carries the refusal."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad_request(reason: str) -> BotApiError:
    """A 400; the first letter goes down unless the reason is a code such as ``BUTTON_DATA_INVALID``."""
    is_code = len(reason) > 1 and (reason[1] == "_" or "A" <= reason[1] <= "Z")
    return BotApiError(400, f"Bad Request: {reason if is_code else reason[0].lower() + reason[1:]}")


def upgraded(chat_id: int) -> BotApiError:
    """A 400 for a group that became a supergroup, with the id of that."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return BotApiError(400, reason, migrate_to_chat_id=chat_id)


def forbidden(reason: str) -> BotApiError:
    """A 403: the bot may not do this in the chat."""
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    """A 409: two ways of taking updates stand against each other."""
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> BotApiError:
    """A 429, with how long the bot has to wait."""
    return BotApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
