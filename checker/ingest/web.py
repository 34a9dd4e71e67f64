"""A page at an address, asked for by name (`--url`) and never otherwise: within its time and size, and if robots may.

What a site's robots.txt says is heeded (RFC 9309): it is read once a site and run, and where it cannot be reached for a
fault of the server, nothing is fetched.
"""

import re
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from checker.errors import InputError
from checker.ingest.document import File
from checker.settings import Settings

if TYPE_CHECKING:
    import httpx

AGENT = "check-claims"
_REDIRECTS = 5
_ROBOTS_BYTES = 500_000  # what RFC 9309, section 2.5, asks a crawler to read at least
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def fetch(url: str, settings: Settings) -> File:
    """Give what is at an address. Raises InputError, which names it, where it may not or cannot be fetched."""
    import httpx  # noqa: PLC0415 - takes a while

    deadline = time.monotonic() + settings.url_seconds
    try:
        # Without the proxies of the environment, an address is what it says.
        with httpx.Client(headers={"User-Agent": AGENT}, timeout=settings.url_seconds) as client:
            return _follow(client, url, settings, deadline)
    except httpx.TimeoutException as error:
        raise InputError(_too_slow(settings), url) from error
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"not an address: {error}", url) from error
    except httpx.HTTPError as error:
        raise InputError(f"cannot be fetched: {error or type(error).__name__}", url) from error


def _follow(client: "httpx.Client", url: str, settings: Settings, deadline: float) -> File:
    address = url
    for _ in range(_REDIRECTS + 1):
        if urlsplit(address).scheme not in {"http", "https"}:
            raise InputError(f"not an address of the web: {address}", url)
        _ask_robots(client, address, url, settings, deadline)
        with client.stream("GET", address) as answer:
            if answer.has_redirect_location:
                address = urljoin(address, answer.headers["location"])
                continue
            if answer.status_code != 200:
                raise InputError(f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip(), url)
            data = _body(answer, url, settings.max_bytes, settings, deadline)
            charset = _CHARSET.search(answer.headers.get("content-type", ""))
            return File(url, data, charset[1] if charset else "")
    raise InputError(f"redirected more than {_REDIRECTS} times", url)


def _ask_robots(client: "httpx.Client", address: str, url: str, settings: Settings, deadline: float) -> None:
    """Raise InputError where the site asks programs to leave the address alone."""
    with client.stream("GET", urljoin(address, "/robots.txt"), follow_redirects=True) as answer:
        if answer.status_code >= 500:
            raise InputError(f"robots.txt cannot be read: the server answers {answer.status_code}", url)
        if answer.status_code >= 400:
            return  # there is none
        rules = _body(answer, url, _ROBOTS_BYTES, settings, deadline, cut=True).decode("utf-8", "replace")
    robots = RobotFileParser()
    robots.parse(rules.splitlines())
    if not robots.can_fetch(AGENT, address):
        raise InputError("the site's robots.txt asks programs not to fetch this address", url)


def _body(  # noqa: PLR0913 - what bounds an answer
    answer: "httpx.Response", url: str, limit: int, settings: Settings, deadline: float, *, cut: bool = False
) -> bytes:
    """Read an answer, unpacked, up to `limit` bytes; what is more is left, if it may be `cut`, or refused."""
    data = bytearray()
    for chunk in answer.iter_bytes(65_536):
        data += chunk
        if time.monotonic() > deadline:
            raise InputError(_too_slow(settings), url)
        if len(data) > limit:
            if cut:
                break
            raise InputError(f"more than the limit of {limit:,} bytes; raise the setting max_bytes to read it", url)
    return bytes(data[:limit])


def _too_slow(settings: Settings) -> str:
    return f"no whole answer within {settings.url_seconds:g} seconds; raise the setting url_seconds to wait longer"
