"""Copies of one sentence, and the name that stands in the place of another."""

import pytest

from checker.compare.exchanges import exchanges, other_name

OTHER_NAME = [
    (
        "Three thieves emptied the whole stock of the Holm store.",
        "Three thieves emptied the whole stock of the Lind store.",
    ),
    (
        "Three thieves emptied the stock of the Van Berg & Sons jewellery store.",
        "Three thieves emptied the stock of the Lind jewelry store.",
    ),
    (
        "The camp in Sudan's Unity state was bombed on Thursday.",
        "The camp in Sudan's Upper Nile state was bombed Thursday.",
    ),
    (
        "Anna Berg signed the trade treaty with the two neighbours.",
        "Eva Lind signed the trade treaty with the two neighbours.",
    ),
    (
        "The treaty with the two neighbours was signed in Bergen",
        "The treaty with the two neighbours was signed in Tromso, and then",
    ),
]

SILENT = [
    # no copies
    ("Anna Berg opened the bridge.", "Eva Lind opened the bridge."),
    ("Anna Berg opened the new bridge over the river in May.", "The treaty with the neighbours was signed."),
    # the same
    (
        "Anna Berg signed the trade treaty with the two neighbours.",
        "Anna Berg signed the trade treaty with the two neighbours.",
    ),
    # another number, day or name besides
    (
        "The 12 men of Holm were freed by the police on the border",
        "The 14 men of Lind were freed by the police on the border",
    ),
    (
        "The fire that destroyed the old mill in Holm on Monday",
        "The fire that destroyed the old mill in Lind on Tuesday",
    ),
    (
        "Anna Berg of the bank in Holm signed the treaty with the neighbours",
        "Eva Lind of the bank in Moss signed the treaty with the neighbours",
    ),
    # too many other words
    (
        "The old red mill by the Holm river was bought by the rich man in spring",
        "The new blue mill by the Lind river was sold by the poor man in spring",
    ),
    (
        "The treaty with the two neighbours was signed by Holm grudgingly slowly in the palace",
        "The treaty with the two neighbours was signed by Lind gladly quickly in the palace",
    ),
    # one bearer, or a place and what lies in it
    (
        "The talks between the two leaders took place in Turkey last week.",
        "The talks between the two leaders took place in Ankara last week.",
    ),
    (
        "The report that the two sides fought was made by the Associated Press first.",
        "The report that the two sides fought was made by the AP first.",
    ),
    (
        "The report that the two sides fought was made by the Associated Press first.",
        "The report that the two sides fought was made by the A.P. first.",
    ),
    (
        "The treaty with the two neighbours was signed by Anna Berg herself.",
        "The treaty with the two neighbours was signed by Berg herself.",
    ),
    # days and titles are no names
    (
        "The treaty with the two neighbours was signed on Monday in the palace.",
        "The treaty with the two neighbours was signed on Friday in the palace.",
    ),
    (
        "The treaty with the two neighbours was signed by the President in the palace.",
        "The treaty with the two neighbours was signed by the Minister in the palace.",
    ),
]


@pytest.mark.parametrize(("left", "right"), OTHER_NAME)
def test_another_name_is_found(left: str, right: str) -> None:
    """One name in the place of another is found, inside the sentence and at its ends, whichever way round."""
    found, back = other_name(left, right), other_name(right, left)
    assert found is not None
    assert back is not None
    assert (found.left, found.right) == (back.right, back.left)


@pytest.mark.parametrize(("left", "right"), SILENT)
def test_nothing_is_made_of_other_differences(left: str, right: str) -> None:
    """What is no copy, differs elsewhere too, or may name one bearer, gives no other name."""
    assert other_name(left, right) is None
    assert other_name(right, left) is None


def exchanged(left: str, right: str) -> list[tuple[str, str, bool]] | None:
    """Give what is exchanged, as texts."""
    found = exchanges(left, right)
    return None if found is None else [(" ".join(e.left), " ".join(e.right), e.outer) for e in found]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a b c d e f", "a b c d e f", []),
        ("a b c d e", "a b c d e", None),  # too few words
        ("a b c d e f g h i j", "a b c d e f x y z w", [("", "", True)]),
        ("a b c d e f g h i j k", "a b c d e f x y z v w", None),  # too small a share of the shorter one
        ("a b c X d e f", "a b c Y d e f", [("X", "Y", False)]),
        ("a b c x y d e f g", "a b c z w d e f g", [("x y", "z w", False)]),
        ("a b c x y z d e f", "a b c u v w d e f", None),  # too much between
        ("a b c X Y Z d e f", "a b c U V W d e f", [("X Y Z", "U V W", False)]),  # but a name is one
        ("a b c X Y Z d e f", "a b c u v w d e f", None),  # words in the place of a name are not one
        ("a b c d e f walks", "a b c d e f walked", []),
        ("a b c X Y d e f g", "a b c z w d e f g", [("X Y", "z w", False)]),  # no name stands for a name
        ("a b c X Y Z x y d e f", "a b c U V W d e f", None),
        ("Anna Berg a b c d e f", "yes no Eva Lind a b c d e f", [("Anna Berg", "Eva Lind", True)]),
        ("a b c d e f Anna Berg yes", "a b c d e f Eva", [("Anna Berg", "Eva", True)]),
        ("a b c d e f", "a b c d e f and more", [("", "", True)]),
        ("a b c d e f 12", "a b c d e f 13", [("12", "13", True)]),
        ("a b c d e f’s", "a b c d e f", []),  # noqa: RUF001 (the typographic apostrophe is meant)
    ],
)
def test_what_stands_in_the_place_of_what(left: str, right: str, expected: list[tuple[str, str, bool]] | None) -> None:
    """Six words and six tenths of the shorter text make a copy; at its ends only names count, within it every word."""
    assert exchanged(left, right) == expected
    back = exchanged(right, left)
    assert (back and [(a, b, outer) for b, a, outer in back]) == expected


def test_what_only_one_copy_has_stands_for_nothing() -> None:
    """A word added is exchanged with no word."""
    found = exchanges(
        "The treaty with the two neighbours was signed.", "The treaty with the two neighbours was never signed."
    )
    assert [(e.left, e.right, e.outer) for e in found or ()] == [((), ("never",), False)]
