"""Natural language inference: whether one statement entails another, contradicts it, or neither.

The only package that imports onnxruntime, tokenizers and transformers, and only when a model is loaded.
"""

from checker.nli.protocol import LABELS, IdentifiedNli, Nli, NliScore, NliThresholds, OfModel, score_both_ways

__all__ = ["LABELS", "Nli", "NliScore", "NliThresholds", "OfModel", "load_nli", "score_both_ways"]


def load_nli(name: str, device: str = "cpu", *, cache: bool = False) -> Nli | None:
    """Load the model that `--nli` names: "embedded", "off" (None), or a hub name or folder.

    `device` is "cpu" or "cuda" and concerns hub models; the embedded one always runs on the CPU. The model computes
    nothing twice; with `cache`, nothing either that the file in the user's cache folder still holds from other runs.
    Raises ModelError with the model's name or file when it is missing, damaged or no NLI model.
    """
    if name == "off":
        return None
    from checker.nli.cache import remembering  # noqa: PLC0415 - loads sqlite3

    return remembering(_load(name, device), cache)


def _load(name: str, device: str) -> IdentifiedNli:
    if name == "embedded":
        from checker.nli.embedded import load_embedded  # noqa: PLC0415 - loads onnxruntime

        return load_embedded()
    from checker.nli.hub import load_hub  # noqa: PLC0415 - and not for --nli off

    return load_hub(name, device)
