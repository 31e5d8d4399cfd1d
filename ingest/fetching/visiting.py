"""Asking one address: through its redirects, in turn with others of its host, and again when the server was busy."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from ingest.fetching import answers, body
from ingest.fetching.faults import expected, explained
from ingest.fetching.pace import Host, Patience, pause
from ingest.fetching.robots import CLOSED, KEPT, LIMIT, Robots
from ingest.fetching.sniff import form_of, refusal
from ingest.fetching.types import Fetched, FetchError, Request

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    import httpx
    from ssrfguard.httpx import AsyncSafeTransport

    from ingest.fetching.guard import Guard
    from ingest.fetching.policy import Policy

_Brought = TypeVar("_Brought", Fetched, Robots)

_HOPS = 5  # redirects that are followed
_CONNECT = 10.0  # seconds to a connection; a whole request has its own limit
_ROBOTS = 10.0  # seconds for a robots.txt, at most as long as for the page
_GOOD = frozenset({200, 203})
_UNCHANGED = 304
_ACCEPT = {
    "page": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
    "feed": "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "any": "*/*",
}


class Visitor:
    """All that is known of the hosts of one run. Lives in one event loop."""

    def __init__(self, policy: Policy, guard: Guard) -> None:
        self._policy = policy
        self._guard = guard
        self._slots = asyncio.Semaphore(policy.concurrency)
        self._hosts: dict[str, Host] = {}
        self._robots: dict[str, tuple[float, asyncio.Task[Robots]]] = {}

    async def visit(self, request: Request) -> Fetched:
        """What the server answers.

        Raises:
            FetchError: nothing that can be read; `source` is the address as asked.
        """
        try:
            self._guard.admit(request.url)
            async with self._host(request.url).alone():
                return await self._tries(request, _page, heed=True)
        except FetchError as error:
            error.source = request.url
            raise

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of the address's site names.

        Raises:
            FetchError: it cannot be read.
        """
        self._guard.admit(url)
        rules = await self._rules(url, Request(url))
        if rules.closed is not None:
            rules.check(url)
        return rules.sitemaps

    async def _tries(
        self, request: Request, take: Callable[..., Awaitable[_Brought]], *, heed: bool
    ) -> _Brought:
        patience = Patience.of(request.seconds, self._policy.tries)
        attempt = 1
        while True:
            patience.renew(request.seconds)
            try:
                return await self._hops(request, take, patience, heed=heed)
            except FetchError as error:
                wait = pause(error, attempt, self._policy)
                if wait is None or wait >= patience.total:
                    raise
            await asyncio.sleep(wait)
            patience.spend(wait)
            attempt += 1

    async def _hops(
        self, request: Request, take: Callable[..., Awaitable[_Brought]], patience: Patience, *, heed: bool
    ) -> _Brought:
        url, seen = urldefrag(request.url).url, set[str]()
        while url not in seen and len(seen) <= _HOPS:
            seen.add(url)
            self._guard.admit(url)
            delay = request.delay
            if heed:
                rules = await self._rules(url, request)
                rules.check(url)
                delay = max(delay, rules.delay)
            async with self._asking(request, url, delay, patience) as response:
                target = _target(url, response)
                if not target:
                    return await take(request, url, response)
            url = target
        reason = "The server redirects in a circle." if url in seen else f"More than {_HOPS} redirects."
        raise answers.failure(
            request.url, "redirects", reason, "Open the address in a browser; list where it ends."
        )

    @asynccontextmanager
    async def _asking(
        self, request: Request, url: str, delay: float, patience: Patience
    ) -> AsyncIterator[httpx.Response]:
        """One request, in its turn; waiting for the turn is not counted."""
        transport, host = self._guard.admit(url), self._host(url)
        sent = _sent(transport, request, url, self._policy.user_agent)
        await host.turn(delay)
        async with self._slots:
            host.started(delay)
            begun = asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(max(patience.left, 0.0)), sent as response:
                    yield response
            except expected() as error:
                raise explained(url, error, request.seconds) from error
            finally:
                patience.spend(asyncio.get_running_loop().time() - begun)

    async def _rules(self, url: str, request: Request) -> Robots:
        """The robots.txt of an address's origin, asked for once."""
        now = asyncio.get_running_loop().time()
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        known = self._robots.get(origin)
        if known is None or now > known[0] or known[1].cancelled():
            task = asyncio.create_task(self._read_robots(origin, request))
            known = self._robots[origin] = (now + KEPT, task)
        rules = await asyncio.shield(known[1])
        if rules.closed is not None and known[0] > now + CLOSED:
            self._robots[origin] = (now + CLOSED, known[1])
        return rules

    async def _read_robots(self, origin: str, request: Request) -> Robots:
        seconds = min(request.seconds, _ROBOTS)
        file = Request(f"{origin}/robots.txt", limit=LIMIT, seconds=seconds, delay=request.delay)
        try:
            found = await self._tries(file, _robots_file, heed=False)
        except FetchError as error:
            return Robots(closed=error)
        return replace(found, name=self._policy.name)

    def _host(self, url: str) -> Host:
        return self._hosts.setdefault((urlsplit(url).hostname or "").rstrip("."), Host())

    async def close(self) -> None:
        """Ends what is under way and closes every connection."""
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._guard.close()


@asynccontextmanager
async def _sent(
    transport: AsyncSafeTransport, request: Request, url: str, user_agent: str
) -> AsyncIterator[httpx.Response]:
    import httpx

    seconds = max(request.seconds, 0.001)
    limits = httpx.Timeout(seconds, connect=min(seconds, _CONNECT)).as_dict()
    headers = _headers(request, user_agent)
    question = httpx.Request("GET", url, headers=headers, extensions={"timeout": limits})
    response = await transport.handle_async_request(question)
    try:
        yield response
    finally:
        await response.aclose()


def _headers(request: Request, user_agent: str) -> dict[str, str]:
    asked = {
        "user-agent": user_agent,
        "accept": _ACCEPT[request.accept],
        "accept-encoding": "gzip",
        "if-none-match": answers.validator(request.etag),
        "if-modified-since": answers.validator(request.last_modified),
    }
    return {name: value for name, value in asked.items() if value}


def _target(url: str, response: httpx.Response) -> str:
    """Where a redirect leads; "" when the answer is none."""
    location = response.headers.get("location", "").strip()
    if response.status_code not in answers.REDIRECTS or not location:
        return ""
    # Servers forget to escape spaces and letters; the guard judges what becomes of it.
    try:
        return urldefrag(urljoin(url, quote(location, safe="%/:=&?~#+!$,;'@()*[]"))).url
    except ValueError:
        raise answers.failure(
            url, "redirects", "The server redirects to something that is no address."
        ) from None


async def _page(request: Request, url: str, response: httpx.Response) -> Fetched:
    headers, now = response.headers, datetime.now(UTC)
    asked = bool(request.etag or request.last_modified)
    unchanged = response.status_code == _UNCHANGED and asked
    if not unchanged and response.status_code not in _GOOD:
        wait = answers.retry_after(headers, now)
        raise answers.status_error(url, response.status_code, wait)
    data = b"" if unchanged else await _content(request, url, response)
    return Fetched(
        url=request.url,
        final_url=url,
        status=_UNCHANGED if unchanged else 200,
        data=data,
        content_type=answers.content_type(headers),
        charset=answers.charset(headers),
        etag=answers.validator(headers.get("etag", "")) or (request.etag if unchanged else ""),
        last_modified=answers.validator(headers.get("last-modified", ""))
        or (request.last_modified if unchanged else ""),
        fresh_for=answers.fresh_for(headers, now),
    )


async def _content(request: Request, url: str, response: httpx.Response) -> bytes:
    data = await body.read(url, response.aiter_raw(), response.headers, request.limit)
    if request.accept == "feed" and form_of(data) == "gzip":  # sitemap.xml.gz
        data = body.unzipped(url, data, request.limit)
    reason = refusal(data, answers.content_type(response.headers), request.accept)
    if reason:
        remedy = "Open the address in a browser and check that it is what you listed."
        raise answers.failure(url, "content", reason, remedy)
    return data


async def _robots_file(request: Request, url: str, response: httpx.Response) -> Robots:
    status = response.status_code
    if 400 <= status < 500:  # noqa: PLR2004 - RFC 9309, section 2.3.1.3: no rules
        return Robots()
    if status not in _GOOD:
        wait = answers.retry_after(response.headers, datetime.now(UTC))
        raise answers.status_error(url, status, wait)
    data = await body.beginning(url, response.aiter_raw(), response.headers, request.limit)
    return Robots.read(data.decode("utf-8-sig", errors="replace"))
