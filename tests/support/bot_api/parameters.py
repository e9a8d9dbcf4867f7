"""The parameters of a request: query string, form, multipart or JSON, all read alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot_api.errors import bad_request

if TYPE_CHECKING:
    from tornado.httputil import HTTPServerRequest

TRUE = ("true", "yes", "1")


class Parameters(dict[str, str]):
    """Parameters by name; as on the wire, values are texts and structures are JSON texts."""

    def text(self, name: str) -> str:
        """The parameter as text, "" when missing."""
        return self.get(name, "")

    def number(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """The parameter as a whole number, held within bounds; the default when it is none."""
        try:
            number = int(self[name])
        except (KeyError, ValueError):
            return default
        number = number if least is None else max(number, least)
        return number if most is None else min(number, most)

    def flag(self, name: str) -> bool:
        """Whether the parameter says yes."""
        return self.text(name).lower() in TRUE

    def structure(self, name: str, kind: str = "") -> Any:
        """The parameter read from JSON, None when missing.

        Raises:
            BotApiError: It is no JSON; the refusal speaks of ``kind``.
        """
        if not self.text(name):
            return None
        try:
            return json.loads(self[name])
        except ValueError:
            raise bad_request(f"Can't parse {kind or name} JSON object") from None


def read(request: HTTPServerRequest) -> Parameters:
    """The parameters of a request.

    Raises:
        BotApiError: The body is not what its content type says.
    """
    try:
        fields = {name: values[-1].decode() for name, values in request.arguments.items()}
        return Parameters(fields | _json_fields(request))
    except UnicodeDecodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None
    except (ValueError, AttributeError):
        raise bad_request("Can't parse JSON encoded body") from None


def _json_fields(request: HTTPServerRequest) -> dict[str, str]:
    if not request.headers.get("Content-Type", "").startswith("application/json") or not request.body:
        return {}
    fields = json.loads(request.body).items()
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields}
