"""Joins the pieces of one expression: month and year, weekday and date, day and part of day, date and clock time."""

import re
from collections.abc import Callable, Sequence

from checker.model import TimexType
from checker.temporal.feasts import on_calendar
from checker.temporal.patterns import Atom

_YEAR = re.compile(r"\d{4}|REF[+-]\dY|CTX[+-]\dY")
_IN_YEAR = re.compile(r"[<>=]?XXXX-(?:\d\d(?:-\d\d)?|[QH]\d|SP|SU|FA|WI|@\w+)")
_PERIOD = re.compile(r"[<>=]?XXXX-(?:[QH]\d|SP|SU|FA|WI|@\w+)")
_WEEKDAY = re.compile(r"(?:CTX)?[<>=]?XXXX-WXX-\d")
_WEEK = re.compile(r"(?:REF|CTX)[+-]\dW")
_DATE = re.compile(r"[<>=]?XXXX-\d\d-\d\d|\d{4}-\d\d-\d\d|REF[+-]\dY-\d\d-\d\d")
_DAY = re.compile(rf"{_DATE.pattern}|{_WEEKDAY.pattern}|(?:REF|CTX)[+-]\d+D|(?:REF|CTX)[+-]\dW-\d")
_DAYPART = re.compile(r"XXXX-XX-XXT[A-Z]{2}")
_CLOCK = re.compile(r"XXXX-XX-XXT\d\d:\d\d")
_HEAD = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_SERIAL = re.compile(r"XXXX-\d\d|\d{4}")
_LENGTH = re.compile(r"P(?P<t>T?)(?P<n>\d+)(?P<u>[YMWDHS])")
_DATED = re.compile(r"(\d{4})(-\d\d(?:-\d\d)?)")

_BEFORE_OR_AFTER = re.compile(r" (before|after|prior to)(?: the)? ")
_WORKING = re.compile(r"(?i)\b(?:trading|business|working)\s")  # days that are not counted by the calendar
# What is exact enough to count days, weeks, months or years from.
_EXACT = {"D": re.compile(rf"{_DAY.pattern}|[<>=]?XXXX-@\w+")}
_EXACT["W"] = re.compile(rf"{_EXACT['D'].pattern}|{_WEEK.pattern}")
_EXACT["M"] = re.compile(rf"{_EXACT['W'].pattern}|[<>=]?(?:XXXX|\d{{4}})-\d\d|REF[+-]\dM")
_EXACT["Y"] = re.compile(rf"{_EXACT['M'].pattern}|{_YEAR.pattern}")

# No join goes over so many characters, nor over what stands for them.
_LONGEST_GAP, _FAR = 20, "?"

Join = Callable[[Atom, str, Atom], str | None]


def _period_and_year(a: Atom, gap: str, b: Atom) -> str | None:
    if gap in (" ", ", ", " of ", " of the ", " in ") and _IN_YEAR.fullmatch(a.value) and _YEAR.fullmatch(b.value):
        if gap == " in " and not (_PERIOD.fullmatch(a.value) or len(b.value) == 4):
            return None
        return _on_calendar(b.value + a.value.lstrip("<>=")[4:])
    return None


def _on_calendar(value: str) -> str:
    return on_calendar(value) or value


def _year_and_period(a: Atom, gap: str, b: Atom) -> str | None:
    if gap in (" ", "'s ", "\u2019s ") and _YEAR.fullmatch(a.value) and _PERIOD.fullmatch(b.value):
        return _on_calendar(a.value + b.value.lstrip("<>=")[4:])
    return None


def _weekday_and_date(a: Atom, gap: str, b: Atom) -> str | None:
    if gap in (" ", ", ", " (", ". ", "., ") and _WEEKDAY.fullmatch(a.value) and _DATE.fullmatch(b.value):
        return b.value
    if gap == " (" and _DATE.fullmatch(a.value) and _WEEKDAY.fullmatch(b.value):
        return a.value
    return None


def _week_of_day(a: Atom, gap: str, b: Atom) -> str | None:
    """Join "the week of" and a date."""
    if gap == " " and a.value in ("CTX+0W", "CTX+0W-WE") and _DATE.fullmatch(b.value):
        return f"{b.value}~{a.value.replace('CTX', 'REF')}"
    return None


def _weekday_and_week(a: Atom, gap: str, b: Atom) -> str | None:
    if gap in (" ", " of ") and _WEEKDAY.fullmatch(a.value) and _WEEK.fullmatch(b.value):
        return b.value + a.value[-2:]
    return None


def _day_and_part(a: Atom, gap: str, b: Atom) -> str | None:
    if gap in (" ", " on ") and a.value == "REF-1DTNI" and _DAY.fullmatch(b.value):
        return b.value + "TNI"  # "overnight on Friday"
    if gap == " " and _DAY.fullmatch(a.value) and _DAYPART.fullmatch(b.value):
        return a.value + b.value[10:]
    if gap in (" of ", " on ", " ") and _DAYPART.fullmatch(a.value) and _DAY.fullmatch(b.value):
        return b.value + a.value[10:]
    return None


def _day_and_clock(a: Atom, gap: str, b: Atom) -> str | None:
    if gap in (" ", ", ", " on ", " (", " of ") and _CLOCK.fullmatch(a.value):
        if _DAY.fullmatch(b.value):
            return b.value + a.value[10:]
        if re.fullmatch(rf"{_DAY.pattern[:-1]}\d?T[A-Z]{{2}}", b.value) or _DAYPART.fullmatch(b.value):
            return b.value[: b.value.index("T")] + a.value[10:]
    if (
        gap in (" ", ", ", " at ", ", at ", " at about ", " at around ")
        and _CLOCK.fullmatch(b.value)
        and _DAY.fullmatch(a.value)
    ):
        return a.value + b.value[10:]
    return None


def _lengths(a: Atom, gap: str, b: Atom) -> str | None:
    """Join "an hour" and "20 minutes", "two years" and "three months"."""
    first, second = _LENGTH.fullmatch(a.value), _LENGTH.fullmatch(b.value)
    if gap not in (" ", " and ", ", ") or first is None or second is None:
        return None
    ranks = ("Y", "M", "W", "D", "TH", "TM", "TS")
    codes = [m["t"] + m["u"] for m in (first, second)]
    if ranks.index(codes[0]) >= ranks.index(codes[1]) or "W" in codes or first["t"] != second["t"]:
        return None
    return f"{a.value}{second['n']}{second['u']}"


def _told_from(a: Atom, gap: str, b: Atom) -> str | None:
    """Join "two days before Christmas", "the Sunday after Easter" where the second is exact enough."""
    m = _BEFORE_OR_AFTER.fullmatch(gap)
    if m is None or b.type is not TimexType.DATE or b.weak:
        return None
    if _WEEKDAY.fullmatch(a.value):
        return (
            f"{b.value}~{'>' if m[1] == 'after' else '<'}XXXX-{a.value[-5:]}"
            if _EXACT["D"].fullmatch(b.value)
            else None
        )
    length = _LENGTH.fullmatch(a.value)
    if length is None or length["t"] or a.type is not TimexType.DURATION or not _EXACT[length["u"]].fullmatch(b.value):
        return None
    return f"{b.value}~REF{'+' if m[1] == 'after' else '-'}{a.value}"


# In this order: years first, so that a weekday finds its whole date.
_PASSES: tuple[tuple[Join, ...], ...] = (
    (_period_and_year, _year_and_period),
    (_weekday_and_date, _weekday_and_week),
    (_week_of_day,),
    (_day_and_part,),
    (_day_and_clock,),
    (_told_from,),
    (_lengths,),
)


def _gap(text: str, left: Atom, right: Atom) -> str:
    """Give what stands between two atoms, any white space as a blank; something that joins nothing where it is long."""
    return re.sub(r"\s+", " ", text[left.end : right.start]) if right.start - left.end < _LONGEST_GAP else _FAR


def _pass(text: str, atoms: Sequence[Atom], joins: Sequence[Join]) -> list[Atom]:
    done: list[Atom] = []
    for atom in atoms:
        if done:
            left = done[-1]
            gap = _gap(text, left, atom)
            if joins[0] is _told_from and _WORKING.search(text, left.start, left.end):
                gap = _FAR
            value = next((v for join in joins if (v := join(left, gap, atom)) is not None), None)
            if value is not None:
                end = atom.end + (1 if "(" in gap and text[atom.end : atom.end + 1] == ")" else 0)
                kind = TimexType.TIME if "T" in value[3:] else TimexType.DATE
                kind = TimexType.DURATION if atom.type is TimexType.DURATION else kind
                kind = TimexType.DATE if "~" in value else kind
                done[-1] = Atom(left.start, end, kind, value, left.mod or atom.mod)
                continue
        done.append(atom)
    return done


def _inherit(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Give the beginning of a range the year of its end: "March to June 2022", "Jan 4 to 7, 2026"."""
    out = list(atoms)
    for i in range(len(out) - 2, -1, -1):
        head, tail = out[i], out[i + 1]
        dated = _DATED.fullmatch(tail.value)
        gap = text[head.end : tail.start].strip()
        if (
            dated
            and gap in ("to", "-", "\u2013", "\u2014", "and", "through", "until", "till")
            and _HEAD.fullmatch(head.value)
        ):
            rest = head.value[4:]
            year = int(dated[1]) - (1 if rest > dated[2] else 0)
            out[i] = head._replace(value=f"{year}{rest}", weak=False)
    return out


def _strong(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Keep the strong atoms, and the weak ones that go on a list of the same kind: "in May and June"."""
    kept: list[Atom] = []
    for atom in atoms:
        listed = (
            kept
            and _SERIAL.fullmatch(kept[-1].value)
            and _SERIAL.fullmatch(atom.value)
            and len(kept[-1].value) == len(atom.value)
            and text[kept[-1].end : atom.start].strip() in ("and", "or", "to", ",", "-", ", and")
        )
        if not atom.weak or listed:
            kept.append(atom)
    return kept


def compose(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Join neighbouring atoms of `text` that are one expression, and drop the weak ones that found no partner."""
    joined = list(atoms)
    for joins in _PASSES:
        joined = _pass(text, joined, joins)
    return _strong(text, _inherit(text, joined))
