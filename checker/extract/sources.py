"""Who is made to say it: from a reporting verb or noun to the words that name its source."""

from itertools import takewhile

from checker.extract.syntax import ancestors, children
from checker.model import Article, Sentence, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# Dependents of a verb that, without a subject of their own, share their governor's.
_SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"})
# Subjects that stand for a clause, or for nobody.
_NOBODY = frozenset({"this", "that", "which", "what", "there", "these", "those", "whatever", "whoever"})
_MODIFIERS = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "case", "punct", "quantmod", "predet"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "you", "myself", "ourselves"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NUMBERS = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY", "DATE", "TIME"})
_DEEPEST = 8  # governors looked at for a shared subject


def source_of(sentence: Sentence, verb: int) -> int | None:
    """Give the token that heads the source of the reporting verb at `verb`; None when nobody is named."""
    return _agent(sentence, verb) if is_passive(sentence, verb) else _subject(sentence, verb)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is a passive, a participle after a noun ("a plan called X") included."""
    below = {sentence.tokens[j].dep for j in children(sentence, verb)}
    token = sentence.tokens[verb]
    participle = token.tag == "VBN" and token.dep in {"acl", "advcl"}
    return "auxpass" in below or (participle and not below & {"aux", "nsubj"})


def possessor_of(
    sentence: Sentence, noun: int, prepositions: frozenset[str], light_verbs: frozenset[str]
) -> int | None:
    """Give the source of a reporting noun: "the ministry's claim", "a claim by her", "she made the claim"."""
    for j in children(sentence, noun):
        token = sentence.tokens[j]
        if token.dep == "poss":
            return j
        if token.dep in {"prep", "agent"} and token.lemma in prepositions:
            objects = [k for k in children(sentence, j) if sentence.tokens[k].dep == "pobj"]
            return _named(sentence, objects[0]) if objects else None
    token = sentence.tokens[noun]
    if token.dep == "dobj" and sentence.tokens[token.head].lemma in light_verbs:
        return source_of(sentence, token.head)
    return None


def _agent(sentence: Sentence, verb: int) -> int | None:
    for j in children(sentence, verb):
        if sentence.tokens[j].dep == "agent":
            for k in children(sentence, j):
                if sentence.tokens[k].dep == "pobj":
                    return _named(sentence, k)
    return None


def _subject(sentence: Sentence, verb: int) -> int | None:
    """Give the subject of a verb, or of the verb that it shares its subject with."""
    for _ in range(_DEEPEST):
        own = [j for j in children(sentence, verb) if sentence.tokens[j].dep in _SUBJECTS]
        own.sort(key=lambda j: sentence.tokens[j].tag == "WDT")  # "which, said the mayor, is shut"
        found = own[0] if own else _inverted(sentence, verb) or _apart(sentence, verb)
        token = sentence.tokens[verb]
        if found is None and token.dep in {"acl", "relcl"}:
            found = token.head
        if found is None and token.dep == "xcomp":
            found = _object(sentence, token.head)  # "asked the minister to explain"
        if found is not None:
            return _named(sentence, found)
        governor = _sharing(sentence, verb)
        if governor is None:
            return None
        verb = governor
    return None


def _sharing(sentence: Sentence, verb: int) -> int | None:
    """Give the verb whose subject is also that of `verb`, which has none of its own."""
    token = sentence.tokens[verb]
    governor = token.head
    if token.dep == "conj" and token.tag in FINITE:
        # "urged her to come and told him to stay": a finite verb does not continue an infinitive.
        infinitives = takewhile(lambda j: sentence.tokens[j].tag in {"VB", "VBG"}, ancestors(sentence, verb))
        governor = next((sentence.tokens[j].head for j in reversed(list(infinitives))), governor)
    elif token.dep == "pcomp":  # "after saying": by way of the preposition
        governor = sentence.tokens[governor].head
        if sentence.tokens[governor].pos not in {"VERB", "AUX"}:
            return None
    elif token.dep not in _SHARED:
        return None
    return None if governor == verb else governor


def _inverted(sentence: Sentence, verb: int) -> int | None:
    """Give the noun right after a verb that follows a comma or mark, where the parser took it for an object."""
    before = sentence.tokens[verb - 1] if verb else None
    if before is None or before.pos != "PUNCT" or sentence.tokens[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    for j in children(sentence, verb):
        token = sentence.tokens[j]
        if j > verb and token.dep in {"dobj", "attr", "npadvmod", "oprd"} and token.pos in {"PROPN", "PRON", "NOUN"}:
            return _named(sentence, j)
    return None


def _apart(sentence: Sentence, verb: int) -> int | None:
    """Give the name before a comma and a main verb, where the parser took it for an apposition to what precedes."""
    if verb < 2 or sentence.tokens[verb].dep != "ROOT" or sentence.tokens[verb - 1].text != ",":
        return None
    chain = [verb - 2, *ancestors(sentence, verb - 2)]
    names = [j for j in chain if sentence.tokens[j].dep == "appos" and sentence.tokens[j].pos == "PROPN"]
    return names[-1] if names else None


def _object(sentence: Sentence, verb: int) -> int | None:
    return next((j for j in children(sentence, verb) if sentence.tokens[j].dep == "dobj"), None)


def _named(sentence: Sentence, i: int) -> int | None:
    """Follow a relative pronoun to its noun; None for a pronoun that names nobody."""
    token = sentence.tokens[i]
    if token.tag in {"WP", "WDT"} or token.lemma.lower() == "that":
        clause = sentence.tokens[token.head]
        return clause.head if clause.dep == "relcl" else None
    return None if token.text.lower() in _NOBODY or token.dep == "expl" else i


def is_first_person(sentence: Sentence, i: int) -> bool:
    """Whether token `i` is "I", "we" or "you": within a quotation, the speaker again."""
    return sentence.tokens[i].text.lower() in _FIRST_PERSON


def mention_of(article: Article, sentence: Sentence, head: int) -> Span:
    """Give the words that name the source headed by token `head`.

    A name comes without its titles ("Lin Jian" of "spokesman Lin Jian"), a description with its modifiers ("the
    Ukrainian leader"), and of "her spokesman, Lin Jian" the name is taken.
    """
    head = _apposed_name(sentence, head)
    first, last = _extent(sentence, head)
    for j in children(sentence, head):
        token = sentence.tokens[j]
        joined = [t.text.lower() for t in sentence.tokens[last + 1 : _extent(sentence, j)[0]]]
        if token.dep == "conj" and j > last and joined and set(joined) <= {"and", ",", "or", "&"}:
            last = _extent(sentence, j)[1]
    return article.span(sentence.tokens[first].start, sentence.tokens[last].end)


def _apposed_name(sentence: Sentence, head: int) -> int:
    if sentence.tokens[head].pos == "PROPN":
        return head
    for j in children(sentence, head):
        token = sentence.tokens[j]
        if token.dep == "appos" and token.pos == "PROPN" and token.entity in {"PERSON", "ORG", "GPE", ""}:
            return j
    return head


def _extent(sentence: Sentence, head: int) -> tuple[int, int]:
    """Give the first and last token of a name or a description, without relative clauses and appositions."""
    token = sentence.tokens[head]
    if token.pos == "PRON":
        return head, head
    first = last = head
    if token.entity and token.entity not in _NUMBERS:
        while first and not sentence.tokens[first].begins_entity and sentence.tokens[first - 1].entity == token.entity:
            first -= 1
        return first, last
    named = token.pos == "PROPN"
    while first and _belongs(sentence, first - 1, head) and (not named or sentence.tokens[first - 1].pos == "PROPN"):
        first -= 1
    for j in children(sentence, head):
        if (
            not named
            and j == last + 1
            and sentence.tokens[j].dep == "prep"
            and sentence.tokens[j].lemma in {"of", "for"}
        ):
            last = max([last, *(_extent(sentence, k)[1] for k in children(sentence, j) if k > j)])
    return first, last


def _belongs(sentence: Sentence, i: int, head: int) -> bool:
    """Whether token `i` is a modifier of `head`, or of such a modifier."""
    for _ in range(_DEEPEST):
        if i == head:
            return True
        token = sentence.tokens[i]
        if token.dep not in _MODIFIERS and token.dep not in {"npadvmod", "advmod", "cc", "conj"}:
            return False
        if token.text == ",":
            return False
        i = token.head
    return False
