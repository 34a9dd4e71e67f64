"""Who did what to whom and where: the proposition that a value is fixed to."""

import re
from collections.abc import Collection, Iterator
from enum import Enum

from checker.extract.events import event_at, event_table, lemma_of
from checker.extract.names import Names
from checker.extract.syntax import ancestors, children, clause_of, subtree
from checker.model import Article, Participant, Proposition, Role, Sentence, Span
from checker.names import stem

_PARTNER = {"”": "“", "’": "‘", "»": "«"}  # noqa: RUF001 (typographic marks are meant)
_CLOSER = {opening: closing for closing, opening in _PARTNER.items()}
_STRAIGHT = '"'
_CLOSING_STRAIGHT = re.compile(r'[.,!?…]?"')
_CLOSING = re.compile(r"[.,!?…]?\s?([”’»])")  # noqa: RUF001
_OPENING = re.compile(r"([“‘«])\s?$")  # noqa: RUF001

_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN"}
_PLACES = {"GPE", "LOC", "FAC"}
_PLACE_PREPOSITIONS = {"in", "at", "near", "outside", "around", "off", "across", "inside", "throughout"}
_SUBJECTS = {"nsubj", "csubj"}
_OBJECTS = {"dobj", "obj", "nsubjpass", "attr", "oprd"}
# Clauses whose content is not the governing clause's own: what is said in a report, and side remarks.
_OWN_CLAUSE = {"ccomp", "parataxis"}
# Clauses that borrow their missing subject from the clause above.
_BORROW_SUBJECT = {"xcomp", "conj", "advcl", "pcomp"}


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """Give the token that the words `[start:end]` of the article hang on: the first one governed from outside them.

    Offsets are of the article. ValueError if no token of the sentence lies between them.
    """
    inside = [i for i, t in enumerate(sentence.tokens) if t.start < end and start < t.end]
    for i in inside:
        head = sentence.tokens[i].head
        if head not in inside or head == i:
            return i
    raise ValueError(f"no token between {start} and {end}")


def governor(sentence: Sentence, i: int) -> int:
    """Give the verb or noun that a time or an amount at token `i` is said of, skipping the preposition between."""
    for j in ancestors(sentence, i):
        if sentence.tokens[j].pos in {"VERB", "AUX", "NOUN", "PROPN"}:
            return j
    return i


def outer_clause(sentence: Sentence, i: int) -> int:
    """Give the head of the widest clause around token `i` that its writer states in one voice."""
    at = clause_of(sentence, i)
    while True:
        token = sentence.tokens[at]
        if token.head == at or token.dep in _OWN_CLAUSE:
            return at
        above = clause_of(sentence, token.head)
        if above == at:
            return at
        at = above


def clause_span(article: Article, sentence: Sentence, i: int, keep: Span | None = None) -> Span:
    """Give the span of the clause around token `i`, without conjunctions and stray punctuation at its ends.

    If `keep` does not lie inside the clause, the clause is read together with what is said of it: the whole sentence.
    """
    tokens = sentence.tokens
    first, last = subtree(sentence, outer_clause(sentence, i))
    if keep is not None and not (tokens[first].start <= keep.start and keep.end <= tokens[last].end):
        first, last = 0, len(tokens) - 1
    while first < last and (tokens[first].pos in {"PUNCT", "CCONJ"} or tokens[first].dep == "mark"):
        first += 1
    while last > first and tokens[last].pos == "PUNCT":
        last -= 1
    start, end = tokens[first].start, tokens[last].end
    if keep is not None:
        start, end = min(start, keep.start), max(end, keep.end)
    return article.span(*_with_marks(article.text, start, end, sentence))


def _with_marks(text: str, start: int, end: int, sentence: Sentence) -> tuple[int, int]:
    """Take in a quotation mark that opens or closes just outside a clause which holds its partner."""
    inside = text[start:end]
    after = _CLOSING.match(text, end, sentence.end)
    before = _OPENING.search(text[sentence.start : start])
    if after and _lone(inside, _PARTNER[after[1]], after[1])[0]:
        end = after.end()
    if before and _lone(inside, before[1], _CLOSER[before[1]])[1]:
        start = sentence.start + before.start()
    if inside.count(_STRAIGHT) % 2:  # one of a pair that looks the same at both ends
        if text[max(sentence.start, start - 1) : start] == _STRAIGHT:
            start -= 1
        elif closing := _CLOSING_STRAIGHT.match(text, end, sentence.end):
            end = closing.end()
    return start, end


def _lone(text: str, opening: str, closing: str) -> tuple[int, int]:
    """Give how many opening marks are never closed, and how many closing ones were never opened."""
    opened = unopened = 0
    for mark in text:
        if mark == opening:
            opened += 1
        elif mark == closing and opened:
            opened -= 1
        elif mark == closing:
            unopened += 1
    return opened, unopened


def proposition(  # noqa: PLR0913, PLR0917
    article: Article,
    sentence: Sentence,
    at: int,
    names: Names,
    skip: Collection[int] = (),
    clause: int | None = None,
) -> Proposition:
    """Give the proposition about the event that something attached to token `at` is about.

    `skip` are the tokens of the value itself, which is no part of what it is fixed to. `clause` is the verb whose
    clause the participants are taken from, where it is not the event's own: who speaks during a call takes part in it.
    """
    event = event_at(sentence, at)
    verb = clause_of(sentence, event) if clause is None else clause
    scope = [i for i in _scope(sentence, verb, event) if i not in skip]
    lemma = lemma_of(sentence, event)
    classes = dict.fromkeys((*event_table().classes_of(lemma), *event_table().classes_of(lemma_of(sentence, verb))))
    people = list(_participants(article, sentence, scope, verb, names))
    if not any(p.entity for p in people):
        people += _borrowed(article, sentence, verb, names)
    if not any(p.entity for p in people):
        rest = [i for i in range(len(sentence.tokens)) if i not in scope and i not in skip]
        people += (p for p in _participants(article, sentence, rest, verb, names) if p.entity)
    return Proposition(
        predicate=_telling(sentence, event, lemma, skip),
        events=tuple(classes),
        negated=any(sentence.tokens[j].dep == "neg" for j in children(sentence, verb)),
        participants=_unique(people),
        stems=stems(sentence, scope),
    )


def _telling(sentence: Sentence, event: int, lemma: str, skip: Collection[int]) -> str:
    """Give the lemma that tells what happens: the noun of "was in a wheelchair" and "has cancer".

    Never one of the value's own words: "was there for nine minutes" is no event of minutes.
    """
    if lemma not in event_table().light.verbs or sentence.tokens[event].pos not in {"VERB", "AUX"}:
        return lemma
    below = children(sentence, event)
    direct = [j for j in below if sentence.tokens[j].dep in {"dobj", "attr", "acomp", "oprd"}]
    objects = [k for j in below if sentence.tokens[j].dep == "prep" for k in children(sentence, j)]
    told = (j for j in (*direct, *objects) if j not in skip)
    found = next((j for j in told if sentence.tokens[j].pos in _CONTENT), None)
    return lemma if found is None else lemma_of(sentence, found)


def stems(sentence: Sentence, tokens: Collection[int]) -> tuple[str, ...]:
    """Give the stems of the content words among `tokens`, sorted."""
    lemmas = {lemma_of(sentence, i) for i in tokens if sentence.tokens[i].pos in _CONTENT}
    return tuple(sorted({stem(lemma) for lemma in lemmas}))


def _scope(sentence: Sentence, verb: int, event: int) -> Iterator[int]:
    """Give the tokens of the verb's clause without the clauses that speak in another voice, and all of the event's."""
    first, last = subtree(sentence, event)
    voices = _voices(sentence, verb)
    for i in range(len(sentence.tokens)):
        voice = voices.get(i, _Voice.OTHER)
        if voice is _Voice.OWN or (voice is _Voice.OTHER and first <= i <= last):
            yield i


class _Voice(Enum):
    """Whose a token is, seen from a verb: its clause's, another voice's, or a joined clause's with its own subject."""

    OWN = 1
    OTHER = 2
    ANOTHER = 3


def _voices(sentence: Sentence, verb: int) -> dict[int, _Voice]:
    """Give whose each token is that hangs on the verb."""
    found = {verb: _Voice.OWN}
    above = [verb]
    while above:
        i = above.pop()
        for j in children(sentence, i):
            if found[i] is _Voice.ANOTHER or _tells_another(sentence, j):
                found[j] = _Voice.ANOTHER
            else:
                found[j] = _Voice.OTHER if sentence.tokens[j].dep in _OWN_CLAUSE else found[i]
            above.append(j)
    return found


def _tells_another(sentence: Sentence, i: int) -> bool:
    """Whether token `i` heads a clause joined to another that has a subject of its own: "…, but the others stayed"."""
    token = sentence.tokens[i]
    if token.dep != "conj" or token.pos not in {"VERB", "AUX"}:
        return False
    return any(sentence.tokens[j].dep in {*_SUBJECTS, "nsubjpass"} for j in children(sentence, i))


def _participants(
    article: Article, sentence: Sentence, tokens: Collection[int], verb: int, names: Names
) -> Iterator[Participant]:
    for i in tokens:
        token = sentence.tokens[i]
        found = names.at(sentence.index, i)
        if not found and token.pos != "NOUN":
            continue
        role = _role(sentence, i, verb)
        span = article.span(token.start, token.end)
        for name in found:
            place = name.entity in _PLACES and role is Role.OTHER and _is_place(sentence, i)
            yield Participant(role=Role.PLACE if place else role, name=name.canonical, mention=span, entity=name.entity)
        if not found and token.pos == "NOUN" and role in {Role.AGENT, Role.PATIENT} and token.dep != "compound":
            yield Participant(role=role, name=lemma_of(sentence, i), mention=span, entity="")


def _role(sentence: Sentence, i: int, verb: int) -> Role:
    """Give the role of the phrase headed by token `i` in the clause of `verb`."""
    for j in (i, *ancestors(sentence, i)):
        token = sentence.tokens[j]
        if verb in {token.head, j}:
            if token.dep in {*_SUBJECTS, "agent"}:
                return Role.AGENT
            return Role.PATIENT if token.dep in _OBJECTS else Role.OTHER
        if token.dep in {"prep", "relcl", "acl", "poss"}:
            return Role.OTHER
    return Role.OTHER


def _is_place(sentence: Sentence, i: int) -> bool:
    head = sentence.tokens[i].head
    return sentence.tokens[i].dep == "pobj" and lemma_of(sentence, head) in _PLACE_PREPOSITIONS


def _borrowed(article: Article, sentence: Sentence, verb: int, names: Names) -> Iterator[Participant]:
    """Give the subject that the clause of `verb` shares with a clause above it, or the noun that it modifies."""
    token = sentence.tokens[verb]
    if token.head == verb:
        return
    if token.dep in {"relcl", "acl"}:
        first, last = subtree(sentence, token.head)
        around = [i for i in range(first, last + 1) if i < verb]
        yield from _participants(article, sentence, around, token.head, names)
    elif token.dep in _BORROW_SUBJECT:
        above = clause_of(sentence, token.head)
        for j in children(sentence, above):
            if sentence.tokens[j].dep in {*_SUBJECTS, "nsubjpass"}:
                first, last = subtree(sentence, j)
                yield from _participants(article, sentence, range(first, last + 1), above, names)
        if above != verb:
            yield from _borrowed(article, sentence, above, names)


def _unique(people: Collection[Participant]) -> tuple[Participant, ...]:
    """Keep each name once, in its most telling role."""
    order = [Role.AGENT, Role.PATIENT, Role.PLACE, Role.OTHER]
    best: dict[str, Participant] = {}
    for p in people:
        if p.name not in best or order.index(p.role) < order.index(best[p.name].role):
            best[p.name] = p
    return tuple(best.values())
