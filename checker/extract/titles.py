"""Which office an article gives somebody: "Police Chief Anna Berg", "Anna Berg, the foreign minister"."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from checker.errors import TableError
from checker.extract.mentions import Mention
from checker.extract.names import Names
from checker.extract.registry import Name
from checker.model import Article, Participant, Proposition, Role, Sentence, TitleValue

TABLE = "offices.toml"
# So many words before a name, and after the comma behind it, may hold the office.
_BEFORE, _AFTER = 6, 8
_FORMER = {"former", "ex", "late", "then", "retired"}
# With these an office is another one, or is only to be held.
_NOT_IT = {"deputy", "vice", "acting", "interim", "assistant", "shadow", "elect", "designate", "junior", "candidate"}

Offices = Mapping[str, tuple[str, str]]


class Title(NamedTuple):
    """An office where it stands: the sentence, the name's head there, what is claimed, and whom of."""

    sentence: Sentence
    head: int
    value: TitleValue
    proposition: Proposition


def titles(article: Article, sentences: Sequence[Sentence], names: Names) -> Iterator[Title]:
    """Give each office that the article gives a person, once, where it first does so.

    Somebody whom it gives several offices of one field is left out: they may be held one after the other.
    """
    by_index = {s.index: s for s in sentences}
    found = [t for m, name in names.written if name.entity == "PERSON" for t in _titles(article, by_index, m, name)]
    offices: dict[tuple[str, str], set[str]] = {}
    for t in found:
        offices.setdefault((t.value.name, t.value.field), set()).add(t.value.office)
    seen: set[tuple[str, str]] = set()
    for t in found:
        key = (t.value.name, t.value.field)
        if len(offices[key]) == 1 and key not in seen:
            seen.add(key)
            yield t


def _titles(article: Article, sentences: Mapping[int, Sentence], m: Mention, name: Name) -> Iterator[Title]:
    sentence = sentences[m.sentence]
    tokens = sentence.tokens
    before = range(max(0, m.first - _BEFORE), m.first)
    after = range(0)
    if m.last + 1 < len(tokens) and tokens[m.last + 1].text == ",":
        last = min(m.last + 2 + _AFTER, len(tokens))
        end = next((j for j in range(m.last + 2, last) if tokens[j].text in {",", ".", ";"}), last)
        # A list of people goes on with another's title: only what begins as an apposition is this one's.
        after = range(m.last + 2, end) if _is_apposition(sentence, m, end) else range(0)
    for window, at_end in ((before, True), (after, False)):
        place = _office(sentence, window, at_end=at_end)
        if place is None:
            continue
        first, last, (field, office) = place
        lead = {t.text.lower() for t in tokens[max(0, first - 2) : first]}
        if lead & _NOT_IT:
            continue
        span = article.span(tokens[first].start, tokens[last].end)
        value = TitleValue(mention=span, name=name.canonical, office=office, field=field, former=bool(lead & _FORMER))
        holder = article.span(tokens[m.first].start, tokens[m.last].end)
        who = Participant(role=Role.AGENT, name=name.canonical, mention=holder, entity=name.entity)
        fixed_to = Proposition(
            predicate="office", events=(), negated=False, participants=(who,), stems=("office", f"office-{field}")
        )
        yield Title(sentence, m.head, value, fixed_to)


def _is_apposition(sentence: Sentence, m: Mention, end: int) -> bool:
    """Say whether what follows the comma tells who the person is: it hangs on the name, and names nobody else first."""
    inside = range(m.last + 2, end)
    hangs = any(sentence.tokens[j].dep == "appos" and m.first <= sentence.tokens[j].head <= m.last for j in inside)
    return hangs and not any(sentence.tokens[j].entity == "PERSON" for j in inside)


def _office(sentence: Sentence, window: range, *, at_end: bool) -> tuple[int, int, tuple[str, str]] | None:
    """Give the longest office in the window: first and last token, field and office; `at_end` it must end there."""
    words = [t.text.lower() for t in sentence.tokens]
    ends = [window.stop - 1] if at_end else list(window)
    for last in ends:
        for first in range(max(window.start, last - 4), last + 1) if len(window) else ():
            office = load_offices().get(" ".join(words[first : last + 1]))
            further = not at_end and last + 1 < window.stop and _grows(words, first, last)
            if office is not None and not further:
                return first, last, office
    return None


def _grows(words: Sequence[str], first: int, last: int) -> bool:
    return " ".join(words[first : last + 2]) in load_offices()


@cache
def load_offices() -> Offices:
    """Give (field, office) by the names of the office. Raises TableError where the table is malformed."""
    return offices_from(files("checker.extract").joinpath(TABLE).read_text("utf-8"))


def offices_from(text: str) -> Offices:
    """Build the table from its text. Raises TableError where it is malformed or gives one name two offices."""
    try:
        table = TypeAdapter(dict[str, dict[str, list[str]]]).validate_python(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"malformed: {error}", TABLE) from error
    found: dict[str, tuple[str, str]] = {}
    for field, offices in table.items():
        for office, called in offices.items():
            for name in called:
                if found.setdefault(name, (field, office)) != (field, office):
                    raise TableError(f'"{name}" is the name of two offices', TABLE)
    return found
