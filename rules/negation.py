"""The same thing affirmed and denied.

Compares: two assertions of one subject and one object, one of which denies what the other affirms, by "not", "no",
"never" or a word of the contrary sense (survived, died).
Why: a lost "not" turns a story round, and every word of it still looks right.
Agreement: none is reported; what both affirm is for other rules to compare.
Conflict: "Anna Virtanen attended the summit" and "Virtanen did not attend the summit".
Leaves alone: what is denied only as yet ("no arrests have been made"), changes of state, guesses and plans, and what
two named speakers say (a dispute).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.STATEMENT,
    where=relations.assertions,
    levels=(
        null("no denial", relations.both_affirm),
        Level("what was denied as yet is later news", relations.denial_overtaken, Verdict.UPDATE),
        Level("denied as yet", relations.denied_as_yet, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("affirmed and denied", Verdict.CONFLICT),
    ),
    message="One source affirms what the other denies: {left}, {right}.",
    examples=(
        Example(
            left="Anna Virtanen attended the summit in Turku.",
            right="Anna Virtanen attended the summit in Turku, as planned.",
            level="no denial",
        ),
        Example(
            left="Police have not arrested Lars Berg over the fire in Turku.",
            left_published=date(2024, 3, 1),
            right="Police arrested Lars Berg over the fire in Turku.",
            right_published=date(2024, 3, 2),
            level="what was denied as yet is later news",
        ),
        Example(
            left="Police have not arrested Lars Berg.",
            right="Police arrested Lars Berg at a summer house near Turku on Sunday after a search of the islands.",
            level="denied as yet",
        ),
        Example(
            left="Anna Virtanen signed the letter to the mayor, Lars Berg said.",
            right="Anna Virtanen did not sign the letter to the mayor, Eva Lund said.",
            level="by different speakers",
        ),
        Example(
            left="Anna Virtanen attended the summit in Turku.",
            right="Anna Virtanen did not attend the summit in Turku.",
            level="affirmed and denied",
        ),
        Example(
            left="Police granted Anna Virtanen a permit for the march.",
            right="Anna Virtanen was denied a permit for the march.",
            level="affirmed and denied",
        ),
    ),
)
