"""Taking updates by asking for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot_api.errors import conflict

if TYPE_CHECKING:
    from bot_api.account import Account
    from bot_api.parameters import Parameters

LONGEST_POLL = 50  # seconds
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(account: Account, parameters: Parameters) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#getupdates"""
    if account.webhook.text("url"):
        raise conflict(WEBHOOK_ACTIVE)
    account.updates.allow(parameters.structure("allowed_updates"))
    limit = parameters.number("limit", 100, 1, 100)
    timeout = parameters.number("timeout", 0, 0, LONGEST_POLL)
    return await account.updates.read(parameters.number("offset"), limit, timeout)
