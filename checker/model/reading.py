"""A value in plain words, for an editor: the words as written, and what they were read as."""

from datetime import datetime, timedelta

from checker.model.spans import PublishedFrom
from checker.model.values import (
    AmountValue,
    Anchor,
    ClockValue,
    GapValue,
    Grain,
    Interval,
    Mod,
    NameValue,
    Quantity,
    QuoteValue,
    RecencyForm,
    ResolvedDate,
    ResolvedRecency,
    ResolvedValue,
    StatementValue,
    TimexType,
)

_ANCHORS = {
    PublishedFrom.METADATA: "from the article's date, {date}",
    PublishedFrom.TEXT: "from the date in the article's text, {date}",
    PublishedFrom.INFERRED: "from an inferred date, {date}",
    PublishedFrom.UNKNOWN: "from a date of unknown origin, {date}",
}

# The coarsest unit that an interval of each grain may be written in.
_COARSEST = {
    Grain.SECOND: "second",
    Grain.MINUTE: "minute",
    Grain.HOUR: "minute",
    Grain.DAYPART: "minute",
    Grain.DAY: "day",
    Grain.WEEK: "day",
    Grain.MONTH: "month",
    Grain.QUARTER: "month",
    Grain.SEASON: "month",
    Grain.YEAR: "year",
    Grain.DECADE: "year",
    Grain.CENTURY: "year",
}
_UNITS = ("year", "month", "day", "minute", "second")

# Spelled out here, because strftime follows the locale of whoever runs it.
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_PARTS = {Mod.START: "early in {}", Mod.MID: "in the middle of {}", Mod.END: "late in {}"}

# A sentence for life reads as it is written: it has no length that could be told.
_LIFE = "life"
# Seconds in each unit, largest first; a year is the Gregorian mean of 365.2425 days, a month a twelfth of it.
_DURATIONS = (
    ("year", 31_556_952.0),
    ("month", 2_629_746.0),
    ("week", 604_800.0),
    ("day", 86_400.0),
    ("hour", 3_600.0),
    ("minute", 60.0),
    ("second", 1.0),
)

_OPENING = "\"'“‘«‹„"  # noqa: RUF001 - the quotation marks themselves
_CLOSING = "\"'”’»›“"  # noqa: RUF001 - the quotation marks themselves


def reading(value: ResolvedValue) -> str:
    """Say in plain words what a value was read as: `“Thursday” → 2025-05-15 (from the article's date, 2025-05-14)`.

    Days are ISO 8601, months "March 2022"; the last day of a range is part of it. Never raises.
    """
    match value:
        case ResolvedDate():
            reported = ", the time of the report" if value.reported else ""
            return f"{quoted(value.timex.text)} → {interval_words(value.interval)}{reported}{_anchor(value.anchor)}"
        case ResolvedRecency():
            words = _recency_words(value)
            return words if value.rank > 1 else f"{words} → {_last(value)}{_anchor(value.anchor)}"
        case AmountValue():
            words, read = value.quantity.text, amount_words(value.quantity)
            return quoted(words) if words.lower().startswith(_LIFE) else f"{quoted(words)} → {read}"
        case ClockValue() | GapValue():
            if isinstance(value, GapValue):
                words, read = value.words.text, gap_words(value)
            else:
                words, read = value.timex.text, clock_words(value)
            return f"{quoted(words)} → {read}"
        case NameValue():
            mention = _flat(value.mention.text)
            same = mention.casefold() == value.name.casefold()
            return mention if same else f"{mention} → {name_words(value.name)}"
        case _:
            own = value.words if isinstance(value, QuoteValue | StatementValue) else value.mention
            return quoted(own.text)


def interval_words(interval: Interval) -> str:
    """Say an interval as finely as its grain: a day, a month, a year, a range of them, or with an open end."""
    start, end = interval.start, interval.end
    unit = _unit(interval)
    if start is None and end is None:
        words = "some time"
    elif start is None and end is not None:
        words = f"before {_point(end, unit)}"
    elif start is not None and end is None:
        words = f"{_point(start, unit)} or later"
    elif start is not None and end is not None:
        words = _range(start, end, unit)
    if interval.mod is Mod.APPROX:
        return f"about {words}"
    # A part that has already narrowed the interval ("early April" → 1 to 10 April) is not said twice.
    if interval.mod in _PARTS and unit == _COARSEST[interval.grain] != "day":
        return _PARTS[interval.mod].format(words)
    return words


def clock_words(clock: ClockValue) -> str:
    """Say a time of the day: "16:30", "09:00 to 09:45", "22:00 or earlier"."""
    low, high = clock.low, clock.high
    if low is None and high is None:
        words = "some time of the day"
    elif low is None and high is not None:
        words = f"{_hour(high)} or earlier"
    elif low is not None and high is None:
        words = f"{_hour(low)} or later"
    elif low is not None and high is not None:
        words = _hour(low) if low == high else f"{_hour(low)} to {_hour(high)}"
    if clock.zone is None:
        return words
    hours, minutes = divmod(abs(clock.zone), 60)
    return f"{words}, UTC{'-' if clock.zone < 0 else '+'}{hours}{f':{minutes:02}' if minutes else ''}"


def _hour(minutes: float) -> str:
    hours, rest = divmod(round(minutes) % 1440, 60)
    return "24:00" if minutes == 1440 else f"{hours:02}:{rest:02}"


def amount_words(quantity: Quantity) -> str:
    """Say a quantity's bounds with their unit: "45 to 60 minutes", "at least 12 (soldier)", "1,500 USD"."""
    if quantity.unit == "ordinal":
        return f"{_ordinal(round(quantity.number))} {quantity.noun}".rstrip()
    if quantity.unit == "second":
        unit, size = _duration_unit(quantity.low, quantity.high)
    else:
        unit, size = quantity.unit, 1.0
    low = None if quantity.low is None else quantity.low / size
    high = None if quantity.high is None else quantity.high / size
    if low is None and high is None:
        numbers = "some number"
    elif low is None and high is not None:
        numbers = f"{'less than' if _strict(quantity, Mod.LESS_THAN) else 'at most'} {_number(high)}"
    elif low is not None and high is None:
        numbers = f"{'more than' if _strict(quantity, Mod.MORE_THAN) else 'at least'} {_number(low)}"
    elif low is not None and high is not None:
        about = "about " if quantity.mod is Mod.APPROX and low == high else ""
        numbers = f"{about}{_number(low)}" if _number(low) == _number(high) else f"{_number(low)} to {_number(high)}"
    if unit == "percent":
        return f"{numbers} %"
    if unit == "year of age":
        return f"{numbers} year{'' if (high or low) == 1 else 's'} old"
    if unit == "item":
        return f"{numbers} ({quantity.noun})" if quantity.noun else numbers
    if quantity.unit == "second":
        return f"{numbers} {unit}{'' if (high or low) == 1 else 's'}"
    return f"{numbers} {unit}"


def gap_words(gap: GapValue) -> str:
    """Say how long after another event something happens: "2 days after it", "3 to 11 days before it"."""
    low, high = gap.low, gap.high
    if low is not None and high is not None and high < 0:
        return f"{_number_range(-high, -low)} before it"
    if high is None:
        return f"{low} days after it or later" if low else "on its day or later"
    if low is None:
        return f"{-high} days before it or earlier" if high else "on its day or earlier"
    return f"{_number_range(low, high)} after it"


def _number_range(low: int, high: int) -> str:
    return f"{low if low == high else f'{low} to {high}'} day{'' if high == 1 else 's'}"


def quoted(text: str) -> str:
    """Give `text` on one line in quotation marks, instead of those that it may stand in already."""
    inner = _flat(text)
    if len(inner) > 1 and inner[0] in _OPENING and inner[-1] in _CLOSING:
        inner = inner[1:-1].strip()
    return f"“{inner}”"


def name_words(name: str) -> str:
    """Give a canonical name, which is in lower case, with the capitals of a name: "xi jinping" → "Xi Jinping"."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _anchor(anchor: Anchor | None) -> str:
    if anchor is None:
        return ""
    return f" ({_ANCHORS[anchor.published_from].format(date=anchor.published.isoformat())})"


def _recency_words(value: ResolvedRecency) -> str:
    """Give the words that say it, with an ellipsis for what stands between them."""
    time = _flat(value.timex.text)
    if value.form is RecencyForm.LAST:
        return f"“last … {time}”"
    lead = "not"
    if value.form in {RecencyForm.FIRST, RecencyForm.MOST}:
        ranks = [] if value.rank == 1 else [_ordinal(value.rank)]
        lead = " ".join([*ranks, value.superlative] if value.superlative else ranks or ["first"])
    if value.event:  # only its content words are known, so that it cannot be quoted
        return f"“{lead} … since … {time}”"
    if time.lower().startswith(("since ", "in ", "for ", "within ")):
        return f"“{lead} … {time}”"
    link = "in" if value.timex.type is TimexType.DURATION else "since"
    return f"“{lead} … {link} {time}”"


def _last(value: ResolvedRecency) -> str:
    """Say when it last happened, as far as `value.last` tells."""
    last = value.last
    if last.start is None and last.end is None:
        return "when it last happened is open"
    if last.start is None or last.end is None:
        return f"last {interval_words(last)}, none since"
    words = interval_words(last)
    if " to " in words:
        when = f"between {words.replace(' to ', ' and ', 1)}"
    elif words.startswith(("early", "in the", "late")):
        when = words
    else:
        when = f"{'on' if _unit(last) in ('day', 'minute', 'second') else 'in'} {words}"
    return f"last {when}, none since"


def _unit(interval: Interval) -> str:
    """Give the coarsest unit of the interval's grain or finer on whose borders both of its ends lie."""
    units = _UNITS[_UNITS.index(_COARSEST[interval.grain]) :]
    ends = [end for end in (interval.start, interval.end) if end is not None]
    return next((unit for unit in units if all(_on_border(end, unit) for end in ends)), "second")


def _on_border(moment: datetime, unit: str) -> bool:
    fields = (moment.month - 1, moment.day - 1, moment.hour + moment.minute, moment.second, moment.microsecond)
    return not any(fields[_UNITS.index(unit) :])


def _point(moment: datetime, unit: str) -> str:
    match unit:
        case "year":
            return f"{moment.year}"
        case "month":
            return f"{_MONTHS[moment.month - 1]} {moment.year}"
        case "day":
            return moment.date().isoformat()
        case "minute":
            return moment.isoformat(" ", "minutes")
        case _:
            return moment.isoformat(" ", "seconds")


def _range(start: datetime, end: datetime, unit: str) -> str:
    if unit in {"year", "month", "day"}:
        # The end is exclusive; a reader expects the last day, month or year that is part of it.
        first, last = _point(start, unit), _point(end - timedelta(microseconds=1), unit)
        return first if first == last else f"{first} to {last}"
    if end - start == timedelta(**{f"{unit}s": 1}):
        return _point(start, unit)
    until = f"{end:%H:%M:%S}" if unit == "second" else f"{end:%H:%M}"
    return f"{_point(start, unit)} to {until if start.date() == end.date() else _point(end, unit)}"


def _duration_unit(low: float | None, high: float | None) -> tuple[str, float]:
    """Choose the largest unit in which both bounds are at least one, need one decimal at most, and stay below 1,000."""
    bounds = [bound for bound in (low, high) if bound]
    if not bounds:
        return _DURATIONS[-1]
    fitting = [(unit, size) for unit, size in _DURATIONS if min(bounds) >= size] or [_DURATIONS[-1]]
    for unit, size in fitting:
        if max(bounds) < 1000 * size and all(abs(round(b / size, 1) - b / size) < 1e-6 for b in bounds):
            return unit, size
    return fitting[0]


def _ordinal(n: int) -> str:
    ending = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _strict(quantity: Quantity, mod: Mod) -> bool:
    """Say whether the bound is the written figure itself, left out ("more than 12", read as above 12)."""
    return quantity.mod is mod and quantity.number in (quantity.low, quantity.high)


def _number(x: float) -> str:
    if float(x).is_integer():
        return f"{int(x):,}"
    return f"{x:,.2f}".rstrip("0").rstrip(".") if abs(x) >= 0.01 else f"{x:g}"
