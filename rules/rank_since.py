"""The how-manieth something is in one stretch of time, by two sources.

Compares: two ranks over the same time: "the third attack in two days", "the fourth coach since 2003", "the first".
Why: what comes again and again is news by its number, and the number is easily one short.
Agreement: "the third strike in two months" and "its third strike in two months".
Conflict: "the third strike in two months" and "the second strike in two months".
Leaves alone: ranks over other times, sentences in other words, and a rank that is higher in the later article.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.RECENCY,
    where=relations.ranks_by_number,
    levels=(
        null("of two occasions", relations.other_occasion),
        Level("the same one", relations.same_rank, Verdict.AGREEMENT),
        Level("over another time or in other words", relations.other_time_or_words, Verdict.UNDECIDED),
        otherwise("another one", Verdict.CONFLICT),
    ),
    message="By one source it is {left}; by the other, {right}.",
    examples=(
        Example(
            left="It was the third strike at Korva in two months.",
            left_published=date(2013, 6, 3),
            right="It was the second strike at Korva in two months.",
            right_published=date(2014, 6, 4),
            level="of two occasions",
        ),
        Example(
            left="It was the third strike at Korva in two months.",
            left_published=date(2013, 6, 3),
            right="Workers at Korva began their third strike in two months.",
            right_published=date(2013, 6, 4),
            level="the same one",
        ),
        Example(
            left="It was the third strike at Korva in two months.",
            left_published=date(2013, 6, 3),
            right="It was the second strike at Korva in ten days.",
            right_published=date(2013, 6, 3),
            level="over another time or in other words",
        ),
        Example(
            left="Workers at Korva began their third strike in two months.",
            left_published=date(2013, 6, 3),
            right="Workers at Korva began their second strike in two months.",
            right_published=date(2013, 6, 3),
            level="another one",
        ),
    ),
)
