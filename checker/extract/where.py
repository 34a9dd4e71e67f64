"""Where something happens: the phrase of place that goes with an event, "in Turku, Finland", "off Norway"."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from checker.extract.events import is_event_noun, lemma_of
from checker.extract.names import Names
from checker.extract.syntax import ancestors, children
from checker.model import Article, Frozen, Sentence, WhereValue
from checker.names import load_places, load_words

TABLE = "where.toml"
_PLACES = {"GPE", "LOC", "FAC"}
# Labels of names that may still be of a place: the parser takes many a town for a person or an organisation.
_UNSURE = {"", *_PLACES}
# What the noun that a place is said of may be to its verb, for the event to be there too: acted on, or moved from.
_THERE = {"dobj", "nsubjpass", "attr", "oprd", "pobj", "appos"}
_BESIDE = {"compound", "nmod", "appos", "amod"}
_DEEPEST = 8


class _Prepositions(Frozen):
    at: frozenset[str]
    near: frozenset[str]
    off: frozenset[str]
    through: frozenset[str]


class _Locating(Frozen):
    verbs: frozenset[str]


class _Kinds(Frozen):
    nouns: frozenset[str]


class _Sides(Frozen):
    inland: frozenset[str]
    offshore: frozenset[str]


class _Table(Frozen):
    prepositions: _Prepositions
    locating: _Locating
    kinds: _Kinds
    sides: _Sides


class Where(NamedTuple):
    """A place with the token of the event that is there, and the tokens that tell the place."""

    event: int
    value: WhereValue
    tokens: range


@cache
def where_table() -> _Table:
    """Read the table beside this file."""
    return _Table.model_validate(tomllib.loads(files("checker.extract").joinpath(TABLE).read_text("utf-8")))


def places(article: Article, sentence: Sentence, names: Names) -> Iterator[Where]:
    """Give the places of the events of a sentence, in order, with the event of each."""
    table = where_table()
    tied = table.prepositions.at | table.prepositions.near | table.prepositions.off
    for i, token in enumerate(sentence.tokens):
        word = token.text.lower()
        side = _side(word) if token.dep in {"advmod", "acomp", "oprd"} else ""
        if not side and not (word in tied and _is_tie(sentence, i)):
            continue
        scene = _scene(sentence, token.head)
        if scene is None:
            continue
        event, way = scene
        if side:
            value = WhereValue(mention=article.span(token.start, token.end), places=(), side=side)
            yield Where(event, value, range(i, i + 1))
        elif (found := _named(sentence, i, names)) is not None:
            told, last = found
            off = word in table.prepositions.off
            value = WhereValue(
                mention=article.span(token.start, sentence.tokens[last].end),
                places=told,
                near=word not in table.prepositions.at or word == "outside",
                way=way,
                side="offshore" if off else "",
            )
            yield Where(event, value, range(i, last + 1))


def _is_tie(sentence: Sentence, i: int) -> bool:
    """Whether token `i` ties a place to what it hangs on; "off" may look like a part of a verb that puts somewhere."""
    token = sentence.tokens[i]
    return token.dep == "prep" or (
        token.dep == "prt" and lemma_of(sentence, token.head) in where_table().locating.verbs
    )


def _side(word: str) -> Literal["", "inland", "offshore"]:
    sides = where_table().sides
    return "inland" if word in sides.inland else "offshore" if word in sides.offshore else ""


def _scene(sentence: Sentence, i: int) -> tuple[int, Literal["", "from", "to"]] | None:
    """Give the event that is where what token `i` governs says, and whether it begins or ends there.

    None for a place of somebody or something that only takes part.
    """
    way: Literal["", "from", "to"] = ""
    for _ in range(_DEEPEST):
        token = sentence.tokens[i]
        if token.pos in {"VERB", "AUX"} or is_event_noun(sentence, i):
            return _located(sentence, i), way
        if token.dep == "prep":
            word = token.text.lower()
            if word not in where_table().prepositions.through:
                return None
            way = "to" if word in {"to", "into"} else "from" if word == "from" and _moves(sentence, i) else way
        elif token.dep not in _THERE:
            return None
        if token.head == i:
            return None
        i = token.head
    return None


def _moves(sentence: Sentence, preposition: int) -> bool:
    """Whether "from" goes with a "to": both are ends of a movement."""
    above = {sentence.tokens[preposition].head, *ancestors(sentence, preposition)}
    return any(t.text.lower() == "to" and t.dep == "prep" and t.head in above for t in sentence.tokens)


def _located(sentence: Sentence, i: int) -> int:
    """Give the event that a verb only puts somewhere: the quake that struck, or was centred, near a place."""
    token = sentence.tokens[i]
    if lemma_of(sentence, i) not in where_table().locating.verbs:
        return i
    subjects = [j for j in children(sentence, i) if sentence.tokens[j].dep in {"nsubj", "nsubjpass"}]
    above = [token.head] if token.dep in {"acl", "relcl"} else []
    shared = [j for j in children(sentence, token.head) if sentence.tokens[j].dep in {"nsubj", "nsubjpass"}]
    candidates = subjects or above or (shared if token.dep == "conj" else [])
    return next((j for j in candidates if is_event_noun(sentence, j)), i)


def _object(sentence: Sentence, preposition: int) -> int | None:
    """Give what follows a preposition; the parser makes "off" of "struck off Chile" a part of the verb."""
    tokens = sentence.tokens
    own = (j for j in children(sentence, preposition) if tokens[j].dep == "pobj")
    after = (j for j in children(sentence, tokens[preposition].head) if tokens[j].dep == "dobj" and j > preposition)
    return next(own, next(after, None) if tokens[preposition].dep == "prt" else None)


def _named(sentence: Sentence, preposition: int, names: Names) -> tuple[tuple[str, ...], int] | None:
    """Give the place that follows a preposition and what it is said to lie in, with the last token that tells it."""
    tokens = sentence.tokens
    at = _object(sentence, preposition)
    if at is None or at < preposition:
        return None
    told: list[str] = []
    last = at
    if lemma_of(sentence, at) in where_table().kinds.nouns and tokens[at].pos == "NOUN":
        below = children(sentence, at)
        inner = [j for j in below if tokens[j].dep in _BESIDE and tokens[j].pos == "PROPN"]
        inner += [k for j in below if tokens[j].text.lower() == "of" for k in children(sentence, j)]
        found = next((j for j in inner if _name(sentence, j, names)), None)
        if found is None:
            return None
        told.append(_name(sentence, found, names))
        last = max(at, found)
        owners = [j for j in below if tokens[j].dep == "poss"]
    else:
        name = _name(sentence, at, names)
        if not name:
            return None
        told.append(name)
        owners = [j for j in children(sentence, at) if tokens[j].dep == "poss"]
    told += [name for j in owners if (name := _name(sentence, j, names))]
    # "Baytown, Texas", "Cupertino, Calif.": a run of names of places, each behind a comma.
    while last + 2 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].pos == "PROPN":
        end = last + 2
        while end + 1 < len(tokens) and tokens[end + 1].pos == "PROPN":
            end += 1
        outer = " ".join(t.text for t in tokens[last + 2 : end + 1])
        if not load_places().named(outer):
            break
        told.append(outer.lower())
        last = end
    return tuple(dict.fromkeys(told)), last


def _name(sentence: Sentence, i: int, names: Names) -> str:
    """Give the name of the place that token `i` heads, as the article has it in full; "" where it names none."""
    token = sentence.tokens[i]
    if token.pos != "PROPN" or token.text.lower() in load_words().calendar.words:
        return ""
    found = names.at(sentence.index, i)
    if len(found) > 1:
        return ""
    if found and found[0].entity in _PLACES:
        return found[0].canonical
    written = _written(sentence, i)
    known = bool(load_places().named(written))
    return written.lower() if known and token.entity in _UNSURE and not found else ""


def _written(sentence: Sentence, i: int) -> str:
    """Give the name that token `i` ends, with the words of it that stand before."""
    first = i
    while first and sentence.tokens[first - 1].head == i and sentence.tokens[first - 1].dep == "compound":
        first -= 1
    return " ".join(t.text for t in sentence.tokens[first : i + 1])
