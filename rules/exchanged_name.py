"""One sentence, told by two sources with another name in one place.

Compares: two clauses that are copies of one sentence, word by word.
Why: a copy is trusted for being one, and a name is the easiest word of it to get wrong.
Agreement: none is reported; that a copy is a copy is no news.
Conflict: "three thieves emptied the stock of the Lindqvist store" and "… of the Holmgren store".
Leaves alone: sentences that differ in a number, a day or a second name as well, two names of one bearer, a place
and what lies in it.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.STATEMENT,
    where=relations.copies,
    levels=(
        null("no other name", relations.no_other_name),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        otherwise("another name in one place", Verdict.CONFLICT, sure=True),
    ),
    message="Two copies of one sentence differ in a name: {left}, {right}.",
    examples=(
        Example(
            left="Three thieves may have emptied the whole stock of watches at the Lindqvist store in Turku.",
            right="Three thieves emptied the whole stock of watches at the Holmgren store in Turku.",
            level="not stated as fact",
        ),
        Example(
            left="In May three thieves emptied the whole stock of watches at the Lindqvist store in Turku.",
            right="In May three thieves emptied the whole stock of watches at the Holmgren store in Turku.",
            level="another name in one place",
        ),
        Example(
            left="In May three thieves emptied the whole stock of watches at the Lindqvist store in Turku.",
            right="In May three thieves emptied the whole stock of watches at the Lindqvist store.",
            level="no other name",
        ),
    ),
)
