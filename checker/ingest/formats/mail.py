"""Mail (RFC 5322): a newsletter's text, its date and sender; articles attached to it are read too."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from checker.errors import InputError
from checker.ingest.decoding import decode_declared
from checker.ingest.document import Document, File, Format, Start, compose
from checker.ingest.markup import html_tree, pieces
from checker.ingest.moments import day_of, exact, moment
from checker.ingest.page import plain_blocks
from checker.model import Mark, Publication, Unit
from checker.settings import Settings

_HEADERS = re.compile(r"(?:From [^\n]*\n|[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_ONLY_MAIL = re.compile(
    r"^(?:message-id|mime-version|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)


def read(file: File, settings: Settings) -> Iterator[Document | File]:
    """Give the text of the message, then what is attached to it. Raises InputError where it has neither."""
    try:
        message = message_from_bytes(file.data, policy=default)
        body = message.get_body(("html", "plain"))
        attached = list(message.iter_attachments()) if message.is_multipart() else []
    except (MessageError, ValueError, LookupError, AttributeError, KeyError, IndexError, RecursionError) as error:
        raise InputError(f"the message is broken: {error}", file.place) from error
    if isinstance(body, EmailMessage):
        yield _document(message, body, file.place, settings)
    for number, part in enumerate(attached, 1):
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield file.inner(str(part.get_filename(f"attachment-{number}")).replace("/", "_"), content)
    if body is None and not attached:
        raise InputError("the message has no text", file.place)


def _document(message: EmailMessage, body: EmailMessage, place: str, settings: Settings) -> Document:
    data = body.get_payload(decode=True)
    text = decode_declared(data if isinstance(data, bytes) else b"", place, body.get_content_charset() or "")
    if body.get_content_subtype() == "html":
        text, blocks, marks = compose(
            seen.piece._replace(number=0) for seen in pieces(html_tree(text, place, settings.max_nesting))
        )
    else:
        text = text.replace("\r\n", "\n")
        blocks = plain_blocks(text)
        marks = tuple(Mark(block.start, number) for number, block in enumerate(blocks, 1))
    sent = moment(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From"))
    return Document(
        text,
        blocks,
        _header(message, "Subject"),
        day_of(sent),
        Publication(
            published_at=exact(sent),
            outlet=name or address,
            language=_header(message, "Content-Language")[:35],
        ),
        unit=Unit.PARAGRAPH,
        marks=marks or (Mark(0, 1),),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:300]
    except (ValueError, IndexError, AttributeError, TypeError):  # the parser of headers gives up on some
        return ""


def _looks(start: Start) -> bool:
    head = _HEADERS.match(start.text.replace("\r\n", "\n"))
    return head is not None and _ONLY_MAIL.search(head[0]) is not None


FORMAT = Format("mail", (".eml",), _looks, read)
