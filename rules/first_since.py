"""How long something had not happened, by two sources.

Compares: "the first X since T", "the first X in more than three years", "had not X since T", "last X in T": each says
in which stretch of time the last X lies, by arithmetic on the article's own date of publication. Also a report, by
another source, of an X between T and the claim.
Why: "first since" is what makes an event news, and it is copied from wire to wire without being counted again.
Agreement: "the first talks since March 2022" and "the first talks in more than three years" (both published in May
2025).
Conflict: "the first talks since March 2022" and "they last held talks in 2024", or "they held talks in May 2023".
Leaves alone: two occasions years apart, each the first since something else.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.RECENCY,
    where=relations.says_first,
    levels=(
        null("of two occasions", relations.other_occasion),
        Level("one happened in the other's silence", relations.occurrence_in_silence, Verdict.CONFLICT),
        Level("the same last time fits both", relations.last_times_meet, Verdict.AGREEMENT),
        otherwise("no last time fits both", Verdict.CONFLICT),
    ),
    message="By one source the last time was {left}; by the other, {right}.",
    examples=(
        Example(
            left="Chile and Peru held their first direct talks since June 2010.",
            left_published=date(2014, 2, 3),
            right="Chile and Peru held their first direct talks since May 2021.",
            right_published=date(2024, 9, 1),
            level="of two occasions",
        ),
        Example(
            left="Chile and Peru held their first direct talks since June 2020.",
            left_published=date(2024, 9, 1),
            right="Chile and Peru last held direct talks in 2023.",
            right_published=date(2024, 9, 2),
            level="one happened in the other's silence",
        ),
        Example(
            left="Chile and Peru held their first direct talks since June 2020.",
            left_published=date(2024, 9, 1),
            right="Chile and Peru held their first direct talks in more than four years.",
            right_published=date(2024, 9, 2),
            level="the same last time fits both",
        ),
        Example(
            left="Chile and Peru held their first direct talks in more than ten years.",
            left_published=date(2024, 9, 1),
            right="Chile and Peru held their first direct talks in two years.",
            right_published=date(2024, 9, 2),
            level="no last time fits both",
        ),
    ),
)
