"""Turns away requests that name another host, and puts on every answer what keeps a page from running foreign code."""

import ipaddress
import socket

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_REFUSAL = b"This address answers under its own name only.\n"


class Guard:
    """ASGI middleware around the pages.

    A page of another site can make its own name resolve to this machine (DNS rebinding) and then read what we answer,
    but the name stays in the Host header. An address cannot be rebound, so that any IP address is taken.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts | {"localhost", socket.gethostname().lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 421 for a foreign Host, else what the pages answer, with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        if self._is_own(dict(scope["headers"]).get(b"host", b"").decode("latin-1")):
            await self._app(scope, receive, send_guarded)
            return
        await send_guarded(
            {"type": "http.response.start", "status": 421, "headers": [(b"content-type", b"text/plain")]}
        )
        await send({"type": "http.response.body", "body": _REFUSAL})

    def _is_own(self, host: str) -> bool:
        name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name.lower() in self._hosts
        return True
