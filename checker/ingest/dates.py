"""Absolute dates on date lines, in datelines and in front matter: when a story was published.

Only full dates count (day, month and year). A numeric date that may be read month first or day first is read by a time
zone or a weekday beside it, and left unread without one.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.ingest.tables import words
from checker.model import PublishedFrom

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_M = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\b\.?", re.IGNORECASE)
_DATE = re.compile(
    rf"""(?<![\d/.-])(?:
      (?P<y1>(?:19|20)\d\d)(?P<s1>[-./])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d)(?:T(?=\d\d:))?
    | (?P<m2>{_M})\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y2>(?:19|20)\d\d)(?:(?!\d)|(?=\d{{1,2}}:\d\d))
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m3>{_M})[\s,-]+(?P<y3>(?:19|20)\d\d)(?!\d)
    | (?P<a4>\d{{1,2}})(?P<s4>[-./])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>(?:19|20)\d\d|\d\d)(?!\d)
    | (?P<y5>(?:19|20)\d\d)年(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})日
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTIAL = re.compile(rf"\b{_M}\s*\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_M}", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\b|(?<=[Tt]))(?:[01]?\d|2[0-3])\s*(?:[:.h]\s*[0-5]\d\s*){1,2}(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?"
    r"|\b(?:1[0-2]|0?[1-9])\s*[ap]\.?m\b\.?|\b[0-2]\d[0-5]\d(?=\s*(?:GMT|UTC|HKT|hrs|hours)\b)|(?:(?<=GMT)|(?<=UTC)|(?<=\d))\s*[+-][01]?\d(?::?[0-5]\d)?\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:last )?(?:updated|modified|revised|posted|published)?:?\s*"
    r"(?:\d{1,3}|an?) (?:min(?:ute)?|hour|day|week|month)s? ago\b",
    re.IGNORECASE,
)
# What blogs put on the line of the date: who posted it, how often it was commented on, how long it takes to read.
_POSTED_BY = re.compile(
    r"(?:^|\s)by [^\W\d_][\w.'\u2019 -]{1,40}(?=$| ?[|·•])|\b\d+ (?:comments?|views?|shares?|min(?:ute)?s? read)\b",
    re.IGNORECASE,
)
_BAR = re.compile(r"(?<!\s)\s+[|·•]\s+")
_SEPARATORS = re.compile(r"[\s,;:|/@()\[\]•·.\u2013\u2014-]+")
_DIGIT = re.compile(r"\d")
_ZONE = re.compile(r"\b[A-Za-z]{1,4}\b")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['\u2019][^\W_]+)?")
_PLACE = r"(?:[A-Z][A-Z'\u2019.-]+(?: [A-Z][A-Z'\u2019.-]*){0,3}|(?:[A-Z][\w'\u2019.-]+(?: |(?![\w'\u2019.-]))){1,4})"
_DATELINE = re.compile(
    rf"\(?(?P<place>{_PLACE})(?:, (?:[A-Z][\w.'\u2019]+(?: |(?![\w.'\u2019]))){{1,3}})?"
    rf"(?P<when>,? (?i:{_M} \d{{1,2}}|\d{{1,2}} {_M})(?:,? (?:19|20)\d\d)?)?"
    r"\)?(?P<agency> ?[(/][A-Z][\w .&/-]{1,30}[)/])?\s?(?P<dash>-{1,2}|[\u2013\u2014]|:) (?=\S)",
)
_BYLINE = re.compile(
    r"by (?:(?-i:[A-Z])[\w.'\u2019-]+[ ,|]+(?:and )?){1,5}?"
    r"(?=(?:date|published|posted|updated)\b|\d|(?-i:[A-Z])[a-z]+\.? \d)",
    re.IGNORECASE,
)
_QUOTES = "\"'\u2018\u201c"
_PARENTHESISED = re.compile(r"\((?:[A-Z][\w.'\u2019-]+,? ?){1,4}\) (?:[\u2013\u2014-]{1,2} )?(?=[A-Z\"“\u2018'])")


class Found(NamedTuple):
    """A full date in a text; `day` is None when it is ambiguous or not on the calendar."""

    start: int
    end: int
    day: date | None


class DateLine(NamedTuple):
    """A line that is about time alone. `day` is None for a time stamp without a full date."""

    day: date | None
    source: PublishedFrom
    labelled: bool


class Lead(NamedTuple):
    """What stands before the body on the first line: the body begins at `end`."""

    end: int
    day: date | None
    source: PublishedFrom


def find(text: str) -> list[Found]:
    """Give the full dates in the text."""
    return [Found(match.start(), match.end(), _day(match, text)) for match in _DATE.finditer(text)]


def _calendar(year: str, month: int, day: str) -> date | None:
    number = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 70 else 1900)
    try:
        return date(number, month, int(day))
    except ValueError:
        return None


def _day(match: re.Match[str], text: str) -> date | None:
    g = match.groupdict()
    for n in "15":
        if g[f"y{n}"]:
            return _calendar(g[f"y{n}"], int(g[f"m{n}"]), g[f"d{n}"])
    for n in "23":
        if g[f"y{n}"]:
            return _calendar(g[f"y{n}"], _MONTHS.index(g[f"m{n}"][:3].casefold()) + 1, g[f"d{n}"])
    return _numeric(g["a4"], g["b4"], g["y4"], text)


def _numeric(first: str, second: str, year: str, text: str) -> date | None:
    month_first, day_first = _calendar(year, int(first), second), _calendar(year, int(second), first)
    if month_first is None or day_first is None or month_first == day_first:
        return month_first or day_first
    weekday = _WEEKDAY.search(text)
    if weekday is not None:
        at = _WEEKDAYS.index(weekday.group(1).casefold())
        if (month_first.weekday() == at) != (day_first.weekday() == at):
            return month_first if month_first.weekday() == at else day_first
    zones = {zone.casefold() for zone in _ZONE.findall(text)}
    if zones & words().dates.month_first_zones:
        return month_first
    return day_first if zones & words().dates.other_zones else None


def _choose(text: str, found: list[Found]) -> date | None:
    """Prefer the date at which the story was published to that of its last change."""
    updates = words().dates.updates
    at = 0
    changed = None
    for item in found:
        label = {w.casefold() for w in _WORD.findall(text[at : item.start])}
        at = item.end
        if item.day is not None and not label & updates:
            return item.day
        changed = changed or item.day
    return changed


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def date_line(text: str) -> DateLine | None:
    """Read a line that holds a date or a time, labels ("Published on"), and at most a place, an agency or an author.

    None when it holds anything else: "End of watch: June 24, 2005" and a heading that names a date are no date lines.
    """
    if len(text) > 160 or text.count(" ") > 24 or _DIGIT.search(text) is None:
        return None
    found = find(text)
    if not found and text.count(" ") > 8:
        return None
    rest = text
    for item in found:
        rest = rest[: item.start] + " " * (item.end - item.start) + rest[item.end :]
    for pattern in (*((_POSTED_BY,) if found else ()), _AGO, _TIME, _PARTIAL, _WEEKDAY):
        rest = _blank(rest, pattern)
    if rest.strip() == text.strip() or _DIGIT.search(rest):
        return None
    table = words().dates
    known = table.labels | table.fillers | table.month_first_zones | table.other_zones
    labelled = any(w.casefold() in table.labels for w in _WORD.findall(rest))
    unknown = [m for m in _WORD.finditer(rest) if m.group().casefold() not in known]
    if not unknown:
        return DateLine(_choose(text, found), PublishedFrom.METADATA, labelled)
    if not found or len(unknown) > 6 or not _is_place_or_author(text, unknown, found[0]):
        return _labelled_part(text)
    return DateLine(
        _choose(text, found), PublishedFrom.METADATA if labelled or _is_byline(text) else PublishedFrom.TEXT, labelled
    )


def _labelled_part(text: str) -> DateLine | None:
    """Read the labelled date on a line of several fields: "Source: Herald | Updated: 2024-06-05 08:33"."""
    parts = _BAR.split(text)
    lines = (date_line(part) for part in parts) if len(parts) > 1 else ()
    return next((line for line in lines if line is not None and line.labelled and line.day is not None), None)


def is_label(text: str) -> bool:
    """Say whether the line is the label of a date that stands elsewhere: "For immediate release:", "Published"."""
    table = words().dates
    found = {w.casefold() for w in _WORD.findall(text)} if len(text) < 60 else set()
    return bool(found & table.labels) and found <= table.labels | table.fillers


def _is_byline(text: str) -> bool:
    return text[:3].casefold() == "by "


def _is_place_or_author(text: str, unknown: list[re.Match[str]], first: Found) -> bool:
    """Say whether the words of a date line that are no labels can be a place, an agency or an author."""
    if any(not match.group()[0].isupper() or text[match.end() : match.end() + 1] == ":" for match in unknown):
        return False
    if _is_byline(text):
        return True
    set_off = text[: first.start].rstrip().endswith((",", "|", "("))
    return all(m.group().isupper() or (set_off and m.start() < first.start) for m in unknown)


def _prefix_tokens(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    at = 0
    while at < len(text):
        for name, pattern in (
            ("date", _DATE),
            ("time", _TIME),
            ("weekday", _WEEKDAY),
            ("gap", _SEPARATORS),
            ("word", _WORD),
        ):
            match = pattern.match(text, at)
            if match is not None and match.end() > at:
                yield name, match
                at = match.end()
                break
        else:
            return


def lead(text: str) -> Lead | None:
    """Read a metadata prefix that shares its line with the body: " date 2023-04-27 The minister said ...".

    A full date is needed, with a label ("date", "Published"), in figures, or set off by a dash or a bar; "On May 3,
    2024, the minister" is running text.
    """
    head = text[:200]
    byline = _BYLINE.match(head)
    end = byline.end() if byline else 0
    sure, dated = byline is not None, False
    for name, match in _prefix_tokens(head[end:]):
        token = match.group()
        if name == "word" and not _is_prefix_word(token, dated=dated):
            break
        dated |= name == "date"
        sure |= (
            (name == "word" and token.casefold() in words().dates.labels)
            or (name == "date" and not any(c.isalpha() for c in token))
            or (name == "gap" and dated and any(c in "|-\u2013\u2014" for c in token))
        )
        end = match.end() + (byline.end() if byline else 0)
    body = head[end:]
    if not (dated and sure) or len(body.split()) < 4 or not (body[0].isupper() or body[0] in _QUOTES):
        return None
    return Lead(end, _choose(head[:end], find(head[:end])), PublishedFrom.METADATA)


def _is_prefix_word(word: str, *, dated: bool) -> bool:
    """Say whether a word can stand in a metadata prefix; after the date, only labels, zones, "last" and "at" can."""
    table = words().dates
    name = word.casefold()
    if name in table.month_first_zones | table.other_zones:
        return word.isupper()
    return name in table.labels or (name in table.fillers and (not dated or name in ("last", "at")))


def dateline(text: str) -> Lead | None:
    """Read a dateline: "WASHINGTON, Jan. 5, 2009 (Reuters) - ...", "BEIJING: ...", "(Beijing) ...".

    A place in capitals, or a place with a date or an agency, and a dash; a colon only after a single place in capitals.
    """
    head = text[:120]
    match = _PARENTHESISED.match(head)
    if match is not None:
        return Lead(match.end(), None, PublishedFrom.UNKNOWN)
    match = _DATELINE.match(head)
    if match is None or len(text) - match.end() < 20:
        return None
    place = match["place"].strip()
    evidence = match["when"] is not None or match["agency"] is not None
    if not evidence and not (place.isupper() and len(place) > 3):
        return None
    if match["dash"] == ":" and not evidence and (len(place.split()) > 2 or not place.isupper()):
        return None
    days = find(match.group())
    day = days[0].day if days else None
    return Lead(match.end(), day, PublishedFrom.UNKNOWN if day is None else PublishedFrom.TEXT)
