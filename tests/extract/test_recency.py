"""How long something had not happened: the many ways to say it, and what only looks like it."""

from collections.abc import Callable, Sequence

import pytest

from checker.extract import segment
from checker.extract.events import lemma_of
from checker.extract.ranks import recency_table
from checker.extract.recency import Recency, recencies
from checker.extract.sentences import Parser
from checker.model import Article, RecencyForm, Sentence
from checker.temporal import recognise

Story = Callable[..., Article]
FIRST, NOT_SINCE, LAST = RecencyForm.FIRST, RecencyForm.NOT_SINCE, RecencyForm.LAST


def read(text: str, parser: Parser, story: Story) -> tuple[Sentence, list[Recency]]:
    """Give the one sentence of a text and its statements of recency."""
    (sentence,) = segment(story(text), parser)
    return sentence, list(recencies(sentence, recognise(sentence.text)))


# The words; the time that they name; what had not happened.
SAYS: dict[RecencyForm, Sequence[tuple[str, str, str]]] = {
    FIRST: [
        ("It was the first meeting of the two boards since June 2019.", "June 2019", "meeting"),
        ("The two boards held their first joint session since June 2019.", "June 2019", "session"),
        ("The first flight to the island since March 2020 landed on Monday.", "March 2020", "flight"),
        ("Holm's visit is the first by a prime minister since 1974.", "1974", "visit"),
        ("The visit, the first by a bishop since 1962, drew large crowds.", "1962", "visit"),
        ("The two ministers held talks, their first since March 2021.", "March 2021", "talk"),
        ("They met in Oslo on Friday, the first such meeting since January 2020.", "January 2020", "meeting"),
        ("It was the first snowfall in the valley since 1991, the weather office said.", "1991", "snowfall"),
        ("It was the first visit by a Norrland minister since the border closed in 2015.", "2015", "visit"),
        ("It is the first strike at the port in more than twelve years.", "more than twelve years", "strike"),
        ("The port saw its first strike in over a decade.", "over a decade", "strike"),
        ("Their first concert in nearly five years sold out within an hour.", "nearly five years", "concert"),
        ("It is the 1st derby in five years.", "five years", "derby"),
        ("Brasa won the cup for the first time since 1987.", "1987", "win"),
        ("For the first time since 1987, Brasa won the cup.", "1987", "win"),
        ("For the first time in eight years, the two leaders met.", "eight years", "meet"),
        ("The two leaders met for the first time in eight years.", "eight years", "meet"),
        ("The councils were meeting for the first time since 2018.", "2018", "meet"),
        ("The reactor will run for the first time since 2011.", "2011", "run"),
        ("It is the first time since 2003 that snow has fallen on the beach.", "2003", "fall"),
        ("It was the first time in a decade that the river had frozen.", "a decade", "freeze"),
        ("Holm is the first minister to visit the island in thirty years.", "thirty years", "visit"),
    ],
    NOT_SINCE: [
        ("The two leaders had not met since July 2018.", "July 2018", "meet"),
        ("The two sides have not spoken since last August.", "last August", "speak"),
        ("No train has crossed the bridge since 2016.", "2016", "cross"),
        ("Nobody has visited the hut since 12 May 2011.", "12 May 2011", "visit"),
        ("The ferry has never run since the autumn of 2014.", "the autumn of 2014", "run"),
        ("Neither side has called an election since 2013.", "2013", "election"),
        ("There have been no talks between the unions since November 2022.", "November 2022", "talk"),
        ("The two have not met since the treaty was signed on 4 March 2010.", "4 March 2010", "meet"),
        ("The two have not met or spoken since 2015.", "2015", "meet"),
        ("The neighbours have met but not spoken since 2015.", "2015", "speak"),
        ("The brothers haven't spoken for more than six years.", "more than six years", "speak"),
        ("The glacier had not been measured for two decades.", "two decades", "measure"),
        ("The court has heard no such case in thirty years.", "thirty years", "case"),
        ("The two leaders had held no talks for over four years.", "over four years", "talk"),
    ],
    LAST: [
        ("The two mayors last met in September 2021.", "September 2021", "meet"),
        ("The mayors had last spoken in 2020.", "2020", "speak"),
        ("The two companies last held talks in the spring of 2022.", "the spring of 2022", "talk"),
        ("The two last met three months ago.", "three months ago", "meet"),
        ("The teams previously met in 2009.", "2009", "meet"),
        ("The leaders most recently met in March 2023.", "March 2023", "meet"),
        ("Their last meeting was in October 2017.", "October 2017", "meeting"),
        ("The previous summit took place in Oslo in April 2016.", "April 2016", "summit"),
        ("The last direct talks were held in May 2015.", "May 2015", "talk"),
        ("The latest round of negotiations was in January 2024.", "January 2024", "round"),
        ("The last election took place on 12 June 2019.", "12 June 2019", "election"),
        ("The last time the two presidents met was in August 2019.", "August 2019", "meet"),
        ("The last time the volcano erupted was in 1987.", "1987", "erupt"),
    ],
}
# The words; the time; the rank; the superlative.
RANKED: Sequence[tuple[str, str, int, str]] = [
    ("Unemployment fell to its lowest level since 2008.", "2008", 1, "lowest"),
    ("Unemployment fell to 4 percent, the lowest since June 2008.", "June 2008", 1, "lowest"),
    ("It was the deadliest attack in the country since 2004.", "2004", 1, "deadliest"),
    ("It was the worst flood in 50 years.", "50 years", 1, "worst"),
    ("It was the country's worst drought in more than a decade.", "more than a decade", 1, "worst"),
    ("The krone sank to its lowest against the dollar in 37 years.", "37 years", 1, "lowest"),
    ("The quake was the strongest to hit the region since 1994.", "1994", 1, "strongest"),
    ("It was the most expensive sale since 1990.", "1990", 1, "most expensive"),
    ("It was the second-largest strike since 1990.", "1990", 2, "largest"),
    ("Shares fell to a five-year low.", "five-year", 1, "lowest"),
    ("Shares hit a 12-year high on Monday.", "12-year", 1, "highest"),
    ("It was only the second such attack since 2003.", "2003", 2, ""),
    ("It is the fourth fire in two months.", "two months", 4, ""),
    ("Holm is the 21st coach since 1962.", "1962", 21, ""),
    ("Holm is the fifth of the coaches to leave this season, the second in two days.", "two days", 2, ""),
]
CASES = [(form, *case) for form, cases in SAYS.items() for case in cases]


@pytest.mark.parametrize(("form", "text", "time", "event"), CASES)
def test_says_how_long_it_had_not_happened(  # noqa: PLR0917
    parser: Parser, story: Story, form: RecencyForm, text: str, time: str, event: str
) -> None:
    """Each phrasing gives its form, the time it names, and what had not happened."""
    sentence, found = read(text, parser, story)
    assert [(r.form, r.timex.text, lemma_of(sentence, r.event)) for r in found] == [(form, time, event)]


@pytest.mark.parametrize(("text", "time", "rank", "superlative"), RANKED)
def test_says_the_how_manieth_or_the_greatest_it_is(  # noqa: PLR0917
    parser: Parser, story: Story, text: str, time: str, rank: int, superlative: str
) -> None:
    """A rank or a superlative before a time counts within that time, as "first" does."""
    found = [(r.timex.text, r.rank, r.superlative) for r in read(text, parser, story)[1]]
    assert found == [(time, rank, superlative)]


NOTHING = [
    # the rank or the record of a state, and how long the state has lasted
    "She has been first violin since 2014.",
    "He has been first secretary of the embassy since 2011.",
    "He has served as first secretary since 2011.",
    "He has played for the first team since 2011.",
    "The town has been the largest in the county since 1950.",
    "He has been the best-known face of the club since 1990.",
    # superlatives and ordinals that do not count occurrences
    "At least 20 people have died since Monday.",
    "The museum has had most of the paintings since 1994.",
    "It was one of the worst floods in 50 years.",
    "The worst of the crisis has passed since 2009.",
    "The latest talks since May have failed.",
    "It was a second attack since Monday.",
    "A five-year high school course is planned.",
    "The race was over in a second in three years.",
    "The work grew most in two years.",
    # "since", "in" and "for" that belong to something else
    "The club has played there since then, and did not move in 2014.",
    "They have lived in Korva since 2012.",
    "She has worked there for ten years and does not complain.",
    "The plant, which has been open since 2009, does not make cars.",
    "They did not say how many workers had left since January.",
    "No one knows what has happened since July.",
    "Nobody was hurt, and the road has been open since Monday.",
    "The firm has grown every year since 2010, and no job was lost.",
    "There is no doubt that the town has grown since 2012.",
    "The man with no name has lived here since 2012.",
    "The talks are not over; since May 2020 they have moved to Bern.",
    "He did not go, since in 2012 the road was closed.",
    "It has not only grown since 2012 but also moved.",
    "No fewer than twelve trains have crossed the bridge since 2016.",
    # how long something took, lasts, or is still to come
    "He did not sleep for three days.",
    "He did not sleep for three hours.",
    "The bridge will not open for two years.",
    "The first round ended in two hours.",
    "The first round ended in two days.",
    "The first payment is due in thirty days.",
    "The factory does not plan a strike in two years.",
    # "first" that does not count what happened before
    "Prices rose on the first of May.",
    "First and foremost since 2019 the town has been poor.",
    "He moved to the first floor in 2011.",
    "The first hospital opened in 1930.",
    "In the first six months of 2020 sales fell.",
    "The first minister has led the party since 2014.",
    "The lake, once the first in the land, has been dry since 1999.",
    "They first met in 2010 and have worked together for three years.",
    # "last" that is no last occurrence
    "Last week he met the mayor.",
    "The workers met the mayor last Friday.",
    "Last year the two leaders met in May.",
    "Olsen was the last man standing in 2024.",
    "In the last three years, the town has grown.",
    "At last, in 2019, the road was opened.",
    "Last year's profit was published in March.",
    "His last name changed in 2004.",
    "The last train to Holm left on 3 May 2019 at noon.",
    "The last chapter of the report, printed in 2018, is long.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_says_nothing_of_the_kind(parser: Parser, story: Story, text: str) -> None:
    """The same words in other senses, or about another clause, give nothing."""
    assert read(text, parser, story)[1] == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("It was the first visit since June 2019.", ""),
        ("The ferry has never run since the autumn of 2014.", ""),
        ("It was the first visit since the war began in February 2014.", "war began"),
        ("The two have not met since the treaty was signed on 4 March 2010.", "treaty was signed"),
    ],
)
def test_an_event_after_since_is_told_from_a_date(parser: Parser, story: Story, text: str, event: str) -> None:
    """After "since" a dated event only bounds the last occurrence, so its words are kept; a bare date has none."""
    assert [r.since_event for r in read(text, parser, story)[1]] == [event]


def test_words_of_the_time_are_marked(parser: Parser, story: Story) -> None:
    """The tokens from the preposition to the end of the time are the value's own, and no part of what happened."""
    sentence, (found,) = read("It was the first meeting of the two boards since June 2019.", parser, story)
    words = [t.text for t in sentence.tokens[found.first_token : found.last_token + 1]]
    assert words == ["since", "June", "2019"]


def test_every_word_of_the_table_is_in_lower_case() -> None:
    """Words are compared in lower case, so an entry in capitals would never match."""
    table = recency_table()
    sets = (v for _, v in table if isinstance(v, frozenset | dict))
    words = {word for group in sets for word in group}
    assert {w for w in words if w != w.lower()} == set()


def test_silences_are_measured_by_lengths() -> None:
    """A preposition that measures a silence is one that stands before a length at all."""
    assert recency_table().silence <= recency_table().length
