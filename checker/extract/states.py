"""How far somebody or something has come: at large, caught, charged, convicted, by the courses of a table."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, Self

from pydantic import Field, ValidationError, model_validator

from checker.errors import TableError
from checker.extract.events import lemma_of
from checker.extract.factuality import factuality, tense_of
from checker.extract.names import Names
from checker.extract.propositions import governor, head_of, proposition, stems
from checker.extract.registry import Name
from checker.extract.syntax import ancestors, children, clause_of, subtree
from checker.model import (
    Article,
    Factuality,
    Frozen,
    Participant,
    Proposition,
    Reached,
    Role,
    Sentence,
    StateValue,
    Timex,
    TimexType,
)

TABLE = "states.toml"
_WAYS: tuple[Literal["done", "of_suspects", "does", "being", "told"], ...] = (
    "done", "of_suspects", "does", "being", "told",
)  # fmt: skip
_DONE = {"done", "of_suspects"}
# A form that says "not" itself tells its state where the clause is denied.
_NEGATIVE = {"not", "no"}
_DENIED = {Factuality.DENIED, Factuality.IMPROBABLE}
# What a verb takes besides its subject: "recovered the gun" is not "recovered".
_TAKEN = {"dobj", "xcomp", "ccomp", "nsubjpass"}
# Words of a form may stand this far from one another, a verb farther from its subject.
_REACH = 4
_REACHED = {
    Factuality.CERTAIN: Reached.SO,
    Factuality.DENIED: Reached.NOT_YET,
    Factuality.PROBABLE: Reached.AHEAD,
    Factuality.UNKNOWN: Reached.AHEAD,
}
_VERBAL = {"VERB", "AUX"}
_BORROWING = {"conj", "xcomp", "advcl", "pcomp", "ccomp"}
_THINGS = {"it", "they", "which", "that", "this", "these", "those", "what", "something", "nothing", "all", "none"}
_SOMEBODY = ("man", "woman", "person", "men", "women")
_ENTITIES = {"PERSON", "ORG", ""}
# Of several people of a kind, another story may mean one of these.
_ONE_OF_SEVERAL = {"other", "another", "second", "third", "two", "three", "several", "many", "some", "few"}


class _State(Frozen):
    name: str
    rank: int
    done: tuple[str, ...] = ()
    of_suspects: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class _Course(Frozen):
    name: str
    bearer: Literal["person", "thing"]
    apart: bool = False
    state: tuple[_State, ...] = Field(min_length=2)
    suspects: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


class _Form(NamedTuple):
    words: tuple[str, ...]
    how: Literal["done", "of_suspects", "does", "being", "told"]
    course: _Course
    state: _State


class States(Frozen):
    """The table of courses. `people` are nouns for somebody."""

    people: frozenset[str]
    course: tuple[_Course, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_each_state_once(self) -> Self:
        for course in self.course:
            names = [s.name for s in course.state]
            if len(set(names)) < len(names):
                raise ValueError(f"{course.name}: a state stands twice")
        return self

    def forms(self) -> Iterator[_Form]:
        """Give every form with its course and state."""
        for course in self.course:
            for state in course.state:
                for how in _WAYS:
                    yield from (_Form(tuple(f.split()), how, course, state) for f in getattr(state, how))


@cache
def load_states() -> States:
    """Read the table beside this file. Raises TableError where it is malformed."""
    return states_from(files("checker.extract").joinpath(TABLE).read_text("utf-8"))


@cache
def _by_first_word() -> dict[str, tuple[_Form, ...]]:
    found: dict[str, list[_Form]] = {}
    for form in load_states().forms():
        found.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(forms, key=lambda f: -len(f.words))) for word, forms in found.items()}


def states_from(text: str) -> States:
    """Build the table from its text. Raises TableError where it is malformed."""
    try:
        return States.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"malformed: {error}", TABLE) from error


class Told(NamedTuple):
    """A state that a sentence tells: the token of its verb, its value, and whom it is told of."""

    head: int
    value: StateValue
    proposition: Proposition


def states(article: Article, sentence: Sentence, names: Names, timexes: Sequence[Timex]) -> Iterator[Told]:
    """Give the states that a sentence tells. `timexes` are its temporal expressions, at their places in the article."""
    taken: set[tuple[str, int]] = set()
    for i in range(len(sentence.tokens)):
        for form, at in _found(sentence, i):
            if any((form.course.name, j) in taken for j in at):
                continue
            bearer = _bearer(sentence, form, at)
            if not _may_bear(sentence, form, bearer, names):
                continue
            head = clause_of(sentence, i)
            certainty = factuality(sentence, i if sentence.tokens[i].pos in _VERBAL else head)
            if certainty in _DENIED and not _NEGATIVE.isdisjoint(form.words):
                certainty = Factuality.CERTAIN
            reached = _REACHED.get(certainty)
            if reached is None:
                continue
            taken.update((form.course.name, j) for j in at)
            if reached is Reached.SO and form.how == "being" and _ends(sentence, head):
                reached = Reached.OVER
            yield _told(article, sentence, names, form, at, head, reached, bearer, timexes)


def _told(  # noqa: PLR0913, PLR0917 - everything that a claim of a state is made of
    article: Article,
    sentence: Sentence,
    names: Names,
    form: _Form,
    at: list[int],
    head: int,
    reached: Reached,
    bearer: int | None,
    timexes: Sequence[Timex],
) -> Told:
    tokens = sentence.tokens
    value = StateValue(
        mention=article.span(tokens[at[0]].start, tokens[at[-1]].end),
        course=form.course.name,
        state=form.state.name,
        rank=form.state.rank,
        apart=form.course.apart,
        reached=reached,
        timex=_when(sentence, head, timexes),
        tense=tense_of(sentence, head),
    )
    first, last = subtree(sentence, head)
    borne = tuple(_people(article, sentence, bearer, names))
    around = [
        p.model_copy(update={"role": Role.OTHER}) for p in proposition(article, sentence, head, names).participants
    ]
    fixed_to = Proposition(
        predicate=form.state.name,
        events=(f"course: {form.course.name}",),
        negated=reached is Reached.NOT_YET,
        participants=(*borne, *(p for p in around if p.entity and p.name not in {b.name for b in borne})),
        stems=stems(sentence, range(first, last + 1)),
    )
    return Told(head, value, fixed_to)


def _found(sentence: Sentence, i: int) -> Iterator[tuple[_Form, list[int]]]:
    """Give the forms that begin at token `i`, the longest first, with the tokens of their words."""
    token = sentence.tokens[i]
    forms = _by_first_word()
    for form in (f for word in dict.fromkeys((token.text.lower(), lemma_of(sentence, i))) for f in forms.get(word, ())):
        if len(form.words) == 1 and form.how != "being" and not _is_said(sentence, form, i):
            continue
        at = [i]
        for word in form.words[1:]:
            behind = range(at[-1] + 1, len(sentence.tokens))
            near = (j for j in behind if j <= at[-1] + _REACH or sentence.tokens[at[-1]].head == j)
            j = next((j for j in near if word in {sentence.tokens[j].text.lower(), lemma_of(sentence, j)}), None)
            if j is None:
                break
            at.append(j)
        if len(at) == len(form.words) and _hang_together(sentence, at):
            yield form, at


def _is_said(sentence: Sentence, form: _Form, i: int) -> bool:
    """Whether a single word is the verb of a clause, and one that bears what the form says."""
    token = sentence.tokens[i]
    if token.pos not in _VERBAL or token.dep in {"amod", "compound"}:
        return False
    return form.how != "does" or not any(sentence.tokens[j].dep in _TAKEN for j in children(sentence, i))


def _hang_together(sentence: Sentence, at: list[int]) -> bool:
    """Whether the words of a form are one phrase: all but one of them hang on another of them."""
    return sum(sentence.tokens[j].head not in at or sentence.tokens[j].head == j for j in at) == 1


def _bearer(sentence: Sentence, form: _Form, at: list[int]) -> int | None:
    """Give the token of whom the state is told of; None where the words do not tell."""
    if form.how == "told":
        return None
    last = at[-1]
    if form.how in _DONE and sentence.tokens[last].pos in {"ADP", "SCONJ"} and len(at) > 1:
        after = [j for j in children(sentence, last) if sentence.tokens[j].dep == "pobj"]
        if after:
            return after[0]
    anchor = at[0]
    if form.how == "being":
        return _being(sentence, anchor)
    if form.how == "does":
        return _subject(sentence, anchor)
    # "found him guilty": the parse may make a clause of "him guilty".
    inner = (j for k in at[1:] for j in children(sentence, k) if sentence.tokens[j].dep == "nsubj")
    return next(inner, None) or _undergoer(sentence, anchor)


def _being(sentence: Sentence, i: int) -> int | None:
    """Give what is in the state: the subject of the verb above, or the noun that the words stand with."""
    above = next((j for j in ancestors(sentence, i) if sentence.tokens[j].pos in {*_VERBAL, "NOUN", "PROPN"}), i)
    if sentence.tokens[above].pos in _VERBAL:
        passive = _undergoer(sentence, above) if sentence.tokens[above].tag == "VBN" else None
        return passive if passive is not None else _subject(sentence, above)
    return None if above == i else above


def _undergoer(sentence: Sentence, verb: int) -> int | None:
    """Give what a verb is done to: the object, or the subject of a passive, also one that is not repeated."""
    below = children(sentence, verb)
    for label in ("nsubjpass", "dobj"):
        own = next((j for j in below if sentence.tokens[j].dep == label), None)
        if own is not None:
            return _real(sentence, verb, own)
    token = sentence.tokens[verb]
    if token.dep == "acl":
        return token.head
    passive = token.tag == "VBN" and (token.dep in _BORROWING)
    return _borrowed(sentence, verb) if passive else None


def _subject(sentence: Sentence, verb: int) -> int | None:
    own = next((j for j in children(sentence, verb) if sentence.tokens[j].dep in {"nsubj", "nsubjpass"}), None)
    if own is not None:
        return _real(sentence, verb, own)
    if sentence.tokens[verb].dep == "acl":
        return sentence.tokens[verb].head
    return _borrowed(sentence, verb) if sentence.tokens[verb].dep in _BORROWING else None


def _borrowed(sentence: Sentence, verb: int) -> int | None:
    above = sentence.tokens[verb].head
    if above == verb:
        return None
    objects = [j for j in children(sentence, above) if sentence.tokens[j].dep == "dobj"]
    if objects and sentence.tokens[verb].dep == "xcomp":  # "expected him to be charged"
        return objects[0]
    return _subject(sentence, above) if sentence.tokens[above].pos in _VERBAL else None


def _real(sentence: Sentence, verb: int, i: int) -> int:
    """Give the noun that "who" and "which" take up."""
    relative = sentence.tokens[i].tag in {"WP", "WDT"} and sentence.tokens[verb].dep == "relcl"
    return sentence.tokens[verb].head if relative else i


def _may_bear(sentence: Sentence, form: _Form, bearer: int | None, names: Names) -> bool:
    """Say whether the course can be that of the bearer: people are arrested, suspects are searched for."""
    if bearer is None:
        return form.course.bearer == "person" and (
            form.how in {"told", "being"} or (form.how == "done" and not form.course.never)
        )
    words = {sentence.tokens[j].text.lower() for j in (bearer, *children(sentence, bearer))}
    if not words.isdisjoint(_ONE_OF_SEVERAL) or lemma_of(sentence, bearer) in form.course.never:
        return False
    named = names.at(sentence.index, bearer)
    if form.course.bearer == "thing":
        return lemma_of(sentence, bearer) in form.course.only
    if named:
        return all(n.entity in _ENTITIES for n in named)
    noun = lemma_of(sentence, bearer)
    if sentence.tokens[bearer].pos == "PRON":
        return noun not in _THINGS and form.how != "of_suspects" and not form.course.never
    suspect = noun in form.course.suspects
    return suspect if form.how == "of_suspects" else suspect or _is_somebody(noun)


def _is_somebody(noun: str) -> bool:
    return noun in load_states().people or noun.endswith(_SOMEBODY)


def _ends(sentence: Sentence, verb: int) -> bool:
    """Whether a state of the past is told with its end: "was at large until Monday"."""
    below = children(sentence, verb)
    tied = (*below, *(k for b in below for k in children(sentence, b)))
    return sentence.tokens[verb].tag == "VBD" and any(sentence.tokens[j].text.lower() == "until" for j in tied)


def _when(sentence: Sentence, verb: int, timexes: Sequence[Timex]) -> Timex | None:
    """Give the time that stands in the verb's own clause, if there is just one."""
    points = [t for t in timexes if t.type is TimexType.DATE]
    own = [t for t in points if governor(sentence, head_of(sentence, t.start, t.end)) == verb]
    return own[0] if len(own) == 1 else None


def _people(article: Article, sentence: Sentence, bearer: int | None, names: Names) -> Iterator[Participant]:
    """Give whom the state is told of, by name where the article names them."""
    if bearer is None:
        return
    token = sentence.tokens[bearer]
    span = article.span(token.start, token.end)
    found = names.at(sentence.index, bearer)
    if token.pos == "PRON" and set(found) & set(_above(sentence, bearer, names)):
        found = ()  # "the judge ordered him held": he is not the judge (Chomsky's principle B)
    for name in found:
        yield Participant(role=Role.PATIENT, name=name.canonical, mention=span, entity=name.entity or "PERSON")
    if not found and token.pos in {"NOUN", "PROPN"}:
        yield Participant(role=Role.PATIENT, name=lemma_of(sentence, bearer), mention=span, entity="")


def _above(sentence: Sentence, i: int, names: Names) -> Iterator[Name]:
    """Give the names of the subjects of the clauses above the one that token `i` stands in."""
    for j in ancestors(sentence, i):
        for k in children(sentence, j):
            if sentence.tokens[k].dep == "nsubj" and k != i:
                yield from names.at(sentence.index, k)
