"""What a verb's own clause says of its factuality: modals, negation, adverbs, conditions and questions."""

from collections.abc import Collection

from checker.extract.certainty import CERTAIN, POSSIBLE, UNKNOWN, both
from checker.extract.cues import Cues
from checker.extract.embedding import child, has_subject
from checker.extract.syntax import children
from checker.model import Factuality, Sentence


def is_marked(sentence: Sentence, i: int, words: Collection[str]) -> bool:
    """Say whether a subordinating word of `words` opens the clause of token `i`; "even if" is a concession."""
    opened = [j for j in children(sentence, i) if j < i and sentence.tokens[j].text.lower() in words]
    return any(sentence.tokens[max(j - 1, 0)].text.lower() != "even" for j in opened)


def clause_cues(sentence: Sentence, cues: Cues, i: int) -> Factuality:
    """Give what the verb's own clause says: modals, negation, adverbs, condition, question."""
    value = _modal(sentence, cues, i, negated=_negated(sentence, cues, i))
    for j in children(sentence, i):
        token = sentence.tokens[j]
        if token.dep == "advmod" and token.text.lower() in cues.adverbs:
            value = both(value, cues.adverbs[token.text.lower()])
        elif token.dep == "advcl" and is_marked(sentence, j, cues.conditional.marks):
            value = value if _reports(sentence, cues, i) else both(value, POSSIBLE)
    return UNKNOWN if _questioned(sentence, i) else value


def _modal(sentence: Sentence, cues: Cues, i: int, *, negated: bool) -> Factuality:
    owner = i if _own_auxiliaries(sentence, i) else _shares_with(sentence, i)
    modal = next((j for j in children(sentence, owner) if sentence.tokens[j].tag == "MD" and j < owner), None)
    if modal is None:
        return Factuality.DENIED if negated else CERTAIN
    word = sentence.tokens[modal].text.lower().replace("\u2019", "'")
    word = cues.contractions.get(word, word)
    perfect = any(sentence.tokens[j].text.lower() in {"have", "'ve"} for j in _own_auxiliaries(sentence, owner))
    table = cues.perfect_modals if perfect else cues.modals
    return table.get(word, (UNKNOWN, UNKNOWN))[negated]


def _own_auxiliaries(sentence: Sentence, i: int) -> list[int]:
    return [j for j in children(sentence, i) if sentence.tokens[j].dep in {"aux", "auxpass"}]


def _shares_with(sentence: Sentence, i: int) -> int:
    """Give the verb whose auxiliaries serve `i` too: in "will meet and sign" they stand before "meet"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    plain = token.tag in {"VB", "VBP"} and head.tag in {"VB", "VBP"}
    if token.dep == "conj" and not has_subject(sentence, i) and (plain or token.tag == head.tag):
        return token.head if _own_auxiliaries(sentence, token.head) else _shares_with(sentence, token.head)
    return i


def _negated(sentence: Sentence, cues: Cues, i: int) -> bool:
    """Say whether negations of the clause of verb `i` leave it denied."""
    count = sum(_negates(sentence, cues, j) for j in children(sentence, i))
    token = sentence.tokens[i]
    if token.dep == "conj" and not has_subject(sentence, i):
        joint = {
            sentence.tokens[j].text.lower() for j in children(sentence, token.head) if sentence.tokens[j].dep == "cc"
        }
        if joint & {"or", "nor"}:
            count += _negated(sentence, cues, token.head)
    return count % 2 == 1


def _negates(sentence: Sentence, cues: Cues, j: int) -> bool:
    token = sentence.tokens[j]
    word = token.text.lower()
    if token.dep == "neg" or (token.dep in {"advmod", "cc", "preconj"} and word in cues.negation.words):
        after = [t.text.lower() for t in sentence.tokens[j + 1 : j + 2]]
        return not (after and after[0] in cues.negation.cancelled_by) and not _until(sentence, token.head, j)
    if token.dep == "advmod" and word == "longer":
        return any(sentence.tokens[k].text.lower() == "no" for k in children(sentence, j))
    if token.dep in {"nsubj", "nsubjpass", "dobj", "attr", "dative"}:
        return word in cues.negation.subjects or has_negative_determiner(sentence, cues, j)
    return False


def _until(sentence: Sentence, verb: int, negation: int) -> bool:
    """Say whether "until" takes the negation back: what did not happen until Friday happened."""
    return sentence.tokens[negation].text.lower() != "never" and any(
        sentence.tokens[j].text.lower() == "until"
        or any(
            sentence.tokens[k].text.lower() == "until" and sentence.tokens[k].dep == "mark"
            for k in children(sentence, j)
        )
        for j in children(sentence, verb)
        if j > verb
    )


def has_negative_determiner(sentence: Sentence, cues: Cues, i: int) -> bool:
    """Say whether the noun `i` has "no" or "neither" for a determiner."""
    return any(
        sentence.tokens[k].text.lower() in cues.negation.determiners and sentence.tokens[k].dep in {"det", "neg"}
        for k in children(sentence, i)
    )


def _reports(sentence: Sentence, cues: Cues, i: int) -> bool:
    signature = cues.signature("that", sentence.tokens[i].lemma.lower())
    return signature is not None and signature.report and child(sentence, i, "ccomp") is not None


def _questioned(sentence: Sentence, i: int) -> bool:
    """Say whether the question mark of the sentence is that of the clause of verb `i`."""
    return "?" in sentence.text and any(
        token.text == "?" and j > i and _asked(sentence, j) == i for j, token in enumerate(sentence.tokens)
    )


def _asked(sentence: Sentence, mark: int) -> int:
    """Give the verb that the question mark `mark` belongs to: a quoted question is not its reporter's."""
    head = sentence.tokens[mark].head
    content = child(sentence, head, "ccomp")
    if content is None or content > mark:
        return head
    between = sentence.tokens[min(head, content) : max(head, content)]
    quoted = mark < head or any(t.text in {'"', "\u201c", "\u2018", "'", "``"} for t in between)
    return content if quoted else head
