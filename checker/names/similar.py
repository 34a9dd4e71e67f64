"""Whether two names may be one: transliterations, initials, short forms, surnames. Never by likeness alone."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from checker.names.tables import fold, load_gazetteer, load_words

# Two spellings of one word differ in vowels and doubled letters only, by at most this share of their letters.
# At 0.75, Muhammad and Mohamed are one, Marina and Marine are one, Martin and Martinez are two (a consonant differs).
SAME_WORD = 0.75
# Shorter words have too few letters to tell a variant from another name (Jane, John).
SHORTEST = 5
_FEWEST_LETTERS = 3  # of an abbreviation

# Transliteration conventions made one, in order: endings, digraphs, then single letters.
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"'", ""),
        (r"(?<=sk)(?:iy|yy|ij|yi|yj|ii|y|i|ey)$", "i"),
        (r"(?<=[a-z])(?:iy|yy|ij|yi|yj|ii|y)$", "i"),
        (r"^(?:ye|je)(?=[vlr])", "e"),
        (r"^yu|^iu", "u"),
        (r"gu(?=[ei])", "g"),
        (r"ey|ei|ay(?=$)", "ei"),
        (r"ou|oo", "u"),
        (r"^o(?=s[ai])", "u"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"kh(?=[a-z])", "h"),
        (r"w", "v"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiou]")


def similar(a: str, b: str) -> bool:
    """Say whether two canonical names may name one person, place or organisation.

    A name of the gazetteer is similar only to other forms of the same entry. Otherwise words must pair up: the same but
    for spelling, an initial or a short form of the given name; a surname alone fits every full name that it ends.
    """
    one, other = fold(a), fold(b)
    if one == other:
        return True
    gazetteer = load_gazetteer()
    first, second = gazetteer.named(one), gazetteer.named(other)
    if first is not None or second is not None:
        return first is not None and second is not None and (first.actor, first.place) == (second.actor, second.place)
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short:
        return False
    return _same_name(short, long) or _is_acronym(short, long)


def same_word(a: str, b: str) -> bool:
    """Say whether two words (folded) are spellings of one: Zelensky, Zelenskyy; Sergei, Sergey; Muhammad, Mohamed."""
    if a == b:
        return True
    one, other = _spelling(a), _spelling(b)
    if one == other:
        return True
    if min(len(a), len(b)) < SHORTEST or _VOWELS.sub("", one) != _VOWELS.sub("", other):
        return False
    # An initial vowel is part of what tells names apart (Adams, Edams), and so is a final one (Maria, Mario).
    ends = one[0] == other[0] and (one[-1] == other[-1] or _VOWELS.match(one[-1]) is None is _VOWELS.match(other[-1]))
    return ends and Levenshtein.normalized_similarity(one, other) >= SAME_WORD


def name_keys(name: str) -> frozenset[str]:
    """Give what names that are `similar` have in common: two names without a common key are not.

    Names are looked up by these, where comparing each with every other would take too long.
    """
    plain = fold(name)
    entry = load_gazetteer().named(plain)
    if entry is not None:
        return frozenset({plain, f"={entry.actor}={entry.place}"})
    words = _words(plain)
    if not words:
        return frozenset({plain})
    first = words[:1] if words[0] in load_words().persons.family_first else []
    keys = {plain, *map(_skeleton, (*first, words[-1], "".join(words)))}
    letters = words[0].replace(".", "") if len(words) == 1 else _letters(words)
    if len(letters) >= _FEWEST_LETTERS:
        keys.add(f"#{letters}")
    return frozenset(keys)


@lru_cache(maxsize=1 << 16)
def _skeleton(word: str) -> str:
    """Give the consonants of a word's spelling, or all of it where it has none."""
    spelled = _spelling(word)
    return f"~{_VOWELS.sub('', spelled) or spelled}"


@lru_cache(maxsize=1 << 16)
def _spelling(word: str) -> str:
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def _words(name: str) -> list[str]:
    suffixes = load_words().persons.suffixes
    return [w for w in name.split() if w not in suffixes]


def _same_name(short: list[str], long: list[str]) -> bool:
    family_first = load_words().persons.family_first
    if same_word("".join(short), "".join(long)):
        return True
    if len(short) == 1:
        if len(long) == 1:
            return same_word(short[0], long[0])
        # A family name that comes first leaves the last word a given name.
        return same_word(short[0], long[0 if long[0] in family_first else -1])
    if len(short) == len(long):
        return all(map(_same_given, short[:-1], long[:-1])) and same_word(short[-1], long[-1])
    if _ends_with(long, short):
        return True
    # A middle name is left out, or the family name carries its particle.
    middle_left_out = _same_given(short[0], long[0]) and same_word(short[-1], long[-1]) and len(short) == 2
    return middle_left_out and long[0] not in family_first


def _ends_with(long: list[str], short: list[str]) -> bool:
    return all(map(same_word, short, long[-len(short) :]))


def _same_given(a: str, b: str) -> bool:
    nicknames = load_words().given.short
    if len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1:
        return a[0] == b[0]
    return same_word(a, b) or nicknames.get(a, a) == nicknames.get(b, b)


def _is_acronym(short: list[str], long: list[str]) -> bool:
    letters = _letters(long)
    return len(short) == 1 and len(letters) >= _FEWEST_LETTERS and short[0].replace(".", "") == letters


def _letters(words: list[str]) -> str:
    """Give the letters that words are abbreviated to."""
    return "".join(w[0] for w in words if w not in {"of", "the", "and", "for", "in", "on"})
