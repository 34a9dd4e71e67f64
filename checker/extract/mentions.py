"""Where names stand in an article, before anything is known of whom they name: gazetteer entries and runs of names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model import Sentence, Token
from checker.names import Entry, Kind, Words, fold, load_gazetteer, load_words

_NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_INSTITUTIONS = frozenset({"ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW"})
_LINKS = frozenset({"of", "the", "for", "and", "&", "'s", "\u2019s", "to"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})


class Mention(NamedTuple):
    """A name as it stands: its tokens `first` to `last` (both within it), the head, and what the words say."""

    sentence: int  # index of the sentence in the article
    first: int
    last: int
    head: int
    words: tuple[str, ...]  # folded, titles and suffixes stripped
    titles: tuple[str, ...]  # in lower case, as they stand before the name
    label: str  # the model's entity label, "" when it gives none
    entry: Entry | None  # what the gazetteer knows


def mentions_in(sentence: Sentence) -> list[Mention]:
    """Give the names that stand in the sentence, in order; demonyms are mentions of their country."""
    words = load_words()
    known = dict(_known(sentence, words))
    found: list[Mention] = []
    i = 0
    while i < len(sentence.tokens):
        if i in known:
            last, entry = known[i]
            found.append(_mention(sentence, (i, last), (), entry))
            i = last + 1
        elif _is_name(sentence.tokens[i], words):
            last = _run_end(sentence, i, known, words)
            # The hyphen of "Secretary-General" may stand alone among titles: no words, no name.
            found.extend(m for m in _named(sentence, i, last, words) if m.words)
            i = last + 1
        else:
            i += 1
    return found


# ---- the gazetteer ---------------------------------------------------------------------------------------------------


def _known(sentence: Sentence, words: Words) -> Iterator[tuple[int, tuple[int, Entry]]]:
    """Give the gazetteer's entries in the sentence, longest first from the left, unless a longer name holds them."""
    gazetteer = load_gazetteer()
    i = 0
    while i < len(sentence.tokens):
        word = sentence.tokens[i].text
        if not (word[:1].isupper() and gazetteer.begins_with(word)):
            i += 1
            continue
        last = next(
            (
                j
                for j in range(min(i + gazetteer.longest, len(sentence.tokens)) - 1, i - 1, -1)
                if sentence.tokens[j].text[-1].isalnum() | sentence.tokens[j].text.endswith(".")
                and gazetteer.find(_text(sentence, i, j)) is not None
            ),
            None,
        )
        entry = None if last is None else gazetteer.find(_text(sentence, i, last))
        if last is not None and entry is not None and _stands_alone(sentence, i, last, entry, words):
            yield i, (last, entry)
            i = last + 1
        else:
            i += 1


def _text(sentence: Sentence, first: int, last: int) -> str:
    return " ".join(t.text for t in sentence.tokens[first : last + 1])


def _stands_alone(sentence: Sentence, first: int, last: int, entry: Entry, words: Words) -> bool:
    """Say whether the gazetteer's entry is a name by itself here, not a word nor a part of "Jordan Henderson"."""
    if entry.kind is Kind.DEMONYM:
        return True
    return not _continues(sentence, first, words) and not _is_continued(sentence, last, words)


def _continues(sentence: Sentence, first: int, words: Words) -> bool:
    """Say whether a longer name runs into the token: "Denzel Washington", "University of Alabama"."""
    token = sentence.tokens[first]
    if first == 0 or token.begins_entity:
        return False
    if token.entity in _INSTITUTIONS and _link_before(sentence, first):
        return True
    return _joined(sentence, first - 1, first) and not words.is_title(sentence.tokens[first - 1].text.lower())


def _is_continued(sentence: Sentence, last: int, words: Words) -> bool:
    """Say whether a longer name runs on after the token, and not just a title or "Embassy", which is that country's."""
    if last + 1 == len(sentence.tokens):
        return False
    after = sentence.tokens[last + 1].text.lower()
    ours = after in words.sides.collective or words.is_title(after)
    return not ours and _joined(sentence, last, last + 1)


def _link_before(sentence: Sentence, first: int) -> bool:
    """Say whether "of" joins the token to the words of the same entity before it."""
    before = sentence.tokens[first - 1]
    return before.text.lower() in {"of", "the"} and before.entity != "" and not before.begins_entity


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Say whether two neighbours belong to one entity by the model's labels, both of them words of a name."""
    a, b = sentence.tokens[left], sentence.tokens[right]
    one = b.entity != "" and a.entity == b.entity and not b.begins_entity
    return one and a.entity not in {"GPE", "NORP"} and a.text[:1].isupper() and b.text[:1].isupper()


# ---- runs of proper nouns --------------------------------------------------------------------------------------------


def _is_name(token: Token, words: Words) -> bool:
    if not token.text[:1].isupper() or token.entity in _NUMERIC:
        return False
    if token.text.lower() in words.calendar.words and token.entity != "PERSON":
        return False
    proper = token.tag in {"NNP", "NNPS"}
    return (
        proper
        or (token.entity in _NAMING and token.pos not in {"DET", "PRON", "ADP"})
        or (words.is_title(token.text.lower()) and "." in token.text)
    )


def _run_end(sentence: Sentence, first: int, known: dict[int, tuple[int, Entry]], words: Words) -> int:
    """Give the last token of the run of name words that begins at `first`."""
    last = first
    while (after := _next_in_run(sentence, last, words)) is not None and after not in known:
        last = after
    return last


def _next_in_run(sentence: Sentence, last: int, words: Words) -> int | None:
    """Give the next word of the name that `last` is a word of, over a hyphen, a particle or a link; None at its end."""
    tokens = sentence.tokens
    for after in range(last + 1, min(last + 4, len(tokens))):
        token = tokens[after]
        inside = token.entity in _NAMING and not token.begins_entity
        if _is_name(token, words) or (inside and token.text[:1].isdigit()):
            split = token.begins_entity and tokens[last].entity in _NAMING and token.entity != tokens[last].entity
            linked = tokens[last].head == after or tokens[after].head == last or tokens[last].head == token.head
            return None if split and not linked else after
        hyphen = token.text in _HYPHENS and tokens[last].end == token.start
        if hyphen and after + 1 < len(tokens) and inside and tokens[after + 1].start == token.end:
            return after + 1  # "Jong-un", whose second half is in lower case
        if not (hyphen or token.text.lower() in words.persons.particles or (inside and token.text in _LINKS)):
            return None
    return None


def _named(sentence: Sentence, first: int, last: int, words: Words) -> Iterator[Mention]:
    """Give the mention in a run, without the titles before it; nothing when only titles are left."""
    while first <= last and (
        words.is_title(sentence.tokens[first].text.lower()) or sentence.tokens[first].text.lower() in _LINKS
    ):
        if first == last or _is_organisation(sentence, first, last):
            break
        first += 1
    if _is_common(sentence, first, last, words):
        if first == last:  # "King said": a surname if the article has such a person
            yield _mention(sentence, (first, last), (), None)._replace(label="")
        return
    cut = _last_title(sentence, first, last, words)
    if cut is not None:
        # "TDCJ Inspector General John Moriarty": the organisation, the titles, the person.
        end = next(k for k in range(first, cut + 1) if words.is_title(sentence.tokens[k].text.lower())) - 1
        if end >= first:
            yield _mention(sentence, (first, end), (), None)
        first = cut + 1
    titles = _titles_before(sentence, first, words)
    yield _mention(sentence, (first, last), titles, None)


def _last_title(sentence: Sentence, first: int, last: int, words: Words) -> int | None:
    """Give the last title within a run that ends in a person's name, or None."""
    if sentence.tokens[last].entity not in {"PERSON", ""}:
        return None
    titles = [k for k in range(first, last) if words.is_title(sentence.tokens[k].text.lower())]
    return titles[-1] if titles and last - titles[-1] <= 4 else None


def _is_common(sentence: Sentence, first: int, last: int, words: Words) -> bool:
    """Say whether a run names nobody by itself: a title alone, or "Foreign Ministry", which is some country's."""
    *before, end = (t.text.lower() for t in sentence.tokens[first : last + 1])
    return all(map(words.is_title, before)) and (end in words.sides.collective or words.is_title(end))


def _is_organisation(sentence: Sentence, first: int, last: int) -> bool:
    """Say whether the model holds the run from its first word on for an organisation ("Foreign Ministry")."""
    labels = {t.entity for t in sentence.tokens[first : last + 1]}
    if sentence.tokens[last].text.lower() in load_words().sides.collective:
        return False
    return labels == {"ORG"} and sentence.tokens[first].begins_entity


def _titles_before(sentence: Sentence, first: int, words: Words) -> tuple[str, ...]:
    """Give the titles that lead up to a name: "secretary of state", "foreign minister", "mr"."""
    found: list[str] = []
    for i in range(first - 1, -1, -1):
        word = sentence.tokens[i].text.lower()
        if words.is_title(word) or (found and word in {"of", "for"}):
            found.append(word)
        else:
            break
    while found and found[-1] in {"of", "for"}:
        found.pop()
    return tuple(reversed(found))


def _mention(sentence: Sentence, span: tuple[int, int], titles: tuple[str, ...], entry: Entry | None) -> Mention:
    tokens, words = sentence.tokens, load_words()
    first, last = span
    outside = [i for i in range(first, last + 1) if not first <= tokens[i].head <= last or tokens[i].head == i]
    head = outside[-1] if outside else last
    # A title that the parse made the head ("President" over "Xi") does not hide the name.
    parts = [w for t in tokens[first : last + 1] for w in fold(t.text).split() if t.text not in {"'s", "\u2019s"}]
    while parts and parts[-1] in words.persons.suffixes:
        parts.pop()
    if parts[:1] == ["the"]:
        parts = parts[1:]
    label = entry.entity if entry else _label(tokens[first : last + 1], parts, words)
    return Mention(sentence.index, first, last, head, tuple(parts), titles, label, entry)


def _label(tokens: Sequence[Token], parts: Sequence[str], words: Words) -> str:
    """Give the entity label: what a telling last word says, else the label that most of the tokens have."""
    if len(parts) > 1 and parts[-1] in words.places.words:
        return "FAC"
    if len(parts) > 1 and parts[-1] in words.organisations.words:
        return "ORG"
    labels = [t.entity for t in tokens if t.entity in _NAMING]
    return max(reversed(labels), key=labels.count, default="")
