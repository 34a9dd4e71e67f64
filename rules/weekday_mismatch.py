"""A weekday that is not that date's.

Compares: the weekday and the calendar date that one sentence gives for one occasion, "Wednesday (Dec 6)".
Why: one of the two is wrong, and a reader who plans by it comes on the wrong day.
Agreement: "on Wednesday, 6 December 2023".
Conflict: "on Tuesday, 6 December 2023".
Leaves alone: dates whose year is neither written nor known from the article's date of publication.
"""

from checker.compare.rule import Example, Level, Rule, Scope, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.DATE,
    scope=Scope.SENTENCE,
    levels=(
        null("no weekday", relations.weekday_unknown),
        Level("the weekday is that date's", relations.weekday_agrees, Verdict.AGREEMENT),
        otherwise("another weekday", Verdict.CONFLICT),
    ),
    message="The weekday does not fit the date: {left}.",
    examples=(
        Example(left="The court in Turku sat on 6 December 2023.", level="no weekday"),
        Example(
            left="The court in Turku sat on Wednesday (Dec 6).",
            left_published=date(2023, 12, 7),
            level="the weekday is that date's",
        ),
        Example(left="The court in Turku sat on Tuesday, 6 December 2023.", level="another weekday"),
    ),
)
