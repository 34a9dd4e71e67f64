"""The report for an editor: what conflicts first, each with both sentences, their values as read, and the reason."""

from collections.abc import Iterator, Sequence

from checker.model import (
    Article,
    Finding,
    Place,
    PublishedFrom,
    QuoteValue,
    Report,
    ResolvedClaim,
    StatementValue,
    Verdict,
    quoted,
    reading,
)
from checker.report import evidence, facts, summary
from checker.report.escape import code, inline, markdown, plain, shorten

_WORDINGS, _WORDING = 3, 40  # how many wordings stand in the heading of a fact, and their columns

_HEADINGS = {
    Verdict.CONFLICT: ("Conflicts", "Both cannot be true of the same fact as the articles state it."),
    Verdict.UPDATE: ("Updates", "The later story reports a later state."),
    Verdict.DISPUTE: ("Disputes", "Different speakers are faithfully reported saying different things."),
    Verdict.UNDECIDED: ("Undecided", "Not comparable, too vague, or the evidence is too thin."),
}


def render(report: Report) -> str:
    """Give the report as Markdown. The same report gives the same text: no clock, no host, no path but those given."""
    view = _View(report)
    blocks = [
        "# Do these articles agree?",
        *view.overview(),
        *view.findings(Verdict.CONFLICT),
        *view.findings(Verdict.UPDATE),
        *view.findings(Verdict.DISPUTE),
        *view.agreements(),
        *view.findings(Verdict.UNDECIDED),
        *view.problems(),
    ]
    return "\n\n".join(blocks) + "\n"


class _View:
    """A report with its articles and claims looked up by id."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.articles = {article.id: article for article in report.articles}
        self.claims = {claim.id: claim for claim in report.claims}

    def overview(self) -> Iterator[str]:
        """Say what was read, how many findings there are of each verdict, and which articles they are in."""
        report = self.report
        origins = facts.origins(report, set(self.articles))
        alike = f" The stories have {summary.plural(origins, 'independent origin')}." if report.articles else ""
        rules = f"Each finding names its rule; {code('check explain RULE')} says how it decides."
        yield f"{summary.line(report)}.{alike} {rules}"
        if report.articles:
            found = summary.counts(report)
            shown = [v for v in summary.ORDER if found[v] or v is Verdict.CONFLICT]
            sources = [
                (
                    _source(article),
                    markdown(evidence.opening(report, article)),
                    evidence.published(article),
                    *(str(n[v]) for v in shown),
                )
                for article, n in summary.counts_by_article(report)
            ]
            yield "## Sources"
            yield _table(("source", "title", "published", *(v.value for v in shown)), sources, right=len(shown))
            if any(article.published_from is PublishedFrom.INFERRED for article in report.articles):
                yield "An inferred date is worked out from the story's own dates or from stories that it matches."

    def findings(self, verdict: Verdict) -> Iterator[str]:
        """Give the section of one verdict; nothing when there are no such findings."""
        chosen = [finding for finding in self.report.findings if finding.verdict is verdict]
        if not chosen:
            return
        heading, meaning = _HEADINGS[verdict]
        yield f"## {heading}"
        yield meaning
        for number, finding in enumerate(chosen, 1):
            yield f"### {number}. {_title(finding)}: {markdown(finding.level)}"
            yield markdown(finding.message)
            yield from self.sides(finding)
            yield _reason(finding)

    def sides(self, finding: Finding) -> Iterator[str]:
        """Quote all sides of a finding in full, each with where, when, by whom and how it was read.

        A claim at odds with itself ("Wednesday, Dec 5") is one side only; dates that cannot all be true are more.
        """
        for place in finding.places:
            claim, article = self.claims[place.claim], self.articles[place.article]
            yield self.quote(claim)
            yield "\n".join(_particulars(place, claim, article))

    def quote(self, claim: ResolvedClaim) -> str:
        """Give the claim's sentence as a block quotation with the value in bold."""
        passage = evidence.passage(self.report, self.articles[claim.article], claim)
        return f"> {_with_bold(passage)}"

    def agreements(self) -> Iterator[str]:
        """Give one entry for each fact that stories agree on."""
        agreed = facts.facts(self.report)
        if agreed:
            yield "## Agreements"
            yield "By fact; copies of one wire story count as one origin."
        for number, fact in enumerate(agreed, 1):
            origins = summary.plural(fact.origins, "independent origin")
            yield f"### {number}. {_title(fact.findings[0])}: {_gist(fact)} ({origins})"
            yield "\n".join(self.statement(claim) for claim in fact.claims)
            yield f"They agree by {_grounds(fact)}."

    def statement(self, claim: ResolvedClaim) -> str:
        """Give one story's wording of an agreed fact, in two lines of a list."""
        article = self.articles[claim.article]
        passage = evidence.passage(self.report, article, claim)
        where = code(f"{article.path}:{article.line(claim.span.start)}")
        return "  \n  ".join([f"- {where}: {_with_bold(passage)}", *_reading(claim)])

    def problems(self) -> Iterator[str]:
        """List what could not be used, with the reason."""
        if not self.report.errors:
            return
        yield "## Could not be used"
        rows = []
        for problem in self.report.errors:
            where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
            rows.append(f"- {code(where)}: {markdown(problem.message)}" if where else f"- {markdown(problem.message)}")
        yield "\n".join(rows)


def _particulars(place: Place, claim: ResolvedClaim, article: Article) -> Iterator[str]:
    title = f", “{markdown(article.title)}”" if article.title else ""
    sure = evidence.certainty(claim.factuality)
    yield f"- Where: {code(f'{place.path}:{place.line}')}{title}; published: {evidence.published(article)}"
    yield f"- Said by: {markdown(evidence.speaker(claim.attribution))}{f'; {sure}' if sure else ''}"
    yield from (f"- {line}" for line in _reading(claim))


def _reading(claim: ResolvedClaim) -> Iterator[str]:
    """Say how a value was read; of a quotation or a statement, the words in bold are all there is to say."""
    if not isinstance(claim.value, QuoteValue | StatementValue):
        yield f"Read as: {markdown(reading(claim.value))}"


def _reason(finding: Finding) -> str:
    severity = finding.severity.value.capitalize()
    return f"**{severity}** by the rule {code(finding.rule)}; confidence {finding.confidence:.2f}."


def _grounds(fact: facts.Fact) -> str:
    """Say why the claims of a fact agree: each rule and level once, in the order in which they come up."""
    return "; ".join(dict.fromkeys(f"the rule {code(f.rule)}: {markdown(f.level)}" for f in fact.findings))


def _gist(fact: facts.Fact) -> str:
    """Give the first few wordings of a fact, so that its heading tells it from others."""
    words = list(dict.fromkeys(quoted(plain(evidence.mention(claim.value).text)) for claim in fact.claims))
    more = ["…"] if len(words) > _WORDINGS else []
    return markdown(", ".join([*(shorten(w, _WORDING) for w in words[:_WORDINGS]), *more]))


def _title(finding: Finding) -> str:
    """Give the rule's name in words."""
    return markdown(evidence.words(finding.rule).capitalize())


def _source(article: Article) -> str:
    """Name a source in a table, where a pipe would end the cell even within a code span."""
    path = code(article.path).replace("|", "\\|")
    return path if article.story == 0 else f"{path}, story {article.story + 1}"


def _with_bold(passage: evidence.Passage) -> str:
    """Put the value in bold, by a tag where the neighbouring letters would keep asterisks from working."""
    before, value, after = plain(passage.before), plain(passage.value), plain(passage.after)
    # CommonMark, section 6.2: a run of asterisks opens or closes only where letters meet spaces or punctuation.
    tight = (before[-1:].isalnum() and not value[:1].isalnum()) or (after[:1].isalnum() and not value[-1:].isalnum())
    # `plain` strips; the spaces at the borders stand outside the bold.
    left = " " if before and (passage.before[-1].isspace() or passage.value[0].isspace()) else ""
    right = " " if after and (passage.after[0].isspace() or passage.value[-1].isspace()) else ""
    bold = f"<strong>{markdown(value)}</strong>" if tight and not (left and right) else f"**{markdown(value)}**"
    return f"{markdown(before)}{left}{bold}{right}{inline(after)}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, right: int) -> str:
    """Give a table of GitHub's Markdown whose last `right` columns are numbers."""
    rule = ["---"] * (len(head) - right) + ["---:"] * right
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))
