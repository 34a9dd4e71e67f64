"""Who is who in one article: full names carried over to short ones, and what the article says each of them is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from checker.extract.mentions import Mention
from checker.extract.syntax import children
from checker.model import Sentence
from checker.names import Kind, Words, fold, load_places, load_words, same_word, similar

MALE, FEMALE = "male", "female"
# More words than these are a name with what somebody is: the first of them is no given name.
_LONGEST = 3


class Name(NamedTuple):
    """Somebody or something named: the form for all its mentions in the article, and its OntoNotes label."""

    canonical: str
    entity: str


class Facts(NamedTuple):
    """What the article says of one name."""

    gender: str = ""  # "male", "female", or "" when nothing tells
    classes: frozenset[str] = frozenset()  # of role: "head_of_state"
    nouns: frozenset[str] = frozenset()  # it was introduced by: "spokesman", "company"
    nations: frozenset[str] = frozenset()


class Registry(NamedTuple):
    """The names of the article by mention, and the facts by canonical name."""

    names: dict[tuple[int, int, int], Name]  # by sentence, first and last token of the mention
    facts: dict[Name, Facts]

    def name(self, mention: Mention) -> Name | None:
        """Give the name that a mention stands for , None when for none."""
        return self.names.get((mention.sentence, mention.first, mention.last))


def registry_of(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Registry:
    """Carry full names over to short mentions, and collect titles, nationalities and descriptions."""
    words = load_words()
    persons = _full_names(mentions, words)
    organisations = _organisations(mentions, persons)
    acronyms = _acronyms(sentences, mentions)
    by_index = {s.index: s for s in sentences}
    names: dict[tuple[int, int, int], Name] = {}
    for m in mentions:
        name = _resolve(m, persons, () if _is_place(by_index[m.sentence], m) else organisations, acronyms, words)
        if not name.entity:
            name = _lone(by_index[m.sentence], m, name, words)
        if name.entity or len(m.words) > 1:  # a lone capitalised word that nothing vouches for is no name
            names[m.sentence, m.first, m.last] = name
    facts: dict[Name, Facts] = {}
    for m in mentions:
        name = names.get((m.sentence, m.first, m.last), Name("", ""))
        if not name.canonical:
            continue
        if name.entity not in {"GPE", "LOC", "FAC"}:
            seen = _facts(by_index[m.sentence], m, mentions, words)
            old = facts.get(name, Facts())
            facts[name] = Facts(
                old.gender or seen.gender,
                old.classes | seen.classes,
                old.nouns | seen.nouns,
                old.nations | seen.nations,
            )
    _share_roles(by_index, [(m, names[k]) for m in mentions if (k := (m.sentence, m.first, m.last)) in names], facts)
    return Registry(names, facts)


def _share_roles(
    sentences: Mapping[int, Sentence], named: Sequence[tuple[Mention, Name]], facts: dict[Name, Facts]
) -> None:
    """Add to each "counterpart" the role of the one whose counterpart it is: the subject of the sentence."""
    for m, name in named:
        if "counterpart" not in _nouns_around(sentences[m.sentence], m):
            continue
        subjects = [
            n
            for other, n in named
            if other.sentence == m.sentence and sentences[m.sentence].tokens[other.head].dep == "nsubj" and n != name
        ]
        if len(subjects) == 1 and subjects[0] in facts and name in facts:
            old = facts[name]
            facts[name] = old._replace(classes=old.classes | facts[subjects[0]].classes)


# ---- names -----------------------------------------------------------------------------------------------------------


def _full_names(mentions: Iterable[Mention], words: Words) -> tuple[tuple[str, ...], ...]:
    """Give the full names of persons, one form of each: the longest, then the first."""
    votes: dict[tuple[str, ...], Counter[bool]] = {}
    for m in mentions:
        if m.entry is None and len(m.words) > 1:
            votes.setdefault(m.words, Counter())[_is_person(m, words)] += 1
    full = [w for w, v in votes.items() if v[True] >= v[False] and v[True]]
    kept: list[tuple[str, ...]] = []
    for name in sorted(full, key=len, reverse=True):
        # A headline in capitals runs on: "Jane Doe Wins" beside "Jane Doe".
        if any(len(other) > 1 and len(other) < len(name) and name[: len(other)] == other for other in full):
            continue
        if not any(similar(" ".join(name), " ".join(other)) for other in kept):
            kept.append(name)
    return tuple(kept)


def _is_person(m: Mention, words: Words) -> bool:
    if m.label == "PERSON":
        return True
    given = m.words[0] in words.given.male | words.given.female
    family = m.words[0] in words.persons.family_first and m.label == ""
    return (
        (bool(m.titles) and m.label not in {"ORG", "FAC"})
        or family
        or (given and m.label not in {"ORG", "FAC", "EVENT"})
    )


def _organisations(mentions: Iterable[Mention], persons: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    found = {m.words: None for m in mentions if m.entry is None and m.label == "ORG" and len(m.words) > 1}
    return tuple(w for w in found if w not in persons)


def _acronyms(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[str, Name]:
    """Give the names that acronyms in brackets stand for: "China Media Group (CMG)"."""
    by_index = {s.index: s.tokens for s in sentences}
    found: dict[str, Name] = {}
    for m in mentions:
        tokens = by_index[m.sentence]
        after = [t.text for t in tokens[m.last + 1 : m.last + 4]]
        if m.entry is None and len(m.words) > 1 and len(after) == 3 and after[0] == "(" and after[2] == ")":
            letters = fold(after[1])
            if after[1].isupper() and letters[0] == m.words[0][0]:
                found[letters] = Name(" ".join(m.words), "ORG")
    return found


def _resolve(
    m: Mention,
    persons: tuple[tuple[str, ...], ...],
    organisations: tuple[tuple[str, ...], ...],
    acronyms: dict[str, Name],
    words: Words,
) -> Name:
    if m.entry is not None:
        return Name(m.entry.actor, "GPE" if m.entry.kind is Kind.SEAT else m.entry.entity)
    plain = " ".join(m.words)
    if plain in acronyms:
        return acronyms[plain]
    person = _person(m, persons, words)
    if person is not None:
        return Name(" ".join(person), "PERSON")
    whole = [o for o in organisations if len(o) > len(m.words) and m.words in {o[: len(m.words)], o[-len(m.words) :]}]
    initials = [
        o for o in organisations if len(m.words) == 1 and similar(plain, " ".join(o)) and len(plain) < len(o[-1])
    ]
    if m.label != "PERSON" and len(whole or initials) == 1:
        return Name(" ".join((whole or initials)[0]), "ORG")
    titled = bool(set(m.titles) - {"national", "state", "high", "special", "police", "security", "foreign"})
    return Name(plain, "PERSON" if titled and m.label in {"", "GPE", "ORG", "NORP"} and len(m.words) < 3 else m.label)


def _is_place(sentence: Sentence, m: Mention) -> bool:
    """Whether a mention is of a town or a region, and of no body named for it, as Ghent that wins is Ghent Rovers."""
    place = m.label in {"GPE", "LOC"} or (m.label != "PERSON" and bool(load_places().named(" ".join(m.words))))
    return place and sentence.tokens[m.head].dep != "nsubj"


def _lone(sentence: Sentence, m: Mention, name: Name, words: Words) -> Name:
    """Take a lone capitalised word without a label for a person where it speaks: "Whitmore said"."""
    token = sentence.tokens[m.head]
    speaks = token.dep in {"nsubj", "nsubjpass"} and sentence.tokens[token.head].lemma.lower() in words.persons.speaks
    named = token.tag == "NNP" and not words.is_title(name.canonical)
    return Name(name.canonical, "PERSON") if speaks and named else name


def _person(m: Mention, persons: tuple[tuple[str, ...], ...], words: Words) -> tuple[str, ...] | None:
    """Give the full name that a mention is short for, when exactly one fits."""
    plain = " ".join(m.words)
    if len(m.words) > 1:
        whole = [p for p in persons if similar(plain, " ".join(p)) or m.words[: len(p)] == p]
        return whole[0] if len(whole) == 1 else (m.words if whole else None)
    word = m.words[0]
    fits = [p for p in persons if same_word(word, p[-1])] + [
        p for p in persons if p[0] in words.persons.family_first and same_word(word, p[0]) and p[-1] != word
    ]
    if not fits and m.label in {"PERSON", ""}:
        fits = [p for p in persons if p[0] == word and len(p) <= _LONGEST]
    if len(fits) > 1:
        gender = _gender(m.titles, (), words)
        fits = [p for p in fits if gender and _gender((), p, words) == gender] or fits
    return fits[0] if len(fits) == 1 else None


# ---- facts -----------------------------------------------------------------------------------------------------------


def _gender(titles: Iterable[str], name: Sequence[str], words: Words) -> str:
    for male, female, found in (
        (words.titles.male, words.titles.female, tuple(titles)),
        (words.given.male, words.given.female, tuple(name[:1]) if len(name) > 1 else ()),
    ):
        told = {MALE for w in found if w in male} | {FEMALE for w in found if w in female}
        if len(told) == 1:
            return told.pop()
    return ""


def _facts(sentence: Sentence, m: Mention, mentions: Sequence[Mention], words: Words) -> Facts:
    """Give what the words around one mention say of it."""
    gender = _gender(m.titles, m.words if m.label in {"PERSON", ""} else (), words)
    title = " ".join(m.titles)
    nouns = {title, *m.titles, *(title.split(" of ")[:1])} if title else set()
    around = _around(sentence, m)
    nouns |= _nouns_around(sentence, m)
    nouns |= {m.words[-1]} if m.label == "ORG" and len(m.words) > 1 else set()
    holders = {m.head, *around}
    nations = {
        other.entry.actor
        for other in mentions
        if other.sentence == m.sentence
        and other.entry is not None
        and other.entry.kind in {Kind.COUNTRY, Kind.DEMONYM, Kind.SEAT, Kind.ORGANISATION}
        and other.head not in range(m.first, m.last + 1)
        and _modifies(sentence, other, m, holders)
    }
    former = any(
        sentence.tokens[j].text.lower() in {"former", "ex", "late"} for h in holders for j in children(sentence, h)
    )
    kept = frozenset(nouns - {""})
    classes = frozenset() if former or "former" in m.titles else frozenset(_classes(title, kept, words))
    return Facts(gender, classes, kept, frozenset(nations))


def _around(sentence: Sentence, m: Mention) -> set[int]:
    """Give the common nouns that a mention is introduced with: before it in one phrase, or in apposition."""
    tokens = sentence.tokens
    found = {i for i in children(sentence, m.head) if i < m.first and tokens[i].dep in {"compound", "nmod", "appos"}}
    found |= {i for i in children(sentence, m.head) if i > m.last and tokens[i].dep == "appos"}
    above = tokens[m.head].head
    agency = m.label == "ORG" and tokens[above].lemma.lower() in load_words().organisations.words
    if tokens[m.head].dep == "appos" or (tokens[m.head].dep in {"compound", "nmod"} and agency):
        found.add(above)  # "the Lakeside news agency", but no "Lakeside building"
    if m.first:
        found.add(m.first - 1)
    return {i for i in found if tokens[i].pos == "NOUN" and not m.first <= i <= m.last}


def _nouns_around(sentence: Sentence, m: Mention) -> set[str]:
    return {sentence.tokens[i].lemma.lower() for i in _around(sentence, m)}


def _classes(title: str, nouns: Iterable[str], words: Words) -> set[str]:
    """Give the classes of role that a title and the nouns of an apposition put a person in."""
    if "prime minister" in title or title == "premier":
        return {"head_of_government"}
    if "head of state" in title:
        return {"head_of_state"}
    if title.startswith("vice") or "deputy" in title or "general" in title:
        return set()
    return {c for noun in nouns for c, members in words.roles.items() if noun in members}


def _modifies(sentence: Sentence, other: Mention, m: Mention, holders: set[int]) -> bool:
    """Say whether a country modifies a person: before the titles, as possessor, or after "of" in the apposition."""
    between = sentence.tokens[other.last + 1 : m.first]
    if other.last < m.first and all(
        t.text in {"'s", "\u2019s"} or load_words().is_title(t.text.lower()) or t.text.lower() in {"of", "for"}
        for t in between
    ):
        return True
    head = sentence.tokens[other.head].head
    if sentence.tokens[other.head].dep in {"poss", "amod", "nmod", "compound"}:
        return head in holders
    return sentence.tokens[other.head].dep == "pobj" and sentence.tokens[head].head in holders - {m.head}
