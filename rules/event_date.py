"""When one event happened, by two sources.

Compares: the dates that two sources give for one event, resolved against each article's own date of publication.
Why: a wrong day moves an alibi, a deadline, the order of events; it is the commonest slip in a rewrite.
Agreement: "The ministers met on Friday" (published Saturday, 10 May 2025) and "They met on 9 May".
Conflict: "The ministers met on Friday" (the same) and "They met on 7 May".
Leaves alone: dates too vague to date an event ("in the 1990s"), neighbouring days near midnight, the day of a report
against the day of the event, and a plan against what became of it (an update).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.DATE,
    where=relations.names_days,
    levels=(
        null("too vague to compare", relations.no_common_grain),
        Level("planned, then happened", relations.plan_overtaken, Verdict.UPDATE),
        Level("reported on the day it happened", relations.day_of_the_report, Verdict.AGREEMENT, weight=0.9),
        Level("the report came later", relations.loosely_reported, Verdict.UNDECIDED),
        Level("same date", relations.same_date, Verdict.AGREEMENT),
        Level("one date contains the other", relations.date_within_other, Verdict.AGREEMENT, weight=0.9),
        Level("neighbouring days, not told apart", relations.adjacent_days, Verdict.UNDECIDED),
        Level("near each other, and hedged", relations.approximate_times, Verdict.UNDECIDED),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("rather another occasion", relations.another_occasion, Verdict.UNDECIDED),
        otherwise("different dates", Verdict.CONFLICT),
    ),
    message="One source puts it at {left}, the other at {right}.",
    examples=(
        Example(
            left="Finland and Sweden signed the treaty in Helsinki in the 2020s.",
            right="Finland and Sweden signed the treaty in Helsinki on 9 May 2025.",
            level="too vague to compare",
        ),
        Example(
            left="Finland and Sweden plan to sign the treaty in Helsinki on Thursday.",
            left_published=date(2025, 5, 5),
            right="Finland and Sweden signed the treaty in Helsinki on Friday.",
            right_published=date(2025, 5, 10),
            level="planned, then happened",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki, state television reported on Friday.",
            left_published=date(2025, 5, 9),
            right="Finland and Sweden signed the treaty in Helsinki on May 9.",
            right_published=date(2025, 5, 12),
            level="reported on the day it happened",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki, state television reported on Friday.",
            left_published=date(2025, 5, 9),
            right="Finland and Sweden signed the treaty in Helsinki on May 8.",
            right_published=date(2025, 5, 12),
            level="the report came later",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki on Friday.",
            left_published=date(2025, 5, 10),
            right="Finland and Sweden signed the treaty in Helsinki on 9 May 2025.",
            level="same date",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki in May 2025.",
            right="Finland and Sweden signed the treaty in Helsinki on 9 May 2025.",
            level="one date contains the other",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki at 11 p.m. on Friday.",
            left_published=date(2025, 5, 10),
            right="Finland and Sweden signed the treaty in Helsinki on 10 May 2025.",
            level="neighbouring days, not told apart",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki in early May 2025.",
            right="Finland and Sweden signed the treaty in Helsinki on 20 May 2025.",
            level="near each other, and hedged",
        ),
        Example(
            left="Finland and Sweden may have signed the treaty in Helsinki on 2 May 2025.",
            right="Finland and Sweden signed the treaty in Helsinki on 9 May 2025.",
            level="not stated as fact",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki after a long dispute about fishing in 2019.",
            right="On 9 May 2025 the prime ministers of Finland and Sweden signed a treaty on the rescue of sailors.",
            level="rather another occasion",
        ),
        Example(
            left="Finland and Sweden signed the treaty in Helsinki on Friday.",
            left_published=date(2025, 5, 10),
            right="Finland and Sweden signed the treaty in Helsinki on 7 May 2025.",
            level="different dates",
        ),
    ),
)
