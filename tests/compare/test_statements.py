"""Judging statements by a language model: its labels are evidence, never verdicts by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from checker.compare import compare
from checker.compare.rule import Level, Rule, builtin_folder, load_folder, null, otherwise
from checker.compare.statements import RULE_ID, compare_statements, value_words
from checker.model import Comparison, ResolvedClaim, Severity, Span, StatementValue, ValueKind, Verdict
from checker.nli import NliScore, NliThresholds
from tests.compare.by_hand import claim, speaker
from tests.compare.conftest import Read, Told, paired

AGREEMENT, CONFLICT, DISPUTE, UNDECIDED = Verdict.AGREEMENT, Verdict.CONFLICT, Verdict.DISPUTE, Verdict.UNDECIDED
SURE_NO, SURE_YES = NliScore(0.01, 0.01, 0.98), NliScore(0.98, 0.01, 0.01)
NOTHING = NliScore(0.1, 0.8, 0.1)
CLOSED, OPEN = "The mill in Ghent closed", "The mill in Ghent did not close"


@dataclass(frozen=True)
class Fake:
    """A model that knows the scores of a few pairs, and remembers what it was asked."""

    scores: Mapping[tuple[str, str], NliScore]
    thresholds: NliThresholds = field(default_factory=lambda: NliThresholds(entailment=0.9, contradiction=0.9))
    name: str = "fake"
    asked: list[tuple[str, str]] = field(default_factory=list)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScore]:
        """Give what is known of each pair, and nothing of others."""
        self.asked.extend(pairs)
        return [self.scores.get(pair, NOTHING) for pair in pairs]


def both(forth: NliScore, back: NliScore) -> Fake:
    """Give a model that scores the two sentences so in the one direction and in the other."""
    return Fake({(CLOSED, OPEN): forth, (OPEN, CLOSED): back})


def judge(sides: Read, nli: Fake, score: float = 0.95, left: str = f"{CLOSED}.", right: str = f"{OPEN}.") -> Comparison:
    """Give what comes of two sentences; the claims are the last statements of the texts."""
    pair = paired(sides(ValueKind.STATEMENT, Told(left), Told(right)), score)
    (found,) = compare_statements([pair], nli, {})
    return found


LABELS = [
    pytest.param(SURE_NO, SURE_NO, CONFLICT, id="contradiction both ways"),
    pytest.param(SURE_NO, NOTHING, UNDECIDED, id="contradiction one way"),
    pytest.param(NliScore(0.1, 0.0, 0.9), NliScore(0.1, 0.0, 0.9), CONFLICT, id="at the threshold"),
    pytest.param(NliScore(0.1, 0.01, 0.89), NliScore(0.1, 0.0, 0.9), UNDECIDED, id="below the threshold"),
    pytest.param(SURE_YES, SURE_YES, AGREEMENT, id="entailment both ways"),
    pytest.param(SURE_YES, NOTHING, AGREEMENT, id="entailment one way"),
    pytest.param(NOTHING, SURE_YES, AGREEMENT, id="entailment the other way"),
    pytest.param(NliScore(0.89, 0.1, 0.01), NOTHING, UNDECIDED, id="entailment below the threshold"),
    pytest.param(NOTHING, NOTHING, UNDECIDED, id="neither"),
]


@pytest.mark.parametrize(("forth", "back", "verdict"), LABELS)
def test_labels_count_from_the_models_own_thresholds(
    sides: Read, forth: NliScore, back: NliScore, verdict: Verdict
) -> None:
    """A contradiction must hold in both directions, an entailment in one, each as surely as the model's card asks."""
    assert judge(sides, both(forth, back)).verdict is verdict


@pytest.mark.parametrize(
    ("scores", "score", "level", "confidence"),
    [
        (SURE_NO, 0.95, "contradiction both ways", 0.9025),
        (SURE_YES, 0.87654, "one follows from the other", 0.8327),
        (NliScore(0.1, 0.86, 0.04), 0.9, "neither follows nor contradicts", 0.765),
        # what is said to follow and to contradict does neither
        (NliScore(0.9, 0.0, 0.5), 0.9, "neither follows nor contradicts", 0.0),
        (NliScore(0.9, 0.0, 0.49), 0.9, "one follows from the other", 0.765),
    ],
)
def test_the_level_and_how_sure_it_is(
    sides: Read, scores: NliScore, score: float, level: str, confidence: float
) -> None:
    """A finding names its level, and is as sure as the match and the step that the model's probability reaches."""
    found = judge(sides, both(scores, scores), score)
    assert (found.level, found.confidence) == (level, confidence)


def test_two_speakers_are_named_in_the_level(sides: Read) -> None:
    """A dispute has a level and a message of its own."""
    left, right = sides(ValueKind.STATEMENT, Told(f"{CLOSED}."), Told(f"{OPEN}."))
    said = (
        c.model_copy(update={"attribution": speaker(name)}) for c, name in ((left, "Ole Lund"), (right, "Olga Brandt"))
    )
    (found,) = compare_statements([paired(tuple(said), 0.95)], both(SURE_NO, SURE_NO), {})  # type: ignore[arg-type]
    assert (found.level, found.severity) == ("contradiction between two speakers", Severity.WARNING)
    assert found.message == "By the language model, the two speakers contradict each other."


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (("ghent", "mill"), ("ghent", "mill"), CONFLICT),
        (("ghent", "mill"), ("ghent", "oslo"), UNDECIDED),  # no more than half
        (("ghent", "mill", "night"), ("ghent", "mill", "day", "rain", "snow"), CONFLICT),
        (("close", "ghent", "mill"), ("close", "ghent", "oslo"), UNDECIDED),  # a verb is no matter
        (("close",), ("close",), CONFLICT),
    ],
)
def test_most_of_the_shorter_statement_is_in_the_other(
    left: tuple[str, ...], right: tuple[str, ...], verdict: Verdict
) -> None:
    """Two statements are of one matter where they share more than half of what the shorter one tells."""
    words = (CLOSED, OPEN)
    two = (
        claim(StatementValue(words=Span(start=0, end=len(w), text=w)), stems, predicate="close")
        for w, stems in zip(words, (left, right), strict=True)
    )
    (found,) = compare_statements([paired(tuple(two), 0.95)], both(SURE_NO, SURE_NO), {})  # type: ignore[arg-type]
    assert found.verdict is verdict


@pytest.mark.parametrize(("score", "verdict"), [(0.95, CONFLICT), (0.8, CONFLICT), (0.79, UNDECIDED)])
def test_a_conflict_needs_sentences_about_one_thing(sides: Read, score: float, verdict: Verdict) -> None:
    """Whatever the model makes of two sentences, they contradict only if they are surely of one fact."""
    assert judge(sides, both(SURE_NO, SURE_NO), score).verdict is verdict


def test_faint_pairs_are_not_even_scored(sides: Read) -> None:
    """Below the similarity that an agreement needs, the model is not asked."""
    nli = both(SURE_YES, SURE_YES)
    pair = paired(sides(ValueKind.STATEMENT, Told(f"{CLOSED}."), Told(f"{OPEN}.")), 0.59)
    assert (compare_statements([pair], nli, {}), nli.asked) == ([], [])


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("The mill in Ghent closed", "The mill in Ghent may stay open", UNDECIDED),
        ("The mill in Ghent will close", "The mill in Ghent will stay open", UNDECIDED),
        ("The mill in Ghent closed", "The mill in Ghent did not close", CONFLICT),
        (
            "The old town hall in Ghent was repaired by masons",
            "The grand town hall in Ghent was repaired by masons",
            UNDECIDED,
        ),
        ("The old mill in Ghent was closed", "The old mill in Ghent was never closed", CONFLICT),
        ("The mill in Ghent closed after 24 years", "The mill in Ghent closed after 25 years", UNDECIDED),
        ("The old mill in Ghent closed for good", "The tall mill in Ghent closed for good", UNDECIDED),
    ],
)
def test_only_stated_and_reversed_facts_conflict(sides: Read, left: str, right: str, verdict: Verdict) -> None:
    """Plans, possibilities, figures (which rules compare) and exchanged words (perhaps synonyms) contradict nothing."""
    nli = Fake({(left, right): SURE_NO, (right, left): SURE_NO})
    assert judge(sides, nli, 0.95, f"{left}.", f"{right}.").verdict is verdict


def said_by(claim: ResolvedClaim, source: str) -> ResolvedClaim:
    """Give a claim as said by a source."""
    said = claim.attribution
    assert said is not None
    return claim.model_copy(update={"attribution": said.model_copy(update={"source": source})})


@pytest.mark.parametrize(("other", "verdict"), [("olga brandt", DISPUTE), ("ole lund", CONFLICT)])
def test_two_speakers_who_contradict_each_other_dispute(sides: Read, other: str, verdict: Verdict) -> None:
    """Two faithful reports of two people are no fault of either article."""
    texts = (Told(f'"{CLOSED}," said Ole Lund.'), Told(f'"{OPEN}," said Ole Lund.'))
    two = sides(ValueKind.QUOTE, *texts)
    statements = sides(ValueKind.STATEMENT, Told(f"{CLOSED}."), Told(f"{OPEN}."))
    left, right = (s.model_copy(update={"attribution": q.attribution}) for s, q in zip(statements, two, strict=True))
    pair = paired((said_by(left, "ole lund"), said_by(right, other)), 0.95)
    (found,) = compare_statements([pair], both(SURE_NO, SURE_NO), {})
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("forth", "settings", "severity"),
    [
        (SURE_NO, {}, Severity.WARNING),
        (SURE_NO, {RULE_ID: Severity.ERROR}, Severity.ERROR),
        (SURE_YES, {RULE_ID: Severity.ERROR}, Severity.NOTE),
    ],
)
def test_what_a_model_says_is_a_warning_unless_set_otherwise(
    sides: Read, forth: NliScore, settings: dict[str, Severity], severity: Severity
) -> None:
    """Only a conflict is as loud as the settings say."""
    pair = paired(sides(ValueKind.STATEMENT, Told(f"{CLOSED}."), Told(f"{OPEN}.")), 0.95)
    (found,) = compare_statements([pair], both(forth, forth), settings)
    assert found.severity is severity


def test_swapping_the_sides_changes_nothing_but_the_sides(sides: Read) -> None:
    """Which article comes first does not matter."""
    nli = both(SURE_YES, NOTHING)
    left, right = sides(ValueKind.STATEMENT, Told(f"{CLOSED}."), Told(f"{OPEN}."))
    (forth,) = compare_statements([paired((left, right))], nli, {})
    (back,) = compare_statements([paired((right, left))], nli, {})
    assert (forth.verdict, forth.confidence) == (back.verdict, back.confidence)


def test_the_engine_judges_statements_where_there_is_a_model(sides: Read) -> None:
    """Statements go to the model together with the rules' work."""
    pair = paired(sides(ValueKind.STATEMENT, Told(f"{CLOSED}."), Told(f"{OPEN}.")), 0.95)
    found = compare([pair], [], [], both(SURE_NO, SURE_NO), {})
    assert [(c.rule, c.verdict) for c in found] == [(RULE_ID, CONFLICT)]


QUOTED = ("We shall keep the old mill", "We will keep the old mill")


@pytest.mark.parametrize(
    ("forth", "back", "verdict"),
    [
        (SURE_YES, SURE_YES, UNDECIDED),
        (NliScore(0.5, 0.5, 0.0), NliScore(0.5, 0.0, 0.5), UNDECIDED),
        (NliScore(0.49, 0.5, 0.01), SURE_YES, CONFLICT),
        (SURE_YES, NOTHING, CONFLICT),
        (NOTHING, NOTHING, CONFLICT),
    ],
)
def test_wordings_that_follow_from_each_other_excuse_a_doubtful_level(
    sides: Read, forth: NliScore, back: NliScore, verdict: Verdict
) -> None:
    """A level that says "unless entailed" stands only where the two wordings do not mean the same."""
    left, right = sides(ValueKind.QUOTE, *(Told(f"Ole Lund said: “{words}.”") for words in QUOTED))
    texts = tuple(c.value.words.text for c in (left, right))  # type: ignore[union-attr]
    nli = Fake({texts: forth, texts[::-1]: back})  # type: ignore[dict-item]
    levels = (
        null("cannot tell", lambda a, b: a.kind is not b.kind),
        Level("other words", lambda a, b: a.kind is b.kind, CONFLICT, unless_entailed=True),
        otherwise("apart", CONFLICT),
    )
    own = Rule(compares=ValueKind.QUOTE, levels=levels, message="", examples=(), id="own")
    found = compare([paired((left, right))], [], [own], nli, {})
    loud = Severity.NOTE if verdict is UNDECIDED else Severity.ERROR
    assert [(c.verdict, c.severity) for c in found] == [(verdict, loud)]


def test_what_a_rule_knows_of_the_last_time_the_model_may_not_deny(sides: Read) -> None:
    """Not since March and last in March are one fact to the rule of last times, so the model's no is left out."""
    left, right = "The two sides had not met since March 2022.", "The two sides had last met in March 2022."
    statements = sides(ValueKind.STATEMENT, Told(left), Told(right))
    recency = sides(ValueKind.RECENCY, Told(left), Told(right))
    texts = tuple(value_words(claim) for claim in statements)
    nli = Fake({texts: SURE_NO, texts[::-1]: SURE_NO})  # type: ignore[dict-item]
    told, known = paired(statements, 0.95), paired(recency, 0.95)
    assert [c.verdict for c in compare([told], [], [], nli, {})] == [Verdict.CONFLICT]
    found = compare([told, known], [], load_folder(builtin_folder()), nli, {})
    verdicts = {(c.pair.left.kind, c.verdict) for c in found if c.verdict is not Verdict.UNDECIDED}
    assert verdicts == {(ValueKind.RECENCY, Verdict.AGREEMENT)}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        pytest.param(
            "The old mill in Ghent was insured", "The old mill in Ghent was not insured", CONFLICT, id="one matter"
        ),
        pytest.param(
            "The building was uninsured, Owen said", "The fire was under control, Owen said", UNDECIDED, id="two"
        ),
    ],
)
def test_two_sayings_of_one_person_are_not_one_matter(sides: Read, left: str, right: str, verdict: Verdict) -> None:
    """What shares a speaker and a verb of saying, and none of what is said, is not at odds, whatever the model says."""
    pair = paired(sides(ValueKind.STATEMENT, Told(f"{left}."), Told(f"{right}.")), 0.95)
    texts = tuple(value_words(claim) for claim in (pair.left, pair.right))
    nli = Fake({texts: SURE_NO, texts[::-1]: SURE_NO})  # type: ignore[dict-item]
    assert [c.verdict for c in compare_statements([pair], nli, {})] == [verdict]
