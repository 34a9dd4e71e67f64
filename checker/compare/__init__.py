"""Compare the two claims of a pair: rules for typed values, then NLI for statements."""

from checker.compare.engine import compare

__all__ = ["compare"]
