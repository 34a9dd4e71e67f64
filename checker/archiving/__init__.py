"""What is done with an archive besides asking it in a check: adding to it, and telling what it holds."""

from checker.archiving.changes import Change, Changes, changes
from checker.archiving.facts import Holding, Holdings, holdings
from checker.archiving.indexing import Indexed, index
from checker.archiving.show import changes_json, changes_table, facts_json, facts_table

__all__ = [
    "Change",
    "Changes",
    "Holding",
    "Holdings",
    "Indexed",
    "changes",
    "changes_json",
    "changes_table",
    "facts_json",
    "facts_table",
    "holdings",
    "index",
]
