"""What lengths of time are of, sentences for life, elided nouns, and lists of ages."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.extract import extract, segment
from checker.extract.lengths import YEAR, length_table
from checker.extract.sentences import Parser
from checker.model import AmountValue, Article, Claim, Quantity, ValueKind

Story = Callable[..., Article]
MAY_16 = date(2025, 5, 16)


def amounts(text: str, parser: Parser, story: Story, kind: ValueKind) -> list[tuple[Claim, Quantity]]:
    """Give the claims of one kind that hold an amount, each with its amount."""
    article = story(text, MAY_16)
    claims = (c for c in extract(article, segment(article, parser)) if c.kind is kind)
    return [(c, c.value.quantity) for c in claims if isinstance(c.value, AmountValue)]


STATES = [
    ("Anna Berg received a 20-year sentence.", "sentence"),
    ("Anna Berg was sentenced to 20 years in prison.", "sentence"),
    ("Anna Berg got a prison term of 20 years.", "sentence"),
    ("The judge jailed Anna Berg for two years.", "sentence"),
    ("Anna Berg, a 12-year veteran of the force, was shot.", "tenure"),
    ("The trouble began after the five-year employee, Anna Berg, was suspended.", "tenure"),
    ("Anna Berg has been an employee for about 15 years.", "tenure"),
    ("Anna Berg had worked for Norrair for about 15 years.", "tenure"),
    ("Anna Berg spent seven years as a coach in Turku.", "as coach"),
    ("Anna Berg signed a three-year contract.", "contract"),
    ("The league imposed a one-year postseason ban.", "ban"),
    ("Anna Berg spent two weeks in the hospital.", "hospital"),
    ("The laptop has an eight-hour battery life.", "battery"),
    ("The battery will offer eight hours of operation.", "battery"),
    ("The marriage lasted 12 years.", "marriage"),
    ("The call lasted two hours.", ""),
    ("They walked at least seven days to reach the camp.", ""),
    ("The four-year term of the mayor ends soon.", ""),
    ("The walk took three days as planned.", ""),
]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_a_length_of_time_says_what_it_is_of(parser: Parser, story: Story, text: str, state: str) -> None:
    """Told by the noun that carries it, the verb that goes on, or what stands behind; nothing where none says so."""
    assert [q.noun for _, q in amounts(text, parser, story, ValueKind.DURATION)] == [state]


def test_a_tenure_is_told_by_noun_or_verb_and_where(parser: Parser, story: Story) -> None:
    """A member and one who serves are in one state; where is kept beside it, so that two places can be told apart."""
    texts = ("Anna Berg was a 15-year member of the harbour police.", "Anna Berg served with the navy for 15 years.")
    told = [amounts(text, parser, story, ValueKind.DURATION)[0][0].proposition for text in texts]
    assert [p.predicate for p in told] == ["tenure", "tenure"]
    assert "tenure at polic" in told[0].events
    assert "tenure at navi" in told[1].events


LIFE = [
    ("Anna Berg was serving a life sentence.", 1),
    ("Anna Berg was serving a sentence of life in prison for robbery.", 1),
    ("Anna Berg was serving life in prison for robbery.", 1),
    ("Anna Berg was jailed for life.", 1),
    ("Anna Berg was sentenced to life imprisonment.", 1),
    ("The judge gave Anna Berg life without parole.", 1),
    ("Anna Berg was given two life sentences.", 0),
    ("Anna Berg was jailed for the life that she led.", 0),
    ("Anna Berg enjoys life in Turku.", 0),
    ("Life in the village of Berg was hard.", 0),
    ("She was scarred for life.", 0),
]


@pytest.mark.parametrize(("text", "found"), LIFE)
def test_a_sentence_for_life_is_longer_than_any_term(parser: Parser, story: Story, text: str, found: int) -> None:
    """Where a court gives life it is a length of time without an upper bound; elsewhere life is no sentence."""
    told = [q for _, q in amounts(text, parser, story, ValueKind.DURATION)]
    assert [(q.low, q.high, q.noun) for q in told] == [(100 * YEAR, None, "sentence")] * found


ELIDED = [
    ("Anna Berg played for Hull for 11 seasons and served as a coach for seven.", ["11 seasons", "seven"]),
    ("Anna Berg led the club for 12 games, then the other for nine.", ["12 games", "nine"]),
    ("Anna Berg played for Hull for 11 seasons and was paid for seven of them.", ["11 seasons"]),
    ("Anna Berg came after 11 seasons and left for seven.", ["11 seasons"]),
]


@pytest.mark.parametrize(("text", "counts"), ELIDED)
def test_a_noun_told_once_is_counted_twice(parser: Parser, story: Story, text: str, counts: list[str]) -> None:
    """A bare figure behind the same preposition counts what the one before it counts."""
    told = [q for _, q in amounts(text, parser, story, ValueKind.COUNT)]
    assert sorted(q.text for q in told if q.noun in {"season", "game"}) == counts


AGES = [
    ("Anna Berg is survived by two sons, ages 16 and 6.", [("boy 1 of 2", 16), ("boy 2 of 2", 6)]),
    ("Anna Berg was the mother of two boys, ages 6 and 16.", [("boy 1 of 2", 16), ("boy 2 of 2", 6)]),
    (
        "Anna Berg leaves children aged 6, 9 and 12.",
        [("child 1 of 3", 12), ("child 2 of 3", 9), ("child 3 of 3", 6)],
    ),
    ("Anna Berg teaches children aged 6 to 9.", []),
    ("Anna Berg leaves a son, aged 6.", []),
]


@pytest.mark.parametrize(("text", "ages"), AGES)
def test_listed_ages_are_told_from_the_eldest(
    parser: Parser, story: Story, text: str, ages: list[tuple[str, int]]
) -> None:
    """Each age of a list is of one child of a known number, whatever order the list is in."""
    told = [(q.noun, q.number) for _, q in amounts(text, parser, story, ValueKind.COUNT) if " of " in q.noun]
    assert sorted(told) == ages


def test_an_age_beside_the_name_is_of_its_bearer(parser: Parser, story: Story) -> None:
    """A description with an age stands for the name that follows it."""
    told = amounts("The 35-year-old deputy, Anna Berg, was killed.", parser, story, ValueKind.COUNT)
    assert [(q.number, [p.name for p in c.proposition.participants]) for c, q in told] == [(35, ["anna berg"])]


def test_each_state_is_told_by_something() -> None:
    """No row of the table is empty, and no noun stands for two states."""
    states = length_table().state
    assert all(s.nouns | s.verbs | s.objects | s.subjects | s.behind for s in states)
    nouns = [n for s in states for n in s.nouns]
    assert len(nouns) == len(set(nouns))
    assert not length_table().is_exclusive("no such state")
