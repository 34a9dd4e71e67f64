"""The report as a comment on a change: what is wrong, a line each, and a count of the rest."""

from checker.model import Finding, Place, Report, Verdict, quoted
from checker.report import evidence, facts, summary
from checker.report.escape import code, inline, plain, shorten

_MOST = 20  # facts, and columns of a side's words: a comment is read on a phone
_WORDS = 80
_WRONG = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE)


def render(report: Report) -> str:
    """Give the report as short Markdown: no agreements, twenty facts at most, each in a line of a list.

    The same report gives the same text, so that a comment need not be changed where nothing changed.
    """
    wrong = [fact.surest for fact in facts.facts(report) if fact.verdict in _WRONG]
    lines = [f"**check**: {summary.line(report)}.", ""]
    lines += [_line(finding, set(report.drafts)) for finding in wrong[:_MOST]]
    if len(wrong) > _MOST:
        lines.append(f"- … and {len(wrong) - _MOST} more")
    for problem in report.errors:
        where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        lines.append(f"- **Not used** {code(where)}: {inline(problem.message)}")
    return "\n".join(lines).rstrip() + "\n"


def _line(finding: Finding, drafts: set[str]) -> str:
    # The draft first: that is what the comment is about.
    places = sorted(finding.places, key=lambda place: bool(drafts) and place.article not in drafts)
    sides = " · ".join(_side(place) for place in places)
    why = f"{evidence.words(finding.rule)}, {finding.level}"
    held = f" (held back: {inline(finding.suppressed.reason)})" if finding.suppressed else ""
    return f"- **{finding.verdict.value.capitalize()}**{held} {sides}: {inline(why)}"


def _side(place: Place) -> str:
    return f"{code(f'{place.located}')} {inline(quoted(shorten(plain(place.text), _WORDS)))}"
