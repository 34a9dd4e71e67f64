"""Conditions that the levels of a rule are made of: what holds between the values of two claims.

Each takes two resolved claims and gives a bool. All are symmetric: swapping left and right changes nothing. A condition
that is about another kind of value than the claims hold is False, but for those that say that nothing can be compared.
"""

from checker.compare.relations.ages import (
    age_of_the_past,
    birthday_between,
    no_two_ages,
    same_age,
    years_between_explain,
)
from checker.compare.relations.amounts import (
    amounts_agree,
    amounts_equal,
    amounts_incomparable,
    amounts_vague,
    aspect_unknown,
    currency_exchanged,
    figures_rise,
    other_currency,
    other_words,
    toll_still_counted,
)
from checker.compare.relations.assertions import (
    assertions,
    both_affirm,
    denial_overtaken,
    denied_as_yet,
)
from checker.compare.relations.circumstances import different_speakers, plan_overtaken, planned_then_happened, uncertain
from checker.compare.relations.clocks import clocks_apart, clocks_meet, minutes_apart, same_clock
from checker.compare.relations.copies import (
    copies,
    names_exchanged,
    no_other_name,
    one_utterance,
    said_by_another,
    said_by_none_other,
)
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
from checker.compare.relations.events import another_state, happens_once
from checker.compare.relations.kinds import (
    counts_things,
    gives_age,
    gives_measure,
    gives_order,
    gives_share,
    names_days,
    names_hours,
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
from checker.compare.relations.sites import bearings, oblique_direction, other_place_of_reference, same_direction
from checker.compare.relations.steps import steps_in_order, told_otherwise
from checker.compare.relations.titles import former_office, offices, other_holders, same_office
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
    "age_of_the_past",
    "amounts_agree",
    "amounts_equal",
    "amounts_incomparable",
    "amounts_vague",
    "another_occasion",
    "another_state",
    "approximate_times",
    "aspect_unknown",
    "assertions",
    "bearings",
    "birthday_between",
    "both_affirm",
    "clocks_apart",
    "clocks_meet",
    "copies",
    "counts_things",
    "currency_exchanged",
    "date_within_other",
    "day_of_the_report",
    "denial_overtaken",
    "denied_as_yet",
    "different_speakers",
    "figures_rise",
    "former_office",
    "gives_age",
    "gives_measure",
    "gives_order",
    "gives_share",
    "happens_once",
    "last_times_meet",
    "loosely_reported",
    "minutes_apart",
    "name_within_other",
    "names_apart",
    "names_days",
    "names_exchanged",
    "names_fill_role",
    "names_hours",
    "no_common_grain",
    "no_other_name",
    "no_two_ages",
    "oblique_direction",
    "occurrence_in_silence",
    "offices",
    "one_utterance",
    "other_currency",
    "other_holders",
    "other_occasion",
    "other_place_of_reference",
    "other_utterance",
    "other_words",
    "plan_overtaken",
    "planned_then_happened",
    "prepositions_differ",
    "quote_within_other",
    "said_by_another",
    "said_by_none_other",
    "same_age",
    "same_clock",
    "same_date",
    "same_direction",
    "same_name",
    "same_office",
    "same_words",
    "spellings",
    "spelt_by_custom",
    "steps_in_order",
    "told_otherwise",
    "toll_still_counted",
    "uncertain",
    "weekday_agrees",
    "weekday_unknown",
    "words_added_or_dropped",
    "words_exchanged",
    "years_between_explain",
]
