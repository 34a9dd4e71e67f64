"""The made-up news that scale is measured on: the same from the same seed, and spread as news is."""

import re
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.scale import news
from benchmarks.scale.news import PER_DAY, SHARES, Story, load_words, stories
from checker.ingest import read_text
from checker.model import PublishedFrom

COUNT = 4000


@pytest.fixture(scope="module")
def made() -> list[Story]:
    """Give a hundred days of news."""
    return list(islice(stories(1), COUNT))


def test_a_seed_gives_the_same_news(made: list[Story]) -> None:
    """Story by story; and a shorter run is the beginning of a longer one."""
    assert list(islice(stories(1), 500)) == made[:500]
    assert list(islice(stories(2), 5)) != made[:5]


def test_stories_come_about_in_the_shares_that_are_set(made: list[Story]) -> None:
    """In the long run; the first two months have no background."""
    late = made[PER_DAY * 70 :]
    found = Counter(story.kind for story in late)
    assert set(found) == set(SHARES)
    for kind, share in SHARES.items():
        assert found[kind] / len(late) == pytest.approx(share / sum(SHARES.values()), abs=0.03), kind


def test_a_copy_has_most_words_of_an_earlier_story(made: list[Story]) -> None:
    """What is printed again is cut and edited a little; a rewrite is told in other words."""
    words = [Counter(re.findall(r"\w+", " ".join(s.paragraphs))) for s in made[:600]]
    likest: dict[str, list[float]] = defaultdict(list)
    for i, story in enumerate(made[:600]):
        earlier = [j for j in range(i) if made[j].event == story.event]
        if earlier:
            shared = max((words[i] & words[j]).total() / words[i].total() for j in earlier)
            likest[story.kind].append(shared)
    assert min(likest["copy"]) > 0.85
    assert sum(likest["rewrite"]) / len(likest["rewrite"]) < 0.85


def test_tolls_only_rise(made: list[Story]) -> None:
    """The toll of each event's own reports, in their order; a mistake is none of them."""
    tolls: dict[int, list[int]] = defaultdict(list)
    for story in made:
        if story.kind in {"new", "update", "rewrite"}:
            found = re.search(r"(?:killed at least|At least|has reached) (\d+)", story.paragraphs[0])
            if found:
                tolls[story.event].append(int(found[1]))
    assert all(told == sorted(told) for told in tolls.values())
    assert sum(told[-1] > told[0] for told in tolls.values()) > 30


def test_a_correction_names_what_was_wrong(made: list[Story]) -> None:
    """And what is right."""
    notes = [s.paragraphs[-1] for s in made if s.kind == "correction"]
    figures = [re.search(r"hours as ([\d,]+)\. It is ([\d,]+)\.$", note) for note in notes]
    assert all(found and found[1] != found[2] for found in figures)


def test_new_names_keep_coming(made: list[Story]) -> None:
    """As in an archive: the second half has names that the first has not."""
    names = [set(re.findall(r"[A-Z][a-z]+ [A-Z][a-z]+", " ".join(s.paragraphs))) for s in made]
    first, second = set().union(*names[: COUNT // 2]), set().union(*names[COUNT // 2 :])
    assert len(second - first) > len(first) / 2


def test_days_pass(made: list[Story]) -> None:
    """Stories come out in order, so many a day, and background tells of what is long past."""
    days = [story.published for story in made]
    assert days == sorted(days)
    assert Counter(days).most_common(1)[0][1] == PER_DAY
    first: dict[int, Story] = {}
    for story in made:
        first.setdefault(story.event, story)
    ages = [(s.published - first[s.event].published).days for s in made if s.kind == "background"]
    assert min(ages) >= 60


def test_every_page_reads_as_one_story_with_its_date(made: list[Story]) -> None:
    """No page is taken for boilerplate or for several stories, and nothing is left unfilled."""
    for story in made[:: COUNT // 200]:
        assert "{" not in story.text
        (article,) = read_text(story.name, story.text)
        assert (article.published, article.published_from) == (story.published, PublishedFrom.METADATA)


def test_every_sentence_of_the_table_can_be_filled(made: list[Story]) -> None:
    """Each lead and each way to tell a fact occurs within a hundred days, so none has a slot without a value."""
    pages = "\n".join(" ".join(s.paragraphs) for s in made)
    for kind in load_words()["kinds"]:
        for template in (*kind["lead"], *(way for fact in kind["facts"] for way in fact)):
            pattern = re.sub(r"\\\{\w+\\\}", "[^.]+?", re.escape(template.removesuffix(".")))
            assert re.search(pattern, pages), template


def test_files_lie_by_month(tmp_path: Path) -> None:
    """A folder of a hundred thousand files helps nobody."""
    news.write(3, tmp_path, 1)
    found = sorted(tmp_path.rglob("*.txt"))
    assert [p.relative_to(tmp_path).as_posix() for p in found] == [f"2015-01/{n:07}.txt" for n in range(3)]
    assert found[0].read_text("utf-8") == next(stories(1)).text


def test_two_events_are_told_in_other_words(made: list[Story]) -> None:
    """Two stories of one event share most of their sentences' words, those of two events few."""
    shared: dict[bool, list[float]] = {True: [], False: []}
    words = {s.number: set(re.findall(r"\w{4,}", " ".join(s.paragraphs))) for s in made[:400]}
    for one in made[:400:4]:
        for other in made[:400:5]:
            if one.number != other.number:
                a, b = words[one.number], words[other.number]
                shared[one.event == other.event].append(len(a & b) / min(len(a), len(b)))
    assert sum(shared[True]) / len(shared[True]) > 0.6
    assert sum(shared[False]) / len(shared[False]) < 0.3


def test_a_few_events_are_followed_by_dozens_of_stories(made: list[Story]) -> None:
    """Most events have a few stories; the greatest of a hundred days more than thirty."""
    sizes = sorted(Counter(s.event for s in made).values())
    assert sizes[len(sizes) // 2] <= 4
    assert sizes[-1] > 30
