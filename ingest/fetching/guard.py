"""Which addresses may be asked at all: only websites on public addresses, and what the operator opens.

The address that is judged is the one that is connected to, at every redirect: ssrfguard resolves a name once, judges
every answer and connects to what it judged. We use its transports without a client around them: nothing then follows
redirects, keeps cookies, sends credentials or takes a proxy from the environment. They differ in what they may reach.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from functools import cache
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from ingest.fetching.types import FetchError

if TYPE_CHECKING:
    from ssl import SSLContext

    from ssrfguard import AddressTable, BlockedAddressError, Resolver, SSRFGuardError
    from ssrfguard import Policy as Rules
    from ssrfguard.httpx import AsyncSafeTransport

    from ingest.fetching.policy import Policy

Reach = Literal["public", "network", "door"]
"""Websites of the internet; any port of an allowed network; a host that the operator names."""

_WEB = frozenset({80, 443})
_REDIRECTS = 5
_ALLOW = "If this is a site of your own network, list it in EVENHAND_ALLOW, such as EVENHAND_ALLOW={}."
_WEBSITES = "Only http and https addresses of public websites are read."

# What an intranet may be. Link-local addresses stay closed: clouds hand out credentials there.
_PRIVATE = "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.168.0.0/16 ::1/128 fc00::/7".split()
# Azure's service for its own machines, on an address that is public on paper
# (learn.microsoft.com, "What is IP address 168.63.129.16?"); ssrfguard knows the other clouds'.
_CLOUD = ["168.63.129.16/32"]


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges addresses, and has the transports that keep to the judgement."""

    policy: Policy
    rules: dict[Reach, Rules]
    transports: dict[Reach, AsyncSafeTransport]

    @classmethod
    def open(cls, policy: Policy, resolver: Resolver | None = None) -> Guard:
        """A guard with no connections yet.

        Args:
            policy: what the operator opens.
            resolver: how names become addresses, instead of `socket.getaddrinfo`; what it says is judged as well.
        """
        rules, context = _rules(policy), _authorities()
        return cls(
            policy, rules, {reach: _transport(rule, resolver, context) for reach, rule in rules.items()}
        )

    def admit(self, url: str) -> AsyncSafeTransport:
        """The transport that may ask for this address; a name's addresses are judged when it connects.

        Raises:
            FetchError: it is no address of a website, or not a public one.
        """
        import httpx
        from ssrfguard import SSRFGuardError

        try:
            parsed = httpx.URL(url)
            reach = self._reach(parsed.host, parsed.port or (443 if parsed.scheme == "https" else 80))
            self.rules[reach].check_url(url)
        except (httpx.InvalidURL, UnicodeError, ValueError):
            raise _blocked(url, f"{_short(url)} is not a web address.", _WEBSITES) from None
        except SSRFGuardError as refusal:
            raise refused(url, refusal) from None
        return self.transports[reach]

    def _reach(self, host: str, port: int) -> Reach:
        name = host.rstrip(".").lower()
        with contextlib.suppress(UnicodeError):
            name = name.encode("idna").decode()
        if any(door.admits(name, port) for door in self.policy.doors):
            return "door"
        return "network" if port not in _WEB and self.policy.networks else "public"

    async def close(self) -> None:
        """Closes every connection."""
        for transport in self.transports.values():
            await transport.aclose()


def _rules(policy: Policy) -> dict[Reach, Rules]:
    from ssrfguard import DEFAULT_DENIED, AddressTable, Policy

    closed = AddressTable(DEFAULT_DENIED.blocks + tuple(_block(network) for network in _networks(_CLOUD)))
    public = Policy(denied_networks=closed, allowed_networks=policy.networks, max_redirects=_REDIRECTS)
    rules: dict[Reach, Rules] = {"public": public}
    ports = frozenset(range(1, 65536)) if policy.allow else _WEB
    if policy.networks:
        rules["network"] = replace(public, denied_networks=_everything(), allowed_ports=ports)
    if policy.doors:
        hosts = frozenset(door.host for door in policy.doors)
        rules["door"] = replace(
            public, denied_networks=_intranet(closed), allowed_ports=ports, allowed_hosts=hosts
        )
    return rules


def _intranet(closed: AddressTable) -> AddressTable:
    """The table with private networks open; what is closed within them stays so."""
    from ssrfguard import AddressTable, Reach

    private = _networks(_PRIVATE)
    return AddressTable(
        tuple(
            replace(block, reach=Reach.PERMITTED) if block.network in private else block
            for block in closed.blocks
        )
    )


def _networks(texts: list[str]) -> tuple[Any, ...]:
    return tuple(ip_network(text) for text in texts)


def _block(network: Any) -> Any:
    from ssrfguard import Block, Reach

    return Block(network, "a cloud's own service", "", Reach.DENIED)


def _everything() -> AddressTable:
    from ssrfguard import AddressTable

    return AddressTable(tuple(_block(network) for network in _networks(["0.0.0.0/0", "::/0"])))


@cache
def _authorities() -> SSLContext:
    """Whose certificates count. Read once in a process: it takes 70 ms."""
    import httpx

    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()  # a company's own authority is known to its machines, not to certifi
    return context


def _transport(rules: Rules, resolver: Resolver | None, context: SSLContext) -> AsyncSafeTransport:
    from ssrfguard.httpx import AsyncSafeTransport

    return AsyncSafeTransport(policy=rules, resolver=resolver, verify=context, trust_env=False)


def refused(url: str, refusal: SSRFGuardError) -> FetchError:
    """A refusal of the guard in words for an operator."""
    from ssrfguard import BlockedAddressError, BlockedURLError

    for cause in (refusal, refusal.__cause__):
        if isinstance(cause, BlockedAddressError):
            return _not_public(url, cause)
    return _blocked(url, *_fault_of(url, refusal.reason if isinstance(refusal, BlockedURLError) else ""))


def _fault_of(url: str, reason: str) -> tuple[str, str]:
    """What is wrong with an address that was refused for its form, and the next step."""
    parts = urlsplit(url) if "cannot be parsed" not in reason else urlsplit("")
    if "allowed_ports" in reason:
        return f"{_short(url)} names a port that is not a website's (80 or 443).", _ALLOW.format(parts.netloc)
    if "credentials" in reason:
        return f"{_short(url)} carries a user name or a password.", "Remove everything before the @."
    if "scheme" in reason:
        return f"{_short(url)} is not an http or https address.", _WEBSITES
    return (
        f"{_short(url)} is not a well-formed web address.",
        "Copy it again from the browser's address line.",
    )


def _not_public(url: str, refusal: BlockedAddressError) -> FetchError:
    host = urlsplit(url).hostname or ""
    if "both permitted and denied" in refusal.reason:
        fault = f"{host} leads to public and to private addresses at once, as in an attack."
    elif urlsplit(url).port not in {None, *_WEB}:
        fault = f"{_short(url)} names a port that is open only for addresses in EVENHAND_ALLOW."
    elif _same(host, refusal.address):
        fault = f"{refusal.address} is not a public address."
    else:
        fault = f"{host} leads to {refusal.address}, which is not a public address."
    return _blocked(url, fault, _ALLOW.format(refusal.address))


def _same(host: str, address: str) -> bool:
    try:
        return ip_address(host) == ip_address(address)
    except ValueError:
        return False


def _blocked(url: str, reason: str, remedy: str) -> FetchError:
    return FetchError(url, reason, fault="blocked", remedy=remedy)


def _short(url: str) -> str:
    """An address as a report shows it: without password, control characters or endless length."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in url[:200])
    head, at, tail = shown.partition("@")
    return f"{head.partition('//')[0]}//…@{tail}"[:100] if at and "//" in head else shown[:100]
