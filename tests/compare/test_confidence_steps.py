"""How sure the language model is said to be, on any processor."""

import pytest

from checker.compare.statements import stepped


@pytest.mark.parametrize(
    ("probability", "step"), [(1.0, 0.95), (0.95, 0.95), (0.949, 0.85), (0.7, 0.7), (0.5, 0.5), (0.49, 0.0)]
)
def test_a_probability_counts_as_the_step_that_it_reaches(probability: float, step: float) -> None:
    """Confidence is rounded down to few steps, so that the last digits of a processor do not show in a report."""
    assert stepped(probability) == step
