"""What the hub back end does around a model, shown without PyTorch: fakes stand for the library, not for our code."""

import importlib.util
import sys
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from checker.errors import ModelError
from checker.nli import NliThresholds, load_nli
from checker.nli.cache import remembering
from checker.nli.hub import BATCH_SIZE, HubNli

PAIRS = [(f"premise {n}", "hypothesis") for n in range(BATCH_SIZE + 1)]


class Tensor:
    """The few things that the back end asks of a tensor."""

    def __init__(self, values: Any) -> None:
        self.values = np.asarray(values, dtype=np.float64)

    def double(self) -> "Tensor":
        """Give itself: the values are of double precision."""
        return self

    def softmax(self, dim: int) -> "Tensor":
        """Turn logits into probabilities."""
        powers = np.exp(self.values)
        return Tensor(powers / powers.sum(axis=dim, keepdims=True))

    def tolist(self) -> Any:
        """Give the values as lists."""
        return self.values.tolist()


class Inputs(dict[str, Any]):
    """What a tokenizer gives; notes the device that it is sent to."""

    def to(self, device: str) -> "Inputs":
        """Note the device."""
        self["device"] = device
        return self


@dataclass
class Model:
    """A model whose first output grows with the number in the premise; notes the batches that it is given."""

    batches: list[list[str]] = field(default_factory=list)
    devices: set[str] = field(default_factory=set)

    def tokenize(self, premises: list[str], hypotheses: list[str], **options: Any) -> Inputs:
        """Stand for the tokenizer: pass the premises on."""
        assert len(premises) == len(hypotheses)
        assert options["truncation"]
        return Inputs(premises=premises)

    def __call__(self, premises: list[str], device: str) -> SimpleNamespace:
        """Give logits."""
        self.batches.append(premises)
        self.devices.add(device)
        return SimpleNamespace(logits=Tensor([[int(p.split()[1]), 0.0, 1.0] for p in premises]))


@pytest.fixture
def no_cuda(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a PyTorch in place that sees no GPU."""
    cuda = SimpleNamespace(is_available=lambda: False)
    fake = SimpleNamespace(inference_mode=nullcontext, cuda=cuda, __version__="0", __spec__=SimpleNamespace())
    monkeypatch.setitem(sys.modules, "torch", fake)
    auto = SimpleNamespace(AutoConfig=None, AutoModelForSequenceClassification=None, AutoTokenizer=None)
    monkeypatch.setitem(sys.modules, "transformers", auto)
    monkeypatch.setitem(sys.modules, "transformers.utils", SimpleNamespace(logging=None))
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: fake.__spec__ if name == "torch" else find(name))


def hub(model: Model, device: str) -> HubNli:
    """Make a back end whose outputs mean contradiction, entailment, neutral."""
    return HubNli(
        name="fake",
        thresholds=NliThresholds(0.95, 0.95),
        positions=(1, 2, 0),
        device=device,
        max_length=64,
        digest=None,
        model=model,
        tokenizer=model.tokenize,
    )


@pytest.mark.usefixtures("no_cuda")
def test_outputs_go_by_their_labels() -> None:
    """The label positions of a model's config say which of its outputs means what."""
    zero, five = hub(Model(), "cpu").score([PAIRS[0], PAIRS[5]])
    powers = np.exp([0, 1, 5])
    assert (five.entailment, five.neutral, five.contradiction) == pytest.approx(powers / powers.sum())
    assert five.contradiction > zero.contradiction


@pytest.mark.usefixtures("no_cuda")
@pytest.mark.parametrize(("device", "sizes"), [("cpu", {1}), ("cuda", {1, BATCH_SIZE})])
def test_a_score_has_no_company_on_the_cpu(device: str, sizes: set[int]) -> None:
    """On the CPU pairs run one by one, so that a score may be kept; a GPU is given batches, on its device."""
    model = Model()
    hub(model, device).score(PAIRS)
    assert {len(batch) for batch in model.batches} == sizes
    assert model.devices == {device}


def test_a_model_without_a_digest_is_not_kept_between_runs() -> None:
    """What a GPU gives may differ on the next run, so no file is opened for it."""
    assert remembering(hub(Model(), "cuda"), cache=True).file is None


@pytest.mark.usefixtures("no_cuda")
def test_a_gpu_that_is_not_there_is_an_error() -> None:
    """`--device cuda` where PyTorch sees none says so and how to go on, and does not fall back in silence."""
    with pytest.raises(ModelError, match=r"no CUDA device here; use --device cpu") as caught:
        load_nli("some/model", "cuda")
    assert caught.value.path == "some/model"
