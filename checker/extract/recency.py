"""How long something had not happened: "first … since T", "not … in three years", "last … in T"."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from checker.extract.events import event_at, is_event_noun, lemma_of
from checker.extract.syntax import ancestors, clause_of
from checker.model import Frozen, RecencyForm, Sentence, Timex, TimexType

_NOUNS = {"NOUN", "PROPN"}
# A time this few words after "since" belongs to it however the sentence is parsed.
_AT_ONCE = 2


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    first: frozenset[str]
    negations: frozenset[str]
    last: frozenset[str]
    since: frozenset[str]
    length: frozenset[str]
    at: frozenset[str]
    dated: frozenset[str]
    reach: int


@cache
def recency_table() -> _Table:
    """Read the table beside this file."""
    return _Table.model_validate(tomllib.loads(files("checker.extract").joinpath("recency.toml").read_text("utf-8")))


class Recency(Frozen):
    """A statement of recency: its form, the time it names, the event's token, and the event that T is the time of."""

    form: RecencyForm
    timex: Timex
    event: int
    since_event: str
    first_token: int
    last_token: int


def recencies(sentence: Sentence, timexes: Sequence[Timex]) -> Iterator[Recency]:
    """Give the statements of recency in a sentence; `timexes` are the sentence's, in order, offsets of the article."""
    for timex in timexes:
        inside = [i for i, t in enumerate(sentence.tokens) if t.start < timex.end and timex.start < t.end]
        if not inside:
            continue
        found = _since(sentence, timex, inside) or _length(sentence, timex, inside) or _last(sentence, timex, inside)
        if found is not None:
            yield found


def _since(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "first X since T", "not X since T", "since the war began in T"."""
    table = recency_table()
    since = _before(sentence, inside[0], table.since)
    if since is None or timex.type is TimexType.DURATION or timex.type is TimexType.SET:
        return None
    cue = _cue(sentence, since)
    if cue is None or not _governs(sentence, since, inside[0]):
        return None
    form, event = cue
    between = sentence.tokens[since + 1 : inside[0]]
    words = " ".join(t.text for t in between if t.pos not in {"DET", "PUNCT", "ADP"})
    bounded = words if any(t.pos in {"NOUN", "VERB", "PROPN"} for t in between) else ""
    return Recency(form=form, timex=timex, event=event, since_event=bounded, first_token=since, last_token=inside[-1])


def _length(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "first X in three years", "had not X for three years"."""
    table = recency_table()
    if timex.type is not TimexType.DURATION or inside[0] == 0:
        return None
    before = inside[0] - 1
    if lemma_of(sentence, before) not in table.length:
        return None
    cue = _cue(sentence, before)
    if cue is None:
        return None
    form, event = cue
    return Recency(form=form, timex=timex, event=event, since_event="", first_token=before, last_token=inside[-1])


def _last(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "last met in T", "their last call was in T"."""
    table = recency_table()
    if timex.type not in {TimexType.DATE, TimexType.TIME}:
        return None
    for i in range(max(0, inside[0] - table.reach), inside[0]):
        if lemma_of(sentence, i) not in table.last or _in_time(sentence, i, timex):
            continue
        head = sentence.tokens[i].head
        dated = clause_of(sentence, inside[0])
        if sentence.tokens[i].pos in {"ADV", "ADJ"} and sentence.tokens[head].pos == "VERB" and dated == head:
            event = event_at(sentence, head)
        elif is_event_noun(sentence, head) and clause_of(sentence, head) == dated:
            if lemma_of(sentence, dated) not in table.dated:
                continue
            event = head
        else:
            continue
        return Recency(
            form=RecencyForm.LAST, timex=timex, event=event, since_event="", first_token=i, last_token=inside[-1]
        )
    return None


def _governs(sentence: Sentence, since: int, i: int) -> bool:
    """Whether token `i` belongs to what follows "since": its own phrase, or the clause that it introduces."""
    head = sentence.tokens[since].head
    top = head if sentence.tokens[since].dep == "mark" else since
    return i - since <= _AT_ONCE or any(j == top for j in ancestors(sentence, i))


def _in_time(sentence: Sentence, i: int, timex: Timex) -> bool:
    return timex.start <= sentence.tokens[i].start < timex.end


def _before(sentence: Sentence, i: int, words: frozenset[str]) -> int | None:
    """Give the nearest token before `i`, within reach and in the same clause punctuation, that is one of `words`."""
    for j in range(i - 1, max(-1, i - 1 - recency_table().reach), -1):
        token = sentence.tokens[j]
        if token.text in {";", ":"} or token.tag in {".", "-LRB-"}:
            return None
        if token.text.lower() in words:
            return j
    return None


def _cue(sentence: Sentence, before: int) -> tuple[RecencyForm, int] | None:
    """Give the form and the event token of the "first" or "not" that the time after token `before` belongs to."""
    table = recency_table()
    clause = clause_of(sentence, before)
    for j in range(before - 1, max(-1, before - 1 - table.reach), -1):
        token = sentence.tokens[j]
        if token.text == ";" or token.tag == ".":
            return None
        word = token.text.lower()
        if word in table.first:
            return RecencyForm.FIRST, _first_event(sentence, j, clause)
        if word in table.negations:
            governed = clause_of(sentence, j)
            if governed == clause or governed in ancestors(sentence, before):
                event = token.head if is_event_noun(sentence, token.head) else event_at(sentence, governed)
                return RecencyForm.NOT_SINCE, event
    return None


def _first_event(sentence: Sentence, first: int, clause: int) -> int:
    """Give the event of a "first": the noun it stands before, or the verb of the clause for "the first time"."""
    head = sentence.tokens[first].head
    if sentence.tokens[head].pos in _NOUNS and lemma_of(sentence, head) != "time":
        return head
    after = [
        i for i, t in enumerate(sentence.tokens) if t.dep in {"relcl", "acl", "ccomp"} and t.head == head and i > first
    ]
    return event_at(sentence, after[0]) if after else event_at(sentence, clause)
