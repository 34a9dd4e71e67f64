"""Conditions between two results, records or votes."""

from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import ResolvedClaim, ScoreValue

# Two records over as many games as this, or with one side in common, are rather of one season or one career.
_MANY = 20


def _scores(left: ResolvedClaim, right: ResolvedClaim) -> tuple[ScoreValue, ScoreValue] | None:
    a, b = left.value, right.value
    return (a, b) if isinstance(a, ScoreValue) and isinstance(b, ScoreValue) else None


def gives_score(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both claims give a score."""
    return _scores(left, right) is not None


def scores_of_other_things(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the two are not both records, both results or both votes."""
    pair = _scores(left, right)
    return pair is None or pair[0].of != pair[1].of


def same_score(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where both sides are the same."""
    pair = _scores(left, right)
    return pair is not None and _sides(pair[0]) == _sides(pair[1])


def perhaps_other_games(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where nothing tells that the two scores are of one match or of one record.

    Copies of one sentence tell it, and of records that the games are as many, or that one side is the same.
    """
    pair = _scores(left, right)
    if pair is None or alike(left, right) >= SAME_SENTENCE:
        return pair is None
    a, b = pair
    games = [score.first + score.second for score in pair]
    akin = games[0] == games[1] or a.first == b.first or a.second == b.second
    return not (a.of == b.of == "record" and min(games) >= _MANY and akin)


def _sides(score: ScoreValue) -> tuple[int, int]:
    return score.first, score.second
