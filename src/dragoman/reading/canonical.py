"""The canonical text: what all offsets count in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import pairwise

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


BULLET = re.compile(r"\s*(?:[-–—•*·▪]|\(?\w{1,2}[.)])\s")
MAX_WRAPPED = 100
"""Characters: no line of a text wrapped by hand or by an e-mail programme is longer."""
MIN_CONTINUED = 0.4
"""Share of the line breaks inside paragraphs after which a small letter stands: above .6 in wrapped texts, near 0 where
each line is a paragraph."""


def unwrap_lines(text: str) -> str:
    """The text with the line breaks inside its paragraphs taken out, where it is wrapped at a fixed width."""
    lines = text.split("\n")
    breaks = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    continued = sum(b.lstrip()[:1].islower() for _, b in breaks)
    if len(breaks) < 3 or continued < MIN_CONTINUED * len(breaks) or max(map(len, lines)) > MAX_WRAPPED:
        return text
    width = max(map(len, lines))
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if line.strip() and len(before) > width / 2 and not BULLET.match(line):
            joined[-1] = f"{joined[-1].rstrip()} {line.lstrip()}"
        else:
            joined.append(line)
    return "\n".join(joined)
