"""Having updates posted to the bot, one after another, each until it is taken."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

from bot_api.errors import bad_request
from bot_api.parameters import Parameters
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

if TYPE_CHECKING:
    from bot_api.account import Account

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
PAUSE = 0.05  # seconds before the next try; Telegram waits longer


def set_webhook(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#setwebhook; plain HTTP is taken when it stays on this machine."""
    url = parameters.text("url")
    if url and not url.startswith(("https://", "http://127.0.0.1:")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not SECRET.fullmatch(parameters.text("secret_token")):
        raise bad_request("secret token contains unallowed characters")
    if parameters.flag("drop_pending_updates"):
        account.updates.pending.clear()
    account.updates.allow(parameters.structure("allowed_updates"))
    _switch(account, parameters)
    return True


def delete_webhook(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#deletewebhook"""
    names = {"drop_pending_updates"} & parameters.keys()
    return set_webhook(account, Parameters({name: parameters[name] for name in names}))


def get_webhook_info(account: Account, _: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getwebhookinfo"""
    info = {"url": account.webhook.text("url"), "has_custom_certificate": False}
    allowed = {"allowed_updates": sorted(account.updates.allowed)} if account.updates.allowed else {}
    return info | {"pending_update_count": len(account.updates.pending)} | allowed


def _switch(account: Account, webhook: Parameters) -> None:
    account.stop_delivery()
    account.webhook = webhook
    if webhook.text("url"):
        account.updates.interrupt("terminated by setWebhook request")
        account.delivery = asyncio.create_task(_deliver(account))


async def _deliver(account: Account) -> None:
    while True:
        await account.updates.ready()
        if not await _taken(account):
            await asyncio.sleep(PAUSE)


async def _taken(account: Account) -> bool:
    update = account.updates.pending[0]
    try:
        await AsyncHTTPClient().fetch(_request(account, json.dumps(update)))
    except (HTTPClientError, OSError):
        return False
    account.updates.confirm(update["update_id"] + 1)
    return True


def _request(account: Account, body: str) -> HTTPRequest:
    secret = account.webhook.text("secret_token")
    headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: secret} if secret else {})
    return HTTPRequest(account.webhook["url"], "POST", headers, body)
