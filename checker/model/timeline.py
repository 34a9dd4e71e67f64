"""What several stories tell of when things happened: dates, distances between events, and which of them are of one."""

from checker.model.claims import ResolvedClaim
from checker.model.spans import Frozen


class ToldDate(Frozen):
    """A claim that dates an occasion. `score` in [0, 1] is how surely it is that occasion which it dates."""

    claim: ResolvedClaim
    occasion: int
    score: float


class ToldGap(Frozen):
    """A claim of how long after occasion `other` occasion `event` was; `score` as for dates, of the less sure side."""

    claim: ResolvedClaim
    event: int
    other: int
    score: float


class Timeline(Frozen):
    """The dates and distances that are told of occasions. An occasion is one thing that happened, given by a number.

    `related` holds the pairs of articles, by id and in sorted order, that are about one event; `drafts` the articles of
    which one has to have part in what is found, None for all.
    """

    dates: tuple[ToldDate, ...] = ()
    gaps: tuple[ToldGap, ...] = ()
    related: frozenset[tuple[str, str]] = frozenset()
    drafts: frozenset[str] | None = None
