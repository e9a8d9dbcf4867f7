"""A client as bare as can be, for tests of the server itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Client:
    """Calls methods with JSON bodies under ``root``, which ends with the token."""

    root: str
    http: httpx.AsyncClient

    async def asks(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The whole body of the answer."""
        body: dict[str, Any] = (await self.http.post(f"{self.root}/{method}", json=parameters)).json()
        return body

    async def gets(self, method: str, **parameters: Any) -> Any:
        """The result of an answer that must be good."""
        answer = await self.asks(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def is_refused(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Code and description of an answer that must be a refusal."""
        answer = await self.asks(method, **parameters)
        assert not answer["ok"], answer
        return answer["error_code"], answer["description"]
