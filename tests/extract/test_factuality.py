"""Factuality and tense: invented sentences, each with the value that its cues give the event."""

import re
from collections.abc import Callable

import pytest

from checker.errors import TableError
from checker.extract.cues import load_cues, read_cues
from checker.extract.factuality import factuality, tense_of
from checker.extract.sentences import Parser, segment
from checker.model import Article, Factuality, Sentence, Tense

Story = Callable[..., Article]

# Value → (event, sentence). The event is the first token so spelled.
EVENTS: dict[str, list[tuple[str, str]]] = {
    "CT+": [
        ("offer", "The captain declined an offer of help."),
        ("following", "No alarms were raised following the fire."),
        ("met", "The two sides met in Geneva on Friday."),
        ("reach", "The delegates did not fail to reach a deal."),
        ("asked", '"Did it happen?" she asked.'),
        ("escape", "The prisoners managed to escape."),
        ("meeting", "They met after a long meeting."),
        ("arrived", "They did not leave until the bus arrived."),
        ("leave", "They did not leave until Monday."),
        ("lost", "He not only lost the race but also his licence."),
        ("killing", "He was convicted of killing two men."),
        ("flew", "The minister flew to Cairo to reaffirm the alliance."),
        ("held", "Talks held on Friday focused on trade."),
        ("Talks", "Talks held on Friday focused on trade."),
        ("said", "He said he would resign."),
        ("lost", "She regrets that they lost."),
        ("lost", "She does not regret that they lost."),
        ("was", "The bridge was closed."),
        ("addressing", "Television showed the minister addressing the delegates."),
        ("abducted", "The boy who was abducted is safe."),
        ("realized", "The man called the police when he realized the danger."),
        ("urged", "The envoy asked the general to wait and urged him to talk."),
        ("better", "The plan is better than people think."),
        ("think", "The plan is better than people think."),
        ("important", "The meeting is important."),
        ("meeting", "The meeting is important."),
        ("saying", "The king was quoted as saying he was ill."),
        ("going", "She thanked him for going to the office."),
        ("closed", "Let me stress that the road is closed."),
        ("visit", "She made a visit to Rome."),
        ("attack", "She did not criticise the attack."),
        ("war", "The war started in May."),
        ("collapsed", "The roof collapsed, police said."),
        ("collapsed", "Police said the roof collapsed."),
        ("tried", "He tried to win."),
        ("won", "He did win, and she won too."),
        ("win", "He did win."),
        ("rise", "Prices began to rise."),
        ("stealing", "He admitted stealing the car."),
        ("judge", "The minister fired the judge."),
        ("fell", "Taxes fell because she won."),
        ("told", "The doctor told him to go."),
    ],
    "CT-": [
        ("attack", "The army denied the attack."),
        ("meeting", "They refused a meeting."),
        ("coming", "The guests are not coming."),
        ("met", "The two sides had not met face-to-face since March 2022."),
        ("died", "No one died in the crash."),
        ("killed", "Nobody was killed in the blast."),
        ("visited", "The minister has never visited the region."),
        ("reach", "The delegates failed to reach a deal."),
        ("ordered", "The general denied that he ordered the strike."),
        ("leave", "They could not leave the building."),
        ("escape", "The prisoners did not manage to escape."),
        ("lock", "The guard forgot to lock the door."),
        ("answer", "The actor refused to answer."),
        ("injured", "The driver pretended that he was injured."),
        ("visit", "The president cancelled the visit."),
        ("visit", "The visit was cancelled."),
        ("agreement", "The talks ended without an agreement."),
        ("paying", "They left without paying."),
        ("talks", "No talks took place."),
        ("warned", "The city should have warned its residents."),
        ("speak", "They did not meet or speak."),
        ("leaving", "The guards prevented the inmates from leaving."),
        ("exists", "The treaty no longer exists."),
        ("reach", "They were unable to reach the village."),
        ("meeting", "Instead of meeting the press, he left."),
        ("talking", "Rather than talking to the press, she left."),
        ("visit", "She did not make a visit to Rome."),
        ("fled", "The driver hardly fled."),
        ("tried", "He never tried to win."),
        ("win", "He did not manage to win."),
        ("attend", "She declined to attend."),
        ("stealing", "He denied stealing the car."),
        ("signed", "Neither minister signed the deal."),
        ("signed", "None of the ministers signed the deal."),
    ],
    "PR+": [
        ("visit", "The queen will visit Oslo on Monday."),
        ("send", "The ministry said it would send a delegation."),
        ("hold", "Norway and Chile planned to hold talks in Lima."),
        ("talks", "Norway and Chile planned to hold talks in Lima."),
        ("take", "The vote is scheduled to take place on Sunday."),
        ("win", "She is expected to win the race."),
        ("meet", "They are set to meet next week."),
        ("arrive", "The ship is due to arrive at noon."),
        ("meet", "The leaders are to meet on Monday."),
        ("attend", "He is likely to attend."),
        ("share", "The firms agreed to share their data."),
        ("cut", "The bank promised to cut rates."),
        ("stole", "The man reportedly stole a car."),
        ("attack", "Police linked the suspected attack to a gang."),
        ("visit", "The planned visit angered the opposition."),
        ("sign", "The ministers will meet and sign the treaty."),
        ("held", "Talks to be held on Friday will focus on trade."),
        ("Talks", "Talks to be held on Friday will focus on trade."),
        ("talks", "He welcomed the talks scheduled for Friday."),
        ("strike", "The workers are going to strike."),
        ("summit", "They agreed on a summit in May."),
        ("collapsed", "The roof has probably collapsed."),
        ("rise", "Prices are about to rise."),
        ("rise", "Prices seem to rise."),
        ("fall", "Taxes will fall even if she loses."),
        ("close", "They will close the door."),
    ],
    "PR-": [
        ("visit", "The queen will not visit Oslo."),
        ("visit", "The queen won't visit Oslo."),
        ("win", "She is not expected to win the race."),
        ("attend", "He is unlikely to attend."),
        ("breakthrough", "He said that a breakthrough was unlikely."),
        ("win", "He is not likely to win."),
    ],
    "PS+": [
        ("mark", "The talks, which, if materialized, will mark the first direct contact, open soon."),
        ("materialized", "The talks, which, if materialized, will mark the first direct contact, open soon."),
        ("visit", "The queen may visit Oslo."),
        ("resign", "The mayor could resign."),
        ("stole", "The man allegedly stole a car."),
        ("attack", "Police are looking into the alleged attack."),
        ("returns", "There will be no peace unless the army returns the land."),
        ("killed", "The storm may have killed dozens."),
        ("killing", "The court heard he was accused of killing two men."),
        ("reach", "They are able to reach the village."),
        ("Floods", "Floods are possible."),
        ("war", "The move raised the risk of war."),
        ("collapsed", "The roof may have collapsed."),
        ("fled", "Perhaps the driver fled."),
        ("win", "He did not doubt that they would win."),
        ("fire", "The minister threatened to fire the judge."),
        ("wins", "If she wins, taxes will fall."),
        ("fall", "If she wins, taxes will fall."),
    ],
    "PS-": [
        ("visit", "The queen might not visit Oslo."),
    ],
    "Uu": [
        ("leave", "The crew wanted to leave."),
        ("withdraw", "The envoy urged the rebels to withdraw."),
        ("ceasefire", "The envoy called for a ceasefire."),
        ("release", "The court asked the police to release the man."),
        ("return", "She hopes to return."),
        ("resign", "Protesters demand that the mayor resign."),
        ("meet", "Will the two leaders meet?"),
        ("happen", '"Did it happen?" she asked.'),
        ("visit", "It is unclear when the envoy will visit."),
        ("warn", "The city should warn its residents."),
        ("reaffirm", "The minister flew to Cairo to reaffirm the alliance."),
        ("attacked", "He did not say that the rebels attacked."),
        ("achieve", "It is critical to achieve a ceasefire."),
        ("sign", "She thanked him for going to the office to sign a paper."),
        ("promote", "Its stance is to promote trade."),
        ("ceasefire", "The ministers demanded a ceasefire."),
        ("collapsed", "Police did not say whether the roof collapsed."),
        ("win", "He tried to win."),
        ("attend", "She did not refuse to attend."),
        ("meet", "Neither minister wanted to meet."),
        ("go", "The doctor told him to go."),
        ("Close", "Close the door."),
    ],
}

TENSES: dict[Tense, list[tuple[str, str]]] = {
    Tense.PAST: [
        ("Thursday", "The talks opened on Thursday."),
        ("Friday", "The minister managed to escape on Friday."),
        ("Friday", "The visit that took place on Friday was short."),
        ("Monday", "They agreed on Monday to hold talks."),
        ("Monday", "The talks held on Monday failed."),
        ("Monday", "They have met on Monday."),
        ("April", "During a visit to Rome in early April, the actor urged fans to vote."),
        ("Sunday", "He is believed to have left on Sunday."),
        ("Sunday", "They may have left on Sunday."),
        ("1999", "He was jailed after being convicted in 1999."),
        ("May", "It will be the first visit since May."),
        ("Monday", "The mayor spoke on Monday."),
        ("Friday", "She failed to appear on Friday."),
        ("Friday", "A witness said on Friday that the man would sue."),
        ("Friday", "The strike has been going on since Friday."),
        ("Friday", "The fire, which broke out on Friday, is out."),
    ],
    Tense.PRESENT: [
        ("Monday", "The shop opens on Monday."),
        ("Friday", "No trains on Friday."),
    ],
    Tense.FUTURE: [
        ("Thursday", "Norway and Chile planned to hold talks in Lima on Thursday."),
        ("Thursday", "The talks will open on Thursday."),
        ("Friday", "He welcomed the talks scheduled for Friday."),
        ("Friday", "The visit is scheduled for Friday."),
        ("Friday", "The leaders are to meet on Friday."),
        ("Monday", "The talks to be held on Monday could fail."),
        ("Monday", "The ministry said it would send a delegation on Monday."),
        ("Sunday", "They called for a protest on Sunday."),
        ("Friday", "She wants to leave on Friday."),
        ("Friday", "The club is about to close on Friday."),
        ("Friday", "He agreed to testify on Friday."),
        ("Friday", "The strike could start on Friday."),
        ("Friday", "They won't play on Friday."),
    ],
}


def find(text: str, word: str, story: Story, parser: Parser) -> tuple[Sentence, int]:
    """Give the sentence of `text` that holds `word`, and the word's token."""
    for sentence in segment(story(text), parser):
        for i, token in enumerate(sentence.tokens):
            if token.text == word:
                return sentence, i
    raise AssertionError(f"{word} is not in {text}")


@pytest.mark.parametrize(
    ("value", "word", "text"), [(v, word, text) for v, rows in EVENTS.items() for word, text in rows]
)
def test_an_event_has_the_value_that_its_cues_give_it(
    value: str, word: str, text: str, story: Story, parser: Parser
) -> None:
    """Shows negation, modals, adverbs, embedding predicates, conditions and questions, each beside its near misses."""
    sentence, i = find(text, word, story, parser)
    assert factuality(sentence, i) is Factuality(value)


@pytest.mark.parametrize(
    ("tense", "word", "text"), [(t, word, text) for t, rows in TENSES.items() for word, text in rows]
)
def test_a_time_has_the_tense_of_the_clause_that_it_stands_in(
    tense: Tense, word: str, text: str, story: Story, parser: Parser
) -> None:
    """Shows that an infinitive under a plan lies ahead, and one under an achievement does not."""
    sentence, i = find(text, word, story, parser)
    assert tense_of(sentence, i) is tense


def test_every_form_of_the_tables_is_written_as_it_is_looked_up() -> None:
    """Shows that no entry is unreachable for its capitals or blanks."""
    cues = load_cues()
    words = [*cues.modals, *cues.adverbs, *cues.attributes, *cues.prepositions, *(k for k, _ in cues.signatures)]
    assert [w for w in words if not re.fullmatch(r"\S+( \S+)*", w) or w != w.lower()] == []


def test_a_lemma_listed_twice_is_refused() -> None:
    """Shows that the table cannot give one predicate two values."""
    group = '[[embedding]]\naffirmed = "CT+"\nnegated = "CT-"\ntakes = ["to"]\nlemmas = ["win"]\n'
    with pytest.raises(TableError, match='"win" is listed twice'):
        read_cues(_EMPTY + group + group)


@pytest.mark.parametrize("text", ["modals = 3", "[modals", '[[embedding]]\naffirmed = "maybe"'])
def test_a_malformed_table_is_refused(text: str) -> None:
    """Shows that a table that breaks its schema is named."""
    with pytest.raises(TableError, match=r"factuality\.toml"):
        read_cues(text)


_EMPTY = """
[modals]
[contractions]
[perfect_modals]
[adverbs]
[attributes]
[negation]
words = []
subjects = []
determiners = []
cancelled_by = []
[conditional]
marks = []
[prepositions]
[nouns]
light = []
aims = []
acts = []
"""
