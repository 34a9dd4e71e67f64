"""Reports of what another story says had not happened."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.compare import compare
from checker.compare.rule import builtin_folder, load_folder
from checker.match import silences
from checker.model import Article, Verdict
from tests.match.conftest import Line

Story = Callable[..., Article]

FIRST = "Chile and Peru held their first direct talks since June 2020."


@pytest.fixture
def broken(line: Line, story: Story) -> Callable[..., list[tuple[str, str]]]:
    """Give a function that gives the pairs between a claim of recency, made in September 2024, and another story."""

    def run(claim: str, report: str, published: date | None = date(2024, 9, 2)) -> list[tuple[str, str]]:
        told = line([story(claim, date(2024, 9, 1), "claim"), story(report, published, "report")])
        return [(p.left.span.text, p.right.span.text) for p in silences(told.claims, told.related)]

    return run


@pytest.mark.parametrize(
    ("claim", "report"),
    [
        (FIRST, "Chile and Peru held direct talks in Lima in May 2023."),
        (FIRST, "Chile and Peru held direct talks on 3 May 2023."),
        ("Chile and Peru last held direct talks in June 2020.", "Chile and Peru held direct talks in Lima in 2022."),
        (
            "Chile and Peru have not met face to face since 2020.",
            "Chile and Peru met face to face in Lima in May 2023.",
        ),
        ("Anna Berg won the race for the first time since 2010.", "Anna Berg won the race in 2012."),
    ],
)
def test_a_report_from_the_silence(broken: Callable[..., list[tuple[str, str]]], claim: str, report: str) -> None:
    """What another story dates between T and the claim is held against "the first since T"."""
    assert broken(claim, report) == [(claim[:-1], report[:-1])]


@pytest.mark.parametrize(
    "report",
    [
        "Chile and Peru held direct talks in Lima in May 2019.",  # before the silence
        "Chile and Peru held direct talks in Lima in June 2020.",  # when it began
        "Chile and Peru held direct talks in Lima on 31 August 2024.",  # the occasion itself
        "Chile and Peru held talks in Lima in May 2023.",  # of another kind, for all that is said
        "Chile held direct talks with Bolivia in May 2023.",
        "Chile and Peru held no direct talks in May 2023.",
        "Chile and Peru may have held direct talks in May 2023.",
        "Chile and Peru were to hold direct talks in May 2023.",
        "Chile and Peru held direct talks in the 2020s.",
        "Chile and Peru held direct talks in early 2021.",
    ],
)
def test_what_breaks_no_silence(broken: Callable[..., list[tuple[str, str]]], report: str) -> None:
    """Other times, other talks and what did not happen break no silence."""
    assert broken(FIRST, report) == []


def test_without_a_day_of_its_own_a_claim_has_no_silence(line: Line, story: Story) -> None:
    """Up to when nothing happened is the day of publication."""
    told = line([story(FIRST, None, "claim"), story("Chile and Peru held direct talks in May 2023.", None, "report")])
    assert silences(told.claims, told.related) == ()


def test_a_story_is_not_held_against_itself(line: Line, story: Story) -> None:
    """A story that tells both explains them."""
    told = line([story(f"{FIRST} Chile and Peru held direct talks in May 2023.", date(2024, 9, 1), "claim")])
    assert silences(told.claims, told.related) == ()


def test_a_broken_silence_is_a_conflict(line: Line, story: Story) -> None:
    """The rule for claims of recency judges it, whichever story comes first."""
    texts = [(FIRST, date(2024, 9, 1)), ("Chile and Peru held direct talks in Lima in May 2023.", date(2023, 5, 8))]
    for told in ([story(t, d, f"s{n}") for n, (t, d) in enumerate(order)] for order in (texts, texts[::-1])):
        run = line(told)
        found = compare(silences(run.claims, run.related), (), load_folder(builtin_folder()), None, {})
        assert [(c.rule, c.level, c.verdict) for c in found] == [
            ("first_since", "one happened in the other's silence", Verdict.CONFLICT)
        ]
        assert "“May 2023” → May 2023" in found[0].message
