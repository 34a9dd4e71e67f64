"""Reporting words and what they report: for each cue in a sentence its source and the stretch that is its content."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.extract.reporting import Attitude, Reporting
from checker.extract.sources import FINITE, is_passive, possessor_of, source_of
from checker.extract.syntax import children, subtree
from checker.model import Sentence, Token

_SUBORDINATE = frozenset({"relcl", "acl", "pcomp", "xcomp"})


class Cue(NamedTuple):
    """A cue as token indexes, ends included. `content` is None where the sentence has no place for it."""

    verb: int  # or the noun, or "according"
    first: int
    last: int
    source: int | None
    content: tuple[int, int] | None
    attitude: Attitude


def cues(sentence: Sentence, table: Reporting) -> Iterator[Cue]:
    """Give the sentence's cues from left to right. Those without a source are passives ("it was reported that")."""
    for i, token in enumerate(sentence.tokens):
        found = None
        if token.text.lower() == "according":
            found = _according(sentence, i)
        elif token.pos == "VERB" and token.lemma in table.lemmas:
            found = _verb(sentence, i, table)
        elif token.pos == "NOUN" and token.lemma in table.nouns:
            found = _noun(sentence, i, table)
        if found is not None:
            yield found


def _kids(sentence: Sentence, i: int, *deps: str) -> list[int]:
    return [j for j in children(sentence, i) if sentence.tokens[j].dep in deps]


def _verb(sentence: Sentence, i: int, table: Reporting) -> Cue | None:
    first, last = _verb_group(sentence, i)
    if (citing := _citing_verb(sentence, i, table)) is not None:
        source = next(iter(_kids(sentence, citing, "dobj", "nsubjpass")), None)
        content = _complement(sentence, i, table) or _complement(sentence, citing, table, frame_of=i)
        return None if source is None else Cue(i, _verb_group(sentence, citing)[0], last, source, content, "speech")
    if any(
        _citing_verb(sentence, k, table) == i for j in _kids(sentence, i, "prep") for k in _kids(sentence, j, "pcomp")
    ):
        return None  # its "as saying" is the cue
    source = source_of(sentence, i)
    lemma = sentence.tokens[i].lemma
    attitude = table.attitudes.get((lemma, "clause")) or table.attitudes.get((lemma, "quotation"), "speech")
    if attitude != "speech" and _is_infinitive(sentence, i):
        return None  # nobody has yet learned what is "to be learned"
    content = _complement(sentence, i, table)
    if content is None and source is not None and table.attitudes.get((lemma, "clause")) == "speech":
        content = _misplaced_clause(sentence, i, table) or _parenthetical(sentence, i)
    if source is not None:
        return Cue(i, first, last, source, content, attitude)
    impersonal = bool(_kids(sentence, i, "auxpass", "expl")) and not _kids(sentence, i, "agent")
    return Cue(i, first, last, None, content, attitude) if impersonal and content and attitude == "speech" else None


def _citing_verb(sentence: Sentence, i: int, table: Reporting) -> int | None:
    """Give "quoted" for the "saying" of "quoted him as saying"."""
    token = sentence.tokens[i]
    preposition = sentence.tokens[token.head]
    if token.tag == "VBG" and token.dep == "pcomp" and preposition.lemma == "as":
        governor = sentence.tokens[preposition.head]
        return preposition.head if governor.lemma in table.citing else None
    return None


def _complement(sentence: Sentence, i: int, table: Reporting, frame_of: int | None = None) -> tuple[int, int] | None:
    """Give the content that stands below the verb at `i`, by the frames of `frame_of` (by default the verb itself)."""
    lemma = sentence.tokens[i if frame_of is None else frame_of].lemma
    passive = is_passive(sentence, i)
    # A name is seldom a clause; where the parser offers a real one, that is meant.
    for j in sorted(children(sentence, i), key=lambda j: sentence.tokens[j].pos == "PROPN"):
        token = sentence.tokens[j]
        attitude: Attitude | None = None
        if token.dep == "ccomp" and not _is_apart(sentence, j, i):
            attitude = table.attitudes.get((lemma, "clause")) or table.attitudes.get((lemma, "quotation"))
            if attitude and not (_is_finite(sentence, j) or (attitude == "speech" and not _is_infinitive(sentence, j))):
                attitude = table.attitudes.get((lemma, "infinitive")) if _is_infinitive(sentence, j) else None
        elif token.dep == "xcomp" and _is_infinitive(sentence, j):
            attitude = table.attitudes.get((lemma, "infinitive"))
            if passive and attitude is None and table.attitudes.get((lemma, "clause")) == "speech":
                attitude = "speech"  # "is said to have fled"
        elif token.dep == "oprd":
            attitude = table.attitudes.get((lemma, "name"))
        elif token.dep == "prep":
            below = _kids(sentence, j, "pcomp", "pobj")
            named = token.lemma == "as" and table.attitudes.get((lemma, "name"))
            gerund = table.attitudes.get((f"{lemma} {token.lemma}", "gerund"))
            if below and (named or (gerund and sentence.tokens[below[0]].dep == "pcomp")):
                return subtree(sentence, below[0])
        if attitude is not None:
            return _phrase(sentence, j, table)
    return None


def _is_apart(sentence: Sentence, complement: int, i: int) -> bool:
    """Whether a semicolon parts a verb from what the parser took for its complement."""
    between = sentence.tokens[min(complement, i) : max(complement, i)]
    return any(t.text == ";" and t.head == i for t in between)


def _phrase(sentence: Sentence, i: int, table: Reporting) -> tuple[int, int]:
    """Give the subtree of a complement, less what the parser put into it that cannot belong there."""
    first, last = subtree(sentence, i)
    for j in children(sentence, i):
        token = sentence.tokens[j]
        finite_after_infinitive = token.dep == "conj" and token.tag in FINITE and _is_infinitive(sentence, i)
        time_of_naming = token.dep == "npadvmod" and token.entity in {"DATE", "TIME"} and not _is_finite(sentence, i)
        if j > i and (finite_after_infinitive or (time_of_naming and sentence.tokens[i].dep == "oprd")):
            last = min(last, subtree(sentence, j)[0] - 1)
    # "said that he was well, in a letter to her": the letter is where he said it.
    for j in range(first + 1, last):
        token = sentence.tokens[j]
        detached = token.dep == "prep" and sentence.tokens[j - 1].text == "," and subtree(sentence, j)[1] >= last
        if detached and any(sentence.tokens[k].lemma in table.occasions for k in _kids(sentence, j, "pobj")):
            last = j - 1
            break
    while last > first and sentence.tokens[last].pos in {"CCONJ", "PUNCT"}:
        last -= 1
    return first, last


def _is_finite(sentence: Sentence, i: int) -> bool:
    helpers = [sentence.tokens[j] for j in _kids(sentence, i, "aux", "auxpass", "mark")]
    return sentence.tokens[i].tag in FINITE or any(t.tag in FINITE or t.lemma == "that" for t in helpers)


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].text.lower() == "to" for j in _kids(sentence, i, "aux"))


def _misplaced_clause(sentence: Sentence, i: int, table: Reporting) -> tuple[int, int] | None:
    """Give a that-clause which the parser hung on a noun in between: "said in the interview that the road is shut"."""
    _, last = subtree(sentence, i)
    for j in range(i + 1, last + 1):
        token = sentence.tokens[j]
        if token.dep in {"acl", "relcl"} and sentence.tokens[token.head].lemma not in table.nouns:
            marks = [sentence.tokens[k].lemma for k in _kids(sentence, j, "mark")]
            if "that" in marks and _kids(sentence, j, "nsubj", "nsubjpass", "expl"):
                return _phrase(sentence, j, table)
    return None


def _parenthetical(sentence: Sentence, i: int) -> tuple[int, int] | None:
    """Give the content of a cue that the parser hung beside it: "The plan, he said, would fail"; "as she put it"."""
    token = sentence.tokens[i]
    marks = [sentence.tokens[j].lemma for j in _kids(sentence, i, "mark", "advmod")]
    as_clause = token.dep == "advcl" and "as" in marks
    begin = _begin(sentence, i)
    if as_clause or (token.dep == "parataxis" and (begin == 0 or _is_comma(sentence.tokens[begin - 1]))):
        return _without(sentence, subtree(sentence, token.head), subtree(sentence, i))
    # "The road is shut, the mayor said on Friday": the cue ends the sentence, a comma before it.
    subjects = _kids(sentence, i, "nsubj")
    ends_sentence = not any(t.tag in FINITE for t in sentence.tokens[i + 1 :])
    detached = begin > 1 and _is_comma(sentence.tokens[begin - 1]) and token.dep not in _SUBORDINATE
    if subjects and detached and ends_sentence and not _kids(sentence, i, "dobj", "mark", "xcomp", "advmod", "conj"):
        before = sentence.tokens[: begin - 1]
        if any(t.pos in {"VERB", "AUX"} and t.tag in FINITE for t in before) and token.tag in {*FINITE, "VBN"}:
            return 0, begin - 2
    return None


def _begin(sentence: Sentence, i: int) -> int:
    """Give the first token of the verb at `i` with its subject."""
    return min([i, *(subtree(sentence, j)[0] for j in _kids(sentence, i, "nsubj"))])


def _is_comma(token: Token) -> bool:
    return token.text in {",", '"', "”"} or token.tag == "''"


def _without(sentence: Sentence, whole: tuple[int, int], part: tuple[int, int]) -> tuple[int, int] | None:
    """Take a part off the beginning or the end of a stretch; one in the middle stays, for contents are contiguous."""
    first, last = whole
    while first <= last and (part[0] <= first <= part[1] or sentence.tokens[first].text in {",", ".", "-"}):
        first += 1
    while first <= last and (part[0] <= last <= part[1] or sentence.tokens[last].text in {",", ".", "-"}):
        last -= 1
    return (first, last) if first <= last else None


def _verb_group(sentence: Sentence, i: int) -> tuple[int, int]:
    """Give the verb with the helpers right before it and the particle right after."""
    first = last = i
    helpers = set(_kids(sentence, i, "aux", "auxpass", "neg"))
    while first - 1 in helpers:
        first -= 1
    for j in _kids(sentence, i, "prt"):
        last = max(last, j) if j == last + 1 else last
    return first, last


def _according(sentence: Sentence, i: int) -> Cue | None:
    to = next((j for j in children(sentence, i) if sentence.tokens[j].text.lower() == "to"), None)
    source = next(iter(_kids(sentence, to, "pobj")), None) if to is not None else None
    if to is None or source is None:
        return None
    if sentence.tokens[source].tag == "NN" and not children(sentence, source):
        return None  # "according to plan"
    phrase = i, max(to, subtree(sentence, source)[1])
    end = len(sentence.tokens) - 1
    tail = all(t.pos == "PUNCT" for t in sentence.tokens[phrase[1] + 1 :])
    if i == 0 or (tail and _is_comma(sentence.tokens[i - 1])):
        whole = 0, end
    else:
        whole = subtree(sentence, sentence.tokens[i].head)
    return Cue(i, i, to, source, _without(sentence, whole, phrase), "speech")


def _noun(sentence: Sentence, i: int, table: Reporting) -> Cue | None:
    clause = next(
        (
            j
            for j in _kids(sentence, i, "acl", "ccomp", "relcl")
            if j > i and any(sentence.tokens[k].lemma == "that" for k in _kids(sentence, j, "mark"))
        ),
        None,
    )
    source = possessor_of(sentence, i, table.of_source, table.light_verbs)
    if clause is None or source is None:
        return None
    return Cue(i, i, i, source, subtree(sentence, clause), "speech")
