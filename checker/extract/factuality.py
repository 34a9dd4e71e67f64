"""Whether an event happened, as its source gives it: FactBank's certainty and polarity, read off the parse.

The method is De Facto's (Saurí and Pustejovsky 2012): the value of an event is that of its own cues (negation, modals,
adverbs) set under the value that each embedding predicate projects, from the top of the sentence down. Cues and their
signatures are the table `factuality.toml`. Verbs of reporting leave their content its own value: who vouches for it is
the attribution's business.
"""

from checker.extract.certainty import CERTAIN, POSSIBLE, UNKNOWN, both, certainty_of, embed, parts
from checker.extract.clause import clause_cues, has_negative_determiner, is_marked
from checker.extract.cues import Cues, load_cues
from checker.extract.embedding import (
    child,
    clausal_signature,
    form_of,
    has_subject,
    is_infinitive,
    prepositional_signature,
)
from checker.extract.syntax import children
from checker.extract.tense import tense_of
from checker.model import Factuality, Sentence

__all__ = ["factuality", "tense_of"]

_FINITE_PRESENT = frozenset({"VBZ", "VBP"})
_WHETHER = frozenset({"whether", "if"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "relcl", "csubj"})
_PREDICATIVES = frozenset({"acomp", "attr", "oprd"})


def factuality(sentence: Sentence, token: int) -> Factuality:
    """Give the factuality of the event whose predicate (a verb, an adjective or an event noun) is `token`."""
    return _value(sentence, load_cues(), token, frozenset())


def _value(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    """Give the value of token `i`; `seen` guards against a parse that runs in a circle."""
    token = sentence.tokens[i]
    if i in seen:
        return CERTAIN
    seen |= {i}
    if token.dep == "prep":
        return certainty_of(_value(sentence, cues, token.head, seen))
    if token.dep in {"aux", "auxpass", "prt"} or token.dep in _PREDICATIVES - {"attr"}:
        return _value(sentence, cues, token.head, seen)
    if token.pos in _VERBAL or token.tag.startswith("VB") or token.dep in _CLAUSES:
        return both(_verb_context(sentence, cues, i, seen), clause_cues(sentence, cues, i))
    return _noun_value(sentence, cues, i, seen)


def _verb_context(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    token = sentence.tokens[i]
    if token.dep == "conj":
        head = sentence.tokens[token.head]
        # A finite verb is no second half of an infinitive: it goes on with the clause above.
        finite = token.tag in {"VBD", "VBZ"} and head.tag in {"VB", "VBG"}
        governed = head.pos in _VERBAL and head.dep != "ROOT" and not finite
        return _verb_context(sentence, cues, token.head, seen | {token.head}) if governed else CERTAIN
    if token.dep in {"xcomp", "ccomp", "acl", "csubj", "csubjpass"}:
        return _complement(sentence, cues, i, seen)
    if token.dep == "advcl":
        return _adverbial(sentence, cues, i, seen)
    if token.dep == "pcomp":
        return _after_preposition(sentence, cues, i, seen)
    if token.dep == "ROOT" and token.tag == "VB" and not has_subject(sentence, i) and child(sentence, i, "aux") is None:
        return UNKNOWN  # an imperative
    return CERTAIN


def _complement(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    cue, signature = clausal_signature(sentence, cues, i)
    outer = _value(sentence, cues, cue, seen)
    if signature is None:
        return _unlisted_complement(sentence, i, outer)
    if not signature.report:
        return embed(outer, signature)
    if form_of(sentence, i) == "whether" and is_marked(sentence, i, _WHETHER):
        return UNKNOWN
    return CERTAIN if parts(outer)[1] else UNKNOWN  # however sure it is that it is said


def _unlisted_complement(sentence: Sentence, i: int, outer: Factuality) -> Factuality:
    """Give the value that a predicate unknown to the table projects on a clause, by the clause's form."""
    token, form = sentence.tokens[i], form_of(sentence, i)
    if form == "to":
        # "talks to be held on Friday" are on the calendar; of other infinitives nothing is known.
        scheduled = token.dep == "acl" and child(sentence, i, "auxpass") is not None
        return Factuality.PROBABLE if scheduled else UNKNOWN
    if form == "ing":
        return certainty_of(outer) if token.dep == "xcomp" else CERTAIN
    asked = form == "whether" and is_marked(sentence, i, _WHETHER)
    return UNKNOWN if asked or (outer in {Factuality.DENIED, UNKNOWN} and token.dep == "ccomp") else CERTAIN


def _adverbial(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    token = sentence.tokens[i]
    if is_marked(sentence, i, cues.conditional.marks):
        return POSSIBLE
    if form_of(sentence, i) in {"to", "whether"}:
        cue, signature = clausal_signature(sentence, cues, i)
        known = cue != token.head or form_of(sentence, i) == "to"  # "called when he fell" asks nothing
        if signature is not None and known and not signature.report:
            return embed(_value(sentence, cues, cue, seen), signature)
    if is_infinitive(sentence, i):
        return UNKNOWN
    outer = _value(sentence, cues, token.head, seen)
    if is_marked(sentence, i, {"than"}) and any(t.text.lower() == "rather" for t in sentence.tokens[:i]):
        return Factuality.DENIED
    # "when they meet, they will sign": the present tense under a future clause is a future.
    undated = token.tag in _FINITE_PRESENT or (token.tag in {"VBG", "VBN"} and child(sentence, i, "aux") is None)
    return certainty_of(outer) if undated else CERTAIN


def _after_preposition(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    preposition = sentence.tokens[i].head
    token = sentence.tokens[preposition]
    outer = _value(sentence, cues, token.head, seen)
    signature = prepositional_signature(sentence, cues, preposition, "ing")
    if signature is not None:
        return embed(outer, signature)
    words = (token.text.lower(), *(sentence.tokens[j].text.lower() for j in children(sentence, preposition) if j < i))
    value = next((cues.prepositions[w] for w in words if w in cues.prepositions), UNKNOWN)
    return both(certainty_of(outer), value)


def _noun_value(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    return both(_noun_context(sentence, cues, i, seen), _noun_cues(sentence, cues, i))


def _noun_cues(sentence: Sentence, cues: Cues, i: int) -> Factuality:
    """Give what the noun's own modifiers say: "planned", "alleged", "scheduled for Friday", "to be held"."""
    value = CERTAIN
    for j in children(sentence, i):
        token = sentence.tokens[j]
        if token.dep in {"amod", "nmod", "compound"} and token.text.lower() in cues.attributes:
            value = both(value, cues.attributes[token.text.lower()])
        elif token.dep == "acl" and token.tag == "VBN":
            signature = cues.signature("noun", *_lemmas(sentence, j))
            value = both(value, signature.affirmed) if signature else value
        elif token.dep == "acl" and is_infinitive(sentence, j) and child(sentence, j, "auxpass") is not None:
            value = both(value, Factuality.PROBABLE)
    return value


def _lemmas(sentence: Sentence, i: int) -> tuple[str, ...]:
    return sentence.tokens[i].text.lower(), sentence.tokens[i].lemma.lower()


def _noun_context(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    token = sentence.tokens[i]
    if token.dep in {"compound", "conj", "appos", "nmod"}:
        return _value(sentence, cues, token.head, seen)
    if token.dep == "poss":
        return certainty_of(_value(sentence, cues, token.head, seen))
    if token.dep in {"dobj", "nsubj", "nsubjpass", "attr", "dative", "oprd"}:
        return _argument(sentence, cues, i, seen)
    if token.dep == "pobj":
        return _object_of_preposition(sentence, cues, i, seen)
    return Factuality.DENIED if has_negative_determiner(sentence, cues, i) else CERTAIN


def _argument(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    token = sentence.tokens[i]
    governor = sentence.tokens[token.head]
    outer = _value(sentence, cues, token.head, seen)
    if token.dep in {"dobj", "nsubjpass"}:
        signature = cues.signature("noun", *_lemmas(sentence, token.head))
        made = token.lemma.lower() in cues.nouns.acts  # "declined an offer": it was made
        if signature is not None and not (made and signature.affirmed is Factuality.DENIED):
            return embed(outer, signature)
    predicative = child(sentence, token.head, "acomp")
    if token.dep == "nsubj" and predicative is not None and _lemmas(sentence, predicative)[0] in cues.attributes:
        return both(outer, cues.attributes[_lemmas(sentence, predicative)[0]])  # "a breakthrough is unlikely"
    if governor.lemma.lower() in cues.nouns.light or has_negative_determiner(sentence, cues, i):
        return outer
    return _presupposed(sentence, i, outer)


def _presupposed(sentence: Sentence, i: int, outer: Factuality) -> Factuality:
    """Give the value of an event that something is done with: a definite one is taken for granted."""
    definite = any(
        sentence.tokens[k].text.lower() in {"the", "this", "that", "these", "those"} or sentence.tokens[k].dep == "poss"
        for k in children(sentence, i)
    )
    subject = sentence.tokens[i].dep.startswith("nsubj")
    if outer in {CERTAIN, Factuality.DENIED} or (definite and not subject):
        return CERTAIN
    return certainty_of(outer)


def _object_of_preposition(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    preposition = sentence.tokens[i].head
    token = sentence.tokens[preposition]
    outer = _value(sentence, cues, token.head, seen)
    signature = prepositional_signature(sentence, cues, preposition, "noun")
    if signature is not None:
        return embed(outer, signature)
    if token.text.lower() == "without":
        return both(certainty_of(outer), Factuality.DENIED)
    if sentence.tokens[token.head].pos in _VERBAL:
        return _presupposed(sentence, i, outer)
    return certainty_of(outer)
