"""Which of the names seen so far a third-person pronoun stands for, or none when two fit equally.

Rules in the manner of Lappin and Leass (1994), kept to the few that are nearly always right in news: agreement, the
subject before other phrases, the nearer clause before the farther, and no antecedent in the pronoun's own clause.
"""

from collections.abc import Callable

from checker.extract.registry import FEMALE, MALE, Facts, Name
from checker.extract.salience import (
    SUBJECTS,
    VERBAL,
    Context,
    Test,
    choose,
    fitting,
    governing_subjects,
    is_unnamed_person,
)
from checker.extract.syntax import ancestors, children
from checker.model import Sentence

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_BACK = 3  # sentences that a pronoun reaches back over
_OBJECTIVE = frozenset({"him", "her", "them"})
# A clause without a subject of its own shares the one above.
_SHARING = frozenset({"conj", "advcl", "pcomp", "xcomp", "ccomp", "prep"})


def antecedent(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give the names that the third-person pronoun at token `i` stands for."""
    word = context.sentences[s].tokens[i].text.lower()
    if word in HE:
        return _single(context, s, i, _is_person(context, MALE))
    if word in SHE:
        # Where one of them is known to be a woman, a name that tells nothing is passed over.
        return _single(context, s, i, _is_person(context, FEMALE, sure=True)) or _single(
            context, s, i, _is_person(context, FEMALE)
        )
    if word in IT and not _is_dummy(context.sentences[s], i):
        return _of_subject(context, s, i, lambda names: len(names) == 1 and names[0].entity in {"GPE", "ORG"}, "NN")
    if word in THEY:
        return _of_subject(context, s, i, lambda names: len(names) > 1, "NNS")
    return ()


def _is_person(context: Context, gender: str, *, sure: bool = False) -> Test:
    genders = {gender} if sure else {"", gender}

    def fits(name: Name) -> bool:
        return name.entity == "PERSON" and context.facts.get(name, Facts()).gender in genders

    return fits


def _single(context: Context, s: int, i: int, fits: Test) -> tuple[Name, ...]:
    """Give the one person that a pronoun stands for: a governing subject, or who alone was named of late."""
    sentence = context.sentences[s]
    barred = _own_subject(context, s, i)
    for subject in governing_subjects(sentence, i):
        names = [n for n in context.at(s, subject) if fits(n)]
        if len(names) == 1 and names[0] not in barred:
            return (names[0],)
        if is_unnamed_person(context, s, subject):
            return ()
    for back in range(_BACK + 1):
        if s - back < 0:
            break
        end = i if back == 0 else len(context.sentences[s - back].tokens)
        eligible: Test = lambda n: fits(n) and n not in barred  # noqa: E731
        choice = choose(context, s - back, range(end), eligible)
        if choice and _is_object(sentence, i) and len(fitting(context, s - back, end, eligible)) > 1:
            return ()  # an object prefers no subject: two persons fit equally
        if choice is not None:
            return choice
    return ()


def _is_object(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].dep in {"dobj", "pobj", "dative"}


def _own_subject(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give the names of the subject of the pronoun's own clause, which it is not when it is an object there."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    raised = token.dep == "nsubj" and token.text.lower() in _OBJECTIVE  # "urged him to go": an object of "urged"
    if (token.dep in {"poss", *SUBJECTS} and not raised) or token.text.lower().endswith("self"):
        return ()
    verbs = [j for j in ancestors(sentence, i) if sentence.tokens[j].pos in VERBAL][int(raised) :]
    if not verbs:
        return ()
    verb = verbs[0]
    asker = _asker(sentence, verb)
    # A participle, an infinitive or a second verb has the subject of the clause above: "said and urged him".
    while not (own := [k for k in children(sentence, verb) if sentence.tokens[k].dep in SUBJECTS]):
        above = sentence.tokens[verb].head
        if sentence.tokens[verb].dep not in _SHARING or above == verb:
            break
        verb = above
    own = own if asker is None else [asker]
    return tuple(n for k in own for n in context.at(s, k))


def _asker(sentence: Sentence, verb: int) -> int | None:
    """Give who is to do what an infinitive says in "a challenge from the president to meet him", or None."""
    to = next((j for j in children(sentence, verb) if sentence.tokens[j].tag == "TO"), 0)
    before = sentence.tokens[max(to - 1, 0)]
    asks = to > 0 and before.dep == "pobj" and sentence.tokens[before.head].text.lower() in {"from", "by", "for"}
    return to - 1 if asks else None


def _of_subject(
    context: Context, s: int, i: int, fits: Callable[[tuple[Name, ...]], bool], tag: str
) -> tuple[Name, ...]:
    """Give the names of the nearest governing subject, or of the last sentence's; a common noun there is in the way."""
    sentence = context.sentences[s]
    barred = _own_subject(context, s, i)
    candidates = [(s, k) for k in governing_subjects(sentence, i)]
    if s > 0:
        before = context.sentences[s - 1]
        roots = [j for j, t in enumerate(before.tokens) if t.head == j]
        candidates += [(s - 1, k) for r in roots for k in children(before, r) if before.tokens[k].dep in SUBJECTS]
    for at, k in candidates:
        names = context.at(at, k)
        if names and fits(names) and names != barred:
            return names
        if not names and context.sentences[at].tokens[k].tag == tag:
            return ()
    return ()


def _is_dummy(sentence: Sentence, i: int) -> bool:
    """Say whether "it" stands for a clause ("it is critical to …"), for nothing, or opens a cleft."""
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    if token.dep == "expl" or verb.lemma in {"rain", "snow", "seem", "appear", "remain", "take", "turn", "emerge"}:
        return token.dep != "poss"
    return (
        token.dep in SUBJECTS
        and verb.lemma == "be"
        and any(sentence.tokens[j].dep in {"acomp", "attr", "ccomp"} for j in children(sentence, token.head))
    )
