"""What is known when a phrase is read: the names of the article so far, and which of them stands out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.extract.registry import Facts, Name
from checker.extract.syntax import ancestors, children
from checker.model import Sentence
from checker.names import Words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBAL = frozenset({"VERB", "AUX"})

Test = Callable[[Name], bool]


class Context(NamedTuple):
    """What is known when a token is read: the article so far."""

    sentences: Sequence[Sentence]
    found: Mapping[tuple[int, int], tuple[Name, ...]]  # by sentence position and token
    facts: Mapping[Name, Facts]
    countries: frozenset[str]
    words: Words

    def at(self, s: int, i: int) -> tuple[Name, ...]:
        """Give the names found at a token, with those coordinated to it."""
        names = list(self.found.get((s, i), ()))
        for j in children(self.sentences[s], i):
            if self.sentences[s].tokens[j].dep == "conj":
                names += [n for n in self.at(s, j) if n not in names]
        return tuple(names)


def choose(context: Context, s: int, tokens: Iterable[int], fits: Test) -> tuple[Name, ...] | None:
    """Choose among the names in a sentence: its one candidate or its one subject; () on a draw, None without one."""
    sentence = context.sentences[s]
    seen: list[Name] = []
    subjects: list[Name] = []
    unnamed = False
    for i in tokens:
        names = [n for n in context.found.get((s, i), ()) if fits(n)]
        is_subject = sentence.tokens[i].dep in SUBJECTS
        unnamed = unnamed or (is_subject and is_unnamed_person(context, s, i))
        seen += [n for n in names if n not in seen]
        subjects += [n for n in names if is_subject and n not in subjects]
    if unnamed:
        return ()
    if len(seen) == 1:
        return (seen[0],)
    if len(subjects) == 1:
        return (subjects[0],)
    return () if seen else None


def fitting(context: Context, s: int, end: int, fits: Test) -> set[Name]:
    """Give the fitting names in the first `end` tokens of a sentence."""
    return {n for k in range(end) for n in context.found.get((s, k), ()) if fits(n)}


def is_unnamed_person(context: Context, s: int, i: int) -> bool:
    """Say whether a subject is somebody without a name, who would do as an antecedent ("a spokesman said that he")."""
    token = context.sentences[s].tokens[i]
    if token.pos != "NOUN" or token.tag != "NN" or context.at(s, i):
        return False
    lemma = token.lemma.lower()
    if (
        context.words.classes(lemma)
        or lemma in context.words.pairs.persons
        or lemma.endswith(("man", "woman", "er", "or"))
    ):
        return True
    verb = context.sentences[s].tokens[token.head]
    return verb.lemma.lower() in context.words.persons.speaks


def governing_subjects(sentence: Sentence, i: int) -> Iterator[int]:
    """Give the subjects of the clauses above that of token `i`, nearest first, and its own if it is not an argument."""
    own = True
    for j in ancestors(sentence, i):
        if sentence.tokens[j].pos not in VERBAL:
            continue
        for k in children(sentence, j):
            if sentence.tokens[k].dep in SUBJECTS and k < i and (not own or sentence.tokens[i].dep == "poss"):
                yield k
        own = False
