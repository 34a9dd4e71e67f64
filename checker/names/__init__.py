"""What the names of people, countries and organisations are called, and when two names may be one."""

from checker.names.apart import apart, distinct, kinds
from checker.names.places import Bond, bond, load_places, within
from checker.names.similar import same_word, similar
from checker.names.spelling import Likeness, compare_names
from checker.names.stems import own_words, stem
from checker.names.tables import Entry, Gazetteer, Kind, Words, fold, load_gazetteer, load_words

__all__ = [
    "Bond",
    "Entry",
    "Gazetteer",
    "Kind",
    "Likeness",
    "Words",
    "apart",
    "bond",
    "compare_names",
    "distinct",
    "fold",
    "kinds",
    "load_gazetteer",
    "load_places",
    "load_words",
    "own_words",
    "same_word",
    "similar",
    "stem",
    "within",
]
