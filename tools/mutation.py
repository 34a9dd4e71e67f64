"""Measures how many mistakes in a package its tests would notice: `make mutation`.

    python -m tools.mutation --package temporal --sample 300 --seed 1

mutmut writes the mutants: each function of the package again and again, every time with one small mistake. A random
sample of them is run, each against the tests of the package that call the function, until one fails. What no test
notices is left in mutants/survivors.diff.

mutmut's own runner is not used, for two reasons. It forks from a process whose caches the tests have filled, so that a
mistake in what fills a cache (tables, patterns) is never run; here such caches are emptied first. And it starts pytest
and loads the parser for each mutant; here that happens once.
"""

import argparse
import contextlib
import hashlib
import io
import json
import math
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

PACKAGES = ("temporal", "quantity", "compare")
FOLDER = Path("mutants")
OUTCOMES = FOLDER / "outcomes.jsonl"
RULES = {"tests/test_rules.py"}  # which are what compare/ compares by
KILLED = ("killed", "timeout")


class Share(NamedTuple):
    """A share of a sample, with the ends of its 95 % interval."""

    share: float
    low: float
    high: float


def interval(hits: int, of: int) -> Share:
    """Give the share with its 95 % score interval (Wilson 1927); of nothing it may be anything."""
    if not of:
        return Share(0.0, 0.0, 1.0)
    z, p = 1.96, hits / of
    centre, spread = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return Share(p, (centre - spread) / (1 + z * z / of), (centre + spread) / (1 + z * z / of))


def sample(names: Iterable[str], size: int, seed: int) -> list[str]:
    """Give `size` of the names, 0 for all, by an order that a seed makes, so that new names do not move the others."""
    ordered = sorted(names, key=lambda name: hashlib.sha256(f"{seed} {name}".encode()).digest())
    return ordered[:size] if size else ordered


def table(outcomes: Mapping[str, Mapping[str, str]], total: Mapping[str, int]) -> str:
    """Give what came of the mutants that were run, a row a package, as a table of Markdown."""
    lines = ["| package | mutants | run | killed | survived | no test | killed, of those run | 95 % interval |"]
    lines.append("| --- |" + " ---: |" * 7)
    for package, found in outcomes.items():
        count = Counter(found.values())
        killed = sum(count[outcome] for outcome in KILLED)
        share = interval(killed, len(found))
        lines.append(
            f"| {package} | {total[package]:,} | {len(found)} | {killed} | {count['survived']} | {count['no test']} "
            f"| {share.share:.1%} | {share.low:.1%} to {share.high:.1%} |"
        )
    return "\n".join(lines)


def generate() -> dict[str, dict[str, str]]:
    """Write the sources with their mutants, and what the tests need, into mutants/.

    Give for each package the names of the mutants, each with a digest of the function that it is made from.
    """
    from mutmut import __main__ as mutmut  # noqa: PLC0415 - in an environment of its own
    from mutmut.configuration import config  # noqa: PLC0415

    for path in config().also_copy:
        shutil.rmtree(FOLDER / path, ignore_errors=True)
    FOLDER.mkdir(exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()):
        mutmut.copy_src_dir()
        mutmut.copy_also_copy_files()
        mutmut.create_mutants(os.cpu_count() or 1)
    for path in Path("checker").rglob("*.toml"):  # which mutmut copies only once
        shutil.copy2(path, FOLDER / path)
    names: dict[str, dict[str, str]] = {package: {} for package in PACKAGES}
    for meta in sorted(FOLDER.glob("checker/**/*.meta")):
        data = json.loads(meta.read_text("utf-8"))
        of = data["hash_by_function_name"]
        package = meta.relative_to(FOLDER).parts[1]
        for name in data["exit_code_by_key"]:
            names[package][name] = of[name.rpartition(".")[2].partition("__mutmut_")[0]]
    return names


def run(package: str, names: Mapping[str, str], jobs: int) -> None:
    """Run mutants of one package in a process of its own, and add what comes of each to OUTCOMES as it comes.

    Raises SystemExit where the tests fail without a mutant.
    """
    process = get_context("spawn").Process(target=_session, args=(package, names, jobs, OUTCOMES.absolute()))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"The tests of {package} could not be run.")


def _session(package: str, names: Mapping[str, str], jobs: int, outcomes: Path) -> None:
    from mutmut.configuration import config  # noqa: PLC0415

    from tools.mutants import run_mutants  # noqa: PLC0415 - imports pytest

    others = {f"tests/{p}" for p in PACKAGES if p != package}
    others |= RULES if package != "compare" else set()
    paths = [path for path in config().pytest_add_cli_args_test_selection if path not in others]

    def told(name: str, outcome: str) -> None:
        with outcomes.open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, names[name], outcome]) + "\n")

    run_mutants(FOLDER, [*config().pytest_add_cli_args, *paths], list(names), jobs, told)


def known() -> dict[tuple[str, str], str]:
    """Give what came of the mutants that were run before, by name and digest."""
    lines = OUTCOMES.read_text("utf-8").splitlines() if OUTCOMES.exists() else []
    return {(name, digest): outcome for name, digest, outcome in map(json.loads, lines)}


def differences(names: Iterable[str]) -> str:
    """Give what each of the mutants changes, as a diff."""
    from mutmut.mutation.diff_apply import find_mutant, get_diff_for_mutant  # noqa: PLC0415

    return "\n".join(f"# {name}\n{get_diff_for_mutant(name, path=find_mutant(name).path)}" for name in names)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--package", choices=PACKAGES, action="append", help="may be given again (all)")
    parser.add_argument("--sample", type=int, default=300, help="mutants a package, 0 for all (300)")
    parser.add_argument("--seed", type=int, default=1, help="another seed takes another sample (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants at a time (one a processor)")
    parser.add_argument("--again", action="store_true", help="leave out what an earlier run found killed")
    told = parser.parse_args(arguments)
    every = generate()
    if not told.again:
        OUTCOMES.unlink(missing_ok=True)
    chosen = {package: sample(every[package], told.sample, told.seed) for package in told.package or PACKAGES}
    before = known()
    for package, names in chosen.items():
        left = {n: every[package][n] for n in names if before.get((n, every[package][n])) not in KILLED}
        run(package, left, told.jobs)
    after = known()
    outcomes = {p: {n: after[n, every[p][n]] for n in names} for p, names in chosen.items()}
    lived = sorted(n for found in outcomes.values() for n, outcome in found.items() if outcome not in KILLED)
    (FOLDER / "survivors.diff").write_text(differences(lived), encoding="utf-8")
    print(table(outcomes, {package: len(names) for package, names in every.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
