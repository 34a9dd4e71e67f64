"""What a reader needs in order to judge one side of a finding: its sentence, its article, who says it, how sure."""

from typing import NamedTuple

from checker.model import (
    AmountValue,
    Article,
    Attribution,
    AttributionKind,
    ClockValue,
    Factuality,
    GapValue,
    PublishedFrom,
    QuoteValue,
    Report,
    ResolvedClaim,
    ResolvedDate,
    ResolvedRecency,
    ResolvedValue,
    Span,
    StatementValue,
    name_words,
    quoted,
)
from checker.report.escape import plain, shorten

_NOTE = 80  # columns of what an agency says of a correction
_OPENING = 60  # columns of a first sentence that stands for a title


class Passage(NamedTuple):
    """The full sentence (or sentences) that a claim stands in, cut at its value."""

    before: str
    value: str
    after: str


_PUBLISHED = {
    PublishedFrom.METADATA: "{date} (its date line)",
    PublishedFrom.TEXT: "{date} (a date in its text)",
    PublishedFrom.INFERRED: "{date} (inferred)",
    PublishedFrom.UNKNOWN: "{date} (from where is not known)",
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
    value = mention(claim.value)
    start, end = min(claim.span.start, value.start), max(claim.span.end, value.end)
    touched = [s for s in report.sentences.get(article.id, ()) if s.start < end and start < s.end]
    first = min([start, *(s.start for s in touched)])
    last = max([end, *(s.end for s in touched)])
    return Passage(article.text[first : value.start], value.text, article.text[value.end : last])


def mention(value: ResolvedValue) -> Span:
    """Give the words that the value was read from: the time, the amount, the quoted words, the name, the statement."""
    match value:
        case ResolvedDate() | ResolvedRecency() | ClockValue():
            return value.timex
        case AmountValue():
            return value.quantity
        case StatementValue() | QuoteValue() | GapValue():
            return value.words
        case _:
            return value.mention


def opening(report: Report, article: Article) -> str:
    """Give the article's title, or the beginning of its first sentence in quotation marks; "" where it has neither."""
    if article.title:
        return article.title
    first = next(iter(report.sentences.get(article.id, ())), None)
    return quoted(shorten(plain(first.text), _OPENING)) if first else ""


def published(article: Article) -> str:
    """Say when the article was published and where that is from, and what is said of an embargo or a correction."""
    about = article.publication
    told = "unknown"
    if article.published is not None:
        told = _PUBLISHED[article.published_from].format(date=article.published.isoformat())
    held = f"; under embargo until {about.embargo.isoformat(' ', 'minutes')}" if about.embargo else ""
    note = "" if about.correction == "correction" else f" ({quoted(shorten(plain(about.correction), _NOTE))})"
    return f"{told}{held}{f'; corrected{note}' if about.correction else ''}"


def speaker(attribution: Attribution | None) -> str:
    """Say who is made to say it, and how: "Xinhua, in quotation marks", or that the article itself says it."""
    if attribution is None:
        return "the article itself"
    name = name_words(attribution.source)
    who = " ".join(attribution.mention.text.split()) if attribution.mention else name
    # "he" alone names nobody.
    whom = "" if name.casefold() in who.casefold() else f" ({name})"
    return f"{who}{whom}, {_RENDERED[attribution.kind]}"


def certainty(factuality: Factuality) -> str:
    """Say how sure the source makes it; "" for what is simply stated."""
    return _CERTAINTY[factuality]


def words(name: str) -> str:
    """Give a rule's name as words: `first_since` → "first since"."""
    return name.replace("_", " ")
