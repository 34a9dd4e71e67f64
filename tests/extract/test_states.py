"""How far a sentence says somebody or something has come."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.errors import TableError
from checker.extract import extract, resolve, segment
from checker.extract.sentences import Parser
from checker.extract.states import load_states, states_from
from checker.model import Article, Reached, ResolvedState, StateValue

Story = Callable[..., Article]

# text, course, state, whether it is so, of whom ("" for nobody named)
CASES = [
    ("Lars Berg is still at large.", "a criminal case", "sought", Reached.SO, "lars berg"),
    ("Lars Berg was at large until Monday.", "a criminal case", "sought", Reached.OVER, "lars berg"),
    ("Police are searching for the gunman.", "a criminal case", "sought", Reached.SO, "gunman"),
    ("Police arrested Lars Berg.", "a criminal case", "caught", Reached.SO, "lars berg"),
    ("Police took Lars Berg into custody.", "a criminal case", "caught", Reached.SO, "lars berg"),
    ("The suspect, who was arrested in Turku, was silent.", "a criminal case", "caught", Reached.SO, "suspect"),
    ("No suspect has been arrested.", "a criminal case", "caught", Reached.NOT_YET, "suspect"),
    ("Lars Berg is expected to be charged with arson.", "a criminal case", "charged", Reached.AHEAD, "lars berg"),
    ("Charges were filed against Lars Berg.", "a criminal case", "charged", Reached.SO, "lars berg"),
    ("Lars Berg will stand trial in Turku.", "a criminal case", "tried", Reached.AHEAD, "lars berg"),
    ("The judge found Lars Berg guilty of arson.", "a criminal case", "convicted", Reached.SO, "lars berg"),
    ("Lars Berg pleaded not guilty.", "a plea", "not guilty", Reached.SO, "lars berg"),
    ("The company turned the offer down.", "an offered post", "declined", None, ""),
    ("Anna Virtanen was fired.", "the end of a job", "dismissed", Reached.SO, "anna virtanen"),
    ("Anna Virtanen fired two shots.", "the end of a job", "dismissed", None, ""),
    ("Police are searching for clues.", "a criminal case", "sought", None, ""),
    ("Police recovered the gun.", "a patient", "recovering", None, ""),
    ("The battery was charged.", "a criminal case", "charged", None, ""),
    ("Another suspect was arrested.", "a criminal case", "caught", None, ""),
    ("The creamery went under control of the state.", "a business", "closed", None, ""),
    ("Lars Berg might be arrested.", "a criminal case", "caught", None, ""),
    ("They fired it.", "the end of a job", "dismissed", None, ""),
    ("Turku was arrested.", "a criminal case", "caught", None, ""),
    ("The fire was brought under control.", "a fire", "out", Reached.SO, "fire"),
    ("Police would not name the woman.", "a name withheld", "withheld", Reached.SO, ""),
]


HEAD = 'people = []\n[[course]]\nname = "x"\nbearer = "person"\n'


def _states(text: str, parser: Parser, story: Story) -> list[tuple[StateValue, set[str]]]:
    article = story(text)
    claims = extract(article, segment(article, parser))
    return [
        (c.value, {p.name for p in c.proposition.participants if p.role == "patient"})
        for c in claims
        if isinstance(c.value, StateValue)
    ]


@pytest.mark.parametrize(("text", "course", "state", "reached", "bearer"), CASES)
def test_what_state_is_told(  # noqa: PLR0917
    text: str, course: str, state: str, reached: Reached | None, bearer: str, parser: Parser, story: Story
) -> None:
    """A form of the table tells its state of whoever bears it, as so, ahead, not yet or over; other uses tell none."""
    found = [(v.reached, who) for v, who in _states(text, parser, story) if (v.course, v.state) == (course, state)]
    if reached is None:
        assert not found
    else:
        assert [r for r, _ in found] == [reached]
        assert found[0][1] == ({bearer} if bearer else set())


def test_a_pronoun_is_not_the_subject_of_the_clause_above(parser: Parser, story: Story) -> None:
    """In "the judge ordered him arrested", he is not the judge."""
    text = "Judge Eva Lund spoke to Lars Berg. Lund ordered him arrested."
    assert all("eva lund" not in who for _, who in _states(text, parser, story))


def test_a_state_stands_on_the_calendar(parser: Parser, story: Story) -> None:
    """The day in the state's own clause is resolved against the day of publication."""
    article = story("Lars Berg was arrested on Monday.", date(2024, 3, 6))
    (state,) = [
        c.value
        for c in resolve(article, extract(article, segment(article, parser)))
        if isinstance(c.value, ResolvedState)
    ]
    assert state.interval is not None
    assert state.interval.start is not None
    assert state.interval.start.date() == date(2024, 3, 4)


@pytest.mark.parametrize("course", load_states().course, ids=lambda c: c.name)
def test_a_course_tells_its_states_apart(course: object) -> None:
    """Every state has a form, no form stands twice in a course, and forms are lower-case words."""
    forms = [f for f in load_states().forms() if f.course == course]
    assert {f.state.name for f in forms} == {s.name for s in forms[0].course.state}
    assert len({f.words for f in forms}) == len(forms)
    assert all(" ".join(f.words) == " ".join(f.words).lower() for f in forms)


@pytest.mark.parametrize(
    "text",
    [
        "not toml =",
        HEAD + 'state = [{name = "a", rank = 0}]',
        HEAD + 'state = [{name = "a", rank = 0}, {name = "a", rank = 1}]',
    ],
)
def test_a_malformed_table_is_an_error(text: str) -> None:
    """A course of one state, or with a state twice, says nothing."""
    with pytest.raises(TableError):
        states_from(text)
