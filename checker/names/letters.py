"""Words as a reader sees them: without what is invisible, and in Latin letters where others only look like them.

"Obama" with a Cyrillic O and "Obama" are one name to every reader, and two to a program (Unicode Technical Standard 39,
Unicode Security Mechanisms). Words of another script stay as they are.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter, ValidationError

from checker.errors import TableError

TABLE = "letters.toml"

# Soft hyphens, what has no width, and marks of direction.
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
# Greek, Cyrillic, Armenian; letters and digits of full width, and those of mathematics.
_UNUSUAL = re.compile(f"[{_INVISIBLE}\u0370-\u058f\uff10-\uff5a\U0001d400-\U0001d7ff]")
_IS_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(rf"[^\W\d_](?:[{_INVISIBLE}]*[^\W\d_])+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


def visible(text: str) -> tuple[str, Sequence[int]]:
    """Give the text as a reader sees it, and for each of its characters the offset that it has in `text`."""
    if _UNUSUAL.search(text) is None:
        return text, range(len(text))
    latin = _STYLED.sub(_unstyled, text)
    letters = dict(look_alikes(latin))
    kept = [i for i, char in enumerate(latin) if not _IS_INVISIBLE.match(char)]
    return "".join(letters.get(i, latin[i]) for i in kept), kept


def look_alikes(text: str, *, mixed: bool = False) -> list[tuple[int, str]]:
    """Give where letters of another script stand for Latin ones, with the Latin letter each looks like.

    Those are the letters of words that hold no other letter of that script; `mixed` leaves out words without a Latin
    letter, which may be words of that script by chance.
    """
    if _UNUSUAL.search(text) is None:
        return []
    table = load_letters()
    found: list[tuple[int, str]] = []
    for word in _WORD.finditer(text):
        other = [(word.start() + i, char) for i, char in enumerate(word[0]) if char > "\u024f" and char.isalpha()]
        if all(char in table for _, char in other) and (_LATIN.search(word[0]) or not mixed):
            found += [(i, table[char]) for i, char in other]
    return found


def _unstyled(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if len(plain) == 1 and plain.isascii() else match[0]


@cache
def load_letters() -> Mapping[str, str]:
    """Read the letters that look like Latin ones. Raises TableError where the table is malformed."""
    return letters_from(files(__package__).joinpath(TABLE).read_text(encoding="utf-8"))


def letters_from(text: str) -> Mapping[str, str]:
    """Give the letters of a table, of all its scripts. Raises TableError where it is malformed."""
    try:
        table = TypeAdapter(dict[str, dict[str, str]]).validate_python(tomllib.loads(text), strict=True)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"malformed: {error}", TABLE) from error
    letters = {char: latin for script in table.values() for char, latin in script.items()}
    wrong = [char for char, latin in letters.items() if len(char) != 1 or not (len(latin) == 1 and latin.isascii())]
    if wrong:
        raise TableError(f"no letter for a letter: {', '.join(wrong)}", TABLE)
    return letters
