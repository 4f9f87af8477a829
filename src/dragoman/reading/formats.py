"""Tell what a file holds: by its first bytes, then by its name."""

from __future__ import annotations

import json
import re
from typing import Literal

from dragoman.errors import NotText

Format = Literal["text", "markdown", "html", "rows"]

ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "rows",
    ".ndjson": "rows",
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


def name_ending(name: str) -> str:
    """The ending of a file name in lower case, `.gz` left out ("a.JSONL.gz" → ".jsonl")."""
    name = name.lower().removesuffix(".gz")
    dot = name.rfind(".")
    return name[dot:] if dot > max(name.rfind("/"), name.rfind("\\")) else ""


def tell_format(name: str, head: bytes) -> Format:
    """The format of a file with this name and these first bytes.

    The bytes decide where they are plain: an HTML page saved as `.txt` is HTML. The name decides between text and
    Markdown, and for rows whose first line is broken. Raises NotText for other JSON and XML.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    told = ENDINGS.get(name_ending(name))
    if told == "rows" or (ROW.match(head) and is_object(head.partition(b"\n")[0])):
        return "rows"
    if HTML.match(head):
        return "html"
    for shape, what in UNREAD.items():
        if shape.match(head):
            raise NotText(name, f"this is {what}", "give a text, Markdown, HTML or JSON lines file")
    if told:
        return "text" if told == "html" else told
    return "markdown" if MARKDOWN.search(head) else "text"


def is_object(line: bytes) -> bool:
    """Whether the line is a JSON object, or the beginning of one that is longer than what was looked at."""
    try:
        json.loads(line)
    except ValueError:
        return len(line) >= MIN_CUT
    return True
