"""Values apart in other words are of one fact where rare words, names and the figures themselves speak for it."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.match.at_odds import KINDS, at_odds, features, load_weights, stories
from checker.match.pairs import SURE
from checker.model import ResolvedClaim, ValueKind
from tests.match.conftest import Matched, Texts

Match = Callable[[Texts], Matched]
FRIDAY = date(2025, 5, 16)
ASSESSED = "The tax office of Ghent assessed the old Holm mill, a landmark of the textile quarter, at $380,600."
WORTH = "The old Holm mill in the textile quarter of Ghent, a landmark, was worth about $308,600."
# Stories of other things, so that the words of one event are rare among the stories.
OTHERS = (
    "A ferry ran aground off Gotland. Nobody was hurt, the coast guard said.",
    "The orchestra of Turin plays in Oslo in June, its conductor said.",
    "Two climbers crossed the glacier in a storm and reached the hut.",
    "A court in Lyon freed a smuggler after a long trial.",
    "The harvest of apricots in Armenia was poor, growers said.",
    "A comet passes the Earth in October, astronomers in Chile said.",
)


def told(matched: Match, *texts: str) -> Matched:
    """Give what becomes of the texts among stories of other things."""
    return matched([(text, FRIDAY) for text in (*texts, *OTHERS)][:8])


def sides(found: Matched, kind: ValueKind) -> tuple[ResolvedClaim, ResolvedClaim]:
    """Give the first claim of a kind of each of the first two stories."""
    left, right = (next(c for c in found.claims if c.kind is kind and c.article == a) for a in ("a", "b"))
    return left, right


def test_figures_that_a_slip_tells_apart_are_of_one_fact(matched: Match) -> None:
    """Exchanged digits of one sum, in like surroundings, make a pair that is sure enough to be a conflict."""
    found = told(matched, ASSESSED, WORTH)
    pair = next(p for p in found.pairs if p.left.kind is ValueKind.MONEY)
    assert pair.score >= SURE
    assert any("slip" in reason for reason in pair.reasons)


def test_a_rival_takes_the_place(matched: Match) -> None:
    """Where the other story holds the value too, in surroundings as near, the other figure is of another fact."""
    found = told(matched, ASSESSED, f"{WORTH} The tax office assessed the old Holm mill of Ghent at $380,600.")
    left = next(c for c in found.claims if c.kind is ValueKind.MONEY and c.article == "a")
    right = next(c for c in found.claims if c.kind is ValueKind.MONEY and c.article == "b" and "308" in c.span.text)
    assert features(left, right, stories(found.claims), found.related) is None


def test_a_sentence_with_both_values_is_of_two_facts(matched: Match) -> None:
    """A sentence that holds both figures says which is what, so neither is at odds with the other story's."""
    found = told(matched, ASSESSED, "The old Holm mill of Ghent, assessed at $380,600, was sold for $308,600.")
    left = next(c for c in found.claims if c.kind is ValueKind.MONEY and c.article == "a")
    right = next(c for c in found.claims if c.kind is ValueKind.MONEY and "308" in c.value.model_dump_json())
    assert features(left, right, stories(found.claims), found.related) is None


def test_other_surroundings_are_no_fact_in_common(matched: Match) -> None:
    """Two sums of stories on different things are not looked at, be the figures ever so alike."""
    found = told(matched, ASSESSED, "The chess player from Baku won $308,600 at a tournament in Zagreb.")
    assert not [p for p in found.pairs if p.left.kind is ValueKind.MONEY]


def test_one_value_is_never_at_odds(matched: Match) -> None:
    """Values that agree give no features."""
    found = told(matched, ASSESSED, WORTH.replace("308", "380"))
    assert features(*sides(found, ValueKind.MONEY), stories(found.claims), found.related) is None


def test_only_values_can_be_apart(matched: Match) -> None:
    """A kind without an ordered value is refused."""
    found = told(matched, ASSESSED, WORTH)
    statement = next(c for c in found.claims if c.kind not in KINDS)
    with pytest.raises(ValueError, match="no value"):
        at_odds(statement, statement, stories(found.claims), found.related)


def test_the_table_is_complete(matched: Match) -> None:
    """Every feature has a weight, every weight a feature, and the threshold is a probability."""
    found = told(matched, ASSESSED, WORTH)
    weights = load_weights()
    given = features(*sides(found, ValueKind.MONEY), stories(found.claims), found.related)
    assert given is not None
    assert set(given) == set(weights.features)
    assert 0 < weights.enough < 1


def test_a_day_of_the_report_is_not_the_events(matched: Match) -> None:
    """When something was reported is not when it happened, so such a date is at odds with none."""
    found = told(
        matched,
        "The Holm mill in Ghent burned down, the fire brigade reported on 3 March 2019.",
        "The Holm mill in Ghent burned down on 1 February 2019.",
    )
    assert features(*sides(found, ValueKind.DATE), stories(found.claims), found.related) is None


def test_a_figure_that_the_other_clause_holds_too_is_not_at_odds(matched: Match) -> None:
    """A clause that tells both lengths, though one of them is no claim, contradicts neither."""
    found = told(
        matched,
        "The Holm lamp from Ghent burns eight hours, up from five hours before.",
        "The old Holm lamp from Ghent burns five hours.",
    )
    assert all(
        features(left, right, stories(found.claims), found.related) is None
        for left in found.claims
        for right in found.claims
        if left.kind is right.kind is ValueKind.DURATION and (left.article, right.article) == ("a", "b")
    )


def test_the_size_of_a_whole_is_not_at_odds_with_a_part(matched: Match) -> None:
    """That somebody missed ten of 16 games is not at odds with his having missed nine: the 16 are all there were."""
    found = told(
        matched,
        "Anna Berg missed most of the Ghent club's 16 games with an ankle injury.",
        "Anna Berg of the Ghent club missed nine games with an ankle injury.",
    )
    assert features(*sides(found, ValueKind.COUNT), stories(found.claims), found.related) is None


def test_one_day_of_two_years_is_apart(matched: Match) -> None:
    """27 June 2001 is not 27 June 2002, though the words "June 27" stand in both sentences."""
    found = told(
        matched,
        "Anna Berg joined the Ghent weaving mill on June 27, 2002, as an engineer of looms.",
        "The Ghent weaving mill hired Anna Berg as an engineer of looms on June 27, 2001.",
    )
    assert features(*sides(found, ValueKind.DATE), stories(found.claims), found.related) is not None


def test_a_sum_that_is_one_of_several_is_no_whole(matched: Match) -> None:
    """The sum in "one of its $50,000 grants" is that of a grant, where "one of 16 games" tells how many there are."""
    found = told(
        matched,
        "The Holm fund awarded Anna Berg one of its prestigious $50,000 weaving grants.",
        "Anna Berg was awarded a prestigious $500,000 weaving grant by the Holm fund.",
    )
    assert features(*sides(found, ValueKind.MONEY), stories(found.claims), found.related) is not None


def test_numbers_that_two_sentences_share_are_no_surroundings(matched: Match) -> None:
    """Four points and four goals have a word in common, and tell of nothing in common."""
    found = told(
        matched,
        "They are last in the table, with four points from three games.",
        "Nineteen goals, yes, but five were penalties and four came in two games against Turin, who went down.",
    )
    claims = [c for c in found.claims if c.kind is ValueKind.COUNT and "games" in c.value.model_dump_json()]
    left, right = sorted(claims, key=lambda c: c.article)
    kept = features(left, right, stories(found.claims), found.related)
    assert kept is not None
    assert kept["around"] == pytest.approx(0.0)
