"""Which texts are held to be English, and what others are called."""

# ruff: noqa: RUF001 - other scripts have letters that look like ours

from pathlib import Path

import pytest

from checker.errors import TableError
from checker.ingest import read
from checker.ingest.language import UNNAMED, foreign, parse_languages
from checker.settings import Settings

ENGLISH = [
    "Floodwater from the river Arda entered the old town of Velin on Tuesday night, mayor Petra Hladik said.",
    "Talks resume in Geneva.",
    "“Il faut en finir,” the president told Le Monde in Paris, before he left for the Elysée.",
    "Ronaldo, Müller, de Jong, van der Berg, Łukasz and da Silva all scored as Real Sociedad lost to Den Haag.",
    "Republic of Ireland v Faroe Islands; Cyprus v France.",
    "O'Driscoll, D'Arcy, O'Gara, O'Connell, O'Kelly, Le Roux.",
    "Da Vinci film to star Tom Hanks",
    "",
    "12 345",
    "Xi Jinping (习近平) met Volodymyr Zelensky (Володимир Зеленський) in Beijing (北京) on Friday.",
]
OTHERS = [
    ("French", "Le président a dit que les négociations et la paix sont dans une impasse depuis le mois de mars."),
    ("German", "Der Präsident sagte am Freitag, dass die Verhandlungen nicht mit dem Nachbarn geführt werden."),
    ("Spanish", "El presidente dijo el viernes que las conversaciones de paz no han terminado con un acuerdo."),
    ("Italian", "Il presidente ha detto che i negoziati per la pace non sono finiti con un accordo tra le parti."),
    ("Portuguese", "O presidente disse que as negociações de paz não foram concluídas com um acordo entre os dois."),
    ("Dutch", "De president zei vrijdag dat de onderhandelingen niet met een akkoord zijn geëindigd voor het einde."),
    ("Polish", "Prezydent powiedział w piątek, że rozmowy pokojowe nie zakończyły się i że to nie jest koniec."),
    ("Swedish", "Presidenten sade på fredagen att samtalen inte har lett till en överenskommelse och att det är slut."),
    ("Turkish", "Cumhurbaşkanı bu konuda bir anlaşma için daha çok zaman olduğunu ve bunun gibi bir yol var dedi."),
    (
        "Indonesian",
        "Presiden mengatakan pada hari Jumat bahwa perundingan itu tidak berakhir dengan baik.",
    ),
    (
        "Finnish",
        "Presidentti sanoi perjantaina, että neuvottelut ovat ohi ja että se on hyvä, mutta ei vielä.",
    ),
    ("Russian", "Президент сказал в пятницу, что переговоры о мире не закончились."),
    ("Ukrainian", "Президент сказав у п'ятницю, що переговори про мир ще не закінчилися її підписом."),
    ("Chinese", "总统周五说，和平谈判没有结束。"),
    ("Japanese", "大統領は金曜日、和平交渉は終わっていないと述べた。"),
    ("Korean", "대통령은 금요일 평화 회담이 끝나지 않았다고 말했다."),
    ("Arabic", "قال الرئيس يوم الجمعة إن محادثات السلام لم تنته."),
    ("Persian", "رئیس جمهور روز جمعه گفت که گفتگوهای صلح پایان نیافته و ژاپن چه کرد."),
    ("Greek", "Ο πρόεδρος είπε την Παρασκευή ότι οι συνομιλίες δεν τελείωσαν."),
    (UNNAMED, "Azərbaycan prezidenti cümə günü bildirib ki, sülh danışıqları hələ bitməyib və nəticə yoxdur. " * 4),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_refused(text: str) -> None:
    """Names and quotations in other languages make no text foreign, nor do too few words to tell."""
    assert not foreign(text)


@pytest.mark.parametrize(("language", "text"), OTHERS, ids=[case[0] for case in OTHERS])
def test_other_languages_are_named(language: str, text: str) -> None:
    """One sentence is enough for the languages of the table; of others it is said that they are not English."""
    assert foreign(text) == language


def test_what_is_not_english_is_reported_with_its_language(tmp_path: Path) -> None:
    """Beside an English article, one in Finnish is a Problem that names the language, and so is a page in French."""
    (tmp_path / "a.txt").write_text("The council met on Monday. It approved the budget.\n", "utf-8")
    (tmp_path / "b.txt").write_text(dict(OTHERS)["Finnish"], "utf-8")
    (tmp_path / "c.txt").write_text(dict(OTHERS)["French"], "utf-8")
    articles, problems = read([tmp_path], Settings())
    assert [Path(a.path).name for a in articles] == ["a.txt"]
    assert problems[0].message == "not checked, because it seems to be in Finnish: only English is"
    assert problems[1].message.endswith("the text seems to be in French, which is not checked")


@pytest.mark.parametrize("content", ["words = 1", "[words]\nx = 1\n[scripts]", "[words"])
def test_a_malformed_table_is_named(content: str) -> None:
    """A slip in the table is an error that names it."""
    with pytest.raises(TableError, match=r"languages\.toml"):
        parse_languages(content)
