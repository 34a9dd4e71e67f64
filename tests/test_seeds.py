"""What `check seeds/` must find and must leave alone, with paraphrases, planted errors and harmless rewrites."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from checker import pipeline
from checker.extract.sentences import Parser
from checker.model import Finding, PublishedFrom, Report, Verdict
from checker.pipeline import check
from checker.settings import Settings

SEEDS = Path(__file__).parent.parent / "seeds"
TALKS_CN, TALKS_TR, CALL_AFP, CALL_IN, WANG = sorted(p.name for p in SEEDS.glob("*.txt"))

Edits = dict[str, list[tuple[str, str]]]
Run = Callable[..., Report]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, parser: Parser) -> Iterator[Run]:
    """Give a function that checks the seeds after `edits`, with edited `copies` beside them."""
    done: dict[str, Report] = {}

    def checked(edits: Edits | None = None, copies: Edits | None = None) -> Report:
        key = repr((edits, copies))
        if key not in done:
            folder = tmp_path_factory.mktemp("seeds")
            for path in SEEDS.glob("*.txt"):
                text = path.read_text("utf-8")
                (folder / path.name).write_text(_edited(text, (edits or {}).get(path.name, [])), "utf-8")
                if path.name in (copies or {}):
                    (folder / f"copy-{path.name}").write_text(_edited(text, (copies or {})[path.name]), "utf-8")
            done[key] = check([folder], Settings())
        return done[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_parser", lambda _: parser)
        yield checked


def _edited(text: str, edits: Iterable[tuple[str, str]]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def _joining(report: Report, left: tuple[str, str], right: tuple[str, str]) -> list[Finding]:
    """Give the findings that touch `words` of one file on one side and of the other on the other."""
    texts = {Path(a.path).name: a.text for a in report.articles}

    def touches(side: object, name: str, words: str) -> bool:
        path, start, end = Path(side.path).name, side.start, side.end  # type: ignore[attr-defined]
        at = texts[name].index(words)
        return path == name and start < at + len(words) and at < end

    return [
        f
        for f in report.findings
        if (touches(f.left, *left) and touches(f.right, *right))
        or (touches(f.left, *right) and touches(f.right, *left))
    ]


def _verdicts(found: Iterable[Finding], rule: str) -> set[Verdict]:
    return {f.verdict for f in found if f.rule == rule}


# ── Agreements ───────────────────────────────────────────────────────────────────────────────────────────────────────

RECENCY_CN = "first direct talk between the two countries since March 2022"
RECENCY_TR = "first direct peace talks in more than three years"
NOT_MET_TR = "The two sides had not met face-to-face since March 2022"

SAME_RECENCY = [
    pytest.param({}, RECENCY_CN, RECENCY_TR, id="since T and in more than D"),
    pytest.param({}, RECENCY_CN, NOT_MET_TR, id="first since T and not since T"),
    pytest.param(
        {TALKS_TR: [(RECENCY_TR, "first face-to-face negotiations since early 2022")]},
        RECENCY_CN,
        "first face-to-face negotiations since early 2022",
        id="a vaguer date that holds the other",
    ),
    pytest.param(
        {
            TALKS_CN: [("since March 2022", "since June 2020")],
            TALKS_TR: [("in more than three years", "in nearly five years"), ("since March 2022", "since June 2020")],
        },
        "first direct talk between the two countries since June 2020",
        "first direct peace talks in nearly five years",
        id="other numbers",
    ),
    pytest.param(
        {TALKS_TR: [(NOT_MET_TR, "The two countries had held no direct talks since March 2022")]},
        RECENCY_CN,
        "The two countries had held no direct talks since March 2022",
        id="no talks since T",
    ),
    pytest.param(
        {TALKS_TR: [(NOT_MET_TR, "The two sides last met face-to-face in March 2022")]},
        RECENCY_CN,
        "The two sides last met face-to-face in March 2022",
        id="last met in T",
    ),
]


@pytest.mark.parametrize(("edits", "left", "right"), SAME_RECENCY)
def test_first_since_agrees_by_arithmetic(run: Run, edits: Edits, left: str, right: str) -> None:
    """First since T, first in more than D years and not since T are one statement, reckoned from both dates."""
    found = _joining(run(edits), (TALKS_CN, left), (TALKS_TR, right))
    assert _verdicts(found, "first_since") == {Verdict.AGREEMENT}


HOUR_LONG = "‘a productive hour-long conversation’"  # noqa: RUF001 (the seed's own marks)

SAME_DURATION = [
    pytest.param({}, "almost an hour", "hour-long", id="almost an hour"),
    pytest.param(
        {
            CALL_AFP: [("lasted “almost an hour”", "lasted nearly 90 minutes")],
            CALL_IN: [(HOUR_LONG, "a productive 90-minute conversation")],
        },
        "nearly 90 minutes",
        "90-minute",
        id="other numbers",
    ),
    pytest.param(
        {CALL_AFP: [("lasted “almost an hour”", "went on for about 55 minutes")]},
        "about 55 minutes",
        "hour-long",
        id="minutes and hours",
    ),
]


@pytest.mark.parametrize(("edits", "left", "right"), SAME_DURATION)
def test_length_of_the_call_agrees(run: Run, edits: Edits, left: str, right: str) -> None:
    """Hedged and rounded lengths of one call agree."""
    assert _verdicts(_joining(run(edits), (CALL_AFP, left), (CALL_IN, right)), "duration") == {Verdict.AGREEMENT}


FIRST_KNOWN = "This is the first known exchange between the two men"
FIRST_CALL = "their first interaction since the conflict began"


@pytest.mark.parametrize(
    ("edits", "left", "right"),
    [
        pytest.param({}, FIRST_KNOWN, FIRST_CALL, id="as written"),
        pytest.param(
            {CALL_IN: [("since the conflict began more than a year ago", "in more than a year")]},
            FIRST_KNOWN,
            "their first interaction in more than a year",
            id="in more than a year",
        ),
    ],
)
def test_first_exchange_since_the_war_agrees(run: Run, edits: Edits, left: str, right: str) -> None:
    """First since the war began on a day, and first since it began more than a year ago, agree."""
    found = _joining(run(edits), (CALL_AFP, left), (CALL_IN, right))
    assert _verdicts(found, "first_since") == {Verdict.AGREEMENT}


def test_day_of_the_call_agrees(run: Run) -> None:
    """The call on Wednesday and the call reported on Wednesday are of one day."""
    found = _joining(run(), (CALL_AFP, "state television CCTV reported on Wednesday"), (CALL_IN, "on Wednesday"))
    assert _verdicts(found, "event_date") == {Verdict.AGREEMENT}


# ── Update, drift, silence ───────────────────────────────────────────────────────────────────────────────────────────

PLAN = "Russia and Ukraine planned to hold direct negotiations"
MEETING = "Russian and Ukrainian negotiators met in Istanbul on Friday"


@pytest.mark.parametrize(
    ("edits", "plan", "meeting"),
    [
        pytest.param({}, PLAN, MEETING, id="as written"),
        pytest.param(
            {TALKS_CN: [(PLAN, "Russia and Ukraine were scheduled to hold direct negotiations")]},
            "Russia and Ukraine were scheduled to hold direct negotiations",
            MEETING,
            id="scheduled",
        ),
        pytest.param(
            {TALKS_TR: [(MEETING, "Negotiators from Russia and Ukraine held talks in Istanbul on Friday")]},
            PLAN,
            "Negotiators from Russia and Ukraine held talks in Istanbul on Friday",
            id="held talks",
        ),
    ],
)
def test_planned_day_and_day_it_happened_are_an_update(run: Run, edits: Edits, plan: str, meeting: str) -> None:
    """Talks planned for Thursday that took place on Friday are news, not a contradiction."""
    found = _joining(run(edits), (TALKS_CN, plan), (TALKS_TR, meeting))
    assert _verdicts(found, "event_date") == {Verdict.UPDATE}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a powerful impetus from the development", "a powerful impetus to the development"),
        ("only way out", 'the only viable way out"'),
    ],
)
def test_quotations_that_drift_are_found(run: Run, left: str, right: str) -> None:
    """What gives the impetus to what, and which way out is the only one, is quoted in two ways."""
    found = _joining(run(), (CALL_AFP, left), (CALL_IN, right))
    assert _verdicts(found, "quotation_drift") == {Verdict.CONFLICT}


def test_unrelated_stories_draw_no_conflict(run: Run) -> None:
    """Neither the call of Wang with Blinken nor the state visit on the first page contradicts anything."""
    report = run()
    others = {a.id for a in report.articles if Path(a.path).name == WANG or (a.path.endswith(TALKS_CN) and a.story)}
    assert len(others) == 2
    conflicts = [f for f in report.findings if f.verdict is Verdict.CONFLICT]
    assert conflicts
    assert not [f for f in conflicts if {f.left.article, f.right.article} & others]


def test_the_seeds_draw_no_conflict_but_the_drift(run: Run) -> None:
    """Every conflict of the seeds as they are is one of quotation."""
    assert {f.rule for f in run().findings if f.verdict is Verdict.CONFLICT} == {"quotation_drift"}


BOILERPLATE = re.compile(r"cookies|CHOOSE YOUR|hotline|Skip to|Recommended|WhatsApp|Aseanplus|Budget 2025|Carousell")


def test_no_claim_comes_from_boilerplate(run: Run) -> None:
    """Banners, pickers and lists of headlines make no claims."""
    assert [c for c in run().claims if BOILERPLATE.search(c.span.text)] == []


def test_undated_stories_are_dated_by_inference_and_say_so(run: Run) -> None:
    """The undated stories take their dates from weekdays, their own dates and the dated story about the same event."""
    got = {(Path(a.path).name, a.story): (str(a.published), a.published_from) for a in run().articles}
    assert got[TALKS_CN, 0] == ("2025-05-14", PublishedFrom.METADATA)
    assert got[TALKS_TR, 0] == ("2025-05-16", PublishedFrom.INFERRED)
    assert got[CALL_AFP, 0] == ("2023-04-26", PublishedFrom.INFERRED)
    assert got[CALL_IN, 0] == ("2023-04-27", PublishedFrom.METADATA)
    assert got[WANG, 0] == ("2023-12-06", PublishedFrom.INFERRED)


# ── Planted errors, each in a copy of one seed ───────────────────────────────────────────────────────────────────────

PLANTED = [
    pytest.param(
        TALKS_CN, ("since March 2022", "since March 2021"), "since March 2021", TALKS_CN, RECENCY_CN, id="first since"
    ),
    pytest.param(
        TALKS_CN,
        ("since March 2022", "since March 2021"),
        "since March 2021",
        TALKS_TR,
        NOT_MET_TR,
        id="first since, other",
    ),
    pytest.param(
        CALL_AFP, ("almost an hour", "ten minutes"), "ten minutes", CALL_AFP, "almost an hour", id="length of the call"
    ),
    pytest.param(
        CALL_AFP, ("almost an hour", "ten minutes"), "ten minutes", CALL_IN, "hour-long", id="length of the call, other"
    ),
    pytest.param(
        CALL_IN,
        ("Zelensky on Wednesday", "Zelensky on Tuesday"),
        "Zelensky on Tuesday",
        CALL_IN,
        "Zelensky on Wednesday",
        id="day of the call",
    ),
    pytest.param(
        CALL_IN,
        ("Zelensky on Wednesday", "Zelensky on Sunday"),
        "Zelensky on Sunday",
        CALL_AFP,
        "CCTV reported on Wednesday",
        id="day of the call, other",
    ),
    pytest.param(
        TALKS_TR,
        (NOT_MET_TR, "The two sides last met in 2024"),
        "The two sides last met in 2024",
        TALKS_TR,
        NOT_MET_TR,
        id="last met",
    ),
    pytest.param(
        TALKS_TR,
        (NOT_MET_TR, "The two sides last met in 2024"),
        "The two sides last met in 2024",
        TALKS_CN,
        RECENCY_CN,
        id="last met, other",
    ),
    pytest.param(
        CALL_IN,
        ("China's Xi Jinping held telephonic talks", "India's Narendra Modi held telephonic talks"),
        "India's Narendra Modi held telephonic talks",
        CALL_IN,
        "China's Xi Jinping held telephonic talks",
        id="who called",
    ),
    pytest.param(
        CALL_IN,
        ("China's Xi Jinping held telephonic talks", "Russia's Vladimir Putin held telephonic talks"),
        "Russia's Vladimir Putin held telephonic talks",
        CALL_IN,
        "China's Xi Jinping held telephonic talks",
        id="who called, a name that the story has",
    ),
]


@pytest.mark.parametrize(("seed", "edit", "words", "other", "against"), PLANTED)
def test_a_planted_error_is_found_against_the_right_sentence(  # noqa: PLR0917
    run: Run, seed: str, edit: tuple[str, str], words: str, other: str, against: str
) -> None:
    """One fact changed in a copy conflicts with the unchanged sentence, and the finding points at both."""
    report = run(copies={seed: [edit]})
    found = _joining(report, (f"copy-{seed}", words), (other, against))
    assert Verdict.CONFLICT in {f.verdict for f in found}


HARMLESS = [
    pytest.param(
        TALKS_CN,
        (
            "the first direct talk between the two countries since March 2022",
            "the two countries' first direct talk since March 2022",
        ),
        id="reordered",
    ),
    pytest.param(TALKS_CN, ("since March 2022", "in over three years"), id="since and in"),
    pytest.param(
        TALKS_TR, (NOT_MET_TR, "The two sides had last met face-to-face in March 2022"), id="not since and last"
    ),
    pytest.param(CALL_AFP, ("lasted “almost an hour”", "took just under an hour"), id="hedge"),
    pytest.param(CALL_AFP, ("lasted “almost an hour”", "lasted about 55 minutes"), id="minutes"),
    pytest.param(CALL_IN, ("Zelensky on Wednesday", "Zelensky on April 26"), id="weekday and date"),
    pytest.param(CALL_IN, ("Xi Jinping held telephonic talks with", "Xi Jinping spoke by telephone with"), id="verb"),
    pytest.param(
        CALL_IN, ("Volodymyr Zelensky on Wednesday", "Volodymyr Zelenskyy on Wednesday"), id="transliteration"
    ),
]


@pytest.mark.parametrize(("seed", "edit"), HARMLESS)
def test_a_harmless_rewrite_draws_nothing_new(run: Run, seed: str, edit: tuple[str, str]) -> None:
    """The same fact in other words, beside the original, draws no conflict that the plain copy does not draw."""
    plain, rewritten = run(copies={seed: []}), run(copies={seed: [edit]})

    def conflicts(report: Report) -> set[tuple[str, str, str]]:
        return {
            (f.rule, *sorted((Path(f.left.path).name, Path(f.right.path).name)))  # type: ignore[misc]
            for f in report.findings
            if f.verdict is Verdict.CONFLICT
        }

    assert conflicts(rewritten) <= conflicts(plain)
