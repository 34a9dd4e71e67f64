"""The Markdown report tells an editor what differs, where, who says it, and why the rule says so."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from checker.model import (
    Attribution,
    AttributionKind,
    Factuality,
    Problem,
    PublishedFrom,
    Report,
    Verdict,
)
from checker.report.markdown import MOST, render

if TYPE_CHECKING:
    from tests.report.conftest import Bench


def headings(text: str) -> list[str]:
    """Give the headings of the second level."""
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def section(text: str, heading: str) -> str:
    """Give what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_sections_come_in_the_order_to_be_read(report: Report) -> None:
    """Conflicts come first, what could not be used last."""
    assert headings(render(report)) == ["Sources", "Conflicts", "Disputes", "Agreements", "Could not be used"]


def test_each_verdict_has_a_section(bench: "Bench") -> None:
    """An update that no conflict is about stands between conflicts and disputes."""
    a, b = (bench.article(f"{name}.txt", "He met them. She left. It rained. It snowed.") for name in "ab")
    for verdict, words in zip(Verdict, ("He met", "She left", "It rained", "It snowed"), strict=False):
        bench.finding(verdict, bench.statement(a, words), bench.statement(b, words))
    assert headings(render(bench.report())) == ["Sources", "Conflicts", "Updates", "Disputes", "Agreements"]


def test_summary_counts_the_verdicts(report: Report) -> None:
    """The first line says how much was read and found."""
    text = render(report)
    assert "3 stories, 8 claims: 1 conflict, 1 update, 1 dispute, 3 agreements on 1 fact; 1 could not be used." in text
    assert "The stories have 2 independent origins." in text


def test_summary_counts_by_source(report: Report) -> None:
    """Every source has a line with its date and the findings that it is a side of."""
    line = "| `a.txt` | A title | 2025-05-14 (its date line) | 1 | 0 | 1 | 2 |"
    assert line in section(render(report), "Sources")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"embargo": datetime(2025, 5, 15, 6, tzinfo=UTC)}, "; under embargo until 2025-05-15 06:00+00:00"),
        ({"correction": "CORRECTS | day"}, "; corrected (“CORRECTS \\| day”)"),
        ({"correction": "correction"}, "; corrected"),
        ({}, ""),
    ],
    ids=["embargo", "correction with a note", "correction", "neither"],
)
def test_an_embargo_and_a_correction_are_told_beside_the_date(
    bench: "Bench", said: dict[str, object], shown: str
) -> None:
    """What an agency says of its item stands where an editor looks for its date."""
    bench.article("a.txt", "They met.", publication=said)
    assert f"| 2025-05-14 (its date line){shown} |" in section(render(bench.report()), "Sources")


def test_conflict_quotes_both_sentences_with_the_value_in_bold(report: Report) -> None:
    """Both sentences stand there in full."""
    conflicts = section(render(report), "Conflicts")
    assert "> They met on **Thursday**.\n" in conflicts
    assert "They met on **Friday**.\n" in conflicts


def test_conflict_says_where_when_who_and_how_it_was_read(report: Report) -> None:
    """The particulars of a side let a reader go and look."""
    conflicts = section(render(report), "Conflicts")
    where = "- Where: `a.txt:1`, “A title”; published: 2025-05-14 (its date line)"
    read = "- Read as: “Thursday” → 2025-05-15 (from the article's date, 2025-05-14)"
    assert f"{where}\n- Said by: the article itself\n{read}" in conflicts


def test_a_fact_is_headed_by_its_values_the_odd_one_out_first(report: Report) -> None:
    """One origin gives Friday, two give Thursday, one of them as 15 May; the message stands below."""
    heading = "### 1. Event date: “Friday” against “Thursday”, “May 15”\n\nthe days differ\n"
    assert heading in section(render(report), "Conflicts")


def test_each_value_says_how_many_stories_and_origins_give_it(bench: "Bench") -> None:
    """The first story of a value is quoted in full, the others are listed below it; copies are counted out."""
    friday = bench.article("a.txt", "They met on Friday.")
    others = [bench.article(f"{name}.txt", "They met on Thursday.") for name in "bc"]
    copy = bench.article("d.txt", "They met on Thursday.", origin="c.txt")
    one = bench.date(friday, "Friday", date(2025, 5, 16))
    several = [bench.date(article, "Thursday", date(2025, 5, 15)) for article in (*others, copy)]
    for claim in several:
        bench.finding(Verdict.CONFLICT, one, claim)
    conflicts = section(render(bench.report()), "Conflicts")
    assert conflicts.count("### ") == 1
    assert "**“Friday”** (1 story)\n\n> They met on **Friday**." in conflicts
    assert "**“Thursday”** (3 stories, 2 origins)\n\n> They met on **Thursday**." in conflicts
    assert "Also:\n\n- `c.txt:1`: They met on **Thursday**." in conflicts
    assert conflicts.endswith("**Error** in 3 pairs by the rule `event_date`: apart; confidence 0.90 at most.\n")


def test_finding_names_rule_level_severity_and_confidence(bench: "Bench") -> None:
    """Below the evidence stands why; where no value is short enough for a heading, the level is the heading too."""
    a, b = (bench.article(f"{name}.txt", "They met.") for name in "ab")
    bench.finding(Verdict.CONFLICT, bench.statement(a, "They met"), bench.statement(b, "They met"))
    conflicts = section(render(bench.report()), "Conflicts")
    assert "### 1. Event date: apart\n\nthe days differ\n" in conflicts
    assert conflicts.endswith("**Error** by the rule `event_date`: apart; confidence 0.90.\n")


def test_a_fact_of_several_verdicts_gives_the_grounds_of_each(report: Report) -> None:
    """What speaks for the conflict comes first, then what else was found of its claims."""
    conflicts = section(render(report), "Conflicts")
    grounds = [line.partition(" by ")[0] for line in conflicts.splitlines() if line.startswith("- **")]
    assert grounds == ["- **Error**", "- **Update**", "- **Agreement**"]


def test_an_update_is_headed_by_what_came_first(bench: "Bench") -> None:
    """The value of the earlier story stands before that of the later, whatever the order of the files."""
    late = bench.article("a.txt", "They met on Friday.", published=date(2025, 5, 17))
    early = bench.article("b.txt", "They will meet on Thursday.", published=date(2025, 5, 14))
    sides = bench.date(late, "Friday", date(2025, 5, 16)), bench.date(early, "Thursday", date(2025, 5, 15))
    bench.finding(Verdict.UPDATE, *sides)
    assert "### 1. Event date: “Thursday” → “Friday”" in section(render(bench.report()), "Updates")


def test_a_heading_gives_a_few_values_only(bench: "Bench") -> None:
    """Where five stories say five things, the first three stand in the heading."""
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    told = [
        bench.date(bench.article(f"{day}.txt", f"They met on {day}."), day, date(2025, 5, 5 + n))
        for n, day in enumerate(days)
    ]
    for claim in told[1:]:
        bench.finding(Verdict.CONFLICT, told[0], claim)
    assert "“Monday” against “Tuesday” against “Wednesday” against …\n" in render(bench.report())


def test_sources_of_one_origin_are_named_once(report: Report) -> None:
    """Below the table of sources stands which of them are copies."""
    assert "Of one origin, and counted once:\n\n- `b.txt`, `c.txt`\n" in section(render(report), "Sources")


def test_stories_of_their_own_are_no_copies(bench: "Bench") -> None:
    """Where every story has an origin of its own there is nothing to say."""
    for name in "ab":
        bench.article(f"{name}.txt", "They met.")
    assert "Of one origin" not in render(bench.report())


@pytest.mark.parametrize("verdict", [Verdict.UPDATE, Verdict.AGREEMENT])
def test_many_facts_are_told_in_short(bench: "Bench", verdict: Verdict) -> None:
    """Hundreds of updates or agreements do not bury the rest: the thirty-first is a line; conflicts are whole."""
    for n in range(MOST + 2):
        sides = [bench.statement(bench.article(f"{n}{side}.txt", "They met."), "They met") for side in "ab"]
        bench.finding(verdict, *sides)
    shown = render(bench.report())
    assert shown.count("\n### ") == MOST + 1
    assert "### And 2 more facts, in short\n\n- Event date: “They met” (`30a.txt:1`, `30b.txt:1`)\n- " in shown
    conflicts = bench.report().model_copy(
        update={"findings": tuple(f.model_copy(update={"verdict": Verdict.CONFLICT}) for f in bench.findings)}
    )
    assert "in short" not in render(conflicts)


def test_what_only_copies_agree_on_is_counted_not_listed(bench: "Bench") -> None:
    """That a story agrees with its own copy is no news."""
    a = bench.article("a.txt", "They met on Monday.")
    b = bench.article("b.txt", "They met on Monday.", origin="a.txt")
    bench.finding(Verdict.AGREEMENT, *(bench.date(x, "Monday", date(2025, 5, 5)) for x in (a, b)))
    agreements = section(render(bench.report()), "Agreements")
    assert "### " not in agreements
    assert agreements.endswith("1 fact told alike by copies of one story only.\n")


def test_quotation_names_its_speaker(report: Report) -> None:
    """Who is made to say it, and that it is quoted."""
    assert "- Said by: Minister, in quotation marks" in section(render(report), "Disputes")


def test_agreements_are_grouped_by_fact(report: Report) -> None:
    """Three stories that agree make one entry with three readings and the number of origins."""
    agreements = section(render(report), "Agreements")
    assert agreements.count("### ") == 1
    assert "### 1. Duration: “almost an hour”, “hour-long”, “an hour” (2 independent origins)" in agreements
    assert "- `b.txt:3`: It was an **hour-long** call.  \n  Read as: “hour-long” → 1 hour\n" in agreements
    assert agreements.count("They agree by the rule `duration`: overlapping.") == 1


def test_a_story_without_a_title_is_known_by_its_first_words(bench: "Bench") -> None:
    """A file name alone says little to an editor."""
    bench.article("a.txt", "They met in the hall.\nNobody else came.", title="")
    assert "| `a.txt` | “They met in the hall.” |" in render(bench.report())


def test_a_quotation_is_not_said_to_be_read_as_itself(report: Report) -> None:
    """Its words stand there already."""
    assert "Read as" not in section(render(report), "Disputes")


def test_what_inferred_means_is_said_once(bench: "Bench") -> None:
    """The table says which dates are inferred, a line below it from what."""
    for name in "ab":
        bench.article(f"{name}.txt", "They met.", published_from=PublishedFrom.INFERRED)
    assert render(bench.report()).count("An inferred date is worked out") == 1


def test_undecided_is_listed_where_the_report_has_it(bench: "Bench") -> None:
    """Pairs that were asked for with --show undecided have a section of their own."""
    a, b = (bench.article(f"{name}.txt", "They met.") for name in "ab")
    bench.finding(Verdict.UNDECIDED, bench.statement(a, "They"), bench.statement(b, "They"))
    text = render(bench.report())
    assert headings(text) == ["Sources", "Undecided"]
    assert "1 undecided pair" in text


def test_errors_say_where_and_why(bench: "Bench") -> None:
    """What could not be used has its path and line in code, or no place when it has none."""
    bench.errors += [Problem(path="a.txt", message="no *text*", line=3), Problem(path="", message="no model")]
    assert section(render(bench.report()), "Could not be used").strip() == "- `a.txt:3`: no \\*text\\*\n- no model"


def test_a_claim_at_odds_with_itself_is_quoted_once(bench: "Bench") -> None:
    """A weekday that is not that date's has no second sentence to show."""
    claim = bench.statement(bench.article("a.txt", "On Monday (Dec 6)."), "Monday (Dec 6)")
    bench.finding(Verdict.CONFLICT, claim, claim)
    assert section(render(bench.report()), "Conflicts").count("> ") == 1


def test_a_report_without_articles_is_still_one() -> None:
    """Nothing to read is said so."""
    empty = Report(articles=(), sentences={}, claims=(), findings=(), errors=())
    assert "0 stories, 0 claims: no findings." in render(empty)


@pytest.mark.parametrize(
    ("published", "source", "words"),
    [
        (date(2025, 5, 16), PublishedFrom.TEXT, "| 2025-05-16 (a date in its text) |"),
        (
            date(2025, 5, 16),
            PublishedFrom.INFERRED,
            "| 2025-05-16 (inferred) |",
        ),
        (None, PublishedFrom.UNKNOWN, "| unknown |"),
    ],
)
def test_publication_date_says_where_it_is_from(
    bench: "Bench", published: date | None, source: PublishedFrom, words: str
) -> None:
    """An inferred date is not passed off as the article's own."""
    bench.article("a.txt", "They met.", published=published, published_from=source)
    assert words in render(bench.report())


@pytest.mark.parametrize(
    ("factuality", "words"),
    [
        (Factuality.CERTAIN, "itself\n"),
        (Factuality.PROBABLE, "itself; planned or expected\n"),
        (Factuality.DENIED, "itself; stated not to be so\n"),
        (Factuality.POSSIBLE, "itself; possible, not certain\n"),
    ],
)
def test_what_is_not_simply_stated_is_marked(bench: "Bench", factuality: Factuality, words: str) -> None:
    """A plan or a denial is not shown as something that happened."""
    a, b = (bench.article(f"{name}.txt", "They met.") for name in "ab")
    left = bench.statement(a, "They").model_copy(update={"factuality": factuality})
    bench.claims[0] = left
    bench.finding(Verdict.CONFLICT, left, bench.statement(b, "They"))
    assert f"- Said by: the article {words}" in render(bench.report())


@pytest.mark.parametrize(("mention", "words"), [("the\nmayor", "the mayor (Ann Lee)"), ("Ms. Ann Lee", "Ms. Ann Lee")])
def test_speaker_is_named_as_the_article_names_her(bench: "Bench", mention: str, words: str) -> None:
    """The mention is shown, with her name if it is not in it, and that the words are the reporter's."""
    a, b = (bench.article(f"{name}.txt", "They met, the\nmayor, Ms. Ann Lee, said.") for name in "ab")
    left = bench.statement(a, "They met")
    said = Attribution(
        source="ann lee", mention=bench.span(a, mention), cue=None, content=left.span, kind=AttributionKind.INDIRECT
    )
    bench.claims[0] = left.model_copy(update={"attribution": said})
    bench.finding(Verdict.CONFLICT, left, bench.statement(b, "They met"))
    assert f"- Said by: {words}, in the reporter's words" in render(bench.report())


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("It took 5 hours.", "5 hours", "> It took **5 hours**."),
        ("A“b”c.", "“b”", "> A<strong>“b”</strong>c."),
        ("It took 5 - or 6.", "5", "> It took **5** - or 6."),
        ("It was (5) then.", "(5)", "> It was **(5)** then."),
        ("One. Two. Three.", "e. T", "> On**e. T**wo."),
        ("It  took\n5 hours", " took\n5 ", "> It **took 5** hours"),
        ("1) May it was.", "May", "> 1\\) **May** it was."),
    ],
)
def test_value_stands_out_whatever_is_beside_it(bench: "Bench", text: str, words: str, shown: str) -> None:
    """The value is bold by asterisks where they work, else by a tag, and sentences that it spans are quoted in full."""
    a, b = (bench.article(f"{name}.txt", text) for name in "ab")
    bench.finding(Verdict.CONFLICT, bench.statement(a, words), bench.statement(b, words))
    assert f"\n{shown}\n" in render(bench.report())


def test_a_value_without_known_sentences_is_quoted_alone(bench: "Bench") -> None:
    """A report without sentences still shows the words."""
    a, b = (bench.article(f"{name}.txt", "They met.") for name in "ab")
    bench.finding(Verdict.CONFLICT, bench.statement(a, "They"), bench.statement(b, "They"))
    assert "> **They**\n" in render(bench.report().model_copy(update={"sentences": {}}))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a|b", "`code`", "![x](http://x)", "\x1b[31mred", "abc\u202edef", "*bold*"]
)
def test_article_text_is_no_markup(hostile: Callable[[str], Report], text: str) -> None:
    """Titles, sentences, messages and errors reach the page as letters only."""
    text_shown = render(hostile(text))
    assert text not in text_shown


def test_a_pipe_does_not_end_a_cell(bench: "Bench") -> None:
    """A table row has as many cells as its head, whatever the file and its title are called."""
    bench.article("a|b.txt", "They met.", title="c|d", story=1)
    row = next(line for line in render(bench.report()).splitlines() if "story 2" in line)
    assert row.replace("\\|", "").count("|") == 5
