"""Text of articles made safe to show: nothing in it may act as markup, as a terminal escape, or reorder the line.

Articles come from anywhere. An escape sequence in a headline must not clear an editor's terminal, a tag must not work
in a Markdown report, and a bidirectional control must not show another sentence than the one that was compared (Unicode
Technical Report 36, section 2.5).
"""

import json
import re
import unicodedata

from checker.names import look_alikes

# Invisible, harmless, and common in text from the web: soft hyphen, zero-width space, word joiner, byte order mark.
_DROPPED = "\u00ad\u200b\u2060\ufeff"
# Zero-width joiners shape letters and emoji; they are part of the spelling.
_KEPT = "\u200c\u200d"

# What shows nothing and does something: controls, bidirectional and other format characters, surrogates, private use,
# and the line ends that not every program takes for one.
_ACTING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

_NOT_PRINTED = re.compile(r"[^\x00-\x7e]")
_INLINE = re.compile(r"([\\`*_{}\[\]#|~$])")
_AT_START = re.compile(r"^([-+=@])|^(\d+)([.)])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def plain(text: str) -> str:
    """Give `text` on one line; control, bidirectional, surrogate and private characters are spelled as "[U+001B]".

    So are letters of another script that look like Latin ones in a word with Latin letters ("[U+041E]bama").
    """
    line = " ".join(text.split())
    alike = {place for place, _ in look_alikes(line, mixed=True)}
    return "".join(f"[U+{ord(char):04X}]" if n in alike else _visible(char) for n, char in enumerate(line))


def markdown(text: str) -> str:
    """Give `text` as Markdown (CommonMark with GitHub's tables and mathematics) that shows just those characters."""
    return _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", inline(text))


def inline(text: str) -> str:
    """Give `text` as Markdown for within a line, where a leading dash or number begins no list."""
    return _INLINE.sub(r"\\\1", plain(text)).translate(_ENTITIES)


def code(text: str) -> str:
    """Give `text` as a Markdown code span, whatever backticks it holds; for paths."""
    words = plain(text)
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if words.startswith("`") or words.endswith("`") or not words else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def json_text(value: object, indent: int | None = None) -> str:
    r"""Give a value as JSON in UTF-8; what acts on a terminal or turns the line stands as an escape, "\u202e".

    The escape of a character is the same JSON: programs read what they would without it.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _NOT_PRINTED.sub(lambda m: json.dumps(m[0])[1:-1] if _acts(m[0]) else m[0], text)


def width(text: str) -> int:
    """Give the number of terminal columns that `text` takes at most (Unicode Standard Annex 11: wide ones take two)."""
    return sum(1 + is_wide(char) for char in text)


def is_wide(char: str) -> bool:
    """Say whether a terminal shows the character in two columns."""
    return unicodedata.east_asian_width(char) in {"W", "F"}


def shorten(text: str, columns: int, *, keep_end: int = 0) -> str:
    """Cut `text` to `columns` terminal columns, with "…" for what is left out; the last `keep_end` characters stay."""
    if width(text) <= columns:
        return text
    tail = text[len(text) - keep_end :] if keep_end else ""
    room = columns - 1 - width(tail)
    if room < 0:
        return shorten(text, columns)
    head = ""
    for char in text:
        if width(head + char) > room:
            break
        head += char
    return f"{head}…{tail}" if keep_end else f"{head.rstrip()}…"


def _visible(char: str) -> str:
    if char in _DROPPED:
        return ""
    return f"[U+{ord(char):04X}]" if _acts(char) else char


def _acts(char: str) -> bool:
    return unicodedata.category(char) in _ACTING and char not in _KEPT
