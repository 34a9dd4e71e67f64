"""Where something lies as seen from a place: "55 kilometres (34 miles) south of Oslo"."""

import re
from collections.abc import Iterator

from checker.model import Article, Sentence, SiteValue
from checker.names import fold

_POINTS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_METRES = {"k": 1000.0, "m": 1609.344}  # by the first letter of the unit: kilometres, miles
_SIMPLE = "north|south|east|west"
_SITE = re.compile(
    rf"""(?:(?<![\d.])(?P<number>\d+(?:\.\d+)?)[ -]?(?P<unit>km|kilomet(?:er|re)s?|miles?)\s*
    (?:\([^()]*\))?\s*(?:to\ the\ )?)?
    (?<!the\ )(?<!The\ )\b(?P<first>{_SIMPLE})[ -]?(?P<second>(?:{_SIMPLE}))?[ -]?(?P<third>east|west)?(?:ern)?\s+of\s+
    (?:the\ (?:\w+\ )?(?:town|city|village|island|port|capital)\ of\ )?(?P<place>[A-Z][\w'-]*(?:\ [A-Z][\w'-]*)*)""",
    re.VERBOSE,
)


def sites(article: Article, sentence: Sentence) -> Iterator[SiteValue]:
    """Give the bearings that a sentence takes from named places, each with its distance where that stands before it."""
    for m in _SITE.finditer(sentence.text):
        bearing = _bearing([p for p in (m["first"], m["second"], m["third"]) if p])
        if bearing is None:
            continue
        away = float(m["number"]) * _METRES[m["unit"][0]] if m["number"] else None
        mention = article.span(sentence.start + m.start(), sentence.start + m.end())
        yield SiteValue(mention=mention, name=fold(m["place"]), bearing=bearing, away=away)


def _bearing(points: list[str]) -> float | None:
    """Give the bearing in degrees: of two points the one between them; of three, the one between the first and the two.

    None where two opposite points are named, which is no direction.
    """
    angles = [_POINTS[p] for p in points]
    mean = angles.pop()
    while angles:
        other = angles.pop()
        turn = (mean - other + 180.0) % 360.0 - 180.0
        if abs(turn) >= 180.0:
            return None
        mean = (other + turn / 2.0) % 360.0
    return mean
