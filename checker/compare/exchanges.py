"""Where one of two copies of a sentence has another name: what stands in the place of what, word by word."""

import difflib
import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from checker.compare.wording import light_words
from checker.names import fold, load_gazetteer, load_words, similar, stem, visible

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")  # noqa: RUF001 (the typographic apostrophe is meant)
_POSSESSIVE = re.compile(r"['’]s?$")  # noqa: RUF001
# Two sentences are copies if so many words stand in both, in order, and these are this share of the shorter one and of
# the stretch in which the two run side by side.
_FEWEST, _SHARE, _STRETCH = 6, 0.6, 0.7
# So many other words that carry meaning may differ between them.
_OTHER_WORDS = 2


class Exchange(NamedTuple):
    """Words of the one sentence that stand in the place of words of the other; `outer` at its beginning or its end."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    outer: bool = False


@lru_cache(maxsize=4096)  # the rules ask several times about one pair
def exchanges(left: str, right: str) -> tuple[Exchange, ...] | None:
    """Give what is exchanged between two copies of a sentence, in order; None where they are no copies of each other.

    Words that only one of the two has, with nothing in their place, are exchanged with (). Of what the longer one adds
    at its ends only the names next to the common words count: they stand in the place of other names there.
    """
    mine, theirs = (_words(text) for text in (left, right))
    steps = difflib.SequenceMatcher(None, _keys(mine), _keys(theirs), autojunk=False).get_opcodes()
    inner = [n for n, step in enumerate(steps) if step[0] == "equal"]
    shared = sum(steps[n][2] - steps[n][1] for n in inner)
    if shared < max(_FEWEST, _SHARE * min(len(mine), len(theirs))):
        return None
    found = []
    for n, (kind, i, i_end, j, j_end) in enumerate(steps):
        if kind == "equal":
            continue
        a, b = mine[i:i_end], theirs[j:j_end]
        outer = n < inner[0] or n > inner[-1]
        if n < inner[0]:
            a, b = _run(a[::-1])[::-1], _run(b[::-1])[::-1]
        elif outer:
            a, b = _run(a), _run(b)
        found.append(Exchange(tuple(a), tuple(b), outer))
    apart = sum(_size(part) for e in found if not e.outer for part in _parted(e))
    return tuple(found) if shared >= _STRETCH * (shared + apart) else None


def other_name(left: str, right: str) -> Exchange | None:
    """Give the one name that stands in the place of another between two copies of a sentence.

    None where they are no copies, where another name, a number or a day differs as well, or where the two may name one.
    """
    found = exchanges(left, right)
    if found is None:
        return None
    parts = [part for e in found for part in _parted(e)]
    names = [e for e in parts if _is_name(e.left) and _is_name(e.right)]
    told = [e for e in parts if e not in names and not (e.outer and not (e.left and e.right))]
    rest = [w for e in told for w in (*e.left, *e.right)]
    if len(names) != 1 or any(w[0].isdigit() or w[0].isupper() for w in rest):
        return None
    if sum(w.lower() not in light_words() for w in rest) > _OTHER_WORDS:
        return None
    return None if _may_be_one(*names[0][:2]) else names[0]


def _parted(exchange: Exchange) -> tuple[Exchange, ...]:
    """Part an exchange into the names that it begins with on both sides, and the words after them."""
    left, right = (tuple(_run(list(side))) for side in exchange[:2])
    if not (left and right):
        return (exchange,)
    after = Exchange(exchange.left[len(left) :], exchange.right[len(right) :], exchange.outer)
    return Exchange(left, right, exchange.outer), after


def _size(exchange: Exchange) -> int:
    """Count the words exchanged; a name counts as one."""
    is_name = _is_name(exchange.left) and _is_name(exchange.right)
    return 1 if is_name else max(len(exchange.left), len(exchange.right))


def _run(words: list[str]) -> list[str]:
    """Give the words of a name that come first."""
    return list(takewhile(lambda w: w[0].isupper() or w[0].isdigit(), words))


def _keys(words: list[str]) -> list[str]:
    return [stem(w.rstrip(".")) for w in words]


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", w) for w in _WORD.findall(visible(text)[0])]


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether the words are a name, and no day, month, title or number."""
    table = load_words()
    own = [w for w in words if w.lower() not in light_words()]
    return bool(own) and all(
        w[0].isupper() and w.lower() not in table.calendar.words and not table.is_title(w.lower()) for w in own
    )


def _may_be_one(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names may be of one bearer, or a place and what lies in it."""
    one, other = fold(" ".join(left)), fold(" ".join(right))
    if similar(one, other) or set(one.split()) & set(other.split()):
        return True
    short, long = sorted((name.replace(".", "") for name in (one, other)), key=len)
    initials = "".join(w[0] for w in long.split())
    gazetteer = load_gazetteer()
    a, b = gazetteer.find(" ".join(left)), gazetteer.find(" ".join(right))
    return short == initials or (a is not None and b is not None and a.actor == b.actor)
