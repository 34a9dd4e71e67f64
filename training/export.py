"""Turn a trained checkpoint into the files that the package ships: int8 ONNX, tokenizer, metadata.

The fp32 ONNX stays in the run's folder, so that evaluate.py can say what the smaller file loses.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
from pathlib import Path
from typing import Any

import mixture
import train

log = logging.getLogger("export")
OPSET = 17


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export_fp32(model: Any, path: Path) -> None:
    """Write the model as fp32 ONNX with free batch and length."""
    import torch

    names = ["input_ids", "attention_mask", "token_type_ids"]
    sample = tuple(torch.ones(2, 16, dtype=torch.long) for _ in names)
    axes = {name: {0: "batch", 1: "length"} for name in names} | {"logits": {0: "batch"}}
    torch.onnx.export(
        model,
        sample,
        str(path),
        input_names=names,
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantize(fp32: Path, int8: Path, *, reduce_range: bool) -> None:
    """Quantize the weights to int8, one scale a channel; activations are quantized as they come.

    `reduce_range` keeps weights to seven bits, so that processors without VNNI do not overflow and answer alike.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = fp32.with_suffix(".prepared.onnx")
    quant_pre_process(str(fp32), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(str(prepared), str(int8), per_channel=True, reduce_range=reduce_range, weight_type=QuantType.QInt8)
    prepared.unlink()


def write_tokenizer(config: dict[str, Any], path: Path) -> None:
    """Write the tokenizer with the model's own truncation and no padding."""
    train.load_tokenizer(train.base_folder(config), config["model"]["max_length"]).save(str(path), pretty=False)


def main() -> None:
    """Export a run into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path(os.environ.get("NLI_RUN", "build/nli")))
    parser.add_argument("--to", type=Path, default=mixture.ROOT / "checker/nli/embedded_model")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    config = mixture.load_config()
    arguments.to.mkdir(parents=True, exist_ok=True)
    import model as architecture

    model, facts = architecture.restore(
        train.base_folder(config), len(config["model"]["labels"]), arguments.run / "checkpoint.pt"
    )
    fp32, int8 = arguments.run / "model.fp32.onnx", arguments.to / "model.int8.onnx"
    export_fp32(model, fp32)
    quantize(fp32, int8, reduce_range=config["export"]["reduce_range"])
    write_tokenizer(config, arguments.to / "tokenizer.json")
    metadata = {
        "format": "checker-nli/1",
        "name": config["model"]["name"],
        "labels": config["model"]["labels"],
        "max_length": config["model"]["max_length"],
        "long_text": config["model"].get("long_text", "windows"),  # or "cut"; see checker/nli/encoder.py
        "files": {name: digest(arguments.to / name) for name in ("model.int8.onnx", "tokenizer.json")},
        "training": {
            "base": config["model"]["base"],
            "base_sha256": config["model"]["base_sha256"],
            **facts,
        },
    }
    (arguments.run / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    log.info(
        "%s: %.1f MB, fp32 %.1f MB; evaluate.py adds the calibration",
        int8,
        int8.stat().st_size / 1e6,
        fp32.stat().st_size / 1e6,
    )


if __name__ == "__main__":
    main()
