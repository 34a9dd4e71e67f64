"""How an article writes the names of people and organisations: one claim for every form of a name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.extract.mentions import Mention
from checker.extract.names import Names
from checker.extract.registry import Facts, Name
from checker.model import Article, Participant, Proposition, Role, Sentence, Span, SpellingValue
from checker.names import Likeness, compare_names, load_words

_BODY, _PERSON = "ORG", "PERSON"
# Letters that a claim is found by: two misspelt names still begin alike.
_BEGINNING = 2


class Written(NamedTuple):
    """A form of a name where it first stands: its sentence, its head there, and what is claimed of it."""

    sentence: Sentence
    head: int
    value: SpellingValue
    proposition: Proposition


def spellings(article: Article, sentences: Sequence[Sentence], names: Names) -> Iterator[Written]:
    """Give every form of a person's or an organisation's name in the article, once each, where it first stands.

    A surname by itself is taken together with the given name that the article has for it; without one it is left out,
    and so are the names of relatives that may look like misspellings of each other.
    """
    by_index = {s.index: s for s in sentences}
    people = _full_names(names)
    relatives = _relatives(names)
    seen: set[tuple[str, str]] = set()
    for mention, name in names.written:
        form = _form(mention, name, people)
        if form is None or form in seen or form in relatives:
            continue
        seen.add(form)
        sentence = by_index[mention.sentence]
        first, last = sentence.tokens[mention.first], sentence.tokens[mention.last]
        span = article.span(first.start, last.end)
        facts = names.facts.get(name, Facts())
        roles = tuple(sorted(facts.nouns))
        value = SpellingValue(mention=span, given=form[0], family=form[1], roles=roles)
        yield Written(sentence, mention.head, value, _proposition(name, span, form))


def _proposition(name: Name, span: Span, form: tuple[str, str]) -> Proposition:
    """Give the proposition that somebody is called so; it is found by the words of the name and their beginnings."""
    words = " ".join(form).split()
    who = Participant(role=Role.AGENT, name=name.canonical, mention=span, entity=name.entity)
    found_by = {*words, *(f"{w[:_BEGINNING]}-" for w in words)}
    return Proposition(predicate="name", events=(), negated=False, participants=(who,), stems=tuple(sorted(found_by)))


def _full_names(names: Names) -> list[tuple[str, str]]:
    found = dict.fromkeys(
        (m.words[0], m.words[-1]) for m, name in names.written if name.entity == _PERSON and len(m.words) > 1
    )
    return list(found)


def _form(mention: Mention, name: Name, people: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Give (given name, family name) as written, ("", name) for an organisation, None for what has no two words."""
    words = mention.words
    if mention.entry is not None or not all(any(c.isalpha() for c in w) for w in words):
        return None
    if name.entity == _BODY:
        return ("", " ".join(words)) if len(words) > 1 else None
    if name.entity != _PERSON:
        return None
    if len(words) > 1:
        return (words[0], words[-1])
    given = [g for g, family in people if _is_slip(family, words[0])]
    exact = [g for g, family in people if family == words[0]]
    if words[0] in {g for g, _ in people}:
        return None  # a given name by itself
    bearers = set(exact or given)
    return (bearers.pop(), words[0]) if len(bearers) == 1 else None


def _is_slip(family: str, word: str) -> bool:
    # The given name stands for a Latin one here: whose surname it is, not how it is transliterated, is the question.
    return compare_names(("john", family), ("john", word)) is Likeness.SLIP and len(word) > _BEGINNING * 2


def _relatives(names: Names) -> set[tuple[str, str]]:
    """Give the names in one sentence that share a surname: Jon and John Smith are two people."""
    by_sentence: dict[tuple[int, str], set[tuple[str, str]]] = {}
    for m, name in names.written:
        if name.entity == _PERSON and len(m.words) > 1 and not load_words().is_title(m.words[0]):
            by_sentence.setdefault((m.sentence, m.words[-1]), set()).add((m.words[0], m.words[-1]))
    return {form for forms in by_sentence.values() if len(forms) > 1 for form in forms}
