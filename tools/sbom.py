"""Writes the bill of materials of what is locked, in CycloneDX, and holds that it is whole: `make sbom`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.txt"


def locked(lock: Path) -> list[tuple[Requirement, int]]:
    """Give the requirements of a lock file, each with the number of its hashes."""
    logical = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    lines = [line for line in logical if line.strip() and not line.lstrip().startswith(("#", "--"))]
    return [(Requirement(line.split("--hash", 1)[0]), line.count("--hash=sha256:")) for line in lines]


def write(lock: Path, bill: Path) -> None:
    """Let cyclonedx-py write the bill of a lock; the same lock gives the same bytes. Raises RuntimeError."""
    bill.parent.mkdir(parents=True, exist_ok=True)
    tool = str(Path(sys.executable).with_name("cyclonedx-py"))
    command = [tool, "requirements", str(lock), "--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
    done = subprocess.run(  # noqa: S603 - our own tool
        [*command, "--of", "JSON", "-o", str(bill)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"cyclonedx-py ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")


def missing(bill: dict[str, Any], lock: Path) -> list[str]:
    """Give what is locked and does not stand in the bill with its version and a hash."""
    listed = {
        (canonicalize_name(part["name"]), part["version"])
        for part in bill["components"]
        if any(reference.get("hashes") for reference in part.get("externalReferences", ()))
    }
    wanted = [(canonicalize_name(r.name), str(r.specifier).removeprefix("==")) for r, _ in locked(lock)]
    return [f"{name} {version}" for name, version in wanted if (name, version) not in listed]


def main(bill: Path, lock: Path = LOCK) -> int:
    """Write the bill and look it over; give the exit status."""
    write(lock, bill)
    lost = missing(json.loads(bill.read_text("utf-8")), lock)
    if lost:
        print(f"{bill}: not in it, though locked: {', '.join(lost)}", file=sys.stderr)
        return 1
    print(f"{bill}: {len(locked(lock))} packages, as locked")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
