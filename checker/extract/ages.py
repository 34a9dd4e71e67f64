"""How old somebody is: "Anna Berg, 49, said", "49-year-old Anna Berg"; and how old somebody's children are."""

from collections.abc import Iterator, Sequence

from checker.extract.aspects import aspect_table
from checker.extract.events import lemma_of
from checker.extract.names import Names
from checker.extract.propositions import governor, head_of
from checker.extract.syntax import children
from checker.model import Article, Participant, Proposition, Quantity, Role, Sentence

AGE = "year of age"
_OLDEST = 120
# What parts the ages of a list.
_JOINTS = {",", "and", ", and", "&"}
_BEFORE = 3
# What stands before and after a bare number that is an age.
_MARKS = {",": {",", ".", ";", ")", "\u2014", "-"}, "(": {")", ","}}


def bare_ages(sentence: Sentence, names: Names) -> Iterator[tuple[Quantity, int]]:
    """Give the numbers that stand between marks after a person's name, each with the token that the name hangs on."""
    tokens = sentence.tokens
    for i in range(2, len(tokens)):
        word, before = tokens[i].text, tokens[i - 1].text
        after = tokens[i + 1].text if i + 1 < len(tokens) else "."
        if not word.isdecimal() or not 0 < int(word) <= _OLDEST or after not in _MARKS.get(before, ()):
            continue
        person = next((j for j in (i - 2, tokens[i - 2].head) if _is_person(sentence, j, names)), None)
        if person is not None:
            number = float(word)
            yield (
                Quantity(
                    start=tokens[i].start,
                    end=tokens[i].end,
                    text=word,
                    low=number,
                    high=number,
                    number=number,
                    unit=AGE,
                ),
                person,
            )


def whose_age(sentence: Sentence, age: Quantity, names: Names) -> int | None:
    """Give the token of the one person whose age is given, None where it is nobody's with a name."""
    at = governor(sentence, head_of(sentence, age.start, age.end))
    # "The 35-year-old deputy, Anna Berg, said"
    beside = (j for j in children(sentence, at) if sentence.tokens[j].dep == "appos")
    return next((j for j in (at, *beside) if _is_person(sentence, j, names)), None)


def listed_ages(sentence: Sentence, ages: Sequence[Quantity]) -> Iterator[tuple[Quantity, int]]:
    """Give the ages of several children ("two sons, ages 16 and 6"), each with the token of the noun for them.

    The `noun` of each says which it is, from the eldest: "son 1 of 2", so that lists in another order compare.
    """
    tokens, nouns = sentence.tokens, aspect_table().children
    for i, first in enumerate(ages):
        rest = ages[i + 1 :]
        row = [first]
        while rest and sentence.text[row[-1].end - sentence.start : rest[0].start - sentence.start].strip() in _JOINTS:
            row.append(rest[0])
            rest = rest[1:]
        begins = next((j for j, t in enumerate(tokens) if t.start >= first.start), 0)
        told = (j for j in range(begins - 1, max(begins - 1 - _BEFORE, -1), -1) if lemma_of(sentence, j) in nouns)
        if len(row) < 2 or not first.text.lower().startswith("age") or (noun := next(told, None)) is None:
            continue
        child = nouns[lemma_of(sentence, noun)]
        for place, age in enumerate(sorted(row, key=lambda q: (-q.number, q.start)), start=1):
            yield age.model_copy(update={"noun": f"{child} {place} of {len(row)}"}), noun


def age_of(article: Article, sentence: Sentence, person: int, names: Names) -> Proposition:
    """Give the proposition that somebody is of some age: all that it names is the person."""
    token = sentence.tokens[person]
    name = names.at(sentence.index, person)[0]
    who = Participant(
        role=Role.AGENT, name=name.canonical, mention=article.span(token.start, token.end), entity=name.entity
    )
    return Proposition(predicate="age", events=(), negated=False, participants=(who,), stems=("age",))


def _is_person(sentence: Sentence, i: int, names: Names) -> bool:
    """Whether one person is named there; of coordinated names the token's own comes first."""
    found = names.at(sentence.index, i)
    alone = len(found) == 1 or (len(found) > 1 and sentence.tokens[i].pos == "PROPN")
    return alone and found[0].entity == "PERSON"
