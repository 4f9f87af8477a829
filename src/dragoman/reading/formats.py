"""Tell what a file holds: by its first bytes, then by its name."""

from __future__ import annotations

import re
from typing import Literal

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
MARKDOWN = re.compile(rb"(?m)^#{1,4} \S|\[[^\]\n]+\]\(https?://[^)\s]+\)|^(?:\*\*|__)\S.*(?:\*\*|__)$")


def name_ending(name: str) -> str:
    """The ending of a file name in lower case, `.gz` left out ("a.JSONL.gz" → ".jsonl")."""
    name = name.lower().removesuffix(".gz")
    dot = name.rfind(".")
    return name[dot:] if dot > max(name.rfind("/"), name.rfind("\\")) else ""


def tell_format(name: str, head: bytes) -> Format:
    """The format of a file with this name and these first bytes.

    The bytes decide where they are plain: an HTML page saved as `.txt` is HTML. The name decides between text and
    Markdown, and for rows whose first line is broken.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    told = ENDINGS.get(name_ending(name))
    if told == "rows" or ROW.match(head):
        return "rows"
    if HTML.match(head):
        return "html"
    if told:
        return "text" if told == "html" else told
    return "markdown" if MARKDOWN.search(head) else "text"
