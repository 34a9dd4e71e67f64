"""The stages in order, from paths to a report, and nothing else."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from checker.compare import compare
from checker.compare.handbook import notes
from checker.compare.rule import Rule, builtin_folder, load_folder
from checker.engines import Engine, Work, open_engine
from checker.errors import ModelError, RuleError
from checker.extract import Parser, extract, load_parser, resolve, segment
from checker.ingest import read
from checker.match import (
    fillers,
    gather_timeline,
    group_origins,
    infer_published,
    match,
    relate_stories,
    silences,
    states,
    steps,
    tolls,
    unify_names,
    within_sentences,
)
from checker.model import Article, Claim, Problem, Report, Sentence
from checker.nli import Nli, load_nli
from checker.report.findings import make_report
from checker.settings import Settings


class Progress(Protocol):
    """Told how far each stage has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` pieces of work of `stage` are done."""
        ...


class Parsed(NamedTuple):
    """What an article says, looked at by itself."""

    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]


class Loaded(NamedTuple):
    """What takes long to load and serves any number of runs; `problems` are what could not be loaded.

    `parsing` is what `engine` does to each article. With more than one process, each of them loads its own parser.
    """

    parsing: Work[Parser, Article, Parsed | Problem]
    engine: Engine
    rules: Sequence[Rule]
    nli: Nli | None
    problems: Sequence[Problem]


def load(settings: Settings) -> Loaded:
    """Load the rules and the models. Raises ModelError when the parser cannot be loaded."""
    rules, broken = _rules(settings)
    nli, missing = _nli(settings)
    get_parser = partial(load_parser, settings.spacy_model)
    if settings.jobs == 1:
        get_parser = partial(_given, get_parser())
    parsing = Work(load=get_parser, do=_parse, lost=_lost)
    return Loaded(parsing, open_engine(settings.jobs), rules, nli, (*broken, *missing))


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
    """Do the same for any number of articles: articles are taken and results given one by one, in order."""
    return loaded.engine.map(loaded.parsing, articles)


def check(
    paths: Sequence[Path], settings: Settings, against: Sequence[Path] = (), progress: Progress | None = None
) -> Report:
    """Check the articles under `paths` with each other and with those under `against`.

    With `against`, only findings that involve an article of `paths` are reported. What could not be read or used is in
    the report's `errors`; the rest of the work is done. Raises ModelError when the parser cannot be loaded: without it
    no work can be done.
    """
    drafts, problems = read(paths, settings.max_bytes)
    archive, more = read(against, settings.max_bytes)
    return check_articles(drafts, archive, settings, load(settings), (*problems, *more), progress)


def check_articles(  # noqa: PLR0913, PLR0917 - what a run needs once it is loaded
    drafts: Sequence[Article],
    archive: Sequence[Article],
    settings: Settings,
    loaded: Loaded,
    problems: Sequence[Problem] = (),
    progress: Progress | None = None,
    known: Mapping[str, Parsed] | None = None,
) -> Report:
    """Check articles that are read already, as `check` does; `problems` go before others in the report's errors.

    `known` is what articles of the archive, by id, were parsed as before. What `progress` raises ends the run.
    """
    tell = progress or _silent
    mine = {a.id for a in drafts}
    articles = [*drafts, *(a for a in archive if a.id not in mine)]
    held = {a.id: known[a.id] for a in archive if a.id not in mine and known and a.id in known}
    found, unread = parse([a for a in articles if a.id not in held], loaded, tell)
    held.update(found)
    articles = [a for a in articles if a.id in held]
    sentences = {a.id: held[a.id].sentences for a in articles}
    claims = _by_article(articles, unify_names([c for a in articles for c in held[a.id].claims]))
    related = relate_stories(articles, (c for a in articles for c in claims[a.id]))
    dated = infer_published(articles, claims, related)
    origins = group_origins(dated, sentences, (c for a in articles for c in claims[a.id]), related)
    resolved = [c for a in origins for c in resolve(a, claims[a.id])]
    pairs = (
        *match(origins, resolved, related),
        *silences(resolved, related),
        *fillers(resolved, related),
        *states(resolved, related),
        *tolls(resolved, related),
    )
    tell("comparing", 0, len(pairs))
    judged = compare(
        pairs,
        (*within_sentences(resolved), *steps(resolved, related)),
        loaded.rules,
        loaded.nli,
        settings.severities,
        gather_timeline(resolved, related),
    )
    return make_report(
        origins,
        sentences,
        resolved,
        judged,
        [*problems, *unread, *loaded.problems],
        show=settings.show,
        min_confidence=settings.min_confidence,
        drafts=mine,
        rules=notes(loaded.rules),
    )


def _given(parser: Parser) -> Parser:
    return parser


def _parse(parser: Parser, article: Article) -> Parsed | Problem:
    sentences = tuple(segment(article, parser))
    return Parsed(sentences, extract(article, sentences))


def _lost(article: Article, how: str) -> Problem:
    return Problem(path=article.path, message=f"the process that read it came to an end twice ({how}); not checked")


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


def _nli(settings: Settings) -> tuple[Nli | None, list[Problem]]:
    """Load the NLI model; without it the rules still work, and the report says that it is missing."""
    try:
        return load_nli(settings.nli, settings.device, cache=settings.cache), []
    except ModelError as e:
        return None, [Problem(path=e.path, message=e.message)]
