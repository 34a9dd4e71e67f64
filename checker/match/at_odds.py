"""Facts told in other words with values apart: whether two claims are of one fact where the scoring is not sure of it.

What speaks for it is what a reader goes by: rare words and names in common, the same event or the same thing counted,
figures as alike as a slip of the pen leaves them. What speaks against it is a rival: another claim of the other story
that holds this value in surroundings as near. The weights are those of a logistic regression over pairs of stories on
one event; `tools/fit_at_odds.py` fits and cross-validates them.
"""

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from checker.match.other_words import Around, Surroundings, one_value, surroundings
from checker.match.related import Relatedness
from checker.match.scoring import same_event
from checker.model import AmountValue, PublishedFrom, ResolvedClaim, ResolvedDate, ValueKind
from checker.names import own_words, stem
from checker.quantity import slipped

KINDS = frozenset({ValueKind.DATE, ValueKind.COUNT, ValueKind.MONEY, ValueKind.DURATION})

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
# A number of which another is a part is the size of the whole: "ten of the club's 16 games".
_WHOLE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|most|some|many|few|none|all) "
    r"of (?:\S+ ){0,3}$",
    re.IGNORECASE,
)
# A day as it is written with its month: "June 24".
_NUMBERED = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2} [A-Z][a-z]{2,8}")
_SAID = 3.0
# What two sentences of one event must share besides its name to be of one occasion, in inverse document frequencies.
_MUCH = 3.0


class Weights(NamedTuple):
    """The table beside this module: a weight for each feature, the intercept, and where a conflict begins."""

    intercept: float
    features: Mapping[str, float]
    enough: float


class Stories(NamedTuple):
    """What is needed of all stories: the surroundings and values of each sentence, claims by kind, their own words."""

    around: Around
    words: Mapping[str, frozenset[str]]
    told: Mapping[tuple[str, ValueKind, str], tuple[ResolvedClaim, ...]]
    values: Mapping[tuple[str, int], tuple[ResolvedClaim, ...]]


def stories(claims: Iterable[ResolvedClaim]) -> Stories:
    """Gather what `at_odds` asks of the stories."""
    held = tuple(claims)
    told: dict[tuple[str, ValueKind, str], list[ResolvedClaim]] = defaultdict(list)
    values: dict[tuple[str, int], list[ResolvedClaim]] = defaultdict(list)
    for claim in held:
        if claim.kind in KINDS:
            told[claim.article, claim.kind, _unit(claim)].append(claim)
            values[claim.article, claim.sentence].append(claim)
    words = {c.id: own_words(c.proposition) for c in held if c.kind in KINDS}
    gathered = {key: tuple(found) for key, found in told.items()}
    return Stories(surroundings(held), words, gathered, {place: tuple(found) for place, found in values.items()})


def at_odds(
    left: ResolvedClaim, right: ResolvedClaim, told: Stories, related: Relatedness
) -> tuple[float, tuple[str, ...]]:
    """Give the probability that two claims with values apart tell one fact, 0.0 where it is not enough, and why.

    The two must fit each other (`fits`) and be of one occasion. ValueError if their kind is not one of KINDS.
    """
    if left.kind not in KINDS:
        message = f"claims of kind {left.kind} have no value that can be apart"
        raise ValueError(message)
    found = features(left, right, told, related)
    if found is None:
        return 0.0, ()
    weights = load_weights()
    logit = weights.intercept + math.fsum(weights.features[name] * x for name, x in found.items())
    probability = 1 / (1 + math.exp(-logit))
    if probability < weights.enough:
        return 0.0, ()
    common = sorted(told.words[left.id] & told.words[right.id])
    names = sorted(_around(left, told).names & _around(right, told).names)
    reasons = [f"both tell of {', '.join((*names, *common))}"]
    if found["slip"]:
        reasons.append("two figures that a slip tells apart")
    return probability, tuple(reasons)


def features(left: ResolvedClaim, right: ResolvedClaim, told: Stories, related: Relatedness) -> dict[str, float] | None:
    """Give what speaks for and against two claims being of one fact; None where it is out of the question.

    That is where their values are one, where the other story holds a claim's value as near or in the same sentence, and
    where a date is that of the report, or hangs on a guess of when the story came out.
    """
    if _unit(left) != _unit(right) or one_value(left, right) is not None:
        return None
    figures = {_figure(left), _figure(right)}  # of 27 June 2001 and 27 June 2002 there is but one
    if any(
        _is_loose(claim) or (len(figures) > 1 and _figure(other) in f" {_plain(claim.span.text)} ")
        for claim, other in ((left, right), (right, left))
    ):
        return None
    a, b = _around(left, told), _around(right, told)
    common = _shared(left, right, told, related)
    own = told.words[left.id] & told.words[right.id]
    event = same_event(left, right)
    mine, theirs = ({p.name for p in c.proposition.participants if p.entity} for c in (left, right))
    predicates = {stem(c.proposition.predicate) for c in (left, right)}
    slip = slipped(left.value, right.value)
    around = related.total((a.stems & b.stems) - own - predicates - _numbers(left, told) - _numbers(right, told))
    # Who takes part in two things does not make them one, nor does a verb: much takes hours. Figures as alike do, and
    # so does what else the two sentences tell alike.
    alike = event and (mine & theirs or around >= _MUCH or _agreed(left, right, told))
    if not (own - predicates or alike or (slip and own)):
        return None
    rival = 0.0
    for claim, other in ((left, right), (right, left)):
        for counterpart in told.told[other.article, other.kind, _unit(other)]:
            if counterpart != other and one_value(claim, counterpart) is not None:
                if counterpart.sentence == other.sentence:
                    return None
                rival = max(rival, _shared(claim, counterpart, told, related) / max(common, 1e-9))
    if rival >= 1:
        return None
    weight = math.log1p(related.total(own))
    names = math.log1p(related.total(f"name:{n}" for n in a.names & b.names))
    crowd = max(len(told.told[c.article, c.kind, _unit(c)]) for c in (left, right))
    return {
        "words": weight,
        "names_and_words": names * weight / _SAID,
        "event": event,
        "named": float(min(len(mine & theirs), 2)),
        "nameless": float(not a.names or not b.names),
        "slip": float(slip),
        "around": math.log1p(around),
        "rival": rival,
        "crowd": math.log1p(crowd),
        "date": float(left.kind is ValueKind.DATE),
    }


def _numbers(claim: ResolvedClaim, told: Stories) -> set[str]:
    """Give the stems of the numbers in a claim's sentence: "four" of four points is none of four goals."""
    quantities = (
        c.value.quantity for c in told.values[claim.article, claim.sentence] if isinstance(c.value, AmountValue)
    )
    return {stem(w) for q in quantities for w in _WORD.findall(q.text.lower()) if w not in q.noun.split()}


def _agreed(left: ResolvedClaim, right: ResolvedClaim, told: Stories) -> bool:
    """Whether the two sentences have another value in common that few facts have, "2:09 a.m."."""
    mine, theirs = (told.values[c.article, c.sentence] for c in (left, right))
    pairs = ((a, b) for a in mine for b in theirs if a != left and b != right and a.kind is b.kind)
    return any(_unit(a) == _unit(b) and one_value(a, b) is False for a, b in pairs)


def _is_loose(claim: ResolvedClaim) -> bool:
    """Whether a value is not said of the event: a date of the report or from an inferred day, the size of a whole."""
    if isinstance(claim.value, AmountValue):
        before, found, _ = claim.span.text.partition(claim.value.quantity.text)
        return bool(found) and claim.kind is not ValueKind.MONEY and _WHOLE.search(before) is not None
    if not isinstance(claim.value, ResolvedDate):
        return False
    anchor = claim.value.anchor
    return claim.value.reported or (anchor is not None and anchor.published_from is PublishedFrom.INFERRED)


def _figure(claim: ResolvedClaim) -> str:
    """Give the words of an amount or a numbered day with a space at both ends; of another time, words of nowhere."""
    if isinstance(claim.value, AmountValue):
        return f" {_plain(claim.value.quantity.text)} "
    day = _NUMBERED.search(claim.value.timex.text) if isinstance(claim.value, ResolvedDate) else None
    return f" {_plain(day[0])} " if day else "\n"


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _shared(left: ResolvedClaim, right: ResolvedClaim, told: Stories, related: Relatedness) -> float:
    """Give how much the words and names say that the two claims' sentences share."""
    a, b = _around(left, told), _around(right, told)
    return related.total(a.stems & b.stems) + related.total(f"name:{n}" for n in a.names & b.names)


def _around(claim: ResolvedClaim, told: Stories) -> Surroundings:
    return told.around[claim.article, claim.sentence]


def _unit(claim: ResolvedClaim) -> str:
    """Give what two claims must have alike for their values to be apart: a unit, or the sort of time."""
    if isinstance(claim.value, AmountValue):
        return claim.value.quantity.unit
    return "day" if isinstance(claim.value, ResolvedDate) else type(claim.value).__name__


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read at_odds.toml."""
    table = tomllib.loads(files(__package__).joinpath("at_odds.toml").read_text(encoding="utf-8"))
    return Weights(table["intercept"], table["features"], table["enough"])
