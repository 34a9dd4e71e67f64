"""Which office somebody has, by two sources.

Compares: the offices that two stories give one person, of those that nobody holds two of at a time.
Why: the wrong office makes another person speak, and another institution answer for it.
Agreement: "chief executive Anna Virtanen" and "Anna Virtanen, the CEO".
Conflict: "Foreign Minister Anna Virtanen" and "Anna Virtanen, the defence minister".
Leaves alone: former offices, deputies, people to whom one story gives both offices, and offices that go together.
"""

from checker.compare.rule import Example, Level, Rule, Severity, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.ENTITY,
    where=relations.offices,
    severity=Severity.WARNING,
    levels=(
        null("two people", relations.other_holders),
        Level("the same office", relations.same_office, Verdict.AGREEMENT, weight=0.8),
        Level("a former office", relations.former_office, Verdict.UNDECIDED),
        otherwise("two offices", Verdict.CONFLICT),
    ),
    message="One source gives the office as {left}, the other as {right}.",
    examples=(
        Example(
            left="Fire chief Anna Virtanen spoke in Turku.",
            right="Police chief Lars Berg spoke in Turku.",
            level="two people",
        ),
        Example(
            left="Chief executive Anna Virtanen spoke in Turku.",
            right="Anna Virtanen, the CEO of Norrair, spoke in Turku.",
            level="the same office",
        ),
        Example(
            left="Former police chief Anna Virtanen spoke in Turku.",
            right="Fire chief Anna Virtanen spoke in Turku.",
            level="a former office",
        ),
        Example(
            left="Foreign minister Anna Virtanen spoke in Turku.",
            right="Defence minister Anna Virtanen spoke in Turku.",
            level="two offices",
        ),
    ),
)
