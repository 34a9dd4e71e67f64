"""Names within one article: invented stories, each with what some of its words stand for."""

from collections.abc import Callable

import pytest

from checker.extract.mentions import mentions_in
from checker.extract.names import Names, names_of
from checker.extract.sentences import Parser, segment
from checker.model import Article, Sentence

Story = Callable[..., Article]

# Text → word → names. "word#2" is the second token so spelled; "" is an abstention.
NAMED: dict[str, dict[str, str]] = {
    # short names
    "President Anna Kowalska flew to Lima. Kowalska met Mr. Otieno there. Samuel Otieno smiled.": {
        "Kowalska": "anna kowalska",
        "Kowalska#2": "anna kowalska",
        "Otieno": "samuel otieno",
    },
    "China's Foreign Minister Wang Yi met Tomás Novák. Wang thanked Novak.": {
        "Wang#2": "wang yi",
        "Novák": "tomas novak",
        "Novak": "tomas novak",
    },
    "Mr Brown left early. Gordon Brown and Helen Brown run a shop. Mrs Brown said it was open.": {
        "Brown": "gordon brown",
        "Brown#4": "helen brown",
    },
    "Peter Hale and Susan Hale were arrested. Hale denied the charges.": {"Hale#3": "hale"},
    "Coach Billy King spoke first. King said the team would win.": {"King#2": "billy king"},
    "The dean of the University of Alabama resigned.": {"University": "university of alabama", "Alabama": ""},
    "Jordan Henderson plays in Jordan.": {"Henderson": "jordan henderson", "Jordan#2": "jordan"},
    "LMG Inspector General John Moriarty spoke.": {"Moriarty": "john moriarty"},
    "Jane Hale Wins Prize\n\nJane Hale won a prize. Hale cried.": {"Hale#2": "jane hale", "Hale#3": "jane hale"},
    "Kim Jong-un waved. Kim smiled.": {"Kim#2": "kim jong un"},
    "Harry Jones Jr. sang. Jones bowed.": {"Jones#2": "harry jones"},
    "Whitmore said the road was shut.": {"Whitmore": "whitmore"},
    # organisations
    "The Lakeside Media Group (LMG) was sold. LMG employs 40 people.": {"LMG#2": "lakeside media group"},
    "The UN sent help. The United Nations asked for more.": {"UN": "united nations", "Nations": "united nations"},
    # countries, their people, their capitals and seats of government
    "Beijing announced new tariffs.": {"Beijing": "china"},
    "The ministers met in Beijing.": {"Beijing": "beijing"},
    "The envoy visited Kyiv on Monday.": {"Kyiv": "kyiv"},
    "Kyiv's demands were clear.": {"Kyiv": "ukraine"},
    "Relations between Moscow and Ankara are good.": {"Moscow": "russia turkey", "Ankara": "turkey"},
    "London-Paris relations have improved.": {"London": "united kingdom", "Paris": "france"},
    "The court urged Warsaw to comply.": {"Warsaw": "poland"},
    "Paris was hit by floods.": {"Paris": "paris"},
    "The Kremlin denied the report. Guests dined in the Kremlin.": {"Kremlin": "russia", "Kremlin#2": "kremlin"},
    "The ROK and the U.S. signed it.": {"ROK": "south korea united states"},
    "A Brazilian ship sank off Türkiye.": {"Brazilian": "brazil", "Türkiye": "turkey"},
    # coordination and sides
    "Russia and Ukraine talked.": {"Russia": "russia ukraine", "Ukraine": "ukraine"},
    "Indian and Pakistani negotiators met in Doha.": {"negotiators": "india pakistan", "Indian": "india pakistan"},
    "The Swedish delegation left.": {"delegation": "sweden"},
    "Swedish children sang.": {"children": ""},
    # descriptions
    "Kenyan President Amina Odhiambo met Chilean President Pablo Rojas. The Kenyan leader spoke first.": {
        "leader": "amina odhiambo"
    },
    "French President Louis Petit called Polish President Jan Nowak. Petit told his Polish counterpart to wait.": {
        "counterpart": "jan nowak"
    },
    "Ali Demir, a spokesman, took questions. The spokesman said nothing new.": {"spokesman": "ali demir"},
    "Police named the suspect, Ray Dunn, on Monday. The suspect was armed.": {"suspect#2": "ray dunn"},
    "Spokesman Ali Demir met spokesman Omar Lind. The weather was fine. Experts said the spokesman resigned.": {
        "spokesman#2": ""
    },
    "The Lakeside Corp. building burned. The building was empty.": {"building#2": ""},
    "Chilean President Pablo Rojas told his Polish counterpart Jan Nowak to wait. The Polish president agreed.": {
        "president": "jan nowak"
    },
    "China's Xi Jinping spoke. The Chinese leader smiled.": {"leader": "xi jinping"},
    "Peruvian Prime Minister Ana Soto spoke. The head of state did not.": {"head": ""},
    "A president arrived.": {"president": ""},
    # pairs
    "Russia and Ukraine planned talks. The two countries last met in May.": {"countries": "russia ukraine"},
    "Indian and Pakistani envoys met. Both sides were hopeful.": {"sides": "india pakistan"},
    "Louis Petit phoned Jan Nowak. The two men spoke for an hour.": {"men": "jan nowak louis petit"},
    "Louis Petit, Jan Nowak and Eva Lind met. The two men disagreed.": {"men": "jan nowak louis petit"},
    "Louis Petit, Jan Nowak and Ali Demir met. The two men disagreed.": {"men": ""},
    "All sides should talk.": {"sides": ""},
    "Chile and Peru should respect each other.": {"other": "chile peru"},
    "The two sides met.": {"sides": ""},
    # pronouns
    "Fatima Diallo won. She thanked voters.": {"She": "fatima diallo"},
    "Louis Petit phoned Fatima Diallo. She hung up.": {"She": "fatima diallo"},
    "Jan Nowak said he was ill.": {"he": "jan nowak"},
    "Jan Nowak spoke. A spokesman said he was ill.": {"he": ""},
    "Louis Petit urged Jan Nowak to wait and asked him to call.": {"him": "jan nowak"},
    "Chile said it would send its navy.": {"it": "chile", "its": "chile"},
    "Chile said it was critical to act.": {"it": ""},
    "Chile and Peru said they would talk.": {"they": "chile peru"},
    "For his part, Jan Nowak said nothing.": {"his": "jan nowak"},
    'Louis Petit spoke of the king. "He is ill," he said.': {"He": ""},
    "The envoy was told to call. Chile and Peru agreed. They would meet soon.": {"They": "chile peru"},
    "Fatima Diallo met Eva Lind. Reporters saw her.": {"her": ""},
    "Ali Demir spoke at a challenge from Omar Lind to meet him.": {"him": "ali demir"},
    "It rained in Peru.": {"It": ""},
    "Peru sent troops. It also sent food.": {"It": "peru"},
    "The storm passed. It hit Peru.": {"It": ""},
    "Ali Demir saw himself in a mirror.": {"himself": "ali demir"},
    "In its letter, Peru apologised.": {"its": "peru"},
    # no names
    "On Monday, May was warm in March.": {"Monday": "", "March": ""},
}


def read(text: str, story: Story, parser: Parser) -> tuple[list[Sentence], Names]:
    """Give the sentences of `text` and the names in them."""
    sentences = segment(story(text), parser)
    return sentences, names_of(sentences)


def at(sentences: list[Sentence], names: Names, word: str) -> tuple[str, ...]:
    """Give the canonical names at a word; "word#2" is its second occurrence."""
    spelled, _, count = word.partition("#")
    places = [(s.index, i) for s in sentences for i, t in enumerate(s.tokens) if t.text == spelled]
    return tuple(n.canonical for n in names.at(*places[int(count or 1) - 1]))


@pytest.mark.parametrize(
    ("text", "word", "expected"), [(t, w, e) for t, words in NAMED.items() for w, e in words.items()]
)
def test_a_phrase_stands_for_its_names(text: str, word: str, expected: str, story: Story, parser: Parser) -> None:
    """Shows short names, metonyms, sides, descriptions, pairs and pronouns, each beside a case that abstains."""
    sentences, names = read(text, story, parser)
    assert " ".join(sorted(at(sentences, names, word))) == expected


@pytest.mark.parametrize(
    ("text", "word", "entity"),
    [
        ("President Wang spoke.", "Wang", "PERSON"),
        ("The Kremlin spoke.", "Kremlin", "GPE"),
        ("They met at Rosewood Palace.", "Palace", "FAC"),
        ("Troops left Crimea.", "Crimea", "LOC"),
        ("Reuters reported it.", "Reuters", "ORG"),
    ],
)
def test_a_name_has_the_label_that_the_tables_give_it(
    text: str, word: str, entity: str, story: Story, parser: Parser
) -> None:
    """Shows that titles, telling last words and the gazetteer override the parser's labels."""
    sentences, names = read(text, story, parser)
    (index,) = [i for i, t in enumerate(sentences[0].tokens) if t.text == word]
    assert [n.entity for n in names.at(sentences[0].index, index)] == [entity]


def test_names_do_not_depend_on_where_the_sentences_begin(story: Story, parser: Parser) -> None:
    """Shows that names are asked for by the sentences' own index, also for the second story of a page."""
    sentences = segment(story("Nothing here.\n\nJan Nowak spoke. He left."), parser)[1:]
    assert at(sentences, names_of(sentences), "He") == ("jan nowak",)


def test_a_hyphen_among_titles_is_no_name(story: Story, parser: Parser) -> None:
    """Shows that "Secretary-General" leaves no name without words behind, however the parser labels its hyphen."""
    text = "The U.N.-Iraq accord was worked out by U.N. Secretary-General Kofi Annan, who appointed a retired Indian."
    sentences, names = read(text, story, parser)
    assert at(sentences, names, "Annan") == ("kofi annan",)
    assert all(m.words for s in sentences for m in mentions_in(s))


def test_no_sentences_have_no_names() -> None:
    """Shows that an empty story is no error."""
    assert names_of([]).at(0, 0) == ()
