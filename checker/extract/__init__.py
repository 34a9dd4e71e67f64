"""From an article to its claims: sentences with syntax, names, quotations, attributions, factuality, typed values."""

from checker.extract.batching import WINDOW, batches
from checker.extract.claims import extract
from checker.extract.parser import Parser, load_parser
from checker.extract.resolve import resolve
from checker.extract.sentences import segment, segment_all

__all__ = ["WINDOW", "Parser", "batches", "extract", "load_parser", "resolve", "segment", "segment_all"]
