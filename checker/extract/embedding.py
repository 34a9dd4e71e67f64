"""How a predicate stands under its governor: with which form of complement, under which listed cue."""

from checker.extract.cues import Cues, Form, Signature
from checker.extract.syntax import children
from checker.model import Sentence

_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PREDICATIVES = frozenset({"acomp", "attr", "oprd"})


def child(sentence: Sentence, i: int, *deps: str) -> int | None:
    """Give the first dependent of token `i` with one of the labels `deps`, or None."""
    return next((j for j in children(sentence, i) if sentence.tokens[j].dep in deps), None)


def is_infinitive(sentence: Sentence, i: int) -> bool:
    """Say whether the verb `i` is a to-infinitive."""
    return any(sentence.tokens[j].tag == "TO" and j < i for j in children(sentence, i))


def has_subject(sentence: Sentence, i: int) -> bool:
    """Say whether the verb `i` has a subject of its own."""
    return child(sentence, i, *_SUBJECTS) is not None


def form_of(sentence: Sentence, i: int) -> Form:
    """Give the form of the clause that token `i` heads, as its governor sees it."""
    if is_infinitive(sentence, i):
        return "to"
    marks = {sentence.tokens[j].text.lower() for j in children(sentence, i) if sentence.tokens[j].dep == "mark"}
    if marks & {"whether", "if"} or _asks(sentence, i):
        return "whether"
    if sentence.tokens[i].tag in {"VBG", "VBN"} and child(sentence, i, "aux", "auxpass") is None:
        return "ing"
    return "that"


def _asks(sentence: Sentence, i: int) -> bool:
    """Say whether a question word opens the clause of token `i`."""
    return any(
        sentence.tokens[j].tag in _WH or any(sentence.tokens[k].tag in _WH for k in children(sentence, j))
        for j in children(sentence, i)
        if j < i and sentence.tokens[j].dep in {"advmod", "nsubj", "nsubjpass", "dobj", "attr"}
    )


def keys_of(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Give the names under which the table may list token `i`: with its particle, as written, as its lemma."""
    token = sentence.tokens[i]
    plain: tuple[str, ...] = (token.text.lower(), token.lemma.lower())
    if plain[0] == "going" and not any(sentence.tokens[j].lemma == "be" for j in children(sentence, i)):
        plain = plain[1:]  # "going to the office to sign" is motion
    particle = child(sentence, i, "prt")
    return plain if particle is None else (f"{plain[-1]} {sentence.tokens[particle].text.lower()}", *plain)


def cue_of(sentence: Sentence, i: int, governor: int) -> int:
    """Give the token whose meaning embeds `i`: the governor, or what a copula that governs it predicates.

    In "is likely to attend" some parses hang "attend" on "is"; the cue is "likely".
    """
    if sentence.tokens[governor].lemma.lower() in {"be", "seem", "appear", "remain", "become"}:
        found = [j for j in children(sentence, governor) if sentence.tokens[j].dep in _PREDICATIVES and j != i]
        if found and found[-1] < i:
            return found[-1]
    return governor


def clausal_signature(sentence: Sentence, cues: Cues, i: int) -> tuple[int, Signature | None]:
    """Give the token that embeds clause `i`, and what the table says of such a complement under it."""
    cue = cue_of(sentence, i, sentence.tokens[i].head)
    form = form_of(sentence, i)
    copula = sentence.tokens[cue].lemma.lower() == "be"
    if copula and form == "to":
        subject = child(sentence, cue, "nsubj")
        if subject is not None and sentence.tokens[subject].lemma.lower() in cues.nouns.aims:
            return cue, cues.signature("to", "want")
    found = cues.signature(form, *keys_of(sentence, cue))
    if found is None and form == "whether":
        found = cues.signature("that", *keys_of(sentence, cue))
    return cue, found


def prepositional_signature(sentence: Sentence, cues: Cues, preposition: int, form: Form) -> Signature | None:
    """Give what the table says of a gerund or noun after `preposition` under the preposition's own governor."""
    token = sentence.tokens[preposition]
    word = token.text.lower()
    stems = keys_of(sentence, token.head)
    adjective = [j for j in children(sentence, token.head) if sentence.tokens[j].dep in _PREDICATIVES]
    stems += tuple(sentence.tokens[j].lemma.lower() for j in adjective)
    return cues.signature(form, *(f"{stem} {word}" for stem in stems)) or cues.signature(
        "noun", *(f"{stem} {word}" for stem in stems)
    )
