"""How old somebody is, by two sources.

Compares: two ages of one person, each reckoned from the day that its article came out; a date of birth gives one too.
Why: an age is checked by nobody, copied by everybody, and makes two people of one namesake.
Agreement: "Anna Virtanen, 47" and "the 47-year-old Virtanen"; "born on 4 May 1977" and "47" (in March 2025).
Conflict: "Anna Virtanen, 47" and "Anna Virtanen, 74".
Leaves alone: a birthday that may lie between, undated stories that may be some years apart, and the age that somebody
had at an event long past.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.COUNT,
    where=relations.gives_age,
    levels=(
        null("no day to reckon from", relations.no_two_ages),
        Level("same age", relations.same_age, Verdict.AGREEMENT),
        Level("the time between explains it", relations.years_between_explain, Verdict.UPDATE, weight=0.9),
        Level("a birthday may lie between", relations.birthday_between, Verdict.UNDECIDED),
        Level("perhaps the age at an event long past", relations.age_of_the_past, Verdict.UNDECIDED),
        otherwise("different ages", Verdict.CONFLICT),
    ),
    message="One source makes the same person {left}, the other {right}.",
    examples=(
        Example(
            left="Anna Virtanen, 47, won the race in Turku.",
            right="The race in Turku was won by 49-year-old Anna Virtanen.",
            level="no day to reckon from",
        ),
        Example(
            left="Anna Virtanen, 47, won the race in Turku.",
            right="The race in Turku was won by 47-year-old Anna Virtanen.",
            level="same age",
        ),
        Example(
            left="Anna Virtanen was born on 4 May 1977 in Turku.",
            left_published=date(2025, 3, 1),
            right="The race in Turku was won by 47-year-old Anna Virtanen.",
            right_published=date(2025, 3, 2),
            level="same age",
        ),
        Example(
            left="Anna Virtanen, 47, won the race in Turku.",
            left_published=date(2020, 3, 1),
            right="Anna Virtanen, 52, won the race in Oulu.",
            right_published=date(2025, 3, 2),
            level="the time between explains it",
        ),
        Example(
            left="Anna Virtanen, 47, won the race in Turku.",
            left_published=date(2024, 3, 1),
            right="The race in Turku was won by 48-year-old Anna Virtanen.",
            right_published=date(2024, 3, 2),
            level="a birthday may lie between",
        ),
        Example(
            left="Anna Virtanen was born on 4 May 1937 in Turku.",
            left_published=date(2025, 3, 1),
            right="The race of 1984 in Turku was won by 47-year-old Anna Virtanen.",
            right_published=date(2025, 3, 2),
            level="perhaps the age at an event long past",
        ),
        Example(
            left="Anna Virtanen, 47, won the race in Turku.",
            left_published=date(2024, 3, 1),
            right="The race in Turku was won by 74-year-old Anna Virtanen.",
            right_published=date(2024, 3, 2),
            level="different ages",
        ),
        Example(
            left="Anna Virtanen was born on 4 May 1997 in Turku.",
            left_published=date(2025, 3, 1),
            right="The race in Turku was won by 47-year-old Anna Virtanen.",
            right_published=date(2025, 3, 2),
            level="different ages",
        ),
    ),
)
