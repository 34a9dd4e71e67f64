"""The parser's memory, and that a sentence is parsed alike whatever else is parsed with it."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pytest
from spacy.language import Language

from checker.extract.parser import Remembering, load_parser
from checker.settings import Settings

SENTENCES = (
    "It rained.",
    "The mayor of Lima, Ana Ruiz, said on Monday that 24 people had died when the bridge fell.",
    "Ana Ruiz said no more.",
    "The river rose again and again, and the dam that was built in 1967 held until the evening of 9 May 2025.",
)


class Spelling:
    """A parser that gives the text itself, and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator[Any]:
        """Give each text in capitals."""
        del batch_size
        for text in texts:
            self.asked.append(text)
            yield text.upper()


def test_what_is_remembered_is_not_parsed_again() -> None:
    """In one batch, in the next one, and in another call; all are given, in order."""
    spelling = Spelling()
    parser = Remembering(spelling)
    assert list(parser.pipe(["a", "b", "a", "c", "b"], batch_size=2)) == ["A", "B", "A", "C", "B"]
    assert list(parser.pipe(["c", "d"], batch_size=2)) == ["C", "D"]
    assert spelling.asked == ["a", "b", "c", "d"]


def test_what_was_asked_for_longest_ago_is_forgotten() -> None:
    """Asking again is as good as new; a batch larger than the memory is given whole."""
    spelling = Spelling()
    parser = Remembering(spelling, size=2)
    for texts in ("ab", "a", "c", "a", "b"):
        assert list(parser.pipe(texts, batch_size=8)) == list(texts.upper())
    assert spelling.asked == ["a", "b", "c", "b"]
    assert list(parser.pipe("wxyz", batch_size=8)) == list("WXYZ")


@pytest.mark.parametrize("together", [(0, 1), (1, 2, 3), (3, 2, 1, 0, 1, 2)])
def test_a_sentence_is_parsed_alike_in_any_company(together: tuple[int, ...]) -> None:
    """To the last bit of its vectors, which is why sentences of several articles may be parsed together."""
    nlp = load_parser(Settings().spacy_model)._parser  # type: ignore[attr-defined] # the one that remembers nothing
    assert isinstance(nlp, Language)
    alone = [nlp(text) for text in SENTENCES]
    for i, doc in zip(together, nlp.pipe([SENTENCES[i] for i in together], batch_size=8), strict=True):
        assert np.array_equal(doc.tensor, alone[i].tensor)
        assert doc.to_json() == alone[i].to_json()
