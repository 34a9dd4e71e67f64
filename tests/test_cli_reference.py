"""The reference of the command line is made from the program, and the committed one is up to date."""

import re

import pytest
from typer.testing import CliRunner

from tools.cli_reference import COMMANDS, PAGE, reference


def test_the_committed_page_is_up_to_date() -> None:
    """docs/cli.md is what `make docs` writes; after changing an option, run it."""
    assert PAGE.read_text("utf-8") == reference()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_row(name: str) -> None:
    """What --help lists is in the command's own section, and nothing besides; --help itself goes without saying."""
    section = reference().split(f"## {name}\n")[1].split("\n## ")[0]
    usage = CliRunner().invoke(COMMANDS[name], ["--help"]).stdout.partition("Options:")[2]
    listed = re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", usage, re.MULTILINE)
    assert sorted(re.findall(r"^\| .*?(?=`--)`(--[a-z-]+)`", section, re.MULTILINE)) == sorted({*listed} - {"--help"})
