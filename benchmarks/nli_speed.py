"""How fast the embedded NLI model is: int8 as shipped, beside the same model in fp32, in one run on the same pairs.

    python benchmarks/nli_speed.py [FOLDER] [--fp32 FILE] [--checkpoint FILE --torch-python PATH] [--pairs N]

FOLDER holds development sets, as for nli.py. FILE is the fp32 ONNX that training/export.py leaves in the run's folder;
PATH is a Python with PyTorch, which runs the checkpoint that the ONNX was made from, in fp32 and in eager mode.

Each model runs in a process of its own, with one thread and with two, pair by pair as in the package, so that nothing
is lost to padding. What a model takes is the least processor time of several rounds, in turns with the others: other
work on the machine slows all of them down, and counts for none. Memory is the process's peak above what it held before
the model was loaded. Ends with status 1 where int8 is less than 1.9 times as fast as fp32 with one thread.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DEV_SETS = HERE.parents[1] / "shared" / "data" / "nli" / "dev"
MODEL = HERE.parent / "checker" / "nli" / "embedded_model"
LEAST_RATIO = 1.9
ROUNDS = 5
Feed = dict[str, list[int]]


def sample(folder: Path, count: int) -> list[tuple[str, str]]:
    """Take so many pairs, spread over all sets alike."""
    files = sorted(folder.glob("*.jsonl.gz"))
    pairs = []
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [(row["premise"], row["hypothesis"]) for row in map(json.loads, lines)]
        wanted = max(1, count // len(files))
        pairs += rows[:: max(1, len(rows) // wanted)][:wanted]
    return pairs


def onnx(path: str, threads: int) -> Callable[[list[Feed]], None]:
    """Load an ONNX model as the package does, one thread a pair and so many pairs side by side."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - each process loads what it measures

    import numpy as np  # noqa: PLC0415

    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    pool = ThreadPoolExecutor(threads)

    def one(feed: Feed) -> None:
        session.run(["logits"], {name: np.array([values], dtype=np.int64) for name, values in feed.items()})

    return lambda feeds: list(pool.map(one, feeds)).clear()


def pytorch(path: str, threads: int) -> Callable[[list[Feed]], None]:
    """Load a checkpoint of training/train.py; PyTorch splits each pair among its threads."""
    sys.path.insert(0, str(HERE.parent / "training"))
    import mixture  # type: ignore[import-not-found]  # noqa: PLC0415
    import model  # type: ignore[import-not-found]  # noqa: PLC0415
    import torch  # noqa: PLC0415
    import train  # type: ignore[import-not-found]  # noqa: PLC0415

    torch.set_num_threads(threads)
    config = mixture.load_config()
    network, _ = model.restore(train.base_folder(config), len(config["model"]["labels"]), Path(path))

    def run(feeds: list[Feed]) -> None:
        with torch.inference_mode():
            for feed in feeds:
                network(**{name: torch.tensor([values]) for name, values in feed.items()})

    return run


def serve(kind: str, path: str, threads: int) -> None:
    """Load a model in this process; for every line on standard input run the pairs once, and print what that took."""
    feeds: list[Feed] = json.loads(sys.stdin.readline())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run = {"onnx": onnx, "torch": pytorch}[kind](path, threads)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        run(feeds)
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(json.dumps([time.perf_counter() - wall, time.process_time() - cpu, memory]), flush=True)


def start(python: str, kind: str, path: Path, threads: int, feeds: list[Feed]) -> subprocess.Popen[str]:
    """Start a process that serves a model."""
    words = [python, str(Path(__file__).resolve()), "--serve", kind, str(path), str(threads)]
    quiet = os.environ | {"TRANSFORMERS_VERBOSITY": "error", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    process = subprocess.Popen(words, env=quiet, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
    print(json.dumps(feeds), file=process.stdin, flush=True)
    return process


def ask(process: subprocess.Popen[str]) -> list[float]:
    """Have a process run the pairs once: seconds of the clock, seconds of the processor, MB of memory."""
    print("go", file=process.stdin, flush=True)
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    line = process.stdout.readline()
    if not line:
        sys.exit(f"a model could not be run: {process.args!r}")
    answer: list[float] = json.loads(line)
    return answer


def measure(models: list[tuple[str, str, str, Path]], feeds: list[Feed]) -> bool:
    """Print a row for each model and number of threads; say whether int8 is fast enough."""
    processes = {
        (name, threads): start(python, kind, path, threads, feeds)
        for name, python, kind, path in models
        for threads in (1, 2)
    }
    for process in processes.values():
        ask(process)  # the first round allocates
    taken: dict[tuple[str, int], list[list[float]]] = {key: [] for key in processes}
    for _ in range(ROUNDS):
        for key, process in processes.items():
            taken[key].append(ask(process))
    for process in processes.values():
        process.communicate()
    best = {key: min(cpu for _, cpu, _ in rounds) for key, rounds in taken.items()}
    print(f"{'model':14}{'threads':>8}{'pairs/s':>9}{'pairs/cpu s':>13}{'MB':>6}{'x fp32':>8}")
    for (name, threads), rounds in taken.items():
        wall, memory = min(w for w, _, _ in rounds), max(m for _, _, m in rounds)
        cpu = best[name, threads]
        ratio = f"{best['fp32', threads] / cpu:8.2f}" if ("fp32", threads) in best else ""
        print(f"{name:14}{threads:8}{len(feeds) / wall:9.0f}{len(feeds) / cpu:13.0f}{memory:6.0f}{ratio}")
    return ("fp32", 1) not in best or best["fp32", 1] / best["int8", 1] >= LEAST_RATIO


def main() -> int:
    """Read the command line, measure, give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=DEV_SETS)
    parser.add_argument("--fp32", type=Path, default=HERE.parent / "build/nli/model.fp32.onnx")
    parser.add_argument("--checkpoint", type=Path, default=HERE.parent / "build/nli/checkpoint.pt")
    parser.add_argument("--torch-python", default=sys.executable)
    parser.add_argument("--pairs", type=int, default=240)
    parser.add_argument("--serve", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve[0], options.serve[1], int(options.serve[2]))
        return 0
    if not options.folder.is_dir():
        print(f"{options.folder}: not there; give the folder of the development sets", file=sys.stderr)
        return 2
    from tokenizers import Tokenizer  # noqa: PLC0415 - not where a model is served

    tokenizer: Any = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    encodings = tokenizer.encode_batch(sample(options.folder, options.pairs))
    feeds = [{"input_ids": e.ids, "attention_mask": e.attention_mask, "token_type_ids": e.type_ids} for e in encodings]
    models = [("int8", sys.executable, "onnx", MODEL / "model.int8.onnx")]
    if options.fp32.exists():
        models.append(("fp32", sys.executable, "onnx", options.fp32))
    else:
        print(f"fp32 left out: no {options.fp32}; training/export.py makes it", file=sys.stderr)
    has_torch = subprocess.run([options.torch_python, "-c", "import torch"], capture_output=True, check=False)  # noqa: S603
    if has_torch.returncode == 0 and options.checkpoint.exists():
        models.append(("torch fp32", options.torch_python, "torch", options.checkpoint))
    else:
        print(f"torch left out: no PyTorch in {options.torch_python}, or no {options.checkpoint}", file=sys.stderr)
    print(f"{len(feeds)} pairs of {sum(len(f['input_ids']) for f in feeds) / len(feeds):.0f} tokens on average")
    return 0 if measure(models, feeds) else 1


if __name__ == "__main__":
    sys.exit(main())
