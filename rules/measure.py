"""How far, deep, high, heavy, hot, fast, large or strong, by two sources.

Compares: two measures of one attribute of one thing, after conversion into one unit (10 km, 6 miles).
Why: a figure that keeps its digits and loses its unit, or the other way round, is wrong by half and looks right.
Agreement: "at a depth of 10 km" and "6 miles deep".
Conflict: "a depth of 1.2 miles" and "a depth of 12 miles"; "magnitude 4.6" and "magnitude 4.1".
Leaves alone: what rounding and conversion explain, measures of other attributes or to other places, first estimates,
and the figures of two named speakers (a dispute).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.COUNT,
    where=relations.gives_measure,
    levels=(
        null("not known to measure one thing", relations.aspect_unknown),
        Level("same measure", relations.amounts_equal, Verdict.AGREEMENT),
        Level("one rounds, converts or contains the other", relations.amounts_agree, Verdict.AGREEMENT, weight=0.95),
        Level("planned, then happened", relations.planned_then_happened, Verdict.UPDATE),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        Level("in other words, perhaps of something else", relations.other_words, Verdict.UNDECIDED),
        otherwise("different measures", Verdict.CONFLICT),
    ),
    message="One source says {left}, the other {right}.",
    examples=(
        Example(
            left="The divers found the wreck of the Aurora 40 metres deep off Gotland.",
            right="The divers found the wreck of the Aurora 2 kilometres from Gotland.",
            level="not known to measure one thing",
        ),
        Example(
            left="The divers found the wreck of the Aurora at a depth of 40 metres off Gotland.",
            right="Off Gotland the divers found the wreck of the Aurora 40 metres deep.",
            level="same measure",
        ),
        Example(
            left="The quake hit Gotland at a depth of 10 km.",
            right="The quake hit Gotland at a depth of 6 miles.",
            level="one rounds, converts or contains the other",
        ),
        Example(
            left="Norrair plans to build a tower 200 metres high in Turku.",
            right="Norrair built a tower 150 metres high in Turku.",
            level="planned, then happened",
        ),
        Example(
            left="The quake may have hit Gotland at a depth of 10 km.",
            right="The quake hit Gotland at a depth of 40 km.",
            level="not stated as fact",
        ),
        Example(
            left="The quake hit Gotland at a depth of 10 km, Anna Virtanen said.",
            right="The quake hit Gotland at a depth of 40 km, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="The quake hit Gotland at a depth of 10 km.",
            right="A chapel fell and fishermen fled when the worst quake in years shook Gotland from a depth of 40 km.",
            level="in other words, perhaps of something else",
        ),
        Example(
            left="The quake hit Gotland at a depth of 10 km.",
            right="The quake hit Gotland at a depth of 10 miles.",
            level="different measures",
        ),
        Example(
            left="A magnitude 4.6 earthquake struck Gotland on Monday.",
            right="A magnitude 6.4 earthquake struck Gotland on Monday.",
            level="different measures",
        ),
    ),
)
