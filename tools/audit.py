"""Asks the advisory database of PyPI, by pip-audit, whether what is locked has known weaknesses: `make audit`.

The only one of the project's commands that needs a network. Where it cannot ask, it says so and ends with 3: pip-audit
by itself calls a package that it could not ask about no problem.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parent.parent / "requirements" / "run.txt"
FOUND, NOT_ASKED = 1, 3


def ask(lock: Path) -> tuple[list[dict[str, Any]], str]:
    """Give what pip-audit says of each package, and what it complains of; nothing where it could not answer."""
    tool = str(Path(sys.executable).with_name("pip-audit"))
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "audit.json"
        command = [tool, "--requirement", str(lock), "--require-hashes", "--disable-pip", "--progress-spinner", "off"]
        done = subprocess.run(  # noqa: S603 - our own tool
            [*command, "--timeout", "15", "--format", "json", "--output", str(answer)],
            capture_output=True,
            text=True,
            check=False,
        )
        try:
            return json.loads(answer.read_text("utf-8"))["dependencies"], done.stderr
        except (OSError, ValueError, KeyError):
            return [], done.stderr


def judge(packages: list[dict[str, Any]], complaint: str) -> tuple[int, list[str]]:
    """Give the exit status and the lines to print: 1 for a known weakness, 3 where not every package was asked for."""
    known = [
        f"{package['name']} {package['version']}: {weakness['id']}"
        + (f", mended in {', '.join(weakness['fix_versions'])}" if weakness.get("fix_versions") else "")
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    skipped = [package["skip_reason"] for package in packages if "skip_reason" in package]
    if known:
        return FOUND, known
    if skipped or not packages:
        said = skipped[:1] or complaint.strip().splitlines()[-1:]
        whom = f"{len(skipped)} of {len(packages)} packages" if packages else "any package"
        return NOT_ASKED, [f"the advisory database could not be asked about {whom}; nothing is known", *said]
    return 0, [f"{len(packages)} packages, no known weakness"]


def main(lock: Path = LOCK) -> int:
    """Ask and print; give the exit status."""
    status, lines = judge(*ask(lock))
    print("\n".join(lines), file=sys.stderr if status else sys.stdout)
    return status


if __name__ == "__main__":
    sys.exit(main())
