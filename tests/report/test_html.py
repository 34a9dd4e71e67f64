"""The HTML report: everything that was found, nothing from the network, nothing that an article's words could do."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.compare.handbook import notes
from checker.compare.rule import load_rules
from checker.model import Problem, Report, SuppressedBy, Suppression, Verdict
from checker.report import FORMATS, html
from checker.report.html import render
from checker.report.html.differences import differing
from checker.report.html.matrix import matrix
from checker.report.html.timeline import timeline
from checker.report.html.view import View, _name

if TYPE_CHECKING:
    from tests.report.conftest import Bench

STYLE = (Path(html.__file__).parent / "style.css").read_text("utf-8")
VOID = {"meta", "link", "input", "br", "line", "rect"}


class Tree(HTMLParser):
    """Reads a page, and holds that every element is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID or (tag == "rect" and not self.get_starttag_text().endswith("/>")):  # type: ignore[union-attr]
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Hold that what closes is what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)

    def ids(self) -> list[str]:
        """Give every id."""
        return [fields["id"] or "" for _, fields in self.tags if "id" in fields]


def test_every_finding_is_there_and_every_link_leads_somewhere(report: Report) -> None:
    """One card a finding; ids are unique; what a link or a label points to exists."""
    tree = Tree(render(report))
    ids = tree.ids()
    assert len(ids) == len(set(ids))
    assert [i for i in ids if i.startswith("finding-")] == [f"finding-{n}" for n in range(1, 7)]
    for _, fields in tree.tags:
        target = (fields.get("href") or "").removeprefix("#") or fields.get("aria-labelledby")
        assert target is None or target in ids


def test_an_empty_report_is_a_page(bench: "Bench") -> None:
    """Without findings there is nothing to filter, and the page says that nothing was found."""
    bench.article("a.txt", "They met.")
    page = render(bench.report())
    assert "Nothing was found." in page
    assert not {"script", "form", "svg"} & {tag for tag, _ in Tree(page).tags}


def test_words_of_an_article_stay_words(hostile: Callable[[str], Report]) -> None:
    """Markup in a title, a sentence, a message or an error is text; control characters are spelled."""
    text = "<script>alert(1)</script>'\"><b onmouseover=x>\x1b\u202e"
    page = render(hostile(text))
    tree = Tree(page)
    assert [tag for tag, _ in tree.tags].count("script") == 1
    assert not [name for _, fields in tree.tags for name in fields if name.startswith("on") or name == "style"]
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "<script>alert(1)</script>'\"><b onmouseover=x>[U+001B][U+202E]" in "".join(tree.texts)


def test_nothing_comes_from_the_network(report: Report) -> None:
    """The page has no address in it that a browser would ask, and a policy that forbids asking."""
    page = render(report)
    tree = Tree(page)
    assert not {"link", "img", "iframe", "object"} & {tag for tag, _ in tree.tags}
    assert not [f for _, f in tree.tags if "src" in f or not (f.get("href") or "#").startswith("#")]
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    policy = next(f["content"] or "" for t, f in tree.tags if t == "meta" and f.get("http-equiv"))
    inline = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL)
    digests = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline]
    assert policy.startswith("default-src 'none'; ")
    assert len(digests) == 2
    assert all(digest in policy for digest in digests)


def test_what_differs_is_marked(bench: "Bench") -> None:
    """In the two sentences of a finding the value is marked, and in it the words that the other side has not."""
    a = bench.article("a.txt", "He said “peace is very near” and left.")
    b = bench.article("b.txt", "“Peace is very dear”, he said.")
    bench.finding(Verdict.CONFLICT, bench.quote(a, "peace is very near"), bench.quote(b, "Peace is very dear"))
    page = render(bench.report())
    assert "He said “<mark>peace is very <b>near</b></mark>” and left." in page
    assert "“<mark>Peace is very <b>dear</b></mark>”, he said." in page


def test_rules_are_explained_and_held_findings_marked(report: Report) -> None:
    """A card has its rule's documentation, and says where it does not count."""
    reason = Suppression(by=SuppressedBy.INLINE, reason="AP <corrected> this", place="a.txt:1")
    first = report.findings[0].model_copy(update={"suppressed": reason})
    changed = {"findings": (first, *report.findings[1:]), "rules": notes(load_rules())}
    page = render(report.model_copy(update=changed))
    assert "Held back: AP &lt;corrected&gt; this (a.txt:1)." in page
    assert "Leaves alone:" in page


def test_errors_are_listed(report: Report) -> None:
    """What could not be used stands there with its line, where it has one."""
    errors = (Problem(path="a.txt", message="not UTF-8", line=3), Problem(path="b.txt", message="empty"))
    page = render(report.model_copy(update={"errors": errors}))
    assert "a.txt:3</span> not UTF-8" in page
    assert "b.txt</span> empty" in page


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """No clock, no host."""
    assert FORMATS["html"].render(report, 80) == render(report)


# ── Contrast ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour "#rrggbb" (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def themes() -> dict[str, dict[str, str]]:
    """Give the colours of the light and of the dark page by name."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6});", block))
        for block in re.findall(r":root \{(.*?)\n *\}", STYLE, re.DOTALL)[:2]
    )
    return {"light": light, "dark": dark}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *((ink, paper) for ink in ("ink", "faint", "link") for paper in ("paper", "panel")),
        ("mark-ink", "mark"),
        *((verdict.value, f"{verdict.value}-panel") for verdict in Verdict),
        *(("paper", verdict.value) for verdict in Verdict),
    ],
)
def test_text_can_be_read(theme: str, ink: str, paper: str) -> None:
    """Text and its ground are apart by 4.5 to 1 at least, which WCAG 2.2 asks for at level AA."""
    colours = themes()[theme]
    low, high = sorted((luminance(colours[ink]), luminance(colours[paper])))
    assert (high + 0.05) / (low + 0.05) >= 4.5


# ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("a gift from peace", "a gift to peace", (["from"], ["to"])),
        ("Thursday", "Friday", (["Thursday"], ["Friday"])),
        ("Peace, now.", "peace now", ([], [])),
        ("only way out", "the only viable way out", ([], ["viable"])),
        ("17 hostages", "18 hostages", (["17"], ["18"])),
        ("hostages: 17", "hostages: 18", (["17"], ["18"])),
        ("near", "I am sure that peace is near, he said", ([], [])),
        ("it is not at all so", "it is quite so", (["not at all"], ["quite"])),
        ("", "word", ([], ["word"])),
    ],
)
def test_differing_words(left: str, right: str, marked: tuple[list[str], list[str]]) -> None:
    """What one side puts in the other's place differs; case, punctuation and what only one side goes on with do not."""
    sides = differing(left, right)
    assert tuple([piece.text for piece in side if piece.differs] for side in sides) == marked
    assert tuple("".join(piece.text for piece in side) for side in sides) == (left, right)


def test_the_matrix_has_a_row_a_fact(report: Report) -> None:
    """Findings that share a claim are one fact, whose row has the gravest verdict and every story's own words."""
    table = matrix(report)
    assert [article.path for article in table.sources] == ["a.txt", "b.txt", "c.txt"]
    assert [(row.verdict, row.findings) for row in table.rows] == [
        (Verdict.CONFLICT, (0, 1, 5)),
        (Verdict.DISPUTE, (2,)),
        (Verdict.AGREEMENT, (3, 4)),
    ]
    words = [[claim.span.text for claim in cell.claims] for cell in table.rows[0].cells]
    assert words == [["Thursday"], ["Friday"], ["May 15"]]
    assert table.rows[1].cells[2].claims == ()


def test_the_matrix_leaves_out_what_is_undecided(hostile: Callable[[str], Report]) -> None:
    """What nobody could decide is no fact."""
    report = hostile("words")
    undecided = tuple(f for f in report.findings if f.verdict is Verdict.UNDECIDED)
    assert matrix(report.model_copy(update={"findings": undecided})) == ((), (), 0)


def test_the_timeline_is_in_order_of_time(bench: "Bench") -> None:
    """Later is further right; dates that would cover each other stand in tracks; a finding's mark leads to it."""
    a = bench.article("a.txt", "They met on Thursday, not Friday. On Thursday he said.")
    b = bench.article("b.txt", "They met long ago.")
    bench.article("c.txt", "No date.")
    thursday = bench.date(a, "Thursday", date(2025, 5, 15))
    bench.date(a, "Friday", date(2025, 5, 16))
    bench.date(a, "On Thursday", date(2025, 5, 15))
    ago = bench.date(b, "long ago", date(1999, 5, 15))
    bench.finding(Verdict.AGREEMENT, thursday, ago)
    bench.finding(Verdict.CONFLICT, thursday, ago)
    drawn = timeline(bench.report())
    first, second, third = drawn.lanes[0].marks
    assert [lane.article.path for lane in drawn.lanes] == ["a.txt", "b.txt"]
    assert first.x == second.x < third.x
    assert first.y < second.y
    assert drawn.lanes[1].marks[0].x < first.x < drawn.width
    assert (first.finding, first.verdict, second.finding) == (1, Verdict.CONFLICT, None)
    assert [tick.label for tick in drawn.ticks] == ["1999-05-15", "2025-05-15", ""]


def test_a_long_timeline_is_drawn_smaller(bench: "Bench") -> None:
    """Dates over many years fit a page without being squeezed onto each other."""
    text = " ".join(f"On day{n} they met." for n in range(40))
    a = bench.article("a.txt", text)
    for n in range(40):
        bench.date(a, f"day{n}", date(1980 + n, 5, 15))
    drawn = timeline(bench.report())
    starts = [mark.x for mark in drawn.lanes[0].marks]
    assert drawn.width < 3600
    assert min(b - a for a, b in pairwise(starts)) > 12


def test_without_dates_there_is_no_timeline(bench: "Bench") -> None:
    """Stories that date nothing have no lanes."""
    bench.article("a.txt", "They met.")
    assert timeline(bench.report()).lanes == ()


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_sources_have_short_names(number: int, name: str) -> None:
    """However many stories there are, each has letters of its own."""
    assert _name(number) == name


def test_a_second_story_of_a_page_says_so(bench: "Bench") -> None:
    """Two stories of one file are told apart in the list of sources."""
    bench.article("a.txt", "They met.")
    bench.article("a.txt", "They met.", story=1)
    assert [source.path for source in View(bench.report()).sources()] == ["a.txt", "a.txt, story 2"]
