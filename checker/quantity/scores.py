"""Scores of matches and votes: "won 3-1", "a 219-212 vote", "voted 52 to 48". Each side is a quantity of its own."""

from collections.abc import Sequence

from checker.quantity import tables
from checker.quantity.measures import Amount, lower
from checker.quantity.nouns import counted
from checker.quantity.phrases import ends_phrase, is_whole
from checker.quantity.tokens import Token

SCORE = "score"

_DIGITS = 3
_EVEN = 50
# So far a word may stand from a score that says that it is one.
_BEFORE, _BEHIND, _NEAR = 6, 3, 3


def score(toks: Sequence[Token], i: int, phantom: frozenset[int], *, listed: bool) -> tuple[Amount, Amount, str] | None:
    """Read both sides of the score that begins at token `i`, and "vote" where votes are told; None when there is none.

    Two figures are a score where a word near by says so; a range rises ("5-7 people"). `listed`: another score stands
    right before it ("6-4, 6-3").
    """
    sides = _hyphened(toks, i) or _told(toks, i)
    if sides is None or phantom.intersection(range(i, sides[1] + 1)):
        return None
    j, second = sides
    left, right = int(toks[i].text), int(toks[second].text)
    vote = _is_near(toks, i, second + 1, tables.contexts().voting)
    told = j == "to"
    if told and (left <= right or not vote or not _is_right_behind(toks, i)):
        return None
    if left == right == _EVEN and not vote:
        return None  # "a 50-50 chance"
    if not told and not _is_score(toks, i, second + 1, rises=left < right, listed=listed):
        return None
    return _side(i, left), _side(second, right), "vote" if vote else ""


def _side(i: int, points: int) -> Amount:
    return Amount(i, i + 1, points, points, points, SCORE)


def _is_plain(token: Token) -> bool:
    return token.is_figure and token.text.isdecimal() and token.text.isascii() and len(token.text) <= _DIGITS


def _hyphened(toks: Sequence[Token], i: int) -> tuple[str, int] | None:
    if i + 2 >= len(toks) or not (_is_plain(toks[i]) and toks[i + 1].is_hyphen and _is_plain(toks[i + 2])):
        return None
    if not toks[i + 2].glued or (i > 0 and toks[i].glued and toks[i - 1].text not in "([\"“'‘"):  # noqa: RUF001
        return None
    after = toks[i + 3] if i + 3 < len(toks) else None
    attached = after is not None and after.glued and (after.is_word or after.is_hyphen or after.text in "/%:°$£€")
    return None if attached else ("-", i + 2)


def _told(toks: Sequence[Token], i: int) -> tuple[str, int] | None:
    """Find "52 to 48"."""
    if lower(toks, i + 1) != "to" or i + 2 >= len(toks) or not (_is_plain(toks[i]) and _is_plain(toks[i + 2])):
        return None
    return ("to", i + 2) if ends_phrase(toks, i + 3) and lower(toks, i - 1) != "from" else None


def _is_score(toks: Sequence[Token], i: int, end: int, *, rises: bool, listed: bool) -> bool:
    if _is_odds(toks, i, end):
        return False
    scoring = tables.contexts().scoring
    listed = listed or _is_listed(toks, end)
    if rises:
        near = lower(toks, end) in scoring or any(lower(toks, k) in scoring for k in range(max(i - _NEAR, 0), i))
        return (near or listed) and counted(toks, end, hyphen=False) is None
    bracketed = i > 0 and toks[i - 1].text == "(" and end < len(toks) and toks[end].text == ")"
    return listed or bracketed or is_whole(toks, i, end) or _is_near(toks, i, end, scoring)


def _is_odds(toks: Sequence[Token], i: int, end: int) -> bool:
    """Say whether two figures tell how a bet pays ("a 33-1 outsider", "at odds of 5-2")."""
    words = tables.contexts().betting
    joined = lower(toks, i - 1) in {"of", "at"}
    return lower(toks, end) in words or lower(toks, i - 1) in words or (joined and lower(toks, i - 2) in words)


def _is_listed(toks: Sequence[Token], end: int) -> bool:
    """Say whether another score follows: "7-6 6-3"."""
    j = end + (lower(toks, end) == ",")
    return j < len(toks) and toks[j].is_figure and _hyphened(toks, j) is not None


def _is_near(toks: Sequence[Token], i: int, end: int, words: frozenset[str]) -> bool:
    """Say whether one of `words` stands in the same sentence shortly before token `i` or behind `end`."""
    for k in range(i - 1, max(i - _BEFORE, 0) - 1, -1):
        if toks[k].text in ".!?;" or toks[k].text[0] == "\n":
            break
        if toks[k].lower in words:
            return True
    return any(toks[k].lower in words for k in range(end, min(end + _BEHIND, len(toks))))


def _is_right_behind(toks: Sequence[Token], i: int) -> bool:
    """Say whether a word for voting stands right before "52 to 48"."""
    return any(lower(toks, k) in tables.contexts().voting for k in range(max(i - _NEAR, 0), i))
