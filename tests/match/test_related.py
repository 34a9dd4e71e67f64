"""Which stories are held to be about one event."""

from collections.abc import Callable

from checker.extract import extract, segment
from checker.extract.sentences import Parser
from checker.match import relate_stories
from checker.model import Article


def test_few_stories_may_all_be_of_one_event(parser: Parser, story: Callable[..., Article]) -> None:
    """Names that all of three stories hold still relate them: they are what the stories are about."""
    texts = {day: f"Finland and Sweden signed the treaty in Helsinki on {day} May 2025." for day in ("7", "8", "9")}
    articles = [story(text, article=day) for day, text in texts.items()]
    claims = [claim for a in articles for claim in extract(a, segment(a, parser))]
    related = relate_stories(articles, claims)
    assert related.related("7", "8")
    assert related.related("8", "9")
