"""The embedded model: what it says of plain pairs, and that it says the same thing every time."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ModelError
from checker.nli import Nli, NliScore, load_nli
from checker.nli.embedded import load_embedded
from checker.nli.encoder import Encoder, windows
from checker.nli.metadata import FOLDER, METADATA_FILE, MODEL_FILE, TOKENIZER_FILE

TALKS = "The two delegations met in Geneva on Friday and talked for six hours."
BRIDGE = "The bridge over the Tamar was closed to lorries last year."

ENTAILED = [
    (TALKS, "The two delegations met in Geneva."),
    (TALKS, "The two delegations met on Friday."),
    ("The minister resigned on Monday after the vote.", "The minister resigned."),
    ("The company sold 12,000 cars in March.", "The company sold cars in March."),
]
CONTRADICTED = [
    (TALKS, "The two delegations did not meet in Geneva."),
    (TALKS, "The two delegations met in Geneva on Tuesday and talked for six hours."),
    ("Profits rose to $4.2m last year.", "Profits fell to $4.2m last year."),
    ("The court rejected the appeal.", "The court accepted the appeal."),
]
NEUTRAL = [
    (BRIDGE, "The mayor of the town is a keen cyclist."),
    ("The river burst its banks on Sunday.", "The team won its third match in a row."),
]
UNRELATED = [
    *NEUTRAL,
    (TALKS, "The minister for fisheries was born in Cork."),
    (BRIDGE, TALKS),
    ("Shares in the brewer fell by 4% in early trading.", "The orchestra will tour Japan in the autumn."),
    ("Doctors warned of a shortage of nurses this winter.", "The satellite was launched from a ship in the Pacific."),
]


@pytest.fixture(scope="module")
def nli() -> Nli:
    """Load the shipped model once."""
    model = load_nli("embedded")
    assert model is not None
    return model


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Copy the shipped model to a folder that a test may spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def likeliest(score: NliScore) -> str:
    """Name the label with the highest probability."""
    return max(("entailment", "neutral", "contradiction"), key=lambda label: float(getattr(score, label)))


@pytest.mark.parametrize("pair", ENTAILED)
def test_a_statement_entails_a_part_of_itself(nli: Nli, pair: tuple[str, str]) -> None:
    """What the premise says outright is entailed."""
    assert likeliest(nli.score([pair])[0]) == "entailment"


@pytest.mark.parametrize("pair", CONTRADICTED)
def test_a_changed_fact_contradicts(nli: Nli, pair: tuple[str, str]) -> None:
    """A denial, another day, the opposite direction and the opposite ruling are contradictions."""
    assert likeliest(nli.score([pair])[0]) == "contradiction"


@pytest.mark.parametrize("pair", NEUTRAL)
def test_an_unrelated_statement_is_neutral(nli: Nli, pair: tuple[str, str]) -> None:
    """Two statements about different things neither entail nor contradict each other."""
    assert likeliest(nli.score([pair])[0]) == "neutral"


@pytest.mark.parametrize("pair", UNRELATED)
def test_unrelated_statements_reach_no_threshold(nli: Nli, pair: tuple[str, str]) -> None:
    """Whatever label is the likeliest, nothing is believed of statements about different things, either way round."""
    for score in nli.score([pair, pair[::-1]]):
        assert score.entailment < nli.thresholds.entailment
        assert score.contradiction < nli.thresholds.contradiction


@pytest.mark.parametrize("pair", [CONTRADICTED[0], CONTRADICTED[2]])
def test_a_plain_opposite_reaches_the_threshold(nli: Nli, pair: tuple[str, str]) -> None:
    """A denial and the opposite direction are believed, not only likeliest."""
    assert nli.score([pair])[0].contradiction >= nli.thresholds.contradiction


def test_the_threshold_for_entailment_is_within_reach(nli: Nli) -> None:
    """Of statements that plainly follow, some are believed; the threshold does not shut entailment out."""
    pairs = [
        (TALKS, TALKS),
        ("Two climbers died on the mountain on Sunday.", "Two people died on the mountain."),
        ("The talks lasted almost an hour, the ministry said.", "The talks lasted almost an hour."),
        *ENTAILED,
    ]
    assert max(score.entailment for score in nli.score(pairs)) >= nli.thresholds.entailment


def test_probabilities_sum_to_one(nli: Nli) -> None:
    """The three numbers of a score are probabilities of one event."""
    for score in nli.score([*ENTAILED, *CONTRADICTED, *NEUTRAL]):
        assert min(score.entailment, score.neutral, score.contradiction) >= 0
        assert score.entailment + score.neutral + score.contradiction == pytest.approx(1, abs=1e-9)


def test_scores_come_in_the_order_of_the_pairs(nli: Nli) -> None:
    """Sorting by length inside does not show outside."""
    pairs = [CONTRADICTED[0], NEUTRAL[0], ENTAILED[0], CONTRADICTED[3]]
    assert nli.score(pairs) == [nli.score([pair])[0] for pair in pairs]
    assert nli.score(pairs[::-1]) == nli.score(pairs)[::-1]


def test_two_loads_give_identical_numbers() -> None:
    """Nothing random is left in loading or running: the floats are equal to the last bit."""
    pairs = [*ENTAILED, *CONTRADICTED, *NEUTRAL]
    assert load_embedded().score(pairs) == load_embedded().score(pairs)


def test_nothing_to_score_gives_nothing(nli: Nli) -> None:
    """No pairs in, no scores out."""
    assert nli.score([]) == []


@pytest.mark.parametrize("text", ["", " ", "日本語の文", "\x00\ufffd"])
def test_odd_text_is_scored(nli: Nli, text: str) -> None:
    """Empty and unreadable text is no error; some score comes back."""
    assert len(nli.score([(text, TALKS), (TALKS, text)])) == 2


WEATHER = " It rained all day in the valley, and the roads were wet." * 60


@pytest.mark.parametrize("long", [TALKS + WEATHER, WEATHER + " " + TALKS, WEATHER + " " + TALKS + WEATHER])
def test_a_long_premise_is_read_to_its_end(nli: Nli, long: str) -> None:
    """What a premise of 800 words says at its beginning, in its middle or at its end is found."""
    yes, no = nli.score([(long, "The two delegations met in Geneva."), (long, "Nobody met in Geneva.")])
    assert likeliest(yes) == "entailment"
    assert likeliest(no) != "entailment"
    assert no.contradiction > yes.contradiction


def test_what_is_read_in_windows_is_scored_as_by_itself(nli: Nli) -> None:
    """The score of a long premise is that of the window that supports the hypothesis best, and of no mixture."""
    hypothesis = "The two delegations met in Geneva."
    parts = [TALKS, "A" + " very" * 100 + " long road was closed."]
    scores = nli.score([(part, hypothesis) for part in parts])
    assert nli.score([(" ".join(parts), hypothesis)]) == [max(scores, key=lambda score: score.entailment)]


@pytest.mark.parametrize("window", [True, False])
def test_a_long_hypothesis_is_cut(window: bool) -> None:
    """Where the hypothesis leaves no room for windows, and without windows, the longer of the two is cut."""
    model = load_embedded()
    nli = replace(model, encoder=replace(model.encoder, windows=window))
    long = TALKS + WEATHER
    yes, cut = nli.score([(TALKS, long), (TALKS, long + " The delegations never met.")])
    assert yes == cut


def test_without_windows_a_long_premise_is_cut() -> None:
    """Metadata can say that a model reads long text by cutting it: the end of a premise then counts for nothing."""
    model = load_embedded()
    nli = replace(model, encoder=replace(model.encoder, windows=False))
    hypothesis = "The two delegations met in Geneva."
    yes, cut = nli.score([(TALKS + WEATHER, hypothesis), (TALKS + WEATHER + " They never met.", hypothesis)])
    assert yes == cut


@pytest.mark.parametrize(
    ("lengths", "room", "expected"),
    [
        ([], 10, []),
        ([4], 10, [(0, 1)]),
        ([4, 4], 10, [(0, 2)]),
        ([4, 4, 4], 10, [(0, 2), (1, 3)]),  # one sentence back
        ([4, 4, 8, 2], 10, [(0, 2), (2, 4)]),  # not where it would push out the next
        ([50, 4, 50], 10, [(0, 1), (1, 2), (2, 3)]),  # longer than the room: by itself
        ([1] * 7, 3, [(0, 3), (2, 5), (4, 7)]),
    ],
)
def test_windows_hold_whole_sentences(lengths: list[int], room: int, expected: list[tuple[int, int]]) -> None:
    """Windows fill the room, overlap by a sentence, and leave none out."""
    assert windows(lengths, room) == expected


@settings(deadline=None)  # a busy machine is no fault of the windows
@given(st.lists(st.integers(min_value=0, max_value=30)), st.integers(min_value=1, max_value=40))
def test_windows_cover_every_sentence_and_fit(lengths: list[int], room: int) -> None:
    """Every sentence is in a window, every window brings a new one, and only a single sentence may exceed the room."""
    found = windows(lengths, room)
    assert {n for start, end in found for n in range(start, end)} == set(range(len(lengths)))
    assert all(end > before for (_, before), (_, end) in pairwise(found))
    assert all(sum(lengths[start:end]) <= room or end == start + 1 for start, end in found)


def test_thresholds_come_from_the_metadata() -> None:
    """The probabilities from which labels count are those in the model's own file, and neither is trivial."""
    stated = json.loads((FOLDER / METADATA_FILE).read_text(encoding="utf-8"))["thresholds"]
    thresholds = load_embedded().thresholds
    assert thresholds.entailment == stated["entailment"]["probability"]
    assert thresholds.contradiction == stated["contradiction"]["probability"]
    assert 1 / 3 < thresholds.entailment < 1
    assert 1 / 3 < thresholds.contradiction < 1


class Counting:
    """A tokenizer that notes what passes through it."""

    def __init__(self, inner: Encoder) -> None:
        self.inner = inner.tokenizer
        self.seen: list[tuple[str, str]] = []

    def encode_batch(self, pairs: Sequence[tuple[str, str]]) -> object:
        """Note the pairs and tokenize them."""
        self.seen.extend(pairs)
        return self.inner.encode_batch(pairs)


def test_a_repeated_pair_is_computed_once() -> None:
    """Three copies of a pair cost one; the pair the other way round is another pair."""
    model = load_embedded()
    counting = Counting(model.encoder)
    pair, turned = ENTAILED[0], ENTAILED[0][::-1]
    scores = replace(model, encoder=replace(model.encoder, tokenizer=counting)).score([pair, turned, pair, pair])
    assert sorted(counting.seen) == sorted([pair, turned])
    assert scores[0] == scores[2] == scores[3] != scores[1]


@pytest.mark.parametrize("file", [METADATA_FILE, MODEL_FILE, TOKENIZER_FILE])
def test_a_missing_file_is_named(copied: Path, file: str) -> None:
    """Whichever file is gone, the error points at it."""
    (copied / file).unlink()
    with pytest.raises(ModelError, match="incomplete") as caught:
        load_embedded(copied)
    assert caught.value.path == str(copied / file)


@pytest.mark.parametrize("file", [MODEL_FILE, TOKENIZER_FILE])
def test_a_damaged_file_is_refused(copied: Path, file: str) -> None:
    """One changed byte is found by the digest, before a run time could misread the file."""
    content = bytearray((copied / file).read_bytes())
    content[len(content) // 2] ^= 0xFF
    (copied / file).write_bytes(content)
    with pytest.raises(ModelError, match="damaged") as caught:
        load_embedded(copied)
    assert caught.value.path == str(copied / file)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"labels": ["positive", "negative", "neutral"]}, "labels are positive, negative, neutral"),
        ({"format": "other/9"}, "format"),
        ({"temperature": 0}, "temperature"),
        ({"long_text": "guess"}, "long_text"),
    ],
)
def test_wrong_metadata_is_explained(copied: Path, change: dict[str, object], message: str) -> None:
    """Labels of another task, another format and an impossible temperature are each named."""
    path = copied / METADATA_FILE
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(ModelError, match=message) as caught:
        load_embedded(copied)
    assert caught.value.path == str(path)


def test_metadata_that_is_not_json_is_explained(copied: Path) -> None:
    """A truncated metadata file is a message, not a traceback."""
    (copied / METADATA_FILE).write_text('{"format": ', encoding="utf-8")
    with pytest.raises(ModelError, match="JSON"):
        load_embedded(copied)


def test_a_model_that_onnxruntime_cannot_read_is_explained(copied: Path) -> None:
    """Even where the digest matches, what is no ONNX file is refused with its path."""
    (copied / MODEL_FILE).write_bytes(b"not a model")
    path = copied / METADATA_FILE
    metadata = json.loads(path.read_text(encoding="utf-8"))
    metadata["files"][MODEL_FILE] = hashlib.sha256(b"not a model").hexdigest()
    path.write_text(json.dumps(metadata), encoding="utf-8")
    with pytest.raises(ModelError, match="onnxruntime cannot load") as caught:
        load_embedded(copied)
    assert caught.value.path == str(copied / MODEL_FILE)
