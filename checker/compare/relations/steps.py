"""What must come first: conditions between the dates of two steps of one course of events."""

from checker.model import Factuality, ResolvedClaim, ResolvedDate
from checker.names import stem
from checker.temporal import Step, courses


def steps_in_order(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the earlier step can have come before the later one, or it is not known which is which."""
    a, b = left.value, right.value
    if not (isinstance(a, ResolvedDate) and isinstance(b, ResolvedDate)):
        return True
    for course in courses():
        steps = [course.step(stem(c.proposition.predicate), c.proposition.stems) for c in (left, right)]
        if set(steps) == {Step.EARLIER, Step.LATER}:
            first, last = (a, b) if steps[0] is Step.EARLIER else (b, a)
            start, end = first.interval.start, last.interval.end
            return start is None or end is None or start < end
    return True


def told_otherwise(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where a date is that of a report, or a step is not stated as a fact or a plan."""
    sure = {Factuality.CERTAIN, Factuality.PROBABLE}
    return any(
        c.factuality not in sure or (isinstance(c.value, ResolvedDate) and c.value.reported) for c in (left, right)
    )
