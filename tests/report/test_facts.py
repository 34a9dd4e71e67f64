"""Agreements are read by fact, and a fact counts independent origins."""

from datetime import date
from typing import TYPE_CHECKING

from checker.model import Factuality, Report, ResolvedClaim, ValueKind, Verdict
from checker.report.facts import facts

if TYPE_CHECKING:
    from tests.report.conftest import Bench


def test_agreements_that_share_a_claim_are_one_fact(report: Report) -> None:
    """Three stories that say the same make two findings and one fact with three claims."""
    duration = next(fact for fact in facts(report) if fact.kind is ValueKind.DURATION)
    assert [claim.span.text for claim in duration.claims] == ["almost an hour", "hour-long", "an hour"]


def test_copies_of_one_story_count_as_one_origin(report: Report) -> None:
    """Two of the three stories come from one wire story."""
    duration = next(fact for fact in facts(report) if fact.kind is ValueKind.DURATION)
    assert duration.origins == 2


def test_facts_of_other_kinds_stay_apart(report: Report) -> None:
    """Dates, quotations and durations of the same stories are three facts, gravest first."""
    found = [(fact.verdict, fact.kind) for fact in facts(report)]
    conflict, dispute, agreement = Verdict.CONFLICT, Verdict.DISPUTE, Verdict.AGREEMENT
    expected = [(conflict, ValueKind.DATE), (dispute, ValueKind.QUOTE), (agreement, ValueKind.DURATION)]
    assert found == expected


def test_a_conflict_takes_in_what_agrees_with_either_side(report: Report) -> None:
    """Thursday and 15 May are one value, Friday is the other, and the three findings on them one fact."""
    fact = facts(report)[0]
    assert [f.verdict for f in fact.findings] == [Verdict.CONFLICT, Verdict.UPDATE, Verdict.AGREEMENT]
    assert [[claim.span.text for claim in value.claims] for value in fact.values] == [
        ["Friday"],
        ["Thursday", "May 15"],
    ]
    assert [value.origins for value in fact.values] == [1, 2]


def test_agreements_on_one_sentence_are_one_fact(bench: "Bench") -> None:
    """Two claims of one kind in one sentence join the agreements that each of them stands in."""
    a = bench.article("a.txt", "On Monday, 5 May, they met.")
    b, c = bench.article("b.txt", "They met on 5 May."), bench.article("c.txt", "They met on Monday.")
    day = date(2025, 5, 5)
    bench.finding(Verdict.AGREEMENT, bench.date(a, "Monday", day), bench.date(c, "Monday", day))
    bench.finding(Verdict.AGREEMENT, bench.date(a, "5 May", day), bench.date(b, "5 May", day))
    assert [len(fact.claims) for fact in facts(bench.report())] == [4]


def test_the_best_attested_fact_comes_first(bench: "Bench") -> None:
    """A fact with three origins precedes one with two, whatever the order of the findings."""
    a, b, c = (bench.article(f"{name}.txt", "They met on Monday. It took an hour.") for name in "abc")
    took = [bench.duration(article, "an hour", 3600, 3600) for article in (a, b)]
    met = [bench.date(article, "Monday", date(2025, 5, 5)) for article in (a, b, c)]
    bench.finding(Verdict.AGREEMENT, took[0], took[1])
    bench.finding(Verdict.AGREEMENT, met[1], met[2])
    bench.finding(Verdict.AGREEMENT, met[0], met[2])
    assert [fact.origins for fact in facts(bench.report())] == [3, 2]


def told(bench: "Bench", *values: tuple[str, float, float]) -> list[ResolvedClaim]:
    """Add a story for each duration, given by its words and its bounds in seconds."""
    stories = [bench.article(f"{n}.txt", f"It took {words}.") for n, (words, _, _) in enumerate(values)]
    return [bench.duration(story, *value) for story, value in zip(stories, values, strict=True)]


def test_a_vague_value_does_not_make_one_fact_of_two(bench: "Bench") -> None:
    """“At least an hour” agrees with two hours and with three; the surer agreement makes a fact, the other its own."""
    vague, two, three = told(bench, ("some hours", 3600, 90_000), ("two hours", 7200, 7200), ("three", 10_800, 10_800))
    bench.finding(Verdict.AGREEMENT, vague, two)
    bench.finding(Verdict.AGREEMENT, vague, three)
    assert [[c.span.text for c in fact.claims] for fact in facts(bench.report())] == [
        ["some hours", "two hours"],
        ["some hours", "three"],
    ]


def test_an_agreement_that_adds_nothing_is_left_out(bench: "Bench") -> None:
    """Where both of its claims stand in facts already, that they might agree as well tells nothing more."""
    stories = ("some hours", 3600.0, 90_000.0), ("two hours", 7200.0, 7200.0), ("three", 10_800.0, 10_800.0)
    vague, two, three = told(bench, *stories)
    (other,) = [bench.duration(bench.article("b.txt", "It took three."), "three", 10_800, 10_800)]
    bench.finding(Verdict.AGREEMENT, vague, two)
    bench.finding(Verdict.AGREEMENT, three, other)
    bench.finding(Verdict.AGREEMENT, vague, three)
    assert [len(fact.findings) for fact in facts(bench.report())] == [1, 1]


def test_what_is_at_odds_is_never_one_value(bench: "Bench") -> None:
    """A claim that agrees with both sides of a conflict stands with the one that it agrees with most surely."""
    one, other, between = told(bench, ("an hour", 3600, 3600), ("so long", 3600, 3600), ("about it", 3600, 3600))
    bench.finding(Verdict.CONFLICT, one, other)
    bench.finding(Verdict.AGREEMENT, other, between)
    bench.finding(Verdict.AGREEMENT, one, between)
    (fact,) = facts(bench.report())
    assert [[c.span.text for c in value.claims] for value in fact.values] == [["an hour"], ["so long", "about it"]]


def test_equal_values_stand_together_without_a_finding(bench: "Bench") -> None:
    """Two stories that are at odds with a third in the same way give one value."""
    one, *others = told(bench, ("an hour", 3600, 3600), ("two hours", 7200, 7200), ("2 hours", 7200, 7200))
    for claim in others:
        bench.finding(Verdict.CONFLICT, one, claim)
    (fact,) = facts(bench.report())
    assert [len(value.claims) for value in fact.values] == [1, 2]


def test_what_is_undecided_joins_nothing(bench: "Bench") -> None:
    """Two pairs that share a claim, of which nothing is known, are two facts."""
    one, *others = told(bench, ("an hour", 3600, 3600), ("two hours", 7200, 7200), ("2 hours", 7200, 7200))
    for claim in others:
        bench.finding(Verdict.UNDECIDED, one, claim)
    assert [fact.verdict for fact in facts(bench.report())] == [Verdict.UNDECIDED] * 2


def test_what_is_at_odds_with_itself_is_a_fact_by_itself(bench: "Bench") -> None:
    """A weekday that is not that date's does not draw in the stories that give the date alike."""
    one, other = told(bench, ("an hour", 3600, 3600), ("an hour", 3600, 3600))
    bench.finding(Verdict.CONFLICT, one, one)
    bench.finding(Verdict.AGREEMENT, one, other)
    assert [len(fact.claims) for fact in facts(bench.report())] == [1, 2]


def test_the_surest_conflict_comes_first(bench: "Bench") -> None:
    """Facts of one verdict come by the confidence of their surest finding of that verdict."""
    one, other, third, fourth = told(bench, *((f"{n} hours", n * 3600.0, n * 3600.0) for n in range(2, 6)))
    bench.finding(Verdict.CONFLICT, one, other, confidence=0.6)
    bench.finding(Verdict.CONFLICT, third, fourth, confidence=0.9)
    assert [fact.confidence for fact in facts(bench.report())] == [0.9, 0.6]


def test_what_is_planned_comes_before_what_happened(bench: "Bench") -> None:
    """Of two values that were told on one day, that of the plan is the earlier."""
    done, planned = told(bench, ("an hour", 3600, 3600), ("two hours", 7200, 7200))
    bench.claims[1] = planned.model_copy(update={"factuality": Factuality.PROBABLE})
    bench.finding(Verdict.UPDATE, done, planned)
    (fact,) = facts(bench.report())
    assert [value.claims[0].span.text for value in fact.values] == ["two hours", "an hour"]


def test_an_article_without_a_known_origin_is_its_own(bench: "Bench") -> None:
    """Two stories of unknown origin are not taken for copies of each other."""
    a, b = (bench.article(f"{name}.txt", "They met on Monday.", origin="") for name in "ab")
    bench.finding(Verdict.AGREEMENT, bench.statement(a, "They met"), bench.statement(b, "They met"))
    assert facts(bench.report())[0].origins == 2
