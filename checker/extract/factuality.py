"""Whether an event happened, as its source gives it: FactBank's certainty and polarity, read off the parse.

The method is De Facto's (Saurí and Pustejovsky 2012): the value of an event is that of its own cues (negation, modals,
adverbs) set under the value that each embedding predicate projects, from the top of the sentence down. Cues and their
signatures are the table `factuality.toml`. Verbs of reporting leave their content its own value: who vouches for it is
the attribution's business.
"""

from collections.abc import Collection

from checker.extract.cues import Cues, Signature, load_cues
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

_CERTAINTY = ("U", "PS", "PR", "CT")
_FINITE_PRESENT = frozenset({"VBZ", "VBP"})
_WHETHER = frozenset({"whether", "if"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "relcl", "csubj"})
_PREDICATIVES = frozenset({"acomp", "attr", "oprd"})
CERTAIN, UNKNOWN, POSSIBLE = Factuality.CERTAIN, Factuality.UNKNOWN, Factuality.POSSIBLE


def factuality(sentence: Sentence, token: int) -> Factuality:
    """Give the factuality of the event whose predicate (a verb, an adjective or an event noun) is `token`."""
    return _value(sentence, load_cues(), token, frozenset())


def _value(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    """Give the value of token `i`; `seen` guards against a parse that runs in a circle."""
    token = sentence.tokens[i]
    if i in seen:
        return CERTAIN
    seen |= {i}
    if token.dep in {"aux", "auxpass", "prt", "prep"} or token.dep in _PREDICATIVES - {"attr"}:
        return _value(sentence, cues, token.head, seen)
    if token.pos in _VERBAL or token.tag.startswith("VB") or token.dep in _CLAUSES:
        return both(_verb_context(sentence, cues, i, seen), _verb_cues(sentence, cues, i))
    return _noun_value(sentence, cues, i, seen)


# ---- the algebra -----------------------------------------------------------------------------------------------------


def _parts(value: Factuality) -> tuple[int, bool]:
    return (0, True) if value is UNKNOWN else (_CERTAINTY.index(value[:2]), value.endswith("+"))


def _make(certainty: int, positive: bool) -> Factuality:
    return UNKNOWN if certainty == 0 else Factuality(_CERTAINTY[certainty] + ("+" if positive else "-"))


def both(outer: Factuality, inner: Factuality) -> Factuality:
    """Set one value under another: the weaker certainty, and two negations make an affirmation."""
    (c1, p1), (c2, p2) = _parts(outer), _parts(inner)
    return _make(min(c1, c2), p1 == p2)


def embed(outer: Factuality, signature: Signature) -> Factuality:
    """Give the value that an embedding predicate, itself of value `outer`, projects on its complement."""
    certainty, positive = _parts(outer)
    inner, polarity = _parts(signature.affirmed if positive else signature.negated)
    # What is factive stays true whatever becomes of the predicate: "may regret that it happened".
    factive = signature.affirmed is signature.negated is CERTAIN
    return CERTAIN if factive else _make(min(certainty, inner), polarity)


def _certainty_of(value: Factuality) -> Factuality:
    return _make(_parts(value)[0], positive=True)


# ---- verbs -----------------------------------------------------------------------------------------------------------


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
    if form_of(sentence, i) == "whether" and _marked(sentence, i, _WHETHER):
        return UNKNOWN
    return CERTAIN if _parts(outer)[1] else UNKNOWN  # however sure it is that it is said


def _unlisted_complement(sentence: Sentence, i: int, outer: Factuality) -> Factuality:
    """Give the value that a predicate unknown to the table projects on a clause, by the clause's form."""
    token, form = sentence.tokens[i], form_of(sentence, i)
    if form == "to":
        # "talks to be held on Friday" are on the calendar; of other infinitives nothing is known.
        scheduled = token.dep == "acl" and child(sentence, i, "auxpass") is not None
        return Factuality.PROBABLE if scheduled else UNKNOWN
    if form == "ing":
        return _certainty_of(outer) if token.dep == "xcomp" else CERTAIN
    asked = form == "whether" and _marked(sentence, i, _WHETHER)
    return UNKNOWN if asked or (outer in {Factuality.DENIED, UNKNOWN} and token.dep == "ccomp") else CERTAIN


def _marked(sentence: Sentence, i: int, words: Collection[str]) -> bool:
    """Say whether a subordinating word of `words` opens the clause of token `i`; "even if" is a concession."""
    opened = [j for j in children(sentence, i) if j < i and sentence.tokens[j].text.lower() in words]
    return any(sentence.tokens[max(j - 1, 0)].text.lower() != "even" for j in opened)


def _adverbial(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    token = sentence.tokens[i]
    if _marked(sentence, i, cues.conditional.marks):
        return POSSIBLE
    if form_of(sentence, i) in {"to", "whether"}:
        cue, signature = clausal_signature(sentence, cues, i)
        known = cue != token.head or form_of(sentence, i) == "to"  # "called when he fell" asks nothing
        if signature is not None and known and not signature.report:
            return embed(_value(sentence, cues, cue, seen), signature)
    if is_infinitive(sentence, i):
        return UNKNOWN
    outer = _value(sentence, cues, token.head, seen)
    if _marked(sentence, i, {"than"}) and any(t.text.lower() == "rather" for t in sentence.tokens[:i]):
        return Factuality.DENIED
    # "when they meet, they will sign": the present tense under a future clause is a future.
    undated = token.tag in _FINITE_PRESENT or (token.tag in {"VBG", "VBN"} and child(sentence, i, "aux") is None)
    return _certainty_of(outer) if undated else CERTAIN


def _after_preposition(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    preposition = sentence.tokens[i].head
    token = sentence.tokens[preposition]
    outer = _value(sentence, cues, token.head, seen)
    signature = prepositional_signature(sentence, cues, preposition, "ing")
    if signature is not None:
        return embed(outer, signature)
    words = (token.text.lower(), *(sentence.tokens[j].text.lower() for j in children(sentence, preposition) if j < i))
    value = next((cues.prepositions[w] for w in words if w in cues.prepositions), UNKNOWN)
    return both(_certainty_of(outer), value)


def _verb_cues(sentence: Sentence, cues: Cues, i: int) -> Factuality:
    """Give what the verb's own clause says: modals, negation, adverbs, condition, question."""
    value = _modal(sentence, cues, i, negated=_negated(sentence, cues, i))
    for j in children(sentence, i):
        token = sentence.tokens[j]
        if token.dep == "advmod" and token.text.lower() in cues.adverbs:
            value = both(value, cues.adverbs[token.text.lower()])
        elif token.dep == "advcl" and _marked(sentence, j, cues.conditional.marks):
            value = value if _reports(sentence, cues, i) else both(value, POSSIBLE)
    return UNKNOWN if _questioned(sentence, i) else value


def _modal(sentence: Sentence, cues: Cues, i: int, *, negated: bool) -> Factuality:
    owner = i if _own_auxiliaries(sentence, i) else _shares_with(sentence, i)
    modal = next((j for j in children(sentence, owner) if sentence.tokens[j].tag == "MD" and j < owner), None)
    if modal is None:
        return Factuality.DENIED if negated else CERTAIN
    word = sentence.tokens[modal].text.lower().replace("\u2019", "'")
    word = cues.contractions.get(word, word)
    perfect = any(sentence.tokens[j].text.lower() in {"have", "'ve"} for j in _own_auxiliaries(sentence, owner))
    table = cues.perfect_modals if perfect else cues.modals
    return table.get(word, (UNKNOWN, UNKNOWN))[negated]


def _own_auxiliaries(sentence: Sentence, i: int) -> list[int]:
    return [j for j in children(sentence, i) if sentence.tokens[j].dep in {"aux", "auxpass"}]


def _shares_with(sentence: Sentence, i: int) -> int:
    """Give the verb whose auxiliaries serve `i` too: in "will meet and sign" they stand before "meet"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    plain = token.tag in {"VB", "VBP"} and head.tag in {"VB", "VBP"}
    if token.dep == "conj" and not has_subject(sentence, i) and (plain or token.tag == head.tag):
        return token.head if _own_auxiliaries(sentence, token.head) else _shares_with(sentence, token.head)
    return i


def _negated(sentence: Sentence, cues: Cues, i: int) -> bool:
    """Say whether negations of the clause of verb `i` leave it denied."""
    count = sum(_negates(sentence, cues, j) for j in children(sentence, i))
    token = sentence.tokens[i]
    if token.dep == "conj" and not has_subject(sentence, i):
        joint = {
            sentence.tokens[j].text.lower() for j in children(sentence, token.head) if sentence.tokens[j].dep == "cc"
        }
        if joint & {"or", "nor"}:
            count += _negated(sentence, cues, token.head)
    return count % 2 == 1


def _negates(sentence: Sentence, cues: Cues, j: int) -> bool:
    token = sentence.tokens[j]
    word = token.text.lower()
    if token.dep == "neg" or (token.dep in {"advmod", "cc", "preconj"} and word in cues.negation.words):
        after = [t.text.lower() for t in sentence.tokens[j + 1 : j + 2]]
        return not (after and after[0] in cues.negation.cancelled_by) and not _until(sentence, token.head, j)
    if token.dep == "advmod" and word == "longer":
        return any(sentence.tokens[k].text.lower() == "no" for k in children(sentence, j))
    if token.dep in {"nsubj", "nsubjpass", "dobj", "attr", "dative"}:
        return word in cues.negation.subjects or has_negative_determiner(sentence, cues, j)
    return False


def _until(sentence: Sentence, verb: int, negation: int) -> bool:
    """Say whether "until" takes the negation back: what did not happen until Friday happened."""
    return sentence.tokens[negation].text.lower() != "never" and any(
        sentence.tokens[j].text.lower() == "until"
        or any(
            sentence.tokens[k].text.lower() == "until" and sentence.tokens[k].dep == "mark"
            for k in children(sentence, j)
        )
        for j in children(sentence, verb)
        if j > verb
    )


def has_negative_determiner(sentence: Sentence, cues: Cues, i: int) -> bool:
    """Say whether the noun `i` has "no" or "neither" for a determiner."""
    return any(
        sentence.tokens[k].text.lower() in cues.negation.determiners and sentence.tokens[k].dep in {"det", "neg"}
        for k in children(sentence, i)
    )


def _reports(sentence: Sentence, cues: Cues, i: int) -> bool:
    signature = cues.signature("that", sentence.tokens[i].lemma.lower())
    return signature is not None and signature.report and child(sentence, i, "ccomp") is not None


def _questioned(sentence: Sentence, i: int) -> bool:
    """Say whether the question mark of the sentence is that of the clause of verb `i`."""
    return any(token.text == "?" and j > i and _asked(sentence, j) == i for j, token in enumerate(sentence.tokens))


def _asked(sentence: Sentence, mark: int) -> int:
    """Give the verb that the question mark `mark` belongs to: a quoted question is not its reporter's."""
    head = sentence.tokens[mark].head
    content = child(sentence, head, "ccomp")
    if content is None or content > mark:
        return head
    between = sentence.tokens[min(head, content) : max(head, content)]
    quoted = mark < head or any(t.text in {'"', "\u201c", "\u2018", "'", "``"} for t in between)
    return content if quoted else head


# ---- event nouns -----------------------------------------------------------------------------------------------------


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
        return _certainty_of(_value(sentence, cues, token.head, seen))
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
        if signature is not None:
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
    return _certainty_of(outer)


def _object_of_preposition(sentence: Sentence, cues: Cues, i: int, seen: frozenset[int]) -> Factuality:
    preposition = sentence.tokens[i].head
    token = sentence.tokens[preposition]
    outer = _value(sentence, cues, token.head, seen)
    signature = prepositional_signature(sentence, cues, preposition, "noun")
    if signature is not None:
        return embed(outer, signature)
    if token.text.lower() == "without":
        return both(_certainty_of(outer), Factuality.DENIED)
    if sentence.tokens[token.head].pos in _VERBAL:
        return _presupposed(sentence, i, outer)
    return _certainty_of(outer)
