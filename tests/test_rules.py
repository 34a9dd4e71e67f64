"""Every rule's examples, run through the whole line from text to level, both ways round."""

import re
from collections.abc import Callable, Sequence
from itertools import product

import pytest

from checker.compare.rule import SECTIONS, Example, Rule, Scope, load_rules
from checker.extract import extract, resolve, segment
from checker.extract.sentences import Parser
from checker.match import relate_stories, steps, unify_names
from checker.match.scoring import fits, score
from checker.model import Article, ResolvedClaim, Verdict

Story = Callable[..., Article]

RULES = load_rules()
EXAMPLES = [pytest.param(rule, e, id=f"{rule.id}: {e.level}") for rule in RULES for e in rule.examples]


def _claims(stories: Sequence[Article], parser: Parser) -> list[ResolvedClaim]:
    raw = unify_names([c for a in stories for c in extract(a, segment(a, parser))])
    return [c for a in stories for c in resolve(a, [c for c in raw if c.article == a.id])]


def _sides(rule: Rule, example: Example, parser: Parser, story: Story) -> tuple[ResolvedClaim, ResolvedClaim]:
    """Give the two claims that the example is about: the best match of the rule's kind between its two texts."""
    left = story(example.left, example.left_published, "left")
    right = story(example.right, example.right_published, "right") if example.right else None
    stories = [left, right] if right else [left]
    every = _claims(stories, parser)
    claims = [c for c in every if c.kind is rule.compares]
    if rule.scope is Scope.SENTENCE:
        return claims[0], claims[0]
    related = relate_stories(stories, every)
    if rule.scope is Scope.STEPS:
        (pair,) = steps(claims, related)
        return pair.left, pair.right
    pairs = product((c for c in claims if c.article == "left"), (c for c in claims if c.article == "right"))
    mine = [p for p in pairs if rule.where(*p)]
    return max(mine, key=lambda p: (fits(p[0], p[1]), score(p[0], p[1], related)[0]))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_reaches_its_level(rule: Rule, example: Example, parser: Parser, story: Story) -> None:
    """The two texts of an example reach the level that the example names."""
    left, right = _sides(rule, example, parser, story)
    assert rule.level(left, right).name == example.level


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_swapping_the_sides_keeps_the_verdict(rule: Rule, example: Example, parser: Parser, story: Story) -> None:
    """No rule depends on which article comes first."""
    left, right = _sides(rule, example, parser, story)
    assert rule.level(right, left).verdict is rule.level(left, right).verdict


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_can_find_a_conflict_and_can_stay_silent(rule: Rule) -> None:
    """A rule that always or never finds a conflict is no rule."""
    verdicts = {level.verdict for level in rule.levels}
    assert Verdict.CONFLICT in verdicts
    assert verdicts - {Verdict.CONFLICT}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_docs_have_their_sections_in_order(rule: Rule) -> None:
    """`check explain` shows the sections in one order for every rule."""
    places = [rule.docs.index(s) for s in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rules_are_named_as_identifiers(rule: Rule) -> None:
    """An id goes into configuration keys and suppressions, so it is a plain snake_case word."""
    assert re.fullmatch(r"[a-z][a-z_]*[a-z]", rule.id)
