"""Read an e-mailed readout, or a page that a browser saved as one file (MHTML): its text, and what is attached."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument, NotText, ReadingError, UndecodableText
from dragoman.reading.canonical import make_canonical, unwrap_lines
from dragoman.reading.decoding import decode_bytes
from dragoman.reading.documents import Captured
from dragoman.reading.formats import ENDINGS, name_ending
from dragoman.reading.html import capture_html
from dragoman.reading.packages import is_report
from dragoman.reading.parts import MAX_MEMBERS, Part

BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the `email` package raises for headers and bodies that break its grammar."""
PREFIX = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+")
TYPES = {
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Types of attachments that are read, whatever their name."""


def parse_mail(raw: bytes, name: str) -> EmailMessage:
    """The message in the bytes. Raises NotText where they are none."""
    try:
        message = email.message_from_bytes(raw.lstrip(b"\r\n"), policy=email.policy.default)
    except BROKEN as fault:
        raise NotText(name, f"the e-mail is broken: {fault}", "save it anew") from None
    if not isinstance(message, EmailMessage) or not message.keys():
        raise NotText(name, "this is no e-mail: it has no header", "save it anew from the e-mail programme")
    return message


def capture_mail(message: EmailMessage, name: str, settings: ReadingSettings) -> Captured:
    """The text of a message: the plain part, else the HTML part; its subject, date and sender.

    Raises EmptyDocument where there is no text in it.
    """
    body = find_body(message)
    address = read_field(message, "Snapshot-Content-Location")
    title = read_field(message, "Subject")
    published, published_at = read_moment(message)
    if body is None:
        raise EmptyDocument(name, "there is no text in this e-mail")
    text, notes = decode_body(body, name)
    if body.get_content_type() == "text/html":
        page = capture_html(text, name, notes, settings, url=address)
        if address:
            return page
        text, notes = page.text, page.notes
    else:
        text = unwrap_lines(make_canonical(join_flowed(text) if is_flowed(body) else text))
    return Captured(
        id=name,
        text=text,
        title=PREFIX.sub("", title) or None if title else None,
        published=published,
        published_at=published_at,
        source=read_sender(message),
        notes=notes,
    )


def find_body(message: EmailMessage) -> EmailMessage | None:
    """The part that holds the text, None where there is none."""
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        blank = body is not None and not str(body.get_payload()).strip()
        if blank and body is not None and body.get_content_type() == "text/plain":
            body = message.get_body(preferencelist=("html",))
    except BROKEN:
        return None
    return body if isinstance(body, EmailMessage) else None


def decode_body(body: EmailMessage, name: str) -> tuple[str, tuple[str, ...]]:
    """The characters of a part. Raises NotText, UndecodableText and EmptyDocument."""
    try:
        raw = body.get_payload(decode=True)
        charset = body.get_content_charset()
    except BROKEN as fault:
        raise NotText(name, f"the e-mail is broken: {fault}", "save it anew") from None
    if not isinstance(raw, bytes) or not raw.strip():
        raise EmptyDocument(name, "there is no text in this e-mail")
    text, notes = decode_bytes(
        raw, name, html=body.get_content_type() == "text/html", charset=None if charset == "us-ascii" else charset
    )
    return text, tuple(note for note in notes if "declares" not in note)


def is_flowed(body: EmailMessage) -> bool:
    """Whether the part's lines are wrapped as RFC 3676 says, a blank at the end of each that goes on."""
    return str(body.get_param("format", "")).lower() == "flowed"


def join_flowed(text: str) -> str:
    """The text with its soft line breaks taken out (RFC 3676)."""
    lines: list[str] = []
    open_line = False
    for line in text.splitlines():
        words = line.removeprefix(" ")
        if open_line and words:
            lines[-1] += words
        else:
            lines.append(words)
        open_line = words.endswith(" ") and words != "-- "
    return "\n".join(lines)


def read_field(message: EmailMessage, field: str) -> str | None:
    """A header field as words, None where it is missing or broken."""
    try:
        value = message[field]
        words = " ".join(str(value).split()) if value is not None else ""
        words.encode("utf-8")
    except (*BROKEN, UnicodeEncodeError):
        return None
    return words or None


def read_sender(message: EmailMessage) -> str | None:
    """The name of the sender, else the address."""
    name, address = parseaddr(read_field(message, "From") or "")
    return name.strip(" \"'") or address or None


def read_moment(message: EmailMessage) -> tuple[str | None, str | None]:
    """Day and moment of sending; the moment without a zone ("-0000") is None."""
    words = read_field(message, "Date")
    try:
        sent: datetime | None = parsedate_to_datetime(words) if words else None
    except BROKEN:
        sent = None
    if sent is None or not 1970 <= sent.year <= 2199:
        return None, None
    return sent.date().isoformat(), sent.isoformat() if sent.tzinfo else None


def iter_attachments(message: EmailMessage, name: str) -> Iterator[Part | ReadingError]:
    """The attached files of a format that is read, forwarded messages among them; a saved page has none."""
    if read_field(message, "Snapshot-Content-Location"):
        return
    try:
        parts = list(message.iter_attachments())[:MAX_MEMBERS]
    except BROKEN:
        return
    for number, part in enumerate(parts, 1):
        try:
            kind = part.get_content_type()
            told = part.get_filename()
            inner = str(told) if told else f"attachment-{number}{TYPES.get(kind, '')}"
            if not is_report(inner):
                if kind not in TYPES or name_ending(inner) in ENDINGS:
                    continue
                inner += TYPES[kind]
            if kind == "message/rfc822":
                raw: object = part.get_content().as_bytes()
            else:
                raw = part.get_payload(decode=True)
        except (*BROKEN, UndecodableText) as fault:
            yield NotText(f"{name}!attachment-{number}", f"the attachment is broken: {fault}", "save it apart")
            continue
        if isinstance(raw, bytes) and raw:
            yield Part(f"{name}!{clean_name(inner)}", BytesIO(raw), made=read_moment(message)[0])


def clean_name(inner: str) -> str:
    """A file name without line breaks and what can't be written."""
    return " ".join(inner.encode("utf-8", "replace").decode("utf-8").split())
