"""Amounts as claims: of which kind they are, what narrows them, and which of them say nothing by themselves."""

import re
from collections.abc import Collection

from checker.extract.aspects import aspect_of, rate_of
from checker.extract.events import event_table, lemma_of
from checker.extract.lengths import state_of
from checker.extract.names import Names
from checker.extract.syntax import children
from checker.model import Mod, Quantity, Sentence, ValueKind

# What counts or numbers a noun; all other units measure.
OF_NOUNS = frozenset({"item", "ordinal"})
# Quantities that say nothing by themselves: one side of a result, how many times another amount.
NOT_CLAIMED = frozenset({"score", "times"})

_ADDED = {"other", "others", "another", "more", "additional", "further", "extra"}
_HEDGES = re.compile(r"\b(?:more than|and more|or more)\b")
_DEFINITE = {"the", "these", "those", "both", "their", "our", "his", "her", "its"}
# "12 people in the town and dozens more": as far as the ones on top are told.
_REACH = 9
# How the parse ties what has become of somebody to the verb, and the classes of events that befall people.
_PREDICATED = {"oprd", "acomp", "advcl", "xcomp"}
_PLIGHTS = frozenset({"die", "injure", "go missing", "displace"})
_NAMING = {"NOUN", "PROPN", "ADJ", "NUM"}


def kind_of(amount: Quantity) -> ValueKind:
    """Give the kind of claim that an amount makes, by its unit."""
    if amount.unit == "second":
        return ValueKind.DURATION
    # ISO 4217 codes are the only units in capitals.
    return ValueKind.MONEY if len(amount.unit) == 3 and amount.unit.isupper() else ValueKind.COUNT


def claimed(sentence: Sentence, amount: Quantity, names: Names, before: Quantity | None = None) -> Quantity | None:
    """Give an amount as it is to be compared, with what it measures; None where it says nothing by itself.

    "The two sides" and "four others" count nothing; of "12 people and dozens more" 12 is only the least. The `noun` of
    a measure is its aspect, that of a length of time the state that went on so long, that of a sum whether it is paid
    each time. `before` is the amount claimed before this one.
    """
    if _says_nothing(sentence, amount):
        return None
    if amount.unit == "item":
        return _at_least(amount) if _goes_on(sentence, amount) else amount
    if kind_of(amount) is ValueKind.DURATION:
        return amount if amount.noun else amount.model_copy(update={"noun": state_of(sentence, amount)})
    if kind_of(amount) is ValueKind.MONEY:
        return amount.model_copy(update={"noun": rate_of(sentence, amount)})
    if kind_of(amount) is ValueKind.COUNT and not amount.noun:
        return amount.model_copy(update={"noun": aspect_of(sentence, amount, names, before)})
    return amount


def plight_of(sentence: Sentence, counted: int) -> tuple[str, ...]:
    """Give the classes of what has become of people counted: "24 people dead", "five were confirmed dead"."""
    token = sentence.tokens[counted]
    if sentence.tokens[token.head].pos not in {"VERB", "AUX"}:
        return ()
    below = [*(j for j in children(sentence, token.head) if sentence.tokens[j].dep in _PREDICATED), token.head]
    told = [event_table().classes_of(lemma_of(sentence, j)) for j in below if j > counted]
    return next((classes for classes in told if not _PLIGHTS.isdisjoint(classes)), ())


def _says_nothing(sentence: Sentence, amount: Quantity) -> bool:
    if amount.unit in NOT_CLAIMED:
        return True
    if amount.unit == "ordinal" and amount.number == 1 and not _is_first_to(sentence, amount):
        return True  # the first of something is a claim of recency, or an adverb
    if amount.number == 2 and amount.unit == "item" and _follows(sentence, amount, _DEFINITE):
        return True  # "the two sides" takes up a pair that was named before; it counts nothing
    # "Four others" come on top of a number that is not given here; "more than four" and "four or more" do not.
    words = _HEDGES.sub("", amount.text.lower()).split()
    return not _ADDED.isdisjoint(words) or _follows(sentence, amount, _ADDED)


def _is_first_to(sentence: Sentence, amount: Quantity) -> bool:
    """Whether an ordinal is of the first to do something, which ranks it: "the first woman to lead the bank"."""
    tokens = sentence.tokens
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].start < amount.end), 0)
    told = (i for i in children(sentence, last) if i > last and tokens[i].dep in {"relcl", "acl", "advcl"})
    ranks = any(tokens[j].text.lower() == "to" for i in told for j in children(sentence, i))
    return ranks and _follows(sentence, amount, {"the"})


def _follows(sentence: Sentence, amount: Quantity, words: Collection[str]) -> bool:
    first = next(i for i, t in enumerate(sentence.tokens) if t.end > amount.start)
    return first > 0 and sentence.tokens[first - 1].text.lower() in words


def _at_least(amount: Quantity) -> Quantity:
    return amount.model_copy(update={"high": None, "mod": amount.mod or Mod.MORE_THAN})


def _goes_on(sentence: Sentence, amount: Quantity) -> bool:
    """Whether further ones are told to come on top, in the same clause: "12 people in the town and dozens more"."""
    tokens = sentence.tokens
    start = next((i for i, t in enumerate(tokens) if t.start >= amount.end), len(tokens))
    joined = False
    for i in range(start, min(start + _REACH, len(tokens))):
        word, after = tokens[i].text.lower(), tokens[i + 1] if i + 1 < len(tokens) else None
        if tokens[i].pos in {"VERB", "AUX", "PUNCT"}:
            return False
        joined = joined or word == "and"
        if joined and word == "others":
            return True
        if joined and word == "more" and (after is None or (after.text.lower() != "than" and after.pos not in _NAMING)):
            return True
    return False
