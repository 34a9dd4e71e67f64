"""Who says it, as what, and whether two clauses tell one thing."""

from checker.compare.relations.dates import date_within_other
from checker.compare.relations.likeness import SAME_SENTENCE, alike
from checker.model import Attribution, Factuality, ResolvedClaim
from checker.names import is_press

_ARTICLES = {"a", "an", "the"}
_PLANNED = {Factuality.PROBABLE}


def different_speakers(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where each claim is put into the mouth of a named speaker and neither speaks for the other.

    A newspaper that is quoted for a fact is no speaker: it tells the fact, as the story that quotes it does.
    """
    a, b = left.attribution, right.attribution
    if a is None or b is None or any(not said.source or is_press(said.source) for said in (a, b)):
        return False
    return not any(one <= other or other <= one for one in _voices(a) for other in _voices(b))


def _voices(said: Attribution) -> list[set[str]]:
    """Give who speaks and for whom, as words: "Berg" may be Anna Berg, and "police" the police of Turku."""
    names = (said.source.casefold().split(), said.on_behalf_of.casefold().split())
    return [words for name in names if (words := set(name) - _ARTICLES)]


def planned_then_happened(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim is of a plan and the other of what happened, and the plan is not the later news."""
    if not _one_is_planned(left, right):
        return False
    plan, fact = (left, right) if left.factuality in _PLANNED else (right, left)
    return plan.published is None or fact.published is None or plan.published <= fact.published


def plan_overtaken(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where one claim is of a plan and the other of what happened, at another time than planned."""
    return planned_then_happened(left, right) and not date_within_other(left, right)


def uncertain(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a claim is not stated as a fact by its source, so that both may be true."""
    sure = {Factuality.CERTAIN, Factuality.DENIED, Factuality.PROBABLE}
    if left.factuality is right.factuality and alike(left, right) >= SAME_SENTENCE:
        return False  # one demand or one possibility, told twice
    return left.factuality not in sure or right.factuality not in sure or _one_is_planned(left, right)


def _one_is_planned(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    certain = {Factuality.CERTAIN}
    return (left.factuality in _PLANNED and right.factuality in certain) or (
        right.factuality in _PLANNED and left.factuality in certain
    )
