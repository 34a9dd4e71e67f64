"""The same words, put into two mouths.

Compares: who is made to say what two stories render in the same words.
Why: a quotation under the wrong name wrongs two people.
Agreement: none is reported; who says it in both stories is no news.
Conflict: '"…," Anna Virtanen said' and '"…," Lars Berg said', with the same words between the marks.
Leaves alone: sayings of a few words, speakers who are not named, an organisation and whoever speaks for it.
"""

from checker.compare.rule import Example, Rule, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.STATEMENT,
    where=relations.one_utterance,
    levels=(
        null("the same speaker, or none named", relations.said_by_none_other),
        otherwise("another speaker", Verdict.CONFLICT, sure=True),
    ),
    message="Two sources put the same words into two mouths: {left}, {right}.",
    examples=(
        Example(
            left='"The old bridge over the river was never safe for heavy lorries," Anna Virtanen said.',
            right='"The old bridge over the river was never safe for heavy lorries," Lars Berg said.',
            level="another speaker",
        ),
        Example(
            left='"Lars Berg never said a word about the state of the old bridge," Anna Virtanen said.',
            right='"Lars Berg never said a word about the state of the old bridge," the mayor said.',
            level="the same speaker, or none named",
        ),
    ),
)
