"""Whether two names are of two bearers for sure: neither a variant, nor a part, nor an abbreviation of the other."""

from functools import lru_cache

from checker.names.places import Bond, bond, load_places
from checker.names.similar import same_word, similar
from checker.names.tables import Kind, fold, load_gazetteer, load_words

_JOINING = frozenset({"of", "the", "and", "for", "&", "de", "la", "le"})
# A short form keeps at least so many letters of a name's beginning: "Tex", "Philly".
_SHORT = 3
_LONGEST_SHORT = 5


def apart(left: str, right: str, *, person: bool = False) -> bool:
    """Say whether two names cannot be of one bearer, nor of a place and what it lies in; see `distinct`."""
    if not distinct(left, right, person=person):
        return False
    return bond((left,), (right,)) not in {Bond.SAME, Bond.WITHIN}


@lru_cache(maxsize=1 << 16)  # the names of a run are compared many times over
def distinct(left: str, right: str, *, person: bool = False) -> bool:
    """Say whether two names cannot be of one bearer; `person` where one of them is known to be somebody's.

    Two names that share a word are distinct only where it is one of kind ("County", "University"), or where what they
    do not share are two places ("Bank of Finland", "Bank of Sweden"). Two people of one surname are for other rules to
    tell apart, and so are names of which one may be short for the other.
    """
    one, other = fold(left), fold(right)
    if similar(one, other) or _one_entry(one, other):
        return False
    mine, theirs = one.split(), other.split()
    own = [w for w in mine if not any(same_word(w, v) for v in theirs)]
    others = [w for w in theirs if not any(same_word(w, v) for v in mine)]
    shared = set(mine) - set(own) - _JOINING
    if not (_telling(own) and _telling(others)) or _abbreviates(mine, theirs):
        return False
    if shared and (person or not (shared <= kinds() or _two_places(own, others))):
        return False
    return not any(_shortens(v, w) for v in own for w in others)


def kinds() -> frozenset[str]:
    """Give the words that say of what kind a named thing is: "county", "university", "hotel"."""
    words = load_words()
    return words.places.words | words.organisations.words | words.sides.collective | load_places().kinds


def _telling(words: list[str]) -> list[str]:
    return [w for w in words if w not in kinds() and w not in _JOINING]


def _one_entry(left: str, right: str) -> bool:
    """Whether both are names of one country: itself, its capital, its people."""
    a, b = (load_gazetteer().named(name) for name in (left, right))
    return a is not None and b is not None and (a.actor == b.actor or a.place == b.place)


def _two_places(left: list[str], right: list[str]) -> bool:
    known = [load_gazetteer().named(" ".join(words)) for words in (left, right)]
    return all(entry is not None and entry.kind is not Kind.ORGANISATION for entry in known)


def _abbreviates(mine: list[str], theirs: list[str]) -> bool:
    """Whether a word of one name is made of the first letters of words of the other: "LAPD", "L.A. County"."""
    for short, long in ((mine, theirs), (theirs, mine)):
        letters = "".join(w[0] for w in long if w not in _JOINING)
        for word in short:
            plain = word.replace(".", "")
            first = len(letters) > 1 and plain.startswith(letters)
            if 1 < len(plain) <= _LONGEST_SHORT and (plain in letters or first) and plain not in long:
                return True
    return False


def _shortens(a: str, b: str) -> bool:
    """Whether one word may be a short form of the other: "Tex" of "Teixeira", "Philly" of "Philadelphia"."""
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORT:
        return False
    by_letters = len(short) == _SHORT and long.startswith(short[:2])
    return by_letters or (long.startswith(short[:_SHORT]) and short[-1] in {long[-1], "y", "x", "."})
