"""What the operator allows: whom we say we are, how patient we are, which addresses of an intranet are open."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from corpus.errors import SettingsError

_WIDEST = {4: 8, 6: 7}  # 10.0.0.0/8 and fc00::/7 are the largest private networks: more is the whole internet
_PORTS = range(1, 65536)
_REMEDY = "Write networks, hosts or host:port with commas between, such as 10.1.2.0/24, wiki.corp:8080."
_CONTACT = "Use an address in plain ASCII, such as https://example.org/bot or news@example.org."


@dataclass(frozen=True, slots=True)
class Door:
    """One host that the operator opens: a name or an address, and its port, 0 for any."""

    host: str
    port: int = 0

    def admits(self, host: str, port: int) -> bool:
        """Whether it is this host and port that are asked for."""
        return host == self.host and self.port in {0, port}


@dataclass(frozen=True, slots=True)
class Policy:
    """How strangers are asked.

    Raises:
        SettingsError: an entry of `allow` is neither a network nor a host, or is as wide as the internet; or the
            user agent is not plain ASCII.
    """

    user_agent: str = (
        "Evenhand/0.1"  # settings add "(+CONTACT)", an address that a site's operator can write to
    )
    allow: tuple[
        str, ...
    ] = ()  # networks, hosts, host:port: open on any port, or on that one; nothing else is
    concurrency: int = 8  # requests under way at once, all hosts together
    tries: int = 3  # RELIABILITY A5
    backoff: float = 1.0  # seconds: the most that is waited after the first failure; doubles each time
    retry_cap: float = 30.0  # seconds: a longer Retry-After is reported instead of being waited for
    networks: tuple[IPv4Network | IPv6Network, ...] = field(init=False)
    doors: tuple[Door, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Reads `allow`, once."""
        if not (self.user_agent.isascii() and self.user_agent.isprintable()):
            raise SettingsError(
                "EVENHAND_CONTACT holds signs that cannot stand in a request.", remedy=_CONTACT
            )
        entries = tuple(_entry(text.strip()) for text in self.allow if text.strip())
        networks = tuple(entry for entry in entries if not isinstance(entry, Door))
        object.__setattr__(self, "networks", networks)
        object.__setattr__(self, "doors", tuple(entry for entry in entries if isinstance(entry, Door)))

    @property
    def name(self) -> str:
        """How robots.txt files speak of us: the part of the user agent before the slash."""
        return self.user_agent.partition("/")[0].strip()


def _entry(text: str) -> Door | IPv4Network | IPv6Network:
    try:
        network = ip_network(text.strip("[]"), strict=False)
    except ValueError:
        return _door(text)
    if network.prefixlen < _WIDEST[network.version]:
        raise SettingsError(f"EVENHAND_ALLOW opens {text}, which is wider than any intranet.", remedy=_REMEDY)
    return network


def _door(text: str) -> Door:
    host, colon, port = text.rpartition(":") if not text.endswith("]") else (text, "", "")
    host = _plain(host if colon else text)
    number = int(port) if port.isascii() and port.isdigit() else 0
    if not host or (colon and number not in _PORTS):
        raise SettingsError(
            f"EVENHAND_ALLOW has an entry that is no network and no host: {text}", remedy=_REMEDY
        )
    return Door(host, number)


def _plain(host: str) -> str:
    """The host as it stands in a request: an address in its short form, a name in ASCII; "" when it is neither."""
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        pass
    try:
        name = host.rstrip(".").lower().encode("idna").decode()
    except UnicodeError:
        return ""
    return name if all(part.replace("-", "").isalnum() for part in name.split(".")) else ""
