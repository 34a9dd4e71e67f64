"""HTML and XML as trees, read without anything that a document could ask for: no entities, no files, no network."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.errors import InputError
from checker.ingest.document import Piece

# Elements that begin and end a block of text; all others stand within a line.
_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"  # noqa: SIM905
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
_LINES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"})
_UNSEEN = frozenset(
    "script style noscript template svg math head title meta link button select option input textarea iframe object"  # noqa: SIM905
    " embed audio video canvas map datalist dialog".split()
)
# What surrounds articles by its own account. A header may hold the headline.
AROUND = frozenset({"nav", "footer", "aside", "form"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_SHORT = 80  # characters: a line break after fewer ends a line, after more it is one of a wrapped paragraph


def html_tree(text: str, place: str, max_nesting: int) -> Any:
    """Parse HTML as it comes, mended; raise InputError where nothing is left of it or it is nested too deep."""
    from lxml import etree, html  # noqa: PLC0415 - takes a while

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"no HTML can be read from it: {error}", place) from error
    _refuse_depth(tree, place, max_nesting)
    return tree


def xml_tree(text: str, place: str, max_nesting: int) -> Any:
    """Parse XML that declares no entities of its own; raise InputError, with the line, where it is not well formed."""
    from lxml import etree  # noqa: PLC0415 - takes a while

    if _ENTITY.search(text):
        raise InputError("XML that declares entities is not read; no feed or news item needs them", place)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"not well-formed XML: {error.msg}", place, error.lineno) from error
    _refuse_depth(tree, place, max_nesting)
    return tree


def _refuse_depth(tree: Any, place: str, limit: int) -> None:
    """Refuse a tree that is nested deeper than `limit`; libxml2 itself stops at 256, long before any stack ends."""
    depth = 0
    level = [tree]
    while level:
        depth += 1
        if depth > limit:
            raise InputError(
                f"nested deeper than the limit of {limit}; raise the setting max_nesting", place, level[0].sourceline
            )
        level = [child for element in level for child in element]


class Seen(NamedTuple):
    """A visible block of a page with the kinds of elements around it.

    `holder` is the number of the element that holds it, `article` that of the article or section around it, 0 for none.
    """

    piece: Piece
    around: frozenset[str]
    holder: int
    article: int


def pieces(tree: Any) -> Iterator[Seen]:
    """Give the visible blocks of text of an HTML tree, each with the line that it begins on.

    The first heading of an article element is one of the first level, for there the page itself begins another story.
    """
    words: list[str] = []
    number = line = 0  # of the block, and of the last element
    open_: list[str] = []
    numbers = [0, 0]  # of the elements that are open, by their order on the page
    opened = 0
    headed = True  # the article element that is open has had its heading

    def flush(heading: int) -> Iterator[Seen]:
        nonlocal number, headed
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            level = 1 if heading and not headed else heading
            headed = headed or heading > 0
            holder = numbers[-2] if open_ and open_[-1] in _LINES else numbers[-1]
            inner = zip(numbers[:1:-1], open_[::-1], strict=True)
            article = next((n for n, name in inner if name in {"article", "section"}), 0)
            yield Seen(Piece(text, level, number or line), frozenset(open_), holder, article)
        number = 0

    # An explicit stack, because pages may be nested deeper than Python calls.
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        name = tag.rpartition("}")[2].lower()
        block = name in _BLOCK
        if leaving:
            if block:
                yield from flush(_level(name))
                open_.pop()
                numbers.pop()
            words.append(element.tail or "")
            continue
        if name in _UNSEEN or not tag or _is_hidden(element):
            words.append(element.tail or "")
            continue
        if block:
            yield from flush(_level(open_[-1]) if open_ else 0)
            open_.append(name)
            opened += 1
            numbers.append(opened)
            headed = headed and name != "article"
        if name == "br":
            if len("".join(words)) < _SHORT or _follows_break(element):
                yield from flush(_level(open_[-1]) if open_ else 0)
            words.append(" ")
        line, number = element.sourceline or line, number or element.sourceline or line
        words.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield from flush(0)


def _follows_break(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _level(name: str) -> int:
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1].isdigit() else 0


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def fragment(text: str, place: str, max_nesting: int) -> list[Piece]:
    """Give the blocks of a piece of HTML that holds an article and nothing else, as feeds and wires carry them."""
    if not text.strip():
        return []
    return [seen.piece._replace(number=0) for seen in pieces(html_tree(text, place, max_nesting))]


def bare(text: str, place: str, max_nesting: int) -> str:
    """Give a line of HTML (a headline, a name) as plain text."""
    return " ".join(piece.text for piece in fragment(text, place, max_nesting)) if "<" in text or "&" in text else text
