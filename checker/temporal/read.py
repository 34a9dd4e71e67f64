"""Reads the times of a whole text: recognise and normalise, with the tense told from the words around each."""

import re
from datetime import date

from checker.model import Tense, Timex
from checker.temporal.normalise import normalise
from checker.temporal.patterns import fragments, weekday
from checker.temporal.recognise import recognise
from checker.temporal.tense import guess_tense
from checker.temporal.values import stretch

_DISTANCE = re.compile(r"REF[+-]P")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BY_TENSE = re.compile(r"XXXX-(?!XX-XX)")  # open values that no word decides
_NEAR = 300  # characters: within a sentence or two
_QUARTER = re.compile(r"\d{4}-Q[1-4]")


def weekday_of(timex: Timex) -> int | None:
    """Give the ISO number (Monday is 1) of the weekday that the expression names, None when it names none.

    In "Wednesday (Dec 6)" it is 3, and `resolve` gives the date, so that a rule can check that the two agree.
    """
    m = re.search(rf"\b(?:{fragments()['WD']}|{fragments()['WDA']})\b", timex.text)
    return weekday(m.group()) if m else None


def read(text: str, published: date | None) -> list[Timex]:
    """Find the temporal expressions of `text` with TIMEX3 values, as of the day it was `published` (None: not known).

    What is told from another time of the text ("the previous day") is reckoned from the last day, month or year that
    the text spoke of, and from `published` when there is none. A time of day without its day ("at 10 p.m.") belongs to
    a day told shortly before. A year before a quarter is that quarter, a year before.
    """
    out: list[Timex] = []
    context, quarter = published, ""
    day, day_end = published, 0
    for timex in recognise(text):
        anchor = context if timex.value.startswith("CTX") else published
        if timex.value.startswith("XXXX-XX-XX") and timex.start - day_end < _NEAR:
            anchor = day
        tense = guess_tense(text, timex.start, timex.end) if _BY_TENSE.match(timex.value) else Tense.PAST
        told = normalise(timex, anchor, tense)
        if quarter and timex.value in ("REF-P1Y", "CTX-P1Y") and timex.mod is None:
            # A figure for a quarter is compared with that of the same quarter.
            told = told.model_copy(update={"value": f"{int(quarter[:4]) - 1:04}{quarter[4:]}"})
        elif not timex.value.startswith("CTX") and not _DISTANCE.match(timex.value):
            found = stretch(told.value)
            context = found[0].date() if found else context
            quarter = told.value if _QUARTER.fullmatch(told.value) else quarter
        if _DAY.match(told.value):
            day, day_end = date.fromisoformat(told.value[:10]), told.end
        out.append(told)
    return out
