"""Propositions: who did what to whom and where, the part of a clause that a value is fixed to."""

from enum import StrEnum

from checker.model.spans import Frozen, Span


class Role(StrEnum):
    """What a participant is in its proposition."""

    AGENT = "agent"  # subject, or the "by" of a passive
    PATIENT = "patient"  # object, or the subject of a passive
    OTHER = "other"  # with whom, to whom, of what
    PLACE = "place"


class Participant(Frozen):
    """Somebody or something that takes part: `name` is canonical for the article ("xi jinping", "russia")."""

    role: Role
    name: str
    mention: Span
    entity: str  # OntoNotes label; "" for a common noun


class Proposition(Frozen):
    """Who did what to whom and where: the part of a clause that a value is fixed to.

    `predicate` is the lemma of what happens; `events` the classes that the table of event types puts it in; `stems` are
    the stems of the clause's content words, sorted.
    """

    predicate: str
    events: tuple[str, ...]
    negated: bool
    participants: tuple[Participant, ...]
    stems: tuple[str, ...]
