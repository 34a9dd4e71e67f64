"""Finds the temporal expressions of a text."""

import functools
import re
from collections.abc import Iterable

from checker.model import Mod, Timex, TimexType
from checker.temporal.compose import compose
from checker.temporal.lexicon import lexicon
from checker.temporal.patterns import Atom, any_of
from checker.temporal.scan import scan

_NAME = 32  # characters: no name of a phantom is longer


@functools.cache
def _phantoms() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon().phantoms)}\b")


def _is_phantom(text: str, atom: Atom) -> bool:
    """Say whether an atom shares words with the name of something that is no time."""
    near = _phantoms().finditer(text, max(0, atom.start - _NAME), atom.end + _NAME)
    return any(m.start() < atom.end and atom.start < m.end() for m in near)


@functools.cache
def _prefix() -> re.Pattern[str]:
    """Match what may stand before an expression and belongs to it: a hedge, or the name of a part of a period."""
    lex = lexicon()
    hedges = any_of(p for h in lex.hedges for p in h.phrases)
    return re.compile(
        rf"(?i)(?<![\w-])(?:(?:(?P<hedge>{hedges})|(?P<part>{any_of(lex.parts)}))\s(?P<the>the\s)?|"
        rf"(?P<joined>{any_of(lex.joined_parts)})-)$"
    )


def _longest(atoms: Iterable[Atom]) -> list[Atom]:
    """Keep the longest of overlapping atoms, in the order of the text."""
    taken: list[Atom] = []
    reach = -1
    # By start, longest first; a later atom replaces the last one when it overlaps it and is longer.
    for atom in sorted(atoms, key=lambda a: (a.start, -a.end, a.weak)):
        if atom.start >= reach:
            taken.append(atom)
            reach = atom.end
        elif atom.end - atom.start > taken[-1].end - taken[-1].start:
            taken[-1] = atom
            reach = atom.end
    return taken


def _hedgeable(words: str, mod: Mod, hedge: str) -> bool:
    """Say whether a hedge can belong to an expression: in "over the past week", "talk about Monday" it does not."""
    if re.match(r"(?i)(?:the|this|these|those|last|next|its|his|her|their|our)\s", words):
        return mod is Mod.EQUAL_OR_MORE
    return hedge != "about" or re.search(r"(?i)\d|\ban?\b|noon|midnight|[a-z]s\b|\bone\b|[a-z]-", words) is not None


def _prefixed(text: str, atom: Atom, floor: int) -> Atom:
    """Take in the hedge or part word before an atom. `floor` is where the previous expression ends."""
    window = max(floor, atom.start - 32)
    m = _prefix().search(text[window : atom.start])
    if m is None or atom.type is TimexType.SET:
        return atom
    mod: Mod | None
    numbered = atom.type is TimexType.DURATION or atom.value[4:5] == "P" or "~REF" in atom.value
    untold = numbered and "X" in atom.value.removeprefix("CTX").split("~")[-1]
    if m["hedge"]:
        hedge = lexicon().hedge(m["hedge"])
        if hedge is None or m["the"] or untold or not (numbered or hedge.bare):
            return atom
        if not _hedgeable(text[atom.start : atom.end], hedge.mod, m["hedge"].lower()):
            return atom
        # "More than a week before Christmas" is earlier, "after Christmas" later.
        mod = Mod.APPROX if "~" in atom.value else hedge.mod
    elif numbered:
        return atom
    else:
        part = " ".join((m["part"] or m["joined"]).lower().split())
        mod = (lexicon().joined_parts if m["joined"] else lexicon().parts)[part]
    return atom._replace(start=window + m.start(), mod=mod)


def recognise(text: str) -> list[Timex]:
    """Find the temporal expressions of `text`, in order, not overlapping.

    Values are TIMEX3 with X for what is not said ("XXXX-12-06", "XXXX-WXX-4"); times told from another time are in the
    notation of `checker.temporal.relative`. Spans follow TimeML: hedges and determiners belong to the expression,
    prepositions do not; a weekday and the date beside it are one expression; each end of a range is one of its own.
    """
    found = [atom for atom in scan(text) if not _is_phantom(text, atom)]
    timexes: list[Timex] = []
    floor = 0
    for atom in compose(text, _longest(found)):
        a = _prefixed(text, atom, floor)
        timexes.append(
            Timex(start=a.start, end=a.end, text=text[a.start : a.end], type=a.type, value=a.value, mod=a.mod)
        )
        floor = a.end
    return timexes
