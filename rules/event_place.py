"""Where it happened, by two sources.

Compares: the places that two sources give for one event, with what each lies in.
Why: the wrong town sends readers, rescuers and later reporters to the wrong people.
Agreement: "was arrested in Turku" and "was arrested in Finland".
Conflict: "was arrested in Turku on Sunday" and "was arrested in Tampere on Sunday".
Leaves alone: places that the table of places does not know or cannot tell apart, a small town and the big one beside
it, what is only near a place, and events that may have been in both.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.PLACE,
    where=relations.places,
    levels=(
        null("not known how they lie", relations.places_not_comparable),
        Level("the same place", relations.same_place, Verdict.AGREEMENT, weight=0.9),
        Level("one lies in the other", relations.place_within_other, Verdict.AGREEMENT, weight=0.8),
        Level("on land and at sea", relations.land_and_sea, Verdict.CONFLICT),
        Level("may have been in both", relations.happens_in_several_places, Verdict.UNDECIDED),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("two places", Verdict.CONFLICT),
    ),
    message="One source puts it {left}, the other {right}.",
    examples=(
        Example(
            left="Lars Berg was arrested in Turku on Sunday.",
            right="Police arrested Lars Berg at Turku, Finland.",
            level="the same place",
        ),
        Example(
            left="Lars Berg was arrested in Turku on Sunday.",
            right="Police arrested Lars Berg in Finland on Sunday.",
            level="one lies in the other",
        ),
        Example(
            left="The earthquake struck inland on Sunday at a depth of ten kilometres.",
            right="The earthquake struck off Chile on Sunday at a depth of ten kilometres.",
            level="on land and at sea",
        ),
        Example(
            left="Lars Berg was arrested in Turku on Sunday.",
            right="Lars Berg was arrested in Germany on Sunday.",
            level="not known how they lie",
        ),
        Example(
            left="Lars Berg gave a concert in Turku on Sunday.",
            right="Lars Berg gave a concert in Tampere on Sunday.",
            level="may have been in both",
        ),
        Example(
            left="Lars Berg may have been arrested in Turku on Sunday.",
            right="Lars Berg was arrested in Tampere on Sunday.",
            level="not stated as fact",
        ),
        Example(
            left="Lars Berg was arrested in Turku on Sunday, Anna Virtanen said.",
            right="Lars Berg was arrested in Tampere on Sunday, Eva Lund said.",
            level="by different speakers",
        ),
        Example(
            left="Lars Berg was arrested in Turku on Sunday.",
            right="Lars Berg was arrested in Tampere on Sunday.",
            level="two places",
        ),
    ),
)
