"""What a reader needs in order to judge one side of a finding: its sentence, its article, who says it, how sure."""

from typing import NamedTuple

from checker.model import (
    Article,
    Attribution,
    AttributionKind,
    Factuality,
    PublishedFrom,
    Report,
    ResolvedClaim,
)


class Passage(NamedTuple):
    """The full sentence (or sentences) around a claim, cut at the value, and the line that the value is on."""

    before: str
    value: str
    after: str
    line: int


_PUBLISHED = {
    PublishedFrom.METADATA: "published {date}, as the article's date line says",
    PublishedFrom.TEXT: "published {date}, as a date in its text says",
    PublishedFrom.INFERRED: "publication date inferred: {date}, from its own dates or from stories that match it",
    PublishedFrom.UNKNOWN: "published {date}, from where is not known",
}
_RENDERED = {
    AttributionKind.DIRECT: "in quotation marks",
    AttributionKind.INDIRECT: "in the reporter's words",
    AttributionKind.MIXED: "partly in quotation marks",
}
_CERTAINTY = {
    Factuality.CERTAIN: "",
    Factuality.DENIED: "stated not to be so",
    Factuality.PROBABLE: "planned or expected",
    Factuality.IMPROBABLE: "not expected",
    Factuality.POSSIBLE: "possible, not certain",
    Factuality.POSSIBLY_NOT: "possibly not so",
    Factuality.UNKNOWN: "not said whether it happened",
}


def passage(report: Report, article: Article, claim: ResolvedClaim) -> Passage:
    """Give the sentences that the claim's span touches, in full; the bare span when the sentences are not known."""
    start, end = claim.span.start, claim.span.end
    touched = [s for s in report.sentences.get(article.id, ()) if s.start < end and start < s.end]
    first = min([s.start for s in touched], default=start)
    last = max([s.end for s in touched], default=end)
    text = article.text
    return Passage(
        text[min(first, start) : start], text[start:end], text[end : max(last, end)], text.count("\n", 0, start) + 1
    )


def published(article: Article) -> str:
    """Say when the article was published and where that is from."""
    if article.published is None:
        return "publication date unknown"
    return _PUBLISHED[article.published_from].format(date=article.published.isoformat())


def speaker(attribution: Attribution | None) -> str:
    """Say who is made to say it, and how: "Xinhua, in quotation marks", or that the article itself says it."""
    if attribution is None:
        return "the article itself"
    who = " ".join(attribution.mention.text.split()) if attribution.mention else attribution.source
    return f"{who}, {_RENDERED[attribution.kind]}"


def certainty(factuality: Factuality) -> str:
    """Say how sure the source makes it; "" for what is simply stated."""
    return _CERTAINTY[factuality]


def words(name: str) -> str:
    """Give a rule's name as words: `first_since` → "first since"."""
    return name.replace("_", " ")
