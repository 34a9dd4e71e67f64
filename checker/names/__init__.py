"""What the names of people, countries and organisations are called, and when two names may be one."""

from checker.names.apart import apart, distinct, kinds
from checker.names.letters import look_alikes, visible
from checker.names.places import Bond, bond, load_places, within
from checker.names.press import agencies, is_press
from checker.names.similar import name_keys, same_word, similar
from checker.names.spelling import Likeness, compare_names
from checker.names.stems import own_words, stem
from checker.names.tables import Entry, Gazetteer, Kind, Words, fold, load_gazetteer, load_words
from checker.names.told import (
    ALONE,
    NAME,
    Beside,
    NameCounts,
    Profile,
    count_names,
    count_words,
    rename,
    sentence_words,
    sort_of,
)

__all__ = [
    "ALONE",
    "NAME",
    "Beside",
    "Bond",
    "Entry",
    "Gazetteer",
    "Kind",
    "Likeness",
    "NameCounts",
    "Profile",
    "Words",
    "agencies",
    "apart",
    "bond",
    "compare_names",
    "count_names",
    "count_words",
    "distinct",
    "fold",
    "is_press",
    "kinds",
    "load_gazetteer",
    "load_places",
    "load_words",
    "look_alikes",
    "name_keys",
    "own_words",
    "rename",
    "same_word",
    "sentence_words",
    "similar",
    "sort_of",
    "stem",
    "visible",
    "within",
]
