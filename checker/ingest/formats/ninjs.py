"""IPTC ninjs 1.x to 3.x: news items in JSON (https://iptc.org/standards/ninjs/).

Of several versions of an item the highest counts. What is withheld or cancelled by its publisher is not checked; an
embargo and what the editors' note says of a correction go with the article.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.errors import InputError
from checker.ingest.decoding import decode
from checker.ingest.document import Document, File, Format, Piece, Start, compose
from checker.ingest.json_values import parse, words
from checker.ingest.markup import bare, fragment
from checker.ingest.moments import day_of, exact, moment
from checker.ingest.wire import correction, refused
from checker.model import Problem, Publication, Unit
from checker.settings import Settings

_ITEM = re.compile(r'"(?:body_(?:text|xhtml|html)|bodies|body_\w+|versioncreated|versionCreated)"\s*:')


def read(file: File, settings: Settings) -> Iterator[Document | Problem]:
    """Give the article of an item, or of each item of a list of them."""
    value = parse(decode(file.data, file.place), file.place, settings.max_nesting)
    items = value if isinstance(value, list) else [value]
    for item in items:
        if not isinstance(item, dict):
            yield Problem(path=file.place, message="not an item of ninjs: no object")
            continue
        try:
            yield _article(item, file, settings)
        except InputError as error:
            yield Problem(path=file.place, message=error.message)


def _article(item: Mapping[str, Any], file: File, settings: Settings) -> Document:
    name = words(item.get("uri"))
    refused(words(item.get("pubstatus") or item.get("pubStatus")), name, file.place)
    pieces = _body(item, file.place, settings.max_nesting)
    if not pieces:
        raise InputError(f"the item {name} has no text" if name else "the item has no text", file.place)
    text, blocks, marks = compose(pieces)
    published = moment(words(item.get("firstcreated") or item.get("firstCreated") or item.get("contentcreated")))
    changed = moment(words(item.get("versioncreated") or item.get("versionCreated") or item.get("contentmodified")))
    embargo = exact(moment(words(item.get("embargoed") or item.get("embargoedUntil") or item.get("embargoeduntil"))))
    note = words(item.get("ednote") or item.get("edNote"))
    return Document(
        text,
        blocks,
        bare(_headline(item), file.place, settings.max_nesting),
        day_of(published or changed),
        Publication(
            published_at=exact(published or changed),
            updated=changed if published and changed != published else None,
            byline=words(item.get("byline") or item.get("by") or item.get("bylines") or _creators(item)),
            outlet=words(item.get("infosources") or item.get("source") or item.get("copyrightholder")),
            language=words(item.get("language"))[:35],
            url=_address(item),
            dateline=words(item.get("located") or item.get("dateline")),
            item=name,
            version=words(item.get("version")),
            embargo=embargo,
            correction=correction(words(item.get("signals") or item.get("profile")), note),
        ),
        whole=True,
        unit=Unit.PARAGRAPH,
        marks=marks,
    )


def _body(item: Mapping[str, Any], place: str, max_nesting: int) -> list[Piece]:
    """Give the text: of ninjs 2 and 3 in `bodies`, of 1 in `body_text` or `body_xhtml`."""
    options = [
        (words(body.get("contenttype") or body.get("contentType")), body.get("value"))
        for body in _objects(item, "bodies")
    ]
    options += [("text/html", item.get(key)) for key in ("body_xhtml", "body_html")]
    options += [(kind, item[key]) for key, kind in (("body_text", "text/plain"), ("body", "text/html")) if key in item]
    for kind, value in options:
        if isinstance(value, str) and value.strip():
            if "html" in kind or (not kind and "<" in value):
                return fragment(value, place, max_nesting)
            return [Piece(part) for part in re.split(r"\n\s*\n|\n(?=\s{2,}|\t)", value) if part.strip()]
    return []


def _headline(item: Mapping[str, Any]) -> str:
    """Give the headline: ninjs 2 has a list of them by role, of which the main one or the first counts."""
    found = list(_objects(item, "headlines"))
    main = next((one for one in found if words(one.get("role")) == "main"), found[0] if found else {})
    return words(main.get("value")) or words(item.get("headline") or item.get("title"))


def _creators(item: Mapping[str, Any]) -> list[str]:
    return [words(one) for one in _objects(item, "people") if "creator" in words(one.get("rel"))]


def _address(item: Mapping[str, Any]) -> str:
    for name in ("uri", "standard_url", "url", "altids"):
        found = words(item.get(name))
        if found.startswith(("http://", "https://")):
            return found
    return ""


def _objects(item: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    values = item.get(name)
    yield from (value for value in (values if isinstance(values, list) else []) if isinstance(value, dict))


def _looks(start: Start) -> bool:
    return (
        start.suffix in {".json", ".ninjs", ""}
        and start.text.lstrip()[:1] in {"{", "["}
        and '"uri"' in start.text
        and _ITEM.search(start.text) is not None
    )


FORMAT = Format("ninjs", (".ninjs",), _looks, read)
