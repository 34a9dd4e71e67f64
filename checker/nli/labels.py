"""Which output of a model means entailment, neutral, contradiction: read from the names in its config."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from checker.errors import ModelError
from checker.nli.protocol import LABELS

TABLE = Path(__file__).with_name("labels.toml")


def label_positions(id2label: Mapping[int, str], model: str) -> tuple[int, int, int]:
    """Give the positions of entailment, neutral and contradiction among a model's outputs.

    `id2label` is the mapping in the model's config, `model` its name for messages. Raises ModelError when the names
    are not those of a three-label NLI model, each label once: a guess here would turn conflicts into agreements.
    """
    names = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    found: dict[str, int] = {}
    for position, name in sorted(id2label.items()):
        plain = " ".join(name.lower().replace("_", " ").replace("-", " ").split())
        label = next((label for label in LABELS if plain in names[label]), None)
        if label is None or label in found:
            trouble = "says nothing that NLI labels say" if label is None else "stands for a label that another one has"
            listed = ", ".join(repr(id2label[index]) for index in sorted(id2label))
            raise ModelError(
                f"its labels are {listed}, and {name!r} {trouble}; "
                "a model for --nli must have exactly entailment, neutral and contradiction in its config's id2label",
                model,
            )
        found[label] = position
    missing = [label for label in LABELS if label not in found]
    if missing:
        raise ModelError(f"it has no label for {' and '.join(missing)}; --nli needs a model with all three", model)
    return found["entailment"], found["neutral"], found["contradiction"]
