"""One name, spelt in two ways.

Compares: how two stories write the name of one person or organisation.
Why: a misspelt name is the correction that readers ask for most, and nobody finds the person by it.
Agreement: none is reported; that names are spelt alike is no news.
Conflict: "Ilene Berg, a spokeswoman" and "Ilene Bergg, a spokeswoman".
Leaves alone: initials and short forms (Phil, Philip), names from other scripts, of which no one spelling is right
(Zelensky, Zelenskyy), house style (Defence, Defense), and relatives who are named together.
"""

from checker.compare.rule import Example, Level, Rule, Severity, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.ENTITY,
    where=relations.spellings,
    severity=Severity.WARNING,
    levels=(
        null("other names", relations.names_apart),
        Level("both spellings are right", relations.spelt_by_custom, Verdict.UNDECIDED),
        otherwise("two spellings", Verdict.CONFLICT),
    ),
    message="One source writes {left}, the other {right}.",
    examples=(
        Example(left="Anna Virtanen spoke.", right="Lars Berg spoke.", level="other names"),
        Example(
            left="The minister, Volodymyr Melnik, spoke in Kyiv.",
            right="The minister, Volodymyr Melnyk, spoke in Kyiv.",
            level="both spellings are right",
        ),
        Example(
            left="The fire was out by noon, said the city's fire chief, John Holmgren.",
            right="Fire chief Jon Holmgren said that the fire was out by noon.",
            level="two spellings",
        ),
    ),
)
