"""Turn a SARIF log into workflow commands of GitHub Actions, which show findings beside the lines of a change.

    python tools/annotate.py report.sarif

Only what fails is shown, at its place in the draft. What an article says cannot give a command of its own: line ends
and the signs that part the fields are escaped as the runner's toolkit escapes them.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_LINK = re.compile(r"\[([^\]]*)\]\(\d+\)")  # to a related location, which an annotation does not have


def commands(log: Any) -> list[str]:
    """Give one command for each result of the log that fails and is not suppressed."""
    return [
        command(result)
        for run in log["runs"]
        for result in run["results"]
        if result["level"] in LEVELS and not result.get("suppressions")
    ]


def command(result: Any) -> str:
    """Give the command for a result."""
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {})  # a PDF has none, a web page only where it begins
    start = region.get("startLine", 1)
    fields = {
        "file": unquote(place["artifactLocation"]["uri"]),
        "line": str(start),
        "endLine": str(region.get("endLine", start)),
        "title": f"check: {result['ruleId']}",
    }
    words = ",".join(f"{key}={escaped(value, ':', ',')}" for key, value in fields.items())
    message = _LINK.sub(r"\1", result["message"]["text"])
    return f"::{LEVELS[result['level']]} {words}::{escaped(message)}"


def escaped(text: str, *signs: str) -> str:
    """Escape the per cent sign, line ends and `signs`."""
    for sign in ("%", "\r", "\n", *signs):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def main() -> None:
    """Print the commands for the log that the command line names."""
    log = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    sys.stdout.write("".join(f"{line}\n" for line in commands(log)))


if __name__ == "__main__":
    main()
