"""How old somebody is: "Anna Berg, 49, said", "Anna Berg (49)", "49-year-old Anna Berg"."""

from collections.abc import Iterator

from checker.extract.names import Names
from checker.extract.propositions import governor, head_of
from checker.model import Article, Participant, Proposition, Quantity, Role, Sentence

AGE = "year of age"
_OLDEST = 120
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
    return at if _is_person(sentence, at, names) else None


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
