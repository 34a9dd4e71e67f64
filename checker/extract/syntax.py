"""Walking the syntax of a sentence. Every function takes indexes into `sentence.tokens`."""

from collections.abc import Iterator

from checker.model import Sentence

# Dependents that are clauses of their own (ClearNLP's labels).
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})


def children(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Give the dependents of token `i`, from left to right."""
    return sentence.dependents[i]


def ancestors(sentence: Sentence, i: int) -> Iterator[int]:
    """Give the governors of token `i`, nearest first; nothing for a root."""
    while (head := sentence.tokens[i].head) != i:
        yield head
        i = head


def subtree(sentence: Sentence, i: int) -> tuple[int, int]:
    """Give the first and the last token of the phrase that token `i` heads (both within it)."""
    return sentence.phrases[i]


def clause_of(sentence: Sentence, i: int) -> int:
    """Give the head of the clause that token `i` stands in: a verb, a copula or, without either, a root.

    A verb is the head of its own clause; an auxiliary belongs to the verb that it helps.
    """
    for j in (i, *ancestors(sentence, i)):
        token = sentence.tokens[j]
        if token.dep in {"aux", "auxpass"}:
            continue
        heads_clause = token.dep in _CLAUSES or token.dep in {"conj", "dep"} or _has_subject(sentence, j)
        if token.pos in {"VERB", "AUX"} and heads_clause:
            return j
    return [i, *ancestors(sentence, i)][-1]


def _has_subject(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].dep.startswith(("nsubj", "csubj", "expl")) for j in children(sentence, i))
