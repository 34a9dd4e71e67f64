"""How long something had not happened: "first … since T", "not … in three years", "last … in T", "worst … since T"."""

from collections.abc import Iterator, Sequence

from checker.extract.events import event_at, is_event_noun, lemma_of
from checker.extract.ranks import Rank, rank_at, recency_table
from checker.extract.syntax import ancestors, children, clause_of
from checker.model import Frozen, RecencyForm, Sentence, Timex, TimexType

_NOUNS = {"NOUN", "PROPN"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
# TIMEX3 values below a day: "in two hours" is how long something took, or when it is due.
_SHORT = "PT"
# A time this few words after "since" belongs to it however the sentence is parsed.
_AT_ONCE = 2


class Recency(Frozen):
    """A statement of recency: its form, the time it names, the event's token, and the event that T is the time of.

    `cue` is the token of "first" or of the superlative, None for the other forms.
    """

    form: RecencyForm
    timex: Timex
    event: int
    since_event: str
    first_token: int
    time_token: int
    last_token: int
    rank: int = 1
    superlative: str = ""
    cue: int | None = None


class _Cue(Frozen):
    """The word that makes a statement one of recency, and the event's token."""

    form: RecencyForm
    event: int
    at: int | None = None
    rank: int = 1
    superlative: str = ""


def recencies(sentence: Sentence, timexes: Sequence[Timex]) -> Iterator[Recency]:
    """Give the statements of recency in a sentence; `timexes` are the sentence's, in order, offsets of the article."""
    for timex in timexes:
        inside = [i for i, t in enumerate(sentence.tokens) if t.start < timex.end and timex.start < t.end]
        if not inside:
            continue
        readings = (_since, _length, _last, _extreme)
        found = next((r for reading in readings if (r := reading(sentence, timex, inside)) is not None), None)
        if found is not None:
            yield found


def _since(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "first X since T", "not X since T", "since the war began in T"."""
    table = recency_table()
    since = _before(sentence, inside[0], table.since)
    if since is None or timex.type is TimexType.DURATION or timex.type is TimexType.SET or _is_reason(sentence, since):
        return None
    cue = _cue(sentence, since)
    if cue is None or not _governs(sentence, since, inside[0]):
        return None
    between = sentence.tokens[since + 1 : inside[0]]
    words = " ".join(t.text for t in between if t.pos not in {"DET", "PUNCT", "ADP"})
    bounded = words if any(t.pos in {"NOUN", "VERB", "PROPN"} for t in between) else ""
    return _recency(cue, timex, since, inside, bounded)


def _length(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "first X in three years", "had not X for three years"."""
    table = recency_table()
    if timex.type is not TimexType.DURATION or timex.value.startswith(_SHORT) or inside[0] == 0:
        return None
    before = inside[0] - 1
    if lemma_of(sentence, before) not in table.length:
        return None
    cue = _cue(sentence, before)
    if cue is None:
        return None
    if cue.form is RecencyForm.NOT_SINCE and not (
        lemma_of(sentence, before) in table.silence and _is_perfect(sentence, clause_of(sentence, before))
    ):
        return None  # "did not sleep for three days" lasted three days; "will not open for two years" is to come
    if cue.form is RecencyForm.MOST and lemma_of(sentence, before) not in table.silence:
        return None
    return _recency(cue, timex, before, inside)


def _extreme(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "a five-year low"."""
    after = inside[-1] + 1
    if timex.type is not TimexType.DURATION or timex.value.startswith(_SHORT) or after >= len(sentence.tokens):
        return None
    word = recency_table().extremes.get(sentence.tokens[after].text.lower())
    followed = after + 1 < len(sentence.tokens) and sentence.tokens[after + 1].pos in {*_NOUNS, "ADJ"}
    if word is None or followed or sentence.tokens[inside[0]].text.lower() == "the":
        return None  # "a two-year high school", "the past year's high"
    event = event_at(sentence, clause_of(sentence, after))
    cue = _Cue(form=RecencyForm.MOST, event=event, at=after, superlative=word)
    return _recency(cue, timex, inside[0], inside)


def _recency(cue: _Cue, timex: Timex, first: int, inside: Sequence[int], bounded: str = "") -> Recency:
    return Recency(
        form=cue.form,
        timex=timex,
        event=cue.event,
        since_event=bounded,
        first_token=first,
        time_token=inside[0],
        last_token=inside[-1],
        rank=cue.rank,
        superlative=cue.superlative,
        cue=cue.at,
    )


def _last(sentence: Sentence, timex: Timex, inside: Sequence[int]) -> Recency | None:
    """Read "last met in T", "their last call was in T"."""
    table = recency_table()
    if timex.type not in {TimexType.DATE, TimexType.TIME}:
        return None
    for i in range(max(0, inside[0] - table.reach), inside[0]):
        if not _is_last(sentence, i) or _in_time(sentence, i, timex):
            continue
        head = sentence.tokens[i].head
        dated = clause_of(sentence, inside[0])
        if sentence.tokens[i].pos in {"ADV", "ADJ"} and sentence.tokens[head].pos == "VERB" and dated == head:
            event = event_at(sentence, head)
        elif clause_of(sentence, head) != dated or lemma_of(sentence, dated) not in table.dated:
            continue
        elif is_event_noun(sentence, head):
            event = head
        elif lemma_of(sentence, head) == "time" and (told := _clause_about(sentence, head)) is not None:
            event = event_at(sentence, told)
        else:
            continue
        return _recency(_Cue(form=RecencyForm.LAST, event=event), timex, i, inside)
    return None


def _governs(sentence: Sentence, since: int, i: int) -> bool:
    """Whether token `i` belongs to what follows "since": its own phrase, or the clause that it introduces."""
    head = sentence.tokens[since].head
    top = head if sentence.tokens[since].dep == "mark" else since
    return i - since <= _AT_ONCE or any(j == top for j in ancestors(sentence, i))


def _is_reason(sentence: Sentence, since: int) -> bool:
    """Whether "since" means "because": it introduces a clause behind a comma."""
    return sentence.tokens[since].dep == "mark" and since > 0 and sentence.tokens[since - 1].text == ","


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    """Whether the clause is in the perfect, which is what counts a silence up to now."""
    return any(sentence.tokens[j].dep == "aux" and lemma_of(sentence, j) == "have" for j in children(sentence, verb))


def _is_last(sentence: Sentence, i: int) -> bool:
    word = sentence.tokens[i].text.lower()
    pair = f"{sentence.tokens[i - 1].text.lower()} {word}" if i else word
    return bool({word, pair} & recency_table().last)


def _clause_about(sentence: Sentence, noun: int) -> int | None:
    """Give the verb of the clause that says which `noun` is meant: "the last time the two met"."""
    about = {"relcl", "acl", "ccomp", "advcl"}
    return next((i for i in children(sentence, noun) if i > noun and sentence.tokens[i].dep in about), None)


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


def _cue(sentence: Sentence, before: int) -> _Cue | None:
    """Give the "first", "third", "worst" or "not" that the time after token `before` belongs to."""
    table = recency_table()
    clause = clause_of(sentence, before)
    for j in range(before - 1, max(-1, before - 1 - table.reach), -1):
        token = sentence.tokens[j]
        if token.text == ";" or token.tag == ".":
            return None
        word = token.text.lower()
        rank = rank_at(sentence, j)
        if rank is not None and _is_first_of(sentence, j, before) and not _is_state(sentence, j, before):
            return _ranked(sentence, j, clause, rank)
        if word in table.negations and _denies(sentence, j, before):
            event = token.head if is_event_noun(sentence, token.head) else event_at(sentence, clause_of(sentence, j))
            return _Cue(form=RecencyForm.NOT_SINCE, event=event)
    return None


def _ranked(sentence: Sentence, i: int, clause: int, rank: Rank) -> _Cue:
    form = RecencyForm.MOST if rank.superlative else RecencyForm.FIRST
    event = _first_event(sentence, i, clause)
    return _Cue(form=form, event=event, at=i, rank=rank.rank, superlative=rank.superlative)


def _is_state(sentence: Sentence, i: int, before: int) -> bool:
    """Whether "since" tells how long a state lasts, and the rank at token `i` which: "has been first violin since".

    In the perfect, what is so ranked is a state behind "be" or "as", and a person or thing behind a preposition unless
    that is an event ("has met for the first time since", "has come for its first visit since").
    """
    tokens = sentence.tokens
    if lemma_of(sentence, before) not in recency_table().since:
        return False
    noun = tokens[i].head if tokens[i].pos == "ADJ" and tokens[tokens[i].head].pos in _NOUNS else i
    verb = clause_of(sentence, noun)
    if verb == noun or not _is_perfect(sentence, verb):
        return False
    if lemma_of(sentence, verb) in recency_table().states:
        return True
    ranked = is_event_noun(sentence, noun) or lemma_of(sentence, noun) == "time"
    return tokens[noun].dep == "pobj" and not ranked and lemma_of(sentence, tokens[noun].head) != "to"


def _is_first_of(sentence: Sentence, first: int, before: int) -> bool:
    """Whether "first" counts occurrences up to the time after token `before`.

    It does not where it orders the points of a text ("first and foremost"), nor where it belongs to the subject and
    the time to what that did: "the first round ended in two days".
    """
    if sentence.tokens[first].dep == "advmod":
        return False
    for j in (first, *ancestors(sentence, first)):
        if sentence.tokens[j].dep in _SUBJECTS:
            return before < sentence.tokens[j].head
    return True


def _denies(sentence: Sentence, negation: int, before: int) -> bool:
    """Whether the clause that the phrase at token `before` modifies is the one that `negation` denies.

    A clause inside it is another one, but for an infinitive ("have not been able to meet since") and a verb joined to
    it that has no subject of its own.
    """
    tokens = sentence.tokens
    noun = tokens[negation].head
    if tokens[negation + 1].text.lower() in recency_table().only:
        return False
    if tokens[negation].dep == "det" and tokens[noun].dep == "pobj":
        return False  # "the man with no name"
    denied = clause_of(sentence, negation)
    at = tokens[before].head if tokens[before].dep == "mark" else before
    at = clause_of(sentence, tokens[at].head)
    while at != denied:
        own_subject = any(tokens[j].dep in _SUBJECTS for j in children(sentence, at))
        if tokens[at].dep != "xcomp" and (tokens[at].dep != "conj" or own_subject):
            return False
        at = clause_of(sentence, tokens[at].head)
    return True


def _first_event(sentence: Sentence, first: int, clause: int) -> int:
    """Give the event of a "first": the noun it stands before, or the verb of what is done for the first time.

    "The first time that they met" and "the first minister to visit" tell it in a clause about the noun.
    """
    head = sentence.tokens[first].head
    if sentence.tokens[first].dep in {"appos", "attr", "npadvmod", "dep"}:
        # "direct talks in Geneva, their first since": the last event that was named is what it is the first of
        return next((j for j in reversed(range(first)) if is_event_noun(sentence, j)), event_at(sentence, clause))
    noun = sentence.tokens[head].pos in _NOUNS and lemma_of(sentence, head) != "time"
    if noun and is_event_noun(sentence, head):
        return head
    told = _clause_about(sentence, head) if sentence.tokens[head].pos in _NOUNS else None
    if told is not None:
        return event_at(sentence, told)
    return head if noun else event_at(sentence, clause)
