"""Reports: whatever the words of an article, its path and its title, they are shown and do nothing."""

import json
import re
import unicodedata
from functools import cache
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from checker.model import Problem, Report, Verdict
from checker.report import BRIEF, FORMATS
from tests.fuzz.target import ODD, Reader, Target
from tests.report.conftest import Bench

_SAFE = {"\n", "\u200c", "\u200d"}  # line ends are ours; the joiners shape letters
_HARMFUL = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_OWN_TAGS = re.compile(r"</?strong>")


def report_of(text: str, path: str) -> Report:
    """Give a report with a text in every place where an article's words go, and a path in every one where paths go."""
    bench = Bench()
    about = {
        "title": text,
        "publication": {"byline": text, "outlet": text, "url": text, "language": text, "correction": text},
    }
    left = bench.article(f"left{path}", f"It was {text} on Monday.", **about)
    right = bench.article(f"right{path}", f"It was {text} on Friday.", **about)
    also = bench.article(f"left{path}", f"“{text}” he said.", story=1, title=text)
    words = text if text.strip() else "was"
    sides = bench.statement(left, words), bench.statement(right, words)
    said = bench.quote(also, text if text.strip() else "he")
    for verdict in Verdict:
        bench.finding(verdict, *sides, message=f"“{text}” and “{text}”")
    bench.finding(Verdict.CONFLICT, sides[0], said, rule="quotation_drift", level="drifted")
    bench.errors.append(Problem(path=f"left{path}", message=text))
    bench.errors.append(Problem(path=path, message=text, line=3))
    return bench.report()


def holds(data: bytes) -> None:
    """Write a report in every format, and hold that none of them can do harm."""
    told = Reader(data)
    cut = told.number(200)
    text = told.text(400)
    report = report_of(text[cut:], text[:cut])
    columns = 60 + cut
    written = {name: format_.render(report, columns) for name, format_ in FORMATS.items()}
    for name, shown in {**written, "brief": BRIEF.render(report, columns)}.items():
        _holds_no_control(name, shown)
    _is_json(written["json"], report)
    _is_sarif(written["sarif"])
    _may_stand_in_a_script(written["claimreview"])
    _runs_nothing(written["html"], report)
    _marks_nothing_up(written["markdown"])
    _marks_nothing_up(BRIEF.render(report, columns))


def _holds_no_control(name: str, shown: str) -> None:
    """Hold that nothing acts on a terminal or turns the line, whatever shows the file."""
    shown.encode()
    bad = {f"U+{ord(c):04X}" for c in set(shown) - _SAFE if unicodedata.category(c) in _HARMFUL}
    assert not bad, f"{name} holds {sorted(bad)}"


def _is_json(written: str, report: Report) -> None:
    wire = json.loads(written)
    assert wire["schema"] == "checker-report/1"
    texts = {a["id"]: a.get("text") for a in wire["articles"]}
    assert len(texts) == len(report.articles)
    for finding in wire["findings"]:
        for side in (finding["left"], finding["right"]):
            article = next(a for a in report.articles if a.id == side["article"])
            assert article.text[side["start"] : side["end"]] == side["text"]


def _is_sarif(written: str) -> None:
    (run,) = json.loads(written)["runs"]
    for result in run["results"]:
        assert re.fullmatch(r"[!-~]*", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        # A link of a message (section 3.11.6) leads to a related location of ours, and to nothing else.
        links = re.findall(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(([^)]*)\)", result["message"]["text"])
        assert set(links) <= {str(place["id"]) for place in result.get("relatedLocations", ())}


def _may_stand_in_a_script(written: str) -> None:
    assert not set("<>&") & set(written)
    assert json.loads(written)["@context"] == "https://schema.org"


class _Page(HTMLParser):
    """Reads a page, and counts its elements, its scripts and what its attributes lead to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {
            value or "" for name, value in attrs if name in {"href", "src", "action", "data", "xlink:href"}
        }


@cache
def _harmless() -> _Page:
    return _Page(FORMATS["html"].render(report_of("plain", "words.txt"), 120))


def _runs_nothing(written: str, report: Report) -> None:
    """Hold that the page has the elements and attributes that it has with harmless words."""
    page = _Page(written)
    plain = _harmless()
    assert page.tags.keys() <= plain.tags.keys() | {"mark", "del", "ins"}, page.tags.keys() - plain.tags.keys()
    assert page.attributes <= plain.attributes, page.attributes - plain.attributes
    assert all(target.startswith("#") for target in page.targets)
    assert page.tags["script"] == plain.tags["script"]
    assert len(report.articles) == 3


def _marks_nothing_up(written: str) -> None:
    """Hold that Markdown, parsed again, has no HTML but our own, no links, no pictures and no headings of others."""
    parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(written)
    tokens = [inner for token in parsed for inner in (token, *(token.children or ()))]
    for token in tokens:
        assert token.type not in {"link_open", "image", "html_block", "code_block", "fence", "s_open", "hr"}, token
        assert token.type != "html_inline" or _OWN_TAGS.fullmatch(token.content), token.content
    plain = {t.content for t in parsed if t.type == "inline"}
    assert plain


_TEXTS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "[now](javascript:alert(1)) ![x](http://a.example/x.png)",
    "<http://a.example> http://a.example www.a.example a@a.example",
    "| a | b |\n|---|---|\n| c | d |",
    "# Heading\n\n- list\n\n1. one\n\n> quote\n\n```\ncode\n```\n\n---\n\n    code",
    "`code` ``more`` **bold** _it_ ~~gone~~ $x^2$ \\\\ \\[ &lt;b&gt; &#60;b&#62;",
    '=HYPERLINK("http://a.example";"now") @SUM(1) +1 -1',
    "\x1b[2J\x1b]0;title\x07\x9b31m\x08\x08\r",
    "abc \u202edcba\u202c \u2066x\u2069 \u200f",
    "{{ 7 * 7 }} {% raw %} ${x} %s %(x)s {0}",
    "</script><!-- ]]> --> <![CDATA[ x ]]>",
    "a" * 90 + " " + "\u65b0\u95fb" * 30,
    "[1](1) [a]\n\n[a]: http://a.example",
)
_PATHS = (".txt", "/../a|b`c.txt", " <b>.md", "\n# a.html", "\x1b[2J", '"?#%20&.txt', "\udcff")

TARGET = Target(
    "report",
    [
        bytes([len(path)]) + (path + text).encode("utf-8", "surrogateescape")
        for n, text in enumerate(_TEXTS)
        for path in (_PATHS[n % len(_PATHS)],)
    ],
    [*(word.encode() for text in _TEXTS for word in text.split()), b"\n\n", b"    ", b"\t", *ODD],
    holds,
)
