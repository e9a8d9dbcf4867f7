"""Methods that answer taps on buttons and inline queries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot_api import keyboards, texts
from bot_api.errors import bad_request

if TYPE_CHECKING:
    from bot_api.account import Account
    from bot_api.parameters import Parameters

# https://core.telegram.org/bots/api#answercallbackquery and #answerinlinequery
NOTICE_CHARACTERS = 200
RESULTS = 50
ID_BYTES = 64
OFFSET_BYTES = 64
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#answercallbackquery"""
    if len(parameters.text("text")) > NOTICE_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    return _answer(account, parameters, "callback_query_id")


def answer_inline_query(account: Account, parameters: Parameters) -> bool:
    """https://core.telegram.org/bots/api#answerinlinequery"""
    _check_button(parameters.structure("button", "inline query results button"))
    results = parameters.structure("results", "JSON encoded inline query results")
    if not isinstance(results, list):
        raise bad_request("Expected an Array of inline query results")
    if len(results) > RESULTS:
        raise bad_request("Too many inline query results specified")
    for result in results:
        _check_result(result)
    _check_identifiers([str(result["id"]) for result in results])
    if len(parameters.text("next_offset").encode()) > OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    return _answer(account, parameters, "inline_query_id")


def answer_guest_query(account: Account, parameters: Parameters) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#answerguestquery"""
    result = parameters.structure("result", "JSON encoded inline query result")
    if not isinstance(result, dict):
        raise bad_request("Expected an Object as inline query result")
    _check_result(result)
    _check_identifiers([result["id"]])
    call = account.guest_queries.pop(parameters.text("guest_query_id"), None)
    if call is None:
        raise bad_request(TOO_OLD)
    answer = call.chat.add(account.me, reply_to=call, **sent_by(result))
    account.keep_inline(answer)
    account.sent.append(answer)
    return {"inline_message_id": answer.inline_id}


def sent_by(result: dict[str, Any]) -> dict[str, Any]:
    """What a message holds that is sent by picking an article from results."""
    content = result["input_message_content"]
    text, entities = texts.read(content["message_text"], content.get("parse_mode") or "")
    return {"text": text, "entities": entities, "markup": keyboards.check(result.get("reply_markup"))}


def _answer(account: Account, parameters: Parameters, name: str) -> bool:
    query = parameters.text(name)
    if query not in account.queries:
        raise bad_request(TOO_OLD)
    account.queries.remove(query)
    account.answers[query] = parameters
    return True


def _check_result(result: Any) -> None:
    for field in ("id", "type"):
        if not isinstance(result.get(field), str):
            raise bad_request(f"Can't parse inline query result: Can't find field \"{field}\"")
    keyboards.check(result.get("reply_markup"))
    if result["type"] == "article":
        _check_article(result)


def _check_article(result: dict[str, Any]) -> None:
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if not content:
        raise bad_request("Sent message content must be explicitly specified")
    if "message_text" in content:
        text, _ = texts.read(content["message_text"], content.get("parse_mode") or "")
        texts.checked_length(text, "MESSAGE_TOO_LONG")


def _check_identifiers(identifiers: list[str]) -> None:
    if not all(0 < len(identifier.encode()) <= ID_BYTES for identifier in identifiers):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(identifiers)) < len(identifiers):
        raise bad_request("RESULT_ID_DUPLICATE")


def _check_button(button: Any) -> None:
    if button and "start_parameter" in button and not START_PARAMETER.fullmatch(button["start_parameter"]):
        raise bad_request("START_PARAM_INVALID")
