"""Which names fill which roles: the word that a name depends on, how, and all that is told around it.

A role is a dependency context in the sense of Lin (1998): the relation between a name and the content word that it
hangs on. Constructions that say the same are made one: "Berg's office" and "the office of Berg", "hired by Berg" and
"Berg hired", "the agent Berg" and "Berg, the agent".
"""

import re
from collections.abc import Collection, Iterator
from itertools import chain, islice
from typing import NamedTuple

from checker.extract.events import event_table, lemma_of
from checker.extract.names import Name, Names
from checker.extract.syntax import ancestors, children, clause_of
from checker.model import Article, FillerValue, Participant, Proposition, Role, Sentence
from checker.names import kinds, stem

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_OWNING = frozenset({"poss", "compound", "nmod", "amod"})
_NAMING = frozenset({"compound", "nmod"})
_OBJECTS = frozenset({"dobj", "dative", "nsubjpass"})
_BEARING = re.compile(r"(?:(?:north|south|east|west)-?)+")
# Clauses whose words are told in another breath than those of the clause above.
_REPORTED = frozenset({"ccomp", "parataxis"})
_APART = frozenset({*_REPORTED, "advcl", "relcl"})
# Governors of a role's word that count as its path, and steps over coordination.
_DEEP, _LINKED = 3, 4


class Filler(NamedTuple):
    """A name in a role: the token that it hangs on, the value, and the proposition around it."""

    governor: int
    value: FillerValue
    proposition: Proposition


def fillers(article: Article, sentence: Sentence, names: Names) -> Iterator[Filler]:
    """Give each name of a sentence in each role that it fills there; a pronoun fills it for whom it stands for."""
    written = {m.head: (m, name) for m, name in names.written if m.sentence == sentence.index}
    called = {i for m, _ in written.values() for i in range(m.first, m.last + 1)}
    for i, token in enumerate(sentence.tokens):
        found = names.at(sentence.index, i)
        if i in written:
            mention, name = written[i]
            first, last = mention.first, mention.last
            if _BEARING.fullmatch(name.canonical):
                continue  # "the Northeast plant" lies there, and has no other place for it
        elif token.pos == "PRON" and len(found) == 1:
            first, last, name = i, i, found[0]
        else:
            continue
        for relation, governor in dict.fromkeys(_links(sentence, i)):
            if governor in called or not _is_unique(sentence, governor):
                continue
            fellows = {n.canonical for j in _fellows(sentence, i, governor) for n in names.at(sentence.index, j)}
            value = FillerValue(
                mention=article.span(sentence.tokens[first].start, sentence.tokens[last].end),
                name=name.canonical,
                sort=_sort(name),
                relation=relation,
                path=tuple(stem(w) for w in _path(sentence, governor, called)),
                fellows=tuple(sorted(fellows - {name.canonical})),
                written=i in written,
            )
            own = called | set(range(first, last + 1))
            yield Filler(governor, value, _around(article, sentence, governor, own, names, name.canonical))


def _is_unique(sentence: Sentence, governor: int) -> bool:
    """Whether a role's word may name one thing or event.

    A plural has a filler for each of its members; a direction ("south of") is seen from many places.
    """
    token = sentence.tokens[governor]
    plain = token.pos in _CONTENT and token.tag not in {"NNS", "NNPS"}
    return plain and not _BEARING.fullmatch(token.lemma.lower())


def _sort(name: Name) -> str:
    return {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "body"}.get(name.entity, "")


# ---- roles -----------------------------------------------------------------------------------------------------------


def _links(sentence: Sentence, i: int) -> Iterator[tuple[str, int]]:
    """Give the relations of the phrase headed by token `i`, each with the token that it is to."""
    token = sentence.tokens[i]
    if token.dep == "conj" and sentence.tokens[token.head].pos in _NOUNS:
        yield from islice(_links(sentence, token.head), _LINKED)
        return
    if token.dep in _NAMING and sentence.tokens[token.head].pos == "NOUN" and lemma_of(sentence, token.head) in kinds():
        yield from _above(sentence, token.head)  # "in Kaunis village": a part of the name, and no role
        return
    yield from _above(sentence, i)
    for j in children(sentence, i):
        below = sentence.tokens[j]
        if below.pos == "NOUN" and below.dep in {"appos", "compound", "nmod"}:
            yield "is", j
        elif below.dep in {"relcl", "acl"} and below.pos in _VERBS:
            yield from _of_relative(sentence, j)


def _above(sentence: Sentence, i: int) -> Iterator[tuple[str, int]]:
    """Give the relations of a phrase to what it depends on."""
    token = sentence.tokens[i]
    if token.dep == "pobj":
        yield from _after_preposition(sentence, token.head)
    elif token.dep in _OWNING:
        yield "of", token.head
    elif token.dep == "appos" and sentence.tokens[token.head].pos == "NOUN":
        yield "is", token.head
    elif token.dep in {"attr", "oprd"}:
        yield from (("is", j) for j in children(sentence, token.head) if sentence.tokens[j].dep == "nsubj")
    elif token.dep in _OBJECTS:
        yield "patient", token.head
        if token.dep == "nsubjpass":
            yield from _shared(sentence, token.head)
    elif token.dep == "nsubj":
        told = [j for j in children(sentence, token.head) if sentence.tokens[j].dep in {"attr", "acomp"}]
        if sentence.tokens[token.head].lemma.lower() == "be":
            yield from (("is", j) for j in told)
        else:
            yield "agent", token.head
        yield from _shared(sentence, token.head)


def _after_preposition(sentence: Sentence, preposition: int) -> Iterator[tuple[str, int]]:
    """Give the relation that a preposition stands for; two in a row are one ("out of")."""
    token = sentence.tokens[preposition]
    if token.dep == "agent":
        yield "agent", token.head
        return
    words = [token.text.lower()]
    while sentence.tokens[token.head].pos == "ADP" and sentence.tokens[token.head].head != token.head:
        token = sentence.tokens[token.head]
        words.insert(0, token.text.lower())
    yield " ".join(words), token.head


def _shared(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """Give the roles that a subject has in the verbs that share it: "was promoted and fired", "stood up and left"."""
    passive = any(sentence.tokens[j].dep == "nsubjpass" for j in children(sentence, verb))
    for j in children(sentence, verb):
        token = sentence.tokens[j]
        if token.dep not in {"conj", "xcomp"} or token.pos not in _VERBS:
            continue
        below = {sentence.tokens[k].dep for k in children(sentence, j)}
        if below & {"nsubj", "nsubjpass", "expl"}:
            continue
        # A regular participle looks like a past tense, and is often tagged as one.
        second = passive and token.dep == "conj" and token.tag in {"VBN", "VBD"} and not below & {"aux", "dobj"}
        one = "auxpass" in below or second
        yield ("patient" if one else "agent"), j
        yield from _shared(sentence, j)


def _of_relative(sentence: Sentence, verb: int) -> Iterator[tuple[str, int]]:
    """Give the role that the noun before a relative clause or a participle has in it."""
    token = sentence.tokens[verb]
    deps = {sentence.tokens[k].dep: sentence.tokens[k].tag for k in children(sentence, verb)}
    if token.dep == "acl":
        relation = {"VBN": "patient", "VBG": "agent"}.get(token.tag)
    elif deps.get("nsubj") in {"WP", "WDT"}:
        relation = "agent"
    elif deps.get("nsubjpass") in {"WP", "WDT"} or deps.get("dobj") in {"WP", "WDT"}:
        relation = "patient"
    else:
        relation = None
    if relation is not None and token.lemma.lower() != "be":
        yield relation, verb
        yield from _shared(sentence, verb)


def _fellows(sentence: Sentence, i: int, governor: int) -> Iterator[int]:
    """Give the phrases that token `i` is coordinated with, and others that say where or whose its governor is."""
    first = i
    while sentence.tokens[first].dep == "conj":
        first = sentence.tokens[first].head
    stack = [first]
    while stack:
        at = stack.pop()
        yield at
        stack += [j for j in children(sentence, at) if sentence.tokens[j].dep == "conj"]
    for j in children(sentence, governor):
        if sentence.tokens[j].dep in _OWNING:
            yield j
        elif sentence.tokens[j].dep == "prep":
            yield from (k for k in children(sentence, j) if sentence.tokens[k].dep == "pobj")


# ---- what is told around -------------------------------------------------------------------------------------------


def _path(sentence: Sentence, governor: int, called: Collection[int]) -> Iterator[str]:
    """Give the lemmas of the word that a name hangs on and of the content words above it, nearest first."""
    above = (j for j in _governors(sentence, governor) if sentence.tokens[j].pos in _CONTENT and j not in called)
    yield from (lemma_of(sentence, j) for j in islice(chain([governor], above), _DEEP))


def _governors(sentence: Sentence, i: int) -> Iterator[int]:
    """Give the governors of token `i`, nearest first, as far as one voice tells them: not the verb of a report."""
    for j in ancestors(sentence, i):
        if sentence.tokens[i].dep in _REPORTED:
            return
        yield j
        i = j


def _around(  # noqa: PLR0913, PLR0917
    article: Article, sentence: Sentence, governor: int, own: Collection[int], names: Names, filler: str
) -> Proposition:
    """Give what is told around a role besides the name: the words of its clause and its path, and who takes part.

    The words of names are no words of their own; who they name takes part.
    """
    clause = clause_of(sentence, governor)
    path = {governor, *islice(_governors(sentence, governor), _DEEP)}
    inside = [i for i in range(len(sentence.tokens)) if _is_inside(sentence, i, clause, path)]
    lemma = lemma_of(sentence, governor)
    people = {
        name.canonical: Participant(
            role=Role.OTHER,
            name=name.canonical,
            mention=article.span(sentence.tokens[i].start, sentence.tokens[i].end),
            entity=name.entity,
        )
        for i in inside
        for name in names.at(sentence.index, i)
        if name.canonical != filler
    }
    # "39-year-old" tells how old, and nothing of what is told.
    measures = {j for i, t in enumerate(sentence.tokens) if t.dep == "npadvmod" for j in (i, t.head)}
    measures = {j for j in measures if sentence.tokens[j].pos in {"NOUN", "ADJ"}}
    telling = [i for i in inside if i not in own and i not in measures and sentence.tokens[i].pos in _CONTENT - {"NUM"}]
    return Proposition(
        predicate=lemma,
        events=event_table().classes_of(lemma),
        negated=any(sentence.tokens[j].dep == "neg" for j in children(sentence, clause)),
        participants=tuple(people.values()),
        stems=tuple(sorted({stem(lemma_of(sentence, i)) for i in telling})),
    )


def _is_inside(sentence: Sentence, i: int, clause: int, path: set[int]) -> bool:
    """Whether token `i` belongs to the clause, or is on the path from the role's word upwards."""
    if i in path:
        return True
    for j in (i, *ancestors(sentence, i)):
        if j == clause or (j in path and sentence.tokens[j].pos in _NOUNS):
            return True
        if sentence.tokens[j].dep in _APART or _is_second_clause(sentence, j):
            return False
    return False


def _is_second_clause(sentence: Sentence, i: int) -> bool:
    """Whether token `i` heads a clause joined to another that has a subject of its own."""
    token = sentence.tokens[i]
    own = token.dep == "conj" and token.pos in _VERBS
    return own and any(sentence.tokens[j].dep in {"nsubj", "nsubjpass", "expl"} for j in children(sentence, i))
