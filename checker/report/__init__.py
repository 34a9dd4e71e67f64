"""What a run found, in the form that its reader needs: one file a format."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.model import Report
from checker.report import markdown, table, wire
from checker.report.summary import line as summary_line

__all__ = ["FORMATS", "Renderer", "summary_line"]


class Renderer(NamedTuple):
    """One format: how a report is written for a screen of so many columns, and how such a file's name ends."""

    render: Callable[[Report, int], str]
    extension: str


def _markdown(report: Report, columns: int) -> str:
    del columns
    return markdown.render(report)


def _wire(report: Report, columns: int) -> str:
    del columns
    return wire.render(report)


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "table": Renderer(table.render, "txt"),
        "markdown": Renderer(_markdown, "md"),
        "json": Renderer(_wire, "json"),
    }
)
