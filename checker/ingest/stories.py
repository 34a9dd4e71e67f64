"""From the blocks of a page to its stories: where each begins and ends, its title, its date, its paragraphs.

A page holds a second story only where material that separates stories (a repeated headline, a headline with a date line,
a rule or a list's heading before a headline) stands between two texts that share few names and content words. The idea
of a drop in shared words at a topic boundary is Hearst's (TextTiling, Computational Linguistics 23(1), 1997).
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.ingest import dates
from checker.ingest.boilerplate import Role, is_title_case, key, trim_credit
from checker.ingest.page import Block, has_finite_verb
from checker.ingest.topic import Topic, overlap, topic
from checker.model import PublishedFrom

SPLIT_BELOW = 0.12  # overlap of two parts of a page below which they are two stories
MIN_WORDS = 40  # a part with fewer words is too little to call it a story of its own


class Story(NamedTuple):
    """One story of a page; `paragraphs` are offsets into the page's text."""

    title: str
    published: date | None
    published_from: PublishedFrom
    paragraphs: tuple[tuple[int, int], ...]


class Part(NamedTuple):
    """A stretch of a page: the blocks `before` its body, and the indices of its `body` blocks."""

    before: range
    body: tuple[int, ...]


def stories(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Story]:
    """Give the stories of a page, in order; none when the page holds no running text."""
    parts = _parts(blocks, roles)
    if not parts:
        return _without_sentences(blocks, roles)
    merged = _merge(parts, blocks, roles)
    found: list[Story] = []
    titles: set[str] = set()
    for number, part in enumerate(merged):
        after = range(part.body[-1] + 1, merged[number + 1].before.stop if number + 1 < len(merged) else len(blocks))
        title = _title(part, after, blocks, roles, titles)
        titles.add(key(title))
        found.append(_story(part, after, title, blocks, roles, first=number == 0))
    return found


def _parts(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Part]:
    """Cut the page wherever separating material stands between running text."""
    parts: list[Part] = []
    texts = [i for i, role in enumerate(roles) if role is Role.TEXT]
    if not texts:
        return parts
    begin, body = 0, [texts[0]]
    start = texts[0]
    for a, b in zip(texts, texts[1:], strict=False):
        between = range(a + 1, b)
        if _separates(between, roles):
            parts.append(Part(range(begin, start), tuple(body)))
            begin, start, body = a + 1, b, [b]
        else:
            body += [i for i in between if _belongs(i, blocks, roles)] + [b]
    parts.append(Part(range(begin, start), tuple(body)))
    return parts


def _separates(between: range, roles: Sequence[Role]) -> bool:
    kinds = [roles[i] for i in between]
    heads = {Role.HEADLINE, Role.LOOSE, Role.REPEATED}
    return any(
        kind is Role.REPEATED or (kind in (Role.DATE, Role.RULE, Role.LIST) and not heads.isdisjoint(kinds))
        for kind in kinds
    )


def _belongs(index: int, blocks: Sequence[Block], roles: Sequence[Role]) -> bool:
    """Say whether a block between two texts of one story is text too."""
    if roles[index] is Role.LOOSE:
        return not is_title_case(blocks[index].text)
    return roles[index] is Role.HEADLINE and _is_listed(index, blocks, roles)


def _is_listed(index: int, blocks: Sequence[Block], roles: Sequence[Role]) -> bool:
    """Say whether the block is an item of a list that a sentence introduces with a colon."""
    at = index - 1
    while at >= 0 and roles[at] in (Role.HEADLINE, Role.LOOSE):
        at -= 1
    return at >= 0 and roles[at] is Role.TEXT and blocks[at].text.endswith(":")


def _topic(part: Part, blocks: Sequence[Block]) -> Topic:
    return topic([blocks[i].text for i in part.body])


def _merge(parts: list[Part], blocks: Sequence[Block], roles: Sequence[Role]) -> list[Part]:
    """Put parts that are about one thing together again, and leave out scraps between lists of other headlines."""
    merged = [parts[0]]
    topics = [_topic(parts[0], blocks)]
    for part in parts[1:]:
        about = _topic(part, blocks)
        shared = overlap(topics[-1], about)
        size = sum(len(blocks[i].text.split()) for i in part.body)
        listed = any(roles[i] is Role.LIST for i in part.before)
        if shared >= SPLIT_BELOW or (size < MIN_WORDS and not listed):
            inner = tuple(i for i in part.before if _belongs(i, blocks, roles))
            merged[-1] = Part(merged[-1].before, merged[-1].body + inner + part.body)
            topics[-1] = _topic(merged[-1], blocks)
        elif size >= MIN_WORDS:
            merged.append(part)
            topics.append(about)
    return merged


def _title(part: Part, after: range, blocks: Sequence[Block], roles: Sequence[Role], taken: set[str]) -> str:
    """Choose the headline: before the story the one that shares most with it, else a repeated one after it."""
    about = _topic(part, blocks)
    heads = (Role.HEADLINE, Role.LOOSE, Role.REPEATED)
    before = [i for i in part.before if roles[i] in heads and len(blocks[i].text.split()) > 1]
    later = [i for i in after if roles[i] is Role.REPEATED]
    best, title = 0.0, ""
    for group in (before, later):
        for i in group:
            text = blocks[i].text
            if key(text) in taken:
                continue
            shared = overlap(topic([text]), about)
            score = 0.1 + shared + (0.5 if roles[i] is Role.REPEATED else 0) + (0.3 if blocks[i].heading == 1 else 0)
            if group is later and shared == 0:
                continue
            if score > best and (not taken or shared > 0):
                best, title = score, text
        if title:
            break
    return title


def _story(
    part: Part, after: range, title: str, blocks: Sequence[Block], roles: Sequence[Role], *, first: bool
) -> Story:
    body = [i for i in part.before if _is_deck(i, title, blocks, roles)]
    body += part.body
    body += _tail(after, blocks, roles)
    published, source = _published(part, after, blocks, roles, title, first=first)
    paragraphs: list[tuple[int, int]] = []
    for number, i in enumerate(body):
        start, end = blocks[i].start, blocks[i].start + trim_credit(blocks[i].text)
        opening = _opening(blocks[i].text) if number == 0 else None
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


def _is_deck(index: int, title: str, blocks: Sequence[Block], roles: Sequence[Role]) -> bool:
    """Say whether a line above the body is a sentence of the story that ends without a full stop."""
    block = blocks[index]
    return roles[index] is Role.LOOSE and block.text != title and not is_title_case(block.text)


def _tail(after: range, blocks: Sequence[Block], roles: Sequence[Role]) -> list[int]:
    """Give the blocks right after the last full sentence that are still text: listed items, one unfinished sentence."""
    run = []
    for i in after:
        if roles[i] not in (Role.HEADLINE, Role.LOOSE) or blocks[i].heading:
            break
        run.append(i)
    if run and _is_listed(run[0], blocks, roles):
        return run
    alone = len(run) == 1 and roles[run[0]] is Role.LOOSE and has_finite_verb(blocks[run[0]].text)
    return run if alone and not is_title_case(blocks[run[0]].text) else []


def _published(
    part: Part, after: range, blocks: Sequence[Block], roles: Sequence[Role], title: str, *, first: bool
) -> tuple[date | None, PublishedFrom]:
    """Read the date lines above the story, then labelled ones below it."""
    above = list(part.before)
    if not first:
        # Before the story's own headline stands what belongs to the story above.
        own = [n for n, i in enumerate(above) if blocks[i].text == title]
        dated = [n for n, i in enumerate(above) if roles[i] is Role.DATE and n == len(above) - 1]
        above = above[own[0] :] if own else above[dated[0] :] if dated else []
    lines = [dates.date_line(blocks[i].text) for i in above if roles[i] is Role.DATE]
    below = [dates.date_line(blocks[i].text) for i in after if roles[i] is Role.DATE]
    lines += [line for line in below if line is not None and line.labelled]
    for line in lines:
        if line is not None and line.day is not None:
            return line.day, line.source
    return None, PublishedFrom.UNKNOWN


def _without_sentences(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Story]:
    """A note without a full stop anywhere is still a text, if it says something."""
    body = [i for i, role in enumerate(roles) if role is Role.LOOSE]
    if not body:
        return []
    part = Part(range(body[0]), (body[0],))
    title = _title(part, range(0), blocks, roles, set())
    published, source = _published(part, range(body[-1], len(blocks)), blocks, roles, title, first=True)
    return [Story(title, published, source, tuple((blocks[i].start, blocks[i].end) for i in body))]
