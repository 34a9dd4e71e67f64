"""Made-up news, as much of it as is wanted, from a seed: the articles that scale is measured on.

    python -m benchmarks.scale.news COUNT FOLDER [--seed N]

Events begin, are reported by several outlets, and are followed up for some days: most by a few stories, some by dozens.
Tolls rise, stories are rewritten in other words, printed by others with small edits, corrected, and told again as
background much later. Each event has facts and names of its own, so that two of one kind are told in few of the same
words, as in the world. Names, towns and
the words for things come from `words.toml`; families and towns are put together from syllables, so that new names keep
coming. Nothing is read from the network and nothing from real news.

Stories come one by one and depend on the seed alone: the first thousand of ten thousand are those of a run of one
thousand.
"""

import argparse
import random
import re
import tomllib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

FIRST_DAY = date(2015, 1, 5)
PER_DAY = 40  # stories a day
# How stories come about, and how often. A `mistake` is a rewrite in which one figure is wrong.
SHARES = {"new": 22, "update": 18, "rewrite": 25, "copy": 22, "correction": 2, "background": 8, "mistake": 3}
_ALIVE = 60  # events that may be followed up
_REMEMBERED = 4000  # events that background stories tell of, about a year of them
_COLOUR = 12  # further sentences that an event has; a story has between four and nine of them
_FACTS = 7  # of those that its kind may have; two events of a kind share few
_HUNG = 0.6  # of its facts are hung on a name or a place of its own
_GREATEST = 40  # times as much interest as in the least event


class Story(NamedTuple):
    """A story: how it came about, the event it is about, and the page as it is printed."""

    number: int
    kind: str  # one of SHARES
    event: int
    published: date
    title: str
    paragraphs: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its file, below a folder for each month."""
        return f"{self.published:%Y-%m}/{self.number:07}.txt"

    @property
    def text(self) -> str:
        """The page: a date line, the title, and the paragraphs, parted by blank lines."""
        return "\n\n".join((f"date: {self.published.isoformat()}", self.title, *self.paragraphs)) + "\n"


@dataclass
class Event:
    """What happened. `slots` are the facts by name, as they stand now; `told` are the stories that may be copied."""

    number: int
    kind: dict[str, Any]
    day: date
    slots: dict[str, str]
    facts: list[list[str]]  # ways to tell each of its facts
    colour: list[str]
    toll: int
    interest: float
    told: list[Story] = field(default_factory=list)


def stories(seed: int) -> Iterator[Story]:
    """Give stories without end."""
    return _Newsroom(random.Random(seed)).work()  # noqa: S311 - not for secrets


@cache
def load_words() -> dict[str, Any]:
    """Read words.toml."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


class _Newsroom:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = load_words()
        self._alive: deque[Event] = deque(maxlen=_ALIVE)
        self._past: deque[Event] = deque(maxlen=_REMEMBERED)
        self._events = 0

    def work(self) -> Iterator[Story]:
        number = 0
        while True:
            today = FIRST_DAY + timedelta(days=number // PER_DAY)
            yield self._story(number, today)
            number += 1

    def _story(self, number: int, today: date) -> Story:
        kind = self._chance.choices(list(SHARES), list(SHARES.values()))[0]
        if kind == "background":
            old = [e for e in self._past if (today - e.day).days > 60]
            if old:
                return self._background(number, self._chance.choice(old), today)
            kind = "rewrite"
        event = None if kind == "new" else self._followed(kind)
        if event is None:
            event, kind = self._happen(today), "new"
        if kind == "update":
            self._move(event)
        if kind == "copy":
            story = self._copy(number, event, today)
        elif kind == "correction":
            story = self._correction(number, event, today)
        else:
            story = self._written(number, kind, event, today)
            event.told.append(story)
        return story

    def _followed(self, kind: str) -> Event | None:
        """Choose an event to follow up, a late or a great one more likely; tolls only rise where there is one."""
        fit = [e for e in self._alive if e.told and (kind != "update" or e.kind.get("grows"))]
        return self._chance.choices(fit, [(i + 1) * e.interest for i, e in enumerate(fit)])[0] if fit else None

    def _happen(self, today: date) -> Event:
        kind = self._chance.choice(self._words["kinds"])
        day = today - timedelta(days=self._chance.randint(0, 1))
        toll = min(400, int(self._chance.paretovariate(1.1) * 2) + 1)
        slots = self._slots(kind, day)
        facts = [self._hung(ways, slots) for ways in self._chance.sample(kind["facts"], _FACTS)]
        colour = [self._sentence(slots) for _ in range(_COLOUR)]
        interest = min(_GREATEST, self._chance.paretovariate(1))
        event = Event(self._events, kind, day, slots, facts, colour, toll, interest)
        self._events += 1
        self._count(event)
        self._alive.append(event)
        self._past.append(event)
        return event

    def _slots(self, kind: dict[str, Any], day: date) -> dict[str, str]:
        chance, n = self._chance, self._chance.randint
        what = chance.choice(kind["what"])
        country, other = chance.sample(self._words["countries"], 2)
        town, neighbour = self._town(), self._town()
        facts = {
            "what": what,
            "noun": re.split(r" (?:at|in|of|on) ", what)[0].split()[-1],
            "country": country,
            "other": other,
            "town": town,
            "neighbour": neighbour,
            "title": chance.choice(["fire chief", "regional governor", "head of the rescue service", "police chief"]),
            "office": chance.choice(["prime minister", "interior minister", "foreign minister", "economy minister"]),
            "quote": ", ".join(chance.choice(self._words["quote"][part]) for part in ("head", "middle", "tail")),
            "cause": chance.choice(kind.get("causes", ["bad luck"])),
            "job": chance.choice(kind.get("jobs", ["clerk"])),
            "side": chance.choice(["north", "south", "east", "west"]),
            "firm": f"{self._family()} {chance.choice(['Works', 'Industries', 'Group', 'Brothers'])}",
            "buyer": f"{self._family()} {chance.choice(['Holdings', 'Partners', 'International', 'Capital'])}",
            "past": str(day.year - n(2, 30)),
            "gap": str(n(2, 9)),
            "next": _long(day + timedelta(days=n(5, 60))),
            "before": _long(day - timedelta(days=n(60, 600))),
            "later": (day + timedelta(days=1)).strftime("%A"),
            "day": day.strftime("%A"),
            "date": _long(day),
        }
        people = ("person", "official", "guest", "witness", "defendant", "rival")
        facts |= {role: f"{chance.choice(self._words['given'])} {self._family()}" for role in people}
        figures = {
            "missing": (2, 60), "rescuers": (20, 400), "hours": (2, 30), "money": (2, 900), "homes": (20, 4000),
            "size": (12, 9000), "years": (2, 30), "age": (28, 75), "weeks": (4, 19), "witnesses": (5, 90),
            "percent": (4, 58), "share": (41, 58), "small": (1, 40), "turnout": (35, 80), "jobs": (40, 2000),
            "people": (3000, 90000),
        }  # fmt: skip
        return facts | {name: f"{n(low, high):,}" for name, (low, high) in figures.items()}

    def _sentence(self, facts: dict[str, str]) -> str:
        """Put a sentence together that hardly any other event has; names in it are its own."""
        parts = [self._chance.choice(self._words["colour"][part]) for part in ("who", "does", "when")]
        name = f"{self._chance.choice(self._words['given'])} {self._family()}"
        text = _filled(" ".join(parts) + ".", {**facts, "name": name, "family": self._family()})
        return text[0].upper() + text[1:]

    def _hung(self, ways: list[str], slots: dict[str, str]) -> list[str]:
        """Give the ways to tell a fact, hung on something of the event's own where it is no quotation."""
        chance = self._chance
        if ways[0].startswith("“") or chance.random() >= _HUNG:
            return ways
        own = {"name": f"{chance.choice(self._words['given'])} {self._family()}", "family": self._family()}
        anchor = _filled(chance.choice(self._words["anchor"]["ways"]), {**slots, **own})
        return [f"{way.removesuffix('.')}, {anchor}." for way in ways]

    def _count(self, event: Event) -> None:
        event.slots["toll"] = str(event.toll)
        event.slots["hurt"] = str(event.toll * 2 + event.number % 7 + 2)

    def _move(self, event: Event) -> None:
        """Let the toll rise; it never falls."""
        event.toll += self._chance.randint(1, 2 + event.toll // 4)
        self._count(event)

    def _written(self, number: int, kind: str, event: Event, today: date) -> Story:
        """Write a story of an event in words of its own."""
        chance = self._chance
        slots = dict(event.slots)
        if kind == "mistake":
            wrong = chance.choice(["toll", "hours", "money", "size", "past", "day"])
            slots[wrong] = _wrong(slots[wrong], event.day)
        facts = [chance.choice(ways) for ways in event.facts]
        chosen = chance.sample(facts, chance.randint(min(4, len(facts)), len(facts)))
        lead = chance.choice(event.kind["lead"])
        colour = chance.sample(event.colour, chance.randint(4, 9))
        credit = f"({chance.choice(self._words['agencies'])})" if chance.random() < 0.3 else ""
        body = [lead, *_mixed(chance, chosen, colour)]
        return Story(
            number, kind, event.number, today, _filled(chance.choice(event.kind["headline"]), slots),
            (*(_filled(p, slots) for p in body), *([credit] if credit else [])),
        )  # fmt: skip

    def _copy(self, number: int, event: Event, today: date) -> Story:
        """Print a story again: the end cut, and perhaps an outlet's own first words or another name for a thing."""
        chance = self._chance
        first = chance.choice(event.told)
        paragraphs = list(first.paragraphs)
        if len(paragraphs) > 4:
            del paragraphs[len(paragraphs) - chance.randint(0, 2) :]
        if chance.random() < 0.5:
            paragraphs[0] = f"{event.slots['town'].upper()} — {paragraphs[0]}"
        if chance.random() < 0.5:
            at = chance.randrange(1, len(paragraphs))
            paragraphs[at] = paragraphs[at].replace("said", "stated").replace("about", "around")
        if chance.random() < 0.3:
            paragraphs.append(f"This story first appeared in {chance.choice(self._words['outlets'])}.")
        return Story(number, "copy", event.number, today, first.title, tuple(paragraphs))

    def _correction(self, number: int, event: Event, today: date) -> Story:
        """Print a story again with a note that takes a figure back."""
        story = self._written(number, "correction", event, today)
        wrong = _wrong(event.slots["hours"], event.day)
        note = (
            f"Correction: An earlier version of this story gave the number of hours as {wrong}. "
            f"It is {event.slots['hours']}."
        )
        return story._replace(paragraphs=(*story.paragraphs, note))

    def _background(self, number: int, event: Event, today: date) -> Story:
        """Tell of an old event again, with its full date, in a story of something that happens now."""
        chance = self._chance
        slots = dict(event.slots)
        facts = [chance.choice(ways) for ways in event.facts]
        told = [p.replace("{day}", "{date}").replace("on {later}", "a day later") for p in chance.sample(facts, 3)]
        lead = chance.choice(event.kind["lead"]).replace("{day}'s ", "the ").replace("on {day}", "on {date}")
        memory = (
            f"People in {slots['town']} met on {today:%A} to remember what happened there on {slots['date']}, "
            f"and {slots['person']} spoke to them."
        )
        title = f"{slots['town']} looks back"
        body = [memory, lead, *told, *chance.sample(event.colour, 4)]
        return Story(number, "background", event.number, today, title, tuple(_filled(p, slots) for p in body))

    def _family(self) -> str:
        return self._joined(self._words["family"])

    def _town(self) -> str:
        return self._joined(self._words["town"])

    def _joined(self, parts: dict[str, list[str]]) -> str:
        """Put a name together; early parts are the more common ones, as a few names are everywhere."""
        chance = self._chance
        head, tail = (part[int(len(part) * chance.random() ** 1.5)] for part in (parts["heads"], parts["tails"]))
        # A third syllable keeps new names coming in a large archive.
        middle = chance.choice(["", "", "", "er", "en", "ing", "is", "or"])
        return f"{head}{middle}{tail}"


def _mixed(chance: random.Random, facts: list[str], colour: list[str]) -> list[str]:
    """Put sentences into paragraphs of one to three, colour among the facts."""
    sentences = list(facts)
    for line in colour:
        sentences.insert(chance.randint(1, len(sentences)), line)
    paragraphs = []
    while sentences:
        n = chance.randint(1, 3)
        paragraphs.append(" ".join(sentences[:n]))
        del sentences[:n]
    return paragraphs


def _wrong(value: str, day: date) -> str:
    """Give another value of the kind: a weekday, a year or a figure."""
    if value == day.strftime("%A"):
        return (day + timedelta(days=2)).strftime("%A")
    number = int(value.replace(",", ""))
    return str(number - 3) if 1900 < number < 2100 and "," not in value else f"{number + 3 + number // 3:,}"


def _filled(template: str, slots: dict[str, str]) -> str:
    """Fill the slots; {name_cap} begins with a capital."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        filled = slots[name.removesuffix("_cap")]
        return filled[0].upper() + filled[1:] if name.endswith("_cap") else filled

    text = re.sub(r"\{(\w+)\}", value, template)
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)


def _long(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def write(count: int, folder: Path, seed: int) -> None:
    """Write `count` stories as files under `folder`."""
    for story, _ in zip(stories(seed), range(count), strict=False):
        file = folder / story.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(story.text, "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write made-up news.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.count, options.folder, options.seed)
