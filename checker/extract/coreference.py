"""Pronouns and descriptions: which of the names seen so far they stand for, or nothing when two fit equally.

Rules in the manner of Lappin and Leass (1994), kept to the few that are nearly always right in news: agreement, the
subject before other phrases, the nearer clause before the farther, and no antecedent in the pronoun's own clause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.extract.registry import FEMALE, MALE, Facts, Name
from checker.extract.syntax import ancestors, children
from checker.model import Sentence
from checker.names import Words

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BACK = 3  # sentences that a pronoun or a pair reaches back over
_BACK_TO_ROLE = 8  # and "the president": a long quotation may stand between
_OBJECTIVE = frozenset({"him", "her", "them"})
_SHARING = frozenset(
    {"conj", "advcl", "pcomp", "xcomp", "ccomp", "prep"}
)  # a clause without a subject shares the one above
_VERBAL = frozenset({"VERB", "AUX"})

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


# ---- pronouns --------------------------------------------------------------------------------------------------------


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
    for subject in _governing_subjects(sentence, i):
        names = [n for n in context.at(s, subject) if fits(n)]
        if len(names) == 1 and names[0] not in barred:
            return (names[0],)
        if _is_unnamed_person(context, s, subject):
            return ()
    for back in range(_BACK + 1):
        if s - back < 0:
            break
        end = i if back == 0 else len(context.sentences[s - back].tokens)
        eligible: Test = lambda n: fits(n) and n not in barred  # noqa: E731
        choice = _choose(context, s - back, range(end), eligible)
        if choice and _is_object(sentence, i) and len(_fitting(context, s - back, end, eligible)) > 1:
            return ()  # an object prefers no subject: two persons fit equally
        if choice is not None:
            return choice
    return ()


def _is_object(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].dep in {"dobj", "pobj", "dative"}


def _fitting(context: Context, s: int, end: int, fits: Test) -> set[Name]:
    """Give the fitting names in the first `end` tokens of a sentence."""
    return {n for k in range(end) for n in context.found.get((s, k), ()) if fits(n)}


def _choose(context: Context, s: int, tokens: Iterable[int], fits: Test) -> tuple[Name, ...] | None:
    """Choose among the names in a sentence: its one candidate or its one subject; () on a draw, None without one."""
    sentence = context.sentences[s]
    seen: list[Name] = []
    subjects: list[Name] = []
    unnamed = False
    for i in tokens:
        names = [n for n in context.found.get((s, i), ()) if fits(n)]
        is_subject = sentence.tokens[i].dep in _SUBJECTS
        unnamed = unnamed or (is_subject and _is_unnamed_person(context, s, i))
        seen += [n for n in names if n not in seen]
        subjects += [n for n in names if is_subject and n not in subjects]
    if unnamed:
        return ()
    if len(seen) == 1:
        return (seen[0],)
    if len(subjects) == 1:
        return (subjects[0],)
    return () if seen else None


def _is_unnamed_person(context: Context, s: int, i: int) -> bool:
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


def _governing_subjects(sentence: Sentence, i: int) -> Iterator[int]:
    """Give the subjects of the clauses above that of token `i`, nearest first, and its own if it is not an argument."""
    own = True
    for j in ancestors(sentence, i):
        if sentence.tokens[j].pos not in _VERBAL:
            continue
        for k in children(sentence, j):
            if sentence.tokens[k].dep in _SUBJECTS and k < i and (not own or sentence.tokens[i].dep == "poss"):
                yield k
        own = False


def _own_subject(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give the names of the subject of the pronoun's own clause, which it is not when it is an object there."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    raised = token.dep == "nsubj" and token.text.lower() in _OBJECTIVE  # "urged him to go": an object of "urged"
    if (token.dep in {"poss", *_SUBJECTS} and not raised) or token.text.lower().endswith("self"):
        return ()
    verbs = [j for j in ancestors(sentence, i) if sentence.tokens[j].pos in _VERBAL][int(raised) :]
    if not verbs:
        return ()
    verb = verbs[0]
    # A participle, an infinitive or a second verb has the subject of the clause above: "said and urged him".
    while not (own := [k for k in children(sentence, verb) if sentence.tokens[k].dep in _SUBJECTS]):
        above = sentence.tokens[verb].head
        if sentence.tokens[verb].dep == "acl":  # "a challenge from the president to meet him"
            own = [k for k in range(above, verb) if above in ancestors(sentence, k)]
            break
        if sentence.tokens[verb].dep not in _SHARING or above == verb:
            return ()
        verb = above
    return tuple(n for k in own for n in context.at(s, k))


def _of_subject(
    context: Context, s: int, i: int, fits: Callable[[tuple[Name, ...]], bool], tag: str
) -> tuple[Name, ...]:
    """Give the names of the nearest governing subject, or of the last sentence's; a common noun there is in the way."""
    sentence = context.sentences[s]
    barred = _own_subject(context, s, i)
    candidates = [(s, k) for k in _governing_subjects(sentence, i)]
    if s > 0:
        before = context.sentences[s - 1]
        roots = [j for j, t in enumerate(before.tokens) if t.head == j]
        candidates += [(s - 1, k) for r in roots for k in children(before, r) if before.tokens[k].dep in _SUBJECTS]
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
        token.dep in _SUBJECTS
        and verb.lemma == "be"
        and any(sentence.tokens[j].dep in {"acomp", "attr", "ccomp"} for j in children(sentence, token.head))
    )


# ---- descriptions ----------------------------------------------------------------------------------------------------


def described(context: Context, s: int, i: int) -> tuple[Name, ...]:
    """Give the names that a description stands for: "the Ukrainian leader", "the spokesman", "Russian negotiators"."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    nations = _nations(context, s, i)
    definite = any(
        sentence.tokens[j].text.lower() in {"the", "this", "that"} or sentence.tokens[j].dep == "poss"
        for j in children(sentence, i)
    )
    noun = _noun(sentence, i)
    if token.tag in {"NN", "NNP"} and definite:
        person = _person_described(context, s, i, noun, nations)
        if person:
            return person
    sides = context.words.sides
    lemma = token.lemma.lower()
    if nations and (lemma in sides.collective or (lemma in sides.plural and token.tag in {"NNS", "NNPS"})):
        return tuple(Name(n, "GPE") for n in nations)
    return ()


def _noun(sentence: Sentence, i: int) -> str:
    """Give the noun of a description as the tables list it: "head of state", "prime minister", "leader"."""
    token = sentence.tokens[i]
    window = " ".join(t.text.lower() for t in sentence.tokens[i : i + 3])
    if window == "head of state":
        return window
    before = sentence.tokens[i - 1].text.lower() if i else ""
    return (
        f"{before} minister"
        if token.lemma.lower() == "minister" and before in {"prime", "foreign"}
        else token.lemma.lower()
    )


def _nations(context: Context, s: int, i: int) -> tuple[str, ...]:
    """Give the countries that modify a noun: "Ukrainian", "Ukraine's", "of Ukraine", coordinated ones together."""
    sentence = context.sentences[s]
    holders = list(children(sentence, i))
    for j in children(sentence, i):
        if sentence.tokens[j].dep == "prep" and sentence.tokens[j].text.lower() == "of":
            holders += children(sentence, j)
    found: list[str] = []
    for j in holders:
        if sentence.tokens[j].dep in {"amod", "poss", "compound", "nmod", "pobj", "npadvmod"}:
            found += [n.canonical for n in context.at(s, j) if n.canonical in context.countries]
    return tuple(dict.fromkeys(found))


def _person_described(context: Context, s: int, i: int, noun: str, nations: tuple[str, ...]) -> tuple[Name, ...]:
    classes = context.words.classes(noun)
    fits = [
        name
        for name, facts in context.facts.items()
        if (facts.classes & classes or noun in facts.nouns)
        and (not nations or facts.nations & set(nations))
        and (name.entity == "PERSON" or not classes)
    ]
    sentence = context.sentences[s]
    holders = [j for j in children(sentence, i) if sentence.tokens[j].dep == "poss"]
    owners = {n for j in holders for n in context.found.get((s, j), ())}
    if noun == "counterpart" and not nations:
        return ()
    if not nations and (holders or _has_complement(sentence, i)):
        return ()  # "his spokesman", "the head of the agency": somebody else's
    if not classes and any(sentence.tokens[j].dep in {"amod", "compound", "nmod"} for j in children(sentence, i)):
        return ()  # "the other company" is none that was named
    fits = [f for f in fits if f not in owners]
    if nations and not fits and classes & {"head_of_state", "head_of_government"}:
        # "China's Xi Jinping": introduced by the country alone, and the only one so.
        plain = [n for n, f in context.facts.items() if n.entity == "PERSON" and f.nations & set(nations)]
        fits = plain if len(plain) == 1 and not context.facts[plain[0]].classes and plain[0] not in owners else []
    if len(fits) == 1:
        return (fits[0],)
    if fits and not nations:
        for back in range(_BACK_TO_ROLE):
            end = i if back == 0 else len(context.sentences[s - back].tokens)
            choice = _choose(context, s - back, range(end), lambda n: n in fits) if s >= back else None
            if choice is not None:
                return choice
    return ()


def _has_complement(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.tokens[j].dep == "prep"
        and sentence.tokens[j].text.lower() in {"of", "for", "from", "at"}
        and sentence.tokens[i + 1 : i + 3]
        and sentence.tokens[min(i + 2, len(sentence.tokens) - 1)].text.lower() != "state"
        for j in children(sentence, i)
    )


# ---- pairs -----------------------------------------------------------------------------------------------------------


def pair(context: Context, s: int, i: int) -> tuple[Name, ...] | None:
    """Give what "the two sides", "both men", "the pair" or "each other" stand for; None where it is none of these."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    if token.text.lower() == "other" and i and sentence.tokens[i - 1].text.lower() in {"each", "one"}:
        own = list(_governing_subjects(sentence, i)) or _clause_subjects(sentence, i)
        names = context.at(s, own[0]) if own else ()
        return names if len(names) > 1 else ()
    kinds = _pair_kinds(context, s, i)
    if not kinds:
        return None
    for fits in kinds:
        found = _last_pair(context, s, i, fits)
        if found:
            return found
    return ()


def _clause_subjects(sentence: Sentence, i: int) -> list[int]:
    verbs = [j for j in ancestors(sentence, i) if sentence.tokens[j].pos in _VERBAL]
    return [k for j in verbs for k in children(sentence, j) if sentence.tokens[k].dep in _SUBJECTS]


def _pair_kinds(context: Context, s: int, i: int) -> tuple[Test, ...]:
    """Give what the pair may be of; nothing when token `i` heads no phrase for a pair."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    word, lemma, pairs = token.text.lower(), token.lemma.lower(), context.words.pairs
    countries: Test = lambda n: n.canonical in context.countries and n.entity == "GPE"  # noqa: E731
    barred = {"man": FEMALE, "woman": MALE}.get(lemma, "neither")
    persons: Test = lambda n: n.entity == "PERSON" and context.facts.get(n, Facts()).gender != barred  # noqa: E731
    organisations: Test = lambda n: n.entity == "ORG"  # noqa: E731
    modifiers = {sentence.tokens[j].text.lower() for j in children(sentence, i)}
    alone = token.dep in {*_SUBJECTS, "dobj", "pobj", "dative"}
    if (word in {"pair", "duo"} and "the" in modifiers) or (word == "both" and alone):
        return persons, countries
    if word == "two" and alone and "the" in modifiers:
        return persons, countries
    if token.tag not in {"NNS", "NNPS"} and lemma != "both":
        return ()
    counted = (
        ("two" in modifiers and modifiers & {"the", "these", "those"}) or "both" in modifiers or "either" in modifiers
    )
    if not counted and not (lemma in {"side", "party"} and "the" in modifiers and "all" not in modifiers):
        return ()
    for nouns, fits in ((pairs.persons, persons), (pairs.countries, countries), (pairs.organisations, organisations)):
        if lemma in nouns:
            return (fits,)
    return ()


def _last_pair(context: Context, s: int, i: int, fits: Test) -> tuple[Name, ...]:
    """Give the pair named together last: coordinated, else the only two in a sentence, else the article's only pair."""
    for back in range(min(_BACK, s) + 1):
        end = i if back == 0 else len(context.sentences[s - back].tokens)
        together = _groups(context, s - back, end, fits)
        if together:
            return together[-1] if len(set(map(frozenset, together))) == 1 else ()
        names = _fitting(context, s - back, end, fits)
        if len(names) == 2:
            return tuple(sorted(names))
        if len(names) > 2:
            return ()
    everywhere = [g for k in range(s) for g in _groups(context, k, len(context.sentences[k].tokens), fits)]
    return everywhere[-1] if len(set(map(frozenset, everywhere))) == 1 else ()


def _groups(context: Context, s: int, end: int, fits: Test) -> list[tuple[Name, ...]]:
    """Give the coordinations of exactly two fitting names in the first `end` tokens of a sentence."""
    groups: list[tuple[Name, ...]] = []
    for k in range(end):
        if context.sentences[s].tokens[k].dep in {"conj", "appos"}:
            continue  # the end of a longer list
        names = tuple(n for n in context.at(s, k) if fits(n))
        if len(names) == 2 and len(context.at(s, k)) == 2:
            groups.append(names)
    return groups
