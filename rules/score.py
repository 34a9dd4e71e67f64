"""What a match ended in, or how many were won and lost, by two sources.

Compares: two results of one match, two votes, or two records of wins and losses, both sides of each.
Why: two figures in a row change places easily, and a record that is turned round makes a loser of a winner.
Agreement: "Hull won 3-1" and "a 3-1 win"; "lost 3-1" and "lost 1-3".
Conflict: "a 162-139 record" and "a 139-162 record".
Leaves alone: results in other words, which may be of two matches; records over other numbers of games, which are told
at two times; and what is expected.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.COUNT,
    where=relations.gives_score,
    levels=(
        null("a record against a result", relations.scores_of_other_things),
        Level("same score", relations.same_score, Verdict.AGREEMENT),
        Level("not stated as fact", relations.uncertain, Verdict.UNDECIDED),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        Level("perhaps of other games", relations.perhaps_other_games, Verdict.UNDECIDED),
        otherwise("different scores", Verdict.CONFLICT),
    ),
    message="One source gives the score as {left}, the other as {right}.",
    examples=(
        Example(
            left="Turku won 3-1 against Gotland.",
            right="Turku had a 50-32 record against Gotland.",
            level="a record against a result",
        ),
        Example(
            left="Turku lost 3-1 to Gotland on Friday.",
            right="Turku lost 1-3 to Gotland on Friday.",
            level="same score",
        ),
        Example(
            left="Turku may have won 3-1 against Gotland.",
            right="Turku won 5-0 in a long match with the visitors from Gotland.",
            level="not stated as fact",
        ),
        Example(
            left="Turku beat Gotland 3-1, Anna Virtanen said.",
            right="Turku beat Gotland 4-1, Lars Berg said.",
            level="by different speakers",
        ),
        Example(
            left="Turku won 3-1 against Gotland.",
            right="Turku won 5-0 in a long match with the visitors from Gotland.",
            level="perhaps of other games",
        ),
        Example(
            left="Anna Virtanen had a 162-139 record with Turku.",
            right="Anna Virtanen, who came from Gotland, led Turku to a 139-162 record.",
            level="different scores",
        ),
    ),
)
