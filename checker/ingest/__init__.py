"""Reads pages and gives their stories: title, publication date and paragraphs, without what surrounds them."""

from checker.ingest.addresses import address_of, state_at
from checker.ingest.articles import read, read_file, read_text
from checker.ingest.document import File
from checker.ingest.files import find, load, shown

__all__ = ["File", "address_of", "find", "load", "read", "read_file", "read_text", "shown", "state_at"]
