"""The archive: articles with their claims in one SQLite file, written a page at a time and asked for what is near."""

from checker.archive.ask import beside, held_of, names_like, paths_under, recent, replaced, standing, state_of
from checker.archive.doctor import Diagnosis, diagnose, repair
from checker.archive.near import candidates, profiles
from checker.archive.schema import Connection, is_archive, reading, writing
from checker.archive.search import Hit, search
from checker.archive.stories import Page, Story, load_stories
from checker.archive.versions import superseded, versions_of
from checker.archive.write import Written, forget, store

__all__ = [
    "Connection",
    "Diagnosis",
    "Hit",
    "Page",
    "Story",
    "Written",
    "beside",
    "candidates",
    "diagnose",
    "forget",
    "held_of",
    "is_archive",
    "load_stories",
    "names_like",
    "paths_under",
    "profiles",
    "reading",
    "recent",
    "repair",
    "replaced",
    "search",
    "standing",
    "state_of",
    "store",
    "superseded",
    "versions_of",
    "writing",
]
