"""How long nothing had been so great, by two sources.

Compares: "the worst X since T", "the lowest in five years", "a five-year low": each says in which stretch of time the
last one as great lies, by arithmetic on the article's own date of publication.
Why: the record is what makes a figure news, and the year beside it is seldom checked.
Agreement: "the lowest since June 2008" and "a five-year low" (both published in June 2013).
Conflict: "the deadliest attack in Korva since 2004" and "the deadliest attack in Korva since 2011".
Leaves alone: sentences in other words, for the worst in a country need not be the worst in one town.
"""

from checker.compare.rule import Example, Level, Rule, ValueKind, Verdict, date, null, otherwise, relations

RULE = Rule(
    compares=ValueKind.RECENCY,
    where=relations.ranks_by_degree,
    levels=(
        null("of two occasions", relations.other_occasion),
        Level("as great a one fits both", relations.last_times_meet, Verdict.AGREEMENT),
        Level("in other words, perhaps of another scope", relations.other_words, Verdict.UNDECIDED),
        otherwise("no record fits both", Verdict.CONFLICT),
    ),
    message="By one source it is {left}; by the other, {right}.",
    examples=(
        Example(
            left="Unemployment in Norrland fell to its lowest level since June 2008.",
            left_published=date(2013, 6, 3),
            right="Unemployment in Norrland fell to its lowest level since May 2011.",
            right_published=date(2014, 6, 3),
            level="of two occasions",
        ),
        Example(
            left="Unemployment in Norrland fell to its lowest level since June 2008.",
            left_published=date(2013, 6, 3),
            right="Unemployment in Norrland fell to a five-year low.",
            right_published=date(2013, 6, 4),
            level="as great a one fits both",
        ),
        Example(
            left="It was the deadliest attack in Korva since 2004, the mayor said.",
            left_published=date(2013, 6, 3),
            right="The deadliest attack since 2011 shook the market hall of Korva on a busy morning.",
            right_published=date(2013, 6, 4),
            level="in other words, perhaps of another scope",
        ),
        Example(
            left="It was the deadliest attack in Korva since 2004.",
            left_published=date(2013, 6, 3),
            right="It was the deadliest attack in Korva since 2011.",
            right_published=date(2013, 6, 4),
            level="no record fits both",
        ),
    ),
)
