"""Which claims of different stories are about the same fact."""

from checker.match.anchors import infer_published
from checker.match.fillers import fillers
from checker.match.origins import group_origins
from checker.match.pairs import match, within_sentences
from checker.match.related import ONE_EVENT, Relatedness, nearness, relate_stories
from checker.match.silences import silences
from checker.match.states import states
from checker.match.steps import steps
from checker.match.timeline import gather_timeline
from checker.match.tolls import tolls
from checker.match.variants import name_forms, unify_names

__all__ = [
    "ONE_EVENT",
    "Relatedness",
    "fillers",
    "gather_timeline",
    "group_origins",
    "infer_published",
    "match",
    "name_forms",
    "nearness",
    "relate_stories",
    "silences",
    "states",
    "steps",
    "tolls",
    "unify_names",
    "within_sentences",
]
