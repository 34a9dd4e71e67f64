"""Conflicts as drafts of fact-check items: schema.org ClaimReview as JSON-LD, for a person to finish.

An item quotes both claims with where they stand, the draft's own first, and gives no rating, author or date: who is
right is for the person who reviews it, so `creativeWorkStatus` is "Draft" until then. What somebody answers for
already is left out. Property names are those of https://schema.org/ClaimReview and https://schema.org/Claim.
"""

from typing import Any
from urllib.parse import quote

from checker.model import Article, Finding, Place, Report, ResolvedClaim, Verdict, name_words
from checker.report import evidence
from checker.report.escape import json_text, plain

# What could end an HTML script element or open a comment in one: in JSON these stand within strings only, where a \\u
# escape is the same character.
_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def render(report: Report) -> str:
    """Give one JSON-LD object whose `@graph` has an item for each conflict, in the order of the report.

    It may stand in `<script type="application/ld+json">` as it is. The same report gives the same bytes.
    """
    articles = {article.id: article for article in report.articles}
    claims = {claim.id: claim for claim in report.claims}
    items = [
        _item(report, finding, articles, claims)
        for finding in report.findings
        if finding.verdict is Verdict.CONFLICT and finding.suppressed is None
    ]
    graph = {"@context": "https://schema.org", "@graph": items}
    return json_text(graph, indent=1).translate(_ESCAPED) + "\n"


def _item(
    report: Report, finding: Finding, articles: dict[str, Article], claims: dict[str, ResolvedClaim]
) -> dict[str, Any]:
    # The draft is what can be mended; without one, the order of the finding stands.
    places = sorted(finding.places, key=lambda place: bool(report.drafts) and place.article not in report.drafts)
    reviewed = [_claim(report, place, articles[place.article], claims[place.claim]) for place in places]
    return {
        "@type": "ClaimReview",
        "@id": f"urn:check:finding:{finding.fingerprint}",
        "creativeWorkStatus": "Draft",
        "claimReviewed": reviewed[0]["text"],
        "reviewBody": plain(finding.message),
        "itemReviewed": reviewed,
    }


def _claim(report: Report, place: Place, article: Article, claim: ResolvedClaim) -> dict[str, Any]:
    """Give a claim: the sentence that it stands in, who is made to say it where somebody is, and the article."""
    appearance = {
        "@type": "NewsArticle",
        "url": quote(place.path, errors="backslashreplace"),
        "identifier": plain(str(place.located)),
        **({"headline": plain(article.title)} if article.title else {}),
        **({"datePublished": article.published.isoformat()} if article.published else {}),
    }
    said = claim.attribution
    return {
        "@type": "Claim",
        "text": plain("".join(evidence.passage(report, article, claim))),
        # Whether a person or an organisation is not known, so that the node has no type.
        **({"author": {"name": plain(name_words(said.source))}} if said and said.source else {}),
        "appearance": appearance,
    }
