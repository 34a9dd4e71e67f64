"""Which of the names seen so far a description stands for: "the Irish leader", "Russian negotiators", "both men"."""

from checker.extract.registry import FEMALE, MALE, Facts, Name
from checker.extract.salience import SUBJECTS, VERBAL, Context, Test, choose, fitting, governing_subjects
from checker.extract.syntax import ancestors, children
from checker.model import Sentence

_BACK = 3  # sentences that a pair reaches back over
_TWO = frozenset({"pair", "duo", "both", "two"})
_BACK_TO_ROLE = 8  # and "the president": a long quotation may stand between


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
            choice = choose(context, s - back, range(end), lambda n: n in fits) if s >= back else None
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


def pair(context: Context, s: int, i: int) -> tuple[Name, ...] | None:
    """Give what "the two sides", "both men", "the pair" or "each other" stand for; None where it is none of these."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    if token.text.lower() == "other" and i and sentence.tokens[i - 1].text.lower() in {"each", "one"}:
        own = list(governing_subjects(sentence, i)) or _clause_subjects(sentence, i)
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
    verbs = [j for j in ancestors(sentence, i) if sentence.tokens[j].pos in VERBAL]
    return [k for j in verbs for k in children(sentence, j) if sentence.tokens[k].dep in SUBJECTS]


def _pair_kinds(context: Context, s: int, i: int) -> tuple[Test, ...]:
    """Give what the pair may be of; nothing when token `i` heads no phrase for a pair."""
    sentence = context.sentences[s]
    token = sentence.tokens[i]
    word, lemma, pairs = token.text.lower(), token.lemma.lower(), context.words.pairs
    plural = token.tag in {"NNS", "NNPS"} or lemma == "both"
    if not plural and word not in _TWO:  # nearly every token
        return ()
    countries: Test = lambda n: n.canonical in context.countries and n.entity == "GPE"  # noqa: E731
    barred = {"man": FEMALE, "woman": MALE}.get(lemma, "neither")
    persons: Test = lambda n: n.entity == "PERSON" and context.facts.get(n, Facts()).gender != barred  # noqa: E731
    organisations: Test = lambda n: n.entity == "ORG"  # noqa: E731
    modifiers = {sentence.tokens[j].text.lower() for j in children(sentence, i)}
    alone = token.dep in {*SUBJECTS, "dobj", "pobj", "dative"}
    two = word in {"pair", "duo"} or (word == "two" and alone)
    if (two and "the" in modifiers) or (word == "both" and alone):
        return persons, countries
    if not plural:
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
        names = fitting(context, s - back, end, fits)
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
