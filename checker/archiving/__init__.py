"""What is done with an archive besides asking it in a check: adding to it, and telling what it holds."""

from checker.archiving.indexing import Indexed, index

__all__ = ["Indexed", "index"]
