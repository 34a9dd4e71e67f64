"""The benchmark of events taken for others, on little news."""

import pytest

from benchmarks import two_events
from benchmarks.two_events import Share, measured
from checker import pipeline
from checker.extract.sentences import Parser
from checker.model import Verdict


@pytest.fixture(autouse=True)
def _parser(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_parser", lambda _: parser)


def test_few_findings_are_between_two_events() -> None:
    """Of a day of news, hardly anything that is found is between two events, and much is within one."""
    found = measured(40, 2)
    assert found[Verdict.CONFLICT].one + found[Verdict.UPDATE].one > 20
    assert found[Verdict.CONFLICT].two <= 2
    assert found[Verdict.AGREEMENT].within > 0.95


def test_less_than_the_floor_ends_with_status_1(monkeypatch: pytest.MonkeyPatch) -> None:
    """All seeds count together; the floor itself passes."""
    for share, fails in ((Share(17, 3), False), (Share(16, 4), True)):
        monkeypatch.setattr(two_events, "measured", lambda *_, s=share: dict.fromkeys(two_events.SHOWN, s))
        if fails:
            with pytest.raises(SystemExit, match=r"below 0\.85"):
                two_events.main(1, [1, 2])
        else:
            two_events.main(1, [1, 2])


def test_nothing_found_is_no_share() -> None:
    """A verdict without findings divides by nothing."""
    assert Share(0, 0).within == 0
