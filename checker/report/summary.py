"""How many findings of which verdict, in all and by article, and how to say so in a line."""

from collections import Counter

from checker.model import Article, Report, Verdict
from checker.report import facts

# The order in which every report lists the verdicts.
ORDER = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT, Verdict.UNDECIDED)


# What is not longer than this is listed whole.
_FEW = 20


def counts(report: Report) -> dict[Verdict, int]:
    """Give the number of findings of every verdict, in `ORDER`, zeros included."""
    found = Counter(finding.verdict for finding in report.findings)
    return {verdict: found[verdict] for verdict in ORDER}


def sources(report: Report) -> tuple[Article, ...]:
    """Give the articles that a report lists: all, but of more than twenty only drafts and those with a finding."""
    if len(report.articles) <= _FEW:
        return report.articles
    told = {place.article for finding in report.findings for place in finding.places}
    if len(report.drafts) < len(report.articles):
        told.update(report.drafts)
    return tuple(article for article in report.articles if article.id in told)


def left_out(report: Report) -> str:
    """Say how many articles `sources` leaves out; "" for none."""
    silent = len(report.articles) - len(sources(report))
    return f"No finding is about {plural(silent, 'further story')}." if silent else ""


def counts_by_article(report: Report) -> tuple[tuple[Article, dict[Verdict, int]], ...]:
    """Give for every one of `sources` how many findings of each verdict it has a side of, or more."""
    found = Counter((i, f.verdict) for f in report.findings for i in {place.article for place in f.places})
    return tuple((a, {verdict: found[a.id, verdict] for verdict in ORDER}) for a in sources(report))


def plural(number: int, noun: str) -> str:
    """Give "1 conflict", "2 conflicts", "0 stories"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"


def verdicts_line(report: Report) -> str:
    """Give "1 conflict, 5 agreements on 2 facts", or "no findings"; a fact counts for the gravest of its verdicts."""
    behind = Counter(fact.verdict for fact in facts.facts(report))
    parts = []
    for verdict, number in counts(report).items():
        if number:
            found = plural(number, "undecided pair" if verdict is Verdict.UNDECIDED else verdict.value)
            fewer = 0 < behind[verdict] < number
            parts.append(f"{found} on {plural(behind[verdict], 'fact')}" if fewer else found)
    return ", ".join(parts) or "no findings"


def line(report: Report) -> str:
    """Say the whole run in one line: stories, claims, findings by verdict, and what could not be used."""
    read = f"{plural(len(report.articles), 'story')}, {plural(len(report.claims), 'claim')}: {verdicts_line(report)}"
    held = sum(finding.suppressed is not None for finding in report.findings)
    read += f", {held} of them held back" if held else ""
    if report.held_back:
        read += f", {len(report.held_back)} {'more ' if report.findings else ''}held back"
    return f"{read}; {len(report.errors)} could not be used" if report.errors else read
