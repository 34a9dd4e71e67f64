"""The words, figures and signs of a text, and the search for phrases among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

_TOKEN = re.compile(
    # 12,000 and the Indian 1,20,000; groups may also be set apart by a space that does not break, or "12 000" by any.
    r"(?P<figure>\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?(?!\d)|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,6}(?!\d)|\d{1,3}(?: 000){1,4}(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"  # noqa: RUF001 (the typographic apostrophe is meant)
    r"|(?P<sign>\S|\n\s*\n)"
)
_ENDS = set('.!?;:()[]{}"“”‘…|•')  # noqa: RUF001

HYPHENS = frozenset("-‐‑–—−")  # noqa: RUF001

V = TypeVar("V")


class Token(NamedTuple):
    """One word, figure or sign, `text[start:end]`. `glued` says that no space stands before it."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool
    is_figure: bool

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_hyphen(self) -> bool:
        """Whether it is a hyphen or a dash right behind another token."""
        return self.glued and self.text in HYPHENS

    @property
    def ends_phrase(self) -> bool:
        """Whether it is punctuation, or a blank line, that no noun phrase goes beyond."""
        return self.text in _ENDS or self.text[0] == "\n"


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens. Offsets count code points of `text`."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    end = -1
    for m in _TOKEN.finditer(text):
        is_figure = m.lastgroup == "figure"
        yield Token(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end(), m.start() == end, is_figure)  # noqa: RUF001
        end = m.end()


class Phrases(Generic[V]):
    """A dictionary from phrases to values that finds the longest phrase at a place. `case` says whether case counts."""

    def __init__(self, entries: Iterable[tuple[str, V]], *, case: bool = False) -> None:
        self._case = case
        self._first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in sorted(entries, key=lambda e: -len(tokens(e[0]))):
            key = tuple(self._key(t) for t in tokens(phrase))
            self._first.setdefault(key[0], []).append((key, value))
            self._last.setdefault(key[-1], []).append((key, value))

    def _key(self, token: Token) -> str:
        return token.text if self._case else token.lower

    def at(self, toks: Sequence[Token], i: int) -> tuple[V, int] | None:
        """Give the value of the longest phrase that begins at token `i`, and the index behind it."""
        if not 0 <= i < len(toks):
            return None
        for key, value in self._first.get(self._key(toks[i]), ()):
            end = i + len(key)
            if len(key) == 1 or (end <= len(toks) and self._is(key, toks, i)):
                return value, end
        return None

    def before(self, toks: Sequence[Token], i: int) -> tuple[V, int] | None:
        """Give the value of the longest phrase that ends right before token `i`, and the index of its first token."""
        if not 0 < i <= len(toks):
            return None
        for key, value in self._last.get(self._key(toks[i - 1]), ()):
            start = i - len(key)
            if len(key) == 1 or (start >= 0 and self._is(key, toks, start)):
                return value, start
        return None

    def _is(self, key: tuple[str, ...], toks: Sequence[Token], start: int) -> bool:
        return all(word == self._key(toks[start + k]) for k, word in enumerate(key))
