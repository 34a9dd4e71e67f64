"""How much money, by two sources.

Compares: two sums in one currency for one transaction, price, loss or fund.
Why: a misplaced magnitude ("million" for "billion") is the costliest typing error in business news.
Agreement: "$1.2bn" and "about 1.2 billion dollars".
Conflict: "$1.2bn" and "$1.2 million".
Leaves alone: two currencies (no rate is assumed) unless one figure has both, a sum each year against one in all, plans
and offers against what was paid, figures of two named speakers.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.MONEY,
    levels=(
        null("different currencies", relations.other_currency),
        Level("one figure in two currencies", relations.currency_exchanged, Verdict.CONFLICT),
        Level("same sum", relations.amounts_equal, Verdict.AGREEMENT),
        Level("one sum rounds or contains the other", relations.amounts_agree, Verdict.AGREEMENT, weight=0.95),
        Level("planned, then happened", relations.planned_then_happened, Verdict.UPDATE),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("different sums", Verdict.CONFLICT),
    ),
    message="One source says {left}, the other {right}.",
    examples=(
        Example(
            left="Norrair bought the shipyard in Turku for $80 million.",
            right="Norrair bought the shipyard in Turku for €75 million.",
            level="different currencies",
        ),
        Example(
            left="Norrair bought the old shipyard in Turku from Volvo for $83 million.",
            right="Norrair bought the old shipyard in Turku from Volvo for €83 million.",
            level="one figure in two currencies",
        ),
        Example(
            left="Norrair bought the shipyard in Turku for $1.2bn.",
            right="Norrair bought the shipyard in Turku for 1.2 billion dollars.",
            level="same sum",
        ),
        Example(
            left="Norrair bought the shipyard in Turku for nearly $80 million.",
            right="Norrair bought the shipyard in Turku for $79.5 million.",
            level="one sum rounds or contains the other",
        ),
        Example(
            left="Norrair plans to buy the shipyard in Turku for $60 million.",
            right="Norrair bought the shipyard in Turku for $80 million.",
            level="planned, then happened",
        ),
        Example(
            left="Norrair may have bought the shipyard in Turku for $60 million.",
            right="Norrair bought the shipyard in Turku for $80 million.",
            level="not stated as fact",
        ),
        Example(
            left="Norrair bought the shipyard in Turku for $60 million, Anna Virtanen said.",
            right="Norrair bought the shipyard in Turku for $80 million, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="Norrair bought the shipyard in Turku for $80 million.",
            right="Norrair bought the shipyard in Turku for $18 million.",
            level="different sums",
        ),
    ),
)
