"""How far somebody or something has come: at large and caught, charged and convicted, dismissed and resigned.

Compares: two states of one course of events, of one bearer, by the table of courses; a plan is not yet its state.
Why: the first story's suspect is at large and the second's in custody; a reader must know which of them holds now.
Agreement: none is reported; what both tell alike is for other rules to compare.
Conflict: "Lars Berg resigned as mayor of Turku" and "Lars Berg was dismissed as mayor of Turku".
Leaves alone: a later state that a later story reports (an update), states that may come in either order, and what two
named speakers say (a dispute).
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.STATEMENT,
    where=relations.states,
    levels=(
        null("nothing follows from the order", relations.states_compatible),
        Level("told before it happened", relations.told_too_soon, Verdict.CONFLICT),
        Level("another state in the same sentence", relations.other_state_in_copies, Verdict.CONFLICT, sure=True),
        Level("a later state", relations.later_state, Verdict.UPDATE),
        Level("by different speakers", relations.different_speakers, Verdict.DISPUTE),
        otherwise("states that exclude each other", Verdict.CONFLICT),
    ),
    message="How far it has come differs: {left}, {right}.",
    examples=(
        Example(
            left="Police and volunteers are searching for Lars Berg in the islands.",
            left_published=date(2024, 3, 2),
            right="Lars Berg was arrested over the fire in Turku.",
            right_published=date(2024, 3, 1),
            level="nothing follows from the order",
        ),
        Example(
            left="Lars Berg was arrested over the fire in Turku.",
            left_published=date(2024, 3, 1),
            right="Lars Berg was arrested on Monday over the fire in Turku.",
            right_published=date(2024, 3, 5),
            level="told before it happened",
        ),
        Example(
            left="After a long search in the islands near Turku and Naantali, the robber remains at large.",
            right="After a long search in the islands near Turku and Naantali, the robber is in custody.",
            level="another state in the same sentence",
        ),
        Example(
            left="Lars Berg is still on the run after the fire in Turku.",
            left_published=date(2024, 3, 1),
            right="Lars Berg was arrested over the fire in Turku.",
            right_published=date(2024, 3, 2),
            level="a later state",
        ),
        Example(
            left="Lars Berg is expected to be charged with arson.",
            left_published=date(2024, 3, 1),
            right="Lars Berg was charged with arson.",
            right_published=date(2024, 3, 2),
            level="a later state",
        ),
        Example(
            left="Lars Berg resigned as mayor of Turku, Anna Virtanen said.",
            right="Lars Berg was dismissed as mayor of Turku, Eva Lund said.",
            level="by different speakers",
        ),
        Example(
            left="Lars Berg resigned as mayor of Turku.",
            right="Lars Berg was dismissed as mayor of Turku.",
            level="states that exclude each other",
        ),
    ),
)
