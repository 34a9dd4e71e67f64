"""What holds of readings at the edges: where a text ends, and how far a hedge widens a figure in any unit."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker.quantity import read, tables
from checker.quantity.tokens import tokens

CORPUS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))
TEXTS: list[str] = [*(c["text"] for c in CORPUS["phrase"]), *CORPUS["negative"]["texts"]]
BEFORE, BEHIND = "It is so.\n\n", "\n\nIt was so."


def _read(text: str) -> list[tuple[object, ...]]:
    return [(q.text, q.low, q.high, q.unit, q.mod, q.noun) for q in read(text)]


@pytest.mark.parametrize("group", range(8))
def test_a_text_may_end_anywhere(group: int) -> None:
    """Each phrase of the corpus, cut off behind any of its tokens, reads as it does before another paragraph."""
    cuts = {text[: token.end] for text in TEXTS[group::8] for token in tokens(text)}
    # "Twice as" tells a multiple only where something is behind it to be as many as.
    apart = [c for c in sorted(cuts) if not c.endswith(" as") and _read(BEFORE + c) != _read(BEFORE + c + BEHIND)]
    assert apart == []


# Those with another zero are widened otherwise.
UNITS = [u for u in tables.units().unit if not u.offset]


@pytest.mark.parametrize("unit", UNITS, ids=lambda u: u.name)
def test_a_hedge_widens_by_the_figure_as_written(unit: tables.Unit) -> None:
    """About 133 of any unit, in any form, is a tenth more or less: the hedge goes by the figure, not by metres."""
    forms = (
        [f"133 {p}" for p in unit.plural] + [f"133 {a}" for a in unit.abbreviation] + [f"133{g}" for g in unit.glued]
    )
    for form in forms:
        (about,) = read(f"It was about {form}")
        assert about.low is not None
        assert about.high is not None
        assert (about.low / about.number, about.high / about.number) == pytest.approx((0.9, 1.1)), form


@pytest.mark.parametrize("currency", tables.currencies().currency, ids=lambda c: str(c.code))
def test_a_hedge_widens_money_by_the_figure_as_written(currency: tables.Currency) -> None:
    """About 50 of the hundredths of a currency are 45 to 55 of them, and about 500,000 of it 450,000 to 550,000."""
    small = [f"50 {s}" for s in currency.subunits if s.isalpha()] + [f"50{g}" for g in currency.glued]
    for text in [*small, *(f"500,000 {n}" for n in currency.names)]:
        (about,) = read(f"They paid about {text} for it.")
        assert about.low is not None
        assert about.high is not None
        assert (about.low / about.number, about.high / about.number) == pytest.approx((0.9, 1.1)), text
