"""What a run found, in the form that its reader needs: one file a format."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from checker.model import Report
from checker.report import brief, claimreview, html, markdown, sarif, table, wire
from checker.report.summary import line as summary_line

__all__ = ["BRIEF", "FORMATS", "Renderer", "render", "summary_line"]


class Renderer(NamedTuple):
    """One format: how a report is written for a screen of so many columns, and how such a file's name ends."""

    render: Callable[[Report, int], str]
    extension: str


def _of_any_width(render: Callable[[Report], str]) -> Callable[[Report, int], str]:
    """Give a format that is the same on every screen as one that is told of the screen."""

    def on_screen(report: Report, columns: int) -> str:
        del columns
        return render(report)

    return on_screen


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "table": Renderer(table.render, "txt"),
        "markdown": Renderer(_of_any_width(markdown.render), "md"),
        "json": Renderer(_of_any_width(wire.render), "json"),
        "sarif": Renderer(_of_any_width(sarif.render), "sarif"),
        "html": Renderer(_of_any_width(html.render), "html"),
        "claimreview": Renderer(_of_any_width(claimreview.render), "jsonld"),
    }
)
# Markdown again, but for a comment on a change.
BRIEF = Renderer(_of_any_width(brief.render), "md")


def render(report: Report, name: str = "markdown", columns: int = 120) -> str:
    """Write a report in the format of that name (`FORMATS`), for a screen of so many columns where that matters.

    Raises KeyError for a format that there is not.
    """
    return FORMATS[name].render(report, columns)
