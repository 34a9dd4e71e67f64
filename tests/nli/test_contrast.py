"""The generator of training pairs: its labels must be true, or the model learns errors."""

import importlib.util
import random
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "training" / "contrast.py"
MANY = 200


def load() -> ModuleType:
    """Load the script by its path: training is no package."""
    spec = importlib.util.spec_from_file_location("contrast", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["contrast"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


contrast: Any = load()
Maker = Callable[[str, random.Random], Any]


def draws(maker: Maker, sentence: str) -> list[Any]:
    """Run a maker many times with different seeds."""
    return [pair for seed in range(MANY) if (pair := maker(sentence, random.Random(seed))) is not None]  # noqa: S311


@pytest.mark.parametrize(
    ("maker", "sentence", "kept"),
    [
        ("swap_weekday", "The council met on Friday.", "The council met on {}."),
        ("swap_month", "It opened in March to great applause.", "It opened in {} to great applause."),
        ("swap_year", "The firm was founded in 1998 by two brothers.", "The firm was founded in {} by two brothers."),
        ("swap_number", "The fire cost 1,250 people their homes.", "The fire cost {} people their homes."),
        ("swap_number", "Sales rose by 7.5% in the spring.", "Sales rose by {} in the spring."),
        ("swap_number_word", "He won three gold medals.", "He won {} gold medals."),
        ("swap_opposite", "Exports rose again.", "Exports {} again."),
        ("negate", "The bank will raise rates.", "The bank {} raise rates."),
    ],
)
def test_a_swap_changes_one_value_and_nothing_else(maker: str, sentence: str, kept: str) -> None:
    """The two sides differ in one place only, the label is contradiction, and the change stands on either side."""
    pairs = draws(getattr(contrast, maker), sentence)
    before, after = kept.split("{}")
    assert {pair.label for pair in pairs} == {"contradiction"}
    assert {pair.premise == sentence for pair in pairs} == {True, False}
    for pair in pairs:
        other = pair.hypothesis if pair.premise == sentence else pair.premise
        assert sentence in (pair.premise, pair.hypothesis)
        assert other != sentence
        assert other.startswith(before)
        assert other.endswith(after)


@pytest.mark.parametrize(
    ("maker", "sentence"),
    [
        ("swap_number", "The match in 1998 ended 3-1 at 20:30 in the 1990s."),
        ("swap_number", "About 40 people came, some 30 stayed and more than 7% left."),
        ("swap_number", "He was born on 12 March in Leeds."),
        ("swap_year", "It cost $1999 with tax in the 1980s, and 2001% more by 2004-05."),
        ("swap_month", "She may go, and May comes soon."),
        ("negate", "It is true that nobody was hurt."),
        ("negate", "He will say that it has gone."),
        ("negate", "He said it was never so."),
        ("drop_time", "They met on Friday evening."),
        ("drop_time", "They met in 2004-05."),
    ],
)
def test_what_is_no_plain_value_is_left_alone(maker: str, sentence: str) -> None:
    """Scores, times, days of a month, hedged numbers and second denials would give false labels; nothing is made."""
    assert draws(getattr(contrast, maker), sentence) == []


def test_a_hedge_is_true_exactly_when_it_entails() -> None:
    """Of 1,350, "more than 1,300" is entailed and "less than 1,300" contradicts; each hedge has both labels."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for pair in draws(contrast.hedge, "The flood cost 1,350 families their homes."):
        words = pair.hypothesis.removeprefix("The flood cost ").removesuffix(" families their homes.").split()
        word, value = " ".join(words[:-1]), float(words[-1].replace(",", ""))
        true = {
            "more than": value < 1350,
            "over": value < 1350,
            "less than": value > 1350,
            "under": value > 1350,
            "about": abs(value - 1350) <= 50,
            "around": abs(value - 1350) <= 50,
        }[word]
        assert pair.label == ("entailment" if true else "contradiction"), pair
        by_word[word].add(pair.label)
    assert set(by_word) == {"more than", "over", "less than", "under", "about", "around"}
    assert all(labels == {"entailment", "contradiction"} for labels in by_word.values())


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("The deal is worth $5m to the club.", "The deal is worth $5 million to the club."),
        ("Growth reached 3.1% in the year.", "Growth reached 3.1 per cent in the year."),
        ("He scored five goals there.", "He scored 5 goals there."),
    ],
)
def test_another_notation_entails_only_the_same_value(sentence: str, same: str) -> None:
    """A value written another way is entailed both ways round; with another value it contradicts."""
    pairs = draws(contrast.renotate, sentence)
    assert {pair.label for pair in pairs} == {"entailment", "contradiction"}
    for pair in pairs:
        assert (pair.label == "entailment") == ({pair.premise, pair.hypothesis} == {sentence, same})


def test_leaving_out_the_time_entails_and_adding_it_is_neutral() -> None:
    """The fuller sentence entails the shorter one; the shorter one says nothing of the day."""
    full, short = "The council met on Friday and agreed.", "The council met and agreed."
    found = {(pair.premise, pair.hypothesis, pair.label) for pair in draws(contrast.drop_time, full)}
    assert found == {(full, short, "entailment"), (short, full, "neutral")}


def test_sentences_are_whole_statements() -> None:
    """Abbreviations do not end a sentence; questions, fragments and open quotations are no statements."""
    text = (
        "The talks were opened by Mr. Brown of St. Ives on the first day. Who would have thought that of all of them?\n"
        'Too short. "We are glad of the outcome of the long talks. We said so to everyone in the hall," he said.'
    )
    assert contrast.sentences(text) == ["The talks were opened by Mr. Brown of St. Ives on the first day."]


def test_program_code_is_no_article() -> None:
    """What slipped into the collection beside the articles is not read."""
    assert not contrast.is_prose("import os\nprint('The council met on Friday and agreed to the plan in full.')")
    assert contrast.is_prose("The council met on Friday.\n\nIt agreed to import more grain.")


def test_the_same_seed_makes_the_same_pairs() -> None:
    """A rebuild trains on the same pairs; another seed makes others; no pair comes twice."""
    article = "\n".join(
        f"The town of {name} spent {cost} pounds on the repair of its old bridges in {year}, said the mayor of London."
        for name, cost, year in [("Ayr", 1250, 1999), ("Bath", 730, 2001), ("Cork", 9100, 1987), ("Deal", 88, 2003)]
    )
    made = [list(contrast.make([article], 30, seed)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert len({(pair.premise, pair.hypothesis) for pair in made[0]}) == len(made[0]) > 10
    assert {pair.label for pair in made[0]} == {"entailment", "neutral", "contradiction"}
