"""How surely two claims of one kind are about the same fact: the same event, the same participants, the same slot."""

import math
import re
from collections.abc import Set as AbstractSet

from checker.match.assertions import deny_each_other
from checker.match.naming import bearer_score, one_bearer, one_holder, one_role
from checker.match.related import Relatedness
from checker.match.sites import one_scene, seen_from_one_place, site_score
from checker.model import (
    AmountValue,
    AssertionValue,
    Claim,
    FillerValue,
    NameValue,
    Quantity,
    QuoteValue,
    ResolvedClaim,
    ResolvedRecency,
    SiteValue,
    SpellingValue,
    TitleValue,
    ValueKind,
    WhereValue,
)
from checker.names import apart, stem
from checker.temporal import Step, courses

AnyClaim = Claim | ResolvedClaim

_EVENT, _PARTICIPANTS, _CONTEXT = 0.35, 0.35, 0.3
_SAME_EVENT, _SAME_CLASS = 1.0, 0.7
# Where a claim names nobody, its participants count neither for nor against.
_NOBODY = 0.4
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _EACH_WORD = 0.7, 0.05
# Words that a quotation shares by chance are short; a shared run of stems this long is the speaker's.
_QUOTED_TOGETHER = 3
_HEDGES = frozenset(
    {"than", "least", "most", "about", "to", "of", "and", "or", "many", "as", "the", "hundred", "thousand"}
)
_VICTIMS = frozenset(
    {"dead", "injured", "wounded", "missing", "homeless", "displaced", "fatality", "casualty", "death"}
)
# Two clauses are alike but for a name where they share this much of their stems, and so many of them; where the one is
# longer than the other, so many words before the two names must be the same.
_ALIKE, _SHARED_STEMS, _LED_BY = 0.7, 3, 2
_PEOPLE = frozenset({"person", "people", "man", "woman", "child", "victim", "", "other", "civilian", "resident"})


def keys(claim: ResolvedClaim) -> frozenset[str]:
    """Give what a claim is found by: the names and common nouns that take part, stems and classes of events."""
    proposition = claim.proposition
    found = {f"name:{p.name}" for p in proposition.participants}
    found.update(f"event:{e}" for e in proposition.events)
    found.update(f"stem:{s}" for s in proposition.stems)
    if isinstance(claim.value, QuoteValue):
        found.update(f"word:{s}" for s in _stems(claim.value.words.text))
    if isinstance(claim.value, AssertionValue):
        # What is said of the one whom all of the news is about has no other key than what is said.
        senses = {word for word, _ in claim.value.senses}
        found.update(f"sense:{word}" for word in senses)
        found.update(f"sense:{word} {of}" for word in senses for of in (*claim.value.subjects, *claim.value.objects))
    return frozenset(found)


def fits(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether the two fill one slot: counts of one thing, quotations of one speaker, names in one role."""
    a, b = left.value, right.value
    if isinstance(a, ResolvedRecency) and isinstance(b, ResolvedRecency):
        return a.superlative == b.superlative  # the longest is not the costliest
    return type(a) is type(b) and _fits(left, right)


def _fits(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    a, b = left.value, right.value
    if isinstance(a, SpellingValue | TitleValue | AssertionValue | SiteValue | WhereValue | FillerValue):
        alike = (one_role, one_bearer, one_holder, deny_each_other, seen_from_one_place, one_scene)
        return any(holds(left, right) for holds in alike)
    if isinstance(a, AmountValue) and isinstance(b, AmountValue):
        return _amounts_of_one(left, right, a.quantity, b.quantity)
    if left.kind is ValueKind.DATE:
        return not _opposite_steps(left, right)
    if isinstance(a, QuoteValue) and isinstance(b, QuoteValue):
        return not _other_speaker(left, right)
    if isinstance(a, NameValue) and isinstance(b, NameValue):
        return a.role == b.role and a.name != b.name and _only_names_differ(left, right, a.name, b.name)
    return True


def score(left: AnyClaim, right: AnyClaim, related: Relatedness) -> tuple[float, tuple[str, ...]]:
    """Give how surely the two claims are about the same fact, in [0, 1], and why in plain words.

    Similar words alone never reach the threshold: a shared participant or a shared event comes first.
    """
    if left.kind is ValueKind.QUOTE:
        return _quote_score(left, right)
    if isinstance(left.value, SpellingValue) and isinstance(right.value, SpellingValue):
        return bearer_score(left.value, right.value)
    if (found := site_score(left.value, right.value)) is not None:
        return found
    event, why_event = _event(left, right)
    if isinstance(left.value, AssertionValue):
        event, why_event = _SAME_EVENT, "one denies what the other affirms"
    elif not event and (order := _one_order(left, right)):
        event, why_event = _SAME_CLASS, order
    people, why_people = _participants(left, right)
    context = _context(left, right, related)
    if not event or not (people or context > 0.5):
        return 0.0, ()
    total = _EVENT * event + _PARTICIPANTS * people + _CONTEXT * context
    reasons = [why_event, why_people, f"{context:.0%} of the shorter one's words in common" if context else ""]
    return total, tuple(r for r in reasons if r)


def same_event(left: AnyClaim, right: AnyClaim) -> float:
    """Give how surely two claims are of one event by its name alone: 1 for the same, less for one of its kind, or 0."""
    return _event(left, right)[0]


def _event(left: AnyClaim, right: AnyClaim) -> tuple[float, str]:
    a, b = left.proposition, right.proposition
    if stem(a.predicate) == stem(b.predicate):
        return _SAME_EVENT, f"the same event ({a.predicate})"
    shared = [e for e in a.events if e in b.events]
    if shared:
        return _SAME_CLASS, f"events of one kind ({a.predicate}, {b.predicate}: {shared[0]})"
    if stem(a.predicate) in b.stems and stem(b.predicate) in a.stems:
        return _SAME_CLASS, f"each names the other's event ({a.predicate}, {b.predicate})"
    return 0.0, ""


def _one_order(left: AnyClaim, right: AnyClaim) -> str:
    """Give the order in which both claims rank something, empty for none: both of the worst, both of a third."""
    a, b = left.value, right.value
    if not (isinstance(a, ResolvedRecency) and isinstance(b, ResolvedRecency)):
        return ""
    if a.superlative == b.superlative and a.superlative:
        return f"both of the {a.superlative}"
    return "both count how many" if min(a.rank, b.rank) > 1 else ""


def _names(claim: AnyClaim) -> set[str]:
    return {p.name for p in claim.proposition.participants if p.entity}


def _participants(left: AnyClaim, right: AnyClaim) -> tuple[float, str]:
    a, b = (_names(claim) - _compared(claim) for claim in (left, right))
    if not a or not b:
        common = {p.name for p in left.proposition.participants} & {p.name for p in right.proposition.participants}
        return (_NOBODY + 0.3 if common else _NOBODY), ", ".join(sorted(common))
    shared = a & b
    if not shared:
        return 0.0, ""
    return len(shared) / math.sqrt(len(a) * len(b)), f"both name {', '.join(sorted(shared))}"


def _compared(claim: AnyClaim) -> set[str]:
    """Give the name that is a claim's value: that two differ is no sign that their facts do."""
    return {claim.value.name} if isinstance(claim.value, NameValue) else set()


def _context(left: AnyClaim, right: AnyClaim, related: Relatedness) -> float:
    """Give the weighted share of the shorter clause's stems that the other has too."""
    a, b = set(left.proposition.stems), set(right.proposition.stems)
    if not a or not b:
        return 0.0
    shorter = min(related.total(a), related.total(b))
    return related.total(a & b) / shorter


def _quote_score(left: AnyClaim, right: AnyClaim) -> tuple[float, tuple[str, ...]]:
    """Score two quotations by the words that they share; a short one needs more than its own words."""
    a, b = left.value, right.value
    if not (isinstance(a, QuoteValue) and isinstance(b, QuoteValue)):
        return 0.0, ()
    words, others = sorted((_stems(a.words.text), _stems(b.words.text)), key=len)
    shared = set(words) & set(others)
    if len(shared) < min(_QUOTED_TOGETHER, len(words)):
        return 0.0, ()
    overlap = len(shared) / len(set(words))
    around = set(left.proposition.stems) & set(right.proposition.stems) - shared
    speaker = bool(left.attribution and right.attribution and left.attribution.source == right.attribution.source)
    if len(words) <= _QUOTED_TOGETHER + 1 and not (around or speaker):
        return 0.0, ()
    reasons = (f"{overlap:.0%} of the shorter quotation's words in common", "the same speaker" if speaker else "")
    # Few words can be two speakers' by chance.
    length = min(1.0, _SHORTEST + _EACH_WORD * len(words))
    return length * (0.75 * overlap + (0.25 if speaker else 0.15)), tuple(r for r in reasons if r)


def _other_speaker(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether both quotations are of named speakers, and not of the same one."""
    a, b = left.attribution, right.attribution
    if a is None or b is None:
        return False
    return _is_name(left, a.source) and _is_name(right, b.source) and a.source != b.source


def _is_name(claim: ResolvedClaim, source: str) -> bool:
    return source in _names(claim)


def _counts_one(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether two counts are of one thing: the same noun, or people in events of one kind."""
    a, b = left.value, right.value
    if not (isinstance(a, AmountValue) and isinstance(b, AmountValue)):
        return False
    if left.proposition.predicate == right.proposition.predicate == "age":
        return _names(left) == _names(right)
    if a.quantity.unit != "item":
        return bool(a.quantity.noun) and a.quantity.noun == b.quantity.noun
    nouns = [q.quantity.noun for q in (a, b)]
    qualified = [_qualifiers(q.quantity) for q in (a, b)]
    if all(qualified) and not qualified[0] & qualified[1]:
        return False  # two school buses are no three city buses
    events = set(left.proposition.events), set(right.proposition.events)
    if all(events) and events[0].isdisjoint(events[1]) and all(n in _PEOPLE for n in nouns):
        return False  # fifty people hurt are not fifty people killed
    one_noun = all(nouns) and len({stem(n.split()[-1]) for n in nouns}) == 1
    # "People" says nothing of what they are counted for; what happened to them must be of one kind.
    return (one_noun and nouns[0] not in _PEOPLE) or (
        bool(events[0] & events[1]) and all(n in _PEOPLE or n in _VICTIMS for n in nouns)
    )


def _amounts_of_one(left: ResolvedClaim, right: ResolvedClaim, a: Quantity, b: Quantity) -> bool:
    """Whether two amounts are of one unit and of one thing; one sum in two currencies may be a slip."""
    if left.kind is ValueKind.MONEY:  # both paid once, or both each time
        return a.noun == b.noun and (a.unit == b.unit or a.number == b.number)
    if left.kind is ValueKind.DURATION and a.noun and b.noun and a.noun != b.noun:
        return False  # how long a contract runs is not how long somebody has worked
    return a.unit == b.unit and (left.kind is not ValueKind.COUNT or _counts_one(left, right))


def _opposite_steps(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Whether the one claim is of the start of something and the other of its end."""
    for course in courses():
        told = {course.step(stem(c.proposition.predicate), c.proposition.stems) for c in (left, right)}
        if told == {Step.EARLIER, Step.LATER}:
            return True
    return False


def _qualifiers(quantity: Quantity) -> set[str]:
    """Give the stems that stand between the number and the noun: "life" of "three life sentences"."""
    words = re.findall(r"\w[\w-]*", quantity.text.lower())
    noun = quantity.noun.split()
    inner = words[1:-1] if len(words) > 2 else []
    return {stem(w) for w in inner if w not in noun and w not in _HEDGES and not w.isdigit()}


def _only_names_differ(left: ResolvedClaim, right: ResolvedClaim, a: str, b: str) -> bool:
    """Whether the shorter clause says nothing but what the other says, but for the name in one role.

    Neither may know the other's name. What comes before the two names must be the same words, where the one clause is
    longer than the other.
    """
    mine, theirs = _names(left), _names(right)
    sort = _sort_of(left, a)
    if a in theirs or b in mine or sort != _sort_of(right, b):
        return False
    common = set(a.split()) & set(b.split())
    if common and not apart(a, b, person=sort == "PERSON"):
        return False
    if _mentions(left, set(b.split()) - common) or _mentions(right, set(a.split()) - common):
        return False
    own = {stem(word) for word in _WORD.findall(f"{a} {b}".lower())}
    x, y = (set(claim.proposition.stems) - own for claim in (left, right))
    alike = len(x & y) / max(len(x), len(y), 1)
    contained = len(x & y) / max(min(len(x), len(y)), 1)
    same_event = stem(left.proposition.predicate) == stem(right.proposition.predicate)
    nearly = alike >= _ALIKE or (contained >= _ALIKE and _led_to(left) == _led_to(right))
    return same_event and nearly and len(x & y) >= _SHARED_STEMS


def _led_to(claim: ResolvedClaim) -> list[str]:
    """Give the last words that go before a claim's name in its clause."""
    if not isinstance(claim.value, NameValue):
        return []
    before = claim.span.text[: max(0, claim.value.mention.start - claim.span.start)]
    return _WORD.findall(before.lower())[-_LED_BY:]


def _mentions(claim: ResolvedClaim, words: AbstractSet[str]) -> bool:
    return not words.isdisjoint(_WORD.findall(claim.span.text.lower()))


def _sort_of(claim: ResolvedClaim, name: str) -> str:
    label = next((p.entity for p in claim.proposition.participants if p.name == name), "")
    return {"GPE": "place", "LOC": "place", "FAC": "place"}.get(label, label)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text)]
