"""Moments as formats write them: ISO 8601, RFC 5322 (the dates of mail and RSS), or a date in words."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from checker.ingest import dates


def moment(text: str) -> datetime | date | None:
    """Give the moment with its zone if it has one, or the day where no time is given; None for anything else."""
    words = " ".join(text.split())[:100]
    if not words:
        return None
    for read in (_day, datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words)
        except (ValueError, TypeError, OverflowError):
            continue
    found = dates.find(words)
    return found[0].day if found else None


def _day(words: str) -> date:
    """Read a day alone, which `datetime.fromisoformat` takes for midnight."""
    return date.fromisoformat(words)


def day_of(when: datetime | date | None) -> date | None:
    """Give the day of a moment, on the calendar of its own zone."""
    return when.date() if isinstance(when, datetime) else when


def exact(when: datetime | date | None) -> datetime | None:
    """Give a moment that is more than a day."""
    return when if isinstance(when, datetime) else None
