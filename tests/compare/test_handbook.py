"""The page of rules is made from the rule files, and the committed one is up to date."""

from dataclasses import replace
from pathlib import Path

from checker.compare.handbook import handbook
from checker.compare.rule import Severity, builtin_folder, load_folder

RULES = load_folder(builtin_folder())


def test_the_committed_page_is_up_to_date() -> None:
    """docs/rules.md is what `make docs` writes; after changing a rule, run it."""
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == handbook(RULES)


def test_every_rule_level_and_example_is_on_the_page() -> None:
    """Nothing of a rule is left out."""
    page = handbook(RULES)
    for rule in RULES:
        assert f"\n## {rule.id}\n" in page
        assert all(f"| {level.name} |" in page for level in rule.levels)
        assert all(" ".join(e.left.replace("|", "\\|").split()) in page for e in rule.examples)


def test_a_level_of_its_own_severity_says_so() -> None:
    """Only a conflict that is not as loud as its rule is marked."""
    rule = RULES[0]
    loud = replace(rule.levels[-1], severity=Severity.NOTE)
    assert "conflict (note)" in handbook([replace(rule, levels=(*rule.levels[:-1], loud))])
