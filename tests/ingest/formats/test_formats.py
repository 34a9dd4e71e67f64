"""One story in every format: its text, what is said about it, and where in the file a person finds it."""

import json
import textwrap
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from checker.ingest.document import File
from checker.ingest.formats import recognise
from checker.model import PublishedFrom, Unit
from tests.ingest.formats.conftest import OTHER, STORY, TITLE, Read, body, docx, each, html, pdf, record

SUMMER = timezone(timedelta(hours=2))
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Velin Post"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2024-06-05T08:12:00+02:00",
                "dateModified": "2024-06-05T11:00:00+02:00",
                "author": [{"@type": "Person", "name": "Ana Kral"}, {"name": "Bo Li"}],
                "publisher": {"@type": "Organization", "name": "The Velin Post"},
                "inLanguage": "en-GB",
            },
        ],
    }
)


def test_html_gives_text_and_metadata(given: Read) -> None:
    """The article of a page, what its JSON-LD says of it, and the line of the file that each paragraph begins on."""
    head = (
        f"<script type='application/ld+json'>{LINKED}</script><link rel='canonical' href='https://velin.example/flood'>"
    )
    (article,), problems = given("page.html", html(*STORY, head=head))
    assert (body(article), article.title, problems) == (list(STORY), TITLE, [])
    assert (article.published, article.published_from) == (date(2024, 6, 5), PublishedFrom.METADATA)
    about = article.publication
    assert about.published_at == datetime(2024, 6, 5, 8, 12, tzinfo=SUMMER)
    assert about.updated == datetime(2024, 6, 5, 11, tzinfo=SUMMER)
    assert (about.byline, about.outlet) == ("Ana Kral, Bo Li", "The Velin Post")
    assert (about.language, about.url) == ("en-GB", "https://velin.example/flood")
    assert [str(article.located(p.start)).rpartition("page.html")[2] for p in article.paragraphs] == [
        ":6",
        ":7",
        ":8",
        ":9",
    ]


METAS = [
    ("<meta property='article:published_time' content='2024-06-05T08:12:00Z'>", "Open Graph"),
    ("<meta name='DC.date.issued' content='2024-06-05'>", "Dublin Core"),
    ("<meta itemprop='datePublished' content='2024-06-05T08:12:00'>", "microdata"),
    ("<script type='application/ld+json'>{broken</script><meta name='date' content='5 June 2024'>", "broken JSON-LD"),
]


@pytest.mark.parametrize("head", [case[0] for case in METAS], ids=[case[1] for case in METAS])
def test_html_says_its_date_in_many_ways(given: Read, head: str) -> None:
    """Each usual way of saying when a page was published is read."""
    (article,), _ = given("page.html", html(*STORY, head=head))
    assert (article.published, article.published_from) == (date(2024, 6, 5), PublishedFrom.METADATA)


def test_html_time_element(given: Read) -> None:
    """Without metadata, the time element of the article counts, not one of another story."""
    page = html("<time datetime='2024-06-05T08:12Z'>Wednesday</time>", *STORY)
    page = page.replace("<article>", "<aside><time datetime='2019-01-01'>old</time></aside><article>")
    assert given("page.html", page)[0][0].published == date(2024, 6, 5)


def test_html_without_what_surrounds_it(given: Read) -> None:
    """Menus, asides, hidden text and scripts are no text; a line break may part paragraphs."""
    around = (
        "<nav><a href='/'>Home</a></nav><script>var x = 'a < b';</script><div style='display:none'>You cannot see this"
        " sentence.</div><aside><p>Other people read this story about a cat.</p></aside>"
    )
    page = html("<br><br>".join(STORY)).replace("<article>", f"{around}<article>")
    (article,), _ = given("page.html", page)
    assert body(article) == list(STORY)


def test_html_in_other_encodings(given: Read) -> None:
    """A page says its encoding itself; a stray byte or two are no reason to refuse it."""
    page = html(*STORY, "The café paid €40.", head="<meta charset='windows-1252'>")
    for data in (page.encode("cp1252"), page.encode("cp1252").replace(b"school", b"sch\x81ol"), page.encode("utf-16")):
        (article,), problems = given("page.html", data)
        assert (body(article)[-1], problems) == ("The café paid €40.", [])


def test_pdf_gives_pages(given: Read) -> None:
    """The paragraphs of a PDF, wrapped lines put together, without running heads; a place is a page."""
    plain = [p.replace("“", '"').replace("”", '"') for p in (*STORY, *OTHER)]
    first, second, third = ([f"The Velin Post - page {n}", ""] for n in (1, 2, 3))
    first += [f"# {TITLE[:24]}", "", "5 June 2024", ""]
    for page, paragraphs in ((first, plain[:3]), (second, plain[3:5]), (third, plain[5:])):
        page += [line for p in paragraphs for line in (*textwrap.wrap(p, 70), "")]
    # The last paragraph of the first page goes on on the second.
    carried = first.pop(-2)
    (article,), problems = given("a.pdf", pdf(first, [*second[:2], carried, *second[2:]], third, ["4"]))
    assert problems == []
    assert body(article) == plain
    assert article.published == date(2024, 6, 5)
    assert article.unit is Unit.PAGE
    assert [article.located(p.start).number for p in article.paragraphs] == [1, 1, 1, 2, 2, 3, 3]


def test_pdf_metadata(given: Read) -> None:
    """Author and last change come from the file; a title that is a file name is none."""
    about = "/Title (draft_v2.docx) /Author (Ana Kral) /ModDate (D:20240605081200+02'00')"
    (article,), _ = given("a.pdf", pdf([STORY[0][:80], STORY[1]], info=about))
    assert article.title != "draft_v2.docx"
    assert article.publication.byline == "Ana Kral"
    assert article.publication.updated == datetime(2024, 6, 5, 8, 12, tzinfo=SUMMER)


def test_docx_gives_paragraphs(given: Read) -> None:
    """Headings and paragraphs of a DOCX, found by the number of the paragraph; what is not seen is not counted."""
    core = (
        '<cp:coreProperties xmlns:cp="urn:c" xmlns:dc="urn:d" xmlns:dcterms="urn:t"><dc:creator>Ana Kral</dc:creator>'
        "<dcterms:modified>2024-06-05T08:12:00Z</dcterms:modified></cp:coreProperties>"
    )
    (article,), problems = given("a.docx", docx(("Title", TITLE), "", *STORY, core=core))
    assert (body(article), article.title, problems) == (list(STORY), TITLE, [])
    assert str(article.located(article.paragraphs[0].start)).endswith("a.docx, paragraph 3")
    assert article.publication.byline == "Ana Kral"
    assert article.publication.updated == datetime(2024, 6, 5, 8, 12, tzinfo=UTC)


def test_json_with_usual_names(given: Read) -> None:
    """One object, or a list of them, by the names that fields of articles usually have."""
    one = {
        "title": TITLE,
        "body": "\n".join(STORY),
        "date": "2024-06-05T08:12:00+02:00",
        "author": {"name": "Ana Kral"},
    }
    (article,), _ = given("a.json", json.dumps(one))
    assert (body(article), article.title, article.published) == (list(STORY), TITLE, date(2024, 6, 5))
    assert article.publication.byline == "Ana Kral"
    articles, problems = given(
        "b.json", json.dumps({"articles": [one, {"title": "no text"}, 7, {"text": " ".join(OTHER)}]})
    )
    assert [a.story for a in articles] == [0, 1]
    assert [p.message.split(";")[0] for p in problems] == [
        "record 2: no text of an article in it",
        "record 3: not an object with the fields of an article",
    ]


def test_json_with_names_from_the_settings(given: Read) -> None:
    """A field map says what the fields are called, points leading into objects."""
    data = json.dumps({"inhalt": {"lang": " ".join(STORY)}, "kopf": TITLE, "wann": 1717574400})
    fields = {"text": "inhalt.lang", "title": "kopf", "published": "wann"}
    (article,), _ = given("a.json", data, json_fields=fields)
    assert (article.title, article.published) == (TITLE, date(2024, 6, 5))


def test_json_lines_are_found_by_line(given: Read) -> None:
    """A record a line; a broken one costs one Problem, with its line."""
    lines = [record(text=" ".join(STORY)), "{broken", "", record(html=f"<p>{OTHER[0]}</p>", headline="Okafor &amp; co")]
    articles, problems = given("a.jsonl", "\n".join(lines))
    assert [a.located(0).number for a in articles] == [1, 4]
    assert articles[1].title == "Okafor & co"
    assert [(p.line, p.message.split(":")[0]) for p in problems] == [(2, "not valid JSON")]


RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Velin Post</title>
<language>en-gb</language><item><title>{TITLE}</title><link>https://velin.example/flood</link>
<pubDate>Wed, 05 Jun 2024 08:12:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[{"".join(each(STORY))}<script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a headline</title></item></channel></rss>"""

ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Velin Post</title><entry><title>{TITLE}</title>
<id>urn:1</id><link href="https://velin.example/flood"/><published>2024-06-05T08:12:00+02:00</published>
<updated>2024-06-05T11:00:00+02:00</updated><author><name>Ana Kral</name></author>
<content type="html">{"".join(each(STORY)).replace("<", "&lt;")}</content></entry></feed>"""


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["RSS", "Atom"])
def test_feeds_give_their_entries(given: Read, feed: str) -> None:
    """Text, headline, time with zone, address and outlet of an entry; one without a text is named."""
    (article,), problems = given("feed.xml", feed)
    assert (body(article), article.title) == (list(STORY), TITLE)
    assert article.publication.published_at == datetime(2024, 6, 5, 8, 12, tzinfo=SUMMER)
    assert (article.publication.url, article.publication.outlet) == ("https://velin.example/flood", "The Velin Post")
    assert [p.message for p in problems] == (
        ["entry 2: no text in it, only a headline: Only a headline"] if feed == RSS else []
    )


NINJS = {
    "uri": "tag:velin.example,2024:1",
    "type": "text",
    "version": "2",
    "pubstatus": "usable",
    "language": "en",
    "headlines": [{"role": "short", "value": "Flood"}, {"role": "main", "value": TITLE}],
    "byline": "Ana Kral",
    "located": "VELIN",
    "ednote": "CORRECTS number of residents",
    "firstcreated": "2024-06-05T08:12:00+02:00",
    "versioncreated": "2024-06-05T11:00:00+02:00",
    "embargoed": "2024-06-05T12:00:00+02:00",
    "infosources": [{"name": "Velin News Agency", "role": "originator"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": "".join(each(STORY))}],
}


def test_ninjs_signals_are_kept(given: Read) -> None:
    """Version, embargo, correction, dateline, creator and source of a news item go with the article."""
    (article,), _ = given("item.json", json.dumps(NINJS))
    assert (body(article), article.title, article.published) == (list(STORY), TITLE, date(2024, 6, 5))
    about = article.publication
    assert (about.version, about.dateline, about.byline, about.outlet) == (
        "2",
        "VELIN",
        "Ana Kral",
        "Velin News Agency",
    )
    assert about.embargo == datetime(2024, 6, 5, 12, tzinfo=SUMMER)
    assert about.correction == "CORRECTS number of residents"


def test_the_id_of_an_entry_is_no_address(given: Read) -> None:
    """Atom asks for an id, which need not lead anywhere; only an address of the web is one."""
    entry = f"<entry><title>x</title><id>tag:x,2024:1</id><content>{' '.join(STORY)}</content></entry>"
    (article,), _ = given("feed.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{entry}</feed>')
    assert article.publication.url == ""


def test_ninjs_of_the_first_version(given: Read) -> None:
    """Ninjs 1 has one headline and a body_xhtml or body_text."""
    old = {"uri": "urn:1", "headline": TITLE, "body_text": "\n\n".join(STORY), "versioncreated": "2024-06-05T08:12:00Z"}
    (article,), _ = given("item.json", json.dumps(old))
    assert (body(article), article.published) == (list(STORY), date(2024, 6, 5))
    assert article.publication.updated is None  # for all that is said, it is as it was published


def test_the_highest_version_of_an_item_counts(given: Read) -> None:
    """Of several versions only the last is checked, by number and not by order; other items stay."""
    versions = [NINJS | {"version": n, "byline": n} for n in ("9", "10", "2")]
    articles, problems = given("items.json", json.dumps([*versions, NINJS | {"uri": "urn:other"}]))
    assert ([a.publication.byline for a in articles], problems) == (["10", "Ana Kral"], [])


def test_a_story_keeps_its_number_beside_newer_versions(given: Read) -> None:
    """What a later version replaces counts, so that the others of its file are known by the same ids without it."""
    first, second = ([NINJS | {"version": "1"}, NINJS | {"uri": "urn:other"}], NINJS | {"version": "2"})
    (_, alone), _ = given("items.json", json.dumps(first))
    (beside, newer), _ = given("items.json", json.dumps([*first, second]))
    assert (alone.story, alone.id) == (beside.story, beside.id)
    assert newer.story == 2


@pytest.mark.parametrize(("status", "word"), [("canceled", "withdrawn"), ("withheld", "withheld")])
def test_what_its_publisher_takes_back_is_not_checked(given: Read, status: str, word: str) -> None:
    """A cancelled or withheld item is named and left out."""
    articles, problems = given("items.json", json.dumps([NINJS | {"pubstatus": status}, NINJS | {"uri": "urn:2"}]))
    assert len(articles) == 1
    assert problems[0].message.startswith(f"{word} by its publisher")


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:velin:1" version="3" xml:lang="en">
<itemMeta><provider><name>Velin News Agency</name></provider><versionCreated>2024-06-05T11:00:00+02:00</versionCreated>
<firstCreated>2024-06-05T08:12:00+02:00</firstCreated><embargoed>2024-06-05T12:00:00+02:00</embargoed>
<pubStatus qcode="stat:usable"/><edNote>Embargoed.</edNote><signal qcode="sig:correction"/></itemMeta>
<contentMeta><creator><name>Ana Kral</name></creator><language tag="en-GB"/><dateline>VELIN, June 5</dateline>
<headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body>
{chr(10).join(each(STORY))}
</body></html></inlineXML></contentSet></newsItem>"""


def test_newsml_g2_signals_are_kept(given: Read) -> None:
    """The same from NewsML-G2, by line of the file."""
    (article,), problems = given("item.xml", NEWSML)
    assert (body(article), article.title, problems) == (list(STORY), TITLE, [])
    about = article.publication
    assert (about.version, about.dateline, about.byline) == ("3", "VELIN, June 5", "Ana Kral")
    assert (about.outlet, about.language, about.correction) == ("Velin News Agency", "en-GB", "correction")
    assert about.embargo == datetime(2024, 6, 5, 12, tzinfo=SUMMER)
    assert article.line(article.paragraphs[0].start) == 10
    nitf = NEWSML.replace("<body>", "<body><body.head><p>Not the text.</p></body.head><body.content>")
    nitf = nitf.replace("</body>", "</body.content></body>")
    assert body(given("item.xml", nitf)[0][0]) == list(STORY)


def test_newsml_g2_message_with_a_cancelled_item(given: Read) -> None:
    """A message carries several items; one that is cancelled is named with its line."""
    item = NEWSML.partition("?>")[2]
    second = item.replace("velin:1", "velin:2").replace("usable", "canceled")
    message = f"<newsMessage><itemSet>{item}{second}</itemSet></newsMessage>"
    articles, problems = given("message.xml", message)
    assert len(articles) == 1
    assert (
        problems[0].message
        == "withdrawn by its publisher (publishing status canceled); not checked: urn:newsml:velin:2"
    )


MAIL = """From: The Velin Post <post@velin.example>
To: reader@velin.example
Subject: =?utf-8?q?Floods_in_Vel=C3=ADn?=
Date: Wed, 05 Jun 2024 08:12:00 +0200
Message-ID: <1@velin.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=xx

--xx
Content-Type: text/plain; charset=utf-8

The short version of it.
--xx
Content-Type: text/html; charset=utf-8

{}
--xx--
"""


def test_mail_is_read_as_a_newsletter(given: Read) -> None:
    """The HTML part is the text, the subject the title, the date of sending the day."""
    (article,), problems = given("news.eml", MAIL.format(html(*STORY, title="Flood")))
    assert (body(article), article.title, problems) == (list(STORY), "Floods in Velín", [])
    assert article.publication.published_at == datetime(2024, 6, 5, 8, 12, tzinfo=SUMMER)
    assert article.publication.outlet == "The Velin Post"
    assert article.unit is Unit.PARAGRAPH


def test_markdown_front_matter_says_more(given: Read) -> None:
    """Author, moment and language of front matter go with the article, whose text is the file."""
    text = f"---\ntitle: {TITLE}\ndate: 2024-06-05T08:12:00+02:00\nauthor: Ana Kral\nlang: en-GB\n---\n\n{STORY[0]}\n"
    (article,), _ = given("a.md", text)
    assert (article.text, article.marks) == (text, ())
    assert article.publication.published_at == datetime(2024, 6, 5, 8, 12, tzinfo=SUMMER)
    assert (article.publication.byline, article.publication.language) == ("Ana Kral", "en-GB")


CONTENT = [
    ("pdf", pdf(["x"])),
    ("docx", docx("x")),
    ("html", html("x").encode()),
    ("html", b"\xef\xbb\xbf<?xml version='1.0'?><!-- c --><html></html>"),
    ("feed", RSS.encode()),
    ("newsml", NEWSML.encode()),
    ("ninjs", json.dumps(NINJS).encode()),
    ("records", b'{"text": "x"}'),
    ("mail", MAIL.encode()),
    ("plain", b"From: Ana\nSubject: a play\n\nFrom here on it is prose."),
    ("plain", b"<p>A text that begins with a tag.</p>"),
    ("plain", b"{not JSON}"),
]


@pytest.mark.parametrize(("name", "content"), CONTENT, ids=[f"{n} {c[0]}" for n, c in enumerate(CONTENT)])
def test_content_says_the_format(name: str, content: bytes) -> None:
    """A file without an ending, or with that of text, is recognised by what it begins with."""
    for place in ("saved", "saved.txt"):
        assert recognise(File(place, content)).read.__module__ == f"checker.ingest.formats.{name}" or (
            place.endswith(".txt") and name == "ninjs"
        )


def test_content_goes_before_the_ending(given: Read) -> None:
    """A web page that was saved as text is read as a web page, a text named .html as one without tags."""
    assert body(given("page.txt", html(*STORY))[0][0]) == list(STORY)
    assert body(given("page.html", "\n\n".join(STORY))[0][0])[0].startswith("Floodwater")


def test_html_with_two_articles(given: Read) -> None:
    """A second article element is a second story, also where the extractor keeps the longer one alone."""
    more = "".join(each([*OTHER, "Brandt shook her hand, and left the hall without a word to the reporters there."]))
    page = html(*STORY).replace("</body>", f"<article class='post'><h2>Okafor wins</h2>{more}</article></body>")
    first, second = given("page.html", page)[0]
    assert (body(first), body(second)[:3]) == (list(STORY), list(OTHER))
    assert (second.title, second.published) == ("Okafor wins", None)


def test_html_keeps_short_sentences_between_others(given: Read) -> None:
    """A sentence of three words between two paragraphs is text, whatever extractors think of it."""
    page = html("<br><br>".join((STORY[0], "Nobody was hurt.", *STORY[1:])))
    assert body(given("page.html", page)[0][0])[1] == "Nobody was hurt."


def test_html_hidden_lists_and_captions_are_no_text(given: Read) -> None:
    """Headings of other headlines end the text, and captions are none of it."""
    figure = "<figure><figcaption>A view of Velin. Photograph: J. Doe/Agency</figcaption></figure>"
    page = html(STORY[0], figure, *STORY[1:]).replace(
        "</article>", "<h3>Also read</h3><p>Ten banned at Osk</p><p>Harbour of Osk reopened</p></article>"
    )
    assert body(given("page.html", page)[0][0]) == list(STORY)


LINKED_FORMS = [
    ("a list", '[{"@type": "Organization"}, {"@type": "NewsArticle", "datePublished": "2024-06-05"}]'),
    ("a main entity", '{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2024-06-05"}}'),
    (
        "two scripts",
        '"x"</script><script type="application/ld+json">{"@type": "Report","datePublished":"2024-06-05"}',
    ),
]


@pytest.mark.parametrize("linked", [case[1] for case in LINKED_FORMS], ids=[case[0] for case in LINKED_FORMS])
def test_html_linked_data_in_any_form(given: Read, linked: str) -> None:
    """The article is found wherever JSON-LD has it; an address of an author is no name."""
    head = (
        f"<script type='application/ld+json'>{linked}</script><meta name='author' content='https://velin.example/ana'>"
    )
    (article,), _ = given("page.html", html(*STORY, head=head))
    assert (article.published, article.publication.byline) == (date(2024, 6, 5), "")


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_newsml_g2_with_text_in_data(given: Read, kind: str) -> None:
    """Inline data is plain text with blank lines, or HTML as text."""
    text = "\n\n".join(STORY) if kind == "text/plain" else "".join(each(STORY)).replace("<", "&lt;")
    head, _, rest = NEWSML.partition("<inlineXML")
    data = f'<inlineData contenttype="{kind}">{text}</inlineData>{rest.partition("</inlineXML>")[2]}'
    (article,), problems = given("item.xml", head + data)
    assert (body(article), problems) == (list(STORY), [])


def test_mail_of_plain_text_alone(given: Read) -> None:
    """A message without HTML is read as the plain text that it is, by paragraphs."""
    mail = MAIL.partition("\n\n")[0].replace("multipart/alternative; boundary=xx", "text/plain; charset=utf-8")
    (article,), problems = given("news.eml", mail + "\n\n" + "\n\n".join(STORY))
    assert (body(article), problems) == (list(STORY), [])
    assert article.located(article.paragraphs[1].start).number == 2


def test_ninjs_list_with_what_is_no_item(given: Read) -> None:
    """An entry that is no object is named, and the items beside it are read."""
    articles, problems = given("items.json", json.dumps([NINJS, 7]))
    assert len(articles) == 1
    assert problems[0].message == "not an item of ninjs: no object"
