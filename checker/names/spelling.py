"""How two written names differ: not at all, by a custom of writing, by a slip, or so much that they are two names."""

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from checker.names.similar import same_word
from checker.names.tables import load_words

# A slip of the pen changes, drops, adds or exchanges at most so many letters of a word (restricted Damerau distance):
# one in a short word, two in one this long.
_LONG = 5
# Of fewer letters, a word with one letter exchanged is another word.
_SHORTEST = 3
# A short form leaves out at least this much of the full one: Phil, Philip; but Ann, Anne are two spellings.
_CUT = 2
_MARKS = re.compile(r"[.'-]")


class Likeness(StrEnum):
    """How two written forms of a name stand to each other."""

    SAME = "same"
    CUSTOM = "custom"  # initials, short forms, transliterations: both are right
    SLIP = "slip"  # one of the two is misspelt
    OTHER = "other"  # two names


def compare_names(one: tuple[str, str], other: tuple[str, str]) -> Likeness:
    """Say how two names differ, each given as (given name, family name), folded.

    Of an organisation the given name is "" and the family name all of its words. At most one of a person's two words
    may be slipped in, unless both are slips of a single letter (Jon Smith, John Smyth).
    """
    if not (one[0] and other[0]):
        return _compare_bodies(" ".join(one).split(), " ".join(other).split())
    latin = is_latin(one) or is_latin(other)
    given, family = _given(one[0], other[0], latin=latin), _word(one[1], other[1], latin=latin)
    if Likeness.OTHER in {given, family}:
        return Likeness.OTHER
    if given is family is Likeness.SLIP:
        single = all(OSA.distance(a, b) == 1 for a, b in zip(one, other, strict=True))
        return Likeness.SLIP if single else Likeness.OTHER
    return next((found for found in (Likeness.SLIP, Likeness.CUSTOM) if found in {given, family}), Likeness.SAME)


def _compare_bodies(a: list[str], b: list[str]) -> Likeness:
    """Say how two names of organisations differ: SLIP if one letter or two of one word do, and no word is inflected.

    "Defence" and "Defense" are house style; "Angels" and "an Angel" are one name.
    """
    if a == b:
        return Likeness.SAME
    if len(a) != len(b) or len(a) < 2:
        return Likeness.OTHER
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) != 1 or min(map(len, differing[0])) < _LONG:
        return Likeness.OTHER
    short, long = sorted(differing[0], key=len)
    if long in {f"{short}s", f"{short}es", f"{short}'s", f"{short}'", f"{short}n"}:
        return Likeness.OTHER
    found = _word(short, long, latin=True)
    return Likeness.CUSTOM if found is Likeness.SLIP and _house_style(short) == _house_style(long) else found


# British and American spellings made one.
_STYLES = tuple(
    (re.compile(letters), plain)
    for letters, plain in (
        (r"is(?=e|ing|ation)", "iz"), (r"our(?!s?$|e)|our$", "or"), (r"ence|ense", "ens"), (r"tre$", "ter"),
        (r"ogue", "og"), (r"mme$", "m"), (r"ae|oe", "e"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


def _house_style(word: str) -> str:
    for letters, plain in _STYLES:
        word = letters.sub(plain, word)
    return word


def is_latin(name: tuple[str, str]) -> bool:
    """Say whether a name is surely written in Latin letters at home, so that it has one spelling.

    Told by a given name that is common in Western languages. Of other names it is not known.
    """
    table = load_words().given
    given = name[0]
    return (given in table.male or given in table.female) and given not in load_words().transliterated.given


def _given(a: str, b: str, *, latin: bool) -> Likeness:
    """Compare two given names; those that are both common are two names, unless they sound the same."""
    table = load_words().given
    if a == b:
        return Likeness.SAME
    bare = a.replace(".", ""), b.replace(".", "")
    short, long = sorted(bare, key=len)
    initial = len(short) == 1 and long.startswith(short)
    cut = len(short) >= _SHORTEST and long.startswith(short) and len(long) - len(short) >= _CUT
    if initial or cut or bare[0] == bare[1] or table.short.get(a, a) == table.short.get(b, b):
        return Likeness.CUSTOM
    common = all(w in table.male or w in table.female for w in (a, b))
    if common and not sound_alike(a, b):
        return Likeness.OTHER
    return _word(a, b, latin=latin)


def _word(a: str, b: str, *, latin: bool) -> Likeness:
    if a == b:
        return Likeness.SAME
    if not (a.isalpha() and b.isalpha()):
        plain = {_MARKS.sub("", w) for w in (a, b)}
        return Likeness.CUSTOM if len(plain) == 1 else Likeness.OTHER
    if not latin and (same_word(a, b) or _romanised(a) == _romanised(b)):
        return Likeness.CUSTOM
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST:
        return Likeness.OTHER
    if long.endswith(short) and long[: len(long) - len(short)] in load_words().persons.particles:
        return Likeness.SLIP if latin else Likeness.CUSTOM  # LaCalamita, Calamita
    allowed = 2 if len(short) >= _LONG else 1
    return Likeness.SLIP if OSA.distance(a, b) <= allowed and a[0] == b[0] else Likeness.OTHER


# Letters that one letter of another script is written with: Gaddafi, Qaddafi, Kadhafi.
_SCRIPTS = tuple(
    (re.compile(letters), plain)
    for letters, plain in (
        (r"gh|kh|g|q|k|c", "k"),
        (r"dh|th|t", "d"),
        (r"sch|sh|z", "s"),
        (r"w", "v"),
        (r"[aeiouyhj'-]", ""),
    )
)


@lru_cache(maxsize=4096)
def _romanised(word: str) -> str:
    """Give the consonants of a word from another script, alike however they are transliterated; too few are none."""
    bare = word
    for letters, plain in _SCRIPTS:
        bare = letters.sub(plain, bare)
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return bare if len(bare) >= _SHORTEST and len(word) >= _LONG else word


@lru_cache(maxsize=1024)
def sound_alike(a: str, b: str) -> bool:
    """Say whether two given names sound the same in English: Jon, John; Sara, Sarah; Stephen, Steven; Marc, Mark."""
    return _sound(a) == _sound(b)


def _sound(word: str) -> str:
    for letters, plain in (("ph", "v"), ("f", "v"), ("ck", "k"), ("c", "k"), ("h", ""), ("y", "i"), ("z", "s")):
        word = word.replace(letters, plain)
    word = "".join(c for i, c in enumerate(word) if i == 0 or c != word[i - 1])
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word
