"""Two steps of one course of events, dated the wrong way round.

Compares: the dates of a birth and a death, a start and an end, an opening and its deadline, in one story or in two.
Why: each date may look right by itself; only side by side do they show that one is wrong.
Agreement: "born on 4 May 1950" and "died on 3 June 2020".
Conflict: "the siege began on 9 May" and "the siege ended on 3 May".
Leaves alone: dates of reports, what is not stated as a fact or a plan, and other people or events of the name.
"""

from checker.compare.rule import Example, Level, Rule, Scope, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.DATE,
    scope=Scope.STEPS,
    levels=(
        null("too vague to compare", relations.no_common_grain),
        Level("in order", relations.steps_in_order, Verdict.AGREEMENT),
        Level("a report's date, or not stated as fact", relations.told_otherwise, Verdict.UNDECIDED),
        otherwise("the wrong way round", Verdict.CONFLICT),
    ),
    message="What comes first is put at {left}, what follows it at {right}.",
    examples=(
        Example(
            left="The siege of Turku began in the 1990s.",
            right="The siege of Turku ended on 3 May 1989.",
            level="too vague to compare",
        ),
        Example(
            left="Anna Virtanen was born on 4 May 1950 in Turku.",
            right="Anna Virtanen died on 3 June 2020 in Oslo.",
            level="in order",
        ),
        Example(
            left="The siege of Turku began on 9 May 2024.",
            right="The siege of Turku may have ended on 3 May 2024.",
            level="a report's date, or not stated as fact",
        ),
        Example(
            left="The siege of Turku began on 9 May.",
            left_published=date(2024, 6, 1),
            right="The siege of Turku ended on 3 May.",
            right_published=date(2024, 6, 2),
            level="the wrong way round",
        ),
        Example(left="Anna Virtanen was born on 4 May 1950. Anna Virtanen died in 1945.", level="the wrong way round"),
    ),
)
