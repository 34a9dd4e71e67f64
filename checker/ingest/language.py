"""Whether a text is in English, and if not, in which language: by its script and by its function words.

About two in five words of running English are function words, and few of those are words of other languages
(Grefenstette, Comparing two language identification schemes, 1995). Wrongly refusing an English story costs most, so
that another language has to lead clearly; a text with too few words for that is English.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import Field, ValidationError

from checker.errors import TableError
from checker.ingest.tables import words as english_tables
from checker.model import Frozen

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SAMPLE = 6000  # characters
MIN_FOUND = 3  # function words: fewer may be names
LEAD = 1.5  # how many times as many of its words as of English a text has that is in another language
ENOUGH = 40  # words: in so many, English cannot hide
LEAST_ENGLISH = 0.12  # of the words of an English text, at least, are its function words
UNNAMED = "a language other than English"
MIN_SHARE = 0.15  # of the words of a text, at least, are function words of its language


class Script(Frozen):
    """A script: the language that it stands for, and the letters that only others have, by language."""

    name: str
    letters: dict[str, str] = Field(default={})


class LanguageFile(Frozen):
    """The schema of languages.toml."""

    words: dict[str, str]
    scripts: dict[str, Script]


class Languages(NamedTuple):
    """Function words by language, and scripts by the first word of the Unicode names of their letters."""

    words: dict[str, frozenset[str]]
    scripts: dict[str, Script]


def parse_languages(content: str, name: str = "languages.toml") -> Languages:
    """Read the table; raises TableError where it is malformed."""
    try:
        table = LanguageFile.model_validate(tomllib.loads(content))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(str(error), path=name) from error
    return Languages({language: frozenset(said.split()) for language, said in table.words.items()}, table.scripts)


@cache
def languages() -> Languages:
    """Give the table (read once; it never changes)."""
    return parse_languages(files(__package__).joinpath("languages.toml").read_text("utf-8"))


def foreign(text: str) -> str:
    """Give the English name of the language that a text is in, "" for English and where nothing else is sure."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(sample: str) -> str:
    if sample.isascii():
        return ""
    letters = [c for c in sample.casefold() if c.isalpha()]
    scripts = Counter(unicodedata.name(c, "LATIN").partition(" ")[0] for c in letters if c > "\u024f")
    table = languages().scripts
    known = {name: count for name, count in scripts.items() if name in table}
    if sum(known.values()) * 2 <= len(letters) or not known:
        return ""
    if known.keys() & {"HIRAGANA", "KATAKANA"}:
        return table["HIRAGANA"].name
    script = table[max(known, key=lambda name: known[name])]
    own = {language: sum(c in only for c in letters) for language, only in script.letters.items()}
    best = max(own, key=lambda language: own[language], default="")
    return best if best and own[best] * 100 > len(letters) else script.name


def _by_words(sample: str) -> str:
    found = Counter(_WORD.findall(sample.casefold().replace("\u2019", "'")))
    total = found.total()
    english = _count(found, english_tables().english.function_words)
    scores = {language: _count(found, said) for language, said in languages().words.items()}
    best = max(scores, key=lambda language: scores[language])
    if scores[best] >= MIN_FOUND and scores[best] > LEAD * english and scores[best] >= MIN_SHARE * total:
        return best
    return UNNAMED if total >= ENOUGH and english < LEAST_ENGLISH * total else ""


def _count(found: Counter[str], said: frozenset[str]) -> int:
    return sum(count for word, count in found.items() if word in said)
