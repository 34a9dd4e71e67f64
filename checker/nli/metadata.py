"""The file beside the embedded model that says what it is: labels, length, calibration, digests."""

import hashlib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import ModelError
from checker.nli.protocol import LABELS

FOLDER = Path(__file__).with_name("embedded_model")
METADATA_FILE = "metadata.json"
MODEL_FILE = "model.int8.onnx"
TOKENIZER_FILE = "tokenizer.json"
REMEDY = "reinstall, or use --nli off"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Threshold(_Part):
    """A probability, and the precision and recall that the label had at and above it on pairs kept out of training."""

    probability: float = Field(ge=0, le=1)
    precision: float = Field(ge=0, le=1)
    recall: float = Field(ge=0, le=1)


class Thresholds(_Part):
    """The two labels that a comparison can act on."""

    entailment: Threshold
    contradiction: Threshold


class SetFigures(_Part):
    """How often the model is right on one development set, as shipped and before quantization, from 0 to 1.

    `constant` is what always giving the commonest label would reach, `ece` the expected calibration error.
    """

    set: str
    measure: Literal["accuracy", "balanced accuracy"]
    pairs: int = Field(gt=0)
    int8: float = Field(ge=0, le=1)
    fp32: float = Field(ge=0, le=1)
    constant: float = Field(ge=0, le=1)
    ece: float = Field(ge=0, le=1)
    floor: float | None = None
    goal: float | None = None


class FalseAlarms(_Part):
    """Of so many pairs of unrelated sentences, the shares that reach the thresholds all the same."""

    pairs: int
    entailment: float
    contradiction: float


class Card(_Part):
    """The model card in short; `training/card.py` takes it from MODEL_CARD.md and the figures."""

    summary: str
    base: str
    data: str
    licence: str
    limits: tuple[str, ...]
    figures: tuple[SetFigures, ...]
    calibration_error: float
    calibration_pairs: int
    false_alarms: FalseAlarms


class Metadata(_Part):
    """What `metadata.json` holds; `training/export.py` and `training/evaluate.py` write it."""

    format: Literal["checker-nli/1"]
    name: str = Field(min_length=1)
    labels: tuple[str, str, str]
    max_length: int = Field(gt=2, le=512)
    long_text: Literal["windows", "cut"] = Field(description="how a pair beyond max_length is read; see encoder.py")
    temperature: float = Field(gt=0)
    thresholds: Thresholds
    files: dict[str, str]
    training: dict[str, str | int | float]
    card: Card | None = None


def read_metadata(folder: Path) -> Metadata:
    """Read the metadata of a model's folder; raise ModelError when it is missing, malformed or names other labels."""
    path = folder / METADATA_FILE
    try:
        metadata = Metadata.model_validate_json(path.read_bytes())
    except OSError as error:
        raise ModelError(f"the embedded NLI model is incomplete ({error.strerror}); {REMEDY}", str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ModelError(f"{where}: {first['msg']}", str(path)) from error
    if sorted(metadata.labels) != sorted(LABELS):
        raise ModelError(f"the labels are {', '.join(metadata.labels)}; they must be {', '.join(LABELS)}", str(path))
    return metadata


def scoring_digest(metadata: Metadata, *more: str) -> str:
    """Give the digest of all that a score follows from: weights, words, length, calibration, and `more` by name."""
    parts = metadata.model_dump_json(include={"labels", "max_length", "long_text", "temperature", "files"})
    return hashlib.sha256("\n".join((parts, *more)).encode()).hexdigest()


def read_verified(folder: Path, name: str, metadata: Metadata) -> bytes:
    """Read one of the model's files whole; raise ModelError when it is missing or is not the file that was shipped."""
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the embedded NLI model is incomplete ({error.strerror}); {REMEDY}", str(path)) from error
    expected = metadata.files.get(name)
    if hashlib.sha256(content).hexdigest() != expected:
        raise ModelError(
            f"the file is damaged: its SHA-256 is not the one in {METADATA_FILE}; {REMEDY}",
            str(path),
        )
    return content
