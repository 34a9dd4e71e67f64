"""Judging pairs: which rule, how loud, and which conflicts are false because the true counterpart is elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from checker.compare import compare
from checker.compare.rule import Level, Rule, Scope, null, otherwise
from checker.model import ClaimPair, Comparison, QuoteValue, ResolvedClaim, Severity, Span, ValueKind, Verdict
from tests.compare.by_hand import amount, claim
from tests.compare.conftest import Read, Told, paired

AGREEMENT, CONFLICT, UPDATE, DISPUTE, UNDECIDED = (
    Verdict.AGREEMENT,
    Verdict.CONFLICT,
    Verdict.UPDATE,
    Verdict.DISPUTE,
    Verdict.UNDECIDED,
)
DATE, RECENCY, COUNT = ValueKind.DATE, ValueKind.RECENCY, ValueKind.COUNT
THREE, FIVE = Told("Three miners died in Ghent."), Told("Five miners died in Ghent.")
TUESDAY, MONDAY = Told("Anna Berg left Ghent on Tuesday."), Told("Anna Berg left Ghent on Monday.")
LAST, SINCE = Told("Anna Berg and Peter Holm last met in 2023."), Told("Berg and Holm have not met since March 2021.")


def same_value(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims have one value, wherever it is written."""
    return left.span.text == right.span.text


def never(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold of nothing."""
    del left, right
    return False


def rule(
    kind: ValueKind, worst: Verdict = CONFLICT, scope: Scope = Scope.STORIES, loud: Severity | None = None
) -> Rule:
    """Give a rule that takes equal sentences for an agreement, and all others for the worst."""
    levels = (null("cannot tell", never), Level("equal", same_value, AGREEMENT), otherwise("apart", worst, loud))
    return Rule(compares=kind, levels=levels, message="{left} or {right}", examples=(), scope=scope, id="own")


def judged(
    pairs: Sequence[ClaimPair],
    rules: Sequence[Rule],
    severities: Mapping[str, Severity] = MappingProxyType({}),
) -> list[tuple[Verdict, Severity]]:
    """Give the verdicts and severities that come of pairs, without a language model."""
    return [(c.verdict, c.severity) for c in compare(pairs, [], rules, None, severities)]


def test_a_pair_is_judged_by_the_rule_for_its_kind(sides: Read) -> None:
    """A rule about counts does not judge dates."""
    pairs = [paired(sides(COUNT, THREE, FIVE), 1.0), paired(sides(DATE, TUESDAY, MONDAY), 1.0)]
    found = compare(pairs, [], [rule(COUNT)], None, {})
    assert [(c.pair.left.kind, c.rule, c.level) for c in found] == [(COUNT, "own", "apart")]


def test_the_message_says_both_values_as_read(sides: Read) -> None:
    """A reader sees what each side was read as."""
    (found,) = compare([paired(sides(COUNT, THREE, FIVE), 1.0)], [], [rule(COUNT)], None, {})
    assert found.message == "“Three miners” → 3 (miner) or “Five miners” → 5 (miner)"


def test_a_quotation_beside_something_else_is_shown_whole() -> None:
    """Only two quotations are cut to where they run side by side."""
    words = Span(start=0, end=5, text="peace")
    pair = paired((claim(QuoteValue(words=words), kind=COUNT), claim(amount(3), kind=COUNT)), 1.0)
    (found,) = compare([pair], [], [rule(COUNT)], None, {})
    assert found.message.startswith("“peace” or ")


def test_statements_are_not_judged_without_a_model(sides: Read) -> None:
    """With `--nli off` statements give nothing."""
    pair = paired(sides(ValueKind.STATEMENT, Told("The mill closed."), Told("The mill did not close.")), 1.0)
    assert compare([pair], [], [rule(COUNT)], None, {}) == ()


LOUD = [
    pytest.param(CONFLICT, None, {}, Severity.ERROR, id="the rule's own"),
    pytest.param(CONFLICT, Severity.NOTE, {}, Severity.NOTE, id="the level's own"),
    pytest.param(CONFLICT, None, {"own": Severity.WARNING}, Severity.WARNING, id="as set"),
    pytest.param(CONFLICT, Severity.NOTE, {"own": Severity.WARNING}, Severity.WARNING, id="as set, over the level's"),
    pytest.param(CONFLICT, None, {"other": Severity.NOTE}, Severity.ERROR, id="another rule's setting"),
    pytest.param(UPDATE, None, {"own": Severity.ERROR}, Severity.WARNING, id="an update"),
    pytest.param(DISPUTE, None, {"own": Severity.ERROR}, Severity.WARNING, id="a dispute"),
    pytest.param(UNDECIDED, None, {"own": Severity.ERROR}, Severity.NOTE, id="nothing decided"),
]


@pytest.mark.parametrize(("verdict", "own", "settings", "loud"), LOUD)
def test_how_loud_a_comparison_is(
    sides: Read, verdict: Verdict, own: Severity | None, settings: dict[str, Severity], loud: Severity
) -> None:
    """Settings come before the level, the level before the rule; and only a conflict is as loud as they say."""
    pair = paired(sides(COUNT, THREE, FIVE), 1.0)
    assert judged([pair], [rule(COUNT, verdict, loud=own)], severities=settings) == [(verdict, loud)]


def test_confidence_is_the_score_times_the_weight_of_the_level(sides: Read) -> None:
    """A level that decides less surely is reported less surely."""
    levels = (null("cannot tell", never), Level("equal", same_value, AGREEMENT), otherwise("apart", CONFLICT))
    weighed = tuple(Level(v.name, v.when, v.verdict, weight=0.5) for v in levels)
    own = Rule(compares=COUNT, levels=weighed, message="", examples=(), id="own")
    for score, confidence in ((0.9, 0.45), (0.912355, 0.4562)):
        (found,) = compare([paired(sides(COUNT, THREE, FIVE), score)], [], [own], None, {})
        assert found.confidence == confidence


@pytest.mark.parametrize(
    ("kind", "verdict", "enough"),
    [
        (COUNT, CONFLICT, 0.72),
        (RECENCY, CONFLICT, 0.5),
        (ValueKind.QUOTE, CONFLICT, 0.65),
        (ValueKind.DURATION, CONFLICT, 0.62),
        (COUNT, DISPUTE, 0.65),
        (ValueKind.QUOTE, UPDATE, 0.6),
    ],
)
def test_how_sure_a_match_must_be(kind: ValueKind, verdict: Verdict, enough: float) -> None:
    """Each verdict has its own bound, which some kinds of value lower; a level that is sure by itself needs none."""
    two = claim(amount(1), kind=kind), claim(amount(2), kind=kind, span=Span(start=0, end=1, text="y"))
    at, below = paired(two, enough), paired(two, enough - 0.01)
    assert [v for v, _ in judged([at], [rule(kind, verdict)])] == [verdict]
    assert [v for v, _ in judged([below], [rule(kind, verdict)])] == [UNDECIDED]
    sure = (null("cannot tell", never), otherwise("apart", verdict, sure=True))
    assert [v for v, _ in judged([below], [replace(rule(kind), levels=sure)])] == [verdict]


@pytest.mark.parametrize(("kind", "left", "right"), [(COUNT, THREE, FIVE), (DATE, TUESDAY, MONDAY)])
def test_a_conflict_needs_a_surer_match_than_an_agreement(
    sides: Read, kind: ValueKind, left: Told, right: Told
) -> None:
    """What is at odds about two facts is a false alarm; so a faint match is left undecided."""
    pair = paired(sides(kind, left, right), 0.5)
    assert judged([pair], [rule(kind)]) == [(UNDECIDED, Severity.NOTE)]


def test_an_agreement_may_be_faint(sides: Read) -> None:
    """To agree by chance does no harm."""
    pair = paired(sides(COUNT, THREE, THREE), 0.5)
    assert judged([pair], [rule(COUNT)]) == [(AGREEMENT, Severity.NOTE)]


def verdicts(found: Sequence[Comparison]) -> list[Verdict]:
    """Give the verdicts in order."""
    return [c.verdict for c in found]


@pytest.mark.parametrize(("agreeing", "kept"), [(0.95, [AGREEMENT]), (0.85, [AGREEMENT]), (0.6, [AGREEMENT, CONFLICT])])
def test_a_claim_that_found_its_counterpart_does_not_conflict_with_another(
    sides: Read, agreeing: float, kept: list[Verdict]
) -> None:
    """Where the other story holds a claim that agrees about as surely, the one at odds is about something else."""
    left, right = sides(COUNT, THREE, THREE)
    other = sides(COUNT, THREE, FIVE)[1]
    pairs = [paired((left, right), agreeing), paired((left, other), 0.9)]
    assert verdicts(compare(pairs, [], [rule(COUNT)], None, {})) == kept


def test_a_counterpart_in_a_third_story_excuses_nothing(sides: Read) -> None:
    """Agreement with one source is no answer to a conflict with another."""
    left, right = sides(COUNT, THREE, THREE)
    other = sides(COUNT, THREE, FIVE)[1].model_copy(update={"article": "third"})
    pairs = [paired((left, right), 0.95), paired((left, other), 0.9)]
    assert verdicts(compare(pairs, [], [rule(COUNT)], None, {})) == [AGREEMENT, CONFLICT]


def test_recency_conflicts_whatever_else_agrees(sides: Read) -> None:
    """There is only one last time: a story that agrees in one sentence contradicts itself in the other."""
    left, right = sides(RECENCY, LAST, LAST)
    other = sides(RECENCY, LAST, SINCE)[1]
    pairs = [paired((left, right), 0.95), paired((left, other), 0.9)]
    assert verdicts(compare(pairs, [], [rule(RECENCY)], None, {})) == [AGREEMENT, CONFLICT]


def test_an_update_is_a_counterpart_too(sides: Read) -> None:
    """A claim that the other story updates has been found there."""
    left, right = sides(COUNT, THREE, Told("Three miners died in Ghent.", date(2025, 5, 17)))
    other = sides(COUNT, THREE, FIVE)[1]
    levels = (null("cannot tell", never), Level("equal", same_value, UPDATE), otherwise("apart", CONFLICT))
    own = Rule(compares=COUNT, levels=levels, message="", examples=(), id="own")
    pairs = [paired((left, right), 0.9), paired((left, other), 0.9)]
    assert verdicts(compare(pairs, [], [own], None, {})) == [UPDATE]


@pytest.mark.parametrize(("worst", "reported"), [(CONFLICT, True), (AGREEMENT, False), (UNDECIDED, False)])
def test_a_single_expression_is_reported_only_if_it_is_at_odds_with_itself(
    sides: Read, worst: Verdict, reported: bool
) -> None:
    """That a date agrees with itself is no news, nor is that there was nothing to check."""
    claim = sides(DATE, TUESDAY, MONDAY)[0]
    levels = (null("cannot tell", never), otherwise("apart", worst))
    own = Rule(compares=DATE, levels=levels, message="", examples=(), scope=Scope.SENTENCE, id="own")
    found = compare([], [paired((claim, claim), 1.0)], [own], None, {})
    assert bool(found) is reported


def test_a_rule_for_single_expressions_does_not_judge_two_stories(sides: Read) -> None:
    """The scope of a rule decides what it is given."""
    pair = paired(sides(DATE, TUESDAY, MONDAY), 1.0)
    assert compare([pair], [], [rule(DATE, scope=Scope.SENTENCE)], None, {}) == ()


def test_what_is_wrong_in_itself_is_reported_though_others_agree(sides: Read) -> None:
    """A weekday that is not its date's is wrong in every story that copies it."""
    left, right = sides(DATE, TUESDAY, TUESDAY)
    levels = (null("cannot tell", never), otherwise("apart", CONFLICT))
    own = Rule(compares=DATE, levels=levels, message="", examples=(), scope=Scope.SENTENCE, id="own")
    found = compare([paired((left, right), 1.0)], [paired((left, left), 1.0)], [rule(DATE), own], None, {})
    assert verdicts(found) == [AGREEMENT, CONFLICT]


def test_a_rule_judges_only_the_pairs_that_it_is_for(sides: Read) -> None:
    """Rules may share a kind of value; one whose `where` does not hold says nothing of a pair."""
    pairs = [paired(sides(COUNT, THREE, FIVE), 1.0)]
    others = replace(rule(COUNT), where=never, id="others")
    for rules in ([rule(COUNT), others], [others, rule(COUNT)]):
        assert [c.rule for c in compare(pairs, [], rules, None, {})] == ["own"]


def test_two_steps_are_judged_by_rules_for_steps(sides: Read) -> None:
    """Two claims of one course go to the rules for steps, a claim by itself to those for sentences."""
    two = paired(sides(DATE, TUESDAY, MONDAY), 1.0)
    by_steps = replace(rule(DATE, scope=Scope.STEPS), id="steps")
    alone = replace(rule(DATE, scope=Scope.SENTENCE), id="alone")
    assert [c.rule for c in compare([], [two], [by_steps, alone], None, {})] == ["steps"]


def test_an_agreement_by_another_rule_excuses_no_conflict(sides: Read) -> None:
    """That the days agree does not take back that the hours do not."""
    pairs = [paired(sides(COUNT, THREE, FIVE), 1.0)]
    agreeing = Rule(
        compares=COUNT,
        levels=(null("cannot tell", never), otherwise("fine", AGREEMENT)),
        message="{left} or {right}",
        examples=(),
        id="agreeing",
    )
    found = compare(pairs, [], [rule(COUNT), agreeing], None, {})
    assert {(c.rule, c.verdict) for c in found} == {("own", CONFLICT), ("agreeing", AGREEMENT)}
