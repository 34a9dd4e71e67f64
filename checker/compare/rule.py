"""What a rule is made of, and how rule files are loaded.

A rule file holds a docstring with the sections in `SECTIONS` and one value named `RULE`. It imports only from this
module. The ordered levels, null first and else last, follow splink's comparison levels (Linacre et al. 2022).
"""

import importlib.util
import re
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from checker.compare import relations
from checker.errors import RuleError
from checker.model import ResolvedClaim, Severity, ValueKind, Verdict

__all__ = [
    "Example",
    "Level",
    "Rule",
    "Scope",
    "Severity",
    "ValueKind",
    "Verdict",
    "any_of",
    "date",
    "null",
    "otherwise",
    "relations",
]

Condition = Callable[[ResolvedClaim, ResolvedClaim], bool]

SECTIONS = ("Compares:", "Why:", "Agreement:", "Conflict:", "Leaves alone:")


@dataclass(frozen=True)
class Level:
    """One outcome of a rule: if `when` holds of the two claims (and of no level before it), `verdict` follows.

    `severity` None means the rule's own. `weight` in (0, 1] scales the confidence of a finding at this level. With
    `unless_entailed`, the NLI model is asked first, and where each side follows from the other nothing is found.
    `sure` says that the condition itself tells the two to be about one fact, however few participants they share.
    """

    name: str
    when: Condition
    verdict: Verdict
    severity: Severity | None = None
    weight: float = 1.0
    unless_entailed: bool = False
    sure: bool = False


def _always(left: ResolvedClaim, right: ResolvedClaim) -> bool:
    del left, right
    return True


def null(name: str, when: Condition) -> Level:
    """Give the first level of a rule: the values cannot be compared, and nothing is said."""
    return Level(name, when, Verdict.UNDECIDED)


def otherwise(name: str, verdict: Verdict, severity: Severity | None = None, *, sure: bool = False) -> Level:
    """Give the last level of a rule: what holds when no other level does."""
    return Level(name, _always, verdict, severity, sure=sure)


def any_of(*conditions: Condition) -> Condition:
    """Give the condition that holds where at least one of `conditions` does."""
    return lambda left, right: any(c(left, right) for c in conditions)


@dataclass(frozen=True)
class Example:
    """Two short texts of different stories, and the level that the rule gives their claims.

    A text is as an article would have it: one sentence or a few. `*_published` is the day of publication.
    Where the rule's scope is one sentence, or both steps stand in one text, `right` is left out.
    """

    left: str
    level: str
    right: str = ""
    left_published: date | None = None
    right_published: date | None = None


class Scope(StrEnum):
    """Which claims a rule is given."""

    STORIES = "stories"  # claims of two stories, about the same fact
    SENTENCE = "sentence"  # two claims of one sentence, about one occasion
    STEPS = "steps"  # two claims of one course of events, in one story or in two, the earlier step first


@dataclass(frozen=True)
class Rule:
    """A comparison of two values of one kind as an ordered list of levels; the first that matches decides.

    Several rules may share a kind: `where` says which pairs of it this one is for (counts in percent, ages); by default
    all. The others are passed over, and nothing is said of them.

    `message` is a template with `{left}` and `{right}`, the two readings in plain words. `id` and `docs` are filled in
    by the loader: the file's stem and its docstring.
    """

    compares: ValueKind
    levels: tuple[Level, ...]
    message: str
    examples: tuple[Example, ...]
    where: Condition = _always
    severity: Severity = Severity.ERROR
    scope: Scope = Scope.STORIES
    id: str = ""
    docs: str = ""

    def level(self, left: ResolvedClaim, right: ResolvedClaim) -> Level:
        """Give the first level whose condition holds of the two claims."""
        return next(level for level in self.levels if level.when(left, right))


def _faults(rule: Rule) -> list[str]:
    """Say what is wrong with a rule; [] when nothing."""
    faults = [f"the docstring has no section {s!r}" for s in SECTIONS if s not in rule.docs]
    if len(rule.levels) < 2:
        return [*faults, "a rule needs at least a null level and an else level"]
    if rule.levels[0].verdict is not Verdict.UNDECIDED:
        faults.append("the first level must be null(...): when the values cannot be compared")
    if rule.levels[-1].when is not _always:
        faults.append("the last level must be otherwise(...)")
    names = [level.name for level in rule.levels]
    faults += [f"two levels are named {n!r}" for n in sorted({n for n in names if names.count(n) > 1})]
    shown = {example.level for example in rule.examples}
    faults += [f"level {n!r} has no example" for n in names if n not in shown]
    faults += [f"an example names the level {n!r}, which the rule does not have" for n in sorted(shown - set(names))]
    for field in sorted(set(re.findall(r"{(.*?)}", rule.message)) - {"left", "right"}):
        faults.append(f"the message names {{{field}}}; it may name {{left}} and {{right}}")
    return faults


def _load(path: Path) -> Rule:
    spec = importlib.util.spec_from_file_location(f"checker_rule_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise RuleError("not a Python file", str(path))
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as e:
        raise RuleError(f"not valid Python: {e.msg}", str(path), e.lineno) from e
    except Exception as e:  # whatever a user's file raises is the user's to mend
        lines = [f.lineno for f in traceback.extract_tb(e.__traceback__) if f.filename == str(path)]
        raise RuleError(f"{type(e).__name__}: {e}", str(path), lines[-1] if lines else None) from e
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError("the file defines no RULE = Rule(...)", str(path))
    rule = replace(rule, id=path.stem, docs=(module.__doc__ or "").strip())
    faults = _faults(rule)
    if faults:
        raise RuleError("; ".join(faults), str(path))
    return rule


def builtin_folder() -> Path:
    """Give the folder of the rules that come with the package: the wheel's own copy, or the checkout's."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_folder(folder: Path) -> tuple[Rule, ...]:
    """Load every rule file of a folder, in order of name; this runs the files.

    Raises RuleError if the folder is missing or empty, or any rule in it is broken: a rule that is missing is an error.
    """
    files = sorted(p for p in folder.glob("*.py") if not p.name.startswith("_")) if folder.is_dir() else []
    if not files:
        raise RuleError("no such folder, or no rule files (*.py) in it", str(folder))
    return tuple(_load(p) for p in files)


def load_rules(folders: Path | Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Load the built-in rules and those of `folders`, one or several.

    A later rule of the same id takes the place of an earlier one. Raises RuleError where a folder is broken.
    """
    rules: dict[str, Rule] = {}
    for folder in (builtin_folder(), *([folders] if isinstance(folders, Path) else folders)):
        rules.update((rule.id, rule) for rule in load_folder(folder))
    return tuple(rules.values())
