"""Make the variants of a name one: Zelensky, Zelenskyy and Volodymyr Zelensky across all articles of a run."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from checker.model import ClaimFields, FillerValue, NameValue, TitleValue
from checker.names import similar

_AnyClaim = TypeVar("_AnyClaim", bound=ClaimFields)


def unify_names(claims: Sequence[_AnyClaim]) -> tuple[_AnyClaim, ...]:
    """Give the claims with every name in the one form that stands for all its variants in this run.

    The form is the longest variant, and the most frequent of those. Names of different kinds are kept apart.
    """
    counts = Counter((p.name, _sort(p.entity)) for c in claims for p in c.proposition.participants if p.entity)
    one: dict[tuple[str, str], str] = {}
    forms: list[tuple[str, str]] = []
    for name, sort in sorted(counts, key=lambda k: (-len(k[0].split()), -counts[k], k)):
        whole = [f for f, s in forms if s == sort and similar(name, f)]
        # A surname that fits two people names neither of them for sure, and stays by itself.
        one[name, sort] = whole[0] if len(whole) == 1 or (whole and name == whole[0]) else name
        if not whole:
            forms.append((name, sort))
    plain = {name: form for (name, _), form in one.items()}
    return tuple(_renamed(c, one, plain) for c in claims)


def _sort(entity: str) -> str:
    """Put entity labels into sorts that the small model tells apart reliably: people, and everything else."""
    return "person" if entity == "PERSON" else "other"


def _renamed(claim: _AnyClaim, one: dict[tuple[str, str], str], plain: dict[str, str]) -> _AnyClaim:
    people = tuple(
        p.model_copy(update={"name": one[p.name, _sort(p.entity)]}) if p.entity else p
        for p in claim.proposition.participants
    )
    update: dict[str, object] = {"proposition": claim.proposition.model_copy(update={"participants": people})}
    value = getattr(claim, "value", None)
    if isinstance(value, NameValue | TitleValue):
        update["value"] = value.model_copy(update={"name": plain.get(value.name, value.name)})
    if isinstance(value, FillerValue):
        sort = "person" if value.sort == "person" else "other"
        fellows = tuple(sorted({plain.get(f, f) for f in value.fellows}))
        update["value"] = value.model_copy(update={"name": one.get((value.name, sort), value.name), "fellows": fellows})
    if (said := claim.attribution) is not None:
        sides = {
            field: plain.get(name, name)
            for field, name in (("source", said.source), ("on_behalf_of", said.on_behalf_of))
        }
        update["attribution"] = said.model_copy(update=sides)
    return claim.model_copy(update=update)
