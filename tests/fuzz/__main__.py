"""`python -m tests.fuzz TARGET --seconds N` looks for inputs that do harm, and keeps them.

With atheris (Apache-2.0; `pip install atheris`, in an environment of its own) what an input reaches in the program
leads to the next one; without it, Hypothesis makes inputs from the same seeds.
"""

import argparse
import contextlib
import importlib
import importlib.util
import os
import sys
import tempfile
import time
import traceback
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.target import Target

_WORD = 64  # bytes that a word of libFuzzer's dictionary may have
TARGETS = ("ingest", "temporal", "quantity", "report")


class Hunt:
    """Runs inputs until the processor time is over, and keeps the first that fails at each place of the program.

    Processor time, not the clock's: a busy machine then looks as far as an idle one.
    """

    def __init__(self, target: "Target", seconds: float, found: Path) -> None:
        self._target = target
        self._deadline = time.process_time() + seconds
        self._found = found
        self._places: dict[str, Path] = {}
        self.runs = 0

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return time.process_time() > self._deadline

    def run(self, data: bytes) -> None:
        """Run one input; what it raises is written down, and the hunt goes on."""
        self.runs += 1
        try:
            self._target.run(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            place = _place(error)
            if place in self._places:
                return
            self._found.mkdir(parents=True, exist_ok=True)
            file = self._found / sha256(data).hexdigest()[:16]
            file.write_bytes(data)
            self._places[place] = file
            print(f"{file}: {type(error).__name__}: {str(error)[:300]}\n    at {place}", flush=True)

    def end(self) -> int:
        """Say what came of it, and give the exit status: 1 where anything was found."""
        spent = f"{time.process_time():.0f} seconds of processor time"
        print(f"{self._target.name}: {self.runs:,} inputs in {spent}, {len(self._places)} did harm", flush=True)
        return 1 if self._places else 0


def _place(error: BaseException) -> str:
    """Give the kind of an error and the innermost lines of our own that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f"{Path(f.filename).name}:{f.lineno}" for f in frames if f"{os.sep}checker{os.sep}" in f.filename]
    return f"{type(error).__name__} {' '.join(own[-2:]) or f'{Path(frames[-1].filename).name}:{frames[-1].lineno}'}"


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def _by_hypothesis(hunt: Hunt, target: "Target", seed: int) -> int:
    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415 - the other engine does not need it
    from hypothesis import seed as seeded  # noqa: PLC0415

    from tests.fuzz.target import inputs  # noqa: PLC0415

    while not hunt.is_over:

        @seeded(seed)
        @settings(max_examples=200, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(inputs(target))
        def some(data: bytes) -> None:
            if not hunt.is_over:
                hunt.run(data)

        some()
        seed += 1
    return hunt.end()


def _by_atheris(hunt: Hunt, target: "Target", seed: int) -> int:
    import atheris  # noqa: PLC0415 - not among the project's dependencies

    def one(data: bytes) -> None:
        if hunt.is_over:
            os._exit(hunt.end())  # libFuzzer never gives control back
        hunt.run(data)

    with tempfile.TemporaryDirectory() as folder:
        seeds, words = Path(folder) / "seeds", Path(folder) / "words"
        seeds.mkdir()
        for n, data in enumerate((*target.seeds, *(path.read_bytes() for path in target.kept()))):
            (seeds / f"{n:05}").write_bytes(data)
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words if 0 < len(word) <= _WORD))
        options: tuple[str, ...] = (f"-seed={seed + 1}", f"-dict={words}", "-max_len=20000", "-rss_limit_mb=6000")
        # What hangs is kept by us; what libFuzzer would keep as slow on a busy machine is not worth a file.
        options += ("-timeout=600", "-report_slow_units=600", f"-artifact_prefix={folder}/")
        atheris.Setup([sys.argv[0], "-verbosity=0", *options, str(seeds)], one)
        atheris.Fuzz()
    return hunt.end()


def main() -> int:
    """Hunt, and give the exit status: 0 where nothing was found, 1 where something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=60, help="of processor time")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--engine", choices=("atheris", "hypothesis"), help="atheris where it is installed")
    parser.add_argument("--found", type=Path, default=Path("build/fuzz"), help="where inputs that did harm are kept")
    told = parser.parse_args()
    guided = (told.engine or ("atheris" if importlib.util.find_spec("atheris") else "hypothesis")) == "atheris"
    watched = contextlib.nullcontext()
    if guided:
        import atheris  # noqa: PLC0415 - not among the project's dependencies

        watched = atheris.instrument_imports(include=["checker"])
    with watched:
        target: Target = importlib.import_module(f"tests.fuzz.{told.target}").TARGET
    hunt = Hunt(target, told.seconds, told.found / target.name)
    return (_by_atheris if guided else _by_hypothesis)(hunt, target, told.seed)


if __name__ == "__main__":
    sys.exit(main())
