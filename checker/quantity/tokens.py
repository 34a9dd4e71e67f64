"""The words, figures and signs of a text, and the search for phrases among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

_TOKEN = re.compile(
    r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"  # noqa: RUF001 (the typographic apostrophe is meant)
    r"|(?P<sign>\S)"
)
_ENDS = set('.!?;:()[]{}"“”‘…|\n•')  # noqa: RUF001

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
        """Whether it is punctuation that no noun phrase goes beyond."""
        return self.text in _ENDS


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
        self._by_length: dict[int, dict[tuple[str, ...], V]] = {}
        for phrase, value in entries:
            key = tuple(self._key(t) for t in _tokens(phrase))
            self._by_length.setdefault(len(key), {}).setdefault(key, value)
        self._lengths = sorted(self._by_length, reverse=True)

    def _key(self, token: Token) -> str:
        return token.text if self._case else token.lower

    def at(self, toks: Sequence[Token], i: int) -> tuple[V, int] | None:
        """Give the value of the longest phrase that begins at token `i`, and the index behind it."""
        for n in self._lengths:
            value = self._by_length[n].get(tuple(self._key(t) for t in toks[i : i + n])) if i >= 0 else None
            if value is not None:
                return value, i + n
        return None

    def before(self, toks: Sequence[Token], i: int) -> tuple[V, int] | None:
        """Give the value of the longest phrase that ends right before token `i`, and the index of its first token."""
        for n in self._lengths:
            if n <= i:
                value = self._by_length[n].get(tuple(self._key(t) for t in toks[i - n : i]))
                if value is not None:
                    return value, i - n
        return None
