"""What each block of a page is: text of a story, or one of the things around it.

Judged from the block alone (sentence punctuation, finite verb, capitals, script), from its repetition on the page, and
from a table of phrases. What depends on where a block stands is decided in `stories`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from checker.ingest import dates
from checker.ingest.page import Block, ends_sentence, has_finite_verb, is_rule, title_ratio, tokens
from checker.ingest.tables import phrases, words

LONG = 600  # characters: a block this long is running text, whatever it says
_URL = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+\.\w+|\+?\d[\d ()-]{6,}\d")
_ITEMS = re.compile(r"(?<!\s)\s+[,|/·•]\s+|,\s+|(?<!\s)\s+[|·•]\s*|[|·•]\s*")
_BYLINE = re.compile(r"(?:written |reported |posted |words )?by:? (?-i:[A-Z])[^.?!]{2,80}$", re.IGNORECASE)
_SENTENCE_INSIDE = re.compile(r"[a-z0-9]{2}[.?!][\"”\u2019]? (?:[\u2013\u2014-] ?|\()?[A-Z\"“]")
_LOWER_PAST = re.compile(r"\b[a-z]{3,}ed\b")
_ASKED = re.compile(r"[?!][^\w\s]*$")
_QUOTED_SENTENCE = re.compile(r"[a-z0-9]{2}[.?!][\"”] ")
_DASH = r"[-\u2013\u2014/|(\[]"
_CREDIT = re.compile(rf"(?:(?<!\s)\s+)?(?<!{_DASH}){_DASH}+\s*([^-\u2013\u2014()\[\]|/.]{{2,40}})[)\]]?\.?$")


class Role(StrEnum):
    """What a block is, as far as the block itself and the page's repetitions tell."""

    TEXT = "text"  # a sentence or more
    LOOSE = "loose"  # a finite verb but no full stop: a deck, a list item, a headline in sentence case, or text
    HEADLINE = "headline"  # neither: a headline, a heading, an item of a list
    REPEATED = "repeated"  # a headline that the page says more than once
    DATE = "date"  # a date line
    CAPTION = "caption"
    LIST = "list"  # heads a list of other headlines
    RULE = "rule"  # a drawn line
    NOISE = "noise"


def key(text: str) -> str:
    """Give the text as it is compared for repetition: without case, white space or final punctuation."""
    return " ".join(text.casefold().split()).rstrip(".:;!? ")


def classify(blocks: Sequence[Block]) -> list[Role]:
    """Give the role of each block of a page."""
    times = Counter(key(block.text) for block in blocks if len(block.text) < LONG)
    seen: set[str] = set()
    roles: list[Role] = []
    for block in blocks:
        role = _role(block)
        name = key(block.text)
        if times[name] > 1 and role in (Role.HEADLINE, Role.LOOSE, Role.TEXT):
            if role is not Role.TEXT or times[name] > 2:
                # A repeated word or two is a section or a button; a longer repeated line is a headline or its caption.
                role = Role.REPEATED if len(block.text.split()) > 2 else Role.NOISE
            elif name in seen:
                role = Role.NOISE  # a quotation pulled out of the text, or the text once more
        seen.add(name)
        roles.append(role)
    _mark_asking_headline(blocks, roles)
    return roles


def _mark_asking_headline(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Take the page's first sentence for its headline when it is a question or a call, capitalised like a headline."""
    texts = [i for i, role in enumerate(roles) if role is Role.TEXT]
    if len(texts) > 1 and _ASKED.search(blocks[texts[0]].text) and is_title_case(blocks[texts[0]].text):
        roles[texts[0]] = Role.HEADLINE


def _role(block: Block) -> Role:
    text = block.text
    if block.heading:
        return Role.LIST if phrases().list.search(text) else Role.HEADLINE
    if len(text) >= LONG:
        return Role.NOISE if _is_foreign(text) else Role.TEXT
    return _around(text) or _wording(text)


def _around(text: str) -> Role | None:
    """Recognise what surrounds stories: by phrase, as a date line, by script; None for anything else."""
    if is_rule(text):
        return Role.RULE
    line = dates.date_line(text)
    if line is not None and line.day is not None:
        return Role.DATE  # whatever else the line says: "Source: Herald | Updated: 2024-06-05"
    named = _by_phrase(text)
    if named is not None:
        return named
    if line is not None or dates.is_label(text):
        return Role.DATE
    return Role.NOISE if _is_foreign(text) else None


def _wording(text: str) -> Role:
    """Tell sentences from headlines, and both from fragments."""
    if ends_sentence(text) or ends_sentence(text[: trim_credit(text)]):
        return Role.TEXT if len(tokens(text)) > 1 else Role.HEADLINE
    if _is_fragment(text):
        return Role.NOISE
    if _QUOTED_SENTENCE.search(text) or (_SENTENCE_INSIDE.search(text) and not is_title_case(text)):
        return Role.TEXT  # the last of its sentences lost its full stop
    return Role.LOOSE if has_finite_verb(text) and len(tokens(text)) > 4 else Role.HEADLINE


def _by_phrase(text: str) -> Role | None:
    table = phrases()
    if table.list.search(text):
        return Role.LIST
    if table.noise.search(text):
        return Role.NOISE
    if table.caption.search(text):
        return Role.CAPTION
    if table.credit.search(text) and trim_credit(text) < 25:
        return Role.NOISE
    name = text.strip(" -\u2013\u2014()[].").casefold()
    return Role.NOISE if name in words().credits.agencies else None


def _is_foreign(text: str) -> bool:
    """Say whether the text is not English: another script, or another language's function words and none of English."""
    if not text.isascii():
        letters = [c for c in text if c.isalpha()]
        if sum(c > "\u024f" for c in letters) * 2 > len(letters):
            return True
    found = [w.casefold() for w in tokens(text[:2000])]
    if len(found) < 4:
        return False
    table = words()
    foreign = sum(w in table.foreign.function_words for w in found)
    if foreign < 2 or foreign * 8 < len(found):
        return False
    return foreign > 2 * sum(w in table.english.function_words for w in found)


def _is_fragment(text: str) -> bool:
    """Say whether a line without a full stop is a list of tags, a byline, a contact line or no words at all."""
    found = tokens(text)
    if not found:
        return True
    if _BYLINE.match(text):
        return True
    if len(_URL.sub("", text)) * 2 < len(text):
        return True
    items = [item for item in _ITEMS.split(text) if item]
    bars = len(re.findall(r"\s[,|/·•]\s|[|·•]", text))
    short = all(len(item.split()) <= 3 for item in items)
    return short and (bars >= 2 or (len(items) >= 4 and not has_finite_verb(text)))


def is_title_case(text: str) -> bool:
    """Say whether most content words of the text are capitalised, as in headlines, its verbs included."""
    return title_ratio(text) >= 0.6 and _LOWER_PAST.search(text) is None


def trim_credit(text: str) -> int:
    """Give the length of the text without the credit at its end: "... on Friday. (Reuters)", "... on Friday.- AFP"."""
    tail_at = max(0, len(text) - 300)
    tail = text[tail_at:]
    match = _CREDIT.search(tail)
    if match is not None:
        name = " ".join(match.group(1).casefold().split())
        if name in words().credits.agencies:
            return tail_at + len(tail[: match.start()].rstrip())
    bracket = tail.rfind("(")
    if bracket >= 0 and tail.rstrip(".").endswith((")", "]")):
        found = phrases().credit.search(tail, bracket)
        if found is not None:
            return tail_at + len(tail[: found.start()].rstrip())
    opening = phrases().credit.opening
    return 0 if opening is not None and len(text) < 300 and opening.match(text) is not None else len(text)
