"""Copies of one sentence that differ in a name, or in who is made to say it."""

from checker.compare.exchanges import exchanges, other_name
from checker.compare.wording import drift
from checker.model import Attribution, ResolvedClaim, StatementValue

# Two people rarely say the same in so many words; one of the two is misattributed then.
_FEWEST_SAID = 7


def copies(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the two clauses are copies of one sentence."""
    return _statements(left, right) and exchanges(left.span.text, right.span.text) is not None


def one_utterance(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the two clauses say the same in so many words."""
    if not _statements(left, right):
        return False
    found = drift(left.span.text, right.span.text)
    return found.is_part and found.shared >= _FEWEST_SAID


def _statements(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    return isinstance(left.value, StatementValue) and isinstance(right.value, StatementValue)


def names_exchanged(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the clauses are one sentence with another name in one place, which names nobody that the other does.

    The names that the articles use in full tell whether two short ones are of one bearer: "the Rangers", "Northern".
    """
    found = other_name(left.span.text, right.span.text)
    if found is None:
        return False
    known = [{w for p in c.proposition.participants for w in p.name.split()} for c in (left, right)]
    return all(
        {w.lower() for w in words}.isdisjoint(names)
        for words, names in ((found.left, known[1]), (found.right, known[0]))
    )


def no_other_name(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where the clauses do not differ in just one name."""
    return not names_exchanged(left, right)


def said_by_none_other(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where not both speakers are named, or the two may be one."""
    return not said_by_another(left, right)


def said_by_another(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    """Hold where each claim is put into the mouth of somebody who is named there, and the two are not one."""
    a, b = _speaker(left.attribution), _speaker(right.attribution)
    return bool(a and b) and a.isdisjoint(b)


def _speaker(attribution: Attribution | None) -> set[str]:
    """Give the words of the speaker's name; none where only a description or a pronoun stands for it."""
    if attribution is None or attribution.mention is None or attribution.entity != "PERSON":
        return set()
    written = set(attribution.mention.text.lower().replace("’", "'").split())  # noqa: RUF001
    words = set(attribution.source.lower().split())
    return words if len(words) > 1 and words & written else set()
