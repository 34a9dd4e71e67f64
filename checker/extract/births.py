"""How old a date of birth makes somebody on the day that an article came out."""

from checker.extract.ages import AGE
from checker.model import AmountValue, Quantity, ResolvedClaim, ResolvedDate, Role, ValueKind
from checker.temporal import algebra

_BIRTH = {"bear", "born", "birth"}
_OLDEST = 120


def age_by_birth(claim: ResolvedClaim) -> ResolvedClaim | None:
    """Give the claim of somebody's age that follows from the claim of a date of birth; None where none does.

    Only for one named person and a day or a year that the article's own date lies after. The age's `noun` is "birth".
    """
    value, published = claim.value, claim.published
    if not isinstance(value, ResolvedDate) or published is None or claim.proposition.predicate not in _BIRTH:
        return None
    people = [p for p in claim.proposition.participants if p.entity == "PERSON"]
    if len(people) != 1 or people[0].role is Role.OTHER:
        return None
    low, high = algebra.age(value.interval, published)
    if low is None or high is None or not 0 <= low <= high <= _OLDEST or high - low > 1:
        return None
    age = Quantity(
        **value.timex.model_dump(include={"start", "end", "text"}),
        low=low,
        high=high,
        number=high,
        unit=AGE,
        noun="birth",
    )
    who = claim.proposition.model_copy(
        update={
            "predicate": "age",
            "events": (),
            "participants": (people[0].model_copy(update={"role": Role.AGENT}),),
            "stems": ("age",),
        }
    )
    update = {"id": f"{claim.id[:-1]}b", "kind": ValueKind.COUNT, "value": AmountValue(quantity=age)}
    return claim.model_copy(update={**update, "proposition": who})
