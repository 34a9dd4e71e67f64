"""Counts: a bare figure with what it counts, and the figures that are no counts."""

from collections.abc import Sequence
from functools import cache

from checker.model import Mod
from checker.quantity import tables
from checker.quantity.bounds import hedged
from checker.quantity.measures import Amount, lower
from checker.quantity.nouns import Noun, counted, single, singular
from checker.quantity.phantoms import is_label, is_name
from checker.quantity.phrases import begins_sentence, ends_phrase, is_whole
from checker.quantity.tokens import Phrases, Token

_BOUNDS = frozenset({Mod.MORE_THAN, Mod.EQUAL_OR_MORE, Mod.LESS_THAN})
_ADDED = frozenset({"more", "others"})
# Of what reaches a figure, what the size of a group does: "a crowd at 10" is one at ten o'clock.
_OF_GROUPS = frozenset({"of", "to", "reached", "topped", "exceeded", "surpassed"})
# The least that "dozens", "scores" and the like stand for.
_MANY = 20
_YEARS = range(1900, 2100)
# Between a total and its figure there are seldom more words than this.
_TOTAL_WITHIN = 9


@cache
def _bare_before() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.bare_before)


@cache
def _one_before() -> Phrases[bool]:
    return Phrases((p, True) for p in tables.nouns().words.one_before)


def count(toks: Sequence[Token], a: Amount) -> tuple[Amount, str] | None:
    """Give a bare figure with its hedge and the lemma of what it counts; None where it counts nothing.

    The lemma is "" where the noun is left out ("killing 12"). The amount reaches to the end of the noun.
    """
    h = hedged(toks, a)
    if _is_no_figure(toks, a, h):
        return None
    dash = a.end < len(toks) and toks[a.end].is_hyphen and a.mod is None and h.end == a.end
    j = h.end + dash
    noun = _of_one(toks, a, h, j) if a.number == a.low == a.high == 1 else counted(toks, j, hyphen=dash)
    if _is_year(a, toks) and (noun is None or h.mod not in _BOUNDS):
        return None
    if noun is not None:
        return h._replace(end=noun.end), _of_death(toks, h, noun) or noun.lemma
    told = _total(toks, a, h) or _opposed(toks, h)
    if told:
        return h, told
    if lower(toks, h.end) in _ADDED and not dash:
        h = h._replace(end=h.end + 1)  # "24 more were wounded"
    return (h, "") if _is_whole_count(toks, a, h) or _is_bare_count(toks, a, h) or _is_many(toks, a, h) else None


def often(toks: Sequence[Token], i: int) -> tuple[Amount, str] | None:
    """Read "twice" at token `i` where it counts times, and is no rate ("twice a week") nor part of another word."""
    number = tables.numbers().adverbs.get(lower(toks, i))
    after = toks[i + 1] if i + 1 < len(toks) else None
    if number is None or (after is not None and (after.is_hyphen or after.lower in tables.contexts().rates)):
        return None
    return hedged(toks, Amount(i, i + 1, number, number, number, "", in_words=True)), "time"


def _is_no_figure(toks: Sequence[Token], a: Amount, h: Amount) -> bool:
    """Say whether the figure is part of a name ("Boeing 737", "76ers") or is a fraction without a whole."""
    if a.end < len(toks) and toks[a.end].glued and toks[a.end].is_word and toks[a.end - 1].is_figure:
        return True
    if a.in_words and 0 < a.number < 1:
        return True
    if lower(toks, a.start) == "scores" and lower(toks, a.start - 1) in tables.contexts().not_scores_after:
        return True
    return a.mod is None and h.start == a.start and (is_name(toks, a.start) or is_label(toks, a.start))


def _is_year(a: Amount, toks: Sequence[Token]) -> bool:
    figure = toks[a.end - 1]
    return figure.is_figure and a.low == a.high and a.scale == 1 and a.number in _YEARS and "," not in figure.text


def _of_one(toks: Sequence[Token], a: Amount, h: Amount, j: int) -> Noun | None:
    """Find the noun of "one" where it counts, and is no pronoun or determiner ("one road will take us")."""
    words = tables.nouns().words
    noun = single(toks, j)
    if noun is None or lower(toks, a.start - 1) == "not":
        return None
    if (
        h.mod is not None
        or lower(toks, a.start - 1) in words.one_after
        or not a.in_words
        or is_whole(toks, a.start, noun.end)
    ):
        return noun
    return noun if _one_before().at(toks, noun.end) is not None or noun.lemma in words.nominal else None


def _of_death(toks: Sequence[Token], h: Amount, noun: Noun) -> str | None:
    """Give "death" where lives are counted that were lost ("claimed 24 lives", "24 lives were lost")."""
    words = tables.contexts().taking_lives
    if noun.lemma != "life":
        return None
    behind = {lower(toks, noun.end), lower(toks, noun.end + 1)}
    return "death" if lower(toks, h.start - 1) in words or behind & {"lost", "claimed"} else None


def _opposed(toks: Sequence[Token], h: Amount) -> str | None:
    """Find what the second figure of "219 votes to 212" counts."""
    if lower(toks, h.start - 1) not in {"to", "against"} or h.start < 3:
        return None
    noun = singular(lower(toks, h.start - 2))
    return noun if noun in tables.contexts().scoring_nouns and ends_phrase(toks, h.end) else None


def _is_whole_count(toks: Sequence[Token], a: Amount, h: Amount) -> bool:
    """Say whether the text is nothing but a number that cannot be a label or a year: "about 50", "1.2 million"."""
    said = (
        h[:2] != a[:2]
        or a.scale > 1
        or (a.low != a.high and (a.mod is None or a.number >= _MANY))
        or "," in toks[a.end - 1].text
    )
    return said and is_whole(toks, h.start, h.end)


def _is_many(toks: Sequence[Token], a: Amount, h: Amount) -> bool:
    """Say whether "dozens", "thousands" or "scores" without a noun count people: "dozens more", "Thousands flee"."""
    if (
        a.mod is None
        or a.number < _MANY
        or _is_result(toks, a, h)
        or lower(toks, h.start - 1) in tables.nouns().words.not_bare_after
    ):
        return False
    after = lower(toks, h.end)
    if lower(toks, h.end - 1) in _ADDED or (after.endswith("ed") and toks[h.end].is_word):
        return True
    opens = begins_sentence(toks, h.start) and h.end < len(toks) and toks[h.end].is_word
    return opens and after not in tables.nouns().words.stops and lower(toks, a.start) != "scores"


def _is_result(toks: Sequence[Token], a: Amount, h: Amount) -> bool:
    """Say whether "scores" are those of games or tests: a noun may stand before them."""
    before = toks[h.start - 1] if h.start else None
    if lower(toks, a.start) != "scores" or before is None or not before.is_word:
        return False
    return before.lower not in tables.nouns().words.stops - tables.contexts().not_scores_after


def _total(toks: Sequence[Token], a: Amount, h: Amount) -> str | None:
    """Find what a total counts that stands before its figure ("the toll rose to 24", "the number of dead is 24")."""
    table = tables.nouns()
    before = lower(toks, h.start - 1)
    if before not in table.words.reaching and not (h.start < a.start and before in tables.contexts().rising):
        return None
    for j in range(h.start - 2, max(h.start - _TOTAL_WITHIN, -1), -1):
        if toks[j].ends_phrase:
            return None
        if toks[j].lower in table.totals:
            return table.totals[toks[j].lower]
        if toks[j].lower in table.groups and before in _OF_GROUPS:
            return table.groups[toks[j].lower]
        if toks[j].lower == "number" and lower(toks, j + 1) == "of":
            noun = counted(toks, j + 1, hyphen=False)
            return noun.lemma if noun is not None and noun.end < h.start else None
    return None


def _is_bare_count(toks: Sequence[Token], a: Amount, h: Amount) -> bool:
    """Say whether a figure without a noun is a count all the same: "killing 12", "at least 12 were hurt"."""
    words = tables.nouns().words
    if a.number == 1 and a.in_words:
        return False
    before, after = lower(toks, h.start - 1), toks[h.end] if h.end < len(toks) else None
    ends = after is None or not (after.is_word or after.is_hyphen or after.is_figure or after.text in "/%:°")
    if before in words.bare_after and (ends or (after is not None and after.lower in words.stops | {"more"})):
        return True
    if before in words.not_bare_after:
        return False
    if _is_result(toks, a, h):
        return False
    if _bare_before().at(toks, h.end) is not None:
        return True
    spatial = lower(toks, h.start) in words.spatial
    return h.mod is not None and a.mod is None and h.mod is not Mod.APPROX and ends and not spatial
