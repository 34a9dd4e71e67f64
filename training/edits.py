"""Edits of one sentence that need no parse: values, notations, hedges, opposites, words of one meaning.

An edit takes a text and a random source and gives the changed text with its effect, or None where it finds nothing to
work on. What counts as a number, a year or a month is narrow on purpose: a wrong label costs more than a missed one.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

TABLES = tomllib.loads(Path(__file__).with_name("contrast.toml").read_text(encoding="utf-8"))
WEEKDAYS: list[str] = TABLES["weekdays"]
MONTHS: list[str] = TABLES["months"]
NUMBER_WORDS: list[str] = TABLES["number_words"]
SCALES: dict[str, str] = TABLES["scales"]

# "May" is left out where a bare month is looked for: it is also a verb.
_SAFE_MONTHS = [month for month in MONTHS if month != "May"]
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(_SAFE_MONTHS)})\b")
_YEAR = re.compile(r"(?<![\d,.£$€/-])(?:19|20)\d\d(?![\d,%/-]|\.\d|s\b)")
# A bare number: not a year, a score, a decade, an ordinal, part of a code or of a time of day.
_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<sign>[£$€]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<frac>\.\d+)?"
    r"(?P<tail>%|tn|bn|m|k)?(?![\w:/-]|[.,]\d)"
)
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b")
_TIME_PHRASE = re.compile(
    rf" (?:on (?:{'|'.join(WEEKDAYS)})|in (?:(?:{'|'.join(_SAFE_MONTHS)})(?: (?:19|20)\d\d)?|(?:19|20)\d\d))"
    r"(?=[.,]| (?:and|but|after|as|that|to|when|while|with|by|for|at)\b)"
)
_HEDGED = re.compile(
    r"\b(?:about|around|nearly|almost|over|under|than|least|most|some|up to|roughly|approximately|between|estimated|"
    r"close to)\s+[£$€]?$",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    "|".join(r"n't\b" if word == "n't" else rf"\b{word}\b" for word in TABLES["negations"]), re.IGNORECASE
)
_AUXILIARY = re.compile(rf"\b(?:{'|'.join(TABLES['auxiliaries'])})\b")
_ROLE = re.compile(rf"\b(?:{'|'.join(sorted(TABLES['roles'], key=len, reverse=True))})\b")
_OPPOSITE: dict[str, list[str]] = {}
for _left, _right in TABLES["opposites"]:
    _OPPOSITE.setdefault(_left, []).append(_right)
    _OPPOSITE.setdefault(_right, []).append(_left)
_UNIT = re.compile(
    rf"(?P<figure>(?:\d|\b(?:a|{'|'.join(NUMBER_WORDS)}))[ -])(?P<unit>{'|'.join(unit for group in TABLES['units'] for unit in group)})\b"
)
_WILL = re.compile(r"(?<=\w )(?<![Tt]he )(?<!his )(?<!her )will(?= (?!not\b)(?!was\b)(?!is\b)[a-z]+)")
_UNIVERSAL = re.compile(r"\b(?:all|every|any|only|most|each|than|if|least|few|fewer|less|first|last)\b", re.IGNORECASE)
_OPPOSITE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})\b")
_SAME = {word: [other for other in group if other != word] for group in TABLES["synonyms"] for word in group}
_SAME_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_SAME, key=len, reverse=True))})(?![\w-])")
_WIDER = dict(TABLES["wider"])
_WIDER_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_WIDER, key=len, reverse=True))})(?![\w-])")
_MEASURE = re.compile(
    rf"(?<![\w.,:/-])(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?P<gap> ?)(?P<unit>{'|'.join(TABLES['conversions'])})(?!\w)"
)


class Effect(StrEnum):
    """What an edit does to what a sentence states."""

    SAME = "same"  # nothing: each follows from the other
    LESS = "less"  # the result says less: it follows, and not the other way round
    OTHER = "other"  # the two cannot both hold


@dataclass(frozen=True)
class Edit:
    """A changed text, what the change does, and the name of what made it."""

    text: str
    effect: Effect
    made_by: str


TextEdit = Callable[[str, random.Random], Edit | None]


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _one(pattern: re.Pattern[str], text: str, rng: random.Random) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return rng.choice(matches) if matches else None


def _other(text: str, match: re.Match[str], new: str, made_by: str) -> Edit:
    return Edit(_replace(text, match, new), Effect.OTHER, made_by)


def swap_weekday(text: str, rng: random.Random) -> Edit | None:
    """Name another day of the week."""
    match = _one(_WEEKDAY, text, rng)
    if match is None:
        return None
    return _other(text, match, rng.choice([day for day in WEEKDAYS if day != match.group()]), "weekday")


def swap_month(text: str, rng: random.Random) -> Edit | None:
    """Name another month."""
    match = _one(_MONTH, text, rng)
    if match is None:
        return None
    return _other(text, match, rng.choice([month for month in _SAFE_MONTHS if month != match.group()]), "month")


def swap_year(text: str, rng: random.Random) -> Edit | None:
    """Name a year one to twelve years away."""
    match = _one(_YEAR, text, rng)
    if match is None:
        return None
    return _other(text, match, str(int(match.group()) + rng.choice([-1, 1]) * rng.randint(1, 12)), "year")


@dataclass(frozen=True)
class _Number:
    match: re.Match[str]
    value: float
    decimals: int

    def written(self, value: float) -> str:
        """Another value, in the notation of this one."""
        body = (
            f"{value:,.{self.decimals}f}"
            if "," in self.match["digits"] or value >= 10_000
            else f"{value:.{self.decimals}f}"
        )
        return f"{self.match['sign']}{body}{self.match['tail'] or ''}"


def _numbers(sentence: str) -> list[_Number]:
    """Exact numbers above one; years and numbers that already carry a hedge are left out."""
    found = []
    for match in _NUMBER.finditer(sentence):
        if _YEAR.fullmatch(match.group()) or _HEDGED.search(sentence[: match.start()]):
            continue
        if _MONTH.search(sentence[max(0, match.start() - 10) : match.end() + 10]):
            continue  # a day of the month is no count
        value = float((match["digits"] + (match["frac"] or "")).replace(",", ""))
        if value > 1:
            found.append(_Number(match, value, len(match["frac"] or ".") - 1))
    return found


def _far(number: _Number, rng: random.Random) -> str:
    """A value that no rounding reaches: at least a quarter away."""
    factor = rng.choice([0.25, 0.4, 0.5, 0.7, 1.35, 1.5, 2, 3, 5])
    value = number.value * factor
    if number.decimals == 0:
        value = max(round(value), 0)
        if abs(value - number.value) < max(1, 0.2 * number.value):
            value = number.value + max(1, round(0.4 * number.value))
    if number.match["tail"] == "%" and value > 100:
        value = number.value / 2
    return number.written(value)


def swap_number(text: str, rng: random.Random) -> Edit | None:
    """State a clearly different number, in the same notation."""
    numbers = _numbers(text)
    if not numbers:
        return None
    number = rng.choice(numbers)
    written = _far(number, rng)
    return None if written == number.match.group() else _other(text, number.match, written, "number")


def swap_number_word(text: str, rng: random.Random) -> Edit | None:
    """State another small number in words."""
    match = _one(_NUMBER_WORD, text, rng)
    if match is None or _HEDGED.search(text[: match.start()]):
        return None
    return _other(text, match, rng.choice([word for word in NUMBER_WORDS if word != match.group()]), "number_word")


def swap_unit(text: str, rng: random.Random) -> Edit | None:
    """Give the same figure in another unit or magnitude: "5 million" as "5 billion", "three weeks" as "three days"."""
    match = _one(_UNIT, text, rng)
    if match is None:
        return None
    group = next(group for group in TABLES["units"] if match["unit"] in group)
    return _other(text, match, f"{match['figure']}{rng.choice([u for u in group if u != match['unit']])}", "unit")


def swap_opposite(text: str, rng: random.Random) -> Edit | None:
    """Turn one word into its opposite."""
    match = _one(_OPPOSITE_WORD, text, rng)
    return None if match is None else _other(text, match, rng.choice(_OPPOSITE[match.group()]), "opposite")


def swap_role(text: str, rng: random.Random) -> Edit | None:
    """Give somebody another office."""
    match = _one(_ROLE, text, rng)
    if match is None:
        return None
    return _other(text, match, rng.choice([role for role in TABLES["roles"] if role != match.group()]), "role")


def negate(text: str, rng: random.Random) -> Edit | None:  # noqa: ARG001 - one signature for all edits
    """Deny a sentence that has one auxiliary and no negation."""
    found = list(_AUXILIARY.finditer(text))
    if len(found) != 1 or _NEGATION.search(text) or '"' in text:
        return None
    return _other(text, found[0], found[0].group() + " not", "negation")


def _rounded(number: _Number) -> tuple[float, float] | None:
    """The one- or two-digit values just below and just above a number that is not round itself."""
    scale = 10.0 ** (len(str(int(number.value))) - (1 if number.value < 100 else 2))
    below = number.value // scale * scale
    return None if below in (number.value, 0) else (below, below + scale)


def hedge(text: str, rng: random.Random) -> Edit | None:
    """Round a number under a hedge that covers it (less is said) or, one time in three, that excludes it."""
    numbers = [(number, near) for number in _numbers(text) if number.value >= 11 and (near := _rounded(number))]
    if not numbers:
        return None
    number, (below, above) = rng.choice(numbers)
    whole = _Number(number.match, number.value, 0)
    nearest = below if number.value - below <= above - number.value else above
    true = rng.random() < 2 / 3
    low, high, near, nearer = (below, above, nearest, nearest) if true else (above, below, nearest * 2, nearest * 3)
    choices = [
        ("more than", low), ("over", low), ("at least", low), ("less than", high), ("under", high), ("about", near),
        ("around", nearer), ("some", near), ("roughly", nearer),
    ]  # fmt: skip
    if near < number.value or not true:
        choices += [("nearly", high if true else near), ("almost", high if true else nearer)]
    word, value = rng.choice(choices)
    if number.match["tail"] == "%" and value > 100:
        return None
    hedged = _replace(text, number.match, f"{word} {whole.written(value)}")
    return Edit(hedged, Effect.LESS if true else Effect.OTHER, "hedge")


def renotate(text: str, rng: random.Random) -> Edit | None:
    """Write a value another way ("$5m", "$5 million"; "three", "3"), truly or, one time in three, with another value."""
    true = rng.random() < 2 / 3
    scaled = [number for number in _numbers(text) if number.match["tail"]]
    if scaled:
        number = rng.choice(scaled)
        tail = number.match["tail"]
        written = (number.match.group() if true else _far(number, rng)).removesuffix(tail)
        if not true and written == number.match.group().removesuffix(tail):
            return None
        changed = _replace(text, number.match, f"{written} {SCALES.get(tail, 'per cent')}")
    else:
        found = _one(_NUMBER_WORD, text, rng)
        if found is None or _HEDGED.search(text[: found.start()]):
            return None
        value = NUMBER_WORDS.index(found.group()) + 2
        changed = _replace(text, found, str(value if true else value + rng.choice([1, 2, 3, 7])))
    return Edit(changed, Effect.SAME if true else Effect.OTHER, "notation")


def convert(text: str, rng: random.Random) -> Edit | None:
    """Give a measure in another unit ("10 miles", "about 16 kilometres"), or, one time in three, with another value."""
    match = _one(_MEASURE, text, rng)
    if match is None or _HEDGED.search(text[: match.start()]):
        return None
    unit, factor = TABLES["conversions"][match["unit"]]
    true = rng.random() < 2 / 3
    value = float(match["digits"].replace(",", "")) * factor * (1 if true else rng.choice([0.4, 0.6, 1.7, 2.5]))
    digits = max(0, 1 - len(str(int(value)))) if value < 10 else 0
    written = f"{value:,.{digits}f}" if value >= 1 else f"{value:.2g}"
    changed = _replace(text, match, f"about {written} {unit}")
    return Edit(changed, Effect.SAME if true else Effect.OTHER, "conversion")


def drop_time(text: str, rng: random.Random) -> Edit | None:
    """Leave out "on Friday" or "in 2004"."""
    match = _one(_TIME_PHRASE, text, rng)
    return None if match is None else Edit(_replace(text, match, ""), Effect.LESS, "time_left_out")


def weaken(text: str, rng: random.Random) -> Edit | None:
    """Make a forecast a possibility: "will" to "may"."""
    match = _one(_WILL, text, rng)
    return (
        None
        if match is None
        else Edit(_replace(text, match, rng.choice(["may", "could", "might"])), Effect.LESS, "may")
    )


def say_otherwise(text: str, rng: random.Random) -> Edit | None:
    """Put words of the same meaning for one or two others, outside quotation marks."""
    changed = text
    for _ in range(rng.choice([1, 1, 2])):
        found = [m for m in _SAME_WORD.finditer(changed) if changed[: m.start()].count('"') % 2 == 0]
        if found:
            match = rng.choice(found)
            changed = _replace(changed, match, rng.choice(_SAME[match.group()]))
    return None if changed == text else Edit(changed, Effect.SAME, "synonym")


def say_wider(text: str, rng: random.Random) -> Edit | None:
    """Put a wider word: "bus" to "vehicle". Not after a negation or "all", where that would say more."""
    match = _one(_WIDER_WORD, text, rng)
    if match is None or _NEGATION.search(text) or _UNIVERSAL.search(text):
        return None
    return Edit(_replace(text, match, _WIDER[match.group()]), Effect.LESS, "wider")


CHANGES: tuple[tuple[TextEdit, int], ...] = (
    (swap_weekday, 5), (swap_month, 5), (swap_year, 5), (swap_number, 10), (swap_number_word, 5), (swap_unit, 6),
    (swap_opposite, 12), (swap_role, 6), (negate, 8),
)  # fmt: skip
REWORDINGS: tuple[tuple[TextEdit, int], ...] = (
    (say_otherwise, 16), (hedge, 8), (renotate, 8), (convert, 5), (drop_time, 5), (weaken, 3), (say_wider, 6),
)  # fmt: skip
