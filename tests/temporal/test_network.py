"""Constraints between times: what can hold together, and the smallest set that cannot."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.temporal.network import Constraint, between, smallest_conflict

Edge = Constraint[int, int]

numbers = st.integers(min_value=-400, max_value=400)


@st.composite
def consistent(draw: st.DrawFn) -> tuple[list[int], list[Edge]]:
    """Draw days for some times, and constraints that all hold of them; each constraint has a reason of its own."""
    days = draw(st.lists(numbers, min_size=2, max_size=7))
    times = st.integers(min_value=0, max_value=len(days) - 1)
    drawn = draw(st.lists(st.tuples(times, times, st.integers(min_value=0, max_value=30)), max_size=16))
    return days, [Constraint(a, b, days[b] - days[a] + slack, n) for n, (a, b, slack) in enumerate(drawn)]


@given(consistent())
def test_what_holds_of_some_days_is_no_conflict(drawn: tuple[list[int], list[Edge]]) -> None:
    """Constraints that some days satisfy give nothing."""
    assert smallest_conflict(drawn[1]) == ()


@given(consistent(), st.data())
def test_a_planted_contradiction_is_found(drawn: tuple[list[int], list[Edge]], data: st.DataObject) -> None:
    """A chain of constraints and one that goes back too far give a negative cycle with the planted one in it."""
    days, edges = drawn
    order = data.draw(st.permutations(range(len(days))))
    chain = [Constraint(a, b, days[b] - days[a], 100 + n) for n, (a, b) in enumerate(pairwise(order))]
    back = Constraint(order[-1], order[0], days[order[0]] - days[order[-1]] - 1, 99)
    cycle = smallest_conflict([*edges, *chain, back])
    assert 99 in {edge.reason for edge in cycle}
    assert_is_minimal_cycle(cycle)
    assert len(cycle) <= len(chain) + 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), numbers), max_size=14))
def test_any_answer_is_a_minimal_negative_cycle(drawn: list[tuple[int, int, int]]) -> None:
    """Whatever the constraints, an answer goes round, adds up to less than nothing, and has nothing to spare."""
    edges = [Constraint(a, b, days, n) for n, (a, b, days) in enumerate(drawn)]
    cycle = smallest_conflict(edges)
    if cycle:
        assert_is_minimal_cycle(cycle)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), numbers), max_size=10))
def test_no_smaller_set_is_in_conflict(drawn: list[tuple[int, int, int]]) -> None:
    """Nothing is found exactly where potentials exist; no two constraints conflict where three are given as fewest."""
    edges = [Constraint(a, b, days, n) for n, (a, b, days) in enumerate(drawn)]
    cycle = smallest_conflict(edges)
    assert bool(cycle) is not _satisfiable(edges)
    if len(cycle) > 2:
        assert all(_satisfiable([a, b]) for a in edges for b in edges)


def _satisfiable(edges: list[Edge]) -> bool:
    """Relax as Bellman and Ford do, from all times at once, and see whether it comes to rest."""
    at = {time: 0 for edge in edges for time in (edge.earlier, edge.later)}
    for _ in range(len(at) + 1):
        changed = False
        for edge in edges:
            if at[edge.earlier] + edge.days < at[edge.later]:
                at[edge.later] = at[edge.earlier] + edge.days
                changed = True
        if not changed:
            return True
    return False


def assert_is_minimal_cycle(cycle: tuple[Edge, ...]) -> None:
    """Hold a cycle to its law: it closes, it is negative, and it visits no time twice."""
    assert sum(edge.days for edge in cycle) < 0
    assert all(a.later == b.earlier for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    assert len({edge.earlier for edge in cycle}) == len(cycle)
    assert all(_satisfiable([e for e in cycle if e is not left_out]) for left_out in cycle)


def test_two_dates_and_a_distance() -> None:
    """A robbery on 3 May, an arrest on 9 May and "two days after the robbery" cannot all be true; any two can."""
    robbery = between("zero", "robbery", date(2009, 5, 3).toordinal(), date(2009, 5, 3).toordinal(), "robbed on 3 May")
    arrest = between("zero", "arrest", date(2009, 5, 9).toordinal(), date(2009, 5, 9).toordinal(), "arrested on 9 May")
    gap = between("robbery", "arrest", 2, 2, "two days after")
    cycle = smallest_conflict([*robbery, *arrest, *gap])
    assert {edge.reason for edge in cycle} == {"robbed on 3 May", "arrested on 9 May", "two days after"}
    assert sum(edge.days for edge in cycle) == 2 - 6
    for pair in ([*robbery, *arrest], [*robbery, *gap], [*arrest, *gap]):
        assert smallest_conflict(pair) == ()


def test_open_ends_bind_nothing() -> None:
    """Only the side that is given makes a constraint."""
    assert between("a", "b", None, None, "") == []
    assert smallest_conflict([*between("a", "b", 0, None, "after"), *between("b", "a", 0, None, "after")]) == ()
    assert len(smallest_conflict([*between("a", "b", 1, None, "after"), *between("b", "a", 0, None, "after")])) == 2


def test_a_time_before_itself() -> None:
    """A constraint of a time with itself is a cycle of one."""
    assert smallest_conflict([Constraint("a", "a", -1, "")]) == (Constraint("a", "a", -1, ""),)
    assert smallest_conflict([Constraint("a", "a", 0, "")]) == ()


def test_of_two_words_for_one_distance_the_tighter_binds() -> None:
    """A looser bound between the same two times takes nothing back, in whatever order the two are told."""
    tight, loose, back = (
        Constraint("a", "b", -5, "tight"),
        Constraint("a", "b", 10, "loose"),
        Constraint("b", "a", 3, "back"),
    )
    for told in ([tight, loose, back], [loose, tight, back], [back, loose, tight]):
        assert {c.reason for c in smallest_conflict(told)} == {"tight", "back"}
