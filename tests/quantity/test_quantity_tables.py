"""The tables that reading quantities goes by: each is sound, and a broken one says what to mend."""

import pytest

from checker.errors import TableError
from checker.quantity import read, tables
from checker.quantity.nouns import singular


def test_every_written_unit_is_in_the_table_once() -> None:
    """No two units share a way of being written, so no phrase has two readings."""
    for form in ("singular", "plural", "glued", "long"):
        written = [w for u in tables.units().unit for w in getattr(u, form)]
        doubled = {w for w in written if written.count(w) > 1}
        assert doubled <= {"percent", "per cent"}, form


def test_every_sign_of_money_means_one_currency() -> None:
    """No two currencies share a sign."""
    signs = [s for c in tables.currencies().currency for s in c.signs]
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("unit", tables.units().unit, ids=lambda u: u.name)
def test_every_unit_reads_in_each_of_its_forms(unit: tables.Unit) -> None:
    """Every form of a unit, behind a figure, is read as the canonical unit."""
    expected = (3.0 + unit.offset) * unit.factor
    forms = [f"3 {p}" for p in unit.plural] + [f"3 {a}" for a in unit.abbreviation]
    for form in [*forms, *(f"3{g}" for g in unit.glued), *(f"a 3-{s}" for s in unit.singular)]:
        found = read(f"It was {form}")
        assert [q.unit for q in found] == [unit.canonical], form
        assert found[0].number == pytest.approx(expected, rel=1e-9), form


@pytest.mark.parametrize(
    "phrase", [p for h in tables.hedges().hedge for p in h.phrases if p not in tables.hedges().words.only_after]
)
def test_every_hedge_before_a_figure_is_part_of_the_quantity(phrase: str) -> None:
    """Every hedge of the table that stands before a figure widens it as its entry says."""
    (q,) = read(f"there were {phrase} 57 people")
    entry = next(h for h in tables.hedges().hedge if phrase in h.phrases)
    assert (q.text, q.mod) == (f"{phrase} 57 people", entry.mod)
    assert (q.low is None, q.high is None) == (entry.below == "open", entry.above == "open")


@pytest.mark.parametrize("phrase", sorted(tables.hedges().words.only_after))
def test_every_hedge_behind_a_figure_changes_its_bounds(phrase: str) -> None:
    """Every hedge of the table that stands behind a figure widens it."""
    gap = "" if phrase in {"+", "-plus"} else " "
    (q,) = read(f"there were 57{gap}{phrase} people")
    assert q.mod is not None


@pytest.mark.parametrize("vague", [*tables.numbers().vague, *tables.numbers().plural], ids=lambda v: str(v.phrases[0]))
def test_vague_counts_hold_their_own_figure(vague: tables.Vague) -> None:
    """The figure that stands for a vague count lies within its bounds, and every phrase of it reads."""
    assert vague.low <= vague.number <= vague.high
    for phrase in vague.phrases:
        (q,) = read(f"they saw {phrase} people")
        assert (q.low, q.high) == (vague.low, vague.high)


def test_every_tolerance_is_for_a_unit_that_exists() -> None:
    """tolerances.toml names only units of units.toml."""
    assert set(tables.tolerances().unit) <= {u.name for u in tables.units().unit}


_SINGULARS = {
    "people": "person",
    "parties": "party",
    "boxes": "box",
    "gunmen": "gunman",
    "prizes": "prize",
    "losses": "loss",
    "ties": "tie",
    "churches": "church",
    "series": "series",
    "soldier": "soldier",
    "grandchildren": "grandchild",
}


@pytest.mark.parametrize(("plural", "expected"), _SINGULARS.items())
def test_singular_is_the_lemma(plural: str, expected: str) -> None:
    """Plurals give their singular; what is no plural stays."""
    assert singular(plural) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rounding = [", "not valid TOML"),
        ("word = {}", "rounding: Field required"),
        (
            "[rounding]\nsmallest = 1\nshare = 2\nreason = 'x'",
            "rounding.share: Input should be less than or equal to 1",
        ),
    ],
)
def test_a_broken_table_says_what_to_mend(text: str, message: str) -> None:
    """A table that does not parse or misses its schema names the table and the field."""
    with pytest.raises(TableError, match=r"tolerances\.toml") as error:
        tables.load("tolerances.toml", tables.Tolerances, text)
    assert message in str(error.value)


def test_a_broken_pattern_names_its_phantom() -> None:
    """A pattern that is no regular expression is reported by the name of its phantom."""
    broken = tables.Phantoms(
        month="m", weekday="w", phantom=(tables.Pattern.model_validate({"name": "odd", "pattern": "("}),)
    )
    with pytest.raises(TableError, match="'odd'"):
        broken.compiled()


@pytest.mark.parametrize("code", sorted({c.code for c in tables.currencies().currency}))
def test_every_way_of_writing_a_currency_reads_as_its_code(code: str) -> None:
    """Each sign before a large figure, each name behind it and each hundredth reads as the currency."""
    for c in (c for c in tables.currencies().currency if c.code == code):
        written = [f"{s}500,000" for s in c.signs if not s.isalpha()] + [f"{s} 500,000" for s in c.signs if s.isalpha()]
        written += [f"500,000 {n}" for n in c.names]
        for text in written:
            assert [(q.unit, q.number) for q in read(f"They paid {text} for it.")] == [(code, 500_000)], text
        for text in [f"50 {s}" for s in c.subunits if s.isalpha()] + [f"50{g}" for g in c.glued]:
            assert [(q.unit, q.number) for q in read(f"They paid {text} for it.")] == [(code, 0.5)], text


def test_no_name_means_two_currencies() -> None:
    """No two currencies share a name, so no amount has two readings."""
    names = [n for c in tables.currencies().currency for n in (*c.names, *c.subunits)]
    assert {n for n in names if names.count(n) > 1} == set()


def test_every_hedge_and_tolerance_says_why() -> None:
    """Each row of hedges.toml, tolerances.toml and the vague numbers gives a reason in words."""
    numbers, limits = tables.numbers(), tables.tolerances()
    reasons = [h.reason for h in tables.hedges().hedge] + [v.reason for v in (*numbers.vague, *numbers.plural)]
    reasons += [limits.rounding.reason, limits.percent.reason]
    reasons += [t.reason for t in (*limits.unit.values(), *limits.word.values())]
    assert all(reason.strip() for reason in reasons)


def test_no_hedge_stands_in_two_rows() -> None:
    """Each hedging phrase has one width, and every phrase that stands behind a figure is a hedge of the table."""
    phrases = [p for h in tables.hedges().hedge for p in h.phrases]
    assert {p for p in phrases if phrases.count(p) > 1} == set()
    assert tables.hedges().words.after | tables.hedges().words.only_after <= set(phrases)


@pytest.mark.parametrize(("word", "number"), [w for w in tables.numbers().ordinals.items() if w[1] > 1])
def test_every_ordinal_says_which(word: str, number: int) -> None:
    """Each ordinal in words behind an article numbers the noun behind it."""
    assert [(q.number, q.unit, q.noun) for q in read(f"It was the {word} attack.")] == [(number, "ordinal", "attack")]


@pytest.mark.parametrize(("word", "times"), tables.numbers().multiples.items())
def test_every_multiple_reads(word: str, times: float) -> None:
    """Each verb that multiplies gives its factor."""
    assert [(q.number, q.unit) for q in read(f"Exports nearly {word} there.")] == [(times, "times")]


def test_words_around_figures_are_in_lower_case() -> None:
    """contexts.toml is matched in lower case, so no word of it has a capital."""
    for name, words in tables.contexts():
        assert all(w == w.lower() for w in words), name
