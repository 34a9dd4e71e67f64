"""Writes lengths of time as TIMEX3 does."""

from checker.temporal.lexicon import lexicon

_UNTOLD = {10: "E", 100: "C", 1000: "L"}  # TIMEX3's decades, centuries and millennia
_FINER = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60), "D": ("H", 24)}


def unit_code(word: str) -> tuple[str, int]:
    """Give the TIMEX3 designator of a unit's name, with T before those below a day, and its factor."""
    lex = lexicon()
    name = next(k for k, u in lex.units.items() if word.lower() in (k, f"{k}s", u.plural))
    return lex.units[name].code, lex.units[name].factor


def period(count: float | None, unit: str, *, half: bool = False) -> str:
    """Give the TIMEX3 value of `count` units: P3Y, PT1H30M, P2Y6M; PXY when the count is None."""
    code, factor = unit_code(unit)
    time, letter = code[:-1], code[-1]
    if count is None:
        return f"P{time}X{_UNTOLD.get(factor, letter)}"
    amount = (count + (0.5 if half else 0)) * factor
    whole, rest = int(amount), amount - int(amount)
    if not rest or code not in _FINER:
        return f"P{time}{amount:.12g}{letter}"
    finer, many = _FINER[code]
    head = f"{whole}{letter}" if whole else ""
    return f"P{head}T{round(rest * many)}H" if code == "D" else f"P{time}{head}{round(rest * many)}{finer}"
