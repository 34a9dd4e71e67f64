"""What amounts measure, at which hour something is, and how old a birth makes somebody."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.extract import extract, resolve, segment
from checker.extract.aspects import aspect_table
from checker.extract.clocks import clock_words
from checker.extract.sentences import Parser
from checker.model import AmountValue, Article, ClockValue, Quantity, ResolvedClaim, ValueKind

Story = Callable[..., Article]
MAY_16 = date(2025, 5, 16)


def read(text: str, parser: Parser, story: Story, published: date | None = MAY_16) -> list[ResolvedClaim]:
    """Give the resolved claims of a text."""
    article = story(text, published)
    return list(resolve(article, extract(article, segment(article, parser))))


def quantities(text: str, parser: Parser, story: Story, kind: ValueKind) -> list[Quantity]:
    """Give the amounts claimed in a text."""
    return [c.value.quantity for c in read(text, parser, story) if c.kind is kind and isinstance(c.value, AmountValue)]


ASPECTS = [
    ("The quake struck at a depth of just 10 km.", "depth"),
    ("Divers found the wreck 40 metres deep.", "depth"),
    ("The wall is 10 metres in height.", "height"),
    ("The 10-km-deep quake was felt in Visby.", "depth"),
    ("The quake came, 10 km below.", "come"),
    ("The laptop weighs 3 kg.", "weight"),
    ("Temperatures rose to 40 degrees Celsius.", "temperature"),
    ("A magnitude 4.6 earthquake struck.", "magnitude"),
    ("The quake struck 14 miles north-east of Visby.", "from visby"),
    ("The camp lies 50 km from the coast.", "from coast"),
    ("The storm tore down 40 kilometres of fences.", "of fence"),
    ("Thieves took 80 percent of the gold.", "of gold"),
    ("A third of the gold is gone.", "of gold"),
    ("Fares rose 5 percent.", "rise"),
    ("The 12,000-square-foot building houses a bank.", "building"),
    ("They walked 20 miles.", "walk"),
    ("The quake began six miles beneath the surface.", "depth"),
    ("The hut lies 3,000 metres above sea level.", "height"),
    ("Anna Berg, a 6-foot woman, was seen.", "height"),
    ("The 200-pound man was seen.", "weight"),
    ("The 200-pound bomb was found.", "bomb"),
    ("Anna Berg finished with 716 yards rushing.", "rush"),
    ("Anna Berg rushed for 716 yards.", "rush"),
    ("The laptop is less than an inch thick.", "thickness"),
]


@pytest.mark.parametrize(("text", "aspect"), ASPECTS)
def test_a_measure_says_what_it_measures(parser: Parser, story: Story, text: str, aspect: str) -> None:
    """The attribute, the place that a distance is from, the whole of a share, or what carries the figure."""
    assert [q.noun for q in quantities(text, parser, story, ValueKind.COUNT)] == [aspect]


def test_a_converted_figure_measures_what_the_first_does(parser: Parser, story: Story) -> None:
    """What stands in brackets behind a figure of its unit is that figure once more."""
    read_off = {
        text: [q.noun for q in quantities(text, parser, story, ValueKind.COUNT)]
        for text in (
            "The quake struck at a depth of 10 kilometres (6.2 miles) near Visby.",
            "Houses fell some 320 kilometres (200 miles) from the capital.",
        )
    }
    assert list(read_off.values()) == [["depth", "depth"], ["from capital", "from capital"]]


def test_what_is_done_over_a_distance_behind_another_count(parser: Parser, story: Story) -> None:
    """The gerund behind two figures is of both, a gerund with an object of another action."""
    told = quantities("She finished with 269 yards and two touchdowns rushing.", parser, story, ValueKind.COUNT)
    assert [q.noun for q in told if q.unit == "metre"] == ["rush"]
    ran = quantities("She ran 20 yards carrying a child.", parser, story, ValueKind.COUNT)
    assert [q.noun for q in ran] == ["run"]


RATES = [
    ("Nordvia paid $23 million a year.", "per unit"),
    ("Nordvia paid $23 million per season.", "per unit"),
    ("Nordvia paid an average of $23 million.", "per unit"),
    ("Nordvia made an annual payment of $23 million.", "per unit"),
    ("Nordvia paid $23 million annually.", "per unit"),
    ("Nordvia paid $23 million.", ""),
    ("Nordvia paid $23 million, a record.", ""),
    ("Nordvia paid $23 million for a mill.", ""),
]


@pytest.mark.parametrize(("text", "rate"), RATES)
def test_a_sum_says_whether_it_is_paid_each_time(parser: Parser, story: Story, text: str, rate: str) -> None:
    """A sum each year is no sum in all."""
    assert [q.noun for q in quantities(text, parser, story, ValueKind.MONEY)] == [rate]


COUNTS = [
    ("The blast killed 12 people.", [(12, 12)]),
    ("The blast killed 12 people in Ghent and dozens more in Bruges.", [(12, None)]),
    ("The blast killed 12 people and dozens of others.", [(12, None)]),
    ("The blast killed 12 people and injured 20 more.", [(12, 12)]),
    ("The blast killed more than 40 horses.", [(40, None)]),
    ("The blast killed 40 or more horses.", [(40, None)]),
    ("The blast killed 40 more horses.", []),
    ("The two sides met Anna Berg.", []),
    ("Four others were hurt.", []),
    ("She won for the first time.", []),
]


@pytest.mark.parametrize(("text", "bounds"), COUNTS)
def test_what_a_count_says_by_itself(
    parser: Parser, story: Story, text: str, bounds: list[tuple[float, float | None]]
) -> None:
    """More on top make a count a lower bound; what only takes up or adds to another number counts nothing."""
    assert [(q.low, q.high) for q in quantities(text, parser, story, ValueKind.COUNT)] == bounds


CLOCKS = [
    ("The mill burned at 9:30 a.m.", (570, 570, None)),
    ("The mill burned about 9:30 a.m.", (540, 600, None)),
    ("The mill burned by 9:30 a.m.", (None, 570, None)),
    ("The mill burned shortly before 9:30 a.m.", (525, 570, None)),
    ("The mill burned after 9:30 a.m.", (570, None, None)),
    ("The mill burned just after 9:30 a.m.", (570, 615, None)),
    ("The mill burned at 9:30 GMT.", (570, 570, 0)),
    ("The mill burned on Monday morning.", (0, 719, None)),
    ("The mill burned in the small hours.", (0, 360, None)),
]


@pytest.mark.parametrize(("text", "clock"), CLOCKS)
def test_an_hour_has_bounds_and_a_zone(
    parser: Parser, story: Story, text: str, clock: tuple[float | None, float | None, int | None]
) -> None:
    """The words before a time make bounds of it; the zone is minutes ahead of universal time."""
    found = [c.value for c in read(text, parser, story) if isinstance(c.value, ClockValue)]
    assert [(c.low, c.high, c.zone) for c in found] == [clock]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned, Anna Berg said at 9 a.m.",
        "The mill burned on Monday.",
        "That morning the mill burned.",
    ],
)
def test_no_hour_of_the_event(parser: Parser, story: Story, text: str) -> None:
    """The hour of a report, a day, and a morning told before say nothing of the event's hour."""
    assert not [c for c in read(text, parser, story) if isinstance(c.value, ClockValue)]


BIRTHS = [
    ("Anna Berg was born on 4 May 1978 in Vienna.", MAY_16, [(47, 47)]),
    ("Anna Berg was born on 4 June 1978 in Vienna.", MAY_16, [(46, 46)]),
    ("Anna Berg was born in 1978.", MAY_16, [(46, 47)]),
    ("Anna Berg was born in the 1970s.", MAY_16, []),
    ("Anna Berg was born on 4 May 1978.", None, []),
    ("Anna Berg will be born on 4 June 2025.", MAY_16, []),
    ("Anna Berg and Peter Holm were born on 4 May 1978.", MAY_16, []),
    ("The mill was born on 4 May 1978.", MAY_16, []),
    ("Anna Berg left on 4 May 1978.", MAY_16, []),
]


@pytest.mark.parametrize(("text", "published", "ages"), BIRTHS)
def test_a_birth_makes_an_age(
    parser: Parser, story: Story, text: str, published: date | None, ages: list[tuple[float, float]]
) -> None:
    """A day or year of birth says how old one named person is on the day of publication."""
    claims = [c for c in read(text, parser, story, published) if c.proposition.predicate == "age"]
    assert [(c.value.quantity.low, c.value.quantity.high) for c in claims if isinstance(c.value, AmountValue)] == ages


def test_tables_hold_what_their_comments_say() -> None:
    """No word names two attributes; zones lie within a day; parts of the day begin before they end."""
    words = [word for group in aspect_table().attributes.values() for word in group]
    assert len(words) == len(set(words))
    assert all(abs(ahead) <= 14 * 60 for ahead in clock_words().zones.values())
    assert all(first < last for first, last in clock_words().parts.values())
    assert clock_words().until.isdisjoint(clock_words().from_)
    assert aspect_table().rates.articles <= aspect_table().rates.per
