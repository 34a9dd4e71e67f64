"""Make labelled sentence pairs from unlabelled news.

What goes in: articles as plain text. What comes out: (premise, hypothesis, label) where the label follows from
how the pair was made. Contradictions change one value (number, weekday, month, year, direction, negation);
entailments keep it (the same sentence, a rounding, another notation, a time phrase left out); neutral pairs add a
time phrase that the premise does not state, or take two sentences of one article.

Every cue appears under at least two labels, so that a model cannot answer from the cue alone: a hedge can round
truly or falsely, a notation can change with or without its value, "not" can stand on either side.
The idea is that of contrast sets (Gardner et al. 2020, "Evaluating Models' Local Decision Boundaries").
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
_OPPOSITE = {a: b for left, right in TABLES["opposites"] for a, b in ((right, left), (left, right))}
_OPPOSITE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"']?\s+(?=[\"'A-Z£$])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sir|Inc|Ltd|Corp|Co|No|vs|Prof|Gen|Rev|Lt|Jan|Feb|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_MIN_WORDS, _MAX_WORDS = 8, 40


@dataclass(frozen=True)
class Pair:
    """A made pair: what is given, what is asked, the label, and the name of what made it."""

    premise: str
    hypothesis: str
    label: str
    made_by: str


Maker = Callable[[str, random.Random], Pair | None]


def is_prose(text: str) -> bool:
    """Say whether a text is an article, not program code that slipped into the collection."""
    return not re.search(r"^\s*(?:import |from \S+ import|def |class |#)|\"\"\"", text, re.MULTILINE)


def sentences(text: str) -> list[str]:
    """Split an article into sentences of 8 to 40 words that state something (no questions, no open quotation)."""
    found: list[str] = []
    for line in text.splitlines():
        pending = ""
        for piece in _SENTENCE_END.split(line.strip()):
            pending = f"{pending} {piece}".strip()
            if _ABBREVIATION.search(pending):
                continue
            if (
                pending.endswith(".")
                and pending.count('"') % 2 == 0
                and _MIN_WORDS <= len(pending.split()) <= _MAX_WORDS
            ):
                found.append(pending)
            pending = ""
    return found


def _replace(sentence: str, match: re.Match[str], text: str) -> str:
    return sentence[: match.start()] + text + sentence[match.end() :]


def _one(pattern: re.Pattern[str], sentence: str, rng: random.Random) -> re.Match[str] | None:
    matches = list(pattern.finditer(sentence))
    return rng.choice(matches) if matches else None


def _either_way(left: str, right: str, made_by: str, rng: random.Random) -> Pair:
    """A contradiction holds both ways round, so the changed sentence stands on either side."""
    if rng.random() < 0.5:
        left, right = right, left
    return Pair(left, right, "contradiction", made_by)


def swap_weekday(sentence: str, rng: random.Random) -> Pair | None:
    """Name another day of the week."""
    match = _one(_WEEKDAY, sentence, rng)
    if match is None:
        return None
    other = rng.choice([day for day in WEEKDAYS if day != match.group()])
    return _either_way(sentence, _replace(sentence, match, other), "weekday", rng)


def swap_month(sentence: str, rng: random.Random) -> Pair | None:
    """Name another month."""
    match = _one(_MONTH, sentence, rng)
    if match is None:
        return None
    other = rng.choice([month for month in _SAFE_MONTHS if month != match.group()])
    return _either_way(sentence, _replace(sentence, match, other), "month", rng)


def swap_year(sentence: str, rng: random.Random) -> Pair | None:
    """Name a year one to twelve years away."""
    match = _one(_YEAR, sentence, rng)
    if match is None:
        return None
    other = int(match.group()) + rng.choice([-1, 1]) * rng.randint(1, 12)
    return _either_way(sentence, _replace(sentence, match, str(other)), "year", rng)


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


def swap_number(sentence: str, rng: random.Random) -> Pair | None:
    """State a clearly different number, in the same notation."""
    numbers = _numbers(sentence)
    if not numbers:
        return None
    number = rng.choice(numbers)
    written = _far(number, rng)
    if written == number.match.group():
        return None
    return _either_way(sentence, _replace(sentence, number.match, written), "number", rng)


def swap_number_word(sentence: str, rng: random.Random) -> Pair | None:
    """State another small number in words."""
    match = _one(_NUMBER_WORD, sentence, rng)
    if match is None or _HEDGED.search(sentence[: match.start()]):
        return None
    other = rng.choice([word for word in NUMBER_WORDS if word != match.group()])
    return _either_way(sentence, _replace(sentence, match, other), "number_word", rng)


def swap_opposite(sentence: str, rng: random.Random) -> Pair | None:
    """Turn one word into its opposite."""
    match = _one(_OPPOSITE_WORD, sentence, rng)
    if match is None:
        return None
    return _either_way(sentence, _replace(sentence, match, _OPPOSITE[match.group()]), "opposite", rng)


def negate(sentence: str, rng: random.Random) -> Pair | None:
    """Deny a sentence that has one auxiliary and no negation; the denial stands on either side."""
    found = list(_AUXILIARY.finditer(sentence))
    if len(found) != 1 or _NEGATION.search(sentence) or '"' in sentence:
        return None
    return _either_way(sentence, _replace(sentence, found[0], found[0].group() + " not"), "negation", rng)


def keep(sentence: str, rng: random.Random) -> Pair | None:  # noqa: ARG001 - one signature for all makers
    """Repeat the sentence."""
    return Pair(sentence, sentence, "entailment", "same")


def _rounded(number: _Number) -> tuple[float, float] | None:
    """The one- or two-digit values just below and just above a number that is not round itself."""
    scale = 10.0 ** (len(str(int(number.value))) - (1 if number.value < 100 else 2))
    below = number.value // scale * scale
    return None if below in (number.value, 0) else (below, below + scale)


def hedge(sentence: str, rng: random.Random) -> Pair | None:
    """Round a number under a hedge that covers it (entailment) or, half the time, that excludes it (contradiction)."""
    numbers = [(number, near) for number in _numbers(sentence) if number.value >= 11 and (near := _rounded(number))]
    if not numbers:
        return None
    number, (below, above) = rng.choice(numbers)
    whole = _Number(number.match, number.value, 0)
    nearest = below if number.value - below <= above - number.value else above
    true = rng.random() < 0.5
    low, high, near, nearer = (below, above, nearest, nearest) if true else (above, below, nearest * 2, nearest * 3)
    choices = [
        ("more than", low),
        ("over", low),
        ("less than", high),
        ("under", high),
        ("about", near),
        ("around", nearer),
    ]
    word, value = rng.choice(choices)
    if number.match["tail"] == "%" and value > 100:
        return None
    hedged = _replace(sentence, number.match, f"{word} {whole.written(value)}")
    return Pair(sentence, hedged, "entailment" if true else "contradiction", "hedge")


def renotate(sentence: str, rng: random.Random) -> Pair | None:
    """Write a value another way ("$5m", "$5 million"; "three", "3"), truly or, half the time, with another value."""
    true = rng.random() < 0.5
    scaled = [number for number in _numbers(sentence) if number.match["tail"]]
    if scaled:
        number = rng.choice(scaled)
        tail = number.match["tail"]
        written = (number.match.group() if true else _far(number, rng)).removesuffix(tail)
        text = f"{written} {SCALES.get(tail, 'per cent')}"
        if not true and written == number.match.group().removesuffix(tail):
            return None
        match = number.match
    else:
        found = _one(_NUMBER_WORD, sentence, rng)
        if found is None or _HEDGED.search(sentence[: found.start()]):
            return None
        value = NUMBER_WORDS.index(found.group()) + 2
        text = str(value if true else value + rng.choice([1, 2, 3, 7]))
        match = found
    changed = _replace(sentence, match, text)
    if true:
        left, right = (sentence, changed) if rng.random() < 0.5 else (changed, sentence)
        return Pair(left, right, "entailment", "notation")
    return _either_way(sentence, changed, "notation", rng)


def drop_time(sentence: str, rng: random.Random) -> Pair | None:
    """Leave out "on Friday" or "in 2004": less is said (entailment); the other way round, more is (neutral)."""
    match = _one(_TIME_PHRASE, sentence, rng)
    if match is None:
        return None
    shorter = _replace(sentence, match, "")
    if rng.random() < 0.5:
        return Pair(sentence, shorter, "entailment", "time_left_out")
    return Pair(shorter, sentence, "neutral", "time_added")


MAKERS: tuple[tuple[Maker, int], ...] = (
    (swap_weekday, 6), (swap_month, 6), (swap_year, 6), (swap_number, 10), (swap_number_word, 5),
    (swap_opposite, 12), (negate, 10), (keep, 14), (hedge, 16), (renotate, 16), (drop_time, 16),
)  # fmt: skip
_NEUTRAL_SHARE = 0.22
_ATTEMPTS = 60


def _two_sentences(found: list[str], rng: random.Random) -> Pair | None:
    """Two sentences of one article that share a name but do not stand side by side."""
    first, second = rng.randrange(len(found)), rng.randrange(len(found))
    if abs(first - second) < 2:
        return None
    names = [set(re.findall(r"(?<=[a-z,] )[A-Z]\w{2,}", found[index])) for index in (first, second)]
    return Pair(found[first], found[second], "neutral", "same_article") if names[0] & names[1] else None


def make(articles: Iterable[str], count: int, seed: int) -> Iterator[Pair]:
    """Yield up to `count` pairs, the same ones for the same articles and seed.

    A maker is drawn by weight, then an article that it can work on, so that common makers do not crowd out rare ones.
    """
    rng = random.Random(seed)
    pool = [found for text in articles if is_prose(text) and len(found := sentences(text)) >= 4]
    makers, weights = [maker for maker, _ in MAKERS], [weight for _, weight in MAKERS]
    seen: set[tuple[str, str]] = set()
    for _ in range(count):
        maker = None if rng.random() < _NEUTRAL_SHARE else rng.choices(makers, weights)[0]
        for _ in range(_ATTEMPTS):
            found = rng.choice(pool)
            pair = _two_sentences(found, rng) if maker is None else maker(rng.choice(found), rng)
            if pair is not None and (pair.premise, pair.hypothesis) not in seen:
                seen.add((pair.premise, pair.hypothesis))
                yield pair
                break
