"""Which names a noun phrase stands for within one article: names, short names, metonyms, descriptions, pronouns.

The gazetteer and the article's own full names override the entity labels, which are often wrong on foreign names.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from checker.extract.descriptions import described, pair
from checker.extract.mentions import Mention, mentions_in
from checker.extract.pronouns import HE, IT, SHE, THEY, antecedent
from checker.extract.registry import Facts, Name, registry_of
from checker.extract.salience import Context
from checker.extract.syntax import ancestors, children
from checker.model import Sentence
from checker.names import Kind, load_gazetteer, load_words

__all__ = ["Name", "Names", "names_of"]

_PRONOUNS = HE | SHE | IT | THEY
_VERBAL = frozenset({"VERB", "AUX"})
_QUOTES = {'"': '"', "\u201c": "\u201d", "``": "''"}


class Names:
    """The names of one article, by sentence and token; it never changes after it is made.

    `written` are the names as they stand, in the order of the text; `facts` is what the article says of each name.
    """

    __slots__ = ("_found", "facts", "written")

    def __init__(
        self,
        found: Mapping[tuple[int, int], tuple[Name, ...]],
        written: Sequence[tuple[Mention, Name]] = (),
        facts: Mapping[Name, Facts] = MappingProxyType({}),
    ) -> None:
        self._found = MappingProxyType(dict(found))
        self.written = tuple(written)
        self.facts = MappingProxyType(dict(facts))

    def at(self, sentence_index: int, token_index: int) -> tuple[Name, ...]:
        """Give the names that the phrase headed by this token stands for, coordinated ones together; () when none."""
        return self._found.get((sentence_index, token_index), ())


def names_of(sentences: Sequence[Sentence]) -> Names:
    """Resolve the noun phrases of one article, whose sentences come in order."""
    words = load_words()
    mentions = [m for s in sentences for m in mentions_in(s)]
    registry = registry_of(sentences, mentions)
    found: dict[tuple[int, int], tuple[Name, ...]] = {}
    context = Context(sentences, found, registry.facts, _countries(), words)
    at_head: dict[tuple[int, int], Mention] = {(m.sentence, m.head): m for m in mentions}
    quoted = _quoted(sentences)
    for s, sentence in enumerate(sentences):
        later = []
        for i, token in enumerate(sentence.tokens):
            mention = at_head.get((sentence.index, i))
            name = None if mention is None else registry.name(mention)
            if mention is not None and name is not None:
                found[s, i] = (_name(sentence, mention, name),)
            elif token.text.lower() in _PRONOUNS and token.pos in {"PRON", "DET"}:
                if _before_subject(sentence, i):
                    later.append(i)
                elif (s, i) not in quoted:
                    found[s, i] = antecedent(context, s, i) or _group(context, s, i)
            elif token.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
                found[s, i] = _common(context, s, i)
        for i in later:
            found[s, i] = _cataphor(context, s, i)
    return Names(
        {
            (sentence.index, i): names
            for s, sentence in enumerate(sentences)
            for i in range(len(sentence.tokens))
            if (names := context.at(s, i))
        },
        [(m, name) for m in mentions if (name := registry.name(m)) is not None],
        registry.facts,
    )


@cache
def _countries() -> frozenset[str]:
    """Give the names of all countries."""
    kinds = {Kind.COUNTRY, Kind.DEMONYM, Kind.CAPITAL}
    return frozenset(e.actor for e in load_gazetteer().forms.values() if e.kind in kinds)


def _name(sentence: Sentence, mention: Mention, name: Name) -> Name:
    """Give the name of a mention; a capital or a seat of government is a place unless it acts."""
    entry = mention.entry
    if (
        entry is None
        or entry.kind not in {Kind.CAPITAL, Kind.SEAT}
        or _acts(sentence, mention.head, seat=entry.kind is Kind.SEAT)
    ):
        return name
    return Name(entry.place, entry.entity)


def _acts(sentence: Sentence, i: int, *, seat: bool) -> bool:
    """Say whether the phrase at token `i` is an actor, so that a capital (or a `seat`) there means its government."""
    token = sentence.tokens[i]
    if token.dep == "conj":
        return _acts(sentence, token.head, seat=seat)
    if token.dep in {"nsubjpass", "dobj", "dative"}:
        return _is_addressed(sentence, i)
    if token.dep == "pobj":
        return _acts_after(sentence, token.head, seat=seat)
    if token.dep in {"compound", "nmod", "amod", "npadvmod"}:
        return seat or _names_ties(sentence, i)
    if token.dep == "nsubj":  # "Paris has been the scene of robberies", "Paris hit by floods"
        return not any(sentence.tokens[j].dep in {"attr", "agent"} for j in children(sentence, token.head))
    return token.dep == "poss"


def _is_addressed(sentence: Sentence, i: int) -> bool:
    """Say whether somebody is told, urged or accused; a city is visited or shelled."""
    token = sentence.tokens[i]
    told = any(sentence.tokens[j].dep in {"xcomp", "ccomp"} for j in children(sentence, token.head) if j > i)
    return sentence.tokens[token.head].lemma.lower() in load_words().actors.verbs or (told and token.dep == "dobj")


def _acts_after(sentence: Sentence, preposition: int, *, seat: bool) -> bool:
    actors = load_words().actors
    token = sentence.tokens[preposition]
    word = token.text.lower()
    if seat:
        return word not in actors.place_prepositions or sentence.tokens[token.head].text.lower() == "according"
    return word in actors.prepositions and (word != "by" or token.dep == "agent")


def _names_ties(sentence: Sentence, i: int) -> bool:
    """Say whether the phrase modifies what lies between governments: "Beijing-Moscow relations"."""
    outer = next(
        (j for j in ancestors(sentence, i) if sentence.tokens[j].dep not in {"compound", "nmod", "npadvmod", "amod"}), i
    )
    return any(sentence.tokens[j].lemma.lower() in load_words().actors.ties for j in (outer, sentence.tokens[i].head))


def _common(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give what a common noun, "both" or "each other" stands for: a pair, an apposition, a description."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    found = pair(context, s, i)
    if found is not None:
        return found
    if token.pos not in {"NOUN", "PROPN"}:
        return ()
    if token.dep == "appos" and token.tag == "NN" and len(names := context.found.get((s, token.head), ())) == 1:
        return names if names[0].entity in {"PERSON", "ORG"} else ()
    return described(context, s, i)


def _group(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give the several names that "they" or "their" takes up: those of the last phrase for more than one.

    Only as far back as the sentence before, and not past another plural subject, which could be meant as well.
    """
    if context.sentences[s].tokens[i].text.lower() not in THEY:
        return ()
    for t, end in ((s, i), (s - 1, None)):
        if t < 0:
            break
        tokens = context.sentences[t].tokens
        for j in reversed(range(len(tokens) if end is None else end)):
            names = context.at(t, j)
            if len(names) > 1 and all(n.entity == "PERSON" or n.canonical in context.countries for n in names):
                return names
            if tokens[j].tag in {"NNS", "NNPS"} and tokens[j].dep in {"nsubj", "nsubjpass"}:
                return ()
    return ()


def _before_subject(sentence: Sentence, i: int) -> bool:
    """Say whether the pronoun stands in a phrase before the subject that it may point forward to."""
    verb = next((j for j in ancestors(sentence, i) if sentence.tokens[j].pos in _VERBAL), None)
    if verb is None or sentence.tokens[i].dep == "nsubj":
        return False
    subject = next((k for k in children(sentence, verb) if sentence.tokens[k].dep in {"nsubj", "nsubjpass"}), None)
    return subject is not None and i < subject and subject not in ancestors(sentence, i)


def _cataphor(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give the subject's names for a pronoun that points forward: "For his part, the president said"."""
    sentence = context.sentences[s]
    word = sentence.tokens[i].text.lower()
    verb = next(j for j in ancestors(sentence, i) if sentence.tokens[j].pos in _VERBAL)
    subject = next(k for k in children(sentence, verb) if sentence.tokens[k].dep in {"nsubj", "nsubjpass"})
    names = context.at(s, subject)
    if sentence.tokens[subject].pos == "PRON":
        return names if sentence.tokens[subject].text.lower()[:2] == word[:2] else ()
    one = len(names) == 1
    if word in THEY:
        return () if one else names
    persons = one and names[0].entity == "PERSON"
    fits = persons if word in HE | SHE else one and not persons
    return names if fits else ()


def _quoted(sentences: Sequence[Sentence]) -> frozenset[tuple[int, int]]:
    """Give the tokens within quotation marks, where "he" is somebody that the speaker names."""
    inside: set[tuple[int, int]] = set()
    closing, paragraph = "", -1
    for s, sentence in enumerate(sentences):
        if sentence.paragraph != paragraph:
            closing, paragraph = "", sentence.paragraph
        for i, token in enumerate(sentence.tokens):
            if closing and token.text == closing:
                closing = ""
            elif not closing and token.text in _QUOTES:
                closing = _QUOTES[token.text]
            elif closing:
                inside.add((s, i))
    return frozenset(inside)
