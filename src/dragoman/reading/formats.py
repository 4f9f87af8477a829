"""Tell what a file holds: by its first bytes, then by its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Literal

from dragoman.errors import NotText

Format = Literal["text", "markdown", "html", "pdf", "package", "mail", "rows", "table", "warc"]
"""What the first bytes tell; "package" is a ZIP file: an archive of reports, or a DOCX document."""


@dataclass(frozen=True, slots=True)
class FormatEntry:
    """A format that is read: its name, its endings, by what it is told, the extra that it needs (None: none)."""

    name: str
    endings: tuple[str, ...]
    told_by: str
    extra: str | None = None


FORMATS: dict[Format, tuple[FormatEntry, ...]] = {
    "text": (FormatEntry("plain text", (".txt", ".text"), "its ending, or no other format fits"),),
    "markdown": (FormatEntry("Markdown", (".md", ".markdown"), "its ending, or headings and links in it"),),
    "html": (FormatEntry("HTML page", (".html", ".htm", ".xhtml"), "its first element"),),
    "pdf": (FormatEntry("PDF with text", (".pdf",), "its first bytes"),),
    "package": (
        FormatEntry("Word document", (".docx",), "the parts in its ZIP file"),
        FormatEntry("ZIP archive", (".zip",), "its first bytes; its members are read by the same rules"),
    ),
    "mail": (
        FormatEntry("e-mail, saved page", (".eml", ".mht", ".mhtml"), "its header; attachments are read as well"),
    ),
    "rows": (FormatEntry("JSON lines", (".jsonl", ".ndjson"), "its first line: an object with a text"),),
    "table": (FormatEntry("CSV with a text column", (".csv", ".tsv"), "the names of its columns"),),
    "warc": (FormatEntry("web archive", (".warc",), "its first bytes", "warc"),),
}

ENDINGS: dict[str, Format] = {
    ending: kind for kind, entries in FORMATS.items() for entry in entries for ending in entry.endings
}
"""What a folder is searched for, each with or without `.gz`."""

HTML = re.compile(
    rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b"
)
ROW = re.compile(rb'\s*\{\s*"')
MIN_CUT = 4096
"""Bytes: a first line of this length may be cut off where the head ends."""
UNREAD = {
    re.compile(rb'\s*(?:\{\s*"|\[\s*[\[{"])'): "JSON, but not one object a line",
    re.compile(rb"\s*<(?:\?xml|rss|feed)\b"): "XML, which is not read yet",
}
MARKDOWN = re.compile(rb"(?m)^#{1,4} \S|\[[^\]\n]+\]\(https?://[^)\s]+\)|^(?:\*\*|__)\S.*(?:\*\*|__)$")
HEADER = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
MAIL_FIELDS = re.compile(rb"(?im)^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):")
"""Header fields that only e-mail programmes write: telegrams, too, begin with From, To, Subject and Date."""
TEXT_COLUMNS = ("text", "body", "content", "full_text", "fulltext", "article")
COLUMN = re.compile(rf"""(?i)[,;\t|]\s*"?(?:{"|".join(TEXT_COLUMNS).replace("_", "[_ ]")})"?\s*[,;\t|]""".encode())
OTHER_COLUMNS = re.compile(rb"(?i)\b(?:id|title|headline|published|date|source|publisher|url|link|language)\b")


def list_formats() -> tuple[FormatEntry, ...]:
    """The formats that are read, those of one document first."""
    return tuple(entry for entries in FORMATS.values() for entry in entries)


def name_ending(name: str) -> str:
    """The ending of a file name in lower case, `.gz` left out ("a.JSONL.gz" → ".jsonl")."""
    name = name.lower().removesuffix(".gz")
    dot = name.rfind(".")
    return name[dot:] if dot > max(name.rfind("/"), name.rfind("\\"), name.rfind("!")) else ""


def tell_format(name: str, head: bytes) -> Format:
    """The format of a file with this name and these first bytes.

    The bytes decide where they are plain: an HTML page saved as `.txt` is HTML. The name decides between text and
    Markdown, and for rows and tables whose first line is broken. Raises NotText for other JSON and XML.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "package"
    if head.startswith(b"WARC/"):
        return "warc"
    told = ENDINGS.get(name_ending(name))
    if told == "rows" or (ROW.match(head) and is_object(head.partition(b"\n")[0])):
        return "rows"
    if HTML.match(head):
        return "html"
    if is_mail(head, told == "mail"):
        return "mail"
    if told == "table" or is_table(head):
        return "table"
    for shape, what in UNREAD.items():
        if shape.match(head):
            raise NotText(name, f"this is {what}", "give a text, Markdown, HTML or JSON lines file")
    if told == "markdown":
        return told
    if told:
        return "text"
    return "markdown" if MARKDOWN.search(head) else "text"


def is_mail(head: bytes, named: bool) -> bool:
    """Whether the head begins as an e-mail does; `named`: its ending says so, and any header will do."""
    header = HEADER.match(head)
    return bool(header and (named or MAIL_FIELDS.search(header[0])))


def is_table(head: bytes) -> bool:
    """Whether the first line names columns, a text and another known one among them."""
    first = b"," + head.partition(b"\n")[0].rstrip(b"\r") + b","
    return len(first) < MIN_CUT and bool(COLUMN.search(first) and OTHER_COLUMNS.search(first))


def is_object(line: bytes) -> bool:
    """Whether the line is a JSON object, or the beginning of one that is longer than what was looked at."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return len(line) >= MIN_CUT
    return True
