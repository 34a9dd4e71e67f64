"""The measures of benchmarks/crossnews.py, and the floors that the public clusters hold."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import crossnews
from benchmarks.crossnews import below_floors, hits, share, table
from benchmarks.crossnews_score import Row, packs, read_jsonl, score
from checker.extract.sentences import Parser, segment
from checker.model import Article

Finding = dict[str, Any]
LEFT, RIGHT = "Three people died on Monday.", "Four people died on Monday."


def finding(left: tuple[str, str, str], right: tuple[str, str, str], verdict: str = "conflict") -> Finding:
    """Give a finding between two places, each a file, its text, and the words."""

    def side(name: str, text: str, words: str) -> Finding:
        start = text.index(words)
        return {"path": f"x/{name}", "start": start, "end": start + len(words), "text": words}

    return {"verdict": verdict, "kind": "count", "rule": "headcount", "left": side(*left), "right": side(*right)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one cluster: a conflict, an agreement, a planted edit and a harmless one."""
    stories = tmp_path / "articles" / "c"
    stories.mkdir(parents=True)
    (tmp_path / "gold").mkdir()
    (stories / "a.txt").write_text(f"{LEFT} It rained.", encoding="utf-8")
    (stories / "b.txt").write_text(f"{RIGHT} Rain fell.", encoding="utf-8")
    sides = {"left": {"doc": "a.txt", "text": LEFT}, "right": {"doc": "b.txt", "text": RIGHT}}
    rain = {"left": {"doc": "b.txt", "text": "Rain fell."}, "right": {"doc": "a.txt", "text": "It rained."}}
    edit = {"kind": "statement", "doc": "a.txt", "original": "It rained.", "id": "e"}
    against = [{"doc": "b.txt", "text": "Rain fell."}]
    gold: Mapping[str, list[Finding]] = {
        "pairs": [
            {"id": "p1", "kind": "count", "verdict": "conflict", **sides},
            {"id": "p2", "kind": "statement", "verdict": "agreement", **rain},
        ],
        "edits": [
            {**edit, "edited": "It stayed dry.", "expected": "conflict", "against": against},
            {**edit, "edited": "There was rain.", "expected": "no_conflict", "against": []},
        ],
    }
    for name, rows in gold.items():
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "gold" / f"c.{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def checker(words: Mapping[str, tuple[str, str]]) -> Callable[[Path], list[Finding]]:
    """Give a checker that finds a conflict between the words for a.txt and b.txt wherever a.txt holds its words."""

    def run(where: Path) -> list[Finding]:
        a, b = ((where / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt"))
        return [
            finding(("a.txt", a, left), ("b.txt", b, right), verdict)
            for verdict, (left, right) in words.items()
            if left in a
        ]

    return run


def test_a_pair_is_found_by_its_verdict_whichever_way_round(folder: Path) -> None:
    """A finding counts where it touches both sentences and says of them what the gold standard says."""
    run = checker({"conflict": ("Three people", "Four"), "agreement": ("rained", "Rain")})
    rows, unconfirmed = score(folder, "c", run)
    assert [(r.name, r.hit, r.other) for r in rows if r.what == "pair"] == [("p1", True, True), ("p2", True, False)]
    assert [r.hit for r in rows if r.what == "finding"] == [True]
    assert not unconfirmed


def test_a_conflict_that_gold_does_not_know_is_listed(folder: Path) -> None:
    """It counts against precision, and is there to be read, with what the gold standard says of its sentences."""
    rows, unconfirmed = score(folder, "c", checker({"conflict": ("rained", "Rain")}))
    assert [r.hit for r in rows if r.what == "finding"] == [False]
    assert [u["gold"] for u in unconfirmed] == [["agreement"]]


@pytest.mark.parametrize(
    ("words", "caught", "loosely"),
    [
        (("stayed dry", "Rain fell"), True, True),
        (("stayed dry", "Four people"), False, True),
        (("Three people", "Rain fell"), False, False),
    ],
)
def test_a_planted_edit_is_caught_against_the_right_sentence(
    folder: Path, words: tuple[str, str], caught: bool, loosely: bool
) -> None:
    """Strictly against what it contradicts, loosely against anything in another story, and only by its own sentence."""
    rows = [r for r in score(folder, "c", checker({"conflict": words})).rows if r.verdict == "conflict"]
    assert [(r.hit, r.other) for r in rows if r.what == "edit"] == [(caught, loosely)]


@pytest.mark.parametrize(("words", "alarm"), [(("was rain", "Rain fell"), True), (("Three", "Rain fell"), False)])
def test_a_harmless_edit_that_draws_a_conflict_is_a_false_alarm(
    folder: Path, words: tuple[str, str], alarm: bool
) -> None:
    """Not so a conflict that another sentence draws."""
    rows = score(folder, "c", checker({"conflict": words})).rows
    assert [r.hit for r in rows if r.verdict == "no_conflict"] == [alarm]


def test_a_conflict_that_was_there_before_the_edit_is_no_false_alarm(folder: Path) -> None:
    """What the unedited sentence drew, the edited one may draw as well."""

    def always(where: Path) -> list[Finding]:
        texts = [(where / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")]
        words = next(w for w in ("It rained", "stayed dry", "was rain") if w in texts[0])
        return [finding(("a.txt", texts[0], words), ("b.txt", texts[1], "Rain fell"))]

    assert [r.hit for r in score(folder, "c", always).rows if r.verdict == "no_conflict"] == [False]


def test_a_folder_may_bring_its_own_measures(folder: Path) -> None:
    """Its script is asked, with our findings in place of a command's."""
    own = "def score(folder, cluster, command):\n    f = run(command, folder / 'articles' / cluster)['findings']\n"
    own += "    return [('pair', 'conflict', 'count', len(f) == 1, False, 'p')], ['odd'], 2\n"
    (folder / "score.py").write_text(own, encoding="utf-8")
    found = score(folder, "c", checker({"conflict": ("Three", "Four")}))
    assert tuple(found) == ([Row("c", "pair", "conflict", "count", True, False, "p")], ["odd"])


def test_edits_that_touch_one_story_or_sentence_are_apart() -> None:
    """An edit must not change what another one is to contradict."""
    first = {"doc": "a", "original": "A.", "against": [{"doc": "b", "text": "B."}]}
    second = {"doc": "b", "original": "B.", "against": []}
    third = {"doc": "c", "original": "C.", "against": [{"doc": "b", "text": "B2."}]}
    assert packs([first, second, third]) == [[first, third], [second]]


def rows(*hit: bool) -> list[Row]:
    """Give planted edits that were caught or not."""
    return [Row("c", "edit", "conflict", "date", h, True, "e") for h in hit]


def test_every_share_stands_with_its_counts() -> None:
    """A rate without its denominator cannot be judged, and of nothing there is no rate."""
    assert hits(rows(True, False), "planted_strict") == (1, 2)
    assert hits(rows(True, False), "planted_loose") == (2, 2)
    assert (share((1, 8)), share((0, 0))) == ("12.5% (1/8)", "- (0/0)")


def test_the_table_has_a_column_for_each_way_and_a_line_for_each_kind() -> None:
    """Ways stand beside each other; below the main measures stand the kinds of value."""
    lines = list(table({"rules": rows(True, False), "both": rows(True, True)}))
    assert lines[0].split() == ["rules", "both"]
    assert lines[1].split()[-4:] == ["50.0%", "(1/2)", "100.0%", "(2/2)"]
    assert lines[2].split() == ["date", "1/2", "2/2"]


def test_floors_hold_both_ways() -> None:
    """Too few that are caught are worse, and so are too many false alarms."""
    alarms = [Row("c", "edit", "no_conflict", "date", h, False, "e") for h in (True, False)]
    caught = rows(True, False)
    assert below_floors([*caught, *alarms], {"planted_strict": 0.5, "false_alarms": 0.5}) == []
    worse = below_floors([*caught, *alarms], {"planted_strict": 0.6, "false_alarms": 0.4})
    assert [line.partition(":")[0] for line in worse] == ["planted_strict", "false_alarms"]


def test_like_sentences_of_different_stories_are_paired(parser: Parser, story: Callable[..., Article]) -> None:
    """Sentences of one story are not, nor what shares common words alone."""
    texts = [
        "The mayor opened the bridge. The cat slept in the sun.",
        "A bridge was opened by the mayor. It was cold. The mayor opened the bridge.",
    ]
    told = [(name, s) for name, text in zip("ab", texts, strict=True) for s in segment(story(text), parser)]
    assert [(i, j) for i, j, _ in crossnews.alike(told, 0.25)] == [(0, 2), (0, 4)]


def test_gold_of_the_public_clusters_is_in_their_texts() -> None:
    """Every sentence of the gold standard stands once in its story, and an edit changes it."""
    for cluster in crossnews.cluster_names(crossnews.PUBLIC):
        stories = crossnews.PUBLIC / "articles" / cluster
        texts = {p.name: p.read_text(encoding="utf-8") for p in stories.glob("*.txt")}
        pairs, edits = (read_jsonl(crossnews.PUBLIC / "gold" / f"{cluster}.{p}.jsonl") for p in ("pairs", "edits"))
        for side in [*(p[s] for p in pairs for s in ("left", "right")), *(a for e in edits for a in e["against"])]:
            assert texts[side["doc"]].count(side["text"]) == 1
        for edit in edits:
            assert texts[edit["doc"]].count(edit["original"]) == 1
            assert edit["edited"] not in texts[edit["doc"]]
            assert bool(edit["against"]) == (edit["expected"] == "conflict")


def test_the_public_clusters_have_edits_of_every_kind() -> None:
    """A kind of value without a planted edit would not be watched."""
    edits = [
        edit
        for cluster in crossnews.cluster_names(crossnews.PUBLIC)
        for edit in read_jsonl(crossnews.PUBLIC / "gold" / f"{cluster}.edits.jsonl")
    ]
    planted = {e["kind"] for e in edits if e["expected"] == "conflict"}
    assert planted == {"date", "count", "duration", "money", "recency", "quote", "entity", "place", "statement"}
    assert sum(e["expected"] == "no_conflict" for e in edits) >= 20


def test_the_public_clusters_hold_their_floors() -> None:
    """The rules alone find at least so much of what is planted and natural, and raise no more alarms than that."""
    result = crossnews.measure(crossnews.PUBLIC, crossnews.cluster_names(crossnews.PUBLIC), "rules", [0.0])
    found = result["rows"]["0.0"]
    assert below_floors(found, crossnews.load_floors()) == []
