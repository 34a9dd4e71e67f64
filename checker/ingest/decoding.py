"""From bytes to text, refusing with a reason what is no text."""

import codecs
import re

from checker.errors import InputError

# UTF-32's little-endian mark begins with UTF-16's, so the longer ones are tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# The encodings of the web by Python's names (WHATWG Encoding Standard, section 4.2); no others are tried, for some of
# Python's codecs are no encodings of text, or slow.
_KNOWN = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|ascii|cp125\d|cp866|cp874|cp932|cp949|iso8859-\d+|koi8-[ru]|gb2312|gbk|gb18030|big5(?:hkscs)?"
    r"|shift_jis|euc_jp|euc_kr|iso2022_jp|mac-(?:roman|cyrillic)"
)
_LARGER = {"ascii": "cp1252", "iso8859-1": "cp1252"}  # what pages mean that say so


def decode(data: bytes, place: str) -> str:
    """Give the text of a file's bytes, without a byte order mark; `place` is what an InputError names.

    Read are UTF-8, and UTF-16 and UTF-32 that say so by a byte order mark. Raises InputError when the bytes are empty,
    binary or not valid in their encoding.
    """
    mark, encoding = _mark(data)
    if encoding == "utf-8":
        _refuse_binary(data, place)
    try:
        # The codecs of UTF-16 and UTF-32 need the mark, and leave it out themselves.
        text = data[len(mark) :].decode() if encoding == "utf-8" else data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + (len(mark) if encoding == "utf-8" else 0)
        line = data.count(b"\n", 0, at) + 1
        message = f"not valid {encoding.upper()}: byte 0x{data[at]:02x} at offset {at}; save it as UTF-8"
        raise InputError(message, place, line) from error
    if not text.strip():
        raise InputError("the file is empty", place)
    return text


def decode_declared(data: bytes, place: str, told: str = "") -> str:
    """Give the text of markup, which may say its encoding itself.

    What a server said (`told`) goes first, and UTF-8 before both where the bytes are valid as that.
    Up to one byte in a hundred may be wrong in that encoding, for pages are put together from pieces, and becomes
    U+FFFD. Raises InputError as `decode` does.
    """
    if _mark(data)[0]:
        return decode(data, place)
    _refuse_binary(data, place)
    found = _DECLARED.search(data, 0, 4096)
    declared = next((m.decode() for m in found.groups() if m), "") if found else ""
    said = next(filter(None, map(_encoding, (told, declared))), "utf-8")
    try:
        text = data.decode()  # what is valid as UTF-8 and not plain ASCII is hardly ever anything else
    except UnicodeDecodeError:
        text = data.decode(said, errors="replace")
    wrong = text.count("\ufffd")
    if wrong * 100 > len(text):
        raise InputError(f"not valid {said.upper()}: {wrong} characters of {len(text)}; save it as UTF-8", place)
    if not text.strip():
        raise InputError("the file is empty", place)
    return text


def _encoding(name: str) -> str:
    """Give Python's name of an encoding of the web; "" for anything else."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _LARGER.get(found, found) if _KNOWN.fullmatch(found) else ""


def _mark(data: bytes) -> tuple[bytes, str]:
    return next(((m, name) for m, name in _MARKS if data.startswith(m)), (b"", "utf-8"))


def _refuse_binary(data: bytes, place: str) -> None:
    nul = data.find(0)
    if nul >= 0:
        raise InputError(f"a binary file: NUL at byte {nul}; save text as UTF-8", place)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 200 > len(data):
        raise InputError(f"a binary file: {controls} of {len(data)} bytes are control characters", place)
