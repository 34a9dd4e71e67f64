"""Writes docs/cli.md, the reference of the command line, from the commands themselves: `make docs`.

It reads the signatures of the commands, which are what typer is told, so that the page is the same with any version.
"""

import inspect
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer

from checker import cli

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
COMMANDS: Mapping[str, typer.Typer] = MappingProxyType(
    {
        "check": cli.app,
        "check explain": cli.explain_app,
        "check config": cli.config_app,
        "check serve": cli.serve_app,
        "check index": cli.index_app,
        "check facts": cli.facts_app,
        "check changes": cli.changes_app,
        "check doctor": cli.doctor_app,
    }
)

_HEAD = """# The command line

`make docs` writes this page from the program. [The README](../README.md#use) shows the commands in use, and
[the how-to](how-to.md) where they plug in.
"""


def reference() -> str:
    """Give the page: each command with what it does, its usage, and a row an argument or option."""
    return "\n".join((_HEAD, *(_section(name, app) for name, app in COMMANDS.items())))


def _section(name: str, app: typer.Typer) -> str:
    (command,) = app.registered_commands
    function: Any = command.callback
    hints = get_type_hints(function, include_extras=True)
    arguments, options = [], []
    words = []
    for parameter in inspect.signature(function).parameters.values():
        type_, info = get_args(hints[parameter.name])
        if isinstance(info, typer.models.ArgumentInfo):
            arguments.append(_row(f"`{info.metavar}`", info.help or ""))
            words.append(f"{info.metavar}{'...' if get_origin(type_) is list else ''}")
        else:
            options.append(_row(_option(parameter.name, type_, info), _help(info.help, type_, parameter.default)))
    usage = " ".join([name, *(["[OPTIONS]"] if options else []), *words])
    rows = [*arguments, *options]
    table = ["| | |", "| --- | --- |", *rows, ""] if rows else []
    told = " ".join(function.__doc__.split())
    return "\n".join([f"## {name}", "", told, "", "```text", usage, "```", "", *table, *_epilog(command.epilog or "")])


def _option(name: str, type_: Any, info: Any) -> str:
    # typer keeps the first of the words that it is given as the default, until it meets the parameter's own.
    decls = [word for word in (info.default, *(info.param_decls or ())) if str(word).startswith("-")]
    spelled = ", ".join(f"`{word}`" for word in decls or [f"--{name.replace('_', '-')}"])
    return spelled if type_ is bool else f"{spelled} `{info.metavar or _values(type_)}`"


def _values(type_: Any) -> str:
    """Give the values that an option takes: its choices, or the name of their type."""
    inner = [arg for arg in get_args(type_) if arg is not type(None)]
    if get_origin(type_) is Literal:
        return "|".join(inner)
    return _values(inner[0]) if inner else {int: "NUMBER", str: "TEXT"}[type_]


def _help(text: str, type_: Any, default: object) -> str:
    return text if default is None or type_ is bool else f"{text} [default: {default}]"


def _row(what: str, text: str) -> str:
    return "| {} | {} |".format(*(cell.replace("|", "\\|") for cell in (what, text)))


def _epilog(text: str) -> list[str]:
    r"""Give paragraphs, and what "\b" marks as laid out by hand in a code block."""
    lines: list[str] = []
    for block in text.strip().split("\n\n"):
        if block.startswith("\b"):
            lines += ["```text", block.removeprefix("\b").strip("\n"), "```", ""]
        elif block:
            lines += [" ".join(block.split()), ""]
    return lines


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
