"""How many, by two sources.

Compares: two counts of the same things or people in one event; "at least 12" is a bound, not 12.
Why: a toll, a vote or a crowd is what readers remember, and what a later correction is about.
Agreement: "at least 12 people died" and "15 dead".
Conflict: "three guns were stolen" and "two guns were stolen".
Leaves alone: a toll that a later story raises (an update), plans and estimates, figures of two named speakers (a
dispute).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.COUNT,
    where=relations.counts_things,
    levels=(
        null("different things", relations.amounts_incomparable),
        Level("same count", relations.amounts_equal, Verdict.AGREEMENT),
        Level("a toll that rises", relations.figures_rise, Verdict.UPDATE),
        Level("one count rounds or contains the other", relations.amounts_agree, Verdict.AGREEMENT, weight=0.95),
        Level("a toll that may still be counted", relations.toll_still_counted, Verdict.UNDECIDED),
        Level("planned, then happened", relations.planned_then_happened, Verdict.UPDATE),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("different counts", Verdict.CONFLICT),
    ),
    message="One source counts {left}, the other {right}.",
    examples=(
        Example(
            left="The storm Ada cut power to 40 percent of Gotland.",
            right="The storm Ada cut power to 12,000 homes on Gotland.",
            level="different things",
        ),
        Example(
            left="The fire in Turku killed 12 people.",
            right="Twelve people died in the Turku fire.",
            level="same count",
        ),
        Example(
            left="The fire in Turku killed at least 12 people.",
            right="Fifteen people died in the Turku fire.",
            level="one count rounds or contains the other",
        ),
        Example(
            left="The fire in Turku killed 12 people.",
            left_published=date(2024, 3, 1),
            right="The fire in Turku killed 15 people.",
            right_published=date(2024, 3, 2),
            level="a toll that rises",
        ),
        Example(
            left="The fire in Turku killed 12 people.",
            right="In all, 15 people died on Sunday when flames and smoke filled the old theatre of Turku.",
            level="a toll that may still be counted",
        ),
        Example(
            left="The airline Norrair plans to buy 30 jets from Saab.",
            right="The airline Norrair bought 24 jets from Saab.",
            level="planned, then happened",
        ),
        Example(
            left="The fire in Turku may have killed 40 people.",
            right="The fire in Turku killed 15 people.",
            level="not stated as fact",
        ),
        Example(
            left="The fire in Turku killed 12 people, Anna Virtanen said.",
            right="The fire in Turku killed 15 people, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="The thieves stole three guns from the armoury in Turku.",
            right="The thieves stole two guns from the armoury in Turku.",
            level="different counts",
        ),
    ),
)
