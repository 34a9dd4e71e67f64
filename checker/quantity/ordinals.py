"""Which one of a row: "the 25th anniversary", "her third title", "finished second"."""

from collections.abc import Sequence

from checker.quantity import tables
from checker.quantity.measures import Amount, lower
from checker.quantity.nouns import Noun, singular
from checker.quantity.phrases import begins_sentence, ends_phrase, is_whole
from checker.quantity.tokens import Token

ORDINAL = "ordinal"

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
# The noun stands among so many words behind the ordinal.
_WINDOW = 4
# Words for ordinals up to this one have other uses.
_AMBIGUOUS = 10
_PLACES = frozenset({"place", "position", "spot"})


def ordinal(toks: Sequence[Token], i: int) -> tuple[Amount, str] | None:
    """Read the ordinal that begins at token `i`, with the lemma of what is in a row; None when there is none.

    In words it must say which one ("the third time"), for "second" is also a unit and "first" an adverb.
    """
    found = _digits(toks, i) or _words(toks, i)
    if found is None:
        return None
    number, end, in_words = found
    a = Amount(i, end, number, number, number, ORDINAL, in_words=in_words)
    if is_whole(toks, i, end):
        return a, ""
    j = _behind_superlative(toks, end)
    noun = _noun(toks, j) if j is not None else None
    if j is not None and is_whole(toks, i, j):
        return a._replace(end=j), ""
    if noun is None:
        ranked = (
            lower(toks, i - 1) in tables.contexts().ranking and ends_phrase(toks, end) and lower(toks, end) != "and"
        )
        return (a, "place") if ranked else None
    if in_words and not is_whole(toks, i, noun.end) and not _says_which(toks, i, number, noun, end):
        return None
    return a._replace(end=noun.end), noun.lemma


def _digits(toks: Sequence[Token], i: int) -> tuple[float, int, bool] | None:
    token = toks[i]
    if not token.is_figure or "." in token.text or i + 1 >= len(toks):
        return None
    if not toks[i + 1].glued or toks[i + 1].lower not in _ENDINGS:
        return None
    return float(token.text.replace(",", "")), i + 2, False


def _words(toks: Sequence[Token], i: int) -> tuple[float, int, bool] | None:
    table = tables.numbers()
    word = toks[i].lower
    if toks[i].text[0].isupper() and not begins_sentence(toks, i):
        return None  # "the Fifth Republic"
    if word in table.ordinals:
        return table.ordinals[word], i + 1, True
    if word not in table.tens:
        return None
    j = i + 2 if i + 1 < len(toks) and toks[i + 1].is_hyphen else i + 1
    one = table.ordinals.get(lower(toks, j), 0)
    return (table.tens[word] + one, j + 1, True) if 0 < one < 10 else None


def _behind_superlative(toks: Sequence[Token], j: int) -> int | None:
    """Go past "-largest", "-placed" and "consecutive"; None behind another hyphen ("16th-century", "second-hand")."""
    words = tables.contexts()
    if j < len(toks) and toks[j].is_hyphen:
        word = lower(toks, j + 1)
        if word == "most" or word.endswith("est") or word in {"placed", "ranked", "seeded"}:
            j += 2
        else:
            return None
    while lower(toks, j) in words.in_a_row or lower(toks, j) in {"most", "ever", "biggest", "largest", "highest"}:
        j += 1
    return j


def _noun(toks: Sequence[Token], j: int) -> Noun | None:
    """Find the head of the noun phrase that begins at `j`, in the singular."""
    nouns = tables.nouns().words
    found: Noun | None = None
    for k in range(j, min(j + _WINDOW, len(toks))):
        token = toks[k]
        if found is not None and token.is_hyphen and token.glued and k + 1 < len(toks) and toks[k + 1].glued:
            continue  # "the second African-American woman"
        if not token.is_word or token.lower in nouns.stops | nouns.nominal | tables.contexts().not_ranked:
            break
        contracted = "'" in token.lower and not token.lower.endswith("'s")  # "the first time I've been"
        if (
            contracted
            or token.lower in tables.numbers().ones
            or (found is not None and token.lower.endswith(("ed", "ly")))
        ):
            break
        found = Noun(singular(token.lower.removesuffix("'s")), k + 1)
    if found is not None and found.end < len(toks) and toks[found.end].is_hyphen:
        return None
    return found


def _says_which(toks: Sequence[Token], i: int, number: float, noun: Noun, end: int) -> bool:
    """Say whether the word before an ordinal in words makes it one of a row."""
    words = tables.contexts()
    before = lower(toks, i - 1)
    if before.endswith("'s") or number > _AMBIGUOUS:
        return True
    if before not in words.before_ordinal:
        return lower(toks, end) in words.in_a_row
    if before == "in":
        return noun.lemma in _PLACES
    if before == "for":
        return noun.lemma == "time"
    if before in {"a", "this", "that"}:  # "a third man" is another man, "a third time" is the third
        return noun.lemma == "time" or number > 3 or lower(toks, end) in words.in_a_row
    return True
