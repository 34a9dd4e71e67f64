"""Where it lies, by two sources.

Compares: two directions from one place to the same thing, as bearings.
Why: south for west sends rescuers and readers to another valley.
Agreement: "14 miles north-northeast of Turku" and "14 miles northeast of Turku".
Conflict: "55 kilometres south of Turku" and "55 kilometres (34 miles) west of Turku".
Leaves alone: directions from two places, at two distances, or next to each other on the compass.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.PLACE,
    where=relations.bearings,
    levels=(
        null("seen from two places", relations.other_place_of_reference),
        Level("the same direction", relations.same_direction, Verdict.AGREEMENT),
        Level("less than a right angle apart", relations.oblique_direction, Verdict.UNDECIDED),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("another direction", Verdict.CONFLICT),
    ),
    message="One source puts it {left}, the other {right}.",
    examples=(
        Example(
            left="The ship sank 20 miles south of Turku.",
            right="The ship sank 30 miles west of Oslo.",
            level="seen from two places",
        ),
        Example(
            left="The ship sank 14 miles north-northeast of Turku.",
            right="The ship sank 14 miles northeast of Turku.",
            level="the same direction",
        ),
        Example(
            left="The ship sank 14 miles north-northeast of Turku.",
            right="The ship sank 14 miles east of Turku.",
            level="less than a right angle apart",
        ),
        Example(
            left="The ship may have sunk 14 miles north of Turku.",
            right="The ship sank 14 miles south of Turku.",
            level="not stated as fact",
        ),
        Example(
            left="The ship sank 14 miles north of Turku, Anna Virtanen said.",
            right="The ship sank 14 miles south of Turku, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="The ship sank 55 kilometres south of the town of Turku.",
            right="The wreck lies 55 kilometres (34 miles) west of Turku.",
            level="another direction",
        ),
    ),
)
