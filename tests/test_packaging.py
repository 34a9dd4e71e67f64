"""What is shipped: tables that parse, the layout of the design, a complete wheel, locked requirements."""

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.sbom import locked

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TABLES = sorted((ROOT / "checker").rglob("*.toml"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", TABLES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_table_parses_and_says_something(table: Path) -> None:
    """Every TOML table of the package is valid TOML in UTF-8 and not empty."""
    assert tomllib.loads(table.read_text("utf-8"))


# ── Layout ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _layers() -> tuple[set[str], set[str]]:
    """Give the modules of the design's import order: all of them, and those that may be missing (in parentheses)."""
    contract = next(c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    names = [n.strip() for layer in contract["layers"] for n in re.split(r"[|:]", layer)]
    plain = {n: n.strip("()").removeprefix("checker.") for n in names}
    return set(plain.values()), {plain[n] for n in names if n.startswith("(")}


def test_package_has_the_modules_of_the_design_and_no_others() -> None:
    """The top level of `checker` is what the layers of pyproject.toml name, as the design says."""
    layers, optional = _layers()
    folders = (p.parent for p in (ROOT / "checker").glob("*/__init__.py"))
    modules = (p for p in (ROOT / "checker").glob("*.py") if p.name != "__init__.py")
    found = {p.stem for p in (*folders, *modules)} - {"_rules"}
    assert layers - optional <= found <= layers


def test_imports_keep_to_the_contracts() -> None:
    """import-linter finds every contract of pyproject.toml kept."""
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--no-cache",
        "--config",
        str(ROOT / "pyproject.toml"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 (our own tool)
    assert done.returncode == 0, done.stdout


# ── Wheel ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tracked_or_new(folder: str) -> set[str]:
    """Give the files below a folder of the repository that are no by-products of running Python."""
    files = (p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(ROOT).as_posix() for p in files}


def _build(folder: Path) -> Path:
    """Build a wheel offline into a folder."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 (our own tool)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


# Building takes seconds: the tests of this file, which one worker runs, share a wheel.
@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a wheel of the project."""
    return _build(tmp_path_factory.mktemp("wheel"))


def test_wheel_holds_package_rules_tables_model_and_licences_and_nothing_else(wheel: Path) -> None:
    """A wheel built offline holds the whole package, the rules, the embedded model and the licences, and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    metadata = {n for n in names if ".dist-info/" in n}
    licences = {n.rsplit("/", 1)[1] for n in metadata if "/licenses/" in n}
    rules = {f"checker/_rules/{p.name}" for p in (ROOT / "rules").glob("*.py")}
    model = {f"checker/nli/embedded_model/{name}" for name in ("model.int8.onnx", "tokenizer.json", "metadata.json")}
    assert names - metadata == _tracked_or_new("checker") | rules | model
    assert licences == set(PROJECT["project"]["license-files"])


def test_a_wheel_is_the_same_however_often_it_is_built(wheel: Path, tmp_path: Path) -> None:
    """Neither the time nor the folder of the build shows in the bytes."""
    assert hashlib.sha256(_build(tmp_path).read_bytes()).hexdigest() == hashlib.sha256(wheel.read_bytes()).hexdigest()


# ── Requirements ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _wanted(path: Path) -> list[Requirement]:
    """Give what pyproject.toml asks for and the lock file has to cover."""
    wanted = list(PROJECT["project"]["dependencies"])
    if path.stem == "dev":
        wanted += PROJECT["dependency-groups"]["dev"]
    return [Requirement(w) for w in wanted]


def test_there_are_locks_for_running_and_for_developing() -> None:
    """requirements/ holds run.txt and dev.txt, which the Makefile and the README name."""
    assert {p.name for p in LOCKS} >= {"run.txt", "dev.txt"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_every_requirement_is_pinned_with_a_hash(lock: Path) -> None:
    """Every line of a lock is one exact version with at least one SHA-256."""
    loose = [str(r) for r, hashes in locked(lock) if not re.fullmatch(r"==[^,*]+", str(r.specifier)) or not hashes]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_lock_covers_what_the_project_asks_for(lock: Path) -> None:
    """Every dependency of pyproject.toml is locked, at a version that its range allows."""
    versions = {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r, _ in locked(lock)}
    unmet = [
        str(w) for w in _wanted(lock) if not w.specifier.contains(versions.get(canonicalize_name(w.name), "0"), True)
    ]
    assert unmet == []


def test_developing_uses_the_versions_that_are_shipped() -> None:
    """What run.txt locks, dev.txt locks at the same version, so that the tests test what users get."""
    run, dev = (
        {f"{r.name}{r.specifier}" for r, _ in locked(ROOT / "requirements" / f"{name}.txt")} for name in ("run", "dev")
    )
    assert run <= dev
