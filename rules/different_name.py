"""Who took part, by two sources.

Compares: the names that fill one role (who did it, to whom, with whom) of what is otherwise the same event.
Why: the wrong name in the right sentence is a correction at best and a libel at worst.
Agreement: "Zelensky called Xi" and "Volodymyr Zelenskyy called China's Xi Jinping".
Conflict: "Anna Virtanen signed the treaty in Oslo" and "Lars Berg signed the treaty in Oslo".
Leaves alone: events that differ in anything else, roles that several people can fill, and a name for a part of the
other.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.ENTITY,
    where=relations.names_fill_role,
    levels=(
        null("one name is part of the other", relations.name_within_other),
        Level("same name", relations.same_name, Verdict.AGREEMENT, weight=0.8),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("different names", Verdict.CONFLICT),
    ),
    message="One source names {left}, the other {right}.",
    examples=(
        Example(
            left="Volvo bought the old shipyard in Turku in June.",
            right="Volvo Cars bought the old shipyard in Turku in June.",
            level="one name is part of the other",
        ),
        Example(
            left="Anna Virtanen signed the trade treaty with Sweden in Oslo.",
            right="Virtanen signed the trade treaty with Sweden in Oslo.",
            level="same name",
        ),
        Example(
            left="Anna Virtanen may have signed the trade treaty with Sweden in Oslo.",
            right="Lars Berg signed the trade treaty with Sweden in Oslo.",
            level="not stated as fact",
        ),
        Example(
            left="Anna Virtanen signed the trade treaty with Sweden in Oslo, Eva Lund said.",
            right="Lars Berg signed the trade treaty with Sweden in Oslo, Mats Dahl said.",
            level="by different speakers",
        ),
        Example(
            left="Anna Virtanen signed the trade treaty with Sweden in Oslo.",
            right="Lars Berg signed the trade treaty with Sweden in Oslo.",
            level="different names",
        ),
    ),
)
