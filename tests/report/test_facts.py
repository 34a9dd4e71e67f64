"""Agreements are read by fact, and a fact counts independent origins."""

from datetime import date
from typing import TYPE_CHECKING

from checker.model import Report, ValueKind, Verdict
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
    """A date and a duration that the same stories agree on are two facts."""
    assert [fact.kind for fact in facts(report)] == [ValueKind.DURATION, ValueKind.DATE]


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


def test_only_agreements_make_facts(bench: "Bench") -> None:
    """A conflict is not something that stories agree on."""
    a, b = (bench.article(f"{name}.txt", "They met on Monday.") for name in "ab")
    bench.finding(Verdict.CONFLICT, bench.statement(a, "They met"), bench.statement(b, "They met"))
    assert facts(bench.report()) == ()


def test_an_article_without_a_known_origin_is_its_own(bench: "Bench") -> None:
    """Two stories of unknown origin are not taken for copies of each other."""
    a, b = (bench.article(f"{name}.txt", "They met on Monday.", origin="") for name in "ab")
    bench.finding(Verdict.AGREEMENT, bench.statement(a, "They met"), bench.statement(b, "They met"))
    assert facts(bench.report())[0].origins == 2
