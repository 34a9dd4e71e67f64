"""At which time of the day, by two sources.

Compares: the clock times or parts of the day that two sources give for one event; with the time zones of both known,
in universal time.
Why: an hour decides who was there, who was warned and who had an alibi; a.m. and p.m. are one key apart.
Agreement: "at 9 a.m." and "shortly after 9 a.m."; "1:30 p.m. PST" and "4:30 p.m. ET".
Conflict: "at 2:09 a.m." and "at 3:09 a.m."; "on Monday morning" and "at 9 p.m.".
Leaves alone: a few minutes, one time with a zone against one without, the hour of a report, and plans.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.DATE,
    where=relations.names_hours,
    levels=(
        null("not on one clock", relations.clocks_apart),
        Level("same time", relations.same_clock, Verdict.AGREEMENT),
        Level("one time rounds or contains the other", relations.clocks_meet, Verdict.AGREEMENT, weight=0.95),
        Level("minutes apart", relations.minutes_apart, Verdict.UNDECIDED),
        Level("planned, then happened", relations.planned_then_happened, Verdict.UPDATE),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("different times", Verdict.CONFLICT),
    ),
    message="One source puts it at {left}, the other at {right}.",
    examples=(
        Example(
            left="The quake hit Gotland at 7:30 GMT.",
            right="The quake hit Gotland at 9:30 a.m. local time.",
            level="not on one clock",
        ),
        Example(
            left="The quake hit Gotland at 9:12 a.m.",
            right="The quake hit Gotland on Monday at 9:12 a.m.",
            level="same time",
        ),
        Example(
            left="The quake hit Gotland shortly after 9 a.m.",
            right="The quake hit Gotland on Monday morning at 9:12 a.m.",
            level="one time rounds or contains the other",
        ),
        Example(
            left="The quake hit Gotland at 9:12 a.m.",
            right="The quake hit Gotland at 9:26 a.m.",
            level="minutes apart",
        ),
        Example(
            left="Finland and Sweden plan to sign the treaty in Helsinki at 9 a.m.",
            right="Finland and Sweden signed the treaty in Helsinki at 2 p.m.",
            level="planned, then happened",
        ),
        Example(
            left="The quake may have hit Gotland at 9:12 a.m.",
            right="The quake hit Gotland at 11:12 a.m.",
            level="not stated as fact",
        ),
        Example(
            left="The quake hit Gotland at 9:12 a.m., Anna Virtanen said.",
            right="The quake hit Gotland at 11:12 a.m., Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="The quake hit Gotland at 9:12 a.m.",
            right="The quake hit Gotland at 9:12 p.m.",
            level="different times",
        ),
    ),
)
