# ruff: noqa: RUF001 (quotation marks are meant)
"""Attribution: who is made to say what, in the many ways in which the news writes it."""

from collections.abc import Callable

import pytest

from checker.extract.attribution import attributions, speaker_of
from checker.extract.quotations import quotations
from checker.extract.sentences import Parser, segment
from checker.model import Article, Attribution

Story = Callable[..., Article]
Find = Callable[[str], list[Attribution]]

# text: source, cue, content, kind
ONE = {
    "that-clause": (
        "The mayor of Lima said that the bridge was shut.",
        ("The mayor of Lima", "said", "that the bridge was shut", "indirect"),
    ),
    "bare clause": ("Officials say the bridge is shut.", ("Officials", "say", "the bridge is shut", "indirect")),
    "addressee": (
        "Ivo Brandt told reporters the bridge would open in May.",
        ("Ivo Brandt", "told", "the bridge would open in May", "indirect"),
    ),
    "cue last": (
        "The bridge will open in May, the ministry said on Friday.",
        ("the ministry", "said", "The bridge will open in May", "indirect"),
    ),
    "cue in the middle": (
        "The bridge, she said, would open in May.",
        ("she", "said", "The bridge, she said, would open in May", "indirect"),
    ),
    "inverted": (
        "The bridge will open in May, said Transport Minister Ana Solano.",
        ("Ana Solano", "said", "The bridge will open in May", "indirect"),
    ),
    "apposition to a name": (
        '"We are ready," said Ana Solano, the minister, at a briefing in Lima.',
        ("Ana Solano", "said", '"We are ready,"', "direct"),
    ),
    "name apposed to a description": (
        "The work took two years, the mayor's spokesman, Ivo Brandt, told a radio station.",
        ("Ivo Brandt", "told", "The work took two years", "indirect"),
    ),
    "quotation": (
        "“We open in May. Nothing will stop us,” the minister announced.",
        ("the minister", "announced", "“We open in May. Nothing will stop us,”", "direct"),
    ),
    "thin spaces": (
        "“\u2009The bridge is safe\u2009”, according to the company.",
        ("the company", "according to", "“\u2009The bridge is safe\u2009”", "direct"),
    ),
    "partly quoted": (
        "Solano said the delay was “a shame for the city” and would end.",
        ("Solano", "said", "the delay was “a shame for the city” and would end", "mixed"),
    ),
    "mismatched marks over two sentences": (
        '“I had a long talk with the engineers. They believe that it will hold," the Peruvian leader tweeted.',
        (
            "the Peruvian leader",
            "tweeted",
            '“I had a long talk with the engineers. They believe that it will hold,"',
            "direct",
        ),
    ),
    "according to, first": (
        "According to the police, two people were hurt.",
        ("the police", "According to", "two people were hurt", "indirect"),
    ),
    "according to, last": (
        "Two people were hurt, according to the police.",
        ("the police", "according to", "Two people were hurt", "indirect"),
    ),
    "as somebody said": (
        "The bridge is shut, as the mayor said on Friday.",
        ("the mayor", "said", "The bridge is shut", "indirect"),
    ),
    "quoted as saying": (
        '"The bridge is safe," Solano was quoted as saying in the interview.',
        ("Solano", "was quoted as saying", '"The bridge is safe,"', "direct"),
    ),
    "quoted her as saying": (
        'The bridge is safe and nobody need worry," the news agency quoted her as saying.',
        ("her", "quoted her as saying", 'The bridge is safe and nobody need worry,"', "direct"),
    ),
    "told by": (
        "Residents were told by the mayor that the bridge was shut.",
        ("the mayor", "were told", "that the bridge was shut", "indirect"),
    ),
    "nobody named": (
        "It was reported on Monday that the bridge was shut.",
        ("", "was reported", "that the bridge was shut", "indirect"),
    ),
    "said to have": (
        "The engineer is said to have left the country.",
        ("", "is said", "to have left the country", "indirect"),
    ),
    "it said": (
        "The ministry met. It said that work would start.",
        ("It", "said", "that work would start", "indirect"),
    ),
    "participle": (
        "Solano defended the plan, saying the city needed a bridge.",
        ("Solano", "saying", "the city needed a bridge", "indirect"),
    ),
    "second verb of one subject": (
        "Solano visited Lima and promised that work would start.",
        ("Solano", "promised", "that work would start", "indirect"),
    ),
    "relative clause": (
        "She met the engineer who warned that the bridge would fall.",
        ("the engineer", "warned", "that the bridge would fall", "indirect"),
    ),
    "after saying": (
        "Solano resigned after saying the bridge was safe.",
        ("Solano", "saying", "the bridge was safe", "indirect"),
    ),
    "urged to": (
        "The mayor urged residents to leave their homes.",
        ("The mayor", "urged", "to leave their homes", "indirect"),
    ),
    "accused of": (
        "The mayor accused the company of hiding the report.",
        ("The mayor", "accused", "hiding the report", "indirect"),
    ),
    "dubbed": (
        "Solano dubbed the meeting ‘a very useful half hour’.",
        ("Solano", "dubbed", "‘a very useful half hour’", "direct"),
    ),
    "described as": (
        "Solano described the meeting as a waste of time.",
        ("Solano", "described", "a waste of time", "indirect"),
    ),
    "quoted object": (
        "The mayor called for “calm and patience” on Friday.",
        ("The mayor", "called", "“calm and patience”", "direct"),
    ),
    "noun with possessor": (
        "Engineers rejected the ministry's claim that the bridge was safe.",
        ("the ministry", "claim", "that the bridge was safe", "indirect"),
    ),
    "noun in the object": (
        "Solano expressed hope that the bridge would open.",
        ("Solano", "hope", "that the bridge would open", "indirect"),
    ),
    "noun with preposition": (
        "A warning from the police that the bridge was unsafe came late.",
        ("the police", "warning", "that the bridge was unsafe", "indirect"),
    ),
    "believing": (
        "Engineers believe that the bridge will hold.",
        ("Engineers", "believe", "that the bridge will hold", "indirect"),
    ),
    "two sources": (
        "Peru and Chile said the bridge would open.",
        ("Peru and Chile", "said", "the bridge would open", "indirect"),
    ),
    "where it was said": (
        "Solano said that she was ready, in a letter to the council.",
        ("Solano", "said", "that she was ready", "indirect"),
    ),
    "name taken for an apposition": (
        'In reply to Mr Brandt\'s remarks, Ana Solano, leader of the council, said: "It is a sad day."',
        ("Ana Solano", "said", '"It is a sad day."', "direct"),
    ),
    "concluding": (
        '"That is the plan. It is what we are about and I say let it come," she concluded, to loud applause.',
        ("she", "concluded", '"That is the plan. It is what we are about and I say let it come,"', "direct"),
    ),
    "to and then": (
        "Solano went on to say that the bridge was safe.",
        ("Solano", "to say", "that the bridge was safe", "indirect"),
    ),
    "said by": (
        "The company asked the engineer to say that the bridge was safe.",
        ("the engineer", "to say", "that the bridge was safe", "indirect"),
    ),
    "one of them": (
        "One of the engineers said the bridge was safe.",
        ("One of the engineers", "said", "the bridge was safe", "indirect"),
    ),
    "made the claim": (
        "Brandt repeated the claim that the bridge was safe.",
        ("Brandt", "claim", "that the bridge was safe", "indirect"),
    ),
    "two orders": (
        "The mayor of Lima urged the Chilean envoy to “come to her senses” and urged her not to send workers.",
        ("The mayor of Lima", "urged", "not to send workers", "indirect"),
    ),
    "cue between a pronoun and its clause": (
        'The way these bridges get tested is through the rains which, said Mr Brandt, "is part of the whole business."',
        ("Mr Brandt", "said", '"is part of the whole business."', "direct"),
    ),
    "according to, in the middle": (
        "A toll of five according to police was wrong.",
        ("police", "according to", "A toll of five", "indirect"),
    ),
    "clause behind the occasion": (
        "Solano said during the meeting that the first task was to repair the bridge.",
        ("Solano", "said", "that the first task was to repair the bridge", "indirect"),
    ),
}

NONE = {
    "no report": "The bridge in Lima was shut on Monday.",
    "presupposed object": "The mayor welcomed Friday's talks in Lima.",
    "not yet learned": "Engineers met to determine whether the bridge was safe.",
    "what was seen happening": "Television showed the mayor crossing the bridge.",
    "a name": "The film, titled Rivers, opens on Monday.",
    "according to nobody": "The work went according to plan.",
    "saying as such": "The cost of saying that the bridge was safe is high.",
    "according without to": "The city is according the honour to Brandt.",
    "a noun that nobody holds": "The news that the bridge was safe spread.",
    "an order to itself": "Say that the bridge is safe.",
}


@pytest.fixture(scope="module")
def find(story: Story, parser: Parser) -> Find:
    """Give a function from a text to its attributions."""

    def attribute(text: str) -> list[Attribution]:
        article = story(text)
        sentences = segment(article, parser)
        return attributions(article, sentences, quotations(article, sentences))

    return attribute


def row(a: Attribution) -> tuple[str, str, str, str]:
    """Give what an attribution says, as a row of the tables."""
    return a.source, a.cue.text if a.cue else "", a.content.text, a.kind.value


@pytest.mark.parametrize(("text", "expected"), ONE.values(), ids=ONE)
def test_source_cue_and_content_are_found(find: Find, text: str, expected: tuple[str, str, str, str]) -> None:
    """Each way of reporting gives its source, its cue, and exactly what is reported."""
    assert expected in [row(a) for a in find(text)]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_nobody_is_made_to_say_has_no_attribution(find: Find, text: str) -> None:
    """What the writer says in their own voice stays there."""
    assert [row(a) for a in find(text)] == []


@pytest.mark.parametrize("text", [text for text, _ in ONE.values()], ids=ONE)
def test_every_span_is_of_the_article(find: Find, text: str) -> None:
    """Mention, cue and content hold the article's characters, and a source is named by its mention."""
    for a in find(text):
        for span in filter(None, (a.mention, a.cue, a.content)):
            assert text[span.start : span.end] == span.text
        assert a.source == ("" if a.mention is None else a.mention.text)


SPEAKERS = {
    "a second quotation after the cue": (
        '"We open in May," Solano said, "and we stay open."',
        ["Solano", "Solano"],
    ),
    "the next sentence of the paragraph": (
        '"We open in May," Solano said. "Nothing will stop us. Nothing at all."',
        ["Solano", "Solano"],
    ),
    "and the one after": (
        '"We open in May," Solano said. "Nothing will stop us." "Not even rain."',
        ["Solano", "Solano", "Solano"],
    ),
    "after an indirect report": (
        'Solano told reporters that the bridge would open. "I promise you a great day."',
        ["Solano"],
    ),
    "after a colon": ('Solano added:\n\n"The bridge will open in May."', ["Solano"]),
    "far from the cue, after a colon": (
        'Here is what Solano said in reply to the council: "Not one new road. Not one."',
        ["Solano"],
    ),
    "in the same sentence after a colon": (
        'Solano answered the council in three words: "Nothing new today."',
        ["Solano"],
    ),
    "over two paragraphs, cue last": ('"We open in May.\n\n"Nothing will stop us," said Solano.', ["Solano", "Solano"]),
    "over two paragraphs, cue first": (
        'Solano said: "We open in May.\n\n"Nothing will stop us."',
        ["Solano", "Solano"],
    ),
    "another paragraph": ('"We open in May," Solano said.\n\n"Nothing will stop us."', ["Solano", ""]),
    "nobody": ("It was a “fine day for the city” in Lima.", [""]),
    "another speaker": (
        '"We open in May," Solano said. "You will not," Brandt replied.',
        ["Solano", "Brandt"],
    ),
    "first person inside": ('"I believe that the bridge will hold," Solano said.', ["Solano"]),
}


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_quotations_find_their_speakers(story: Story, parser: Parser, text: str, expected: list[str]) -> None:
    """A quotation without a cue of its own is given to the speaker whom the text carries on with, or to nobody."""
    article = story(text)
    sentences = segment(article, parser)
    quoted = quotations(article, sentences)
    said = attributions(article, sentences, quoted)
    found = [speaker_of(q.words, said) for q in quoted]
    assert [a.source if a else "" for a in found] == expected


def test_the_innermost_speaker_is_taken(find: Find) -> None:
    """What somebody reports somebody else to have said is the latter's."""
    text = "The police said that Brandt claimed the bridge was safe."
    said = find(text)
    outer, inner = sorted(said, key=lambda a: -len(a.content.text))
    assert speaker_of(inner.content, said) == inner
    assert outer.source == "The police"
    assert inner.source == "Brandt"


def test_outside_every_content_nobody_speaks(find: Find) -> None:
    """The source's own words of introduction are the writer's."""
    said = find("The mayor said the bridge was shut.")
    assert said[0].mention is not None
    assert speaker_of(said[0].mention, said) is None


def test_a_second_order_is_given_by_the_first_verbs_subject(find: Find) -> None:
    """A finite verb after an infinitive takes up the first verb again."""
    said = find("Solano urged the council to act and warned that the bridge would fall.")
    assert {a.source for a in said} == {"Solano"}


def test_a_semicolon_parts_a_report_from_what_precedes(find: Find) -> None:
    """What stands before a semicolon is not reported by the verb behind it."""
    said = find("The bridge fell in May; the mayor said that nobody was hurt.")
    assert [a.content.text for a in said] == ["that nobody was hurt"]


def test_the_medium_behind_a_longer_report_has_all_of_it(find: Find) -> None:
    """A cue that ends the sentence reports the whole of it, another report and its quotations included."""
    report = (
        "(Lima) Peruvian President Ana Solano assured her Chilean counterpart Ivo Brandt that “Peru has always been "
        "ready to talk” and called for “patience”, during their first call since the start of the storm in Chile"
    )
    said = find(f"{report}, state radio RPN reported on Monday.")
    assert ("RPN", "reported", report, "mixed") in [row(a) for a in said]
