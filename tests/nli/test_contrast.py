"""The generator of training pairs: its labels must be true, or the model learns errors."""

import importlib
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "training"
MANY = 200
NEWS = "\n".join(
    f"The town of {name} {verb} {cost} pounds on the repair of its old bridges in {year}, said mayor {mayor} in London."
    for name, verb, cost, year, mayor in [
        ("Ayr", "spent", 1250, 1999, "Anna Blake"),
        ("Bath", "spent", 730, 2001, "Paul Carter"),
        ("Cork", "saved", 9100, 1987, "Ruth Doyle"),
        ("Deal", "spent", 88, 2003, "Mark Evans"),
    ]
)


@pytest.fixture(scope="module", autouse=True)
def training_on_path() -> Iterator[None]:
    """Let the scripts of training/ import each other by name: training is no package."""
    sys.path.insert(0, str(FOLDER))
    yield
    sys.path.remove(str(FOLDER))


@pytest.fixture
def edits() -> Any:
    """Load the edits of a text."""
    return importlib.import_module("edits")


@pytest.fixture
def grammar() -> Any:
    """Load the edits of a parse."""
    return importlib.import_module("grammar")


@pytest.fixture
def contrast() -> Any:
    """Load the maker of pairs."""
    return importlib.import_module("contrast")


def draws(edit: Callable[[Any, random.Random], Any], sentence: Any) -> list[Any]:
    """Run an edit many times with different seeds."""
    return [found for seed in range(MANY) if (found := edit(sentence, random.Random(seed))) is not None]  # noqa: S311


def parsed(parser: Any, *texts: str) -> list[Any]:
    """Parse some sentences."""
    return list(parser.pipe(texts, batch_size=8))


@pytest.mark.parametrize(
    ("edit", "sentence", "kept"),
    [
        ("swap_weekday", "The council met on Friday.", "The council met on {}."),
        ("swap_month", "It opened in March to great applause.", "It opened in {} to great applause."),
        ("swap_year", "The firm was founded in 1998 by two brothers.", "The firm was founded in {} by two brothers."),
        ("swap_number", "The fire cost 1,250 people their homes.", "The fire cost {} people their homes."),
        ("swap_number", "Sales rose by 7.5% in the spring.", "Sales rose by {} in the spring."),
        ("swap_number_word", "He won three gold medals.", "He won {} gold medals."),
        ("swap_unit", "The sale raised $5 billion for the state.", "The sale raised $5 {} for the state."),
        ("swap_unit", "They talked for three hours.", "They talked for three {}."),
        ("swap_opposite", "Exports rose again.", "Exports {} again."),
        ("swap_role", "The finance minister resigned.", "The {} resigned."),
        ("negate", "The bank will raise rates.", "The bank {} raise rates."),
    ],
)
def test_a_swap_changes_one_value_and_nothing_else(edits: Any, edit: str, sentence: str, kept: str) -> None:
    """The two differ in one place only, and cannot both hold."""
    found = draws(getattr(edits, edit), sentence)
    before, after = kept.split("{}")
    assert {change.effect for change in found} == {edits.Effect.OTHER}
    for change in found:
        assert change.text != sentence
        assert change.text.startswith(before)
        assert change.text.endswith(after)


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        ("swap_number", "The match in 1998 ended 3-1 at 20:30 in the 1990s."),
        ("swap_number", "About 40 people came, some 30 stayed and more than 7% left."),
        ("swap_number", "He was born on 12 March in Leeds."),
        ("swap_year", "It cost $1999 with tax in the 1980s, and 2001% more by 2004-05."),
        ("swap_month", "She may go, and May comes soon."),
        ("swap_unit", "He was paid millions over the years."),
        ("negate", "It is true that nobody was hurt."),
        ("negate", "He will say that it has gone."),
        ("negate", "He said it was never so."),
        ("drop_time", "They met on Friday evening."),
        ("drop_time", "They met in 2004-05."),
        ("weaken", "The will was read, and they will not go."),
        ("say_wider", "No bus has run since."),
        ("say_wider", "Every car was stopped."),
        ("say_otherwise", 'He called it "a row about a film".'),
    ],
)
def test_what_would_be_labelled_falsely_is_left_alone(edits: Any, edit: str, sentence: str) -> None:
    """Scores, times, days of a month, hedged numbers, second denials, quoted words: nothing is made of them."""
    assert draws(getattr(edits, edit), sentence) == []


def test_a_hedge_is_true_exactly_when_it_covers_the_number(edits: Any) -> None:
    """Of 1,350, "more than 1,300" says less and "less than 1,300" contradicts; most hedges come both ways."""
    by_word: dict[str, set[str]] = defaultdict(set)
    for change in draws(edits.hedge, "The flood cost 1,350 families their homes."):
        words = change.text.removeprefix("The flood cost ").removesuffix(" families their homes.").split()
        word, value = " ".join(words[:-1]), float(words[-1].replace(",", ""))
        near, below, above = abs(value - 1350) <= 50, value < 1350, value > 1350
        true = {
            "more than": below, "over": below, "at least": below, "less than": above, "under": above,
            "about": near, "around": near, "some": near, "roughly": near,
            "nearly": near and above, "almost": near and above,
        }[word]  # fmt: skip
        assert (change.effect is edits.Effect.LESS) == true, change
        by_word[word].add(change.effect)
    assert len(by_word) == 11
    assert all(len(by_word[word]) == 2 for word in ("more than", "at least", "under", "about", "roughly"))


@pytest.mark.parametrize(
    ("edit", "sentence", "same"),
    [
        ("renotate", "The deal is worth $5m to the club.", "The deal is worth $5 million to the club."),
        ("renotate", "Growth reached 3.1% in the year.", "Growth reached 3.1 per cent in the year."),
        ("renotate", "He scored five goals there.", "He scored 5 goals there."),
        ("convert", "The town is 10 miles away.", "The town is about 16 kilometres away."),
        ("convert", "It fell 1,000 feet into the sea.", "It fell about 305 metres into the sea."),
    ],
)
def test_another_notation_keeps_only_the_same_value(edits: Any, edit: str, sentence: str, same: str) -> None:
    """A value written another way is the same; with another value it contradicts. Both are made."""
    found = draws(getattr(edits, edit), sentence)
    assert {change.effect for change in found} == {edits.Effect.SAME, edits.Effect.OTHER}
    assert all((change.effect is edits.Effect.SAME) == (change.text == same) for change in found)


@pytest.mark.parametrize(
    ("edit", "sentence", "less"),
    [
        ("drop_time", "The council met on Friday and agreed.", "The council met and agreed."),
        ("say_wider", "A bus left the road.", "A vehicle left the road."),
    ],
)
def test_what_is_left_out_or_widened_says_less(edits: Any, edit: str, sentence: str, less: str) -> None:
    """The fuller or narrower sentence entails the other, not the other way round."""
    assert {(change.text, change.effect) for change in draws(getattr(edits, edit), sentence)} == {
        (less, edits.Effect.LESS)
    }


def test_a_word_of_the_same_meaning_keeps_the_sense(edits: Any) -> None:
    """What was bought was purchased or acquired, and a second word may change with it."""
    found = draws(edits.say_otherwise, "The firm bought its rival.")
    assert {change.effect for change in found} == {edits.Effect.SAME}
    assert {"The company bought its rival.", "The firm acquired its rival."} <= {change.text for change in found}


@pytest.mark.parametrize(
    ("edit", "sentence", "text", "effect"),
    [
        ("front", "The council approved the plan on Friday.", "On Friday, the council approved the plan.", "same"),
        ("turn_report", "The mayor said that the bridge is safe.", "The bridge is safe, the mayor said.", "same"),
        ("short_name", "Anna Blake won the vote.", "Blake won the vote.", "same"),
        ("deny", "The council approved the plan.", "The council did not approve the plan.", "other"),
        ("deny", "The bridge is safe.", "The bridge is not safe.", "other"),
        ("deny", "The bridge is not safe.", "The bridge is safe.", "other"),
        ("leave_out", "The mayor, who had opposed it, signed the order.", "The mayor signed the order.", "less"),
        ("leave_out", "The army closed the airport in May.", "The army closed the airport.", "less"),
        ("one_of_two", "The army closed the port and opened the airport.", "The army closed the port.", "less"),
        ("one_of_two", "The army closed the port and opened the airport.", "The army opened the airport.", "less"),
        ("make_passive", "Blake defeated Carter in May.", "Carter was defeated by Blake in May.", "same"),
        ("make_passive", "Blake defeated Carter in May.", "Blake was defeated by Carter in May.", "other"),
    ],
)
def test_an_edit_of_the_parse_has_its_effect(
    grammar: Any, parser: Any, edit: str, sentence: str, *, text: str, effect: str
) -> None:
    """Order, voice, modifiers and denial change as the parse says, with the effect that follows."""
    found = {(change.text, str(change.effect)) for change in draws(getattr(grammar, edit), parsed(parser, sentence)[0])}
    assert (text, effect) in found


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        ("leave_out", "No army closed the airport in May."),
        ("leave_out", "Only the army closed the airport in May."),
        ("deny", "Nobody approved the plan."),
        ("deny", "The mayor said that the bridge is safe."),
        ("one_of_two", "The army never closed the port and opened the airport."),
        ("short_name", "Anna Blake and Paul Blake won the vote."),
        ("make_passive", "He defeated Carter in May."),
    ],
)
def test_an_edit_that_would_mislead_is_not_made(grammar: Any, parser: Any, edit: str, sentence: str) -> None:
    """After a negation or a quantifier, less said may be more claimed; who said a thing is not what was denied."""
    assert draws(getattr(grammar, edit), parsed(parser, sentence)[0]) == []


def test_a_name_is_swapped_for_one_of_its_kind(grammar: Any, parser: Any) -> None:
    """A person for a person of the texts, a place for a place, and never for one that the sentence has already."""
    texts = ["Anna Blake flew to London.", "Paul Carter flew to Paris.", "Ruth Doyle stayed in Berlin."]
    names = grammar.Names(parsed(parser, *texts))
    found = {(change.text, change.made_by) for change in draws(names.swap_name, parsed(parser, texts[0])[0])}
    assert found == {
        ("Paul Carter flew to London.", "person"),
        ("Ruth Doyle flew to London.", "person"),
        ("Anna Blake flew to Paris.", "place"),
        ("Anna Blake flew to Berlin.", "place"),
    }


def test_only_quoted_words_are_swapped_as_quoted(grammar: Any, parser: Any) -> None:
    """Another noun stands inside the quotation marks; what stands outside them stays."""
    quote = 'He called the plan "a disaster for everyone" on the radio.'
    names = grammar.Names(parsed(parser, "The festival was a triumph.", quote))
    found = draws(names.swap_quoted, parsed(parser, quote)[0])
    assert any("triumph for everyone" in change.text for change in found)
    assert all(
        change.text.startswith("He called the plan") and change.text.endswith("on the radio.") for change in found
    )


def test_a_denied_hypothesis_has_the_label_turned(contrast: Any, parser: Any) -> None:
    """What was entailed is contradicted and the reverse; neutral stays; after "all" nothing is made."""
    pairs = [
        contrast.Pair("A man sleeps.", "The man is asleep.", "entailment", ""),
        contrast.Pair("A man sleeps.", "The man is awake.", "contradiction", ""),
        contrast.Pair("A man sleeps.", "The man is old.", "neutral", ""),
        contrast.Pair("A man sleeps.", "All men are asleep.", "neutral", ""),
    ]
    found = [(pair.hypothesis, pair.label) for pair in contrast.denials(pairs, parser)]
    assert found == [
        ("The man is not asleep.", "contradiction"),
        ("The man is not awake.", "entailment"),
        ("The man is not old.", "neutral"),
    ]


def test_sentences_are_whole_statements(contrast: Any) -> None:
    """Abbreviations do not end a sentence; questions, fragments and open quotations are no statements."""
    text = (
        "The talks were opened by Mr. Brown of St. Ives on the first day. Who would have thought that of all of them?\n"
        'Too short. "We are glad of the outcome of the long talks. We said so to everyone in the hall," he said.'
    )
    assert contrast.sentences(text) == ["The talks were opened by Mr. Brown of St. Ives on the first day."]


def test_program_code_is_no_article(contrast: Any) -> None:
    """What slipped into the collection beside the articles is not read."""
    assert not contrast.is_prose("import os\nprint('The council met on Friday and agreed to the plan in full.')")
    assert contrast.is_prose("The council met on Friday.\n\nIt agreed to import more grain.")


def test_the_same_seed_makes_the_same_pairs(contrast: Any, parser: Any) -> None:
    """A rebuild trains on the same pairs; another seed makes others; no pair comes twice."""
    made = [list(contrast.make([NEWS], 30, seed, parser)) for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert len({(pair.premise, pair.hypothesis) for pair in made[0]}) == len(made[0]) > 10
    assert {pair.label for pair in made[0]} == {"entailment", "neutral", "contradiction"}


def test_a_pair_follows_from_its_edits(contrast: Any, parser: Any) -> None:
    """What makes a contradiction is among the edits of every contradiction and of no other pair."""
    changes = {"weekday", "month", "year", "number", "number_word", "unit", "opposite", "role", "negation", "denied"}
    swaps = {"person", "place", "organisation", "nationality", "quoted_word", "affirmed"}
    either = {"hedge", "notation", "conversion", "passive"}
    for pair in contrast.make([NEWS], 200, 3, parser):
        names = set(pair.made_by.split("+"))
        assert names & (changes | swaps | either) or pair.label != "contradiction", pair
        assert not names & (changes | swaps) or pair.label == "contradiction", pair


def test_context_holds_the_sentence_and_its_neighbours(contrast: Any, parser: Any) -> None:
    """A premise with context is a stretch of the article with the sentence in it."""
    whole = " ".join(NEWS.splitlines())
    pairs = [pair for pair in contrast.make([NEWS], 200, 4, parser) if pair.made_by.endswith("context")]
    assert pairs
    assert all(pair.premise in whole and len(pair.premise) > len(pair.hypothesis) for pair in pairs)
