"""One utterance, quoted in different words.

Compares: what stands between quotation marks in two sources, aligned word by word.
Why: quotation marks promise the speaker's own words; a preposition turned round makes the giver the receiver.
Agreement: "we will not yield" and "We will not yield to threats".
Conflict: "an impulse from our trade" and "an impulse to our trade"; "the only way" and "the only safe way".
Leaves alone: other utterances, small words that editing and translating change, and renderings so different throughout
that both cannot be meant as verbatim (two translations).
"""

from checker.compare.rule import Example, Level, Rule, Severity, ValueKind, Verdict, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.QUOTE,
    levels=(
        null("not the same utterance", relations.other_utterance),
        Level("word for word", relations.same_words, Verdict.AGREEMENT),
        Level("one is a piece of the other", relations.quote_within_other, Verdict.AGREEMENT),
        Level("a word turns the sense", relations.prepositions_differ, Verdict.CONFLICT),
        Level("a word is added or dropped", relations.words_added_or_dropped, Verdict.CONFLICT, Severity.WARNING),
        Level(
            "a word stands for another",
            relations.words_exchanged,
            Verdict.CONFLICT,
            Severity.WARNING,
            unless_entailed=True,
        ),
        otherwise("reworded throughout", Verdict.UNDECIDED),
    ),
    message="What seems one utterance is quoted as {left} and as {right}.",
    examples=(
        Example(
            left='Anna Virtanen said the harbour would "stay open for every ship".',
            right='Anna Virtanen said the harbour was "a matter of national pride for us".',
            level="not the same utterance",
        ),
        Example(
            left='"The harbour will stay open for every ship," Anna Virtanen said.',
            right='Anna Virtanen said: "The harbour will stay open for every ship."',
            level="word for word",
        ),
        Example(
            left='"The harbour will stay open for every ship that comes in peace," Anna Virtanen said.',
            right='Anna Virtanen said the harbour would "stay open for every ship".',
            level="one is a piece of the other",
        ),
        Example(
            left='"The treaty gives a fresh impulse to the trade of our nations," Anna Virtanen said.',
            right='Anna Virtanen spoke of "a fresh impulse from the trade of our nations".',
            level="a word turns the sense",
        ),
        Example(
            left='"The harbour will stay open for every ship," Anna Virtanen said.',
            right='"The harbour will stay open for every friendly ship," Anna Virtanen said.',
            level="a word is added or dropped",
        ),
        Example(
            left='"The harbour will stay open for every ship that comes in peace," Anna Virtanen said.',
            right='"The harbour will stay shut for every ship that comes in peace," Anna Virtanen said.',
            level="a word stands for another",
        ),
        Example(
            left='"Our harbour will always remain open for every honest ship," Anna Virtanen said.',
            right='"Our harbour must now remain open to every decent vessel," Anna Virtanen said.',
            level="reworded throughout",
        ),
    ),
)
