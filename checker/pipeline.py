"""The stages in order, from paths to a report, and nothing else."""

import gc
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from checker.archive import (
    Connection,
    Story,
    candidates,
    held_of,
    is_archive,
    load_stories,
    names_like,
    profiles,
    reading,
    standing,
    versions_of,
)
from checker.archive import beside as beside_of
from checker.compare import compare
from checker.compare.handbook import notes
from checker.compare.rule import Rule, builtin_folder, load_folder
from checker.engines import Engine, SpreadNli, Work, open_engine
from checker.errors import ArchiveError, ModelError, RuleError
from checker.extract import WINDOW, Parser, batches, extract, load_parser, resolve, segment_all
from checker.ingest import read
from checker.match import (
    ONE_EVENT,
    Relatedness,
    fillers,
    gather_timeline,
    group_origins,
    infer_published,
    match,
    name_forms,
    nearness,
    relate_stories,
    silences,
    states,
    steps,
    tolls,
    unify_names,
    within_sentences,
)
from checker.model import Article, Claim, ClaimPair, Problem, Report, ResolvedClaim, Sentence, ValueKind
from checker.names import ALONE, Beside, Profile, count_names, count_words, rename
from checker.nli import Nli, load_nli
from checker.nli.cache import RememberingNli
from checker.report.findings import make_report
from checker.settings import Settings

FEW = 240
"""So many stories of an archive are compared with a draft at most."""


class Progress(Protocol):
    """Told how far each stage has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` pieces of work of `stage` are done."""
        ...


class Parsed(NamedTuple):
    """What an article says, looked at by itself."""

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Lost:
    """Articles over which a process came to an end twice, and how."""

    articles: Sequence[Article]
    how: str


class Loaded(NamedTuple):
    """What takes long to load and serves any number of runs; `problems` are what could not be loaded.

    `parsing` is what `engine` does to a few articles at a time. With more than one process, each of them loads its own
    parser.
    """

    parsing: Work[Parser, Sequence[Article], Sequence[Parsed] | Lost]
    engine: Engine
    rules: Sequence[Rule]
    nli: Nli | None
    problems: Sequence[Problem]


def load(settings: Settings) -> Loaded:
    """Load the rules and the models. Raises ModelError when the parser cannot be loaded, and SettingsError."""
    loaded = load_judges(settings)
    if not loaded.engine.elsewhere:
        loaded = loaded._replace(parsing=replace(loaded.parsing, load=partial(_given, loaded.parsing.load())))
    return loaded


def load_judges(settings: Settings) -> Loaded:
    """Give what `load` gives, but with a parser that is loaded when the first article comes, if one does."""
    loaded = load_reader(settings)
    rules, broken = _rules(settings)
    nli, missing = _nli(settings, loaded.engine)
    return loaded._replace(rules=rules, nli=nli, problems=(*broken, *missing))


def load_reader(settings: Settings) -> Loaded:
    """Give what parses articles, and no more; the parser is loaded when the first article comes."""
    loading = partial(load_parser, settings.spacy_model)
    parsing: Work[Parser, Sequence[Article], Sequence[Parsed] | Lost] = Work(loading, _parse, Lost)
    return Loaded(parsing, open_engine(settings.jobs, settings.engine), (), None, ())


def parse(
    articles: Sequence[Article], loaded: Loaded, progress: Progress | None = None
) -> tuple[dict[str, Parsed], list[Problem]]:
    """Give what each article says by its id, and what could not be read. Raises ModelError and EngineError."""
    tell = progress or _silent
    found: dict[str, Parsed] = {}
    problems = []
    with closing(parse_each(articles, loaded)) as results:
        for n, (article, parsed) in enumerate(zip(articles, results, strict=True), 1):
            if isinstance(parsed, Problem):
                problems.append(parsed)
            else:
                found[article.id] = parsed
            tell("reading", n, len(articles))
    return found, problems


def parse_each(articles: Iterable[Article], loaded: Loaded) -> Generator[Parsed | Problem]:
    """Do the same for any number of articles: articles are taken, and results given, in order and some at a time."""
    places: deque[int] = deque()

    def work() -> Iterator[Sequence[Article]]:
        # One process remembers what it parsed; of several, each has to be given what belongs together.
        for batch in batches(articles, WINDOW if loaded.engine.elsewhere else 1):
            places.extend(number for number, _ in batch)
            yield [article for _, article in batch]

    found: dict[int, Parsed | Problem] = {}
    given = 0
    with closing(_parse_batches(work(), loaded)) as results:
        for result in results:
            found[places.popleft()] = result
            while given in found:
                yield found.pop(given)
                given += 1


def _parse_batches(batches: Iterable[Sequence[Article]], loaded: Loaded) -> Generator[Parsed | Problem]:
    with closing(loaded.engine.map(loaded.parsing, batches)) as results:
        for found in results:
            if not isinstance(found, Lost):
                yield from found
            elif len(found.articles) == 1:
                how = f"the process that read it came to an end twice ({found.how}); not checked"
                yield Problem(path=found.articles[0].path, message=how)
            else:
                # One of them is at fault. Processes here find out which: on Ray, a stage waits for the one before it.
                alone = [(article,) for article in found.articles]
                yield from _parse_batches(alone, loaded._replace(engine=open_engine(2)))


def check(
    paths: Sequence[Path],
    settings: Settings,
    against: Sequence[Path] = (),
    progress: Progress | None = None,
    urls: Sequence[str] = (),
) -> Report:
    """Check the articles under `paths`, and at `urls`, with each other and with those under `against`.

    With `against`, only findings that involve an article of `paths` are reported. Of an archive that `check index`
    made, only the stories are loaded that may be about the facts of `paths`. What could not be read or used is in
    the report's `errors`; the rest of the work is done. Raises ModelError when the parser cannot be loaded: without it
    no work can be done.
    """
    drafts, problems = read(paths, settings, urls=urls)
    archives = [path for path in against if is_archive(path)]
    archive, more = read([path for path in against if path not in archives], settings)
    every = (*problems, *more)
    return check_articles(drafts, archive, settings, load(settings), every, progress, archives=archives)


def check_articles(  # noqa: PLR0913, PLR0917 - what a run needs once it is loaded
    drafts: Sequence[Article],
    archive: Sequence[Article],
    settings: Settings,
    loaded: Loaded,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    known: Mapping[str, Parsed] | None = None,
    archives: Sequence[Path] = (),
) -> Report:
    """Check articles that are read already, as `check` does; `problems` go before others in the report's errors.

    `known` is what articles of the archive, by id, were parsed as before; `archives` are files that are asked for what
    is near the drafts. What `progress` raises ends the run.
    """
    mine = {a.id for a in drafts}
    others = [a for a in archive if a.id not in mine]
    held = {a.id: known[a.id] for a in others if known and a.id in known}
    found, unread = parse([a for a in (*drafts, *others) if a.id not in held], loaded, progress)
    held.update(found)
    told, beside_them = ([Story(a, *held[a.id]) for a in part if a.id in held] for part in (drafts, others))
    return compare_stories(told, beside_them, settings, loaded, (*problems, *unread), progress, archives)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of reference cycles from looking through all that is loaded, over and over, for none.

    What is compared is values, which have no cycles; with the collector on, loading and comparing take twice as long.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def compare_stories(  # noqa: PLR0913, PLR0917 - what a run needs once it is loaded
    drafts: Sequence[Story],
    others: Sequence[Story],
    settings: Settings,
    loaded: Loaded,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    archives: Sequence[Path] = (),
    about: Mapping[str, Collection[int]] | None = None,
) -> Report:
    """Compare stories that are parsed already with each other, with `others`, and with what `archives` hold of them.

    `about` gives the sentences that are asked about, by article id; not given, all are. What is compared is told by the
    whole stories all the same: their dates, their origins, the variants of names.
    """
    tell = progress or _silent
    mine = {s.article.id for s in drafts}
    asked, beside, unasked = _ask(archives, drafts)
    given = {s.article.id for s in (*drafts, *others)}
    held = {s.article.id: s for s in asked if s.article.id not in given}
    stories = _one_version(drafts, (*others, *held.values()))
    articles = [s.article for s in stories]
    sentences = {s.article.id: s.sentences for s in stories}
    spoken = [c for s in stories for c in s.claims]
    forms = name_forms(count_names(spoken) + Counter(beside.names))
    claims = _by_article(articles, unify_names(spoken, forms))
    beside = beside._replace(words=rename(beside.words, lambda name: forms.get(name, name)))
    related = relate_stories(articles, (c for a in articles for c in claims[a.id]), beside)
    dated = infer_published(articles, claims, related)
    origins = group_origins(dated, sentences, (c for a in articles for c in claims[a.id]), related)
    resolved = [c for a in origins for c in resolve(a, claims[a.id])]
    if about is not None:
        resolved = [c for c in resolved if c.sentence in about.get(c.article, ())]
    # What no draft has part in is not asked for.
    near = related if len(mine) == len(stories) else related.touching(mine)
    pairs = _pairs(_Comparable(origins, resolved, near, _plain(beside)), loaded.engine)
    tell("comparing", 0, len(pairs))
    alone = (p for p in steps(resolved, near) if not mine.isdisjoint({p.left.article, p.right.article}))
    judged = compare(
        pairs,
        (*within_sentences(c for c in resolved if c.article in mine), *alone),
        loaded.rules,
        loaded.nli,
        settings.severities,
        gather_timeline(resolved, related).model_copy(update={"drafts": frozenset(mine)}),
    )
    return make_report(
        origins,
        sentences,
        resolved,
        judged,
        [*problems, *unasked, *loaded.problems],
        show=settings.show,
        min_confidence=settings.min_confidence,
        drafts=mine,
        rules=notes(loaded.rules),
        held=held.keys(),
    )


def _one_version(drafts: Sequence[Story], others: Sequence[Story]) -> tuple[Story, ...]:
    """Give the drafts, and of the others of each item the newest version, unless a draft is to take its place."""
    versions = [s for s in others[::-1] if s.article.publication.item]  # the first of two copies last
    versions.sort(key=lambda s: s.article.publication.rank)
    newest = {s.article.publication.item: s for s in (*versions, *drafts)}
    return (*drafts, *(s for s in others if not s.article.publication.item or newest[s.article.publication.item] is s))


_Given = TypeVar("_Given")


def _given(state: _Given) -> _Given:
    return state


class _Comparable(NamedTuple):
    """What is looked through for pairs."""

    articles: Sequence[Article]
    claims: Sequence[ResolvedClaim]
    related: Relatedness
    beside: Beside


def _pairs(told: _Comparable, engine: Engine) -> list[ClaimPair]:
    """Give the claims that may be about one fact, paired."""
    kinds = [(kind,) for kind in ValueKind] if engine.elsewhere else [tuple(ValueKind)]
    matchers: list[_Matcher] = [partial(_match, kinds=some) for some in kinds]
    matchers += [_silences, _fillers, _states, _tolls]
    work: Work[_Comparable, _Matcher, tuple[ClaimPair, ...]] = Work(partial(_given, told), _matched)
    with closing(engine.map(work, matchers)) as found:
        return [pair for some in found for pair in some]


def _plain(beside: Beside) -> Beside:
    """Give the same in dictionaries, which can be sent to other processes."""
    return Beside(beside.stories, dict(beside.words), dict(beside.names))


_Matcher = Callable[[_Comparable], tuple[ClaimPair, ...]]


def _matched(told: _Comparable, matcher: _Matcher) -> tuple[ClaimPair, ...]:
    return tuple(p for p in matcher(told) if told.related.tell_of_one_event(p.left, p.right))


def _match(told: _Comparable, kinds: Iterable[ValueKind]) -> tuple[ClaimPair, ...]:
    return match(told.articles, told.claims, told.related, kinds)


def _silences(told: _Comparable) -> tuple[ClaimPair, ...]:
    return silences(told.claims, told.related)


def _fillers(told: _Comparable) -> tuple[ClaimPair, ...]:
    return fillers(told.claims, told.related, told.beside)


def _states(told: _Comparable) -> tuple[ClaimPair, ...]:
    return states(told.claims, told.related)


def _tolls(told: _Comparable) -> tuple[ClaimPair, ...]:
    return tolls(told.claims, told.related)


def _parse(parser: Parser, articles: Sequence[Article]) -> Sequence[Parsed]:
    told = segment_all(articles, parser)
    # Syntax is for extraction alone: without it there is less to keep, and to send between processes.
    return [Parsed(tuple(s.bare() for s in told[a.id]), extract(a, told[a.id])) for a in articles]


def _ask(archives: Sequence[Path], drafts: Sequence[Story]) -> tuple[list[Story], Beside, list[Problem]]:
    """Give what archives hold that may be about the drafts' facts, what they hold besides, and what cannot be asked."""
    found: dict[str, Story] = {}
    all_beside = ALONE
    problems = []
    for path in archives:
        try:
            stories, beside = ask(path, drafts)
        except ArchiveError as e:
            problems.append(Problem(path=e.path or path.as_posix(), message=e.message))
            continue
        found.update((s.article.id, s) for s in stories)
        all_beside = Beside(
            all_beside.stories + beside.stories,
            Counter(all_beside.words) + Counter(beside.words),
            Counter(all_beside.names) + Counter(beside.names),
        )
    return sorted(found.values(), key=lambda s: (s.article.path.split("/"), s.article.story)), all_beside, problems


def ask(archive: Path, drafts: Sequence[Story]) -> tuple[list[Story], Beside]:
    """Give the stories of an archive that are related to the drafts, and what the archive holds besides them.

    Of those related to a draft, the FEW that are nearest to it. A name is looked up in all the forms that the archive
    has of it. Raises ArchiveError.
    """
    with reading(archive) as connection:
        own = count_names(c for s in drafts for c in s.claims)
        like = names_like(connection, (name for name, _ in own))
        forms = name_forms(own + like)
        variants: dict[str, set[str]] = defaultdict(set)
        for name, form in forms.items():
            variants[form].add(name)
        numbers = {n for d in drafts for n in _nearest(connection, d, forms, variants)}
        held = (
            *held_of(connection, [s.article.id for s in drafts]),
            *versions_of(connection, [s.article.publication.item for s in drafts]),
        )
        replaced = {s.article.id: s for s in held}
        stories = [s for s in load_stories(connection, sorted(numbers)) if s.article.id not in replaced]
        words = {word for s in (*drafts, *stories) for word in count_words(s.claims)}
        return stories, beside_of(connection, like, (*stories, *replaced.values()), words)


def _nearest(
    connection: Connection, draft: Story, forms: Mapping[str, str], variants: Mapping[str, Collection[str]]
) -> list[int]:
    """Give the numbers of the stories that are related to a draft, the nearest first."""

    def named(told: Profile) -> Profile:
        return told._replace(words=rename(told.words, lambda name: forms.get(name, name)))

    mine = named(Profile(draft.article.published, count_words(draft.claims)))
    numbers = candidates(connection, mine, draft.article.id, ONE_EVENT, lambda name: variants.get(name, ()))
    told = profiles(connection, numbers)
    known = standing(connection, {word for p in told.values() for word in p.words} | mine.words.keys())
    known = known._replace(words=rename(known.words, lambda name: forms.get(name, name)))
    alike = nearness(mine, map(named, told.values()), known)
    ranked = sorted((-near, n) for n, near in zip(told, alike, strict=True) if near)
    return [n for _, n in ranked[:FEW]]


def _silent(stage: str, done: int, total: int) -> None:
    del stage, done, total


def _by_article(articles: Iterable[Article], claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {a.id: [] for a in articles}
    for claim in claims:
        found[claim.article].append(claim)
    return found


def _rules(settings: Settings) -> tuple[list[Rule], list[Problem]]:
    """Load the rules; a folder with a broken one is left out whole and reported."""
    rules: dict[str, Rule] = {}
    problems = []
    for folder in (builtin_folder(), *settings.rules):
        try:
            rules.update((rule.id, rule) for rule in load_folder(folder))
        except RuleError as e:
            problems.append(Problem(path=e.path, message=e.message, line=e.line))
    return list(rules.values()), problems


def _nli(settings: Settings, engine: Engine) -> tuple[Nli | None, list[Problem]]:
    """Load the NLI model; without it the rules still work, and the report says that it is missing.

    On Ray, models elsewhere do the scoring: the one here is asked for its name, and needs no GPU.
    """
    try:
        if settings.engine == "local":
            return load_nli(settings.nli, settings.device, cache=settings.cache), []
        gpu = settings.device == "cuda" and settings.nli != "embedded"
        nli = load_nli(settings.nli, cache=settings.cache and not gpu)
    except ModelError as e:
        return None, [Problem(path=e.path, message=e.message)]
    if not isinstance(nli, RememberingNli):
        return nli, []
    loading = partial(load_nli, settings.nli, settings.device)
    return replace(nli, model=SpreadNli(model=nli.model, load=loading, engine=engine, gpu=gpu)), []
