"""RSS and Atom files, by feedparser: each entry that carries a text is an article."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.errors import InputError
from checker.ingest.decoding import decode_declared
from checker.ingest.document import Document, File, Format, Start, compose
from checker.ingest.markup import bare, fragment, xml_tree
from checker.ingest.moments import day_of, exact, moment
from checker.model import Problem, Publication, Unit
from checker.settings import Settings

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)


def read(file: File, settings: Settings) -> Iterator[Document | Problem]:
    """Give an article for each entry, and a Problem for each that has no text."""
    import feedparser  # noqa: PLC0415 - takes a while

    text = decode_declared(file.data, file.place, file.charset)
    tree = xml_tree(text, file.place, settings.max_nesting)  # refuses what is hostile or broken, with its line
    data = io.BytesIO(text.encode("utf-8", "replace"))
    found = feedparser.parse(data, response_headers={"content-type": "application/xml; charset=utf-8"})
    if not found.entries:
        root = str(tree.tag).rpartition("}")[2]
        is_feed = root in {"rss", "feed", "RDF"}
        raise InputError("the feed has no entries" if is_feed else f"XML, but no feed and no news: {root}", file.place)
    for number, entry in enumerate(found.entries, 1):
        try:
            yield _article(dict(entry), found.feed, file.place, settings)
        except InputError as error:
            yield Problem(path=file.place, message=f"entry {number}: {error.message}")


def _article(entry: Mapping[str, Any], feed: Mapping[str, Any], place: str, settings: Settings) -> Document:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    body = max((*contents, entry.get("summary", "")), key=len)
    title = bare(entry.get("title", ""), place, settings.max_nesting)
    pieces = fragment(body, place, settings.max_nesting)
    if not pieces:
        raise InputError(f"no text in it, only a headline: {title}".rstrip(": "), place)
    text, blocks, marks = compose(pieces)
    published = moment(entry.get("published", "")) or moment(entry.get("updated", ""))
    language = (entry.get("content") or [{}])[0].get("language") or feed.get("language") or ""
    outlet = entry.get("source", {}).get("title", "") or feed.get("title", "")
    return Document(
        text,
        blocks,
        title,
        day_of(published),
        Publication(
            published_at=exact(published),
            updated=moment(entry.get("updated", "")) if entry.get("published") else None,
            byline=", ".join(author["name"] for author in entry.get("authors", ()) if author.get("name")),
            outlet=bare(outlet, place, settings.max_nesting),
            language=language[:35],
            url=_address(entry.get("link", "")),
        ),
        whole=True,
        unit=Unit.PARAGRAPH,
        marks=marks,
    )


def _address(link: str) -> str:
    """Give an address of the web; feedparser has the id of an entry for one where there is no link."""
    return link if link.startswith(("http://", "https://")) else ""


def _looks(start: Start) -> bool:
    text = start.text.lstrip("\ufeff \r\n\t")
    return text.startswith("<") and _ROOT.match(re.sub(r"\A(?:<[?!][^>]*>\s*)*", "", text)) is not None


FORMAT = Format("RSS or Atom", (".rss", ".atom", ".xml"), _looks, read)
