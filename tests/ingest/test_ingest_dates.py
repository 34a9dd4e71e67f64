"""Date lines, metadata prefixes and datelines: what is read as the date of publication, and what is not."""

from datetime import date

import pytest

from checker.ingest.dates import date_line, dateline, find, is_label, lead
from checker.model import PublishedFrom

DATE_LINES = {
    "2024-03-09": [
        "2024-03-09",
        "2024-03-09 17:37 Last Updated At:20:07",
        "2024/03/09",
        "Published: 2024.03.09 09:01 AM",
        "2024-03-09T06:00:00Z",
        "2024年03月09日",
        "March 9, 2024",
        "MARCH 9, 2024",
        "Mar. 9, 2024",
        "March 9th, 2024, 7:35 am",
        "Saturday, March 9, 2024",
        "Sat, 09 Mar 2024 12:28 CDT",
        "Sat Mar 09 2024, 14:58 hrs",
        "7:15 a.m. March 9, 2024",
        "11:39am UK, Saturday 09 March 2024",
        "9 March 2024 Last updated at 14:39 GMT",
        "09 Mar 2024 11:25 GMT+02:00",
        "the 9th of March, 2024",
        "Posted on March 9, 2024 at 3:37 PM EST",
        "POSTED: 1052 GMT (1852 HKT), March 9, 2024",
        "Story created: Mar 9, 2024 at 9:56 AM AKDT",
        "FOR IMMEDIATE RELEASE March 9, 2024",
        "Updated: March 9, 2024, 6:03 PM ET",
        "on March 9, 2024 at 4:31 AM, updated March 12, 2024 at 8:33 AM",
        "Updated 12 March 2024, published 9 March 2024",
        "(March 9, 2024)--",
        "March 9, 2024 | 8:16 am",
        "By Ana Ruiz | March 9, 2024",
        "13:45 | March 9, 2024",
        "9 March 2024 | 10:00",
        "Sat 03/09/2024",  # only month first is that day a Saturday
        "03/09/24 05:40 PM ET",  # a zone where dates are written month first
        "Posted 09/03/2024 17:40 GMT",
    ],
    "2024-03-29": ["29/03/2024", "03/29/24", "29.03.2024", "3-29-2024"],
    "1998-03-29": ["29/03/98"],
}


@pytest.mark.parametrize(("value", "text"), [(value, text) for value, texts in DATE_LINES.items() for text in texts])
def test_date_line_gives_the_day_of_publication(value: str, text: str) -> None:
    """A line of dates, times, zones and labels is metadata and dates the story."""
    line = date_line(text)
    assert line is not None
    assert (line.day, line.source) == (date.fromisoformat(value), PublishedFrom.METADATA)


@pytest.mark.parametrize(
    "text",
    [
        "OSLO, March 9, 2024",
        "AFP, Saturday 9 Mar 2024",
        "Salem D.C., Mar 9, 2024/02:00 pm (CNA)",
        "March 9, 2024-LIMA-",
    ],
)
def test_date_with_a_place_or_agency_is_of_the_text(text: str) -> None:
    """A dateline on a line of its own dates the story too, but is no metadata."""
    line = date_line(text)
    assert line is not None
    assert (line.day, line.source) == (date(2024, 3, 9), PublishedFrom.TEXT)


@pytest.mark.parametrize(
    "text", ["8:24am:", "Updated Friday, Mar 8 at 5:53 PM", "03/04/2024", "2024-02-31", "14:05 GMT"]
)
def test_time_stamp_without_a_certain_full_date_dates_nothing(text: str) -> None:
    """The line is known for a time stamp, but a partial, ambiguous or impossible date is not made into one."""
    line = date_line(text)
    assert line is not None
    assert line.day is None


@pytest.mark.parametrize(
    "text",
    [
        "The two met on March 9, 2024.",
        "since March 2022",
        "End of watch: Saturday, March 9, 2024",
        "Born: 9 March 1964",
        "Election results March 9, 2024",
        "Election Results March 9, 2024",
        "A soldier stands guard in this file photo from March 9, 2024",
        "Deadline extended to March 9, 2024",
        "30 people were hurt",
        "Recommended Articles",
        "March " * 40 + "9, 2024",
        "Hotline: 010-85061466",
    ],
)
def test_other_lines_are_no_date_lines(text: str) -> None:
    """A date that belongs to an event, a caption or a heading never becomes the date of publication."""
    assert date_line(text) is None


LEADS = [
    (" date 2024-03-09 ".lstrip(), "2024-03-09"),
    ("2024-03-09 ", "2024-03-09"),
    ("2024-03-09 17:40 GMT ", "2024-03-09"),
    ("Published: 9 March 2024 ", "2024-03-09"),
    ("Published 9 March 2024, last updated at 17:40 ", "2024-03-09"),
    ("Posted on Saturday, March 9, 2024 | ", "2024-03-09"),
    ("March 9, 2024 \u2013 ", "2024-03-09"),
    ("By Ana Ruiz date 2024-03-09 ", "2024-03-09"),
    ("By Ana Ruiz and Bo Li, March 9, 2024 ", "2024-03-09"),
]


@pytest.mark.parametrize(("prefix", "value"), LEADS)
def test_metadata_prefix_ends_where_the_body_begins(prefix: str, value: str) -> None:
    """Where metadata and body share a line, the date is read and the body begins at its own first word."""
    body = "Peru's Dina Rojas met the union on Friday."
    found = lead(prefix + body)
    assert found is not None
    assert (found.day, (prefix + body)[found.end :]) == (date.fromisoformat(value), body)


@pytest.mark.parametrize(
    "text",
    [
        "On March 9, 2024, President Rojas met the union in Lima.",
        "March 9, 2024, was a Saturday like any other in Lima.",
        "March 9, 2024 President Rojas met the union in Lima.",
        "Monday's vote in Lima was the first since 2019.",
        "2024-03-09 was the day of the vote in Lima.",
        "Date palms grow in Lima, Peru, and elsewhere.",
        "At last the union met the president in Lima.",
        "2024-03-09 Lima vote",
    ],
)
def test_running_text_has_no_metadata_prefix(text: str) -> None:
    """A sentence that begins with a date is a sentence."""
    assert lead(text) is None


DATELINES = [
    ("LIMA, March 9, 2024 (Reuters) \u2013 ", date(2024, 3, 9)),
    ("LIMA, 9 March 2024 (AFP) -- ", date(2024, 3, 9)),
    ("Lima, March 9 (Xinhua) -- ", None),
    ("LIMA, Peru (AP) \u2014 ", None),
    ("LIMA \u2014 ", None),
    ("NEW DELHI: ", None),
    ("(Lima) ", None),
    ("(Reuters) - ", None),
]


@pytest.mark.parametrize(("prefix", "day"), DATELINES)
def test_dateline_is_set_apart_from_the_sentence(prefix: str, day: date | None) -> None:
    """The place, the date and the agency of a dateline are not the sentence's; only a full date dates the story."""
    body = "The president met the union on Friday."
    found = dateline(prefix + body)
    assert found is not None
    assert ((prefix + body)[found.end :], found.day) == (body, day)
    assert found.source is (PublishedFrom.UNKNOWN if day is None else PublishedFrom.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "The president - Dina Rojas - met the union on Friday.",
        "Rojas: the union has agreed to talk, at long last.",
        "NATO said on Friday that it would meet.",
        "THE NEW DEAL: what the union and the president agreed on.",
        "(It rained.) The president met the union on Friday.",
        "UN \u2014 short.",
    ],
)
def test_sentence_without_dateline_is_left_whole(text: str) -> None:
    """Capitals, dashes and brackets of a sentence are no dateline."""
    assert dateline(text) is None


def test_find_gives_the_places_of_all_full_dates() -> None:
    """Every full date is found with its place in the text."""
    text = "From 1 May 2023 to May 3, 2024"
    assert [(text[f.start : f.end], f.day) for f in find(text)] == [
        ("1 May 2023", date(2023, 5, 1)),
        ("May 3, 2024", date(2024, 5, 3)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("For immediate release:", True), ("Published", True), ("On time", False)]
)
def test_label_without_a_date(text: str, expected: bool) -> None:
    """A label whose date stands on the next line is no heading and no sentence."""
    assert is_label(text) is expected


@pytest.mark.parametrize(
    "line",
    [
        "Posted on June 5, 2024 by Ewan Strath · 14 Comments",
        "June 5, 2024 6:12 AM UTC · Updated 2 hours ago",
        "June 5, 20245:00 AM ET",
        "Source: Herald | Updated: 2024-06-05 08:33",
        "5 June 2024, 07:45 | 2 min read",
    ],
)
def test_dates_among_other_fields_of_a_line(line: str) -> None:
    """Who posted it, how long ago it was changed and how long it takes to read leave a date line one."""
    found = date_line(line)
    assert found is not None
    assert found.day == date(2024, 6, 5)


@pytest.mark.parametrize(
    "line", ["Bound by treaty for 99 years", "Won by Brazil 3 minutes from time", "2 hours ago by car"]
)
def test_by_and_ago_alone_make_no_date(line: str) -> None:
    """Without a date beside them they say nothing."""
    found = date_line(line)
    assert found is None or found.day is None
