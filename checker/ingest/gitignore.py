"""What .gitignore files leave out, by git's rules (gitignore(5)): the last pattern that fits decides."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_TOKEN = re.compile(r"\\(.)|(\?)|(\*+)|(\[[!^]?\]?(?:\\.|[^\]\\])*\])|(.)", re.DOTALL)


class Ignored(NamedTuple):
    """A pattern of a .gitignore file, for names that count from `folder` and begin with `prefix`."""

    folder: Path
    prefix: str
    pattern: re.Pattern[str]
    keeps: bool  # it takes back what an earlier one left out
    folders_only: bool

    def fits(self, path: Path) -> bool:
        """Say whether the pattern is about this path."""
        name = self.prefix + path.relative_to(self.folder).as_posix()
        return self.pattern.fullmatch(name) is not None and (not self.folders_only or path.is_dir())


def is_ignored(rules: Sequence[Ignored], path: Path) -> bool:
    """Say whether `path`, which lies under the folder of every rule, is left out."""
    last = next((rule for rule in reversed(rules) if rule.fits(path)), None)
    return last is not None and not last.keeps


def rules_of(folder: Path) -> tuple[Ignored, ...]:
    """Give the patterns of the folder's own .gitignore file; one that cannot be read has none."""
    return tuple(_read(folder, folder, ""))


def rules_above(folder: Path) -> tuple[Ignored, ...]:
    """Give the patterns that hold in `folder` from above it, up to the root of its repository, outermost first.

    Without a repository around it, only its own .gitignore files count, and those of the folders in it.
    """
    if (folder / ".git").exists():
        return ()
    place = folder.resolve()
    rules: list[Ignored] = []
    for above in place.parents:
        rules[:0] = _read(above, folder, f"{place.relative_to(above).as_posix()}/")
        if (above / ".git").exists():
            return tuple(rules)
    return ()


def _read(where: Path, folder: Path, prefix: str) -> Iterator[Ignored]:
    try:
        text = (where / ".gitignore").read_text("utf-8", "replace")
    except OSError:
        return
    for raw in text.splitlines():
        line = re.sub(r"(?<!\\) +$", "", raw)
        if not line.strip("/") or line.startswith("#"):
            continue
        keeps = line.startswith("!")
        line = line[1:] if keeps else line
        try:
            pattern = re.compile(_regex(line.rstrip("/")))
        except re.error:  # git passes over what it cannot read too
            continue
        yield Ignored(folder, prefix, pattern, keeps, line.endswith("/"))


def _regex(pattern: str) -> str:
    """Give a pattern as an expression for a whole name; with a slash in it, one that counts from the folder."""
    anchored = "/" in pattern
    steps = pattern.removeprefix("/").split("/")
    out = "" if anchored else "(?:.*/)?"
    for n, step in enumerate(steps):
        last = n == len(steps) - 1
        if step == "**":
            out += ".*" if last else "(?:.*/)?"
        else:
            out += _step(step) + ("" if last else "/")
    return out


def _step(step: str) -> str:
    """Translate what stands between two slashes.

    What follows a star is taken where it first occurs, unless it ends the step: that is never wrong, and takes no more
    than linear time.
    """
    chunks = [""]
    for escaped, one, many, group, other in _TOKEN.findall(step):
        if many:
            chunks.append("")
        elif group:
            inner = group[1:-1]
            inside = f"^{inner[1:]}" if inner[0] in "!^" else inner
            chunks[-1] += "(?!/)[" + inside.replace("[", "\\[") + "]"
        else:
            chunks[-1] += "[^/]" if one else re.escape(escaped or other)
    first, *rest = chunks
    if not rest:
        return first
    middle = "".join(f"(?>[^/]*?{chunk})" for chunk in rest[:-1] if chunk)
    return f"{first}{middle}[^/]*{rest[-1]}"
