"""Other extractors, each in the Python in which it is installed: pages in as lines of JSON, lines and a day out.

Run by cleaning.py; imports nothing of this project.
"""

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

Answer = tuple[list[str], str]


def _trafilatura(module: Any, page: str) -> Answer:
    text = module.extract(page, include_comments=False) or ""
    about = module.extract_metadata(page)
    return text.split("\n"), (about.date if about else None) or ""


def _justext(module: Any, page: str) -> Answer:
    found = module.justext(page.encode(), module.get_stoplist("English"), encoding="utf-8")
    return [part.text for part in found if not part.is_boilerplate], ""


def _newspaper4k(module: Any, page: str) -> Answer:
    article = module.Article("https://news.example/a", language="en")
    article.download(input_html=page)
    article.parse()
    day = article.publish_date
    return article.text.split("\n"), day.date().isoformat() if day else ""


READERS: dict[str, tuple[str, Callable[[Any, str], Answer]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "justext": ("justext", _justext),
    "newspaper4k": ("newspaper", _newspaper4k),
}


def main() -> int:
    """Answer each line of standard input."""
    name, read = READERS[sys.argv[1]]
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        print(f"{name}: not installed for {sys.executable} ({error})", file=sys.stderr)
        return 1
    for line in sys.stdin:
        lines, day = read(module, json.loads(line))
        print(json.dumps({"lines": lines, "day": day}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
