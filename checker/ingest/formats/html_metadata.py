"""What a web page says of itself in its head: JSON-LD (schema.org), Open Graph and other meta elements, HTML itself.

The publication date is that of schema.org's datePublished, else of article:published_time and the like, else of a
time element. Nothing is guessed from the text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from checker.ingest.moments import moment

_ARTICLES = ("Article", "BlogPosting", "Report", "LiveBlogPosting")
# fmt: off
_PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate", "publish-date",
    "publish_date", "date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate", "timestamp",
)
# fmt: on
_UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified", "dcterms.modified")
_AUTHOR = ("author", "article:author", "byl", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author")
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "copyright")


class Metadata(NamedTuple):
    """What a page says of the article on it; "" and None where it says nothing."""

    title: str
    published: datetime | date | None
    updated: datetime | date | None
    byline: str
    outlet: str
    language: str
    url: str


def metadata(tree: Any) -> Metadata:
    """Read the metadata of an lxml tree of a page."""
    told = _Told(_linked_data(tree), _meta(tree))
    title = told.data("headline") or told.meta("og:title", "twitter:title", "dc.title", "headline")
    url = next(iter(tree.xpath("//link[@rel='canonical']/@href")), "") or told.data("url") or told.meta("og:url")
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Metadata(
        " ".join(title.split()),
        _first(told.data("datePublished"), told.meta(*_PUBLISHED), *_times(tree)),
        _first(told.data("dateModified"), told.meta(*_UPDATED)),
        _name(told.data("author") or told.meta(*_AUTHOR)),
        _name(told.data("publisher") or told.meta(*_OUTLET)),
        (told.data("inLanguage") or language or told.meta("og:locale", "dc.language")).replace("_", "-")[:35],
        url if url.startswith(("http://", "https://")) else "",
    )


class _Told(NamedTuple):
    linked: Mapping[str, Any]
    metas: Mapping[str, str]

    def data(self, name: str) -> str:
        return _words(self.linked.get(name))

    def meta(self, *names: str) -> str:
        return next((self.metas[name] for name in names if self.metas.get(name)), "")


def _first(*texts: str) -> datetime | date | None:
    return next((found for found in map(moment, texts) if found is not None), None)


def _name(text: str) -> str:
    """Give a name; an address of a profile is none."""
    return "" if text.startswith(("http://", "https://", "@")) else " ".join(text.split())[:300]


def _words(value: object) -> str:
    """Give a value of JSON-LD as text: itself, its name, or those of a list."""
    match value:
        case str():
            return value.strip()
        case {"name": name}:
            return _words(name)
        case [*items]:
            return ", ".join(filter(None, map(_words, items)))
        case _:
            return ""


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.lower(), element.get("content").strip())
    for element in tree.xpath("//*[@itemprop][not(self::meta)]"):
        stated = element.get("datetime") or element.get("content") or element.get("href") or ""
        found.setdefault(element.get("itemprop").lower(), stated.strip())
    return found


def _times(tree: Any) -> Sequence[str]:
    """Give the first time element of the article: others are of comments and of other stories."""
    places = ("//time[@pubdate]", "//article//time", "//header//time", "//time")
    found = (tree.xpath(f"{place}/@datetime") for place in places)
    return [str(times[0]) for times in found if times][:1]


def _linked_data(tree: Any) -> Mapping[str, Any]:
    """Give the first article of the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            value = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names):
                return node
    return {}


def _nodes(value: object) -> Iterator[Mapping[str, Any]]:
    match value:
        case {"@graph": [*nodes]}:
            yield from (node for node in nodes if isinstance(node, dict))
        case dict():
            yield value
            main = value.get("mainEntity")
            if isinstance(main, dict):
                yield main
        case [*nodes]:
            for node in nodes[:100]:
                if isinstance(node, dict):
                    yield from _nodes(node)
