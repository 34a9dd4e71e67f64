"""The measuring of cleaning counts rightly, and its floors hold."""

import sys
import tomllib
from collections.abc import Sequence
from datetime import date

import pytest

from benchmarks import cleaning
from benchmarks.cleaning import HERE, Found, Page, oracle, ours, pages, row, score
from benchmarks.cleaning_pages.publishers import Story

STORY = Story("A title of it", "OSK", "Ana Kral", ("One thing happened.", "Another one did not."))
OTHER = Story("Another title", "PELL", "Bo Li", ("Something else was said.",))
PAGE = Page("p", "", (STORY, OTHER), date(2024, 6, 5))


@pytest.mark.parametrize(
    ("stories", "day", "expected"),
    [
        ((STORY.body, OTHER.body), "2024-06-05", (3, 3, 1, 1)),
        ((("A title of it", "5 June 2024", *STORY.body), OTHER.body), "", (3, 3, 1, 0)),
        (((*STORY.body, *OTHER.body),), "2024-06-05", (3, 3, 0, 1)),
        (((*STORY.body, *OTHER.body), ("Share this.",)), "2024-06-06", (3, 4, 0, 0)),
        ((), "", (0, 0, 0, 0)),
    ],
)
def test_what_counts_as_right(stories: Sequence[Sequence[str]], day: str, expected: tuple[int, ...]) -> None:
    """Lines that are text count once, headlines and dates neither way, stories where there are as many, unmixed."""
    counts = score([PAGE], [Found(stories, day)])
    assert (counts.right, counts.found, counts.split, counts.dated) == expected
    assert counts.gold == 3


def test_mistakes_are_listed() -> None:
    """Every mistake has a line that names the page."""
    errors: list[str] = []
    score([PAGE], [Found([("Share this.",)], "")], errors)
    kinds = [error.split(": ")[1] for error in errors]
    assert kinds == ["not found"] * 3 + ["not of the story", "1 stories", "date , not 2024-06-05"]


def test_floors_hold_on_all_pages(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found on the pages of both halves does not fall back, and the command says so by its status."""
    monkeypatch.setattr(sys, "argv", ["cleaning.py", "--held-out"])
    assert cleaning.main() == 0
    assert "all pages: 75, with 90 stories" in capsys.readouterr().out
    monkeypatch.setattr(cleaning, "ours", lambda made, _ending="": [Found((), "") for _ in made])
    assert cleaning.main() == 1
    assert "line_f1 is below 0.97" in capsys.readouterr().out


def test_the_floors_are_the_goals() -> None:
    """The floors are what the figures are held against, and no lower than what was asked for."""
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["cleaning"]
    assert floors["line_f1"] >= 0.97
    assert min(floors["stories"], floors["dates"]) >= 0.95


def test_halves_share_nothing() -> None:
    """No publisher and no story of the held-out pages is among those to tune on."""
    tuned, held = ({s.title for p in pages(held_out=h) for s in p.stories} for h in (False, True))
    assert not tuned & held
    assert len({p.name for h in (False, True) for p in pages(held_out=h)}) == 75


def test_an_extractor_that_is_not_there_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """A missing library is named; one that is there answers a line a page."""
    assert oracle("newspaper4k", sys.executable, [PAGE]) is None
    assert "left out: newspaper4k: newspaper: not installed" in capsys.readouterr().err
    (page,) = pages(held_out=False)[:1]
    answers = oracle("trafilatura", sys.executable, [page])
    assert answers is not None
    assert row("trafilatura", score([page], answers)).startswith("trafilatura")
    assert ours([page])[0].day == page.day.isoformat()
