"""Comments in an article are no part of its story, and what stands around them keeps its place."""

from pathlib import Path

import pytest

from checker.ingest import read
from checker.settings import Settings

FIRST = "The harbour of Osk froze over on Monday, the port authority said."
SECOND = "Two ferries are stuck in the ice, and it is not known for how long."
IGNORE = "<!-- check: ignore duration: AP corrected this on 3 May -->"
LINE = "# check: ignore duration: AP corrected this on 3 May"


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} {IGNORE}\n\n{SECOND}\n",
        f"{IGNORE}\n{FIRST}\n\n{SECOND}\n",
        f"{FIRST}\n\n{IGNORE}\n\n{SECOND}\n{IGNORE}",
        f"{LINE}\n\n{FIRST}\n{LINE}\n{SECOND}\n",
        f"{FIRST}\r\n\r\n{LINE}\r\n{SECOND} <!-- one --> <!-- two -->\r\n",
    ],
)
def test_a_comment_is_no_text(tmp_path: Path, suffix: str, text: str) -> None:
    """At the end of a line or on one of its own, in either form, a comment is left out, and offsets hold."""
    path = tmp_path / f"draft.{suffix}"
    path.write_bytes(text.encode())
    articles, problems = read([path], Settings())
    (article,) = articles
    assert problems == []
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND]
    assert all(article.text[p.start : p.end] == p.text for p in article.paragraphs)


def test_what_only_looks_like_one_is_text(tmp_path: Path) -> None:
    """A number sign in a sentence, and an arrow without its other half, belong to the story."""
    path = tmp_path / "draft.txt"
    odd = "The ministry wrote --> and # check: ignore that, it said on Monday."
    path.write_text(f"{FIRST}\n\n{odd}\n", "utf-8")
    (article,) = read([path], Settings())[0]
    assert [p.text for p in article.paragraphs] == [FIRST, odd]
