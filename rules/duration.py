"""How long one event lasted, by two sources.

Compares: two durations of one event, as ranges of time that honour the hedge and the unit they are rounded to.
Why: ten minutes or an hour tells a courtesy from a negotiation.
Agreement: "The call lasted almost an hour" and "the hour-long call".
Conflict: "The call lasted almost an hour" and "the ten-minute call".
Leaves alone: "several hours", a planned length against the real one, and the lengths that two named speakers give (a
dispute).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.DURATION,
    levels=(
        null("too vague to compare", relations.amounts_vague),
        Level("same length", relations.amounts_equal, Verdict.AGREEMENT),
        Level("one length rounds or contains the other", relations.amounts_agree, Verdict.AGREEMENT, weight=0.95),
        Level("planned, then happened", relations.planned_then_happened, Verdict.UPDATE),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        Level("perhaps of two such states", relations.another_state, Verdict.UNDECIDED),
        otherwise("different lengths", Verdict.CONFLICT),
    ),
    message="One source makes it {left}, the other {right}.",
    examples=(
        Example(
            left="The call between Finland's president and the Swedish king lasted several hours.",
            right="The call between Finland's president and the Swedish king lasted two hours.",
            level="too vague to compare",
        ),
        Example(
            left="The call between Finland's president and the Swedish king lasted 90 minutes.",
            right="Finland's president and the Swedish king spoke in a 90-minute call.",
            level="same length",
        ),
        Example(
            left="The call between Finland's president and the Swedish king lasted almost an hour.",
            right="Finland's president and the Swedish king spoke in an hour-long call.",
            level="one length rounds or contains the other",
        ),
        Example(
            left="The call between Finland's president and the Swedish king is expected to last ten minutes.",
            right="The call between Finland's president and the Swedish king lasted two hours.",
            level="planned, then happened",
        ),
        Example(
            left="The call between Finland's president and the Swedish king may have lasted ten minutes.",
            right="The call between Finland's president and the Swedish king lasted two hours.",
            level="not stated as fact",
        ),
        Example(
            left="The call between Finland and Sweden lasted ten minutes, Anna Virtanen said.",
            right="The call between Finland and Sweden lasted two hours, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="Anna Virtanen has worked for the harbour police of Turku for five years.",
            right="Anna Virtanen, who hopes to retire soon, worked in the shipyard of Turku for 15 years.",
            level="perhaps of two such states",
        ),
        Example(
            left="The call between Finland's president and the Swedish king lasted almost an hour.",
            right="The call between Finland's president and the Swedish king lasted ten minutes.",
            level="different lengths",
        ),
    ),
)
