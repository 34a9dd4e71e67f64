"""Natural language inference: whether one statement entails another, contradicts it, or neither.

The only package that imports onnxruntime, tokenizers and transformers, and only when a model is loaded.
"""

from checker.nli.protocol import LABELS, Nli, NliScore, NliThresholds

__all__ = ["LABELS", "Nli", "NliScore", "NliThresholds", "load_nli"]


def load_nli(name: str, device: str = "cpu") -> Nli | None:
    """Load the model that `--nli` names: "embedded", "off" (None), or a hub name or folder.

    `device` is "cpu" or "cuda" and concerns hub models; the embedded one always runs on the CPU. Raises ModelError
    with the model's name or file when it is missing, damaged or no NLI model.
    """
    if name == "off":
        return None
    if name == "embedded":
        from checker.nli.embedded import load_embedded  # noqa: PLC0415 - loads onnxruntime

        return load_embedded()
    from checker.nli.hub import load_hub  # noqa: PLC0415 - and not for --nli off

    return load_hub(name, device)
