"""What a claim states: times, quantities, recency, quotations, names, statements; as written and as resolved."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from checker.model.propositions import Proposition
from checker.model.spans import Frozen, PublishedFrom, Span


class Mod(StrEnum):
    """TIMEX3's modifiers (TimeML 1.2.1, section 3.2.3), used for quantities too."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class TimexType(StrEnum):
    """TIMEX3's types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Tense(StrEnum):
    """The time of the clause that a temporal expression stands in; it chooses among last and next Thursday."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Grain(StrEnum):
    """How finely a time is known, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Timex(Span):
    """A temporal expression as written, with its TIMEX3 type, value and mod.

    `value` is the TIMEX3 value as far as it is known: "2022-03", "P3Y", "PT1H", and "XXXX-WXX-4" for a Thursday of
    which nothing chooses the week.
    """

    type: TimexType
    value: str
    mod: Mod | None = None


class Interval(Frozen):
    """A stretch of time `[start, end)`; an end that is None is open. Local time of the event, without a zone."""

    start: datetime | None
    end: datetime | None
    grain: Grain
    mod: Mod | None = None

    @model_validator(mode="after")
    def _is_not_empty(self) -> Self:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"empty interval: {self.start} to {self.end}")
        return self


class Quantity(Span):
    """An amount as written: at least `low`, at most `high` (inclusive; None is open), in `unit`.

    `unit` is canonical: "second" for durations, an ISO 4217 code for money, "percent", "item" for things counted, or a
    unit of measure ("metre"). `noun` is what is counted, as its lemma, or what of a thing is measured ("depth"); ""
    when neither is known. `number` is the figure as written, before the hedge in `mod` widened it into bounds.
    """

    low: float | None
    high: float | None
    number: float
    unit: str
    mod: Mod | None = None
    noun: str = ""


class DateValue(Frozen):
    """When something happens, as written."""

    kind: Literal["date"] = "date"
    timex: Timex
    tense: Tense
    reported: bool = False  # the time is that of the report ("…, state television said on Wednesday")


class ClockValue(Frozen):
    """At which time of the day something happens, whatever the day.

    At least `low`, at most `high` (inclusive; None is open), in minutes from midnight; a night runs on past 1440.
    `zone` is how many minutes the clock is ahead of universal time, None where that is not written.
    """

    kind: Literal["clock"] = "clock"
    timex: Timex
    low: float | None
    high: float | None
    zone: int | None = None


class RecencyForm(StrEnum):
    """The ways of saying how long something had not happened, or not so much."""

    FIRST = "first"  # the first X since T, the first X in more than three years, the third X since T
    NOT_SINCE = "not since"  # had not met since T
    LAST = "last"  # last met in T, their last call was in T
    MOST = "most"  # the worst X since T, a five-year low


class RecencyValue(Frozen):
    """How long ago something last happened, as written. `event` is the wording of T when T is an event with a date.

    `rank` is 3 for "the third X since T"; `superlative` the word of MOST ("worst"), empty for the other forms.
    """

    kind: Literal["recency"] = "recency"
    form: RecencyForm
    timex: Timex
    tense: Tense
    event: str = ""
    rank: int = 1
    superlative: str = ""


class AmountValue(Frozen):
    """How many, how much or how long. Nothing of it depends on the publication date."""

    kind: Literal["amount"] = "amount"
    quantity: Quantity


class ScoreValue(Frozen):
    """Both sides of a result, a vote, or a record of wins and losses.

    `first` is the larger of a result and of a vote, and the wins of a record.
    """

    kind: Literal["score"] = "score"
    mention: Span
    of: Literal["record", "result", "vote"]
    first: int
    second: int


class GapValue(Frozen):
    """How many days after another event something happens: at least `low`, at most `high`, None is open.

    "Two days after the robbery" is 2 and 2, "a week before his trial" about -7, "after the robbery" 0 and None. A day
    is a step on the calendar, not 24 hours.
    """

    kind: Literal["gap"] = "gap"
    words: Span
    low: int | None
    high: int | None
    other: Proposition


class QuoteValue(Frozen):
    """The words between quotation marks."""

    kind: Literal["quote"] = "quote"
    words: Span


class NameValue(Frozen):
    """Who or where: the name that fills a role of the proposition, in its canonical form."""

    kind: Literal["name"] = "name"
    mention: Span
    name: str
    role: str


class SpellingValue(Frozen):
    """How a name is written. `given` and `family` are folded, without titles, middle names and suffixes.

    Of an organisation `given` is "" and `family` the whole name. `roles` are the nouns that the article introduces the
    bearer with.
    """

    kind: Literal["spelling"] = "spelling"
    mention: Span
    given: str
    family: str
    roles: tuple[str, ...] = ()


class TitleValue(Frozen):
    """What office somebody has. `office` is canonical; offices of one `field` exclude one another."""

    kind: Literal["title"] = "title"
    mention: Span
    name: str  # the holder's, in canonical form
    office: str
    field: str
    former: bool = False


class SiteValue(Frozen):
    """Where something lies, told by a direction.

    `bearing` is in degrees clockwise from north, as seen from the place `name` (folded); `away` is how far it is from
    there in metres, None where that is not told.
    """

    kind: Literal["site"] = "site"
    mention: Span
    name: str
    bearing: float
    away: float | None = None


class WhereValue(Frozen):
    """Where something happens. `places` are names, folded: the place and what it is said to lie in.

    `near` says that it is not in the place itself ("near", "outside", "off"). `way` is "from" or "to" where the place
    is the beginning or the end of a movement. `side` tells land from sea ("inland", "off the coast"); `places` may be
    empty then.
    """

    kind: Literal["where"] = "where"
    mention: Span
    places: tuple[str, ...]
    near: bool = False
    way: Literal["", "from", "to"] = ""
    side: Literal["", "inland", "offshore"] = ""


class AssertionValue(Frozen):
    """That something happened or did not, or is so or not: one verb with what it is said of.

    `senses` are what the predicate may stand for, each with whether it is thereby affirmed ("denied" affirms denying,
    and denies granting). `subjects` and `objects` are canonical names and lemmas; a passive's subject is an object.
    `passing` says that it is so only as yet ("has not been found", "no reports of damage").
    """

    kind: Literal["assertion"] = "assertion"
    mention: Span
    senses: tuple[tuple[str, bool], ...]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    passing: bool = False


class FillerValue(Frozen):
    """Who or what fills a role of something told: a name, and how it hangs on which word.

    `relation` is the kind of the link ("agent", "patient", "of", "is", or a preposition), `path` the stems of the word
    that the name hangs on and of those above it, nearest first. `fellows` are the other names in that role, or that
    say where or whose the word is.
    `sort` is "person", "body", "place" or "" where that is not known. `written` is False where a pronoun stands there.
    """

    kind: Literal["filler"] = "filler"
    mention: Span
    name: str
    sort: str
    relation: str
    path: tuple[str, ...]
    fellows: tuple[str, ...] = ()
    written: bool = True


class Reached(StrEnum):
    """Whether a state has come about, as its source tells."""

    SO = "so"
    AHEAD = "ahead"  # planned, expected, demanded
    NOT_YET = "not yet"
    OVER = "over"  # "was at large until Monday"


class StateValue(Frozen):
    """How far somebody or something has come in a course of events ("at large", "caught", "charged").

    States of one course come about in the order of `rank`; of one rank, or where the course is `apart`, they exclude
    one another. `timex` is when the state came about, None where that is not told.
    """

    kind: Literal["state"] = "state"
    mention: Span
    course: str
    state: str
    rank: int
    apart: bool = False
    reached: Reached = Reached.SO
    timex: Timex | None = None
    tense: Tense = Tense.PAST


class StatementValue(Frozen):
    """What a clause says, where no typed value decides."""

    kind: Literal["statement"] = "statement"
    words: Span


class Anchor(Frozen):
    """The date that a relative time was read against, and where that date comes from."""

    published: date
    published_from: PublishedFrom


class ResolvedDate(Frozen):
    """When something happens, on the calendar. `anchor` is None where the expression needed none."""

    kind: Literal["resolved date"] = "resolved date"
    timex: Timex
    tense: Tense
    reported: bool
    interval: Interval
    anchor: Anchor | None


class ResolvedRecency(Frozen):
    """When something last happened, on the calendar.

    `last` holds the time of the last occurrence. `exact` says that it did occur within `last` ("last met in 2024",
    "since March 2022"); otherwise `last` only bounds it ("since the war began"). `now` is the day that the claim
    speaks from, None when unknown: between `last` and `now` there was no occurrence. For MOST, there was none so great;
    with a `rank` of 3, there were two.
    """

    kind: Literal["resolved recency"] = "resolved recency"
    form: RecencyForm
    timex: Timex
    last: Interval
    exact: bool
    now: date | None
    anchor: Anchor | None
    event: str = ""
    rank: int = 1
    superlative: str = ""


class ResolvedState(Frozen):
    """A state with the time at which it came about on the calendar; `interval` is None where that is not told."""

    kind: Literal["resolved state"] = "resolved state"
    mention: Span
    course: str
    state: str
    rank: int
    apart: bool
    reached: Reached
    tense: Tense
    interval: Interval | None

    @property
    def position(self) -> float:
        """Give how far along the course this is: the rank; half a step less if ahead, half a step more if over."""
        return self.rank + {Reached.SO: 0.0, Reached.OVER: 0.5}.get(self.reached, -0.5)


# What the calendar adds nothing to stands resolved as it was written.
_AsWritten = (
    ClockValue
    | AmountValue
    | ScoreValue
    | GapValue
    | QuoteValue
    | NameValue
    | FillerValue
    | SpellingValue
    | TitleValue
    | SiteValue
    | WhereValue
    | AssertionValue
    | StatementValue
)
Value = Annotated[DateValue | RecencyValue | StateValue | _AsWritten, Field(discriminator="kind")]
ResolvedValue = Annotated[ResolvedDate | ResolvedRecency | ResolvedState | _AsWritten, Field(discriminator="kind")]
