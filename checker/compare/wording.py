"""How two renderings of an utterance differ, word by word.

The words are aligned locally (Smith and Waterman 1981, on words instead of residues), so that a short piece finds its
place in a long quotation. What differs inside the aligned stretch is sorted into words that carry meaning, words that
turn the sense, and small words that quoting and translating change freely.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import Levenshtein

from checker.names import stem as stem_of
from checker.names import visible

_LOOSE_APOSTROPHE = re.compile(r"(?<=\w)['’]\s(?=(?:s|m|t|re|ve|ll|d)\b)")  # noqa: RUF001
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 (the typographic apostrophe is meant)

_MATCH, _MISMATCH, _GAP = 2, -1, -1

# One letter more, less or other makes no other word of a stem this long: "realise", "realize"; "colour", "color".
_SHORTEST_VARIANT = 5
# An excerpt of a quotation of more words than this shows so many words on either side of what it is about.
_SHORT, _AROUND = 14, 2
# Two quotations render one utterance only if at least this many words stand in both, in order …
_FEWEST_SHARED = 3
# … and these are at least this share of the shorter quotation.
_SHARED_OF_SHORTER = 0.5
# Both claim to be verbatim if, where they run side by side, at least this share of the words is the same.
_NEAR_VERBATIM = 0.65


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    opposites: tuple[tuple[str, str], ...]
    negations: frozenset[str]
    light: frozenset[str]


@cache
def _table() -> _Table:
    return _Table.model_validate(tomllib.loads(files("checker.compare").joinpath("wording.toml").read_text("utf-8")))


class Drift(BaseModel):
    """How two renderings of an utterance differ.

    `shared` counts the words that stand in both, in order; `only_*` are the meaning-carrying words of the stretch
    where the two run side by side that stand in only one; `turned` are pairs or words that turn the sense.
    """

    model_config = ConfigDict(frozen=True)
    shared: int
    shorter: int  # words of the shorter rendering
    longer: int
    stretch: int  # words of the longer side of the aligned stretch
    only_shorter: tuple[str, ...]
    only_longer: tuple[str, ...]
    turned: tuple[str, ...]

    @property
    def content(self) -> tuple[str, ...]:
        """The meaning-carrying words that stand in only one rendering."""
        return (*self.only_shorter, *self.only_longer)

    @property
    def is_exchange(self) -> bool:
        """Whether words of one rendering stand in the place of others, so that they may mean the same."""
        return bool(self.only_shorter and self.only_longer)

    @property
    def is_other(self) -> bool:
        """Whether the renderings have too little in common to be of one utterance."""
        return self.shared < _FEWEST_SHARED or self.shared < _SHARED_OF_SHORTER * self.shorter

    @property
    def is_near_verbatim(self) -> bool:
        """Whether the two run side by side closely enough for a differing word to be a misquotation."""
        return (
            not self.is_other
            and self.shared >= _NEAR_VERBATIM * self.stretch
            and self.shared >= _NEAR_VERBATIM * self.shorter
        )

    @property
    def turns_sense(self) -> bool:
        """Whether near-verbatim renderings differ in a word that turns the sense."""
        return self.is_near_verbatim and bool(self.turned)

    @property
    def is_part(self) -> bool:
        """Whether the shorter rendering stands in the longer one but for small words."""
        return self.is_near_verbatim and not self.content and not self.turned

    @property
    def is_same(self) -> bool:
        """Whether both are the same from beginning to end but for small words."""
        return self.is_part and self.stretch >= self.longer - 1 and self.shared >= self.longer * _NEAR_VERBATIM


def excerpts(left: str, right: str) -> tuple[str, str]:
    """Give of each quotation the stretch where the two run side by side, cut with "…", for showing how they differ.

    What is short enough stays whole.
    """
    places = [list(_WORD.finditer(text)) for text in (left, right)]
    keys = [[stem_of(m[0]) for m in found] for found in places]
    steps = _align(keys[0], [_spelling(w, set(keys[0])) for w in keys[1]])
    shown = []
    for text, found, side in ((left, places[0], 0), (right, places[1], 1)):
        inside = [i for i in (step[side] for step in steps) if i is not None]
        if len(found) <= _SHORT or not inside:
            shown.append(text)
            continue
        first, last = max(0, min(inside) - _AROUND), max(inside) + 1
        start = 0 if first == 0 else found[first].start()
        end = len(text) if last + _AROUND >= len(found) else found[last + _AROUND - 1].end()
        shown.append(f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}")
    return shown[0], shown[1]


def words(text: str) -> list[str]:
    """Give the words of `text` in lower case, contractions of "not" taken apart."""
    seen = _LOOSE_APOSTROPHE.sub("'", visible(text)[0])
    found = [w.lower().replace("’", "'") for w in _WORD.findall(seen)]  # noqa: RUF001
    return [part for w in found for part in ((w[:-3], "n't") if w.endswith("n't") and w != "n't" else (w,)) if part]


def drift(left: str, right: str) -> Drift:
    """Compare two quotations' words. Symmetric but for the order of what it lists."""
    a, b = sorted((words(left), words(right)), key=lambda w: (len(w), w))
    keys_a, keys_b = [stem_of(w) for w in a], [stem_of(w) for w in b]
    others = set(keys_b)
    keys_a = [_spelling(w, others) for w in keys_a]
    steps = _align(keys_a, keys_b)
    shared = sum(i is not None and j is not None and keys_a[i] == keys_b[j] for i, j in steps)
    only_a = [a[i] for i, j in steps if i is not None and (j is None or keys_a[i] != keys_b[j])]
    only_b = [b[j] for i, j in steps if j is not None and (i is None or keys_a[i] != keys_b[j])]
    stretch = max(sum(i is not None for i, _ in steps), sum(j is not None for _, j in steps))
    # What the shorter rendering has beyond the stretch stands in no place of the longer one.
    inside = {i for i, _ in steps if i is not None}
    outside = [a[i] for i in range(len(a)) if i not in inside]
    table = _table()
    turned = [f"{x}/{y}" for x, y in table.opposites if (x in only_a and y in only_b) or (y in only_a and x in only_b)]
    turned += sorted((set(only_a) ^ set(only_b)) & table.negations)
    small = table.light | table.negations
    return Drift(
        shared=shared,
        shorter=len(a),
        longer=len(b),
        stretch=stretch + len(outside),
        only_shorter=tuple(w for w in (*only_a, *outside) if w not in small),
        only_longer=tuple(w for w in only_b if w not in small),
        turned=tuple(turned),
    )


def light_words() -> frozenset[str]:
    """Give the small words that quoting and translating change without a change of sense."""
    return _table().light


def _spelling(stem: str, others: Collection[str]) -> str:
    """Give the variant of `stem` among `others` that is the same word spelled otherwise ("realis", "realiz")."""
    if stem in others or len(stem) < _SHORTEST_VARIANT:
        return stem
    near = (o for o in sorted(others) if o[0] == stem[0] and Levenshtein.distance(stem, o, score_cutoff=1) <= 1)
    return next((o for o in near if len(o) >= _SHORTEST_VARIANT), stem)


def _align(a: Sequence[str], b: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Give the steps of the best local alignment of two word lists as pairs of indices, None for a gap."""
    score = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    best, at = 0, (0, 0)
    for i, word in enumerate(a, 1):
        above, row = score[i - 1], score[i]
        found = 0
        for j, other in enumerate(b, 1):
            # The greatest of four, without a call for each of the pairs of words.
            gap = (found if found > above[j] else above[j]) + _GAP  # noqa: FURB136 - a call
            found = above[j - 1] + (_MATCH if word == other else _MISMATCH)
            found = max(found, gap, 0) if gap > found or found < 0 else found
            row[j] = found
            if found >= best and found:  # of equal stretches the longer
                best, at = found, (i, j)
    steps: list[tuple[int | None, int | None]] = []
    i, j = at
    while i > 0 and j > 0 and score[i][j] > 0:
        same = _MATCH if a[i - 1] == b[j - 1] else _MISMATCH
        if score[i][j] == score[i - 1][j - 1] + same:
            i, j = i - 1, j - 1
            steps.append((i, j))
        elif score[i][j] == score[i - 1][j] + _GAP:
            i -= 1
            steps.append((i, None))
        else:
            j -= 1
            steps.append((None, j))
    return steps[::-1]
