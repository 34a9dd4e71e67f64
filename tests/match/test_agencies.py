"""Which agency a story is credited to, and by which words."""

from collections.abc import Callable

import pytest

from checker.match.agencies import credited, load_agencies
from checker.model import Article, Span

Story = Callable[..., Article]

BODY = "A mill burned down on Sunday.\n\nThree workers were hurt, the police told AFP."


def page(story: Story, text: str, body: str = BODY) -> Article:
    """Give the story of a page whose paragraphs are those of `body`, wherever the page has them."""
    start = text.index(body[:20])
    paragraphs = tuple(
        Span(start=start + m, end=start + m + len(p), text=p)
        for p in body.split("\n\n")
        for m in [text[start:].index(p)]
    )
    return story(text).model_copy(update={"paragraphs": paragraphs})


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"Mill burns down\n\nBy Eva Stone, Associated Press\n\n{BODY}", "Associated Press"),
        (f"Mill burns down\n\nThe Associated Press\n\n{BODY}", "Associated Press"),
        (f"Mill burns down\n\nSource: Reuters\n\n{BODY}", "Reuters"),
        (f"Mill burns down\n\nAFP, Tuesday 2 Jul 2013\n\n{BODY}", "Agence France-Presse"),
        (f"GHENT (Reuters) -\n{BODY}", "Reuters"),
        (f"(CNN) --\n{BODY}", "CNN"),
        (f"AP - Ghent\n{BODY}", "Associated Press"),
        (f"PARIS, AFP -\n{BODY}", "Agence France-Presse"),
        (f"{BODY} (Reuters)", "Reuters"),
        (f"{BODY}\n- dpa", "Deutsche Presse-Agentur"),
        (f"{BODY}\n\n(With inputs from PTI)", "Press Trust of India"),
        (f"{BODY}\n\nWith files from The Canadian Press", "Canadian Press"),
        (f"{BODY}\n\nAssociated Press writer Eva Stone contributed to this report.", "Associated Press"),
        (f"{BODY}\n\nAdditional reporting by Reuters", "Reuters"),
        (f"{BODY}\n\nCopyright 2013 The Associated Press. All rights reserved.", "Associated Press"),
    ],
)
def test_a_credit_names_the_agency(story: Story, text: str, agency: str) -> None:
    """A dateline, a byline, a tag at the end, and thanks for help."""
    assert credited(page(story, text)) == agency


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Apple buys Reuters, says AP\n\n{BODY}",
        f"By Eva Stone, Ghent Courier\n\n{BODY}",
        f"{BODY}\n\nWith input from agencies",
        f"{BODY}\n\nthe ap",
        f"{BODY}\n\n(AP)\n\n(AFP)",
        f"GHENT (AP) -\n{BODY}\n\n- Reuters",
        f"(AP)\n1\n2\n3\n4\n{BODY}",
    ],
)
def test_other_mentions_credit_nobody(story: Story, text: str) -> None:
    """What somebody told an agency is no credit; nor is a headline, two agencies, or a line far from the story."""
    assert credited(page(story, text)) is None


def test_the_credit_of_another_story_of_the_page_does_not_count(story: Story) -> None:
    """Below the first story of a page stand the lines of the second, with its credit."""
    other = "GHENT (AP) - A second mill burned down on Monday."
    text = f"{BODY}\n\n{other}\n\n(AP)"
    first = page(story, text)
    second = page(story, text, other).model_copy(update={"id": "b"})
    assert credited(first, [first, second]) is None
    assert credited(second, [first, second]) == "Associated Press"


def test_a_story_without_text_is_credited_to_nobody(story: Story) -> None:
    """There is nothing above or below it."""
    assert credited(story("(AP)").model_copy(update={"paragraphs": ()})) is None


def test_every_name_of_the_table_credits_its_agency(story: Story) -> None:
    """Each can stand at the end of a story, and belongs to one agency."""
    for name, agency in load_agencies().by_name.items():
        assert credited(page(story, f"{BODY}\n\n({name})")) == agency
