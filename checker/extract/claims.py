"""Claims: one checkable value fixed to one proposition, as written."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple, TypeVar

from checker import quantity, temporal
from checker.extract.ages import AGE, age_of, bare_ages, listed_ages, whose_age
from checker.extract.amounts import OF_NOUNS, claimed, kind_of, plight_of
from checker.extract.assertions import assertions
from checker.extract.attribution import attributions, speaker_of
from checker.extract.clocks import clock_of
from checker.extract.events import event_at, event_table, is_event_noun, is_seen_from_outside, lemma_of, occasion_of
from checker.extract.factuality import factuality, tense_of
from checker.extract.fillers import fillers
from checker.extract.gaps import Gap, gaps
from checker.extract.lengths import elided, length_table, lives, where_of
from checker.extract.names import Names, names_of
from checker.extract.propositions import clause_span, governor, head_of, outer_clause, proposition
from checker.extract.quotations import Quotation, quotations
from checker.extract.recency import recencies
from checker.extract.results import results
from checker.extract.sites import sites
from checker.extract.spellings import spellings
from checker.extract.states import states
from checker.extract.syntax import children, clause_of, subtree
from checker.extract.titles import titles
from checker.extract.where import places
from checker.model import (
    AmountValue,
    Article,
    Attribution,
    Claim,
    DateValue,
    Factuality,
    GapValue,
    NameValue,
    Participant,
    Proposition,
    Quantity,
    QuoteValue,
    RecencyValue,
    Role,
    ScoreValue,
    Sentence,
    SiteValue,
    Span,
    StatementValue,
    Tense,
    Timex,
    TimexType,
    Value,
    ValueKind,
)
from checker.names import load_words, stem, visible

_Mention = TypeVar("_Mention", Timex, Quantity)

# Kinds of value that are read off a clause besides what it says first of all.
_DERIVED = {"spelling", "assertion", "site", "title", "where", "filler", "state"}
_POINTS = {TimexType.DATE, TimexType.TIME}
_ANAPHORIC = re.compile(r"(?:that|the same|the next|the following|the previous)\b", re.IGNORECASE)
# TIMEX3 values that name no day: "T15:10", "XXXX-XX-XXT09:00".
_CLOCK_ONLY = re.compile(r"(X{4}-X{2}-X{2})?T")
# A quotation shorter than this is a matter of taste in words, not of record.
_FEWEST_QUOTED_WORDS = 3


def extract(article: Article, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Give the claims of an article in the order of its text; each claim's span is a span of the article."""
    names = names_of(sentences)
    quoted = quotations(article, sentences)
    said = [_canonical(a, sentences, names) for a in attributions(article, sentences, quoted)]
    reader = _Reader(article, names, said)
    claims = [c for s in sentences for c in reader.read(s)]
    claims += reader.quotes(sentences, quoted)
    claims += reader.written(sentences)
    return tuple(sorted(claims, key=lambda c: (c.span.start, c.span.end, c.kind, c.value.kind in _DERIVED, c.id)))


def _canonical(attribution: Attribution, sentences: Sequence[Sentence], names: Names) -> Attribution:
    """Name the source as the rest of the article does: "he" and "the Ukrainian leader" become the person meant."""
    mention = attribution.mention
    if mention is None:
        return attribution
    for s in sentences:
        if s.start <= mention.start < s.end:
            head = head_of(s, mention.start, mention.end)
            found = names.at(s.index, head)
            source = found[0].canonical if found else attribution.source
            fields = {"source": source, "on_behalf_of": _principal(s, head, names)}
            return attribution.model_copy(update={**fields, "entity": found[0].entity if found else ""})
    return attribution


def _principal(sentence: Sentence, head: int, names: Names) -> str:
    """Give the name of whom a spokesperson speaks for: the possessor, or what follows "for" or "of"."""
    tokens = sentence.tokens
    spokespeople = load_words().roles["spokesperson"]
    for i in {head, tokens[head].head, *children(sentence, head)}:
        if lemma_of(sentence, i) not in spokespeople:
            continue
        for j in children(sentence, i):
            after = [j] if tokens[j].dep == "poss" else children(sentence, j) if tokens[j].dep == "prep" else []
            found = [n for k in after for n in names.at(sentence.index, k)]
            if found:
                return found[0].canonical
    return ""


class _Site(NamedTuple):
    """Where a value stands and what it is said of: the event's token, and the clause to take participants from."""

    sentence: Sentence
    event: int
    mention: Span
    skip: Collection[int] = ()  # the value's own tokens
    clause: int | None = None  # where it is not the event's own clause


class _Reader:
    """Reads the claims of one article's sentences; holds what they share."""

    def __init__(self, article: Article, names: Names, said: Sequence[Attribution]) -> None:
        self._article = article
        self._names = names
        self._said = said
        # Many claims of a sentence are of one event.
        self._factualities: dict[tuple[int, int], Factuality] = {}

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        """Give the claims of one sentence, but for its quotations."""
        if not sentence.tokens:
            return
        timexes = _read(temporal.recognise, sentence)
        recent = list(recencies(sentence, timexes))
        taken = [(sentence.tokens[r.first_token].start, sentence.tokens[r.last_token].end) for r in recent]
        for r in recent:
            value = RecencyValue(
                form=r.form,
                timex=r.timex,
                tense=tense_of(sentence, r.first_token),
                event=r.since_event,
                rank=r.rank,
                superlative=r.superlative,
            )
            ranks = [r.cue] if r.cue is not None and (r.rank > 1 or r.superlative) else []
            skip = {r.first_token, *range(r.time_token, r.last_token + 1), *ranks}
            # That it had not happened before is no denial of anything: the claim is of the silence, stated as a fact.
            yield self._claim(ValueKind.RECENCY, value, _Site(sentence, r.event, r.timex, skip), Factuality.CERTAIN)
        # "Since the war began on 24 February" dates the war as well.
        apart = [span for r, span in zip(recent, taken, strict=True) if not r.since_event]
        dates = [t for t in timexes if t.type in _POINTS and not _overlaps(t, apart)]
        yield from (c for t in dates if (c := self._date(sentence, t)) is not None)
        yield from (c for t in dates if (c := self._clock(sentence, t)) is not None)
        taken += [(sentence.tokens[r.cue].start, sentence.tokens[r.cue].end) for r in recent if r.cue is not None]
        taken += [(t.start, t.end) for t in timexes if t.type is not TimexType.DURATION]
        bare = list(bare_ages(sentence, self._names))
        yield from (self._age(sentence, age, person) for age, person in bare)
        taken += [(age.start, age.end) for age, _ in bare]
        before: Quantity | None = None
        amounts = _read(quantity.read, sentence)
        yield from (self._result(sentence, r) for r in results(self._article, sentence, amounts))
        children_of = list(listed_ages(sentence, [q for q in amounts if q.unit == AGE]))
        yield from (self._listed(sentence, age, noun) for age, noun in children_of)
        taken += [(age.start, age.end) for age, _ in children_of]
        for amount in sorted((*amounts, *lives(sentence), *elided(sentence, amounts)), key=lambda q: q.start):
            if _overlaps(amount, taken):
                continue
            if amount.unit == AGE:
                person = whose_age(sentence, amount, self._names)
                if person is not None:
                    yield self._age(sentence, amount, person)
            elif (told := claimed(sentence, amount, self._names, before)) is not None:
                yield self._amount(sentence, told)
                before = told
        lengths = [t for t in timexes if t.type is TimexType.DURATION]
        yield from (c for g in gaps(sentence, lengths) if (c := self._gap(sentence, g)) is not None)
        yield from self._clauses(sentence)
        for place in sites(self._article, sentence):
            yield self._claim(ValueKind.PLACE, place, _Site(sentence, self._above(sentence, place), place.mention))
        for w in places(self._article, sentence, self._names):
            if not self._is_speech(sentence, w.event):
                yield self._claim(ValueKind.PLACE, w.value, _Site(sentence, w.event, w.value.mention, w.tokens))
        yield from self._roles(sentence)
        yield from self._told(sentence, timexes)

    def _told(self, sentence: Sentence, timexes: Sequence[Timex]) -> Iterator[Claim]:
        """Give what the sentence affirms and denies, and how far it tells things to have come."""
        for said in assertions(self._article, sentence, self._names):
            span = clause_span(self._article, sentence, said.head)
            site = _Site(sentence, said.head, said.value.mention)
            yield self._made(ValueKind.STATEMENT, said.value, span, site, said.proposition)
        for state in states(self._article, sentence, self._names, timexes):
            span = clause_span(self._article, sentence, state.head, keep=state.value.mention)
            site = _Site(sentence, state.head, state.value.mention)
            yield self._made(ValueKind.STATEMENT, state.value, span, site, state.proposition)

    def _roles(self, sentence: Sentence) -> Iterator[Claim]:
        """Give who fills which role, but for who speaks."""
        for f in fillers(self._article, sentence, self._names):
            verbal = sentence.tokens[f.governor].pos in {"VERB", "AUX"}
            by_name = self._is_source(sentence, head_of(sentence, f.value.mention.start, f.value.mention.end))
            if not self._is_speech(sentence, f.governor) and not (verbal and by_name):
                span = clause_span(self._article, sentence, f.governor, keep=f.value.mention)
                # That he may be signed from a club leaves open from which; that he is her agent stands all the same.
                told = f.governor if f.value.relation == "is" else clause_of(sentence, f.governor)
                site = _Site(sentence, told, f.value.mention)
                yield self._made(ValueKind.ENTITY, f.value, span, site, f.proposition)

    @staticmethod
    def _above(sentence: Sentence, place: SiteValue) -> int:
        return governor(sentence, head_of(sentence, place.mention.start, place.mention.end))

    def quotes(self, sentences: Sequence[Sentence], quoted: Sequence[Quotation]) -> Iterator[Claim]:
        """Give a claim for each quotation that is long enough to be held to its words."""
        for q in quoted:
            if q.scare or len(q.words.text.split()) < _FEWEST_QUOTED_WORDS:
                continue
            sentence = next((s for s in sentences if s.start <= q.words.start < s.end), None)
            if sentence is None:
                continue
            at = head_of(sentence, q.words.start, min(q.words.end, sentence.end))
            yield self._claim(ValueKind.QUOTE, QuoteValue(words=q.words), _Site(sentence, at, q.words))

    def written(self, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """Give a claim for each form of a name, where it first stands."""
        for form in spellings(self._article, sentences, self._names):
            span = clause_span(self._article, form.sentence, form.head, keep=form.value.mention)
            site = _Site(form.sentence, form.head, form.value.mention)
            claim = self._made(ValueKind.ENTITY, form.value, span, site, form.proposition)
            yield claim.model_copy(update={"factuality": Factuality.CERTAIN})
        for title in titles(self._article, sentences, self._names):
            span = clause_span(self._article, title.sentence, title.head, keep=title.value.mention)
            site = _Site(title.sentence, title.head, title.value.mention)
            claim = self._made(ValueKind.ENTITY, title.value, span, site, title.proposition)
            yield claim.model_copy(update={"factuality": Factuality.CERTAIN})

    def _date(self, sentence: Sentence, timex: Timex) -> Claim | None:
        at = governor(sentence, head_of(sentence, timex.start, timex.end))
        if timex.type is TimexType.TIME and _CLOCK_ONLY.match(timex.value):
            return None  # a time of day without its day dates nothing
        if _ANAPHORIC.match(timex.text):
            return None  # "that morning" is the morning of what was told before
        reporting = self._report_cue(sentence, at)
        if is_event_noun(sentence, at) and not self._is_source(sentence, at):
            reporting = None  # "in a call on Monday, he said": the day of the call
        event = event_at(sentence, at)
        if reporting is not None:
            told = self._reported(sentence, reporting)
            event = told if told is not None else at
        speech = clause_of(sentence, event)
        occasion = occasion_of(sentence, speech) if self._is_speech(sentence, event) else None
        if occasion is not None:
            event = occasion
        tense = Tense.PAST if reporting is not None else tense_of(sentence, head_of(sentence, timex.start, timex.end))
        value = DateValue(timex=timex, tense=tense, reported=reporting is not None)
        skip = [i for i, t in enumerate(sentence.tokens) if timex.start <= t.start < timex.end]
        clause = speech if occasion is not None else None
        claim = self._claim(ValueKind.DATE, value, _Site(sentence, event, timex, skip, clause))
        if claim is None or not is_seen_from_outside(sentence, event):
            return claim
        return claim.model_copy(update={"proposition": self._phrase(sentence, event)})

    def _clock(self, sentence: Sentence, timex: Timex) -> Claim | None:
        """Give the time of day of an event, unless it is that of a report."""
        clock = None if _ANAPHORIC.match(timex.text) else clock_of(sentence, timex)
        at = governor(sentence, head_of(sentence, timex.start, timex.end))
        if clock is None or self._report_cue(sentence, at) is not None:
            return None
        skip = [i for i, t in enumerate(sentence.tokens) if timex.start <= t.start < timex.end]
        return self._claim(ValueKind.DATE, clock, _Site(sentence, event_at(sentence, at), timex, skip))

    def _amount(self, sentence: Sentence, amount: Quantity) -> Claim:
        at = head_of(sentence, amount.start, amount.end)
        kind = kind_of(amount)
        skip = [i for i, t in enumerate(sentence.tokens) if amount.start <= t.start < amount.end]
        site = _Site(sentence, governor(sentence, at), amount, () if amount.unit in OF_NOUNS else skip)
        claim = self._claim(kind, AmountValue(quantity=amount), site)
        own = event_table().classes_of(amount.noun) or plight_of(sentence, at)
        update: dict[str, object] = {}
        if amount.unit == "item" and own:  # "24 dead" counts the dead, whatever else the sentence tells
            update = {"events": own}
        elif kind is ValueKind.DURATION and amount.noun:  # a "15-year member" and one who "worked for 15 years"
            exclusive = length_table().is_exclusive(amount.noun)
            where = [f"{amount.noun} at {word}" for word in where_of(sentence, amount)] if exclusive else []
            update = {"events": (amount.noun, *where), **({"predicate": amount.noun} if exclusive else {})}
        return claim.model_copy(update={"proposition": claim.proposition.model_copy(update=update)})

    def _age(self, sentence: Sentence, age: Quantity, person: int) -> Claim:
        span = clause_span(self._article, sentence, person, keep=age)
        fixed_to = age_of(self._article, sentence, person, self._names)
        claim = self._made(ValueKind.COUNT, AmountValue(quantity=age), span, _Site(sentence, person, age), fixed_to)
        # How old somebody is is told as a fact, whatever the clause around it says that they may have done.
        return claim.model_copy(update={"factuality": Factuality.CERTAIN})

    def _result(self, sentence: Sentence, result: ScoreValue) -> Claim:
        place = result.mention
        at = governor(sentence, head_of(sentence, place.start, place.end))
        skip = [i for i, t in enumerate(sentence.tokens) if place.start <= t.start < place.end]
        claim = self._claim(ValueKind.COUNT, result, _Site(sentence, at, place, skip))
        if result.of != "record":
            return claim
        events = (*claim.proposition.events, "record")  # "had a 9-5 record", "led them to a record of 9-5"
        return claim.model_copy(update={"proposition": claim.proposition.model_copy(update={"events": events})})

    def _listed(self, sentence: Sentence, age: Quantity, noun: int) -> Claim:
        """Give the age of one of somebody's children: who has them takes part."""
        at = governor(sentence, noun)
        claim = self._claim(ValueKind.COUNT, AmountValue(quantity=age), _Site(sentence, at, age), Factuality.CERTAIN)
        told = f"age of {age.noun.split()[0]}"
        fixed_to = claim.proposition.model_copy(update={"predicate": told, "events": (told,)})
        return claim.model_copy(update={"proposition": fixed_to})

    def _gap(self, sentence: Sentence, gap: Gap) -> Claim | None:
        """Give how long after another event something happened, if both did."""
        told = not (self._is_speech(sentence, gap.event) or self._is_speech(sentence, gap.other))
        if not told or any(factuality(sentence, i) is not Factuality.CERTAIN for i in (gap.event, gap.other)):
            return None
        tokens = sentence.tokens
        words = self._article.span(tokens[gap.first].start, tokens[gap.last].end)
        skip = range(gap.first, gap.last + 1)
        if gap.state:
            other = proposition(self._article, sentence, gap.event, self._names, skip)
            words_of = {gap.state, *(w for p in other.participants for w in p.name.split())}
            stems = tuple(sorted({stem(w) for w in words_of}))
            other = other.model_copy(update={"predicate": gap.state, "events": (gap.state,), "stems": stems})
        else:
            other = self._phrase(sentence, gap.other)
        value = GapValue(words=words, low=gap.low, high=gap.high, other=other)
        return self._claim(ValueKind.DURATION, value, _Site(sentence, gap.event, words, skip))

    def _phrase(self, sentence: Sentence, event: int) -> Proposition:
        """Give the proposition of an event from its own phrase or clause alone."""
        first, last = subtree(sentence, event)
        around = [i for i in range(len(sentence.tokens)) if not first <= i <= last]
        told = proposition(self._article, sentence, event, self._names, around)
        if not is_event_noun(sentence, event):
            return told
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        own = tuple(p for p in told.participants if start <= p.mention.start < end)
        return told.model_copy(
            update={"events": event_table().classes_of(lemma_of(sentence, event)), "participants": own}
        )

    def _clauses(self, sentence: Sentence) -> Iterator[Claim]:
        """Give each clause's statement, and the names that fill its roles."""
        heads = dict.fromkeys(
            outer_clause(sentence, i) for i, t in enumerate(sentence.tokens) if t.pos in {"VERB", "AUX"}
        )
        for head in heads:
            statement = proposition(self._article, sentence, head, self._names)
            span = clause_span(self._article, sentence, head)
            site = _Site(sentence, head, span)
            yield self._made(ValueKind.STATEMENT, StatementValue(words=span), span, site, statement)
            if self._is_speech(sentence, head):
                continue
            for p in statement.participants:
                if not p.entity or not (span.start <= p.mention.start < span.end) or not _is_written(sentence, p):
                    continue
                kind = ValueKind.PLACE if p.role is Role.PLACE else ValueKind.ENTITY
                value = NameValue(mention=p.mention, name=p.name, role=_slot(sentence, p))
                yield self._made(kind, value, span, site._replace(mention=p.mention), statement)

    def _is_speech(self, sentence: Sentence, i: int) -> bool:
        token = sentence.tokens[i]
        return any(a.cue is not None and a.cue.start <= token.start < a.cue.end for a in self._said)

    def _is_source(self, sentence: Sentence, i: int) -> bool:
        start = sentence.tokens[i].start
        return any(a.mention is not None and a.mention.start <= start < a.mention.end for a in self._said)

    def _report_cue(self, sentence: Sentence, at: int) -> int | None:
        """Give the token of the reporting verb that a time attached to token `at` belongs to, None if to none."""
        verb = clause_of(sentence, at)
        if self._is_speech(sentence, verb):
            return verb
        start = sentence.tokens[at].start
        for a in self._said:
            if a.mention is None or a.cue is None or not sentence.start <= a.cue.start < sentence.end:
                continue
            head = head_of(sentence, a.mention.start, a.mention.end)
            if a.mention.start <= start < a.mention.end or at == head:
                return next(i for i, t in enumerate(sentence.tokens) if t.end > a.cue.start)
        return None

    def _reported(self, sentence: Sentence, cue: int) -> int | None:
        """Give the event that a reporting verb reports, if its content stands in the same sentence."""
        start = sentence.tokens[cue].start
        for a in self._said:
            if a.cue is None or not a.cue.start <= start < a.cue.end:
                continue
            inside = [i for i, t in enumerate(sentence.tokens) if a.content.start <= t.start < a.content.end]
            if inside and cue not in inside:
                return event_at(sentence, clause_of(sentence, _top(sentence, inside)))
        return None

    def _claim(self, kind: ValueKind, value: Value, site: _Site, certainty: Factuality | None = None) -> Claim:
        """Fix a value to the proposition at its site; `certainty` is given where the event's own does not matter."""
        around = site.event if site.clause is None else site.clause
        span = clause_span(self._article, site.sentence, around, keep=site.mention)
        fixed_to = proposition(self._article, site.sentence, site.event, self._names, site.skip, site.clause)
        claim = self._made(kind, value, span, site, fixed_to)
        return claim if certainty is None else claim.model_copy(update={"factuality": certainty})

    def _made(self, kind: ValueKind, value: Value, span: Span, site: _Site, fixed_to: Proposition) -> Claim:
        place = site.mention
        key = (self._article.id, kind, span.start, span.end, place.start, place.end, _name(value))
        event = (site.sentence.index, site.event)
        if event not in self._factualities:
            self._factualities[event] = factuality(site.sentence, site.event)
        return Claim(
            id=hashlib.sha256("\x1f".join(map(str, key)).encode()).hexdigest()[:16],
            article=self._article.id,
            kind=kind,
            span=span,
            sentence=site.sentence.index,
            proposition=fixed_to,
            attribution=speaker_of(place, self._said),
            factuality=self._factualities[event],
            value=value,
        )


def _slot(sentence: Sentence, p: Participant) -> str:
    """Give the role that a name fills, told apart by its preposition: with whom is not against whom."""
    if p.role in {Role.AGENT, Role.PATIENT}:
        return p.role.value
    i = next(i for i, t in enumerate(sentence.tokens) if t.end > p.mention.start)
    head = sentence.tokens[sentence.tokens[i].head]
    return f"{p.role.value} {head.text.lower()}" if head.pos in {"ADP", "SCONJ"} else p.role.value


def _is_written(sentence: Sentence, p: Participant) -> bool:
    """Whether the name itself stands there, and is not only meant by a pronoun or a description."""
    return any(t.pos == "PROPN" for t in sentence.tokens if p.mention.start <= t.start < p.mention.end)


def _name(value: Value) -> str:
    """Give what tells apart claims of one place: the name, and of a name as it is written that it is about that."""
    match value.kind:
        case "state":
            return f"{value.kind}: {value.course}"
        case "filler":
            return f"{value.kind} {value.relation} {value.path[0]}"
        case "name":
            return value.name
        case "spelling" | "clock" | "assertion" | "site" | "title" | "where":
            return value.kind
        case _:
            return ""


def _top(sentence: Sentence, inside: Sequence[int]) -> int:
    return next((i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), inside[0])


def _read(reader: Callable[[str], list[_Mention]], sentence: Sentence) -> list[_Mention]:
    """Read the mentions of a sentence as a reader sees it; they stand on the article's own words."""
    text, offsets = visible(sentence.text)
    found = []
    for mention in reader(text):
        start, end = offsets[mention.start], offsets[mention.end - 1] + 1
        own = {"start": sentence.start + start, "end": sentence.start + end, "text": sentence.text[start:end]}
        found.append(mention.model_copy(update=own))
    return found


def _overlaps(span: Span, places: Collection[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in places)
