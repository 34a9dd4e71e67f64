"""What agencies say of the state of an item, in the words that ninjs and NewsML-G2 share (IPTC NewsCodes)."""

import re

from checker.errors import InputError

_CORRECTION = re.compile(r"\b(?:correct(?:s|ed|ing|ion)?|clarif(?:y|ies|ied|ication))\b", re.IGNORECASE)


def refused(status: str, name: str, place: str) -> None:
    """Raise InputError where the publishing status (pubStatus) says that the item does not stand."""
    state = status.rpartition(":")[2].lower()
    if state in {"canceled", "cancelled", "withheld"}:
        said = "withdrawn" if state.startswith("cancel") else "withheld"
        raise InputError(
            f"{said} by its publisher (publishing status {state}); not checked: {name}".rstrip(": "), place
        )


def correction(signal: str, note: str) -> str:
    """Give what is said of a correction: the editors' note where it tells of one, else that there is one, else ""."""
    if _CORRECTION.search(note):
        return " ".join(note.split())
    return "correction" if _CORRECTION.search(signal) else ""
