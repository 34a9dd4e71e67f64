"""Loading rule files: what is broken does not load, and says where."""

from pathlib import Path

import pytest

from checker.compare.rule import SECTIONS, any_of, builtin_folder, load_folder, load_rules
from checker.errors import RuleError
from checker.model import ResolvedClaim
from tests.compare.by_hand import amount, claim

DOCS = '"""Two dates.\n\n' + "\n".join(f"{s} something." for s in SECTIONS) + '\n"""\n'
BODY = """
from checker.compare.rule import Example, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.DATE,
    levels=(null("vague", relations.no_common_grain), otherwise("apart", Verdict.CONFLICT),),
    message="{left} against {right}",
    examples=(Example(left="a", right="b", level="vague"), Example(left="a", right="b", level="apart"),),
)
"""


def _rule(folder: Path, text: str, name: str = "own_rule") -> Path:
    path = folder / f"{name}.py"
    path.write_text(text, "utf-8")
    return path


def test_a_good_rule_takes_its_id_from_the_file(tmp_path: Path) -> None:
    """The file's stem is the id and the docstring the documentation."""
    _rule(tmp_path, DOCS + BODY)
    (rule,) = load_folder(tmp_path)
    assert (rule.id, rule.docs.splitlines()[0]) == ("own_rule", "Two dates.")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('Example(left="a", right="b", level="vague"), ', "", "level 'vague' has no example"),
        ('level="apart")', 'level="afar")', "an example names the level 'afar', which the rule does not have"),
        ('null("vague", relations.no_common_grain), ', "", "a rule needs at least a null level and an else level"),
        (
            'otherwise("apart", Verdict.CONFLICT)',
            'null("apart", relations.same_date)',
            "the last level must be otherwise(...)",
        ),
        (
            'null("vague", relations.no_common_grain)',
            'otherwise("vague", Verdict.CONFLICT)',
            "the first level must be null(...): when the values cannot be compared",
        ),
        ('otherwise("apart"', 'otherwise("vague"', "two levels are named 'vague'"),
        ("{left} against", "{middle} against", "the message names {middle}; it may name {left} and {right}"),
        ("RULE = ", "RULES = ", "the file defines no RULE = Rule(...)"),
        ("Why:", "Wherefore:", "the docstring has no section 'Why:'"),
    ],
)
def test_a_broken_rule_does_not_load(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Each fault is named, with the file."""
    assert old in DOCS + BODY
    path = _rule(tmp_path, (DOCS + BODY).replace(old, new))
    with pytest.raises(RuleError) as caught:
        load_folder(tmp_path)
    assert f"; {message}; " in f"; {caught.value.message}; "
    assert caught.value.path == str(path)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (DOCS + "def broken(:\n", 9, "not valid Python"),
        (DOCS + "\nvalue = 1 / 0\n", 10, "ZeroDivisionError"),
        (DOCS + "from checker.compare.rule import nothing_such\n", 9, "ImportError"),
    ],
)
def test_a_rule_that_does_not_run_names_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    """A syntax error and an exception are the user's to mend, so they name file and line."""
    path = _rule(tmp_path, text)
    with pytest.raises(RuleError) as caught:
        load_folder(tmp_path)
    assert (caught.value.path, caught.value.line) == (str(path), line)
    assert message in caught.value.message


def test_a_rule_file_that_cannot_be_read_as_text_names_the_file(tmp_path: Path) -> None:
    """What fails before the first line is run has no line, and is the user's to mend all the same."""
    path = _rule(tmp_path, DOCS + "x = 1\0\n")
    with pytest.raises(RuleError, match="null") as caught:
        load_folder(tmp_path)
    assert caught.value.path == str(path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """A folder without rules is a mistake in the path, not an empty set."""
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(RuleError, match="no rule files") as caught:
            load_folder(folder)
        assert caught.value.path == str(folder)


def test_one_broken_rule_takes_its_folder_with_it(tmp_path: Path) -> None:
    """A folder is loaded whole or not at all."""
    _rule(tmp_path, DOCS + BODY, "good_rule")
    _rule(tmp_path, "RULE = 1", "wrong_rule")
    with pytest.raises(RuleError):
        load_folder(tmp_path)


def test_one_folder_needs_no_list(tmp_path: Path) -> None:
    """A single folder may be given as it is."""
    _rule(tmp_path, DOCS + BODY)
    assert load_rules(tmp_path) == load_rules([tmp_path])


def test_a_users_rule_takes_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    """The same id in a user's folder replaces the rule, and the rest stay."""
    _rule(tmp_path, DOCS + BODY, "duration")
    rules = {rule.id: rule for rule in load_rules([tmp_path])}
    assert rules["duration"].docs.startswith("Two dates.")
    assert set(rules) == {p.stem for p in builtin_folder().glob("*.py")}


def test_any_of_several_conditions() -> None:
    """It holds where at least one of them does, and each is asked about the two claims in their order."""
    two = claim(amount(1)), claim(amount(2))

    def is_two(left: ResolvedClaim, right: ResolvedClaim) -> bool:
        return (left, right) == two

    def never(left: ResolvedClaim, right: ResolvedClaim) -> bool:
        return left is right

    assert any_of(never, is_two)(*two) is True
    assert any_of(is_two)(*two[::-1]) is False
    assert any_of(never, never)(*two) is False


def test_where_the_built_in_rules_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package holds its own copy of the rules; in a checkout they stand beside the package."""
    package = tmp_path / "checker"
    monkeypatch.setattr("checker.compare.rule.__file__", str(package / "compare" / "rule.py"))
    assert builtin_folder() == tmp_path / "rules"
    (package / "_rules").mkdir(parents=True)
    assert builtin_folder() == package / "_rules"
