"""Reads pages and gives their stories: title, publication date and paragraphs, without what surrounds them."""

from checker.ingest.articles import read, read_text
from checker.ingest.files import find, shown

__all__ = ["find", "read", "read_text", "shown"]
