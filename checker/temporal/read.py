"""Reads the times of a whole text: recognise and normalise, with the tense told from the words around each."""

import re
from collections.abc import Iterator
from datetime import date

from checker.model import Grain, Tense, Timex, TimexType
from checker.temporal.normalise import normalise
from checker.temporal.patterns import fragments, weekday
from checker.temporal.recognise import recognise
from checker.temporal.tense import guess_tense
from checker.temporal.values import stretch

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BY_TENSE = re.compile(r"XXXX-(?!XX-XX)")  # open values that no word decides
_NEAR = 300  # characters: within a sentence or two
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_YEAR_BEFORE = re.compile(r"(?:REF|CTX)-P1Y")
# What a time told from another one needs to know of it: the coarsest grain from which its unit can be counted.
_TOLD_FROM = re.compile(r"CTX(?:[<>=]XXXX-(?P<open>WXX|)|[+-]\d*P?(?:\d|T)*(?P<unit>[DHMSWQYEC])(?:I|$|-|T))")
_NEEDS = {"D": Grain.DAY, "H": Grain.DAY, "S": Grain.DAY, "W": Grain.WEEK, "WXX": Grain.WEEK, "M": Grain.MONTH,
          "Q": Grain.QUARTER, "E": Grain.CENTURY, "C": Grain.CENTURY}  # fmt: skip
_GRAINS = list(Grain)
_RANGE = re.compile(r"\s?(?:to|until|till|through|-|\u2013|\u2014)\s?")
_JOINT = 9  # characters between the ends of a range


def weekday_of(timex: Timex) -> int | None:
    """Give the ISO number (Monday is 1) of the weekday that the expression names, None when it names none.

    In "Wednesday (Dec 6)" it is 3, and `resolve` gives the date, so that a rule can check that the two agree.
    """
    m = re.search(rf"\b(?:{fragments()['WD']}|{fragments()['WDA']})\b", timex.text)
    return weekday(m.group()) if m else None


class _Narrative:
    """What a text has spoken of so far: the times from which others are told."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.day, self.day_end = published, 0
        self.quarter = ""
        self._times: list[tuple[date, Grain]] = []

    def anchor(self, timex: Timex) -> date | None:
        """Give the day that an expression is told from."""
        if timex.value.startswith("XXXX-XX-XX") and timex.start - self.day_end < _NEAR:
            return self.day
        m = _TOLD_FROM.match(timex.value)
        if m is None:
            return self.published
        coarsest = _GRAINS.index(_NEEDS.get(m["unit"] or m["open"], Grain.YEAR))
        # "The next day" cannot be told from a year.
        return next((d for d, grain in reversed(self._times) if _GRAINS.index(grain) <= coarsest), self.published)

    def goes_on(self, timex: Timex, told: Timex) -> None:
        """Take in an expression and what it came to. Looking back does not move the story on; going forward does."""
        looks_back = timex.value.startswith(("CTX-", "CTX<", "REF-P", "REF+P"))
        if not looks_back and (found := stretch(told.value)):
            self._times.append((found[0].date(), found[2]))
            del self._times[:-8]
            if _QUARTER.fullmatch(told.value) and not timex.value.endswith("-QX"):
                self.quarter = told.value
        if day := _day(told.value[:10]):
            self.day, self.day_end = day, told.end
        if timex.type is TimexType.DURATION and timex.value in ("P9M", "P6M", "P1Y"):
            self.quarter = ""  # figures for nine months are compared with those of nine months

    def year_before(self) -> str:
        """Give the quarter a year before the last one, as a figure for a quarter is compared with it."""
        return f"{int(self.quarter[:4]) - 1:04}{self.quarter[4:]}"


def _told(text: str, published: date | None) -> Iterator[Timex]:
    story = _Narrative(published)
    for timex in recognise(text):
        tense = guess_tense(text, timex.start, timex.end) if _BY_TENSE.match(timex.value) else Tense.PAST
        told = normalise(timex, story.anchor(timex), tense)
        if story.quarter and _YEAR_BEFORE.fullmatch(timex.value) and timex.mod is None:
            told = told.model_copy(update={"value": story.year_before()})
        elif timex.value.endswith("-QX"):
            told = told.model_copy(update={"value": timex.value[:4] + story.quarter[4:]})
        story.goes_on(timex, told)
        yield told


def _day(value: str) -> date | None:
    """Give the day that a value is; None for what is no day, and for one that is not on the calendar (29 Feb 2022)."""
    found = stretch(value) if _DAY.fullmatch(value) else None
    return found and found[0].date()


def _bare_weekday(timex: Timex) -> int | None:
    return weekday_of(timex) if timex.text.isalpha() else None


def _ordered(text: str, told: list[Timex]) -> list[Timex]:
    """Put the ends of a range in order: in "from Monday until Friday" the Friday is the one after that Monday."""
    for i in range(len(told) - 1):
        first, last = told[i], told[i + 1]
        gap = text[first.end : last.start]
        begin, end = _day(first.value), _day(last.value)
        if len(gap) > _JOINT or not _RANGE.fullmatch(gap) or begin is None or end is None:
            continue
        open_first, open_last = (_bare_weekday(t) for t in (first, last))
        if begin <= end or open_last is None:
            continue
        if open_first and guess_tense(text, first.start, first.end) is Tense.PAST:
            before = normalise(first.model_copy(update={"value": f"<XXXX-WXX-{open_first}"}), end)
            told[i] = first.model_copy(update={"value": before.value})
        else:
            after = normalise(last.model_copy(update={"value": f">XXXX-WXX-{open_last}"}), begin)
            told[i + 1] = last.model_copy(update={"value": after.value})
    return told


def read(text: str, published: date | None) -> list[Timex]:
    """Find the temporal expressions of `text` with TIMEX3 values, as of the day it was `published` (None: not known).

    What is told from another time of the text ("the previous day", "that Friday") is reckoned from the last time that
    the text spoke of and that is exact enough, and from `published` when there is none. A time of day without its day
    ("at 10 p.m.") belongs to a day told shortly before. A year before a quarter is that quarter, a year before.
    """
    return _ordered(text, list(_told(text, published)))
