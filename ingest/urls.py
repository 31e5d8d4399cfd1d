"""Web addresses as identity: one key for all the addresses of one article."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

# Parameters that name the way a reader came, not the article. From the lists of courlan 1.4 and miniflux 2,
# and those seen on the 17 groups of addresses that must merge (docs/design.md).
_TRACKERS = re.compile(
    r"(?:utm_|at_|mc_|hsa_|pk_|piwik_|matomo_|mtm_|ga_|_ga|_hs|vero_|oly_|wt_|ns_|trk_|mkt_|fb_)\w*"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|epik|srsltid|rdt_cid|"
    r"cmp|cmpid|ncid|smid|smtyp|spm|xtor|ocid|ito|mbid|sref|taid|partnerid|guccounter|guce_referrer(?:_sig)?|"
    r"referrer|ref_src|ref_url|outputtype|amp|sessionid|session_id|phpsessid|jsessionid|print|printable|"
    r"__twitter_impression|__s|_openstat|s_cid|s_kwcid|ef_id|wprov|giftcopy|unlocked_article_code|"
    r"smprod|action_object_map|nsukey|soc_src|soc_trk|tsrc|bxid|cndid|esrc|campaign_?id|hootpostid",
    re.IGNORECASE,
)
# Parameters that are trackers only with such a value: a site may as well name an article by them.
_SOURCES = re.compile(
    r"ref|source|src|from|medium|origin|cid|icid|via|share|shared|partner|feature|mod", re.IGNORECASE
)
_CHANNELS = re.compile(
    r"rss|feed|twitter|twtr|tw|x|facebook|fb|social|share|newsletter|email|mail|push|google|whatsapp|telegram|linkedin|"
    r"reddit|home(?:page)?|hp|nav|menu|mobile|app|web|widget|rss-.*|.*[-_]?rss",
    re.IGNORECASE,
)
_ROUNDS = 3  # "/amp/index.html/" loses one end a round; a key must be its own key
_HOSTS = re.compile(r"^(?:(?:www\d?|m|amp|mobile)\.)+(?=[^.]+\.)")
_AMP = re.compile(r"/(?:amp|amp\.html)$|\.amp(?=$|\.html?$)|^/amp(?=/)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


def canonical(url: str) -> str:
    """The key of an article's address: equal for all its spellings. Not an address to fetch or show.

    Tracking parameters, AMP and mobile forms, ports, "www", fragments (but "#!" ones) and the order of
    parameters do not tell. "" for whatever is not http or https. The key of a key is itself.
    """
    from w3lib.url import canonicalize_url

    url = url.strip()
    if not url.lower().startswith(("http://", "https://")):
        return ""
    try:
        for _ in range(_ROUNDS):
            url = _key(canonicalize_url(url, keep_fragments=True))
    except ValueError:  # a port that is no number, a broken IPv6 address
        return ""
    return url


def _key(url: str) -> str:
    if not url:
        return ""
    parts = urlsplit(url)
    host = _HOSTS.sub("", (parts.hostname or "").rstrip("."))
    if not host:
        return ""
    netloc = host if parts.port in {None, 80, 443} else f"{host}:{parts.port}"
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    return urlunsplit(("https", netloc, _path(parts.path), _query(parts.query), fragment))


def _path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", path)
    path = _INDEX.sub("/", _AMP.sub("", path.rstrip("/")))
    return path.rstrip("/") or "/"


def _query(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracker(*pair.partition("=")[::2]))


def _is_tracker(name: str, value: str) -> bool:
    if _SOURCES.fullmatch(name):
        return not value or bool(_CHANNELS.fullmatch(value))
    return bool(_TRACKERS.fullmatch(name))


def same_site(a: str, b: str) -> bool:
    """Whether both addresses lie under one registrable domain, such as example.co.uk. False without hosts."""
    return bool(_site(a)) and _site(a) == _site(b)


def chosen(fetched: str, declared: str) -> str:
    """Which address names the article: the one the page declares, if it may speak for the one fetched.

    A declared address counts on the same site only, and never when it is the site's front page: one bad
    template would merge a whole site into one article. Without a fetched address (a saved page) the
    declared one is all there is. "" when neither is usable.
    """
    if not canonical(declared) or is_front(declared):
        return fetched
    return declared if not fetched or same_site(fetched, declared) else fetched


def is_front(url: str) -> bool:
    """Whether the address is a site's front page."""
    parts = urlsplit(canonical(url))
    return parts.path in {"", "/"} and not parts.query and not parts.fragment


def _site(url: str) -> str:
    from tld import get_fld

    key = canonical(url)
    found = get_fld(key, fail_silently=True, search_private=False) if key else None
    return str(found) if found else (urlsplit(key).hostname or "")
