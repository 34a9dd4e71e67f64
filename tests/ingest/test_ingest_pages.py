"""Whole pages in several styles: what belongs to a story, and where a second story begins."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from checker.ingest import read
from checker.model import Article, PublishedFrom
from checker.settings import Settings

FLOOD = [
    "Floodwater from the river Arda entered the old town of Velin on Tuesday night, mayor Petra Hladik said.",
    "Rescuers in boats brought 140 residents of Velin to a school on higher ground.",
    "Nobody drowned.",
    '"The dam held, and that saved us," Hladik told reporters beside the flooded market hall.',
    "The river is expected to fall by Thursday.",
]
CHESS = [
    "Grandmaster Ines Okafor won the Lagos Open after a seven-hour endgame against Tomas Brandt of Sweden.",
    "Okafor sacrificed her queen on move 31, a decision that commentators called reckless.",
    "Brandt resigned when his last pawn was lost, and shook her hand.",
    "She will play the world champion in a match over twelve games next spring.",
]
FLOOD_TITLE = "Old town of Velin evacuated as river Arda floods"
CHESS_TITLE = "Okafor sacrifices queen to win Lagos Open"


def page(tmp_path: Path, *lines: str, name: str = "page.txt", gap: str = "\n\n") -> list[Article]:
    """Give the stories of a page made of the lines."""
    path = tmp_path / name
    path.write_bytes(gap.join(lines).encode())
    articles, problems = read([path], Settings())
    assert problems == []
    return articles


def body(article: Article) -> list[str]:
    """Give the text of the paragraphs."""
    return [p.text for p in article.paragraphs]


@dataclass(frozen=True)
class Around:
    """What stands above and below the story on a page."""

    name: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    day: date | None = None


AROUND = [
    Around("bare", (FLOOD_TITLE,), ()),
    Around(
        "portal with a menu and a gallery",
        ("Skip to main content", "World", FLOOD_TITLE, "World", FLOOD_TITLE, "2024-06-05 08:12 Last Updated At:09:30"),
        (FLOOD_TITLE, FLOOD_TITLE, "Recommended Articles", "Ten recipes for early summer", "Why cats purr at night"),
        date(2024, 6, 5),
    ),
    Around(
        "cookie banner, languages, licence and hotline",
        (
            "We use cookies to improve your experience. By using this site you agree to our Privacy Policy.",
            "By continuing to use our website you consent to the storing of cookies.",
            "SELECT YOUR LANGUAGE",
            "Français | Español | العربية",
            "网上传播视听节目许可证号 0112345",
            "Broadcasting licence No. 20481144",
            "Complaints hotline: +44 20 7946 0000",
            FLOOD_TITLE,
            "By Jana Novak",
            "Published: 5 June 2024",
        ),
        ("© 2024 Velin Daily. All rights reserved.", "Contact us"),
        date(2024, 6, 5),
    ),
    Around(
        "share prompts, a caption and tags",
        (
            FLOOD_TITLE,
            "Share this article",
            "Facebook Twitter WhatsApp",
            "June 5, 2024 | 8:12 am",
            "3 min read",
            "Residents wade through the market square in this file photo from June 1, 2013. - AP",
        ),
        (
            "Follow us on our Telegram channel for breaking news!",
            "Velin , Arda , Floods , Rescue",
            "Tags: Velin, weather",
            "Others Also Read",
            "Mountain village gets its first bus line",
            "Bakers of the north compete for the golden loaf",
            "Sign up for our newsletter",
        ),
        date(2024, 6, 5),
    ),
    Around(
        "credits, author and list of headlines with no heading",
        ("VELIN TODAY", FLOOD_TITLE, "Wednesday, 5 June 2024", "Photo: Karel Dusek/Velin Daily"),
        (
            "(Reporting by Jana Novak; Editing by Ola Berg)",
            "(With inputs from agencies)",
            "- Reuters",
            "Mountain village gets its first bus line",
            "Bakers of the north compete for the golden loaf",
            "Loaf of the year is chosen by a jury of children",
        ),
        date(2024, 6, 5),
    ),
    Around(
        "fields of a record",
        ("Title: x", "Source: Velin Daily", "Author: Jana Novak", "Date: 2024-06-05", "URL: https://example.org/flood"),
        ("Advertisement", "Comments", "12 comments", "Load more"),
        date(2024, 6, 5),
    ),
]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n"], ids=["blank lines", "single newlines", "CRLF"])
@pytest.mark.parametrize("around", AROUND, ids=lambda around: around.name)
def test_the_body_is_exactly_the_story(tmp_path: Path, around: Around, gap: str) -> None:
    """Whatever surrounds it, the body is every sentence of the story and nothing else."""
    articles = page(tmp_path, *around.above, *FLOOD, *around.below, gap=gap)
    assert [body(a) for a in articles] == [FLOOD]


@pytest.mark.parametrize("around", AROUND, ids=lambda around: around.name)
def test_the_metadata_line_dates_the_story(tmp_path: Path, around: Around) -> None:
    """The date is that of the metadata line, and unknown where there is none; never that of a caption."""
    (article,) = page(tmp_path, *around.above, *FLOOD, *around.below)
    source = PublishedFrom.METADATA if around.day else PublishedFrom.UNKNOWN
    assert (article.published, article.published_from) == (around.day, source)


@pytest.mark.parametrize("around", AROUND[:5], ids=lambda around: around.name)
def test_the_headline_is_the_title_and_not_in_the_body(tmp_path: Path, around: Around) -> None:
    """The headline is found among section names, banners and captions."""
    (article,) = page(tmp_path, *around.above, *FLOOD, *around.below)
    assert article.title == FLOOD_TITLE


TWO = {
    "captions of each story's video under it": (
        *("Skip to Content", FLOOD_TITLE, "World", FLOOD_TITLE, "2024-06-05 08:12", *FLOOD),
        *(FLOOD_TITLE, FLOOD_TITLE, *CHESS, CHESS_TITLE, CHESS_TITLE, CHESS_TITLE, "Recommended Articles"),
    ),
    "headlines repeated above each": (
        *(FLOOD_TITLE, FLOOD_TITLE, "2024-06-05", *FLOOD, "Share", CHESS_TITLE, CHESS_TITLE, *CHESS, "Most read"),
    ),
    "a rule between": (FLOOD_TITLE, "5 June 2024", *FLOOD, "* * *", CHESS_TITLE, *CHESS),
    "a list of one that goes on": (FLOOD_TITLE, "5 June 2024", *FLOOD, "Read next", CHESS_TITLE, *CHESS),
}


@pytest.mark.parametrize("lines", TWO.values(), ids=TWO)
def test_a_page_of_two_stories_yields_two(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Separating material and a change of topic make a second story, with its own headline and paragraphs."""
    articles = page(tmp_path, *lines)
    assert [(a.title, body(a), a.story) for a in articles] == [(FLOOD_TITLE, FLOOD, 0), (CHESS_TITLE, CHESS, 1)]


@pytest.mark.parametrize("lines", TWO.values(), ids=TWO)
def test_the_date_of_the_page_is_that_of_its_first_story(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """The second story of a page has no date unless its own part carries one."""
    assert [a.published for a in page(tmp_path, *lines)] == [date(2024, 6, 5), None]


@pytest.mark.parametrize(
    "dated", [(CHESS_TITLE, "Published: June 2, 2024"), ("Most read", CHESS_TITLE, "By Bo Li", "June 2, 2024")]
)
def test_a_second_story_with_a_date_of_its_own(tmp_path: Path, dated: tuple[str, ...]) -> None:
    """A date line between the second headline and its body dates the second story."""
    articles = page(tmp_path, FLOOD_TITLE, "5 June 2024", *FLOOD, *dated, *CHESS)
    assert [a.published for a in articles] == [date(2024, 6, 5), date(2024, 6, 2)]


def test_a_date_under_the_first_story_is_not_the_seconds(tmp_path: Path) -> None:
    """A labelled date under a story, before the next headline, belongs to the story above it."""
    articles = page(tmp_path, FLOOD_TITLE, *FLOOD, "Published: June 5, 2024", CHESS_TITLE, CHESS_TITLE, *CHESS)
    assert [a.published for a in articles] == [date(2024, 6, 5), None]


def test_stories_of_one_page_share_its_text_but_not_their_ids(tmp_path: Path) -> None:
    """Offsets of both stories are into the whole page; each is its own article and, so far, its own origin."""
    first, second = page(tmp_path, *TWO["a rule between"])
    assert first.text == second.text
    assert first.id != second.id
    assert (first.origin, second.origin) == (first.id, second.id)


ONE = {
    "the own headline repeated in the middle": (*FLOOD[:3], FLOOD_TITLE, FLOOD_TITLE, *FLOOD[3:]),
    "a related headline in the middle": (*FLOOD[:3], "Related stories", CHESS_TITLE, *FLOOD[3:]),
    "another story's caption twice in the middle": (*FLOOD[:3], CHESS_TITLE, CHESS_TITLE, *FLOOD[3:]),
    "a rule in the middle": (*FLOOD[:3], "-----", *FLOOD[3:]),
    "headings": (*FLOOD[:2], "Boats and a school", *FLOOD[2:4], "'The dam held'", *FLOOD[4:]),
    "a teaser in a list at the end": (*FLOOD, "Read next", CHESS_TITLE, CHESS[1], "Ten recipes for early summer"),
    "an advertisement in the middle": (*FLOOD[:3], "Advertisement", "Story continues below", *FLOOD[3:]),
}


@pytest.mark.parametrize("lines", ONE.values(), ids=ONE)
def test_a_page_of_one_story_stays_one(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Interruptions of a story neither split it nor lose a sentence of it."""
    assert [body(a) for a in page(tmp_path, FLOOD_TITLE, *lines)] == [FLOOD]


KEPT = {
    "no full stop": "On Sunday, council member Ota Reiss left the town hall with a broken arm",
    "names in capitals, no full stop": "Hladik phoned Reiss on Friday after Jana Novak and Ota Reiss visited Velin",
    "a question": "Did the warning come too late?",
    "about cookies": "The regulator fined the site because it uses cookies without asking its readers.",
    "about a photo": "The ministry released a photo of the broken dam on Monday.",
    "about a picture agency": "Shutterstock will buy Getty Images for $3.7 billion, the two companies said.",
    "about following": "Hladik asked residents to follow her on the road to the school.",
    "with a phone number": "Anyone with information is asked to call Sgt. Reiss at 555-0142.",
    "names only": "Hladik Met Reiss.",
    "foreign name": "The prime minister of Côte d'Ivoire, Aïcha Koné, sent boats to Velin.",
    "quoting an agency": "The dam had been inspected in May, the state agency told Reuters.",
    "list": "The shelter needs the following:",
    "long and without a verb": "Average depth in the old town at noon, by district, in metres: 1.2, 0.8, 2.1",
}


@pytest.mark.parametrize("sentence", KEPT.values(), ids=KEPT)
def test_a_real_sentence_in_the_story_is_never_lost(tmp_path: Path, sentence: str) -> None:
    """Sentences that resemble boilerplate, or have lost their full stop, stay in the body."""
    (article,) = page(tmp_path, FLOOD_TITLE, *FLOOD[:2], sentence, *FLOOD[3:])
    assert body(article) == [*FLOOD[:2], sentence, *FLOOD[3:]]


def test_items_of_a_list_that_a_sentence_announces_are_kept(tmp_path: Path) -> None:
    """Short lines after a colon are the story's, in the middle and at its end."""
    items = ["Blankets (200)", "Dry food", "Drinking water"]
    lines = [*FLOOD[:2], "The shelter needs:", *items, FLOOD[3], "Closed on Friday:", "Bridge Street", "Mill Lane"]
    (article,) = page(tmp_path, FLOOD_TITLE, *lines)
    assert body(article) == lines


TRIMMED = [
    "The river is falling, officials said. (Reuters)",
    "The river is falling, officials said.- AFP",
    "The river is falling, officials said. \u2014 Bernama",
    "The river is falling, officials said. (With input from AP)",
    "The river is falling, officials said. (Daily Mirror report)",
    "The river is falling, officials said. (Reporting by Jana Novak; Editing by Ola Berg)",
]


@pytest.mark.parametrize("last", TRIMMED)
def test_a_credit_is_trimmed_off_the_paragraph(tmp_path: Path, last: str) -> None:
    """The paragraph stays, without the agency's name glued to its end."""
    (article,) = page(tmp_path, FLOOD_TITLE, *FLOOD, last)
    assert body(article)[-1] == "The river is falling, officials said."


@pytest.mark.parametrize("last", ['"Water has no friends." \u2013 Petra Hladik', "He was 81 (see related story)."])
def test_what_is_no_credit_stays(tmp_path: Path, last: str) -> None:
    """The name of a speaker and an ordinary bracket are text."""
    (article,) = page(tmp_path, FLOOD_TITLE, *FLOOD, last, FLOOD[0] + " It rained again.")
    assert last in body(article)


def test_metadata_and_body_on_one_line(tmp_path: Path) -> None:
    """The body part of a shared line is the first paragraph."""
    (article,) = page(tmp_path, " date 2024-06-05 " + FLOOD[0], *FLOOD[1:])
    assert (article.published, body(article), article.title) == (date(2024, 6, 5), FLOOD, "")


def test_a_dateline_dates_the_story_and_is_no_part_of_its_first_sentence(tmp_path: Path) -> None:
    """A dateline with a full date gives the date of publication, from the text."""
    (article,) = page(tmp_path, FLOOD_TITLE, "VELIN, June 5, 2024 (AFP) \u2013 " + FLOOD[0], *FLOOD[1:])
    assert (article.published, article.published_from) == (date(2024, 6, 5), PublishedFrom.TEXT)
    assert body(article) == FLOOD


def test_a_dateline_under_a_deck(tmp_path: Path) -> None:
    """The dateline opens the first full sentence, also where a line without a full stop stands above it."""
    deck = "Rescuers said on Wednesday that nobody was missing"
    (article,) = page(tmp_path, FLOOD_TITLE, deck, "VELIN, June 5, 2024 (AFP) \u2013 " + FLOOD[0], *FLOOD[1:])
    assert (article.published, body(article)) == (date(2024, 6, 5), [deck, *FLOOD])


def test_three_stories_of_one_page(tmp_path: Path) -> None:
    """Nothing is special about two."""
    third = [
        "Astronomers at the Kiruna observatory have found a comet with two tails, Elsa Lindqvist announced.",
        "The comet passes the Earth in November at a distance of 60 million kilometres.",
        "With binoculars it can be seen before dawn, low above the eastern horizon, Lindqvist said.",
    ]
    comet = "Comet with two tails found at Kiruna"
    lines = [FLOOD_TITLE, *FLOOD, CHESS_TITLE, CHESS_TITLE, *CHESS, comet, comet, *third]
    assert [(a.title, body(a)) for a in page(tmp_path, *lines)] == [
        (FLOOD_TITLE, FLOOD),
        (CHESS_TITLE, CHESS),
        (comet, third),
    ]


def test_metadata_before_a_dateline(tmp_path: Path) -> None:
    """Both may stand before the first sentence; the metadata decides the date."""
    (article,) = page(tmp_path, "Published: 6 June 2024 | VELIN, June 5, 2024 (AFP) \u2013 " + FLOOD[0], *FLOOD[1:])
    assert (article.published, body(article)) == (date(2024, 6, 6), FLOOD)


@pytest.mark.parametrize(
    "line", ["Rain fell on June 3, 2024, and again the next day.", "The last flood of the Arda was in August 2002."]
)
def test_a_date_in_running_text_dates_no_story(tmp_path: Path, line: str) -> None:
    """What happened on a date says nothing about the day of publication."""
    (article,) = page(tmp_path, FLOOD_TITLE, line, *FLOOD)
    assert (article.published, article.published_from) == (None, PublishedFrom.UNKNOWN)


def test_a_date_line_under_the_first_sentence(tmp_path: Path) -> None:
    """A deck that is a full sentence may stand above the date line."""
    (article,) = page(tmp_path, FLOOD_TITLE, FLOOD[0], "June 5, 2024", *FLOOD[1:])
    assert (article.published, body(article)) == (date(2024, 6, 5), FLOOD)


def test_the_dates_of_a_chronicle_are_not_its_publication(tmp_path: Path) -> None:
    """Date headings between paragraphs are the dates of the events."""
    lines = ["June 3, 2024", FLOOD[1], "June 4, 2024", FLOOD[3], "June 5, 2024", FLOOD[4]]
    (article,) = page(tmp_path, FLOOD_TITLE, FLOOD[0], *lines)
    assert article.published is None


def test_a_labelled_date_at_the_end(tmp_path: Path) -> None:
    """Some sites put the date of publication under the story."""
    (article,) = page(tmp_path, FLOOD_TITLE, *FLOOD, "Date Published: Wednesday, June 5, 2024")
    assert article.published == date(2024, 6, 5)


def test_a_deck_without_a_full_stop_is_text_but_a_second_headline_is_not(tmp_path: Path) -> None:
    """Below the headline, a line in sentence case with a verb is text; one in title case is not."""
    deck = "Rescuers said on Wednesday that nobody was missing"
    (article,) = page(tmp_path, FLOOD_TITLE, "Mayor Praises Dam Built By Her Grandfather", deck, *FLOOD)
    assert (article.title, body(article)) == (FLOOD_TITLE, [deck, *FLOOD])


def test_a_headline_that_asks(tmp_path: Path) -> None:
    """A first line in title case that is a question is the headline, not the first sentence."""
    (article,) = page(tmp_path, "Was the Dam of Velin Too Old?", *FLOOD)
    assert (article.title, body(article)) == ("Was the Dam of Velin Too Old?", FLOOD)


def test_a_quotation_pulled_out_of_the_text_counts_once(tmp_path: Path) -> None:
    """A sentence that the page shows twice is one paragraph."""
    (article,) = page(tmp_path, FLOOD_TITLE, *FLOOD[:4], FLOOD[3], FLOOD[4])
    assert body(article) == FLOOD


def test_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    """Lines cut at a width belong together, also where a line happens to end in a full stop."""
    wrapped = (
        "Floodwater from the river Arda entered the old town of Velin on Tuesday\n"
        "night, mayor Petra Hladik said. Nobody drowned, and nobody is missing.\n"
        "Rescuers in boats brought 140 residents to a school on higher ground\n"
        "where they spent the night."
    )
    (article,) = page(tmp_path, FLOOD_TITLE, wrapped, FLOOD[3])
    assert body(article) == [wrapped, FLOOD[3]]


def test_list_markers_are_no_text(tmp_path: Path) -> None:
    """Bullets and numbers before items are left out of the paragraphs."""
    (article,) = page(tmp_path, FLOOD_TITLE, *(f"\u2022 {line}" for line in FLOOD[:3]), f"2. {FLOOD[3]}")
    assert body(article) == FLOOD[:4]


@pytest.mark.parametrize("note", ["Talks between the union and the mayor were held on Friday", "The dam held."])
def test_a_note_of_one_line_is_a_story(tmp_path: Path, note: str) -> None:
    """However short, a text that says something is read."""
    (article,) = page(tmp_path, note)
    assert body(article) == [note]


def test_five_megabytes_are_read_in_seconds(tmp_path: Path) -> None:
    """Reading takes time in proportion to length, in many lines or in one."""
    import time  # noqa: PLC0415

    lines = [f"{sentence} It was report number {n}." for n in range(8_000) for sentence in FLOOD]
    many, one = tmp_path / "many.txt", tmp_path / "one.txt"
    many.write_text("\n".join(lines)[:5_000_000])
    one.write_text(" ".join(lines)[:5_000_000])
    begun = time.process_time()
    articles, problems = read([many, one], Settings(max_paragraph=5_000_000))
    spent = time.process_time() - begun
    assert (len(articles), problems) == (2, [])
    assert sum(len(p.text) for p in articles[0].paragraphs) > 0.98 * many.stat().st_size
    assert spent < 15


SEEDS = Path(__file__).parents[2] / "seeds"
EXPECTED = {
    "000": [(3, date(2025, 5, 14), "metadata"), (4, None, "unknown")],
    "001": [(12, None, "unknown")],
    "002": [(19, None, "unknown")],
    "003": [(9, date(2023, 4, 27), "metadata")],
    "004": [(9, None, "unknown")],
}


@pytest.mark.parametrize("seed", EXPECTED)
def test_the_seeds_are_read_as_a_person_reads_them(seed: str) -> None:
    """Stories, paragraphs and dates of the five articles that the project began with."""
    articles, _ = read([next(SEEDS.glob(f"{seed}_*"))], Settings())
    assert [(len(a.paragraphs), a.published, a.published_from.value) for a in articles] == EXPECTED[seed]
