"""The time of the clause that a temporal expression stands in, by the verb that governs it."""

from itertools import pairwise

from checker.extract.cues import Cues, load_cues
from checker.extract.embedding import child, clausal_signature, is_infinitive
from checker.extract.syntax import ancestors, children
from checker.model import Factuality, Sentence, Tense

_VERBAL = frozenset({"VERB", "AUX"})
# Under these an infinitive or an event noun lies ahead; under the others (CT) it shares its governor's time.
_AHEAD = frozenset({Factuality.PROBABLE, Factuality.IMPROBABLE, Factuality.UNKNOWN, Factuality.POSSIBLE})


def tense_of(sentence: Sentence, token: int) -> Tense:
    """Give the time of the clause that the temporal expression at `token` stands in, relative to the article.

    An infinitive under "planned", "wants" or "is set" lies in the future whatever the tense of its governor; so does
    an event noun under such a verb ("called for talks on Friday"). PRESENT where no verb governs the expression.
    """
    cues = load_cues()
    path = [token, *ancestors(sentence, token)]
    ahead = False
    if any(sentence.tokens[i].text.lower() in {"since", "ago"} for i in path[:4]):
        return Tense.PAST  # since when is always before now
    for below, i in pairwise(path):
        token_ = sentence.tokens[i]
        if token_.pos in _VERBAL and token_.dep not in {"aux", "auxpass"}:
            if ahead or _scheduled(sentence, cues, i, below):
                return Tense.FUTURE
            return _verb_tense(sentence, cues, i)
        ahead = ahead or _noun_lies_ahead(sentence, cues, i)
    return Tense.PRESENT


def _scheduled(sentence: Sentence, cues: Cues, verb: int, below: int) -> bool:
    """Say whether the verb puts what follows it on the calendar: "scheduled for Friday", "plans to meet on Friday"."""
    token = sentence.tokens[verb]
    if sentence.tokens[below].text.lower() == "for" and sentence.tokens[below].dep == "prep":
        signature = cues.signature("noun", token.text.lower(), token.lemma.lower())
        return signature is not None and signature.affirmed in _AHEAD
    return any(
        is_infinitive(sentence, j) and j < below and _verb_tense(sentence, cues, j) is Tense.FUTURE
        for j in children(sentence, verb)
        if sentence.tokens[j].dep in {"xcomp", "ccomp"}
    )


def _noun_lies_ahead(sentence: Sentence, cues: Cues, noun: int) -> bool:
    """Say whether an event noun lies ahead of its governor: the object of "planned", what "called for" asks for."""
    token = sentence.tokens[noun]
    if token.dep not in {"dobj", "pobj"}:
        return False
    governor = sentence.tokens[token.head]
    keys: tuple[str, ...] = (governor.text.lower(), governor.lemma.lower())
    if token.dep == "pobj":
        above = sentence.tokens[governor.head]
        keys = (f"{above.lemma.lower()} {governor.text.lower()}",)
    signature = cues.signature("noun", *keys)
    return signature is not None and signature.affirmed in _AHEAD - {Factuality.POSSIBLE}


def _verb_tense(sentence: Sentence, cues: Cues, i: int, depth: int = 0) -> Tense:
    token = sentence.tokens[i]
    auxiliaries = [sentence.tokens[j] for j in children(sentence, i) if sentence.tokens[j].dep in {"aux", "auxpass"}]
    if is_infinitive(sentence, i):
        return _infinitive_tense(sentence, cues, i, depth)
    if any(a.tag == "MD" for a in auxiliaries):
        perfect = any(a.lemma.lower() == "have" for a in auxiliaries)
        future = any(a.text.lower().replace("\u2019", "'") in {"will", "'ll", "wo", "shall"} for a in auxiliaries)
        return Tense.PAST if perfect and not future else Tense.FUTURE
    if any(a.tag == "VBD" or a.lemma.lower() == "have" for a in auxiliaries) or token.tag == "VBD":
        return Tense.PAST
    if any(a.tag in {"VBZ", "VBP"} for a in auxiliaries) or token.tag in {"VBZ", "VBP"}:
        return Tense.PRESENT
    return _nonfinite_tense(sentence, cues, i, depth)


def _infinitive_tense(sentence: Sentence, cues: Cues, i: int, depth: int) -> Tense:
    token = sentence.tokens[i]
    if child(sentence, i, "aux") is not None and any(
        sentence.tokens[j].lemma.lower() == "have" and sentence.tokens[j].dep == "aux" for j in children(sentence, i)
    ):
        return Tense.PAST  # "is believed to have met"
    if token.dep in {"xcomp", "ccomp", "acl"}:
        cue, signature = clausal_signature(sentence, cues, i)
        if signature is not None and signature.affirmed not in _AHEAD:
            return _governing_tense(sentence, cues, cue, depth)
        return Tense.FUTURE
    return _governing_tense(sentence, cues, token.head, depth) if token.dep != "ROOT" else Tense.FUTURE


def _nonfinite_tense(sentence: Sentence, cues: Cues, i: int, depth: int) -> Tense:
    """Give the tense of a participle or bare verb: that of the clause around it, or the past for "talks held …"."""
    token = sentence.tokens[i]
    if token.tag == "VBN" and token.dep in {"acl", "ROOT", "amod"}:
        return Tense.PAST
    return Tense.PRESENT if token.dep == "ROOT" else _governing_tense(sentence, cues, token.head, depth)


def _governing_tense(sentence: Sentence, cues: Cues, i: int, depth: int) -> Tense:
    """Give the tense of the nearest verb at or above token `i`. `depth` guards against circular parses."""
    if depth > len(sentence.tokens):
        return Tense.PRESENT
    for j in (i, *ancestors(sentence, i)):
        if sentence.tokens[j].pos in _VERBAL and sentence.tokens[j].dep not in {"aux", "auxpass"}:
            return _verb_tense(sentence, cues, j, depth + 1)
    return Tense.PRESENT
