"""The how-manieth something is, by two sources.

Compares: two ordinals that number the same noun in one event: "his third term", "the fourth arrest", "the first woman
to lead the bank".
Why: which one it was is a count of all before it, and easily a count too few.
Agreement: "his fourth term" and "his 4th term".
Conflict: "won his third term" and "won his fourth term".
Leaves alone: ordinals in other words, which may number two things (two arrests of one week are the third and the
fourth), and plans.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.COUNT,
    where=relations.gives_order,
    levels=(
        null("not of one thing", relations.aspect_unknown),
        Level("the same one", relations.amounts_equal, Verdict.AGREEMENT),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        Level("in other words, perhaps another one", relations.other_words, Verdict.UNDECIDED),
        otherwise("another one", Verdict.CONFLICT),
    ),
    message="One source makes it the {left}, the other the {right}.",
    examples=(
        Example(
            left="Anna Virtanen won her third term as mayor of Turku.",
            right="Anna Virtanen won her third medal as mayor of Turku.",
            level="not of one thing",
        ),
        Example(
            left="Anna Virtanen won her fourth term as mayor of Turku.",
            right="Anna Virtanen won her 4th term as mayor of Turku.",
            level="the same one",
        ),
        Example(
            left="Anna Virtanen may have won her fourth term as mayor of Turku.",
            right="Anna Virtanen won her third term as mayor of Turku.",
            level="not stated as fact",
        ),
        Example(
            left="Anna Virtanen won her fourth term as mayor of Turku, Eva Lund said.",
            right="Anna Virtanen won her third term as mayor of Turku, Mats Dahl said.",
            level="by different speakers",
        ),
        Example(
            left="Anna Virtanen won her fourth term as mayor of Turku.",
            right="After a long night of counting votes, Anna Virtanen celebrated her third term with friends.",
            level="in other words, perhaps another one",
        ),
        Example(
            left="Anna Virtanen won her fourth term as mayor of Turku.",
            right="Anna Virtanen won her third term as mayor of Turku.",
            level="another one",
        ),
        Example(
            left="Anna Virtanen became the first Finnish-Swedish woman to be elected to the board of Korva Bank.",
            right="Anna Virtanen became the second Finnish-Swedish woman to be elected to the board of Korva Bank.",
            level="another one",
        ),
    ),
)
