"""The table for a terminal: one line a fact, as wide as the terminal and no wider."""

import os
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from tabulate import tabulate

from checker.model import Finding, Place, Report, Verdict, quoted
from checker.report import evidence, facts, summary
from checker.report.escape import is_wide, plain, shorten, width

WIDTH = 120  # where there is no terminal to fit
MOST = 30  # facts of a verdict that a table lists: what matters must not scroll away
_ALL = frozenset({Verdict.CONFLICT})  # but of these, every one
_NARROWEST = 60
_GAP = 2  # tabulate's "simple" format puts two spaces between columns
_PADDING = 2  # and tabulate makes a column this much wider than its heading at least
# Stands beside a wide character while tabulate counts characters, and is taken out again. `plain` lets none through.
_FILLER = "\ue000"


def render(report: Report, columns: int = WIDTH) -> str:
    """Give the findings as a table that is `columns` wide at most, then what could not be used, then the counts.

    A terminal narrower than 60 columns gets 60. Nothing in an article's text can act on the terminal.
    """
    columns = max(columns, _NARROWEST)
    every = facts.facts(report)
    rows = [f for v in summary.ORDER for f in [f for f in every if f.verdict is v][: None if v in _ALL else MOST]]
    blocks = [_table(report, rows, columns)] if rows else []
    if len(rows) < len(every):
        more = Counter(fact.verdict for fact in every) - Counter(fact.verdict for fact in rows)
        left_out = ", ".join(summary.plural(more[v], f"{v.value} fact") for v in summary.ORDER if more[v])
        blocks.append(textwrap.fill(f"… and more: {left_out}; -o report.md lists them all", columns))
    if report.errors:
        blocks.append("\n".join(_problem(p.path, p.line, p.message, columns) for p in report.errors))
    blocks.append(textwrap.fill(summary.line(report), columns))
    return "\n\n".join(blocks) + "\n"


def _table(report: Report, rows: Sequence[facts.Fact], columns: int) -> str:
    chosen = [fact.surest for fact in rows]
    words = {claim.id: evidence.mention(claim.value).text for claim in report.claims}
    places = [_places(fact, finding, report) for fact, finding in zip(rows, chosen, strict=True)]
    folder = _common_folder([place.path for of_fact in places for place in of_fact])
    told = [str(len({claim.article for claim in fact.claims})) for fact in rows]
    # How many stories tell of a fact is no news where it takes two to find one.
    many = any(int(number) > 2 for number in told)
    head = ["verdict", "severity", "kind", *(["stories"] if many else []), "left", "right", "reason"]
    fixed = [
        [f.verdict.value, f.severity.value, f.kind.value, *([number] if many else [])]
        for f, number in zip(chosen, told, strict=True)
    ]
    widths = [max(len(name) + _PADDING, *map(len, column)) for name, *column in zip(head, *fixed, strict=False)]
    room = columns - sum(width + _GAP for width in widths)
    reasons = [plain(f"{_held_back(f)}{evidence.words(f.rule)}: {f.level}") for f in chosen]
    # The sides matter more than the reason, which `check explain` and the other formats give in full.
    with_reason = room >= 75
    reason = min(max(map(width, reasons)), room // 4) if with_reason else 0
    side = (room - reason - _GAP * (2 if with_reason else 1)) // 2
    lines = []
    for of_fact, cells, why in zip(places, fixed, reasons, strict=True):
        # A claim that is at odds with itself is shown once; what has more than two sides has a line for every two.
        sides = [_side(place, words[place.claim], folder, side) for place in of_fact]
        sides += [""] * (len(sides) % 2)
        for n in range(0, len(sides), 2):
            lead, end = (cells, why) if n == 0 else ([""] * len(cells), "")
            row = [*lead, *sides[n : n + 2], *([shorten(end, reason)] if with_reason else [])]
            lines.append([_padded(cell) for cell in row])
    shown = tabulate(lines, head[: len(lines[0])], tablefmt="simple", disable_numparse=True)
    return "\n".join(line.replace(_FILLER, "").rstrip() for line in shown.splitlines())


def _places(fact: facts.Fact, finding: Finding, report: Report) -> list[Place]:
    """Give the sides of a fact: those of its finding, a draft's first, then a place for each further value."""
    mine = set(report.drafts)
    places = sorted(finding.places, key=lambda place: bool(mine) and place.article not in mine)
    shown = {place.claim for place in places}
    known = {place.claim: place for f in fact.findings for place in f.places}
    further = [v.claims[0].id for v in fact.values if shown.isdisjoint(claim.id for claim in v.claims)]
    return [*places, *(known[id_] for id_ in further)]


def _held_back(finding: Finding) -> str:
    """Say first that a finding does not count, where such are listed at all."""
    return f"held back ({finding.suppressed.reason}); " if finding.suppressed else ""


def _common_folder(paths: Sequence[str]) -> str:
    """Give the folder that all paths begin with, with its slash; "" when there is none."""
    shared = [folder for folder in PurePath(paths[0]).parents if all(folder in PurePath(p).parents for p in paths)]
    return f"{shared[0]}{os.sep}" if shared and shared[0].name else ""


def _side(place: Place, text: str, folder: str, columns: int) -> str:
    """Give `path:line “text”` in so many columns.

    Where there is too little room, the folder that all have in common goes first; then the text gets half of the room,
    and of the path its beginning and the line number stay.
    """
    where, words = plain(str(place.located)), quoted(plain(text))
    room = max(columns - 1 - width(words), (columns - 1) // 2)
    if width(where) > room:
        where = plain(str(place.located).removeprefix(folder))
    where = shorten(where, room, keep_end=len(str(place.located)) - len(place.path) + room // 5)
    return f"{where} {shorten(words, columns - 1 - width(where))}"


def _padded(cell: str) -> str:
    return "".join(char + _FILLER if is_wide(char) else char for char in cell)


def _problem(path: str, line: int | None, message: str, columns: int) -> str:
    where = path if line is None else f"{path}:{line}"
    text = plain(f"{where}: {message}" if where else message)
    return textwrap.fill(text, columns, subsequent_indent="  ", break_on_hyphens=False)
