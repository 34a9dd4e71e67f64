"""A report to open in a browser: one file, nothing from the network, and whole without its script.

Every word of an article goes through `plain` and Jinja's escaping; a content security policy lets nothing run or load
but the style and the script of the page itself, by their digests.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model import Report
from checker.report.escape import plain
from checker.report.html.view import View

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent


def render(report: Report) -> str:
    """Give the page; the same report gives the same bytes."""
    style, script = ((_HERE / name).read_text("utf-8") for name in ("style.css", "script.js"))
    return _template().render(
        view=View(report), style=style, script=script, style_digest=_digest(style), script_digest=_digest(script)
    )


@cache
def _template() -> "Template":
    """Give the page's template (compiled once; it never changes)."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this format needs it

    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = plain
    environment.filters["words"] = _words
    return environment.get_template("page.html.j2")


def _words(text: str) -> str:
    """Give a part of a sentence as `plain` does, with the white space at its ends kept as a space."""
    words = plain(text)
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _digest(text: str) -> str:
    """Give the digest of an inline style or script, as a content security policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
