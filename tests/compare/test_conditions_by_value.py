"""The conditions of rules at their limits, over claims made by hand: a minute, a day or a game more or less."""

from datetime import date, datetime
from typing import Any

import pytest

from checker.compare import relations as r
from checker.compare.exchanges import exchanges
from checker.compare.handbook import WITHOUT_LEVELS, notes
from checker.compare.rule import Severity, builtin_folder, load_folder
from checker.compare.wording import excerpts
from checker.model import (
    AmountValue,
    Anchor,
    Attribution,
    AttributionKind,
    ClockValue,
    Factuality,
    Grain,
    Interval,
    PublishedFrom,
    Quantity,
    RecencyForm,
    ResolvedDate,
    ResolvedRecency,
    ScoreValue,
    SiteValue,
    Span,
    StatementValue,
    Tense,
    TimexType,
)
from tests.compare.by_hand import TIMEX, WORD, amount, claim, speaker, state

SAME, OTHER = ("mill", "burn", "night", "ghent"), ("team", "beat", "rival", "oslo")


def score(of: str, first: int, second: int) -> ScoreValue:
    """Give a score."""
    return ScoreValue.model_validate({"mention": WORD, "of": of, "first": first, "second": second})


@pytest.mark.parametrize(
    ("left", "right", "stems", "other"),
    [
        (("record", 12, 8), ("record", 11, 9), OTHER, False),  # as many games
        (("record", 12, 8), ("record", 12, 9), OTHER, False),  # as many won
        (("record", 12, 8), ("record", 14, 8), OTHER, False),  # as many lost
        (("record", 12, 8), ("record", 14, 9), OTHER, True),
        (("record", 12, 8), ("record", 12, 7), OTHER, True),  # one over fewer than twenty games
        (("record", 12, 9), ("result", 12, 9), OTHER, True),
        (("result", 30, 20), ("result", 30, 21), OTHER, True),
        (("result", 3, 1), ("result", 2, 1), SAME, False),  # copies of one sentence
        (("vote", 52, 48), ("vote", 51, 48), SAME, False),
    ],
)
def test_scores_of_one_match_or_record(
    left: tuple[str, int, int], right: tuple[str, int, int], stems: tuple[str, ...], other: bool
) -> None:
    """Two scores are of one thing in copies of a sentence, or as records of a season that share games or a side."""
    a, b = claim(score(*left), SAME), claim(score(*right), stems)
    assert (r.perhaps_other_games(a, b), r.perhaps_other_games(b, a)) == (other, other)
    assert r.perhaps_other_games(claim(site(0)), b) is True
    assert r.perhaps_other_games(claim(site(0), SAME), claim(site(0), SAME)) is True


def test_scores_are_the_same_on_both_sides_and_of_one_thing() -> None:
    """Each side counts, and a vote is no result."""
    three_one = claim(score("result", 3, 1))
    assert r.same_score(three_one, claim(score("result", 3, 1)))
    assert not r.same_score(three_one, claim(score("result", 3, 0)))
    assert not r.same_score(three_one, claim(score("result", 2, 1)))
    assert not r.same_score(claim(site(0)), claim(site(0)))
    assert r.gives_score(three_one, three_one)
    assert not r.gives_score(three_one, claim(site(0)))
    assert r.scores_of_other_things(three_one, claim(score("vote", 3, 1)))
    assert r.scores_of_other_things(three_one, claim(site(0)))
    assert not r.scores_of_other_things(three_one, claim(score("result", 3, 0)))


def site(bearing: float) -> SiteValue:
    """Give a place so many degrees from north."""
    return SiteValue(mention=WORD, name="oslo", bearing=bearing)


@pytest.mark.parametrize(
    ("one", "other", "same", "oblique"),
    [
        (0, 0, True, True),
        (0, 45, True, True),
        (350, 10, True, True),
        (0, 46, False, True),
        (0, 89, False, True),
        (0, 90, False, False),
        (0, 180, False, False),
        (300, 30, False, False),
        (330, 30, False, True),
    ],
)
def test_directions(one: float, other: float, same: bool, oblique: bool) -> None:
    """The nearer way round the compass counts; an eighth of it is the same, a right angle is not oblique."""
    a, b = claim(site(one)), claim(site(other))
    for left, right in ((a, b), (b, a)):
        assert (r.same_direction(left, right), r.oblique_direction(left, right)) == (same, oblique)
    assert not r.oblique_direction(a, claim(score("vote", 1, 0)))


def clock(low: float | None, high: float | None = None, zone: int | None = None) -> ClockValue:
    """Give a time of the day in minutes; one number is a time without a hedge."""
    return ClockValue(timex=TIMEX, low=low, high=low if high is None else high, zone=zone)


@pytest.mark.parametrize(
    ("one", "other", "same", "meet", "near", "apart"),
    [
        (clock(545), clock(545), True, True, True, False),
        (clock(545), clock(546), False, False, True, False),
        (clock(545), clock(565), False, False, True, False),
        (clock(545), clock(566), False, False, False, False),
        (clock(540), clock(555), False, True, True, False),  # nine o'clock is rounded to the quarter
        (clock(540), clock(556), False, False, True, False),
        (clock(570), clock(556), False, True, True, False),  # and half past
        (clock(530, 550), clock(545), False, True, True, False),
        (clock(5), clock(1435), False, False, True, False),  # over midnight
        (clock(1445), clock(5), False, True, True, False),  # a night runs on
        # zones: 9.05 in Paris is 8.05 in London, and not 9.05 there
        (clock(545, zone=60), clock(485, zone=0), True, True, True, False),
        (clock(545, zone=60), clock(545, zone=0), False, False, False, False),
        (clock(545, zone=60), clock(545), False, True, True, False),  # the zone of one alone tells nothing
        (clock(545, zone=60), clock(546), False, False, True, True),
    ],
)
def test_times_of_the_day(  # noqa: PLR0917
    one: ClockValue, other: ClockValue, same: bool, meet: bool, near: bool, apart: bool
) -> None:
    """To the minute: the same, rounded, a few minutes apart, or not to be compared for want of a zone."""
    for left, right in ((claim(one), claim(other)), (claim(other), claim(one))):
        found = (
            r.same_clock(left, right),
            r.clocks_meet(left, right),
            r.minutes_apart(left, right),
            r.clocks_apart(left, right),
        )
        assert found == (same, meet, near, apart)


def test_times_with_an_open_end() -> None:
    """By ten and after half past nine can be one time, by nine and after half past nine cannot."""
    by_ten = ClockValue(timex=TIMEX, low=None, high=600)
    by_nine = ClockValue(timex=TIMEX, low=None, high=541)
    after = ClockValue(timex=TIMEX, low=571, high=None)
    assert r.clocks_meet(claim(by_ten), claim(after))
    assert not r.clocks_meet(claim(by_nine), claim(after))
    assert not r.minutes_apart(claim(after), claim(by_nine))


def years(start: int, end: int) -> Interval:
    """Give the years from `start` up to `end`."""
    return Interval(start=datetime(start, 1, 1), end=datetime(end, 1, 1), grain=Grain.YEAR)  # noqa: DTZ001


def rank(last: Interval, number: int = 2, length: str = "") -> ResolvedRecency:
    """Give a rank since some time, or in a length of time."""
    timex = TIMEX.model_copy(update={"type": TimexType.DURATION, "value": length}) if length else TIMEX
    return ResolvedRecency(
        form=RecencyForm.FIRST, timex=timex, last=last, exact=True, now=None, anchor=None, rank=number
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (rank(years(2000, 2001)), rank(years(2000, 2001)), True),
        (rank(years(2000, 2001)), rank(years(1990, 2010)), True),
        (rank(years(1990, 2010)), rank(years(2000, 2001)), True),
        (rank(years(1990, 2005)), rank(years(2000, 2010)), False),
        (rank(years(2000, 2001)), rank(years(2003, 2004)), False),
        (rank(years(2000, 2001), length="P3Y"), rank(years(2003, 2004), length="P3Y"), True),
        (rank(years(2000, 2001), length="P3Y"), rank(years(2000, 2001), length="P4Y"), False),
        (rank(years(2000, 2001), length="P3Y"), rank(years(2000, 2001)), False),
        (rank(years(2000, 2001), 3), rank(years(2000, 2001), 2), False),
    ],
)
def test_ranks_in_one_stretch_of_time(one: ResolvedRecency, other: ResolvedRecency, same: bool) -> None:
    """The third since 2000 is the third since 2000 or some year in the same decades, or in as long a time."""
    assert r.same_rank(claim(one), claim(other)) is same
    assert r.same_rank(claim(other), claim(one)) is same


def said(source: str, on_behalf_of: str = "") -> Attribution:
    """Give who is made to say it."""
    return Attribution(
        source=source, on_behalf_of=on_behalf_of, mention=WORD, cue=None, content=WORD, kind=AttributionKind.INDIRECT
    )


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        (said("Anna Berg"), said("Peter Holm"), True),
        (said("Anna Berg"), said("anna berg"), False),
        (said("Police"), said("the police"), False),
        (said("a spokesman"), said("Spokesman"), False),
        (said("Anna Berg", "Nordvia"), said("Peter Holm", "Nordvia"), False),
        (said("Anna Berg", "Nordvia"), said("The Nordvia"), False),
        (said("Anna Berg"), said(""), False),
        (said("Anna Berg"), None, False),
    ],
)
def test_speakers(one: Attribution, other: Attribution | None, different: bool) -> None:
    """Two named speakers differ unless they are written otherwise, or one speaks for the other or for the same."""
    a, b = claim(site(0), attribution=one), claim(site(0), attribution=other)
    assert (r.different_speakers(a, b), r.different_speakers(b, a)) == (different, different)


def day(number: int, *, reported: bool = False) -> ResolvedDate:
    """Give a day of May 2025."""
    start, end = datetime(2025, 5, number), datetime(2025, 5, number + 1)  # noqa: DTZ001
    interval = Interval(start=start, end=end, grain=Grain.DAY)
    return ResolvedDate(timex=TIMEX, tense=Tense.PAST, reported=reported, interval=interval, anchor=None)


@pytest.mark.parametrize(
    ("one", "other", "stems", "loose"),
    [
        (day(14, reported=True), day(12, reported=True), OTHER, True),
        (day(14, reported=True), day(12, reported=True), SAME, False),  # one report, told of two days
        (day(14, reported=True), day(14, reported=True), OTHER, False),
        (day(14, reported=True), day(14), SAME, True),
        (day(14, reported=True), day(12), SAME, True),
        (day(14, reported=True), day(11), SAME, False),
        (day(14, reported=True), day(15), SAME, False),  # what happens after its report
        (day(14), day(13), SAME, False),
    ],
)
def test_the_day_of_a_report(one: ResolvedDate, other: ResolvedDate, stems: tuple[str, ...], loose: bool) -> None:
    """What is reported on a day may have happened shortly before it."""
    a, b = claim(one, SAME), claim(other, stems)
    assert (r.loosely_reported(a, b), r.loosely_reported(b, a)) == (loose, loose)


def between(start: str, end: str) -> ResolvedDate:
    """Give a part of a day."""
    interval = Interval(start=datetime.fromisoformat(start), end=datetime.fromisoformat(end), grain=Grain.DAYPART)
    return day(14).model_copy(update={"interval": interval})


def read_against(number: int, known_from: PublishedFrom) -> ResolvedDate:
    """Give a day of May 2025 that was read against a day of publication which is known in that way."""
    return day(number).model_copy(update={"anchor": Anchor(published=date(2025, 5, 14), published_from=known_from)})


INFERRED, METADATA = PublishedFrom.INFERRED, PublishedFrom.METADATA


@pytest.mark.parametrize(
    ("one", "other", "adjacent"),
    [
        (between("2025-05-13T12:00", "2025-05-13T18:00"), day(14), True),  # six hours
        (between("2025-05-13T12:00", "2025-05-13T17:59"), day(14), False),
        (between("2025-05-13T12:00", "2025-05-14T00:00"), day(14), True),
        (day(13), day(14), False),
        (day(13), read_against(14, INFERRED), True),
        (day(13), read_against(14, METADATA), False),
        (
            read_against(13, METADATA),
            read_against(14, INFERRED),
            True,
        ),
        (
            read_against(13, INFERRED),
            read_against(14, INFERRED),
            False,
        ),
    ],
)
def test_days_beside_each_other(one: ResolvedDate, other: ResolvedDate, adjacent: bool) -> None:
    """A part of a day within six hours of the other, or one day read against a day that is only inferred."""
    a, b = claim(one), claim(other)
    assert (r.adjacent_days(a, b), r.adjacent_days(b, a)) == (adjacent, adjacent)


def bounded(low: float | None, number: float, high: float | None) -> AmountValue:
    """Give a number of metres between two bounds."""
    quantity = Quantity(start=0, end=1, text="x", low=low, high=high, number=number, unit="metre", mod=None)
    return AmountValue(quantity=quantity)


@pytest.mark.parametrize(
    ("one", "other", "vague"),
    [
        (bounded(5, 7, 9), bounded(None, 25, 25), False),  # not 3.5 times the upper bound
        (bounded(5, 7, 9), bounded(None, 32, 32), True),
        (bounded(5, 7, 9), bounded(2, 2, None), False),
        (bounded(7, 8, 9), bounded(2, 2, None), True),
        (bounded(5, 7, 9), bounded(2, 2, 2), False),
        (bounded(2, 4, 7), bounded(3, 3, 3), True),  # 3.5 times its own lower bound
        (bounded(2, 4, 6.9), bounded(3, 3, 3), False),
        (bounded(0, 4, 7), bounded(3, 3, 3), False),
    ],
)
def test_amounts_too_vague_to_compare(one: AmountValue, other: AmountValue, vague: bool) -> None:
    """A range as wide as three and a half times, or a bound as far from the other amount, says too little."""
    a, b = claim(one), claim(other)
    assert (r.amounts_vague(a, b), r.amounts_vague(b, a)) == (vague, vague)


def utterance(words: str, *, name: str = "anna o'neill", written: str = "Anna", entity: str = "PERSON") -> Any:
    """Give a clause that somebody is made to say, and how the name is written there."""
    span = Span(start=0, end=len(words), text=words)
    by = speaker(name).model_copy(update={"mention": Span(start=0, end=len(written), text=written), "entity": entity})
    return claim(StatementValue(words=span), span=span, attribution=by)


SEVEN = "the old mill burned down last night"


@pytest.mark.parametrize(
    ("one", "other", "utterance_", "another"),
    [
        (utterance(SEVEN), utterance(SEVEN, name="peter holm", written="Holm"), True, True),
        (utterance(SEVEN, written="O’Neill"), utterance(SEVEN, name="peter holm", written="Holm"), True, True),  # noqa: RUF001
        (utterance(SEVEN), utterance(SEVEN, name="eva o'neill", written="Eva"), True, False),  # of one name
        (utterance(SEVEN), utterance(SEVEN, name="holm", written="Holm"), True, False),  # a surname alone
        (utterance(SEVEN), utterance(SEVEN, name="peter holm", written="he"), True, False),
        (utterance(SEVEN), utterance(SEVEN, name="peter holm", written="Holm", entity="ORG"), True, False),
        (utterance(SEVEN[4:]), utterance(SEVEN[4:], name="peter holm", written="Holm"), False, True),
    ],
)
def test_who_says_seven_words(one: Any, other: Any, utterance_: bool, another: bool) -> None:
    """Seven words in common are one utterance; its speakers are two where both are named and share no name."""
    assert (r.one_utterance(one, other), r.one_utterance(other, one)) == (utterance_, utterance_)
    assert (r.said_by_another(one, other), r.said_by_another(other, one)) == (another, another)


def aged(years_: float) -> AmountValue:
    """Give an age."""
    quantity = Quantity(start=0, end=1, text="x", low=years_, high=years_, number=years_, unit="year of age", mod=None)
    return AmountValue(quantity=quantity)


@pytest.mark.parametrize(
    ("one", "then", "other", "now", "unknown"),
    [
        (40, None, 43, None, True),
        (40, None, 44, None, False),
        (40, None, 40, None, False),
        (40, date(2025, 1, 1), 41, None, True),
        (40, date(2025, 1, 1), 41, date(2025, 1, 1), False),
    ],
)
def test_ages_without_a_day(one: int, then: date | None, other: int, now: date | None, unknown: bool) -> None:
    """Where it is not known when an age was told, it is not held against one that is a few years apart."""
    a, b = claim(aged(one), published=then), claim(aged(other), published=now)
    assert (r.no_two_ages(a, b), r.no_two_ages(b, a)) == (unknown, unknown)
    assert r.no_two_ages(a, claim(site(0)))


def test_what_a_report_carries_of_the_rules() -> None:
    """Each rule, and what decides without levels, comes with its id, its documentation and its severity."""
    rules = load_folder(builtin_folder())
    found = {note.id: note for note in notes(rules)}
    assert set(found) == {rule.id for rule in rules} | set(WITHOUT_LEVELS)
    assert all(found[rule.id].docs == rule.docs and found[rule.id].severity is rule.severity for rule in rules)
    for name, (docs, _) in WITHOUT_LEVELS.items():
        assert (found[name].docs, found[name].severity) == (docs, Severity.WARNING)


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen."


def test_a_long_quotation_is_shown_where_the_two_run_side_by_side() -> None:
    """Two words stand on either side of what is shared, and what is cut is marked on that side only."""
    left, right = excerpts(LONG, "seven eight nine")
    assert (left, right) == ("… five six seven eight nine ten eleven …", "seven eight nine")
    assert excerpts(LONG, "one two three")[0] == "one two three four five …"
    assert excerpts(LONG, "fourteen fifteen sixteen")[0] == "… twelve thirteen fourteen fifteen sixteen."
    assert excerpts(LONG, "thirteen fourteen")[0] == "… eleven twelve thirteen fourteen fifteen sixteen."
    assert excerpts(LONG, "north south") == (LONG, "north south")
    colour = LONG.replace("eight", "colour")
    assert excerpts(colour, "color")[0] == "… six seven colour nine ten …"
    assert excerpts("color", colour)[1] == "… six seven colour nine ten …"


SHARED, MINE, THEIRS = ("a", "b", "c", "d", "e", "f"), ("g", "h"), ("i", "j")


@pytest.mark.parametrize(
    ("condition", "one", "other", "in_copies"),
    [
        (r.perhaps_other_games, score("vote", 2, 1), score("vote", 3, 1), False),
        (r.loosely_reported, day(14, reported=True), day(12, reported=True), False),
        (r.currency_exchanged, amount(83, "EUR"), amount(83, "GBP"), True),
        (r.other_words, amount(3), amount(80), False),
        (r.another_occasion, day(1), day(30), False),
        (r.other_time_or_words, rank(years(2000, 2001)), rank(years(2000, 2001)), False),
        (r.toll_still_counted, amount(3), amount(80), False),
        (r.another_state, amount(3, "second"), amount(80, "second"), False),
        (r.other_state_in_copies, state("free", 1), state("caught", 2), True),
        (r.uncertain, day(1), day(30), False),
    ],
)
def test_from_how_many_words_in_common_on_two_sentences_are_copies(
    condition: Any, one: Any, other: Any, in_copies: bool
) -> None:
    """Six words of ten are enough, five of nine are not."""
    told: dict[str, Any] = {"events": ("die",), "predicate": "work", "factuality": Factuality.POSSIBLE}
    copies = claim(one, SHARED + MINE, **told), claim(other, SHARED + THEIRS, **told)
    others = claim(one, SHARED[1:] + MINE, **told), claim(other, SHARED[1:] + THEIRS, **told)
    for left, right in (copies, copies[::-1]):
        assert condition(left, right) is in_copies
    for left, right in (others, others[::-1]):
        assert condition(left, right) is not in_copies


@pytest.mark.parametrize(
    ("first", "then", "second", "now", "other"),
    [
        (2, date(2025, 5, 1), 3, date(2025, 5, 9), True),  # one more has happened
        (3, date(2025, 5, 1), 2, date(2025, 5, 9), False),
        (2, date(2025, 5, 1), 2, date(2025, 5, 9), False),
        (2, date(2025, 5, 1), 3, date(2025, 5, 1), False),
        (2, None, 3, date(2025, 5, 9), False),
        (2, date(2025, 5, 1), 3, None, False),
        (2, None, 3, None, False),
    ],
)
def test_a_rank_that_has_risen(first: int, then: date | None, second: int, now: date | None, other: bool) -> None:
    """The second since 2000 and, days later, the third are two occasions; on one day, or the other way round, not."""
    a, b = claim(rank(years(2000, 2001), first), SAME, then), claim(rank(years(2000, 2001), second), SAME, now)
    assert (r.other_time_or_words(a, b), r.other_time_or_words(b, a)) == (other, other)
    assert r.other_time_or_words(a, claim(rank(years(2003, 2004), second), SAME, now))


def test_a_full_stop_makes_no_other_word() -> None:
    """An abbreviation at the end of a copy is the word that it is within."""
    one = "The board of Nordvia met in Oslo on the 3rd with Mr"
    assert exchanges(f"{one}. Berg", f"{one} Berg") == ()
