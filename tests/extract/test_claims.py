"""From a sentence to its claims: which event a value is fixed to, who takes part, who says it, and where it stands."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.model import (
    AmountValue,
    Article,
    Claim,
    ClockValue,
    DateValue,
    Factuality,
    FillerValue,
    NameValue,
    QuoteValue,
    RecencyValue,
    StatementValue,
    ValueKind,
)

Story = Callable[..., Article]
FRIDAY = date(2025, 5, 16)


def claims_of(text: str, parser: Parser, story: Story, kind: ValueKind | None = None) -> list[Claim]:
    """Give the claims of a text published on Friday, 16 May 2025, of one kind if told."""
    article = story(text, FRIDAY)
    return [c for c in extract(article, segment(article, parser)) if kind in {None, c.kind}]


# ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

DATES = [
    ("The two mayors met in Lisbon on Friday.", [("Friday", "meet", False)]),
    (
        "The two mayors met in Lisbon on Friday, a city official said on Saturday.",
        [("Friday", "meet", False), ("Saturday", "meet", True)],
    ),
    (
        "The minister said on Monday that the bridge would open in June.",
        [("Monday", "open", True), ("June", "open", False)],
    ),
    (
        "The harbour master said on Tuesday the ferry sank on Sunday.",
        [("Tuesday", "sink", True), ("Sunday", "sink", False)],
    ),
    ("The report on Friday said that 12 people died in Porto.", [("Friday", "die", True)]),
    ('"We will rebuild the old bridge," Maria Olsen said on Thursday.', [("Thursday", "say", True)]),
    ("Norrland and Sudmark held talks on 4 May 2025.", [("4 May 2025", "talk", False)]),
    ("The summit took place in March.", [("March", "summit", False)]),
    ("The session starts at 9 a.m. on Friday.", [("9 a.m. on Friday", "session", False)]),
    (
        "During a phone call on Wednesday, Anna Berg told Peter Holm that the dam was safe.",
        [("Wednesday", "call", False)],
    ),
    (
        "Anna Berg told Peter Holm during their meeting on Wednesday that the dam was safe.",
        [("Wednesday", "meeting", False)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_of_its_event_or_of_the_report(
    parser: Parser, story: Story, text: str, expected: list[tuple[str, str, bool]]
) -> None:
    """A day beside a reporting verb is that of the report on the event; a day of the occasion is the occasion's."""
    found = claims_of(text, parser, story, ValueKind.DATE)
    got = [
        (c.value.timex.text, c.proposition.predicate, c.value.reported) for c in found if isinstance(c.value, DateValue)
    ]
    assert sorted(got) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The session starts at 9 a.m.",
        "The alarm rang at 15:10.",
        "The shop opened at noon.",
    ],
)
def test_a_time_of_day_alone_dates_nothing(parser: Parser, story: Story, text: str) -> None:
    """A clock time without its day says at which hour something is, and gives no date."""
    (claim,) = claims_of(text, parser, story, ValueKind.DATE)
    assert isinstance(claim.value, ClockValue)


def test_who_speaks_at_an_occasion_takes_part_in_it(parser: Parser, story: Story) -> None:
    """The day of a call is fixed to the call and to the two who talk in it."""
    text = "During a phone call on Wednesday, Anna Berg told Peter Holm that the dam was safe."
    (claim,) = claims_of(text, parser, story, ValueKind.DATE)
    assert {p.name for p in claim.proposition.participants if p.entity} == {"anna berg", "peter holm"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna Berg investigated the 3 May shooting of Peter Holm.", {"peter holm"}),
        ("Anna Berg suffered the 3 May attack.", {"anna berg"}),
    ],
)
def test_who_looks_at_an_event_takes_no_part_in_it(parser: Parser, story: Story, text: str, people: set[str]) -> None:
    """A detective is not in the shooting that she investigates; whoever suffers an attack is in it."""
    (claim,) = claims_of(text, parser, story, ValueKind.DATE)
    assert {p.name for p in claim.proposition.participants if p.entity} == people


def test_the_time_of_a_recency_claim_is_no_date_of_the_event(parser: Parser, story: Story) -> None:
    """In "the first since June 2019", June 2019 is not when it happens."""
    found = claims_of("The two boards held their first session since June 2019.", parser, story)
    assert [c.kind for c in found if c.kind in {ValueKind.DATE, ValueKind.RECENCY}] == [ValueKind.RECENCY]


def test_recency_is_stated_as_a_fact_although_it_is_worded_as_a_denial(parser: Parser, story: Story) -> None:
    """That two have not met since T is the claim; nothing of it is denied."""
    (claim,) = claims_of("The two leaders had not met since July 2018.", parser, story, ValueKind.RECENCY)
    assert claim.factuality is Factuality.CERTAIN


def test_recency_keeps_the_event_after_since(parser: Parser, story: Story) -> None:
    """The words of the event that T is the time of travel with the value."""
    (claim,) = claims_of("It was the first visit since the war began in 2014.", parser, story, ValueKind.RECENCY)
    assert isinstance(claim.value, RecencyValue)
    assert claim.value.event == "war began"


# ── Amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

AMOUNTS = [
    ("At least 14 people were killed in the fire in Porto.", [(ValueKind.COUNT, "At least 14 people", "kill")]),
    (
        "Three workers died and 12 were injured when the crane fell in Hamburg.",
        [(ValueKind.COUNT, "Three workers", "die"), (ValueKind.COUNT, "12", "injure")],
    ),
    ("Fourteen people died, the police said.", [(ValueKind.COUNT, "Fourteen people", "die")]),
    (
        "The call between Anna Berg and Peter Holm lasted about 40 minutes.",
        [(ValueKind.DURATION, "about 40 minutes", "call")],
    ),
    (
        "Anna Berg and Peter Holm spoke for almost two hours on Monday.",
        [(ValueKind.DURATION, "almost two hours", "speak")],
    ),
    ("Nordvia sold the mill for $3.5 million.", [(ValueKind.MONEY, "$3.5 million", "sell")]),
    ("Nordvia earned 200 million euros last year.", [(ValueKind.MONEY, "200 million euros", "earn")]),
    ("The two sides met in Oslo.", []),
    ("The two leaders shook hands.", []),
    ("Both of the two parties left the room.", []),
    ("The glacier had not been measured for two decades.", []),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_an_amount_is_fixed_to_what_it_measures(
    parser: Parser, story: Story, text: str, expected: list[tuple[ValueKind, str, str]]
) -> None:
    """Counts, durations and sums of money go to their event; a pair named before and a silence are no amounts."""
    got = [
        (c.kind, c.value.quantity.text, c.proposition.predicate)
        for c in claims_of(text, parser, story)
        if isinstance(c.value, AmountValue)
    ]
    assert got == expected


# ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = [
    (
        "Peter Holm met Anna Berg in Vienna.",
        {("peter holm", ValueKind.ENTITY), ("anna berg", ValueKind.ENTITY), ("vienna", ValueKind.PLACE)},
    ),
    ("Anna Berg left Rome.", {("anna berg", ValueKind.ENTITY), ("rome", ValueKind.ENTITY)}),
    ("The mayor met the workers near the gate.", set()),
    ("Peter Holm said that the dam was safe.", set()),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_fill_the_roles_of_their_clause(
    parser: Parser, story: Story, text: str, expected: set[tuple[str, ValueKind]]
) -> None:
    """Names that act or are acted upon are claims, places among them; who merely speaks is in the attribution."""
    got = {(c.value.name, c.kind) for c in claims_of(text, parser, story) if isinstance(c.value, NameValue)}
    assert got == expected


def test_a_pronoun_takes_part_but_claims_no_name(parser: Parser, story: Story) -> None:
    """Only a name that is written can be a wrong name; the one meant by "he" is somebody's reading."""
    found = claims_of("Peter Holm met Anna Berg in Vienna. He thanked her for the letter.", parser, story)
    second = [c for c in found if c.sentence == 1]
    roles = [c.value for c in second if isinstance(c.value, FillerValue)]
    assert {c.kind for c in second if c.value not in roles} == {ValueKind.STATEMENT}
    assert roles
    assert not any(r.written for r in roles)
    assert {p.name for c in second if c.value not in roles for p in c.proposition.participants if p.entity} == {
        "peter holm",
        "anna berg",
    }


# ── Attribution ──────────────────────────────────────────────────────────────────────────────────────────────────────

SOURCES = [
    ("Maria Olsen said the mill had closed.", ("maria olsen", "")),
    ("Maria Olsen runs the mill. She said the mill had closed.", ("maria olsen", "")),
    ("Maria Olsen runs the mill. Olsen said the mill had closed.", ("maria olsen", "")),
    ("Nordvia's spokesman Ole Lund said the mill had closed.", ("ole lund", "nordvia")),
    ("Ole Lund, spokesman for Nordvia, said the mill had closed.", ("ole lund", "nordvia")),
    ("A spokeswoman for Nordvia said the mill had closed.", None),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_sources_go_by_the_name_that_the_article_knows(
    parser: Parser, story: Story, text: str, expected: tuple[str, str] | None
) -> None:
    """Pronouns and surnames become the person meant; a spokesperson speaks for the principal named beside them."""
    (claim,) = (
        c
        for c in claims_of(text, parser, story, ValueKind.STATEMENT)
        if isinstance(c.value, StatementValue) and c.value.words.text.lower() == "the mill had closed"
    )
    assert claim.attribution is not None
    said = (claim.attribution.source, claim.attribution.on_behalf_of)
    assert said == expected if expected else "nordvia" in said


def test_according_to_names_a_source(parser: Parser, story: Story) -> None:
    """A source may stand beside the clause instead of above it."""
    (claim,) = claims_of("The mill closed on Tuesday, according to Maria Olsen.", parser, story, ValueKind.DATE)
    assert claim.attribution is not None
    assert claim.attribution.source == "maria olsen"


def test_the_reporters_own_words_have_no_source(parser: Parser, story: Story) -> None:
    """What the article says in its own voice is attributed to nobody."""
    found = claims_of("The mill closed on Tuesday.", parser, story)
    assert {c.attribution for c in found} == {None}


# ── Quotations ───────────────────────────────────────────────────────────────────────────────────────────────────────

QUOTES = [
    ('"The old bridge is safe," said Olga Brandt.', ["The old bridge is safe,"]),
    ("“The dam is safe”, Peter Holm said, “and the road is open.”", ["The dam is safe", "and the road is open."]),
    ("Olga Brandt called the plan “a gift to the town”.", ["a gift to the town"]),
    ("Olga Brandt called the plan “absurd”.", []),
    ("Olga Brandt called the plan “quite absurd”.", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotations_of_some_length_are_held_to_their_words(
    parser: Parser, story: Story, text: str, expected: list[str]
) -> None:
    """A quotation of a word or two is a matter of taste; from three on it is a claim."""
    found = claims_of(text, parser, story, ValueKind.QUOTE)
    assert sorted(c.value.words.text for c in found if isinstance(c.value, QuoteValue)) == sorted(expected)


# ── Spans and order ──────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = """But Anna Berg left Vienna on Sunday, and Peter Holm stayed there for at least ten days.

"We will rebuild the old bridge," Maria Olsen said on Thursday. And the mayor called it “a gift to the town”.

“The dam is safe”, Peter Holm said, “and the road is open.”

Ole Lund told reporters the firm had paid "more than $3 million" for the mill in 2019."""


def test_every_span_is_of_the_article(parser: Parser, story: Story) -> None:
    """A claim's offsets point at its very words, so that an editor can jump there."""
    found = claims_of(PAGE, parser, story)
    assert [c for c in found if PAGE[c.span.start : c.span.end] != c.span.text] == []


def test_spans_hold_both_marks_of_a_quotation_or_neither(parser: Parser, story: Story) -> None:
    """No span ends within a quotation that it began, or begins within one."""
    texts = [c.span.text for c in claims_of(PAGE, parser, story)]
    assert [t for t in texts if t.count("“") != t.count("”") or t.count('"') % 2] == []


def test_spans_begin_with_no_conjunction(parser: Parser, story: Story) -> None:
    """A clause stands without the word that joins it to the one before."""
    assert [c.span.text for c in claims_of(PAGE, parser, story) if c.span.text.startswith(("But ", "And "))] == []


def test_claims_come_in_the_order_of_the_text_each_with_its_own_id(parser: Parser, story: Story) -> None:
    """Order and identity are the article's, so that runs and reports are the same."""
    found = claims_of(PAGE, parser, story)
    assert [c.span.start for c in found] == sorted(c.span.start for c in found)
    assert len({c.id for c in found}) == len(found)


def test_the_same_text_gives_the_same_claims(parser: Parser, story: Story) -> None:
    """Reading twice gives equal values, ids included."""
    assert claims_of(PAGE, parser, story) == claims_of(PAGE, parser, story)


def test_a_sentence_without_words_claims_nothing(parser: Parser, story: Story) -> None:
    """A sentence that the parser gave no tokens is passed over."""
    article = story("The mill closed on Tuesday.", FRIDAY)
    sentences = [s.model_copy(update={"tokens": ()}) for s in segment(article, parser)]
    assert extract(article, sentences) == ()
