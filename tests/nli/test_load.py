"""Choosing a model by name, and models from the hub or a folder."""

import builtins
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.nli import LABELS, load_nli
from checker.nli.hub import load_hub
from checker.nli.labels import label_positions

HAS_TORCH = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(not HAS_TORCH, reason="PyTorch is not installed")
PAIRS = [
    ("The talks began on Friday.", "The talks began."),
    ("The talks began on Friday in the old town hall by the river.", "Nobody came."),
    ("The talks began on Friday.", "The talks began."),
]


def test_off_loads_no_model() -> None:
    """`--nli off` is the absence of a model, not a model that abstains."""
    assert load_nli("off") is None


@pytest.mark.parametrize("name", ["off", "embedded"])
def test_heavy_libraries_are_imported_only_when_used(name: str) -> None:
    """Neither importing the package nor the ordinary run loads transformers; `off` loads no run time at all."""
    heavy = ["onnxruntime", "tokenizers", "transformers", "torch"]
    code = (
        "import sys; from checker.nli import load_nli\n"
        f"before = [m for m in {heavy} if m in sys.modules]\n"
        f"load_nli({name!r})\n"
        f"print(before, [m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == f"[] {[] if name == 'off' else ['onnxruntime', 'tokenizers']}"


def test_the_run_time_reports_to_nobody(tmp_path: Path) -> None:
    """Left alone, onnxruntime keeps an identifier of the device in the cache folder and reports to its maker."""
    told = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")
    environment = {name: value for name, value in os.environ.items() if name not in told}
    code = "from checker.nli import load_nli\nload_nli('embedded').score([('a', 'b')])"
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], env=environment | {"XDG_CACHE_HOME": str(tmp_path)}, check=True
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("id2label", "positions"),
    [
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, (0, 1, 2)),
        ({0: "CONTRADICTION", 1: "ENTAILMENT", 2: "NEUTRAL"}, (1, 2, 0)),
        ({0: "contradiction", 1: "neutral", 2: "entailment"}, (2, 1, 0)),
        ({0: "SUPPORTS", 1: "REFUTES", 2: "NOT ENOUGH INFO"}, (0, 2, 1)),
        ({0: "not_enough_info", 1: "supports", 2: "refutes"}, (1, 0, 2)),
    ],
)
def test_labels_are_found_by_name(id2label: dict[int, str], positions: tuple[int, int, int]) -> None:
    """The order of a model's outputs follows its config, in any case and by the names that fact checking uses."""
    assert label_positions(id2label, "some/model") == positions


@pytest.mark.parametrize(
    ("id2label", "message"),
    [
        ({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, "'LABEL_0'"),
        ({0: "entailment", 1: "not_entailment"}, "'not_entailment'"),
        ({0: "positive", 1: "neutral", 2: "negative"}, "'positive'"),
        ({0: "entailment", 1: "neutral"}, "no label for contradiction"),
        ({0: "entailment", 1: "supports", 2: "neutral"}, "'supports' stands for a label that another one has"),
    ],
)
def test_labels_that_cannot_be_mapped_are_refused(id2label: dict[int, str], message: str) -> None:
    """Unnamed, two-way, sentiment and doubled labels are errors that name the label and the model: no guessing."""
    with pytest.raises(ModelError, match=message) as caught:
        label_positions(id2label, "some/model")
    assert caught.value.path == "some/model"


def test_without_pytorch_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub model on a machine without PyTorch names the extra, and nothing tries to import it."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else find(name))
    imported: list[str] = []
    real: Callable[..., object] = builtins.__import__

    def spy(name: str, *rest: object, **named: object) -> object:
        imported.append(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", spy)
    with pytest.raises(ModelError, match=r"pip install 'check-claims\[hub\]'") as caught:
        load_nli("some/model")
    assert caught.value.path == "some/model"
    assert "torch" not in imported


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Make a BERT of two layers and a dozen words with random weights, its labels in an unusual order."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    words = "[PAD] [UNK] [CLS] [SEP] [MASK] the talks began on friday nobody came .".split()  # noqa: SIM905
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(7)
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=0.5,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
        label2id={"contradiction": 0, "entailment": 1, "neutral": 2},
    )
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@needs_torch
def test_a_local_transformers_model_runs(tiny: Path) -> None:
    """A folder loads without a network; labels go by their names; order is kept, and two runs agree."""
    import torch  # noqa: PLC0415
    import transformers  # noqa: PLC0415

    nli = load_nli(str(tiny))
    assert nli is not None
    scores = nli.score(PAIRS)
    assert scores[0] == scores[2] != scores[1]
    assert nli.score(PAIRS) == scores
    model = transformers.AutoModelForSequenceClassification.from_pretrained(tiny).eval()
    inputs = transformers.AutoTokenizer.from_pretrained(tiny)(*PAIRS[1], return_tensors="pt")
    with torch.inference_mode():
        raw = model(**inputs).logits.double().softmax(-1)[0].tolist()
    expected = dict(zip(("contradiction", "entailment", "neutral"), raw, strict=True))
    assert {label: getattr(scores[1], label) for label in LABELS} == pytest.approx(expected, abs=1e-5)


@needs_torch
def test_a_hub_model_is_known_by_its_weights(tiny: Path) -> None:
    """The same files give the same digest, by which scores are kept; one weight changed gives another."""
    import torch  # noqa: PLC0415
    import transformers  # noqa: PLC0415

    first, again = load_hub(str(tiny)), load_hub(str(tiny))
    assert first.digest == again.digest is not None
    model = transformers.AutoModelForSequenceClassification.from_pretrained(tiny)
    with torch.no_grad():
        model.classifier.bias[0] += 0.5
    model.save_pretrained(tiny)
    assert load_hub(str(tiny)).digest not in {first.digest, None}


@needs_torch
def test_text_beyond_a_hub_models_length_is_cut(tiny: Path) -> None:
    """A text longer than the model's 64 places is scored, not an index error."""
    nli = load_nli(str(tiny))
    assert nli is not None
    assert len(nli.score([("the talks began on friday . " * 100, "nobody came .")])) == 1


@needs_torch
def test_a_model_with_other_labels_is_refused(tiny: Path) -> None:
    """A sentiment model is refused when it is loaded, before anything is compared with it."""
    path = tiny / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["id2label"] = {"0": "positive", "1": "negative", "2": "mixed"}
    path.write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelError, match="'positive'"):
        load_nli(str(tiny))


@needs_torch
@pytest.mark.parametrize("damage", ["config.json", "model.safetensors"])
def test_a_damaged_model_folder_is_explained(tiny: Path, damage: str) -> None:
    """A broken file in a model's folder is a message with the folder's name, not a traceback."""
    (tiny / damage).write_bytes(b"{")
    with pytest.raises(ModelError, match="cannot load it") as caught:
        load_nli(str(tiny))
    assert caught.value.path == str(tiny)


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    """A folder that is not there is no model, whether or not PyTorch is installed."""
    with pytest.raises(ModelError, match="there is no such model folder"):
        load_nli(str(tmp_path / "nowhere"))


@needs_torch
def test_an_unknown_name_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is neither a folder nor to be had from the hub is no model; nothing is fetched here."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="cannot load it"):
        load_nli("nobody/no-such-model")


@needs_torch
def test_cuda_where_there_is_none_is_explained(tiny: Path) -> None:
    """Asking for a GPU that PyTorch cannot see is an error that names the way out."""
    import torch  # noqa: PLC0415

    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    with pytest.raises(ModelError, match="--device cpu"):
        load_nli(str(tiny), device="cuda")
