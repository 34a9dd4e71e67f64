"""Who did what to whom and where: the event, the participants with their roles, the clause and its borders."""

from collections.abc import Callable

import pytest

from checker.extract import segment
from checker.extract.events import event_at, event_table, lemma_of, occasion_of
from checker.extract.names import names_of
from checker.extract.propositions import clause_span, governor, head_of, outer_clause, proposition, stems
from checker.extract.sentences import Parser
from checker.extract.syntax import clause_of
from checker.model import Article, Proposition, Role, Sentence

Story = Callable[..., Article]
AGENT, PATIENT, OTHER, PLACE = Role


def at(sentence: Sentence, word: str) -> int:
    """Give the index of the first token that is `word`."""
    return next(i for i, t in enumerate(sentence.tokens) if t.text == word)


def about(text: str, word: str, parser: Parser, story: Story) -> Proposition:
    """Give the proposition about the event that `word` of a one-sentence text belongs to."""
    article = story(text)
    sentences = segment(article, parser)
    return proposition(article, sentences[0], at(sentences[0], word), names_of(sentences))


EVENTS = [
    ("Norrland and Sudmark met in Lisbon.", "met", "meet"),
    ("Norrland and Sudmark held talks in Lisbon.", "held", "talk"),
    ("The call lasted an hour.", "lasted", "call"),
    ("The strike began at dawn and ended at noon.", "ended", "strike"),
    ("The summit took place in May.", "took", "summit"),
    ("They met after the vote in May.", "vote", "vote"),
    ("The mayor painted a door.", "painted", "paint"),
    ("The vote in May changed nothing.", "in", "change"),
]


@pytest.mark.parametrize(("text", "word", "event"), EVENTS)
def test_what_happens_is_told_by_the_word_that_names_it(
    parser: Parser, story: Story, text: str, word: str, event: str
) -> None:
    """A light verb gives way to its object, a verb of lasting to its subject; a noun of event names itself."""
    (sentence,) = segment(story(text), parser)
    assert lemma_of(sentence, event_at(sentence, at(sentence, word))) == event


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("He said in a call that the dam was safe.", "call"),
        ("During a visit and a meeting on Monday, he said that the dam was safe.", None),
        ("During their meeting on Monday, he said that the dam was safe.", "meeting"),
        ("He said in May that the dam was safe.", None),
        ("He said that the dam was safe.", None),
    ],
)
def test_the_occasion_of_speech(parser: Parser, story: Story, text: str, occasion: str | None) -> None:
    """A meeting or a call at which something is said is found by its preposition; a month is none."""
    (sentence,) = segment(story(text), parser)
    found = occasion_of(sentence, at(sentence, "said"))
    assert (None if found is None else lemma_of(sentence, found)) == occasion


PARTICIPANTS = [
    (
        "Peter Holm met Anna Berg in Vienna.",
        "met",
        {("peter holm", AGENT), ("anna berg", PATIENT), ("vienna", PLACE)},
    ),
    (
        "Anna Berg was thanked by Peter Holm in Vienna.",
        "thanked",
        {("peter holm", AGENT), ("anna berg", PATIENT), ("vienna", PLACE)},
    ),
    ("Peter Holm spoke with Anna Berg.", "spoke", {("peter holm", AGENT), ("anna berg", OTHER)}),
    # another subject's doings are its own
    (
        "Anna Berg visited Madrid on Sunday, but Peter Holm stayed in Rome.",
        "visited",
        {("anna berg", AGENT), ("madrid", PATIENT)},
    ),
    (
        "Anna Berg visited Madrid on Sunday, but Peter Holm stayed in Rome.",
        "stayed",
        {("peter holm", AGENT), ("rome", PLACE)},
    ),
    # a subject is shared with the verb beside it, the infinitive, and the clause about it
    ("Anna Berg took the train and left at noon.", "left", {("anna berg", AGENT)}),
    ("Anna Berg promised to resign in May.", "resign", {("anna berg", AGENT)}),
]


@pytest.mark.parametrize(("text", "word", "expected"), PARTICIPANTS)
def test_named_participants_and_their_roles(
    parser: Parser, story: Story, text: str, word: str, expected: set[tuple[str, Role]]
) -> None:
    """Actives and passives give the same roles; what an other subject does elsewhere in the sentence is left out."""
    found = about(text, word, parser, story)
    assert {(p.name, p.role) for p in found.participants if p.entity} == expected


def test_a_clause_about_a_noun_takes_the_noun_as_participant(parser: Parser, story: Story) -> None:
    """Who resigned in "Anna Berg, who resigned in May" is Anna Berg."""
    found = about("Anna Berg, who resigned in May, wrote a book.", "resigned", parser, story)
    assert "anna berg" in {p.name for p in found.participants}


def test_common_nouns_take_part_as_lemmas(parser: Parser, story: Story) -> None:
    """Nouns that are nobody's name stand as lemmas, without a label of entity."""
    found = about("The workers blocked the gates.", "blocked", parser, story)
    assert [(p.name, p.role, p.entity) for p in found.participants] == [("worker", AGENT, ""), ("gate", PATIENT, "")]


def test_each_name_takes_part_once_in_its_most_telling_role(parser: Parser, story: Story) -> None:
    """Somebody who acts and is named again is the agent."""
    found = about("Anna Berg sold the house of Anna Berg.", "sold", parser, story)
    assert [p.role for p in found.participants if p.name == "anna berg"] == [AGENT]


@pytest.mark.parametrize(
    ("text", "negated"), [("The dam did not break.", True), ("The dam broke.", False), ("The dam never broke.", True)]
)
def test_negation_is_kept(parser: Parser, story: Story, text: str, negated: bool) -> None:
    """A clause with "not" or "never" is told apart from one without."""
    (sentence,) = segment(story(text), parser)
    assert about(text, sentence.tokens[-2].text, parser, story).negated is negated


@pytest.mark.parametrize(
    ("text", "word", "predicate", "classes"),
    [
        ("Three miners died.", "died", "die", ("die",)),
        ("Norrland and Sudmark held talks.", "held", "talk", ("contact",)),
        ("The mayor was in a wheelchair.", "was", "wheelchair", ()),
        ("The mayor has cancer.", "has", "cancer", ()),
        ("The mayor painted a door.", "painted", "paint", ()),
    ],
)
def test_predicates_and_their_classes(  # noqa: PLR0917
    parser: Parser, story: Story, text: str, word: str, predicate: str, classes: tuple[str, ...]
) -> None:
    """The predicate is what happens, not the light verb; the table puts it into its classes."""
    found = about(text, word, parser, story)
    assert (found.predicate, found.events) == (predicate, classes)


def test_stems_are_of_content_words_and_sorted(parser: Parser, story: Story) -> None:
    """Articles, prepositions and pronouns leave no stem."""
    (sentence,) = segment(story("The negotiators of the city met them in the old town."), parser)
    assert stems(sentence, range(len(sentence.tokens))) == ("citi", "meet", "negoti", "old", "town")


def test_the_value_is_no_part_of_what_it_is_fixed_to(parser: Parser, story: Story) -> None:
    """Skipped tokens leave neither stems nor participants."""
    article = story("The tower stood for forty years in Ghent.")
    sentences = segment(article, parser)
    sentence = sentences[0]
    skip = [at(sentence, "forty"), at(sentence, "years")]
    assert "year" not in proposition(article, sentence, at(sentence, "stood"), names_of(sentences), skip).stems


CLAUSES = [
    ("The mill closed on Tuesday.", "closed", "The mill closed on Tuesday"),
    ("But the mill closed on Tuesday.", "closed", "the mill closed on Tuesday"),
    ("The mayor said that the mill had closed.", "closed", "the mill had closed"),
    ("The mayor said that the mill had closed.", "said", "The mayor said that the mill had closed"),
    ("The firm said it was “a mistake”.", "mistake", "it was “a mistake”"),
    (
        '"We will rebuild the bridge," Olsen said on Thursday.',
        "said",
        '"We will rebuild the bridge," Olsen said on Thursday',
    ),
    ("He called it “a gift.”", "called", "He called it “a gift.”"),
    ('He called it "a gift."', "called", 'He called it "a gift."'),
]


@pytest.mark.parametrize(("text", "word", "span"), CLAUSES)
def test_a_clause_has_clean_borders(parser: Parser, story: Story, text: str, word: str, span: str) -> None:
    """No conjunction and no stray punctuation at its ends, and no quotation mark without its partner."""
    article = story(text)
    (sentence,) = segment(article, parser)
    assert clause_span(article, sentence, clause_of(sentence, at(sentence, word))).text == span


def test_a_clause_is_widened_to_what_it_must_hold(parser: Parser, story: Story) -> None:
    """A value outside of the clause it is said of is read together with it."""
    article = story("The mayor said on Monday that the mill had closed.")
    (sentence,) = segment(article, parser)
    monday = sentence.tokens[at(sentence, "Monday")]
    keep = article.span(monday.start, monday.end)
    found = clause_span(article, sentence, at(sentence, "closed"), keep)
    assert found.text == "The mayor said on Monday that the mill had closed"


def test_the_widest_clause_of_one_voice(parser: Parser, story: Story) -> None:
    """A side clause belongs to the main one; the content of a report stands alone."""
    (sentence,) = segment(story("The mayor said the mill closed when the orders stopped."), parser)
    assert outer_clause(sentence, at(sentence, "stopped")) == at(sentence, "closed")


def test_a_time_is_said_of_the_word_that_governs_it(parser: Parser, story: Story) -> None:
    """The preposition between a time and its verb is passed over."""
    (sentence,) = segment(story("The mill closed on Tuesday."), parser)
    assert governor(sentence, at(sentence, "Tuesday")) == at(sentence, "closed")


def test_a_fragment_governs_itself(parser: Parser, story: Story) -> None:
    """A word with no verb or noun above it is its own governor."""
    (sentence,) = segment(story("Tuesday."), parser)
    assert governor(sentence, 0) == 0


def test_the_head_of_words_is_governed_from_outside_them(parser: Parser, story: Story) -> None:
    """In "the old mill" the mill is what the rest of the sentence hangs on."""
    (sentence,) = segment(story("The old mill closed."), parser)
    assert sentence.tokens[head_of(sentence, 0, len("The old mill"))].text == "mill"


def test_words_outside_of_the_sentence_have_no_head(parser: Parser, story: Story) -> None:
    """Offsets that no token lies between are a mistake of the caller."""
    (sentence,) = segment(story("The old mill closed."), parser)
    with pytest.raises(ValueError, match="no token"):
        head_of(sentence, 900, 910)


def test_every_lemma_of_the_table_of_events_is_in_lower_case() -> None:
    """Lemmas are compared in lower case, so that an entry in capitals would never match."""
    table = event_table()
    words = set().union(*table.classes.values(), table.light.verbs, table.light.subject, table.occasion.prepositions)
    assert {w for w in words if w != w.lower()} == set()
