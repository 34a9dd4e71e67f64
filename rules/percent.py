"""What share, or by how many percent, by two sources.

Compares: two percentages of one whole, or two changes in percent of one thing; "one in three" is a percentage too.
Why: 8 for 80 percent, or a rise of 5 percent for one of 5 percentage points, turns a result round.
Agreement: "a third of the town" and "33 percent of the town"; "nearly 10 %" and "9.6 %".
Conflict: "80 percent of the haul" and "60 percent of the haul".
Leaves alone: percent against percentage points, shares of something else, changes over other times, plans and
estimates, and the figures of two named speakers (a dispute).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.COUNT,
    where=relations.gives_share,
    levels=(
        null("not shares of one thing", relations.aspect_unknown),
        Level("same percentage", relations.amounts_equal, Verdict.AGREEMENT),
        Level("one rounds or contains the other", relations.amounts_agree, Verdict.AGREEMENT, weight=0.95),
        Level("planned, then happened", relations.planned_then_happened, Verdict.UPDATE),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        Level("in other words, perhaps of something else", relations.other_words, Verdict.UNDECIDED),
        otherwise("different percentages", Verdict.CONFLICT),
    ),
    message="One source says {left}, the other {right}.",
    examples=(
        Example(
            left="Norrair cut its fares on the Oslo route by 5 percentage points.",
            right="Norrair cut its fares on the Oslo route by 5 percent.",
            level="not shares of one thing",
        ),
        Example(
            left="Thieves took 80 percent of the gold from the museum in Turku.",
            right="Thieves took 80% of the gold from the museum in Turku.",
            level="same percentage",
        ),
        Example(
            left="Thieves took a third of the gold from the museum in Turku.",
            right="Thieves took 33 percent of the gold from the museum in Turku.",
            level="one rounds or contains the other",
        ),
        Example(
            left="Norrair plans to cut 20 percent of its flights to Oslo.",
            right="Norrair cut 35 percent of its flights to Oslo.",
            level="planned, then happened",
        ),
        Example(
            left="Thieves may have taken 80 percent of the gold from the museum in Turku.",
            right="Thieves took 20 percent of the gold from the museum in Turku.",
            level="not stated as fact",
        ),
        Example(
            left="Thieves took 80 percent of the gold from the museum in Turku, Anna Virtanen said.",
            right="Thieves took 20 percent of the gold from the museum in Turku, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="Thieves took 80 percent of the gold from the museum in Turku.",
            right="In Turku, 20 percent of the gold is gone after masked thieves broke in through the museum's roof.",
            level="in other words, perhaps of something else",
        ),
        Example(
            left="Thieves took 80 percent of the gold from the museum in Turku.",
            right="Thieves took 60 percent of the gold from the museum in Turku.",
            level="different percentages",
        ),
    ),
)
