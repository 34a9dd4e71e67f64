"""From the blocks of a page to its stories: where each begins and ends, its title, its date, its paragraphs.

A page holds a second story only where material that separates stories (a repeated headline, a headline with a date
line, a rule or the heading of a list before a headline) stands between two texts that share few names and content
words. That a drop in shared words marks a change of topic is Hearst's finding (TextTiling, Computational Linguistics
23(1), 1997).
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from checker.ingest import dates
from checker.ingest.boilerplate import Role, is_title_case, key, trim_credit
from checker.ingest.page import Block, tokens
from checker.ingest.topic import Topic, affinity, covered, topic
from checker.model import PublishedFrom

# Affinity of two parts of a page below which they are two stories. Of texts of one story cut in two, 1 % fall below
# 0.07, 5 % below 0.13 and 20 % below 0.23; of texts of different stories, 94 %, 99 % and nearly all do. So the more
# speaks for a second story otherwise, the less the words need to differ.
SPLIT_BELOW_UNTITLED = 0.04  # where the second part has no headline of its own
SPLIT_BELOW = 0.07
SPLIT_BELOW_WITH_TITLES = 0.23  # where half of the words of each one's headline are its own
HEADLINE = 4  # words: a heading of the second level with fewer names a section of a story
MIN_WORDS = 40  # a part with fewer words is too little to call it a story of its own
_HEADS = frozenset({Role.HEADLINE, Role.LOOSE, Role.REPEATED})


class Story(NamedTuple):
    """One story of a page; `paragraphs` are offsets into the page's text."""

    title: str
    published: date | None
    published_from: PublishedFrom
    paragraphs: tuple[tuple[int, int], ...]


class Page(NamedTuple):
    """The blocks of a page and their roles, one each."""

    blocks: Sequence[Block]
    roles: Sequence[Role]


class Part(NamedTuple):
    """A stretch of a page: the blocks `before` its body, the indices of its `body` blocks, the blocks `after` it.

    `bare` says that nothing sets it off but a heading of the second level, which stories have for their sections too.
    """

    before: range
    body: tuple[int, ...]
    after: range = range(0)
    bare: bool = False


def split(blocks: Sequence[Block], roles: Sequence[Role], *, whole: bool = False) -> list[Story]:
    """Give the stories of a page, in order; one where it is `whole`, none where the page holds no running text."""
    page = Page(blocks, roles)
    parts = _parts(page)
    if not parts:
        return _without_sentences(page)
    merged = [Part(parts[0].before, tuple(i for part in parts for i in part.body))] if whole else _merge(parts, page)
    ends = [part.before.stop for part in merged[1:]] + [len(blocks)]
    found: list[Story] = []
    titles: set[str] = set()
    for part, end in zip(merged, ends, strict=True):
        wider = part._replace(after=range(part.body[-1] + 1, end))
        title = _title(wider, page, titles)
        titles.add(key(title))
        found.append(_story(wider, title, page, first=not found))
    return found


def _parts(page: Page) -> list[Part]:
    """Cut the page wherever separating material stands between running text."""
    texts = [i for i, role in enumerate(page.roles) if role is Role.TEXT]
    if not texts:
        return []
    parts: list[Part] = []
    begin, body, bare = 0, [texts[0]], False
    for a, b in pairwise(texts):
        between = range(a + 1, b)
        sure = _separates({page.roles[i] for i in between}) or any(page.blocks[i].heading == 1 for i in between)
        if sure or any(_is_headline(i, page) for i in between):
            parts.append(Part(range(begin, body[0]), tuple(body), bare=bare))
            begin, body, bare = a + 1, [b], not sure
        else:
            body += [i for i in between if _belongs(i, page)] + [b]
    return [*parts, Part(range(begin, body[0]), tuple(body), bare=bare)]


def _is_headline(index: int, page: Page) -> bool:
    block = page.blocks[index]
    return block.heading == 2 and len(block.text.split()) >= HEADLINE


def _separates(kinds: set[Role]) -> bool:
    marks = {Role.DATE, Role.RULE, Role.LIST}
    return Role.REPEATED in kinds or not (marks.isdisjoint(kinds) or _HEADS.isdisjoint(kinds))


def _belongs(index: int, page: Page) -> bool:
    """Say whether a block between two texts of one story, but no full sentence, is text too."""
    text = page.blocks[index].text
    if page.blocks[index].heading:
        return False
    if page.roles[index] is Role.LOOSE:
        return not is_title_case(text)
    if page.roles[index] is not Role.HEADLINE:
        return False
    return _is_listed(index, page) or (len(tokens(text)) >= 12 and not is_title_case(text))


def _is_listed(index: int, page: Page) -> bool:
    """Say whether the block is an item of a list that a sentence introduces with a colon."""
    at = index - 1
    while at >= 0 and page.roles[at] in (Role.HEADLINE, Role.LOOSE):
        at -= 1
    return at >= 0 and page.roles[at] is Role.TEXT and page.blocks[at].text.endswith(":")


def _topic(part: Part, page: Page) -> Topic:
    return topic(page.blocks[i].text for i in part.body)


def _merge(parts: list[Part], page: Page) -> list[Part]:
    """Put parts that are about one thing together again, and leave out scraps between lists of other headlines."""
    merged = [parts[0]]
    if len(parts) == 1:
        return merged
    about = _topic(parts[0], page)
    ends = [part.before.stop for part in parts[1:]] + [len(page.blocks)]
    for part, end in zip(parts[1:], ends[1:], strict=True):
        new = _topic(part, page)
        size = sum(len(page.blocks[i].text.split()) for i in part.body)
        listed = any(page.roles[i] is Role.LIST for i in part.before)
        around = [*part.before, *range(part.body[-1] + 1, end)]
        limit = _bare_limit(part, about, new, page) if part.bare else _limit(merged[-1], around, about, new, page)
        if affinity(about, new) >= limit or (size < MIN_WORDS and not listed):
            inner = tuple(i for i in part.before if _belongs(i, page))
            merged[-1] = Part(merged[-1].before, merged[-1].body + inner + part.body)
            about = about.joined(new)
        elif size >= MIN_WORDS:
            merged.append(part)
            about = new
    return merged


def _bare_limit(part: Part, about: Topic, new: Topic, page: Page) -> float:
    """Give the same for a part under a bare heading: one that is no headline of what stands below it parts nothing."""
    heads = [page.blocks[i].text for i in part.before if _is_headline(i, page)]
    own = any(covered(head, new) > max(covered(head, about), 0.25) for head in heads)
    return SPLIT_BELOW_UNTITLED if own else 0.0


def _limit(last: Part, around: Sequence[int], about: Topic, new: Topic, page: Page) -> float:
    """Give the affinity that makes a part one story with the last: less, the surer each has a headline of its own."""
    own = {key(page.blocks[i].text) for i in [*last.before, *around] if page.roles[i] in _HEADS}
    fits = [(covered(head, about), covered(head, new)) for head in sorted(own)]
    if not any(there > here and there >= 0.25 for here, there in fits):
        return SPLIT_BELOW_UNTITLED
    contrast = min(max(here - there for here, there in fits), max(there - here for here, there in fits))
    return SPLIT_BELOW + (SPLIT_BELOW_WITH_TITLES - SPLIT_BELOW) * max(0.0, min(1.0, 2 * contrast))


def _title(part: Part, page: Page, taken: set[str]) -> str:
    """Choose the headline: one before the story, else a repeated one after it.

    The first of several is the headline, unless it shares nothing with the story or another is repeated on the page; a
    story below another on its page takes no headline that it shares nothing with.
    """
    before = [i for i in part.before if page.roles[i] in _HEADS and len(page.blocks[i].text.split()) > 1]
    later = [i for i in part.after if page.roles[i] is Role.REPEATED]
    about = _topic(part, page) if before or later else None
    if about is None:
        return ""
    groups = ((before + later, True),) if taken else ((before, False), (later, True))
    for group, needs_shared in groups:
        best, title = -1.0, ""
        for i in group:
            block = page.blocks[i]
            shared = covered(block.text, about)
            if key(block.text) in taken or (needs_shared and not shared):
                continue
            # Names of sites and sections are short.
            score = float(shared > 0) + (len(block.text.split()) > 3)
            score += 2 * (page.roles[i] is Role.REPEATED) + 2 * (block.heading == 1)
            if taken:
                score += shared  # which of two stories a headline belongs to is a matter of degree
            if score > best:
                best, title = score, block.text
        if title:
            return title
    return ""


def _story(part: Part, title: str, page: Page, *, first: bool) -> Story:
    body = [i for i in part.before if _is_deck(i, title, page)]
    body += part.body
    body += _tail(part.after, page)
    published, source = _published(part, page, title, first=first)
    paragraphs: list[tuple[int, int]] = []
    for i in body:
        block = page.blocks[i]
        start, end = block.start, block.start + trim_credit(block.text)
        opening = _opening(block.text) if i <= part.body[0] else None
        if opening is not None:
            start += opening.end
            if published is None and opening.day is not None:
                published, source = opening.day, opening.source
        if start < end:
            paragraphs.append((start, end))
    return Story(title, published, source, tuple(paragraphs))


def _opening(text: str) -> dates.Lead | None:
    """Read what stands before the story's own words on its first line: a date, a place."""
    meta = dates.lead(text)
    if meta is None:
        return dates.dateline(text)
    place = dates.dateline(text[meta.end :])
    return meta if place is None else dates.Lead(meta.end + place.end, meta.day or place.day, meta.source)


def _is_deck(index: int, title: str, page: Page) -> bool:
    """Say whether a line above the body is a sentence of the story that ends without a full stop."""
    block = page.blocks[index]
    return (
        page.roles[index] is Role.LOOSE
        and not block.heading
        and key(block.text) != key(title)
        and not is_title_case(block.text)
    )


def _tail(after: range, page: Page) -> list[int]:
    """Give the blocks right after the last full sentence that are still text: listed items, one unfinished sentence."""
    run = []
    for i in after:
        if page.roles[i] not in (Role.HEADLINE, Role.LOOSE) or page.blocks[i].heading:
            break
        run.append(i)
    if run and _is_listed(run[0], page):
        return run
    alone = len(run) == 1 and page.roles[run[0]] is Role.LOOSE
    return run if alone and not is_title_case(page.blocks[run[0]].text) else []


def _published(part: Part, page: Page, title: str, *, first: bool) -> tuple[date | None, PublishedFrom]:
    """Read the date lines above the story and under its first sentences, then labelled ones further down."""
    above = list(part.before)
    if not first:
        # What stands before the story's own headline belongs to the story above.
        own = [n for n, i in enumerate(above) if page.blocks[i].text == title]
        dated = above and page.roles[above[-1]] is Role.DATE
        above = above[own[0] :] if own else above[-1:] if dated else []
    near = part.body[2] if len(part.body) > 2 else part.body[-1]
    inside = [i for i in range(part.body[0], part.body[-1]) if page.roles[i] is Role.DATE]
    if len(inside) > 2:
        near = 0  # a chronicle: its dates are those of the events
    below = [i for i in part.after if page.roles[i] is Role.DATE]
    for i in [*above, *inside, *below]:
        line = dates.date_line(page.blocks[i].text) if page.roles[i] is Role.DATE else None
        if line is not None and line.day is not None and (i in above or i < near or line.labelled):
            return line.day, line.source
    return None, PublishedFrom.UNKNOWN


def _without_sentences(page: Page) -> list[Story]:
    """Read a note without a full stop anywhere: a text too, if it says something."""
    body = tuple(i for i, role in enumerate(page.roles) if role is Role.LOOSE)
    if not body:
        return []
    part = Part(range(body[0]), body, range(body[-1] + 1, len(page.blocks)))
    return [_story(part, _title(part, page, set()), page, first=True)]
