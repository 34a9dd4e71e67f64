"""Which articles are read together."""

from collections.abc import Callable, Iterator

import pytest

from checker.extract import WINDOW, batches
from checker.extract.batching import Numbered
from checker.model import Article

Story = Callable[..., Article]


def news(story: Story, count: int, events: int) -> list[Article]:
    """Give so many stories of so many events, in turn; those of one event share a sentence."""
    return [story(f"The mill number {n % events} burned. It was report {n}.", article=str(n)) for n in range(count)]


@pytest.mark.parametrize("window", [1, WINDOW])
@pytest.mark.parametrize("count", [0, 1, 5, 28, 63, 64, 65, WINDOW + 28, 2 * WINDOW + 100])
def test_each_article_comes_once_with_its_place(story: Story, count: int, window: int) -> None:
    """Whatever comes together, nothing is lost and nothing comes twice."""
    articles = news(story, count, 20)
    found = [pair for batch in batches(articles, window) for pair in batch]
    assert sorted(n for n, _ in found) == list(range(count))
    assert all(articles[n] is article for n, article in found)


def test_those_that_share_sentences_come_together(story: Story) -> None:
    """Two stories of each event, a hundred articles apart, are given to one process."""
    together = list(batches(news(story, 28 + 200, 100), WINDOW))[-25:]
    for batch in together:
        assert all({n for n, _ in batch} >= {n for n in (m - 100, m + 100) if 28 <= n < 228} for m, _ in batch)


def test_one_event_is_work_for_several(story: Story) -> None:
    """However many share a sentence, no more than sixteen come together; in order, as nothing else parts them."""
    found = list(batches(news(story, 28 + 100, 1), WINDOW))
    assert max(map(len, found)) == 16
    assert [n for batch in found for n, _ in batch] == list(range(128))


def test_what_shares_nothing_comes_eight_at_a_time(story: Story) -> None:
    """In order, after smaller batches for processes that have no work yet."""
    sizes = [len(batch) for batch in batches(news(story, 28 + 64, 1000), WINDOW)]
    assert sizes == [1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, *[8] * 8]


def test_articles_are_taken_as_they_are_needed(story: Story) -> None:
    """One by one at first; never more than a window ahead."""
    taken: list[int] = []

    def articles() -> Iterator[Article]:
        for n, article in enumerate(news(story, 1000, 10)):
            taken.append(n)
            yield article

    given: Iterator[Numbered] = batches(articles(), WINDOW)
    next(given)
    assert len(taken) == 1
    for _ in range(12):
        next(given)
    assert len(taken) == 28 + WINDOW
