"""Edits of one sentence that need its parse: order, voice, modifiers, names, denial.

An edit takes a parsed sentence (a spaCy Doc of one sentence) and a random source and gives an `Edit`, or None where the
sentence has not the shape that it works on.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from edits import Edit, Effect

ParsedEdit = Callable[[Any, random.Random], Edit | None]

_NEGATIVES = {"not", "n't", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "hardly", "few"}
_QUANTIFIERS = {"all", "every", "any", "each", "only", "most", "if", "unless", "whether", "than", "first", "last"}
# These add when, where or how; leaving them out leaves less said.
_ADDING = {"in", "on", "at", "after", "during", "before", "near", "amid", "since", "following", "outside", "alongside"}
_REPORTING = {"say", "announce", "add", "claim", "warn", "report", "confirm", "insist", "admit", "argue"}


def _subtree(token: Any) -> tuple[int, int]:
    """The first and one past the last token under a token."""
    return token.left_edge.i, token.right_edge.i + 1


def _words(doc: Any, start: int, end: int) -> str:
    return str(doc[start:end].text).strip() if start < end else ""


def _lower_first(doc: Any, text: str, index: int) -> str:
    """Lower the first letter, unless the word is a name or "I"."""
    token = doc[index]
    keeps = token.ent_type_ or token.pos_ == "PROPN" or token.text == "I" or token.text.isupper() and len(token) > 1
    return text if keeps else text[:1].lower() + text[1:]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _root(doc: Any) -> Any:
    return next((token for token in doc if token.dep_ == "ROOT"), None)


def _child(token: Any, *deps: str) -> Any:
    return next((child for child in token.children if child.dep_ in deps), None)


def is_quantified(doc: Any) -> bool:
    """Whether a quantifier or a condition stands in the sentence."""
    return any(token.lower_ in _QUANTIFIERS or token.lower_ in {"some", "many", "both", "or"} for token in doc)


def _plain(doc: Any) -> bool:
    """Whether less said is less claimed: no negation, quantifier or condition turns that round."""
    return not any(token.lower_ in _NEGATIVES or token.lower_ in _QUANTIFIERS for token in doc)


def _without(doc: Any, start: int, end: int) -> str:
    """The sentence without some tokens and without the commas that set them off."""
    if start > 0 and doc[start - 1].text == "," and (end >= len(doc) - 1 or doc[end].text in ",."):
        start -= 1
        if end < len(doc) and doc[end].text == ",":
            end += 1
    elif start == 0 and end < len(doc) and doc[end].text == ",":
        end += 1
    before, after = _words(doc, 0, start), _words(doc, end, len(doc))
    if not before:
        return _upper_first(after)
    return f"{before}{'' if after[:1] in '.,;' else ' '}{after}"


def leave_out(doc: Any, rng: random.Random) -> Edit | None:
    """Leave out a relative clause, an apposition, an adverbial clause, or a phrase of time or place."""
    if not _plain(doc):
        return None
    found = []
    for token in doc:
        start, end = _subtree(token)
        clause = token.dep_ == "relcl" and start > 0 and doc[start - 1].text == ","
        aside = token.dep_ == "appos" and start > 0 and doc[start - 1].text == "," and end < len(doc)
        adverbial = token.dep_ == "advcl" and doc[start].lower_ in {"after", "before", "as", "while", "when"}
        adds = token.dep_ == "prep" and token.head.pos_ in {"VERB", "AUX"} and token.lower_ in _ADDING
        if (clause or aside or adverbial or adds) and end - start >= 2 and end - start <= len(doc) - 6:
            found.append((start, end))
    if not found:
        return None
    start, end = rng.choice(found)
    if '"' in _words(doc, start, end):
        return None
    return Edit(_without(doc, start, end), Effect.LESS, "left_out")


def one_of_two(doc: Any, rng: random.Random) -> Edit | None:
    """Keep one of two things that the same subject did."""
    root = _root(doc)
    other = _child(root, "conj") if root is not None else None
    link = _child(root, "cc") if root is not None else None
    subject = _child(root, "nsubj", "nsubjpass") if root is not None else None
    if other is None or link is None or subject is None or link.lower_ != "and" or not _plain(doc):
        return None
    if _child(other, "nsubj", "nsubjpass") is not None or other.pos_ != "VERB" or '"' in doc.text:
        return None
    if rng.random() < 0.5:
        return Edit(f"{_words(doc, 0, link.i).rstrip(',')}.", Effect.LESS, "one_of_two")
    if _child(root, "aux", "auxpass") is not None:
        return None  # the auxiliary would have to be said again
    start, end = _subtree(subject)
    own, last = _subtree(other)
    return Edit(
        _upper_first(f"{_words(doc, start, end)} {_words(doc, own, last).rstrip(',.')}."), Effect.LESS, "one_of_two"
    )


def front(doc: Any, rng: random.Random) -> Edit | None:  # noqa: ARG001 - one signature for all edits
    """Put a last phrase of time or place first."""
    root = _root(doc)
    for token in doc if root is not None and '"' not in doc.text else ():
        start, end = _subtree(token)
        ends = end >= len(doc) - 1 and start > root.i
        if ends and token.head == root and token.dep_ == "prep" and token.lower_ in _ADDING and end - start >= 2:
            rest = _words(doc, 0, start).rstrip(",")
            phrase = _upper_first(_words(doc, start, end).rstrip("."))
            return Edit(f"{phrase}, {_lower_first(doc, rest, 0)}.", Effect.SAME, "fronted")
    return None


def turn_report(doc: Any, rng: random.Random) -> Edit | None:  # noqa: ARG001
    """ "X said that Y." as "Y, X said." """
    root = _root(doc)
    if root is None or root.lemma_ not in _REPORTING or '"' in doc.text:
        return None
    content, subject = _child(root, "ccomp"), _child(root, "nsubj")
    if content is None or subject is None or subject.i > root.i or subject.lower_ in {"who", "which", "that"}:
        return None
    start, end = _subtree(content)
    if start != root.i + 1 or end < len(doc) - 1:
        return None
    if doc[start].lower_ == "that":
        start += 1
    source = _lower_first(doc, _words(doc, 0, root.i), 0)
    return Edit(
        f"{_upper_first(_words(doc, start, end).rstrip('.'))}, {source} {root.text}.", Effect.SAME, "report_turned"
    )


def _active(doc: Any) -> tuple[Any, Any, Any] | None:
    """Subject, verb in the simple past and object of a plain transitive main clause."""
    root = _root(doc)
    if root is None or root.tag_ != "VBD" or not root.lower_.endswith("ed") or '"' in doc.text:
        return None
    subject, thing = _child(root, "nsubj"), _child(root, "dobj")
    if subject is None or thing is None or _child(root, "aux", "neg", "conj", "prt", "dative") is not None:
        return None
    if subject.pos_ == "PRON" or thing.pos_ == "PRON" or subject.i > root.i or thing.i < root.i:
        return None
    return (subject, root, thing) if _subtree(thing)[0] == root.i + 1 else None


def make_passive(doc: Any, rng: random.Random) -> Edit | None:
    """ "A beat B" as "B was beaten by A", for regular verbs; one time in three with the roles exchanged."""
    found = _active(doc)
    if found is None:
        return None
    subject, verb, thing = found
    (first, last), (start, end) = _subtree(subject), _subtree(thing)
    if last > verb.i or first != 0:
        return None
    true = rng.random() < 2 / 3
    agent, patient = _lower_first(doc, _words(doc, first, last), first), _words(doc, start, end)
    if not true:
        agent, patient = patient.rstrip(".,"), _words(doc, first, last)
        if agent.count(" ") > 8 or not (subject.pos_ == thing.pos_ == "PROPN"):
            return None
    plural = (thing if true else subject).tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in thing.children)
    rest = _words(doc, end, len(doc))
    by = f"{'were' if plural else 'was'} {verb.text} by {agent.rstrip(',')}"
    text = f"{_upper_first(patient.rstrip('.,'))} {by}{'' if rest[:1] in '.,' else ' '}{rest or '.'}"
    return Edit(text, Effect.SAME if true else Effect.OTHER, "passive")


def deny(doc: Any, rng: random.Random) -> Edit | None:  # noqa: ARG001
    """Deny the main verb: "announced" as "did not announce", "is" as "is not"; a denied one is affirmed."""
    root = _root(doc)
    if root is None or root.pos_ not in {"VERB", "AUX"} or root.lemma_ in _REPORTING:
        return None
    subject = _child(root, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.i > root.i or any(t.lower_ in _NEGATIVES for t in subject.subtree):
        return None
    negation = _child(root, "neg")
    helper = next(
        (c for c in root.children if c.dep_ in {"aux", "auxpass"} and c.i < root.i and c.lower_ != "to"), None
    )
    if negation is not None:
        bare = helper is None and root.lemma_ != "be"
        if negation.lower_ not in {"not", "n't"} or bare or (helper or root).lower_ in {"did", "does", "do"}:
            return None  # the verb would have to be inflected
        text = doc[: negation.i].text_with_ws.rstrip() + " " + doc[negation.i + 1 :].text
        return Edit(text, Effect.OTHER, "affirmed")
    if any(token.lower_ in _NEGATIVES for token in doc):
        return None
    where = helper or (root if root.lemma_ == "be" else None)
    if where is not None:
        text = f"{doc[: where.i + 1].text} not {doc[where.i + 1 :].text}"
    elif root.tag_ in {"VBD", "VBZ", "VBP"}:
        helping = {"VBD": "did", "VBZ": "does", "VBP": "do"}[root.tag_]
        text = f"{doc[: root.i].text} {helping} not {root.lemma_} {doc[root.i + 1 :].text}".strip()
    else:
        return None
    return Edit(text, Effect.OTHER, "denied")


def short_name(doc: Any, rng: random.Random) -> Edit | None:  # noqa: ARG001
    """ "Tony Blair" as "Mr Blair" or "Blair" where he is named once."""
    for name in doc.ents:
        family = name[-1].text
        if name.label_ == "PERSON" and len(name) == 2 and doc.text.count(family) == 1 and family[0].isupper():
            return Edit(doc.text[: name.start_char] + family + doc.text[name.end_char :], Effect.SAME, "short_name")
    return None


class Names:
    """Names of each kind from the texts at hand, to put in each other's places, and words said in quotation marks."""

    def __init__(self, docs: Iterable[Any]) -> None:
        pools: Mapping[tuple[str, int], dict[str, None]] = defaultdict(dict)
        nouns: Mapping[str, dict[str, None]] = defaultdict(dict)
        for doc in docs:
            for name in doc.ents:
                if name.label_ in {"PERSON", "ORG", "GPE", "NORP"} and name.text[0].isupper() and len(name) <= 3:
                    pools[name.label_, len(name)][name.text] = None
            for token in doc:
                if token.tag_ in {"NN", "NNS", "JJ"} and token.is_alpha and len(token) > 3 and not token.ent_type_:
                    nouns[token.tag_][token.lower_] = None
        self.pools: dict[tuple[str, int], Sequence[str]] = {key: list(names) for key, names in pools.items()}
        self.words: dict[str, Sequence[str]] = {tag: list(found) for tag, found in nouns.items()}

    def swap_name(self, doc: Any, rng: random.Random) -> Edit | None:
        """Put another name of the same kind and length, everywhere in the sentence that it stands."""
        names = [n for n in doc.ents if (n.label_, len(n)) in self.pools and n.text[0].isupper()]
        if not names:
            return None
        name = rng.choice(names)
        other = rng.choice(self.pools[name.label_, len(name)])
        if set(other.lower().split()) & {token.lower_ for token in doc}:
            return None
        kind = {"GPE": "place", "PERSON": "person", "NORP": "nationality"}.get(name.label_, "organisation")
        return Edit(doc.text.replace(name.text, other), Effect.OTHER, kind)

    def swap_quoted(self, doc: Any, rng: random.Random) -> Edit | None:
        """Put another noun or adjective into a quotation."""
        inside = False
        found = []
        for token in doc:
            if token.text == '"':
                inside = not inside
            elif inside and token.tag_ in self.words and token.lower_ in self.words[token.tag_]:
                found.append(token)
        if not found:
            return None
        token = rng.choice(found)
        other = rng.choice(self.words[token.tag_])
        text = doc.text[: token.idx] + other + doc.text[token.idx + len(token) :]
        return Edit(text, Effect.OTHER, "quoted_word") if other != token.lower_ else None


REORDERINGS: tuple[tuple[ParsedEdit, int], ...] = (
    (leave_out, 14), (one_of_two, 6), (front, 6), (turn_report, 6), (make_passive, 8), (short_name, 5), (deny, 12),
)  # fmt: skip
