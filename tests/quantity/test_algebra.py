"""How quantities stand to each other: a table of pairs, and the laws that hold for any two."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Mod, Quantity
from checker.quantity import Relation, ratio, read, relate
from checker.quantity.algebra import INVERSE, tolerance
from checker.quantity.bounds import step

_TEXTS = st.sampled_from(
    ["an hour-long", "12 people", "almost 12,000", "two weeks", "half of", "9.6%", "a dozen", "$1.2bn", "5ft", "x"]
)
_FIGURES = st.one_of(st.integers(-1_000, 1_000_000).map(float), st.floats(-1e9, 1e12, allow_nan=False))


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    text = draw(_TEXTS)
    low, number, high = sorted(draw(st.lists(_FIGURES, min_size=3, max_size=3)))
    exact = draw(st.booleans())
    return Quantity(
        start=0,
        end=len(text),
        text=text,
        low=number if exact else draw(st.sampled_from([low, None])),
        high=number if exact else draw(st.sampled_from([high, None])),
        number=number,
        unit=draw(st.sampled_from(["item", "second", "percent", "USD", "year of age"])),
        mod=draw(st.sampled_from([None, Mod.APPROX, Mod.LESS_THAN, Mod.MORE_THAN, Mod.EQUAL_OR_MORE])),
    )


def _read(phrase: str) -> Quantity:
    (quantity,) = read(f"for {phrase}")
    return quantity


PAIRS = [
    # the same amount, however written
    ("18 months", "a year and a half", Relation.EQUAL),
    ("90 minutes", "an hour and a half", Relation.EQUAL),
    ("24 hours", "a one-day", Relation.EQUAL),
    ("a dozen people", "12 people", Relation.EQUAL),
    ("$1.2bn", "1.2 billion dollars", Relation.EQUAL),
    ("68F", "20C", Relation.EQUAL),
    ("at least 12 people", "no fewer than 12 people", Relation.EQUAL),
    ("half of", "50 percent", Relation.EQUAL),
    # one figure rounds the other
    ("12,000 people", "11,973 people", Relation.ROUNDS),
    ("1,000 people", "1,004 people", Relation.ROUNDS),
    ("$1.2bn", "$1.24 billion", Relation.ROUNDS),
    ("10 percent", "9.6 percent", Relation.ROUNDS),
    ("half of", "48 percent", Relation.ROUNDS),
    ("a dozen people", "13 people", Relation.ROUNDS),
    ("100 miles", "160 km", Relation.ROUNDS),
    ("almost an hour", "an hour-long", Relation.ROUNDS),
    ("nearly one hour", "hour-long", Relation.ROUNDS),
    ("an hour-long", "70 minutes", Relation.ROUNDS),
    ("eight days", "a weeklong", Relation.ROUNDS),
    ("30 days", "a month-long", Relation.ROUNDS),
    ("11 months", "a year-long", Relation.ROUNDS),
    ("ten minutes", "12 minutes", Relation.ROUNDS),
    ("more than 12 people", "12 people", Relation.ROUNDS),
    # bounds
    ("at least 12 people", "15 people", Relation.CONTAINS),
    ("hundreds of people", "430 people", Relation.CONTAINS),
    ("about an hour", "55 minutes", Relation.CONTAINS),
    ("almost an hour", "50 minutes", Relation.CONTAINS),
    ("between 5 and 7 people", "six people", Relation.CONTAINS),
    ("15 people", "more than a dozen people", Relation.WITHIN),
    ("about 200 people", "more than 180 people", Relation.OVERLAPS),
    ("at least 10 people", "up to 12 people", Relation.OVERLAPS),
    # both cannot be true
    ("ten minutes", "an hour-long", Relation.DISJOINT),
    ("almost an hour", "ten minutes", Relation.DISJOINT),
    ("almost an hour", "two hours", Relation.DISJOINT),
    ("eighteen days", "a weeklong", Relation.DISJOINT),
    ("two hours", "three hours", Relation.DISJOINT),
    ("three days", "four days", Relation.DISJOINT),
    ("12 people", "13 people", Relation.DISJOINT),
    ("20 people", "21 people", Relation.DISJOINT),
    ("12,000 people", "14,000 people", Relation.DISJOINT),
    ("11,973 people", "11,980 people", Relation.DISJOINT),
    ("at least 12 people", "nine people", Relation.DISJOINT),
    ("more than 100 people", "97 people", Relation.DISJOINT),
    ("10 percent", "12 percent", Relation.DISJOINT),
    ("9.6 percent", "9.8 percent", Relation.DISJOINT),
    ("$1.2bn", "$1.4bn", Relation.DISJOINT),
    ("a 49-year-old", "aged 51", Relation.DISJOINT),
    # different units
    ("$1.2bn", "€1.2bn", Relation.INCOMPARABLE),
    ("12 people", "12 minutes", Relation.INCOMPARABLE),
    ("3 percent", "3 percentage points", Relation.INCOMPARABLE),
]


@pytest.mark.parametrize(("a", "b", "relation"), PAIRS, ids=[f"{a} - {b}" for a, b, _ in PAIRS])
def test_pair_stands_as_the_table_says(a: str, b: str, relation: Relation) -> None:
    """Each pair of phrases has its relation, and the inverse the other way round."""
    assert (relate(_read(a), _read(b)), relate(_read(b), _read(a))) == (relation, INVERSE[relation])


@settings(deadline=None)
@given(_quantities(), _quantities())
def test_swapping_gives_the_inverse(a: Quantity, b: Quantity) -> None:
    """For any two quantities a relation is found, and the swapped one is its inverse."""
    assert relate(b, a) is INVERSE[relate(a, b)]


@settings(deadline=None)
@given(_quantities())
def test_a_quantity_equals_itself(a: Quantity) -> None:
    """Every quantity is equal to itself."""
    assert relate(a, a) is Relation.EQUAL


@settings(deadline=None)
@given(_quantities(), _quantities())
def test_ratio_is_symmetric_and_at_least_one(a: Quantity, b: Quantity) -> None:
    """The ratio does not depend on the order and is never below one; for different units it is no number."""
    there, back = ratio(a, b), ratio(b, a)
    assert (math.isnan(there) and math.isnan(back)) if a.unit != b.unit else there == back >= 1.0


@settings(deadline=None)
@given(_quantities(), _quantities())
def test_amounts_that_share_values_are_not_disjoint(a: Quantity, b: Quantity) -> None:
    """Two quantities of one unit whose bounds share more than an end can both be true."""
    low = max(-math.inf if q.low is None else q.low for q in (a, b))
    high = min(math.inf if q.high is None else q.high for q in (a, b))
    assert relate(a, b) is not Relation.DISJOINT or low >= high or a.unit != b.unit


@settings(deadline=None)
@given(_quantities())
def test_tolerance_is_no_wider_than_the_tables_allow(a: Quantity) -> None:
    """A tolerance is a finite amount, never negative, and nought for a hedged figure."""
    assert 0.0 <= tolerance(a) < math.inf
    assert a.mod is None or tolerance(a) == 0.0


@pytest.mark.parametrize(
    ("a", "b", "times"),
    [
        ("ten minutes", "an hour-long", 6.0),
        ("12 people", "24 people", 2.0),
        ("at least 12 people", "15 people", 1.0),
        ("almost an hour", "15 minutes", 3.0),
        ("minus 5C", "minus 10C", 2.0),
        ("minus 5C", "10C", math.inf),
        ("0C", "10C", math.inf),
        ("minus 10C", "0C", math.inf),
    ],
)
def test_ratio_is_taken_where_the_amounts_come_nearest(a: str, b: str, times: float) -> None:
    """The ratio says how many times the larger is the smaller, between the nearest ends of their bounds."""
    assert ratio(_read(a), _read(b)) == pytest.approx(times)


@pytest.mark.parametrize(
    ("phrase", "spare"),
    [
        # rounding, by the figure as written: half a step of 100, 1,000 and 1, at most a twentieth
        ("1,200 people", 50),
        ("12,000 people", 500),
        ("100 people", 5),
        ("1,234 people", 0.5),
        ("99 people", 0),
        ("90 people", 0),
        ("200F", 14 / 3),
        ("100F", 17 / 9),
        ("68F", 0.5 * 5 / 9),
        ("20C", 0.5),
        # by the unit
        ("50 seconds", 0.5),
        ("ten minutes", 150),
        ("12 minutes", 30),
        ("two hours", 900),
        # a hedge says itself how wide it is
        ("about 12,000 people", 0),
        ("at least ten minutes", 0),
        # parts of a whole
        ("10 percent", 0.5),
        ("9.6 percent", 0.05),
        ("9.65 percent", 0.005),
        ("half of", 5),
    ],
)
def test_tolerance_is_that_of_the_place_that_is_rounded(phrase: str, spare: float) -> None:
    """How far the truth may lie from a figure goes by how it is written, and by its unit."""
    assert tolerance(_read(phrase)) == pytest.approx(spare)


@pytest.mark.parametrize(
    ("figure", "size"),
    [(12_000, 1_000), (12_001, 1), (-250, 10), (7, 1), (10, 10), (1.2, 0.1), (0.05, 0.01), (0, 1), (math.inf, 1)],
)
def test_the_step_is_the_size_of_the_last_digit_that_counts(figure: float, size: float) -> None:
    """Noughts at the end of a whole figure are rounded; nought and what has no end count in ones."""
    assert step(figure) == pytest.approx(size)
