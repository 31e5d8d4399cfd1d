"""Slack over HTTP, and the health page: small servers on uvicorn in threads of their own."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.slack.door.access import told
from bot.slack.door.health import Intake
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from slack_bolt import App, BoltRequest, BoltResponse
    from slack_bolt.oauth import OAuthFlow
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from bot.slack.door.health import Health

_LOG = logging.getLogger("evenhand.slack")

EVENTS, INSTALL, REDIRECT = "/slack/events", "/slack/install", "/slack/oauth_redirect"
LARGEST = 1_000_000  # bytes of a request: Slack's are far below, the largest views have 250 kB
CROWD = 1_000  # connections at the same time; beyond, 503
READING = 10.0  # seconds that a request may take to arrive
HANDS = 64  # requests dispatched at the same time: a command holds one until it is acknowledged
LAST_ACKS = 3.0  # seconds for what came in before we stopped: later than that Slack waits for none
LAST_PORT = 65_535
_SECONDS = re.compile(r"[0-9]{1,12}")
_SIGNED = re.compile(r"v0=[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; port 0 takes a free one."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Address:
        """From "HOST:PORT", "[::1]:PORT" or "PORT", which means this machine only.

        Raises:
            ValueError: it is none of these.
        """
        host, _, port = text.rpartition(":")
        if not port.isdigit() or int(port) > LAST_PORT:
            raise ValueError(f"{text!r} is not HOST:PORT, such as 127.0.0.1:3000.")
        return cls(host.strip("[]") or "127.0.0.1", int(port))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Site:
    """A server in a thread of its own.

    Args:
        address: where it listens.
        routes: what it answers.
    """

    def __init__(self, address: Address, routes: list[Route]) -> None:
        from starlette.applications import Starlette

        self.address = address
        self._app: Starlette = Starlette(routes=routes)
        self._server: Any = None
        self._thread: threading.Thread | None = None

    def open(self) -> None:
        """Listen; `address` then has the port.

        Raises:
            SettingsError: the address cannot be had.
        """
        import uvicorn

        logging.getLogger("uvicorn.access").disabled = True  # addresses of OAuth have codes in them
        listening = _listening(self.address)
        self.address = Address(self.address.host, listening.getsockname()[1])
        config = uvicorn.Config(
            self._app,
            http=_punctual(),
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=CROWD,
            timeout_graceful_shutdown=3,
        )
        self._server = uvicorn.Server(config)
        run = threading.Thread(
            target=self._server.run, args=([listening],), name="evenhand-http", daemon=True
        )
        self._thread = run
        run.start()
        while run.is_alive() and not self._server.started:
            time.sleep(0.005)

    def close(self) -> None:
        """Answer what has come in, then stop listening."""
        if self._thread is not None:
            self._server.should_exit = True
            self._thread.join(LAST_ACKS + 2)


class HttpDoor:
    """Requests over HTTP, signed by Slack.

    Args:
        app: what they are dispatched to; it checks the signatures.
        address: where to listen.
        health: for /healthz and /readyz.
        flow: how workspaces install the app; None for an app of one.
    """

    def __init__(
        self, app: App, address: Address, health: Callable[[], Health], flow: OAuthFlow | None = None
    ) -> None:
        self._app = app
        self._flow = flow
        self._pool = ThreadPoolExecutor(HANDS, thread_name_prefix="evenhand-http")
        self._hands = threading.Condition()
        self._busy = 0
        self._leaving = threading.Event()
        self._up = False
        self.site = Site(address, [*self._routes(), *health_routes(health, public=True)])

    def open(self, leaving: threading.Event) -> None:  # noqa: ARG002 - doors are opened alike
        """Listen.

        Raises:
            SettingsError: the address cannot be had.
        """
        self.site.open()
        self._up = True

    @property
    def intake(self) -> Intake:
        """Open from the first moment to `stop`."""
        if self._leaving.is_set():
            return Intake(open=False, told="stopping")
        return Intake(self._up, "open" if self._up else "connecting")

    def stop(self) -> None:
        """Answer 503 from now on, so that Slack or the load balancer tries elsewhere; what came before is finished."""
        self._leaving.set()
        with self._hands:
            self._hands.wait_for(lambda: not self._busy, LAST_ACKS)

    def close(self) -> None:
        """Stop listening."""
        self.site.close()
        self._pool.shutdown(wait=False)

    def _routes(self) -> list[Route]:
        from starlette.routing import Route

        routes = [Route(EVENTS, self._event, methods=["POST"])]
        if self._flow is not None:
            flow = self._flow
            routes.append(Route(INSTALL, self._page(flow.handle_installation, bare=True), methods=["GET"]))
            routes.append(Route(REDIRECT, self._page(flow.handle_callback), methods=["GET"]))
        return routes

    async def _event(self, request: Request) -> Response:
        """One request of Slack's."""
        from starlette.responses import Response

        with self._hands:
            if self._leaving.is_set():
                return Response("stopping", 503)
            self._busy += 1
        try:
            if not _looks_signed(request):
                return Response("not signed by Slack", 401)
            body = await _body(request)
            if isinstance(body, Response):
                return body
            asked = _asked(body, request)
            if asked is None:
                return Response("not a request of Slack's", 400)
            return _reply(await self._in_thread(self._app.dispatch, asked))
        finally:
            with self._hands:
                self._busy -= 1
                self._hands.notify_all()

    def _page(
        self, handle: Callable[[BoltRequest], BoltResponse], *, bare: bool = False
    ) -> Callable[[Request], Any]:
        """A page of Bolt's; a `bare` one gets no query, which Bolt would copy unescaped into Slack's address."""

        async def page(request: Request) -> Response:
            from slack_bolt import BoltRequest
            from starlette.responses import PlainTextResponse

            asked = BoltRequest(
                body="", query="" if bare else request.url.query, headers=dict(request.headers)
            )
            try:
                return _private(_reply(await self._in_thread(handle, asked)))
            except Exception as error:  # noqa: BLE001 - the network's, the database's: nobody's fault who reads this
                _LOG.warning("an installation failed", extra={"why": told(error)})
                return _private(
                    PlainTextResponse(f"That did not work. Please begin again at {INSTALL}.", 503)
                )

        return page

    async def _in_thread(
        self, call: Callable[[BoltRequest], BoltResponse], asked: BoltRequest
    ) -> BoltResponse:
        return await asyncio.get_running_loop().run_in_executor(self._pool, call, asked)


def health_routes(health: Callable[[], Health], *, public: bool) -> list[Route]:
    """/healthz, which answers 200 while the process lives, and /readyz: 200 or 503, and why.

    Args:
        health: of this moment; may take its time.
        public: strangers may look: what fails is named, figures are not.
    """
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import Response
    from starlette.routing import Route

    async def alive(_request: Request) -> Response:
        return Response('{"alive": true}', media_type="application/json")

    async def ready(_request: Request) -> Response:
        found = await run_in_threadpool(health)
        value = {"ready": found.ready, "failing": list(found.failing)} if public else found.json()
        return Response(json.dumps(value), 200 if found.ready else 503, media_type="application/json")

    return [Route("/healthz", alive, methods=["GET"]), Route("/readyz", ready, methods=["GET"])]


async def _body(request: Request) -> str | Response:
    """The text of a request, or the answer that refuses it."""
    from starlette.requests import ClientDisconnect
    from starlette.responses import Response

    parts, size = [], 0
    try:
        async with asyncio.timeout(READING):
            async for part in request.stream():
                parts.append(part)
                size += len(part)
                if size > LARGEST:
                    return Response("too large", 413)
        return b"".join(parts).decode()
    except UnicodeDecodeError:
        return Response("not UTF-8", 400)
    except (TimeoutError, ClientDisconnect):
        return Response("too slow", 408)


def _punctual() -> type[asyncio.Protocol]:
    """Uvicorn's side of a connection, which would wait for ever for the head of a request, with an end to that."""
    from h11 import IDLE
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class Punctual(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
            super().connection_made(transport)
            self.loop.call_later(READING, self._look)

        def _look(self) -> None:
            """Close the connection when no whole head has come in all that time."""
            waiting = self.cycle is None or bool(self.conn.trailing_data[0])
            if self.conn.their_state is IDLE and waiting:
                self.transport.close()
            elif not self.transport.is_closing():
                self.loop.call_later(READING, self._look)

    return Punctual


def _looks_signed(request: Request) -> bool:
    """Whether the signature and its time have the right form, on others of which the SDK stumbles; Bolt checks them."""
    at, signed = (request.headers.get(f"x-slack-{name}", "") for name in ("request-timestamp", "signature"))
    return bool(_SECONDS.fullmatch(at) and _SIGNED.fullmatch(signed))


def _asked(body: str, request: Request) -> BoltRequest | None:
    """The request as Bolt reads it, which it does before the signature is checked; None when it is none of Slack's."""
    from slack_bolt import BoltRequest

    try:
        asked = BoltRequest(body=body, headers=dict(request.headers))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return asked if isinstance(asked.body, dict) else None


def _reply(found: BoltResponse) -> Response:
    from slack_bolt.adapter.starlette.handler import to_starlette_response

    return to_starlette_response(found)


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _listening(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        made = socket.create_server((address.host, address.port), family=family, backlog=1_024)
    except OSError as error:
        raise SettingsError(
            f"{address} cannot be listened on: {error.strerror or error}.",
            remedy="Choose another address or port, or end what listens there.",
        ) from None
    with suppress(OSError):
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made
