"""Markdown: what is a title, a date and a paragraph, with offsets into the raw file."""

from datetime import date
from pathlib import Path

import pytest

from checker.ingest import read
from checker.ingest.formats.markdown import parse
from checker.model import Article, PublishedFrom
from checker.settings import Settings

FIRST = "The **harbour** of Osk froze over on [Monday](https://example.org/osk), the port authority said."
SECOND = "Two ferries are stuck in the ice."


def story(tmp_path: Path, text: str) -> Article:
    """Give the one story of a Markdown text."""
    path = tmp_path / "draft.md"
    path.write_bytes(text.encode())
    articles, problems = read([path], Settings())
    assert problems == []
    (article,) = articles
    return article


def body(article: Article) -> list[str]:
    """Give the text of the paragraphs."""
    return [p.text for p in article.paragraphs]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_front_matter_gives_title_and_date(tmp_path: Path, newline: str) -> None:
    """Title and date are read from the fields; no field is text."""
    fields = [
        "---",
        'title: "Harbour of Osk freezes"',
        "author: Bo Li",
        "date: 2024-02-06T08:00:00Z",
        "tags: [ice]",
        "---",
    ]
    text = newline.join([*fields, "", FIRST, "", SECOND])
    article = story(tmp_path, text)
    assert (article.title, article.published, article.published_from, body(article)) == (
        "Harbour of Osk freezes",
        date(2024, 2, 6),
        PublishedFrom.METADATA,
        [FIRST, SECOND],
    )


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ("date: 6 February 2024", date(2024, 2, 6)),
        ("Published: February 6, 2024", date(2024, 2, 6)),
        ("pub_date: '2024-02-06'", date(2024, 2, 6)),
        ("lastmod: 2024-02-09\ndate: 2024-02-06", date(2024, 2, 6)),
        ("updated: 2024-02-06", date(2024, 2, 6)),
        ("date: soon", None),
        ("deadline: 2024-02-06", None),
    ],
)
def test_front_matter_dates(fields: str, value: date | None) -> None:
    """The date of publication comes before that of a change; other fields and other words are no date."""
    assert parse(f"---\n{fields}\n---\n{FIRST}\n").published == value


@pytest.mark.parametrize("text", [f"---\n\n{FIRST}\n", f"---\ntitle: never closed\n\n{FIRST}\n"])
def test_a_rule_at_the_beginning_is_no_front_matter(text: str) -> None:
    """Three dashes without a closing line are a drawn line."""
    assert parse(text).title == ""


HEADINGS = [
    f"# Harbour of Osk freezes\n\n{FIRST}\n\n## Ferries\n\n{SECOND}\n",
    f"# Harbour of Osk freezes #\n{FIRST}\n\n### Ferries\n{SECOND}\n",
    f"Harbour of Osk freezes\n======\n\n{FIRST}\n\nFerries\n---\n\n{SECOND}\n",
    f"## Shipping news\n\n# Harbour of Osk freezes\n\n{FIRST}\n\n#\n\n{SECOND}\n",
]


@pytest.mark.parametrize("text", HEADINGS, ids=["ATX", "closed ATX", "setext", "a section above"])
def test_the_first_level_heading_is_the_title_and_no_heading_is_text(tmp_path: Path, text: str) -> None:
    """Headings give the title and never a paragraph."""
    article = story(tmp_path, text)
    assert (article.title, body(article)) == ("Harbour of Osk freezes", [FIRST, SECOND])


def test_front_matter_comes_before_a_heading(tmp_path: Path) -> None:
    """The title that the file declares is the title."""
    text = f"---\ntitle: Declared\n---\n\n# Harbour of Osk freezes\n\n{FIRST}\n"
    assert story(tmp_path, text).title == "Declared"


def test_markers_of_lists_and_quotes_are_left_out(tmp_path: Path) -> None:
    """Paragraphs begin after the markers; the marker is not part of the span."""
    text = f"{FIRST}\n\n- {SECOND}\n* The crews are well.\n1. Help is on its way.\n\n> We wait, the captain said.\n"
    wanted = [FIRST, SECOND, "The crews are well.", "Help is on its way.", "We wait, the captain said."]
    assert body(story(tmp_path, text)) == wanted


@pytest.mark.parametrize(
    "other",
    [
        "```\nThis is code.\n```",
        "~~~text\nThis is code.\n```\nStill code.\n~~~",
        "<!-- A note to the editor. -->",
        "<!-- A note\nto the editor.\n-->",
        "![The harbour. It is frozen.](harbour.jpg)",
        "[1]: https://example.org/osk",
        "| Ship | Place. |\n|---|---|\n| Anna | Osk. |",
        "<div class=note>",
        "[Read more](https://example.org)",
        "***",
        ">",
    ],
)
def test_what_is_no_prose_is_left_out(tmp_path: Path, other: str) -> None:
    """Code, comments, pictures, tables, tags and link definitions are no text, and nothing around them is lost."""
    assert body(story(tmp_path, f"{FIRST}\n\n{other}\n\n{SECOND}\n")) == [FIRST, SECOND]


def test_a_soft_line_break_is_inside_a_paragraph(tmp_path: Path) -> None:
    """A paragraph wrapped over lines is one span of the raw file."""
    wrapped = "The harbour of Osk froze over on Monday, the port authority said in\na statement to its customers."
    article = story(tmp_path, f"# Ice\n\n{wrapped}\n\n{SECOND}\n")
    assert body(article) == [wrapped, SECOND]


def test_two_stories_under_two_headings(tmp_path: Path) -> None:
    """A page in Markdown may hold two stories too; the front matter is about the first."""
    chess = [
        "Grandmaster Ines Okafor won the Lagos Open after a seven-hour endgame against Tomas Brandt of Sweden.",
        "Okafor sacrificed her queen on move 31, a decision that commentators called reckless.",
        "Brandt resigned when his last pawn was lost, and shook her hand without a word.",
    ]
    path = tmp_path / "two.md"
    path.write_text(
        f"---\ndate: 2024-02-06\n---\n# Harbour of Osk freezes\n\n{FIRST}\n\n{SECOND}\n\n* * *\n\n"
        "# Okafor sacrifices queen to win Lagos Open\n\n" + "\n\n".join(chess)
    )
    articles, _ = read([path], Settings())
    assert [(a.title, a.published, body(a)) for a in articles] == [
        ("Harbour of Osk freezes", date(2024, 2, 6), [FIRST, SECOND]),
        ("Okafor sacrifices queen to win Lagos Open", None, chess),
    ]


ICE = (
    "The harbour of Osk froze over on Monday, the port authority said, and two ferries are stuck in the ice.",
    "An icebreaker of the navy is on its way from Tarn to free the ferries, which carry eighty passengers.",
    "Passengers were given blankets and soup by the crew while they waited for the icebreaker in the dark.",
)
CHESS = (
    "Grandmaster Ines Okafor won the Lagos Open after a seven-hour endgame against Tomas Brandt of Sweden.",
    "Okafor sacrificed her queen on move 31, a decision that commentators at the board called reckless.",
    "She will play the world champion in a match over twelve games next spring, the organisers announced.",
)


def paged(heading: str, *second: str) -> str:
    """Give a page with a story, a heading of the second level, and more paragraphs."""
    return "\n\n".join(("# Harbour of Osk freezes over", *ICE, f"## {heading}", *second))


def test_a_headline_of_the_second_level_begins_another_story(tmp_path: Path) -> None:
    """A second story under a bare heading, which shares no words with the first, is a story of its own."""
    path = tmp_path / "page.md"
    path.write_text(paged("Okafor wins the Lagos Open", *CHESS), encoding="utf-8")
    first, second = read([path], Settings())[0]
    assert (body(first), body(second)) == (list(ICE), list(CHESS))
    assert second.title == "Okafor wins the Lagos Open"


@pytest.mark.parametrize(
    ("heading", "more"),
    [
        ("How the ferries got stuck", ICE[1:] + ICE[:1]),
        ("Chess", CHESS),
        ("What the port authority has said so far", CHESS),
        ("Okafor wins the Lagos Open", CHESS[:1]),
    ],
    ids=["the same story", "too short for a headline", "no headline of what follows", "too little for a story"],
)
def test_a_section_is_no_story_of_its_own(tmp_path: Path, heading: str, more: tuple[str, ...]) -> None:
    """Stories have headings of the second level for their sections: these stay one story."""
    text = paged(heading, *(f"Later, {paragraph}" for paragraph in more))
    assert len(body(story(tmp_path, text))) == len(ICE) + len(more)
