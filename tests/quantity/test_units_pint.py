"""The factors of units.toml are those of pint's registry, and amounts come back from there and back."""

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.quantity import read, tables
from checker.quantity.measures import canonical

REGISTRY: "pint.UnitRegistry[float]" = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)

# What pint calls a unit where its name differs from ours, or means another unit there.
_NAMES = {
    "night": "day",
    "ton": "tonne",  # a bare ton is read as the metric one; tolerances.toml allows for the others
    "gallon": "US_liquid_gallon",
    "barrel": "oil_barrel",
    "kiloton": "kilotonne",
    "megaton": "megatonne",
    "calorie": "kilocalorie",  # the dietary one
    "foot": "international_foot",
    "yard": "international_yard",
    "mile": "international_mile",
    "fathom": "6 * international_foot",
    "light year": "light_year",
    "micrometre": "micrometer",
    "nautical mile": "nautical_mile",
    "square foot": "international_foot ** 2",
    "square yard": "international_yard ** 2",
    "square mile": "international_mile ** 2",
    "square metre": "meter ** 2",
    "square kilometre": "kilometer ** 2",
    "acre": "international_foot ** 2 * 43560",
    "cubic metre": "meter ** 3",
    "cubic foot": "international_foot ** 3",
    "cubic yard": "international_yard ** 3",
    "cubic kilometre": "kilometer ** 3",
    "cubic centimetre": "centimeter ** 3",
    "barrel per day": "oil_barrel / day",
    "mile an hour": "international_mile / hour",
    "kilometre an hour": "kilometer / hour",
    "metre per second": "meter / second",
    "kilometre per second": "kilometer / second",
    "foot per second": "international_foot / second",
    "degree celsius": "degree_Celsius",
    "degree fahrenheit": "degree_Fahrenheit",
    "kilowatt hour": "kilowatt * hour",
    "megawatt hour": "megawatt * hour",
    "gigawatt hour": "gigawatt * hour",
    "terawatt hour": "terawatt * hour",
    "pound per square inch": "psi",
    "megabit per second": "megabit / second",
    "gigabit per second": "gigabit / second",
    "basis point": "0.01 * percent",
    "percentage point": "percent",
}
_CANONICAL = {
    "barrel per day": "oil_barrel / day",
    "bit per second": "bit / second",
    "square metre": "meter ** 2",
    "cubic metre": "meter ** 3",
    "metre per second": "meter / second",
    "degree Celsius": "degree_Celsius",
    "percentage point": "percent",
}
# Degrees without a scale and loudness have no other unit to convert to.
_ALONE = {"degree", "decibel"}
# A year is the Gregorian mean; pint's is Julian but for `gregorian_year`.
_GREGORIAN = {"month": 1 / 12, "year": 1.0, "decade": 10.0, "century": 100.0}


def _there(value: float, unit: tables.Unit) -> float:
    ours = _CANONICAL.get(unit.canonical, unit.canonical)
    if unit.name in _GREGORIAN and unit.canonical == "second":
        return float(value * _GREGORIAN[unit.name] * 365.2425 * 86400)
    name = _NAMES.get(unit.name, unit.name)
    if unit.offset or unit.name.startswith("degree "):
        return float(REGISTRY.Quantity(value, name).to(ours).magnitude)
    return float((value * REGISTRY.parse_expression(name)).to(ours).magnitude)


@pytest.mark.parametrize("unit", [u for u in tables.units().unit if u.name not in _ALONE], ids=lambda u: u.name)
def test_factor_is_that_of_the_registry(unit: tables.Unit) -> None:
    """Each unit converts into its canonical unit as pint has it."""
    for value in (1.0, 212.0):
        assert canonical(value, unit) == pytest.approx(_there(value, unit), rel=1e-9)


@given(st.sampled_from(tables.units().unit), st.floats(-1e6, 1e6, allow_nan=False))
def test_converting_there_and_back_gives_the_figure(unit: tables.Unit, figure: float) -> None:
    """The canonical amount, turned back, is the figure as written."""
    back = canonical(figure, unit) / unit.factor - unit.offset
    assert back == pytest.approx(figure, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("100 km", "62.137119 miles"),
        ("212F", "100C"),
        ("1,000 acres", "404.68564224 hectares"),
        ("60 mph", "96.56064 km/h"),
        ("10 knots", "18.52 km/h"),
        ("6 feet", "1.8288 metres"),
    ],
)
def test_two_ways_of_writing_one_amount_are_near(a: str, b: str) -> None:
    """The same amount in two units reads as the same number."""
    (x,), (y,) = read(f"It was {a}."), read(f"It was {b}.")
    assert x.unit == y.unit
    assert x.number == pytest.approx(y.number, rel=1e-6)
