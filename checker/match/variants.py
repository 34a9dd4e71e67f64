"""Make the variants of a name one: Zelensky, Zelenskyy and Volodymyr Zelensky across all articles of a run."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from checker.model import ClaimFields, FillerValue, NameValue, TitleValue
from checker.names import NameCounts, count_names, name_keys, similar, sort_of

_AnyClaim = TypeVar("_AnyClaim", bound=ClaimFields)

Forms = Mapping[tuple[str, str], str]
"""The form that stands for a name, by the name and its sort."""


def unify_names(claims: Sequence[_AnyClaim], forms: Forms | None = None) -> tuple[_AnyClaim, ...]:
    """Give the claims with every name in the one form that stands for all its variants.

    `forms` are those of `name_forms`, of the claims' own names if not given. Names of different kinds are kept apart.
    """
    one = name_forms(count_names(claims)) if forms is None else forms
    plain = plain_forms(one)
    return tuple(_renamed(c, one, plain) for c in claims)


def name_forms(counts: NameCounts) -> Forms:
    """Give the one form that stands for each name, which is given with its sort and how often it occurs.

    The form is the longest variant, and the most frequent of those.
    """
    one: dict[tuple[str, str], str] = {}
    forms: dict[tuple[str, str], list[str]] = defaultdict(list)  # by a key of the name and its sort, in order
    for name, sort in sorted(counts, key=lambda k: (-len(k[0].split()), -counts[k], k)):
        keys = sorted(name_keys(name))
        near = dict.fromkeys(f for key in keys for f in forms[key, sort])
        whole = [f for f in near if similar(name, f)]
        # A surname that fits two people names neither of them for sure, and stays by itself.
        one[name, sort] = whole[0] if len(whole) == 1 or (whole and name == whole[0]) else name
        if not whole:
            for key in keys:
                forms[key, sort].append(name)
    return one


def plain_forms(forms: Forms) -> dict[str, str]:
    """Give the same where the sort of a name is not known."""
    return {name: form for (name, _), form in forms.items()}


def _renamed(claim: _AnyClaim, one: Forms, plain: Mapping[str, str]) -> _AnyClaim:
    people = tuple(
        p.model_copy(update={"name": one[p.name, sort_of(p.entity)]}) if p.entity else p
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
