"""The figures that `make mutation` gives: what is sampled, and how sure the share is."""

import pytest

from tools.mutation import interval, sample, table


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (850, 1000, 0.827, 0.871), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_that_of_the_score_test(hits: int, of: int, low: float, high: float) -> None:
    """The ends are those of Wilson's interval, within 0 and 1; of nothing nothing is known."""
    found = interval(hits, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)
    assert found.share == (hits / of if of else 0)


NAMES = [f"checker.a.x_f__mutmut_{n}" for n in range(200)]


def test_a_sample_stays_when_mutants_are_added() -> None:
    """The order of the names plays no part; of more names most of the old sample is taken again."""
    found = sample(NAMES, 40, seed=1)
    assert found == sample(reversed(NAMES), 40, seed=1)
    more = sample([*NAMES, *(f"checker.b.x_g__mutmut_{n}" for n in range(20))], 40, seed=1)
    assert [n for n in more if n in NAMES] == found[: len(more) - sum(n not in NAMES for n in more)]


def test_another_seed_takes_another_sample_and_nought_takes_all() -> None:
    """What is run depends on the seed and the size alone."""
    assert sample(NAMES, 40, seed=1) != sample(NAMES, 40, seed=2)
    assert sorted(sample(NAMES, 0, seed=1)) == sorted(NAMES)


def test_the_table_counts_a_timeout_as_noticed_and_no_test_as_not() -> None:
    """A mutant that never ends is killed; one that no test calls lives."""
    rows = table({"quantity": {"a": "killed", "b": "timeout", "c": "survived", "d": "no test"}}, {"quantity": 6000})
    assert rows.splitlines()[2] == "| quantity | 6,000 | 4 | 2 | 1 | 1 | 50.0% | 15.0% to 85.0% |"
