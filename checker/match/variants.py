"""Make the variants of a name one: Zelensky, Zelenskyy and Volodymyr Zelensky across all articles of a run."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from checker.model import ClaimFields, FillerValue, Frozen, NameValue, TitleValue
from checker.names import NameCounts, count_names, name_keys, similar

_AnyClaim = TypeVar("_AnyClaim", bound=ClaimFields)
_Value = TypeVar("_Value", bound=Frozen)

Forms = Mapping[str, str]
"""The form that stands for a name, by the name."""

_SORTS = ("other", "place", "person")
# Of those that a surname fits, one stands for it if at least this share of their mentions are of that one: others of
# the family, and whom a misread heading makes up, are named now and then.
_NEARLY_ALL = 0.8
# A name is another sort's if that is named so many times as often.
_FAR_MORE = 5


def unify_names(claims: Sequence[_AnyClaim], forms: Forms | None = None) -> tuple[_AnyClaim, ...]:
    """Give the claims with every name in the one form that stands for all its variants.

    `forms` are those of `name_forms`, of the claims' own names if not given.
    """
    one = name_forms(count_names(claims)) if forms is None else forms
    return tuple(_renamed(c, one) for c in claims)


def name_forms(counts: NameCounts) -> Forms:
    """Give the one form that stands for each name, which is given with its sort and how often it occurs.

    The form is the longest variant, and the most frequent of those. A name that fits several is the one that nearly all
    mentions of them are of, if there is one. Names of different sorts are kept apart, but a name is of the sort that it
    is labelled most often, and a surname of its bearer's.
    """
    mentions: Counter[str] = Counter()
    for (name, _), n in counts.items():
        mentions[name] += n
    sorts = {name: max((counts.get((name, s), 0), i, s) for i, s in enumerate(_SORTS))[2] for name in mentions}
    one: dict[str, str] = {}
    forms: dict[str, list[str]] = defaultdict(list)  # by a key of the name, in order
    for name in sorted(mentions, key=lambda name: (-len(name.split()), -mentions[name], name)):
        keys, words = sorted(name_keys(name)), len(name.split())
        near = dict.fromkeys(f for key in keys for f in forms[key])
        # A place is not short for what ends in its name: Central Aceh and Banda Aceh lie in Aceh.
        whole = [f for f in near if similar(name, f) and (sorts[name] != "place" or len(f.split()) == words)]
        alike = [f for f in whole if sorts[f] == sorts[name]]
        # The parser's label of a name is unsure where it stands alone.
        others = [f for f in whole if words == 1 and mentions[f] >= _FAR_MORE * mentions[name]]
        one[name] = _one_of(alike or others, mentions) or name
        if not whole:
            for key in keys:
                forms[key].append(name)
    return one


def _one_of(forms: Sequence[str], mentions: Mapping[str, int]) -> str:
    """Give the form that a name stands for; "" where it fits two about as often named, and names neither for sure."""
    first = max(forms, key=lambda f: mentions[f], default="")
    return first if first and mentions[first] >= _NEARLY_ALL * sum(mentions[f] for f in forms) else ""


def _renamed(claim: _AnyClaim, one: Forms) -> _AnyClaim:
    people = tuple(_updated(p, name=one[p.name]) if p.entity else p for p in claim.proposition.participants)
    update: dict[str, object] = {"proposition": _updated(claim.proposition, participants=people)}
    value = getattr(claim, "value", None)
    if isinstance(value, NameValue | TitleValue):
        update["value"] = _updated(value, name=one.get(value.name, value.name))
    if isinstance(value, FillerValue):
        fellows = tuple(sorted({one.get(f, f) for f in value.fellows}))
        update["value"] = _updated(value, name=one.get(value.name, value.name), fellows=fellows)
    if (said := claim.attribution) is not None:
        names = {field: getattr(said, field) for field in ("source", "on_behalf_of")}
        update["attribution"] = _updated(said, **{field: one.get(name, name) for field, name in names.items()})
    return _updated(claim, **update)


def _updated(value: _Value, /, **fields: object) -> _Value:
    """Give the value with these fields; the same one where nothing changes, which is mostly so, and costs nothing."""
    changed = {name: new for name, new in fields.items() if getattr(value, name) != new}
    return value.model_copy(update=changed) if changed else value
