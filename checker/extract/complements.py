"""Reporting words and what they report: for each cue in a sentence its source and the stretch that is its content."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.extract.reporting import Attitude, Reporting
from checker.extract.sources import possessor_of, source_of
from checker.extract.syntax import children, subtree
from checker.model import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "pcomp"})


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
    source = source_of(sentence, i)
    lemma = sentence.tokens[i].lemma
    attitude = table.attitudes.get((lemma, "clause")) or table.attitudes.get((lemma, "quotation"), "speech")
    content = _complement(sentence, i, table)
    if content is None and source is not None and ("clause" in _frames(lemma, table)) and attitude == "speech":
        content = _parenthetical(sentence, i, source)
    if source is None:
        passive = bool(_kids(sentence, i, "auxpass")) and not _kids(sentence, i, "agent")
        return Cue(i, first, last, None, content, attitude) if passive and content and attitude == "speech" else None
    return Cue(i, first, last, source, content, attitude)


def _frames(lemma: str, table: Reporting) -> set[str]:
    return {frame for verb, frame in table.attitudes if verb == lemma}


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
    passive = bool(_kids(sentence, i, "auxpass"))
    for j in children(sentence, i):
        token = sentence.tokens[j]
        attitude: Attitude | None = None
        if token.dep == "ccomp":
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
            return subtree(sentence, j)
    return None


def _is_finite(sentence: Sentence, i: int) -> bool:
    helpers = [sentence.tokens[j] for j in _kids(sentence, i, "aux", "auxpass", "mark")]
    return sentence.tokens[i].tag in _FINITE or any(t.tag in _FINITE or t.lemma == "that" for t in helpers)


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].text.lower() == "to" for j in _kids(sentence, i, "aux"))


def _parenthetical(sentence: Sentence, i: int, source: int) -> tuple[int, int] | None:
    """Give the content of a cue that the parser hung beside it: "The plan, he said, would fail"; "as he put it"."""
    token = sentence.tokens[i]
    begin = min(i, source)
    as_clause = token.dep == "advcl" and any(
        sentence.tokens[j].lemma == "as" for j in _kids(sentence, i, "mark", "advmod")
    )
    if token.dep == "parataxis" or as_clause:
        return _without(sentence, subtree(sentence, token.head), subtree(sentence, i))
    begin = min(begin, subtree(sentence, source)[0])
    if token.dep == "ROOT" and begin > 1 and _is_comma(sentence.tokens[begin - 1]) and not _kids(sentence, i, "dobj"):
        before = sentence.tokens[: begin - 1]
        if any(t.pos in {"VERB", "AUX"} and t.tag in _FINITE for t in before):
            return 0, begin - 2
    return None


def _is_comma(token: Token) -> bool:
    return token.text == "," or token.tag == "''"


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
    while (
        first and sentence.tokens[first - 1].head == i and sentence.tokens[first - 1].dep in {"aux", "auxpass", "neg"}
    ):
        first -= 1
    for j in _kids(sentence, i, "prt"):
        last = max(last, j) if j == last + 1 else last
    return first, last


def _according(sentence: Sentence, i: int) -> Cue | None:
    to = next((j for j in children(sentence, i) if sentence.tokens[j].text.lower() == "to"), None)
    source = next(iter(_kids(sentence, to, "pobj")), None) if to is not None else None
    if to is None or source is None:
        return None
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
