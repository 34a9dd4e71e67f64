"""The report for an editor: what conflicts first, each with both sentences, their values as read, and the reason."""

from collections.abc import Iterator, Sequence

from checker.model import (
    Article,
    Finding,
    PublishedFrom,
    QuoteValue,
    Report,
    ResolvedClaim,
    Severity,
    StatementValue,
    Verdict,
    quoted,
    reading,
)
from checker.report import evidence, facts, summary
from checker.report.escape import code, inline, markdown, plain, shorten

MOST = 30  # facts of a verdict that are told in full, but for conflicts, which all are
_WORDINGS, _WORDING = 3, 40  # how many values, and wordings of each, a heading gives, and the columns of a wording

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
        *view.section(Verdict.CONFLICT),
        *view.section(Verdict.UPDATE),
        *view.section(Verdict.DISPUTE),
        *view.agreements(),
        *view.section(Verdict.UNDECIDED),
        *view.problems(),
    ]
    return "\n\n".join(blocks) + "\n"


class _View:
    """A report with its articles and claims looked up by id."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.articles = {article.id: article for article in report.articles}
        self.all_facts = facts.facts(report)

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
                    markdown(evidence.published(article)),
                    *(str(n[v]) for v in shown),
                )
                for article, n in summary.counts_by_article(report)
            ]
            yield "## Sources"
            yield _table(("source", "title", "published", *(v.value for v in shown)), sources, right=len(shown))
            if silent := summary.left_out(report):
                yield silent
            if any(article.published_from is PublishedFrom.INFERRED for article in summary.sources(report)):
                yield "An inferred date is worked out from the story's own dates or from stories that it matches."
            yield from self.copies()

    def copies(self) -> Iterator[str]:
        """Say which sources count as one."""
        alike: dict[str, list[str]] = {}
        for article in summary.sources(self.report):
            alike.setdefault(article.origin or article.id, []).append(_source(article))
        rows = [f"- {', '.join(group)}" for group in alike.values() if len(group) > 1]
        if rows:
            yield "Of one origin, and counted once:"
            yield "\n".join(rows)

    def section(self, verdict: Verdict) -> Iterator[str]:
        """Give the section of one verdict, an entry for each fact; nothing when there are no such findings."""
        chosen = [fact for fact in self.all_facts if fact.verdict is verdict]
        if not chosen:
            return
        heading, meaning = _HEADINGS[verdict]
        yield f"## {heading}"
        yield meaning
        whole = chosen if verdict is Verdict.CONFLICT else chosen[:MOST]
        for number, fact in enumerate(whole, 1):
            surest = max((f for f in fact.findings if f.verdict is verdict), key=lambda f: f.confidence)
            yield f"### {number}. {_title(surest)}: {_values(fact) or markdown(surest.level)}"
            yield markdown(surest.message)
            for value in fact.values:
                yield from self.value(value, alone=len(fact.claims) == len(fact.values))
            yield _reasons(fact)
        yield from self.in_short(chosen[len(whole) :])

    def value(self, value: facts.Value, *, alone: bool) -> Iterator[str]:
        """Quote the first story that gives a value in full, with where, when, by whom and how; then the others.

        Where every value stands in one claim `alone`, who gives which needs no heading.
        """
        if not alone:
            yield f"**{_gist(value.claims)}** ({_attested(value)})"
        first, *others = value.claims
        article = self.articles[first.article]
        yield f"> {_with_bold(evidence.passage(self.report, article, first))}"
        yield "\n".join(_particulars(article, first))
        if others:
            yield "\n".join(["Also:", "", *(self.statement(claim) for claim in others)])

    def agreements(self) -> Iterator[str]:
        """Give one entry for each fact that stories agree on."""
        every = [fact for fact in self.all_facts if fact.verdict is Verdict.AGREEMENT]
        agreed = [fact for fact in every if fact.origins > 1]
        if every:
            yield "## Agreements"
            yield "By fact; copies of one wire story count as one origin."
        for number, fact in enumerate(agreed[:MOST], 1):
            origins = summary.plural(fact.origins, "independent origin")
            yield f"### {number}. {_title(fact.findings[0])}: {_gist(fact.claims)} ({origins})"
            yield "\n".join(self.statement(claim) for claim in fact.claims)
            yield f"They agree by {_grounds(fact)}."
        yield from self.in_short(agreed[MOST:])
        if copied := len(every) - len(agreed):
            more = "more " if agreed else ""
            yield f"{summary.plural(copied, f'{more}fact')} told alike by copies of one story only."

    def in_short(self, chosen: Sequence[facts.Fact]) -> Iterator[str]:
        """Give facts that a reader will hardly come to in a line each: what it is, its values, and where they stand."""
        if not chosen:
            return
        yield f"### And {summary.plural(len(chosen), 'more fact')}, in short"
        rows = []
        for fact in chosen:
            firsts = [value.claims[0] for value in fact.values][:_WORDINGS]
            shown = firsts if len(firsts) > 1 else fact.claims[:_WORDINGS]
            where = ", ".join(code(str(self.articles[c.article].located(c.span.start))) for c in shown)
            rows.append(f"- {_title(fact.findings[0])}: {_values(fact) or _gist(fact.claims)} ({where})")
        yield "\n".join(rows)

    def statement(self, claim: ResolvedClaim) -> str:
        """Give one story's wording of an agreed fact, in two lines of a list."""
        article = self.articles[claim.article]
        passage = evidence.passage(self.report, article, claim)
        where = code(str(article.located(claim.span.start)))
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


def _particulars(article: Article, claim: ResolvedClaim) -> Iterator[str]:
    title = f", “{markdown(article.title)}”" if article.title else ""
    sure = evidence.certainty(claim.factuality)
    where = code(str(article.located(claim.span.start)))
    yield f"- Where: {where}{title}; published: {inline(evidence.published(article))}"
    yield f"- Said by: {markdown(evidence.speaker(claim.attribution))}{f'; {sure}' if sure else ''}"
    yield from (f"- {line}" for line in _reading(claim))


def _reading(claim: ResolvedClaim) -> Iterator[str]:
    """Say how a value was read; of a quotation or a statement, the words in bold are all there is to say."""
    if not isinstance(claim.value, QuoteValue | StatementValue):
        yield f"Read as: {markdown(reading(claim.value))}"


def _reasons(fact: facts.Fact) -> str:
    """Say by which rules and levels it was found, each with its surest confidence; the agreements within come last."""
    grounds: dict[tuple[Verdict, Severity, str, str], list[float]] = {}
    for f in sorted(fact.findings, key=lambda f: summary.ORDER.index(f.verdict)):
        grounds.setdefault((f.verdict, f.severity, f.rule, f.level), []).append(f.confidence)
    rows = []
    for (verdict, severity, rule, level), sure in grounds.items():
        what = severity.value if verdict is fact.verdict else verdict.value
        pairs = f" in {len(sure)} pairs" if len(sure) > 1 else ""
        confidence = f"confidence {max(sure):.2f}{' at most' if pairs else ''}"
        rows.append(f"**{what.capitalize()}**{pairs} by the rule {code(rule)}: {markdown(level)}; {confidence}.")
    return "\n".join(f"- {row}" for row in rows) if len(rows) > 1 else rows[0]


def _values(fact: facts.Fact) -> str:
    """Give the values of a fact for its heading, the odd one out against the others; "" where they are too long."""
    if any(isinstance(claim.value, QuoteValue | StatementValue) for claim in fact.claims):
        return ""
    link = " → " if fact.verdict is Verdict.UPDATE else " against "
    more = ["…"] if len(fact.values) > _WORDINGS else []
    return link.join([*(_gist(value.claims) for value in fact.values[:_WORDINGS]), *more])


def _attested(value: facts.Value) -> str:
    """Say how many stories give a value, and how many origins where these are fewer."""
    stories = len({claim.article for claim in value.claims})
    told = summary.plural(stories, "story")
    return told if value.origins == stories else f"{told}, {summary.plural(value.origins, 'origin')}"


def _grounds(fact: facts.Fact) -> str:
    """Say why the claims of a fact agree: each rule and level once, in the order in which they come up."""
    return "; ".join(dict.fromkeys(f"the rule {code(f.rule)}: {markdown(f.level)}" for f in fact.findings))


def _gist(claims: Sequence[ResolvedClaim]) -> str:
    """Give the first few wordings of claims, so that a heading tells their fact from others."""
    told = (quoted(plain(evidence.mention(claim.value).text)) for claim in claims)
    words = list({word.casefold(): word for word in reversed(list(told))}.values())[::-1]
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
