"""Claims, pairs of claims, and what comparing them gives."""

from datetime import date
from enum import StrEnum

from checker.model.propositions import Proposition
from checker.model.spans import Frozen, Span
from checker.model.values import ResolvedValue, Value


class ValueKind(StrEnum):
    """What a claim's value is about."""

    DATE = "date"
    DURATION = "duration"
    COUNT = "count"
    MONEY = "money"
    RECENCY = "recency"
    QUOTE = "quote"
    ENTITY = "entity"
    PLACE = "place"
    STATEMENT = "statement"


class Verdict(StrEnum):
    """What a comparison comes to; DESIGN's table of verdicts says when."""

    CONFLICT = "conflict"
    UPDATE = "update"
    DISPUTE = "dispute"
    AGREEMENT = "agreement"
    UNDECIDED = "undecided"


class Severity(StrEnum):
    """How loud a finding is (SARIF's levels)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Factuality(StrEnum):
    """FactBank's certainty and polarity of an event, as its source gives it (Saurí and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    DENIED = "CT-"
    PROBABLE = "PR+"  # planned, expected, scheduled
    IMPROBABLE = "PR-"
    POSSIBLE = "PS+"  # may, could, if
    POSSIBLY_NOT = "PS-"
    UNKNOWN = "Uu"  # asked, wanted, demanded: nothing is said of whether it happened


class AttributionKind(StrEnum):
    """How the content is rendered."""

    DIRECT = "direct"  # within quotation marks
    INDIRECT = "indirect"  # in the reporter's words
    MIXED = "mixed"  # indirect, with some words quoted


class Attribution(Frozen):
    """Who is made to say the content: PDTB's source, cue and content."""

    source: str  # canonical name of the source
    on_behalf_of: str = ""  # for whom a spokesperson speaks, "" when for nobody named
    mention: Span | None  # the words that name the source, None when only implied
    cue: Span | None  # "said", "according to"
    content: Span
    kind: AttributionKind
    entity: str = ""  # OntoNotes label of the source where it is named, "PERSON" for somebody


class ClaimFields(Frozen):
    """What unresolved and resolved claims have in common."""

    id: str
    article: str  # the article's id
    kind: ValueKind
    span: Span
    sentence: int  # index of the sentence in the article
    proposition: Proposition
    attribution: Attribution | None  # None: the article says it in its own voice
    factuality: Factuality


class Claim(ClaimFields):
    """One checkable value fixed to one proposition, as written."""

    value: Value


class ResolvedClaim(ClaimFields):
    """A claim whose times stand on the calendar; only such claims are compared.

    `published` is the day that its article came out, None where that is neither stated nor to be inferred.
    """

    value: ResolvedValue
    published: date | None = None


class ClaimPair(Frozen):
    """Two claims of different stories held to be about the same fact. `score` in [0, 1]; `reasons` in plain words."""

    left: ResolvedClaim
    right: ResolvedClaim
    score: float
    reasons: tuple[str, ...]


class Comparison(Frozen):
    """A pair, the rule that judged it, the level that matched, and what follows. `confidence` in [0, 1].

    `also` are further claims without which the two of the pair would not be at odds, in the order to be read.
    """

    pair: ClaimPair
    also: tuple[ResolvedClaim, ...] = ()
    rule: str
    level: str
    verdict: Verdict
    severity: Severity
    confidence: float
    message: str
