"""The canonical text: what all offsets count in."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Invisible: control characters, soft hyphens, zero-width and direction marks. A soft hyphen inside "Zelen\xadskyy"
# would make two words of one.
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NO_BREAK_SPACES = str.maketrans(dict.fromkeys("\xa0\u2007\u202f", " "))

MAX_TITLE = 200
"""Characters; the longest headline of the White House archive has 186."""


def make_canonical(text: str) -> str:
    """The canonical text of a file: NFC, line breaks as LF, plain spaces, no invisible characters, no blank edges.

    Rows of JSON lines are not changed: their offsets count in the text as it was given.
    """
    text = INVISIBLE.sub("", LINE_BREAKS.sub("\n", text)).translate(NO_BREAK_SPACES)
    return unicodedata.normalize("NFC", text).strip()


def hash_text(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def find_title(text: str) -> str | None:
    """The first line, where it is shaped like a headline and more text stands under it; else None."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    headline = len(first) <= MAX_TITLE and len(first.split()) >= 2 and not re.search(r"[.!:;,…]\W*$", first)
    return first if headline and len(rest.strip()) > len(first) else None
