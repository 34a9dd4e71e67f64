"""What an article affirms and denies: every verb that is stated as a fact, with what it is said of."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.extract.events import event_at, event_table, lemma_of
from checker.extract.factuality import factuality
from checker.extract.names import Names
from checker.extract.opposites import load_opposites
from checker.extract.syntax import children, clause_of
from checker.model import Article, AssertionValue, Factuality, Participant, Proposition, Role, Sentence
from checker.names import stem

_STATED = {Factuality.CERTAIN: True, Factuality.DENIED: False}
_VERBAL = {"VERB", "AUX"}
_AUXILIARY = {"aux", "auxpass"}
_PREDICATIVE = ("acomp", "attr", "oprd")
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "NUM"}
# Clauses of their own below a verb, whose words are not its clause's.
_APART = {"ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "xcomp", "csubj"}
_BORROWING = {"conj", "xcomp", "advcl"}
# Words that tell one of several things of a kind from the rest.
_ONE_OF_SEVERAL = {
    "other", "another", "second", "third", "fourth", "last", "latter", "former", "first", "next", "previous", "some",
    "most", "many", "few",
}  # fmt: skip
# Words by which a state is said to have changed, so that what it was before is not denied.
_CHANGED = {"longer", "anymore", "yet", "still", "again", "now", "once"}
_COMPLEMENTS = {"ccomp", "xcomp"}
# Prepositions whose object takes part, and is not when or where.
_OF_PARTICIPANTS = {"to", "with", "for", "against", "from", "of", "about", "on"}
# Nouns of what is heard as yet: that there is none of it passes.
_HEARD = {"report", "word", "sign", "evidence", "indication", "information", "detail", "arrest", "suspect", "comment"}


class Assertion(NamedTuple):
    """What a verb asserts, where it stands, and the proposition that it is fixed to."""

    head: int
    value: AssertionValue
    proposition: Proposition
    factuality: Factuality


def assertions(article: Article, sentence: Sentence, names: Names) -> Iterator[Assertion]:
    """Give the verbs of a sentence that are stated to be so or not, and that are said of something named."""
    for i, token in enumerate(sentence.tokens):
        if token.pos not in _VERBAL or token.dep in _AUXILIARY or clause_of(sentence, i) != i:
            continue
        event = event_at(sentence, i)
        certainty = factuality(sentence, i)
        if certainty not in _STATED or _has_changed(sentence, i) or _ended_then(sentence, i, certainty):
            continue
        told = _predicate(sentence, i, event)
        readings = () if told is None else _readings(sentence, i, told)
        if told is None or not readings:
            continue
        subjects = _subjects(sentence, i)
        objects = [j for j in _objects(sentence, i, told) if j != told]
        if _is_one_of_several(sentence, [*subjects, *objects]):
            continue
        people = tuple(
            Participant(role=role, name=name, mention=article.span(t.start, t.end), entity=entity)
            for role, where in ((Role.AGENT, subjects), (Role.PATIENT, objects))
            for j in where
            for t in (sentence.tokens[j],)
            for name, entity in _called(sentence, j, names)
        )
        if not people:
            continue
        mention = sentence.tokens[told]
        value = AssertionValue(
            mention=article.span(mention.start, mention.end),
            senses=readings if _STATED[certainty] else ((readings[0][0], False),),
            subjects=tuple(p.name for p in people if p.role is Role.AGENT),
            objects=tuple(p.name for p in people if p.role is Role.PATIENT),
            passing=not _STATED[certainty] and _passes(sentence, i, told),
        )
        words = tuple(sorted({stem(lemma_of(sentence, j)) for j in _own_words(sentence, i)}))
        classes = event_table().classes_of(lemma_of(sentence, event))
        fixed_to = Proposition(
            predicate=readings[-1][0], events=classes, negated=not _STATED[certainty], participants=people, stems=words
        )
        yield Assertion(i, value, fixed_to, certainty)


def _readings(sentence: Sentence, verb: int, told: int) -> tuple[tuple[str, bool], ...]:
    """Give what the predicate may stand for; () for a verb that only says who tells the rest."""
    verbal = told == verb and sentence.tokens[told].pos in _VERBAL
    found = load_opposites().readings(lemma_of(sentence, told), verb=verbal)
    tells = verbal and any(sentence.tokens[j].dep == "ccomp" for j in children(sentence, verb))
    opposable = any(found[0][0] in pair for pair in load_opposites().verbs)
    return () if tells and not opposable else found


def _predicate(sentence: Sentence, verb: int, event: int) -> int | None:
    """Give the token that says what is asserted; None for a light verb that says nothing."""
    if lemma_of(sentence, verb) not in event_table().light.verbs:
        return verb
    below = children(sentence, verb)
    found = [j for j in below if sentence.tokens[j].dep in {*_PREDICATIVE, "dobj"}]
    own = next((j for j in found if sentence.tokens[j].pos in _CONTENT), None)
    return own if own is not None or event == verb else event


def _subjects(sentence: Sentence, verb: int) -> list[int]:
    """Give the subject of a verb, its own or the one that it shares with the verb above; of a passive, its agent."""
    below = children(sentence, verb)
    own = [j for j in below if sentence.tokens[j].dep in {"nsubj", "expl"}]
    if own:
        return [j for j in own if sentence.tokens[j].dep == "nsubj" and not _is_relative(sentence, j)] or _antecedent(
            sentence, verb, own
        )
    if any(sentence.tokens[j].dep == "nsubjpass" for j in below):
        return [k for j in below if sentence.tokens[j].dep == "agent" for k in children(sentence, j)]
    token = sentence.tokens[verb]
    return _subjects(sentence, token.head) if token.dep in _BORROWING and token.head != verb else []


def _objects(sentence: Sentence, verb: int, told: int) -> list[int]:
    """Give what the predicate is said of besides its subject: objects, what follows "of" or "to", a clause's verb."""
    below = children(sentence, verb)
    found = [j for j in below if sentence.tokens[j].dep in {"dobj", "nsubjpass", "dative", "attr"}]
    kept = [j for j in found if not _is_relative(sentence, j)] or _antecedent(sentence, verb, found)
    kept += [j for j in below if sentence.tokens[j].dep in _COMPLEMENTS and _is_verb(sentence, j)]
    for j in dict.fromkeys((*below, *children(sentence, told))):
        if sentence.tokens[j].dep == "prep" and sentence.tokens[j].text.lower() in _OF_PARTICIPANTS:
            kept += [k for k in children(sentence, j) if sentence.tokens[k].dep == "pobj"]
    return kept + [k for j in kept for k in children(sentence, j) if sentence.tokens[k].dep == "conj"]


def _has_changed(sentence: Sentence, verb: int) -> bool:
    words = {sentence.tokens[j].text.lower() for j in children(sentence, verb)}
    return not _CHANGED.isdisjoint(words)


def _ended_then(sentence: Sentence, verb: int, certainty: Factuality) -> bool:
    """Whether a denial holds up to what the story tells: "had not met since March" is said where they met again."""
    return not _STATED[certainty] and any(sentence.tokens[j].text.lower() == "since" for j in children(sentence, verb))


def _passes(sentence: Sentence, verb: int, told: int) -> bool:
    """Say whether a denial holds only up to the time of the report: in the perfect, or of what is not heard as yet."""
    perfect = any(sentence.tokens[j].text.lower() in {"has", "have", "'ve"} for j in children(sentence, verb))
    return perfect or (sentence.tokens[told].pos == "NOUN" and lemma_of(sentence, told) in _HEARD)


def _is_relative(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].tag in {"WP", "WDT"}


def _antecedent(sentence: Sentence, verb: int, pronouns: list[int]) -> list[int]:
    """Give the noun that "who" and "which" take up."""
    relative = sentence.tokens[verb].dep == "relcl" and any(_is_relative(sentence, j) for j in pronouns)
    return [sentence.tokens[verb].head] if relative else []


def _called(sentence: Sentence, i: int, names: Names) -> list[tuple[str, str]]:
    found = [(n.canonical, n.entity) for n in names.at(sentence.index, i)]
    common = sentence.tokens[i].pos in {"NOUN", "VERB"}
    return found or ([(lemma_of(sentence, i), "")] if common else [])


def _is_one_of_several(sentence: Sentence, nouns: list[int]) -> bool:
    """Say whether a noun is told apart from others of its kind: another story may mean one of these."""
    words = {sentence.tokens[k].text.lower() for j in nouns for k in (j, *children(sentence, j))}
    return not _ONE_OF_SEVERAL.isdisjoint(words)


def _own_words(sentence: Sentence, verb: int) -> Iterator[int]:
    """Give the content words of the verb's own clause."""
    stack = [verb]
    while stack:
        i = stack.pop()
        if sentence.tokens[i].pos in _CONTENT:
            yield i
        stack += [j for j in children(sentence, i) if not (sentence.tokens[j].dep in _APART and _is_verb(sentence, j))]


def _is_verb(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].pos in _VERBAL
