"""Article text can do nothing in a report but be read."""

import pytest

from checker.report.escape import code, markdown, plain, shorten, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n b\t c", "a b c"),
        ("\x1b[2Jgone", "[U+001B][2Jgone"),
        ("\x9b2J", "[U+009B]2J"),
        ("abc\u202edcba", "abc[U+202E]dcba"),
        ("\u2067x\u2069", "[U+2067]x[U+2069]"),
        ("so\u00adft\u200b \ufeff", "soft "),
        ("\udcff", "[U+DCFF]"),
        ("\ue000", "[U+E000]"),
        ("👩\u200d🚀 क्\u200dष é 新闻", "👩\u200d🚀 क्\u200dष é 新闻"),
    ],
)
def test_plain_spells_out_what_would_act(text: str, shown: str) -> None:
    """Controls and bidirectional overrides are spelled, invisible clutter goes, letters of every script stay."""
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<script>", "&lt;script&gt;"),
        ("a & b", "a &amp; b"),
        ("a|b", r"a\|b"),
        ("`x`", r"\`x\`"),
        ("*a* _b_", r"\*a\* \_b\_"),
        ("[a](b)", r"\[a\](b)"),
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("12. May", r"12\. May"),
        ("in 12. May", "in 12. May"),
        ("a\\", "a\\\\"),
        ("$5 ~5~", r"\$5 \~5\~"),
        ("\u202e", r"\[U+202E\]"),
    ],
)
def test_markdown_escapes_all_that_marks_up(text: str, escaped: str) -> None:
    """What CommonMark, GitHub's tables and HTML would take as markup stands as letters."""
    assert markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "span"), [("a.txt:1", "`a.txt:1`"), ("a`b", "``a`b``"), ("`a``", "``` `a`` ```"), ("", "`  `")]
)
def test_code_span_holds_backticks(text: str, span: str) -> None:
    """A file may be named with backticks; the fence is longer than any of them."""
    assert code(text) == span


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("新闻", 4), ("", 0)])
def test_width_counts_columns(text: str, columns: int) -> None:
    """Wide characters take two columns of a terminal."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "keep_end", "short"),
    [
        ("abcdef", 6, 0, "abcdef"),
        ("abcdef", 4, 0, "abc…"),
        ("ab cdef", 4, 0, "ab…"),
        ("新闻新闻", 5, 0, "新闻…"),
        ("seeds/article.txt:17", 11, 7, "see….txt:17"),
        ("abcdef", 3, 5, "ab…"),
    ],
)
def test_shorten_fits(text: str, columns: int, keep_end: int, short: str) -> None:
    """A text is cut to its columns, its end kept where that is asked for and fits."""
    assert shorten(text, columns, keep_end=keep_end) == short
