"""Who or what fills one role, told in other words.

Compares: the names that two sources give one role: whose it is, where it is, who did it, by whom, from where.
Why: the wrong name is the worst of slips, and it hides best where no two sentences are alike.
Agreement: "Berg was replaced by Holm" and "Berg lasted two seasons before being replaced by Holm".
Conflict: "signed from the Turku practice squad" and "who comes from the Tampere practice squad".
Leaves alone: roles that a story gives to both names, lists of several names, names of which one may be a part or a
variant of the other, a place and what it lies in, and surroundings that share too little.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.ENTITY,
    where=relations.fill_roles,
    levels=(
        null("may be one bearer", relations.fillers_may_be_one),
        Level("the same name", relations.filled_by_same, Verdict.AGREEMENT, weight=0.8),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("another name in the role", Verdict.CONFLICT),
    ),
    message="In one role, one source has {left}, the other {right}.",
    examples=(
        Example(
            left="The coach lasted two seasons before he was replaced by Hans Berg.",
            right="The coach was fired and replaced by H. Berg after two seasons.",
            level="the same name",
        ),
        Example(
            left="She completed her residency in family medicine at the Uppsala University.",
            right="In 1987 she completed her residency at the Uppsala University Hospital.",
            level="may be one bearer",
        ),
        Example(
            left="The coach may have been replaced by Hans Berg after two seasons.",
            right="The coach lasted two seasons before he was replaced by Peter Holm.",
            level="not stated as fact",
        ),
        Example(
            left="The coach was replaced by Hans Berg after two seasons, Anna Lund said.",
            right="The coach lasted two seasons before being replaced by Peter Holm, Eva Dahl said.",
            level="by different speakers",
        ),
        Example(
            left="The coach lasted two seasons before he was replaced by Hans Berg.",
            right="The coach was fired and replaced by Peter Holm after two seasons.",
            level="another name in the role",
        ),
    ),
)
