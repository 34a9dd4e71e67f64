"""IPTC NewsML-G2 (https://iptc.org/standards/newsml-g2/): a newsItem, or a newsMessage that carries several.

The text is NITF or XHTML in inlineXML, or plain text in inlineData. As with ninjs, the highest version of an item
counts, and what is withheld or cancelled does not.
"""

import re
from collections.abc import Iterator
from typing import Any

from checker.errors import InputError
from checker.ingest.decoding import decode_declared
from checker.ingest.document import Document, File, Format, Piece, compose
from checker.ingest.markup import fragment, xml_tree
from checker.ingest.moments import day_of, exact, moment
from checker.ingest.wire import correction, refused
from checker.model import Problem, Publication, Unit
from checker.settings import Settings

_STEP = re.compile(r"^(\w+)")
_ROOT = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem)\b")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "hl2", "li", "blockquote", "pre")


def read(file: File, settings: Settings) -> Iterator[Document | Problem]:
    """Give the article of each news item."""
    tree = xml_tree(decode_declared(file.data, file.place, file.charset), file.place, settings.max_nesting)
    items = tree.xpath("descendant-or-self::*[local-name()='newsItem']")
    if not items:
        raise InputError("NewsML-G2 without a newsItem", file.place)
    for item in items:
        try:
            yield _article(item, file.place, settings)
        except InputError as error:
            yield Problem(path=file.place, message=error.message, line=item.sourceline)


def _article(item: Any, place: str, settings: Settings) -> Document:
    name = item.get("guid", "")
    refused(_at(item, "itemMeta/pubStatus/@qcode"), name, place)
    pieces = list(_body(item, place, settings.max_nesting))
    if not pieces:
        raise InputError(f"the item {name} has no text" if name else "the item has no text", place)
    text, blocks, marks = compose(pieces)
    published = moment(_at(item, "itemMeta/firstCreated") or _at(item, "contentMeta/contentCreated"))
    changed = moment(_at(item, "itemMeta/versionCreated") or _at(item, "contentMeta/contentModified"))
    note = _at(item, "itemMeta/edNote")
    return Document(
        text,
        blocks,
        _at(item, "contentMeta/headline") or _at(item, "itemMeta/title"),
        day_of(published or changed),
        Publication(
            published_at=exact(published or changed),
            updated=changed if published and changed != published else None,
            byline=_at(item, "contentMeta/by")
            or _at(item, "contentMeta/creator/name")
            or _at(item, "contentMeta/creator/@literal"),
            outlet=_at(item, "itemMeta/provider/name")
            or _at(item, "itemMeta/provider/@literal")
            or _at(item, "contentMeta/infoSource/name"),
            language=_at(item, "contentMeta/language/@tag"),
            dateline=_at(item, "contentMeta/dateline") or _at(item, "contentMeta/located/name"),
            item=name,
            version=item.get("version", ""),
            embargo=exact(moment(_at(item, "itemMeta/embargoed"))),
            correction=correction(_at(item, "itemMeta/signal/@qcode"), note),
        ),
        whole=True,
        unit=Unit.LINE,
        marks=marks,
    )


def _at(item: Any, path: str) -> str:
    """Give the text or attribute at a path of local names, "" where there is none."""
    steps = (
        step if step[0] == "@" else re.sub(r"^\w+", lambda m: f"*[local-name()='{m[0]}']", step)
        for step in path.split("/")
    )
    found = item.xpath("/".join(steps))
    if not found:
        return ""
    value = found[0] if isinstance(found[0], str) else "".join(found[0].itertext())
    return " ".join(value.split())


def _first(item: Any, *paths: str) -> str:
    return next(filter(None, (_at(item, path) for path in paths)), "")


def _body(item: Any, place: str, max_nesting: int) -> Iterator[Piece]:
    contents = item.xpath("*[local-name()='contentSet']/*")
    for content in contents:
        kind = content.tag.rpartition("}")[2]
        if kind == "inlineXML":
            # NITF keeps the text apart from its head and headline; in XHTML the body is all there is.
            roots = (
                content.xpath(".//*[local-name()='body.content']")
                or content.xpath(".//*[local-name()='body']")
                or [content]
            )
            yield from _paragraphs(roots[0])
            return
        if kind == "inlineData":
            text = content.text or ""
            if "html" in content.get("contenttype", ""):
                yield from (piece._replace(number=content.sourceline) for piece in fragment(text, place, max_nesting))
            else:
                for part in re.split(r"\n\s*\n", text):
                    yield Piece(part, 0, content.sourceline)
            return


def _paragraphs(root: Any) -> Iterator[Piece]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in _PARAGRAPHS and not any(e.tag.rpartition("}")[2] in _PARAGRAPHS for e in element.iterancestors()):
            level = int(name[-1]) if name[0] == "h" and name[-1].isdigit() else 0
            yield Piece("".join(element.itertext()), level, element.sourceline)


FORMAT = Format(
    "NewsML-G2",
    (),
    lambda start: start.text.lstrip("\ufeff \r\n\t").startswith("<") and _ROOT.search(start.text) is not None,
    read,
)
