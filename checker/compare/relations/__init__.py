"""Conditions that the levels of a rule are made of: what holds between the values of two claims.

Each takes two resolved claims and gives a bool. All are symmetric: swapping left and right changes nothing. A condition
that is about another kind of value than the claims hold is False, but for those that say that nothing can be compared.
"""

from checker.compare.relations.amounts import (
    amounts_agree,
    amounts_equal,
    amounts_incomparable,
    amounts_vague,
    birthday_between,
    figures_rise,
    measures_apart,
    toll_still_counted,
)
from checker.compare.relations.circumstances import different_speakers, plan_overtaken, planned_then_happened, uncertain
from checker.compare.relations.dates import (
    adjacent_days,
    another_occasion,
    approximate_times,
    date_within_other,
    day_of_the_report,
    loosely_reported,
    no_common_grain,
    same_date,
    weekday_agrees,
    weekday_unknown,
)
from checker.compare.relations.names import (
    name_within_other,
    names_apart,
    names_fill_role,
    same_name,
    spellings,
    spelt_by_custom,
)
from checker.compare.relations.recency import last_times_meet, occurrence_in_silence, other_occasion
from checker.compare.relations.words import (
    other_utterance,
    prepositions_differ,
    quote_within_other,
    same_words,
    words_added_or_dropped,
    words_exchanged,
)

__all__ = [
    "adjacent_days",
    "amounts_agree",
    "amounts_equal",
    "amounts_incomparable",
    "amounts_vague",
    "another_occasion",
    "approximate_times",
    "birthday_between",
    "date_within_other",
    "day_of_the_report",
    "different_speakers",
    "figures_rise",
    "last_times_meet",
    "loosely_reported",
    "measures_apart",
    "name_within_other",
    "names_apart",
    "names_fill_role",
    "no_common_grain",
    "occurrence_in_silence",
    "other_occasion",
    "other_utterance",
    "plan_overtaken",
    "planned_then_happened",
    "prepositions_differ",
    "quote_within_other",
    "same_date",
    "same_name",
    "same_words",
    "spellings",
    "spelt_by_custom",
    "toll_still_counted",
    "uncertain",
    "weekday_agrees",
    "weekday_unknown",
    "words_added_or_dropped",
    "words_exchanged",
]
